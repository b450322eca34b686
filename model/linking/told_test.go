package linking_test

import (
	"slices"
	"strings"
	"testing"

	"pariscall/model"
	"pariscall/model/linking"
)

func TestIncidentsAreToldByWhoAndWhatWasHitByWhomAndWhen(t *testing.T) {
	check(t, [][2]string{
		// The state, what in it, and by whom.
		{"Czech ministry of foreign affairs still counts the mail that APT31 took", "country:CZE incident:czech-mfa-2025 actor:apt31"},
		{"Laundry Bear copied contact details of the Dutch police force", "actor:void-blizzard country:NLD incident:dutch-police-2024"},
		// The state, what in it, and when, beside an attack.
		{"Water works in Israel: what the attack of 2020 taught the engineers", "incident:israel-water-2020 country:ISR"},
		{"Wie der Angriff auf Windparks in Polen 2025 ablief", "incident:poland-grid-2025 country:POL"},
		{"В 2021 году хакеры взломали железные дороги Ирана", "incident:iran-rail-2021 country:IRN"},
		// The year tells two of a kind apart.
		{"Power cut by hackers in Ukraine: substations in 2016", "incident:industroyer-2016 country:UKR"},
		{"Power cut by hackers in Ukraine: substations in 2015", "incident:ukraine-grid-2015 country:UKR"},
		{"Power cut by Sandworm in Ukraine: substations once more", "actor:sandworm country:UKR"},
		// A mark of its own, and a group that stands for the state.
		{"Zyxel firewalls and Danish substations under attack: a report", "country:DNK incident:denmark-energy-2023"},
		{"Carriers still find Salt Typhoon in their wiretap systems", "incident:salt-typhoon actor:ghostemperor"},

		// Another attack, another year, no attack, somewhere else.
		{"New attack on water works in Israel after the attack of 2020", "country:ISR"},
		{"Steel exports of Iran fell in 2022", "country:IRN"},
		{"Water works in Israel under attack in 2024", "country:ISR"},
		{"APT31 spied on the police of Finland", "actor:apt31 country:FIN"},
		{"COATHANGER: why the Dutch service named China", "incident:coathanger-2023 country:NLD country:CHN"},
		{"The parliament of Finland lost its website, and nobody mentioned hackers", "country:FIN"},
		{"Salt Typhoon is a bad name, says an analyst", "actor:ghostemperor"},
		{"APT31 hackers hit the parliament of Finland in 2023", "actor:apt31 country:FIN"},
		{"APT31 hackers hit the parliament of Finland in 2020", "actor:apt31 incident:finland-parliament-2020 country:FIN"},
	})
}

// TestToldIncidentsStandBesideOtherMentions holds that a told incident never
// covers the words of another mention: both are marked in the article.
func TestToldIncidentsStandBesideOtherMentions(t *testing.T) {
	text := "Prague: APT31 was in the mail of the Czech foreign ministry. " + strings.Repeat("The foreign ministry of Czechia said so. ", 40)
	found, _ := theLinker().Find(text, linking.Options{})
	told := 0
	for i, m := range found {
		if m.Ref.Kind == model.KindIncident {
			told++
		}
		if i > 0 && m.Start < found[i-1].End {
			t.Errorf("%q at %d overlaps %q, which ends at %d", m.Match, m.Start, found[i-1].Match, found[i-1].End)
		}
		if text[m.Start:m.End] != m.Match {
			t.Errorf("%q is not what stands at %d: %q", m.Match, m.Start, text[m.Start:m.End])
		}
	}
	if told != 1 {
		t.Errorf("the incident was told %d times, want once", told)
	}
}

// TestIncidentIsToldFarDownInAnArticle holds that a state which an article
// names in every sentence is still asked about at the end.
func TestIncidentIsToldFarDownInAnArticle(t *testing.T) {
	text := strings.Repeat("Ukraine signed the treaty on trade, and the talks went on for days without result in the capital of the country. ", 40) +
		"Power cut by hackers in Ukraine: substations in 2016."
	found, _ := theLinker().Find(text, linking.Options{})
	if !slices.ContainsFunc(found, func(m model.Mention) bool { return m.Ref.ID == "industroyer-2016" }) {
		t.Error("the incident of the last sentence is not told")
	}
}

func TestIncidentNamesInAListVouchForEachOther(t *testing.T) {
	check(t, [][2]string{
		{"Stuxnet and Flame, ten years on", "incident:stuxnet incident:flame-2012"},
		{"The Flame of Tallinn, ten years on", "country:EST"},
		{"Lessons of WannaCry, Equifax and Medibank", "incident:wannacry incident:equifax-2017 incident:medibank-2022"},
		{"Lessons of Equifax and Medibank", ""},
		{"Cloud hopper pilot lands in a school yard", ""},
		{"The Dark Seoul exhibition opens", ""},
		{"Yahoo's 2013 breach in numbers", ""},
	})
}

func TestGroupsThatAreWordsAreFoundWhereTheTextMakesThemOne(t *testing.T) {
	check(t, [][2]string{
		{"JPCERT、Tickのマルウェアを分析", "actor:tick"},
		{"Tickの新しいアルバムが発売", ""},
		{"Reaper hides again: the Pyongyang-run crew changed its loader", "actor:apt37 country:PRK"},
		{"Reaper returns in a new film", ""},
		{"Officials were hacked when Silent Lynx sent a letter", "actor:yorotrooper"},
		{"Bearlyfy требует денег", "actor:bearlyfy"},
		{"Hackers from Leviathan read the mail of diplomats", "actor:apt40"},
		{"Hackers from Leviathan Security win a contest", ""},
	})
}
