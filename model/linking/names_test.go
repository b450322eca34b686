package linking_test

import (
	"testing"

	"pariscall/model/linking"
)

// check runs texts and what they name through the linker.
func check(t *testing.T, cases [][2]string) {
	t.Helper()
	for _, c := range cases {
		if got := refs(c[0], linking.Options{}); got != c[1] {
			t.Errorf("%q names %q, want %q", c[0], got, c[1])
		}
	}
}

func TestPersonIsOneBeforeAndAfterTheTextSaysSo(t *testing.T) {
	check(t, [][2]string{
		{"Jordan said he clicked. Later Jordan, 29, called the bank.", ""},
		{"A mail reached Jordan on Monday. Jordan, 29, opened it.", ""},
		{"Jordan clicked the link. He is 22.", ""},
		{"Chad, 34, lost his savings", ""},
		{"Her son Jordan hid the router", ""},
		{"Sgt. Israel Morales gave a talk", ""},
		{"Jordan arrests five over fraud", "country:JOR"},
		{"Chad cuts internet access before vote", "country:TCD"},
	})
}

func TestNameInsideAnotherNameIsNoMention(t *testing.T) {
	check(t, [][2]string{
		{"Shares of Korea Zinc fell", ""},
		{"A team at the University of Vienna found a flaw", ""},
		{"Loyalty cards of Holland & Barrett were cloned", ""},
		{"Cuba City, Wisconsin, tests a siren", ""},
		{"The American Heart Association was hit by bots", ""},
		{"American water utilities get free scans", "country:USA"},
		{"The Central Bank of Cyprus warned lenders", "country:CYP"},
		{"Palo Alto, California, cancels its stream", ""},
		{"Access now: how to log in", ""},
		{"Access Now counts shutdowns", "supporter:access-now"},
	})
}

func TestDishesAndLanguagesAreNoMentionInAnyLanguage(t *testing.T) {
	check(t, [][2]string{
		{"Ensalada griega para la cena", ""},
		{"Cours d'italien gratuit", ""},
		{"Polnisch für Anfänger", ""},
		{"Polnische Behörden warnen", "country:POL"},
		{"法语入门课程", ""},
		{"法国警方", "country:FRA"},
		{"スペイン語講座", ""},
		{"German beer maker hit by ransomware", "country:DEU"},
		{"Prorussische Gruppe legt Webseiten lahm", "country:RUS"},
	})
}
