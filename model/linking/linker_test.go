package linking_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"pariscall/model"
	"pariscall/model/dataset"
	"pariscall/model/linking"
)

var theAtlas = sync.OnceValue(func() *model.Atlas {
	a, err := dataset.Load()
	if err != nil {
		panic(err)
	}
	return a
})

var theLinker = sync.OnceValue(func() *linking.Linker { return linking.New(theAtlas()) })

// refs returns what a text names, in order, as one string.
func refs(text string, o linking.Options) string {
	found, _ := theLinker().Find(text, o)
	var out []string
	for _, m := range found {
		out = append(out, m.Ref.String())
	}
	return strings.Join(out, " ")
}

func TestRulesDecideByNeighboursCaseAndContext(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Mexico and New Mexico", "country:MEX"},
		{"Georgia asked Tbilisi's allies", "country:GEO country:GEO"},
		{"Atlanta, Georgia", ""},
		{"Michael Jordan met Jordan's king", ""},
		{"Jordan's king met officials", "country:JOR"},
		{"The US told us", "country:USA"},
		{"TELL US MORE", ""},
		{"US CHARGES SPY", "country:USA"},
		{"U.S. charges spy", "country:USA"},
		{"It cost US$5 in New York", ""},
		{"Lebanon, Pennsylvania, and Lebanon's army", "country:LBN"},
		{"a talk in Brussels", ""},
		{"Brussels fines a platform", "country:EUU"},
		{"European firms", ""},
		{"Guinea pigs in Guinea-Bissau", "country:GNB"},
		{"Microsoft's outage", "supporter:microsoft"},
		{"see microsoft.com or mail x@microsoft.com", ""},
		{"padding oracle; Oracle says", "supporter:oracle"},
		{"a total of 5", ""},
		{"APT-28, APT 28 and APT28", "actor:apt28 actor:apt28 actor:apt28"},
		{"hackers known as Reaper", "actor:apt37"},
		{"the reaper came", ""},
		{"Bangladesh Bank heist", "country:BGD incident:bangladesh-bank"},
		{"Colonial Pipeline names a chief", ""},
		{"Colonial Pipeline hack", "incident:colonial-pipeline"},
		{"中美会谈", "country:CHN country:USA"},
		{"ウインドウ", ""},
		{"インド政府", "country:IND"},
		{"وروسيا", "country:RUS"},
		{"российскими хакерами", "country:RUS"},
		{"Élysée", "country:FRA"},
		{"Siemens Energy and Siemens", "supporter:siemens"},
	} {
		if got := refs(c.text, linking.Options{}); got != c.want {
			t.Errorf("%q names %q, want %q", c.text, got, c.want)
		}
	}
}

func TestOutletIsNoMentionInItsOwnPiece(t *testing.T) {
	text := "Kaspersky sees more attacks on Microsoft users"
	if got := refs(text, linking.Options{Outlet: "Kaspersky Securelist"}); got != "supporter:microsoft" {
		t.Errorf("got %q", got)
	}
}

func TestRejectionSaysWhatSwallowedTheName(t *testing.T) {
	_, rejected := theLinker().Find("Courts in New Mexico", linking.Options{Why: true})
	if len(rejected) != 1 || rejected[0].Why != "part of New Mexico" || rejected[0].Ref.String() != "country:MEX" || rejected[0].Match != "Mexico" || rejected[0].Start != 14 {
		t.Errorf("got %+v", rejected)
	}
}

func TestEveryMentionSaysWhy(t *testing.T) {
	found, _ := theLinker().Find("Russian spies and Sandworm hit Kyiv, Microsoft says; NotPetya again", linking.Options{})
	if len(found) != 5 {
		t.Fatalf("found %d mentions, want 5: %+v", len(found), found)
	}
	for _, m := range found {
		if m.Why == "" || m.Name == "" {
			t.Errorf("%+v does not say why", m)
		}
	}
}

func TestCountriesAreFoundByNameAndAdjective(t *testing.T) {
	// Names that need more than a carrier sentence to mean the country.
	doubtful := map[string]bool{
		"Georgia": true, "FSM": true, "PNG": true, "Emirates": true,
		"Dane": true, "Finn": true, "Kiwi": true, "Pole": true, "Swede": true, "Turk": true, "Brit": true,
	}
	for _, c := range theAtlas().Countries() {
		carriers := map[string][]string{
			"Hackers in %s stole the files of a ministry": append([]string{c.Name}, c.Aliases...),
			"Spies breached the %s parliament":            c.Adjectives,
		}
		for carrier, names := range carriers {
			for _, n := range names {
				text := fmt.Sprintf(carrier, n)
				if !doubtful[n] && !strings.Contains(refs(text, linking.Options{}), c.Ref().String()) {
					t.Errorf("%q does not name %s", text, c.Ref())
				}
			}
		}
	}
}

func TestCountriesAreFoundInTheLanguagesOfTheData(t *testing.T) {
	carriers := map[string]string{
		"fr": "Des pirates attaquent %s selon le ministère", "de": "Hacker griffen %s an, sagt die Behörde",
		"es": "Piratas atacan %s según el gobierno", "pt": "Hackers atacam %s segundo o governo",
		"it": "Gli hacker attaccano %s secondo il governo", "ru": "Хакеры атаковали %s",
		"zh": "黑客攻击%s政府", "ja": "%sがサイバー攻撃を受けた", "ar": "هجوم على %s",
	}
	var all, missed int
	for _, c := range theAtlas().Countries() {
		for lang, carrier := range carriers {
			for _, n := range append(append([]string(nil), c.NamesIn(lang)...), c.PeopleIn(lang)...) {
				all++
				if !strings.Contains(refs(fmt.Sprintf(carrier, n), linking.Options{}), c.Ref().String()) {
					missed++
				}
			}
		}
	}
	if missed*100 > all { // a town (Granada), a person (Maurice), a name with brackets
		t.Errorf("%d of %d names in other languages are missed", missed, all)
	}
}

func TestFingerprintIsStable(t *testing.T) {
	a, b := linking.New(theAtlas()).Fingerprint(), linking.New(theAtlas()).Fingerprint()
	if a != b || a == linking.New(emptyAtlas(t)).Fingerprint() {
		t.Errorf("fingerprints %q and %q: the same data must agree, other data differ", a, b)
	}
}

func emptyAtlas(t *testing.T) *model.Atlas {
	t.Helper()
	a, err := model.NewAtlas(model.Tables{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestLinkMarksTitleAndBody(t *testing.T) {
	a := &model.Article{
		Title: model.Line("Russian spies return"),
		Body:  model.Doc{{Text: model.Block("Microsoft blames APT29.")}},
	}
	got := theLinker().Link(a)
	if len(got) != 3 || got[0].Field != model.InTitle || got[1].Field != model.InBody || got[2].Field != model.InBody {
		t.Fatalf("got %+v", got)
	}
	if body := a.Body.Plain(); body[got[1].Start:got[1].End] != "Microsoft" {
		t.Errorf("offsets of the body do not fit: %+v", got[1])
	}
}

func TestRepeatedNamesDoNotAllocatePerWord(t *testing.T) {
	for _, w := range []string{"Lazarus ", "HSE ", "Jordan Smith ", "Snake ", "Georgia ", "Colonial Pipeline ", "Polish ", "Victoria "} {
		short, long := strings.Repeat(w, 2000), strings.Repeat(w, 8000)
		theLinker().Find(short, linking.Options{})
		a := testing.AllocsPerRun(1, func() { theLinker().Find(long, linking.Options{}) })
		if a > 200 {
			t.Errorf("%q: %v allocations", w, a)
		}
	}
}

func TestConcurrentUseAgrees(t *testing.T) {
	l := linking.New(theAtlas())
	text := "Chinese hackers hit Cisco and Ukraine; APT41 blamed"
	want := fmt.Sprint(l.Find(text, linking.Options{Why: true}))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := fmt.Sprint(l.Find(text, linking.Options{Why: true})); got != want {
					t.Errorf("got %s, want %s", got, want)
					return
				}
			}
		})
	}
	wg.Wait()
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"", "U.S", "U.S.", "US$", "l'Iran", "Lebanon, Pennsylvania", "中美", "ロシア", "وروسيا", "Michael B. Jordan",
		"Bangladesh Bank heist", "Salt Typhoon hack", "Costa Rica and Conti", "\xff\xfeUS", "St. Lucia", "EE. UU.", "meta-analysis",
		"The Conti attack on Costa Rica", "刚果（金）", "A.B.C.D.E.F.G.", "Ｍｉｃｒｏｓｏｆｔ",
		"In Estonia Microsoft recalls the 2007 attack by Russia", "the 2022 attack on Albania", "x | Microsoft", "A B (HSE) (C D",
		"聯想與華為", "للصين", "スイスチーズ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found, rejected := theLinker().Find(text, linking.Options{Why: true})
		end := 0
		for _, m := range found {
			if m.Start < end || m.End <= m.Start || m.End > len(text) || text[m.Start:m.End] != m.Match {
				t.Fatalf("mention %+v in %q after %d", m, text, end)
			}
			end = m.End
		}
		for _, r := range rejected {
			if r.Start < 0 || r.End > len(text) || text[r.Start:r.End] != r.Match || r.Why == "" {
				t.Fatalf("rejection %+v in %q", r, text)
			}
		}
		again, _ := theLinker().Find(text, linking.Options{})
		if fmt.Sprint(again) != fmt.Sprint(found) {
			t.Fatalf("%q: %v, then %v", text, found, again)
		}
	})
}
