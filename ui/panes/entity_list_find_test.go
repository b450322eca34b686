package panes

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"pariscall/ui/theme"
)

func TestTypingANameInFullSelectsItNotWhatOnlyHoldsItsWords(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	c := newCountries(env)
	c.Resize(80, 20)
	for typed, want := range map[string]string{
		"united states": "USA", "niger": "NER", "korea": "KOR", "guinea": "GIN", "fr": "FRA",
	} {
		c.Narrow("")
		c.Show(country("MEX"))
		press(c, "f")
		for _, r := range typed {
			press(c, string(r))
		}
		press(c, "enter")
		if got := c.Selected(); got != country(want) {
			t.Errorf("%q selects %v, want %s", typed, got, want)
		}
	}
	o := newOrganisations(env)
	o.Resize(80, 20)
	press(o, "f")
	for _, r := range "microsoft" {
		press(o, string(r))
	}
	if got := o.Selected().ID; got != "microsoft" {
		t.Errorf("microsoft selects %s", got)
	}
}

func TestSortingAtTheTopStaysThereAndElsewhereNamesTheRow(t *testing.T) {
	c := newCountries(realEnv(t, theme.Unicode()))
	c.Resize(80, 20)
	press(c, "s")
	if c.list.Index() != 0 || c.list.Row() != 0 {
		t.Errorf("after sorting an untouched list row %d is selected, on line %d", c.list.Index(), c.list.Row())
	}
	c.Show(country("KEN"))
	say, ok := press(c, "s").(Say)
	if !ok || !strings.Contains(say.Text, "Kenya") || c.Selected() != country("KEN") {
		t.Errorf("after sorting elsewhere: %q, %v is selected", say.Text, c.Selected())
	}
}

func TestNewsAndWatchWorkOnARowOfAList(t *testing.T) {
	c := newCountries(realEnv(t, theme.Unicode()))
	c.Resize(80, 20)
	c.Show(country("KEN"))
	if act := press(c, "N"); act != (News{"country:KEN"}) {
		t.Errorf("N: %v", act)
	}
	if w, ok := press(c, "W").(Watch); !ok || w.Query != "country:KEN" || w.Label.String() != "Kenya" {
		t.Errorf("W: %v", w)
	}
}

func TestTheColumnsOfCountriesHaveNamesOverThem(t *testing.T) {
	c := newCountries(realEnv(t, theme.Unicode()))
	c.Resize(100, 20)
	lines := strings.Split(ansi.Strip(c.View()), "\n")
	c.Show(country("FRA"))
	row := ""
	for l := range strings.SplitSeq(ansi.Strip(c.View()), "\n") {
		if strings.Contains(l, "FRA France") {
			row = l
		}
	}
	head := []rune(lines[0])
	at := func(s []rune, word string) int { return len([]rune(string(s)[:strings.Index(string(s), word)])) }
	if at(head, "state") != at([]rune(row), "France") || at(head, "hit") != at([]rune(row), "▲") {
		t.Errorf("heads do not stand over their columns:\n%s\n%s", lines[0], row)
	}
	c.Resize(100, headRoom-1)
	if strings.Contains(c.View(), "orgs") {
		t.Error("a low list spends a line on names of columns")
	}
}

func TestHintsOfFiltersFitEightyColumns(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	for _, hint := range []string{newCountries(env).spec.hint, newOrganisations(env).spec.hint, newIncidents(env).spec.hint, newTimeline(env).spec.hint} {
		if len(hint) > 79 {
			t.Errorf("%d cells: %s", len(hint), hint)
		}
	}
}
