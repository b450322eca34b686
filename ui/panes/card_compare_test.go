package panes

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"pariscall/model"
	"pariscall/ui/theme"
)

// onRow moves the cursor of a page to the line that begins with some words.
func onRow(t *testing.T, p *entityPage, words string) {
	t.Helper()
	press(p, "g")
	for range 60 {
		if _, b, ok := p.page.Selected(); ok && strings.HasPrefix(b.Plain(), words) {
			return
		}
		press(p, "n")
	}
	t.Fatalf("the cursor never stands on %q:\n%s", words, ansi.Strip(p.View()))
}

func TestComparisonTellsNotListedFromUnknownAndFromWhoCouldNotVote(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	for _, width := range []int{60, 90, 130} { // stacked, narrow, roomy
		p := newEntityPage(env, compareRef([]string{"BRA", "FRA", "VAT"})).(*entityPage)
		p.Resize(width, 200)
		got := ansi.Strip(p.View())
		for _, want := range []string{"○ not ", "? unknown [", "– not a member"} {
			if !strings.Contains(got, want) {
				t.Errorf("at %d the comparison lacks %q:\n%s", width, want, got)
			}
		}
	}
}

func TestComparisonShowsYearAndSourceWhereTheyFit(t *testing.T) {
	a := answer{mark: "●", words: "endorsed", year: "2019", sources: []model.Source{{URL: "https://example.org"}}}
	vote := answer{mark: "✗", words: "voted against", short: "against", sources: a.sources}
	for _, c := range []struct {
		of    answer
		room  int
		want  string
		cited bool
	}{
		{a, 20, "● endorsed 2019", true},
		{a, 19, "● endorsed", true},
		{a, 14, "● endorsed", false},
		{a, 8, "● endor…", false},
		{vote, 20, "✗ voted against", true},
		{vote, 19, "✗ against", true},
		{vote, 12, "✗ against", false},
	} {
		if got, cited := c.of.in(c.room, "…"); got != c.want || cited != c.cited {
			t.Errorf("in %d cells: %q, source %v; want %q, %v", c.room, got, cited, c.want, c.cited)
		}
	}
}

func TestLineOfAComparisonOpensAndCopiesItsSources(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, compareRef([]string{"FRA", "RUS"})).(*entityPage)
	p.Resize(120, 80)
	treaty := env.Atlas.Instrument("budapest")
	var source string
	for _, pos := range env.Atlas.PositionsOf(model.Ref{Kind: model.KindCountry, ID: "FRA"}) {
		if pos.Instrument == treaty.ID {
			source = pos.Prov.Sources[0].URL
		}
	}
	onRow(t, p, "Budapest Convention")
	if act, ok := press(p, "o").(Browse); !ok || act.URL != source {
		t.Errorf("o opens %v, not %s", act, source)
	}
	act, ok := press(p, "y").(Copy)
	for _, want := range []string{"Budapest Convention\nFrance: party 2006\nRussia: not on the list\n", source, "from: " + treaty.Name} {
		if !ok || !strings.Contains(act.Text, want) {
			t.Errorf("y copies, without %q:\n%s", want, act.Text)
		}
	}
	if shown := ansi.Strip(p.View()); !strings.Contains(shown, "Sources       [1]") {
		t.Errorf("the sources are not listed:\n%s", shown)
	}
}

func TestNamesOfAComparisonCopyAllOfIt(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, compareRef([]string{"FRA", "RUS"})).(*entityPage)
	p.Resize(120, 24)
	act, ok := press(p, "y").(Copy)
	for _, want := range []string{
		"France, Russia\n\nParis Call\nFrance: endorsed [1]\nRussia: not endorsed [2]\n",
		"\n\nBudapest Convention\nFrance: party 2006 [3]\nRussia: not on the list [3]\n",
		"\n\nincidents as victim\nFrance: 7\nRussia: 6\n",
	} {
		if !ok || !strings.Contains(act.Text, want) {
			t.Errorf("y on the names copies, without %q:\n%s", want, act.Text)
		}
	}
	for n, s := range p.card.sources {
		if !strings.Contains(act.Text, "\n["+strconv.Itoa(n+1)+"] "+sourceName(s)+", "+s.URL) {
			t.Errorf("the copy lacks the source %s", s.URL)
		}
	}
}

func TestNumberInAComparisonLeadsToWhatItCounts(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, compareRef([]string{"FRA", "DEU"})).(*entityPage)
	p.Resize(120, 80)
	onRow(t, p, "incidents as victim")
	act, ok := press(p, "enter").(Narrow)
	if !ok || act.Kind != model.KindIncident || act.Filter != "victim:FRA" {
		t.Fatalf("enter on the incidents of France leads to %v", act)
	}
	l := newIncidents(env)
	l.Narrow(act.Filter)
	if got, want := l.list.Len(), len(env.Atlas.VictimOf("FRA")); got != want {
		t.Errorf("the list shows %d, the comparison %d", got, want)
	}
	onRow(t, p, "supporters, companies")
	act, _ = press(p, "enter").(Narrow)
	o := newOrganisations(env)
	o.Narrow(act.Filter)
	if got, want := o.list.Len(), env.Atlas.SupporterCounts("FRA")[model.CategoryPrivate]; got != want {
		t.Errorf("%q shows %d, the comparison %d", act.Filter, got, want)
	}
}

func TestSourcesThatNoShownLineRestsOnAreNotListed(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, compareRef([]string{"FRA", "DEU"})).(*entityPage)
	p.Resize(120, 200)
	press(p, "d")
	var cited []int
	for _, b := range p.sheet.Content.Blocks {
		cited = merged(cited, b.Notes)
	}
	if n := len(p.sheet.Content.Notes); len(cited) != n || n > 0 && slices.Max(cited) != n {
		t.Errorf("%d sources are listed, %v are cited", n, cited)
	}
}

func TestRowThatDiffersBehindTheCutDiffers(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	for _, width := range []int{60, 66, 72, 80, 120} {
		c := newCard(env.Atlas, env.Styles.Glyphs)
		c.compare(compareRef([]string{"USA", "GBR", "CAN"}), width, true)
		if !slices.ContainsFunc(c.blocks, func(b block) bool { return b.Key == "row/member of" }) {
			t.Errorf("at %d the memberships, of which only one has the Quad, are passed over", width)
		}
	}
}
