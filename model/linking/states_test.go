package linking_test

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"pariscall/model/linking"
)

// The lists are of names between bars, each line with its language and code.
//
//go:embed testdata/states.txt
var states string

//go:embed testdata/peoples.txt
var peoples string

func TestStatesAreFoundByTheNamesThePressUses(t *testing.T) {
	findAll(t, states, map[string]string{
		"en": "Hackers attack the networks of %s", "fr": "Des pirates ont attaqué les autorités ; %s est en alerte",
		"de": "Hacker greifen an: %s warnt vor Angriffen auf die Netze", "es": "Los piratas atacan a las autoridades de %s",
		"pt": "Os piratas atacam as redes do governo de %s", "it": "Gli hacker attaccano le reti del governo di %s",
		"ru": "Хакеры атаковали %s", "zh": "黑客攻击%s政府", "ja": "%s政府にサイバー攻撃", "ar": "هجوم سيبراني على %s",
	})
}

func TestPeoplesAreFoundInTheirForms(t *testing.T) {
	findAll(t, peoples, map[string]string{
		"fr": "Des %s ont été arrêtés après une attaque contre des banques", "de": "Nach dem Angriff wurden zwei %s von der Polizei verhaftet",
		"es": "Detenidos tras el ataque dos %s en una operación contra el fraude", "pt": "Presos dois %s após o ataque contra os bancos",
		"it": "Arrestati due %s dopo gli attacchi contro le banche", "ru": "По делу проходит %s", "ar": "اعتقال %s في العملية",
	})
}

func findAll(t *testing.T, list string, carriers map[string]string) {
	t.Helper()
	for line := range strings.Lines(list) {
		cell := strings.SplitN(strings.TrimSpace(line), " ", 3)
		if line[0] == '#' || len(cell) < 3 {
			continue
		}
		for name := range strings.SplitSeq(cell[2], "|") {
			text := fmt.Sprintf(carriers[cell[0]], name)
			if got := refs(text, linking.Options{}); !strings.Contains(got, "country:"+cell[1]) {
				t.Errorf("%q names %q, want country:%s", text, got, cell[1])
			}
		}
	}
}

func TestNeighboursTellWhatScriptsWithoutCapitalsDoNot(t *testing.T) {
	check(t, [][2]string{
		{"محتال مالي يخدع المئات", ""},
		{"حكومة مالي تعلن تعليق الإنترنت", "country:MLI"},
		{"ترامب مصر على حظر التطبيق", ""},
		{"وللصين دور في الهجوم", "country:CHN"},
		{"موريتانيا وجزر القمر تطلبان دعما", "country:MRT country:COM"},
		{"سانت فنسنت وجزر غرينادين تطلب دعما", "country:VCT"},
		{"محمد المصري يفوز بجائزة", ""},
		{"عمان تعلن إحباط هجوم", "country:OMN"},
		{"スイスチーズモデルで考える多層防御", ""},
		{"ロシアハッカーが電力網を攻撃", "country:RUS"},
		{"这让人联想到去年的攻击", ""},
		{"联想发布新款笔记本", "supporter:lenovo"},
		{"Чехов написал пьесу", ""},
		{"Хакер сдал чехов полиции", "country:CZE"},
	})
}

func TestLanguageIsNoState(t *testing.T) {
	check(t, [][2]string{
		{"Russian-speaking gang sells loader", ""},
		{"A Chinese-language forum was seized", ""},
		{"The note was written in Russian and Chinese", ""},
		{"Servers in Russian and Chinese data centres seized", "country:RUS country:CHN"},
		{"Le message est rédigé en chinois", ""},
		{"Записка составлена на русском и английском", ""},
		{"Сбой на китайском рынке", "country:CHN"},
	})
}

func TestAcronymThatTheTextExplainsOtherwiseIsAnotherBody(t *testing.T) {
	check(t, [][2]string{
		{"The Health and Safety Executive (HSE) in Dublin fines a firm", ""},
		{"The Health Service Executive (HSE) in Ireland restores systems", "supporter:hse supporter:hse country:IRL"},
		{"La Cnil sanctionne le Medef", "supporter:cnil supporter:medef"},
	})
}

func TestWhatStandsAfterABarIsTheOutlet(t *testing.T) {
	check(t, [][2]string{
		{"Ministry reworks identity rules | MediaNama", ""},
		{"Ransomware in review | Microsoft Security Blog", ""},
		{"Weekly | Microsoft breached again", "supporter:microsoft"},
	})
}

func TestStateAndYearAndAttackAreTheIncident(t *testing.T) {
	check(t, [][2]string{
		{"Der Angriff auf Estland 2007 war ein Weckruf", "incident:estonia-2007 country:EST"},
		{"Estonia joined the pact in 2007", "country:EST"},
		{"Estonia, attacked in 2024, looks back", "country:EST"},
	})
}
