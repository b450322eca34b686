package panes

import (
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"pariscall/model"
	"pariscall/ui/theme"
)

func country(code string) model.Ref { return model.Ref{Kind: model.KindCountry, ID: code} }

func TestSortFilterAndResizeKeepTheSelectedCountryOnItsRow(t *testing.T) {
	c := newCountries(realEnv(t, theme.Unicode()))
	c.Resize(60, 20)
	if !c.Show(country("KEN")) {
		t.Fatal("Kenya is not in the list")
	}
	row := c.list.Row()
	for range len(c.spec.orders) {
		press(c, "s")
		row = min(row, c.list.Index()) // at the head of the list its row gives way
		if c.Selected() != country("KEN") || c.list.Row() != row {
			t.Errorf("sorted %s: %s on row %d, want KEN on %d", c.Note(), c.Selected(), c.list.Row(), row)
		}
	}
	press(c, "f")
	typeText(c, "not africa")
	press(c, "enter")
	if c.Selected() != country("KEN") {
		t.Errorf("a filter that Kenya passes selected %s", c.Selected())
	}
	press(c, "F")
	for _, h := range []int{5, 40, 20} {
		c.Resize(33, h)
		if c.Selected() != country("KEN") {
			t.Errorf("at height %d %s is selected", h, c.Selected())
		}
	}
}

func TestFilterThatHidesTheSelectedCountryPicksItsNeighbourAndShowBringsItBack(t *testing.T) {
	c := newCountries(realEnv(t, theme.Unicode()))
	c.Resize(60, 20)
	c.Show(country("KEN"))
	c.Narrow("endorsed")
	if c.Selected() == country("KEN") || c.list.Len() == 0 {
		t.Fatalf("Kenya did not endorse but %s of %d is selected", c.Selected(), c.list.Len())
	}
	if !c.Show(country("KEN")) || c.Selected() != country("KEN") || c.filter != "" {
		t.Errorf("Show did not lift the filter: %s, filter %q", c.Selected(), c.filter)
	}
	if c.Show(country("XXX")) {
		t.Error("Show found a country that does not exist")
	}
}

func TestEveryGroupOfStatesIsAFilterOfItsMembers(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	members := make(map[string]int)
	for _, k := range env.Atlas.Countries() {
		for _, group := range k.Memberships {
			members[group]++
		}
	}
	c := newCountries(env)
	for group, want := range members {
		c.Narrow(strings.ReplaceAll(group, " ", "-"))
		if got := c.list.Len(); got != want {
			t.Errorf("the filter %s shows %d states of %d", group, got, want)
		}
	}
}

func TestCountryFiltersCountWhatTheDataSays(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	c := newCountries(env)
	gap, alone, endorsed, disputed, africa := 0, 0, 0, 0, 0
	for _, k := range env.Atlas.Countries() {
		orgs := len(env.Atlas.SupportersOf(k.Code)) - env.Atlas.SupporterCounts(k.Code)[model.CategoryState]
		in := k.Call.Status == model.Endorsed
		switch {
		case in && orgs == 0:
			alone++
		case !in && orgs > 0:
			gap++
		}
		if in {
			endorsed++
		}
		if k.Call.Disputed {
			disputed++
		}
		if k.Region == "Africa" {
			africa++
		}
	}
	for filter, want := range map[string]int{
		"": len(env.Atlas.Countries()), "endorsed": endorsed, "not": len(env.Atlas.Countries()) - endorsed,
		"gap": gap, "alone": alone, "disputed": disputed, "africa": africa, "region:africa": africa,
		"cote": 1, "CÔTE": 1, "-africa": len(env.Atlas.Countries()) - africa, "eswatini": 1, "stance:endorsed": endorsed, "five-eyes": 5, "member:five-eyes": 5,
	} {
		c.Narrow(filter)
		if got := c.list.Len(); got != want {
			t.Errorf("filter %q shows %d, want %d", filter, got, want)
		}
	}
	if gap != 32 || alone < 20 {
		t.Errorf("%d states with a gap, %d alone: the data or the rule changed", gap, alone)
	}
}

func TestFilterIsTypedLiveAndEscapeTakesItBack(t *testing.T) {
	c := newCountries(realEnv(t, theme.Unicode()))
	c.Resize(70, 12)
	press(c, "f")
	if !c.Typing() || c.Cursor() == nil {
		t.Fatal("f does not begin to type")
	}
	typeText(c, "fr")
	shown := c.list.Len()
	if shown == 0 || shown == 200 {
		t.Errorf("%d countries while typing", shown)
	}
	if !strings.Contains(ansi.Strip(c.View()), "filter fr") {
		t.Errorf("what is typed is not shown:\n%s", ansi.Strip(c.View()))
	}
	press(c, "esc")
	if c.Typing() || c.filter != "" {
		t.Errorf("escape left filter %q", c.filter)
	}
	c.Narrow("nothing-is-called-so")
	if !strings.Contains(ansi.Strip(c.View()), "F shows all again") || !c.Selected().IsZero() {
		t.Errorf("an empty list does not say how to leave it:\n%s", ansi.Strip(c.View()))
	}
	press(c, "F")
	if c.list.Len() != 200 {
		t.Errorf("F shows %d of 200", c.list.Len())
	}
}

func TestMarkedCountriesAreCompared(t *testing.T) {
	c := newCountries(realEnv(t, theme.Unicode()))
	c.Resize(60, 20)
	if _, ok := press(c, "c").(Say); !ok {
		t.Error("comparing nothing does not say what to do")
	}
	for _, code := range []string{"RUS", "FRA"} {
		c.Show(country(code))
		press(c, "space")
	}
	if !strings.Contains(ansi.Strip(c.View()), "+") || !strings.Contains(c.Title(), "2 marked") {
		t.Errorf("marks do not show: %s\n%s", c.Title(), ansi.Strip(c.View()))
	}
	c.Narrow("asia") // marks outlive a filter
	act, ok := press(c, "c").(Open)
	if !ok || act.Ref != compareRef([]string{"FRA", "RUS"}) {
		t.Errorf("c opens %v", act)
	}
	c.Narrow("")
	c.Show(country("RUS"))
	press(c, "space")
	c.Show(country("DEU"))
	if act, ok := press(c, "c").(Open); !ok || act.Ref != compareRef([]string{"FRA", "DEU"}) {
		t.Errorf("one mark and the row under the cursor compare %v", act)
	}
}

func TestPlaceOfAListComesBack(t *testing.T) {
	c := newOrganisations(realEnv(t, theme.Unicode()))
	c.Resize(80, 20)
	c.Narrow("country:IND company")
	c.list.Move(7)
	at, was := c.Place(), ansi.Strip(c.View())
	c.Narrow("")
	press(c, "s")
	c.Return(at)
	if got := ansi.Strip(c.View()); got != was {
		t.Errorf("came back to\n%s\nwant\n%s", got, was)
	}
}

func TestTimelineIsInOrderUnderYearsAndUnknownDatesStandLast(t *testing.T) {
	c := newTimeline(realEnv(t, theme.Unicode()))
	c.Resize(100, 400)
	for _, order := range c.spec.orders {
		last, seen := "", make(map[string]bool)
		for i, h := range c.list.Items() {
			if over := yearHeading(c.list.Items(), i); over != "" {
				if seen[over] {
					t.Fatalf("%s: the heading %s stands twice", order.name, over)
				}
				seen[over], last = true, over
			}
			if h.year() != last {
				t.Fatalf("%s: %s of %s stands under %s", order.name, h.words, h.year(), last)
			}
		}
		press(c, "s")
	}
	view := ansi.Strip(c.View())
	for _, want := range []string{"by 16 Sep 2019", "12 Nov 2018", "France endorses the Paris Call", "NotPetya"} {
		c.Narrow("")
		if !strings.Contains(everyRow(c), want) {
			t.Errorf("the timeline lacks %q in\n%.400s", want, view)
		}
	}
}

func everyRow(c *catalogue[happening]) string {
	var b strings.Builder
	for i := range c.list.Items() {
		b.WriteString(ansi.Strip(c.paint(i, false)) + "\n")
	}
	return b.String()
}

func TestTimelineJumpsByYearAndOrganisationsLeadToTheirList(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	c := newTimeline(env)
	c.Resize(100, 30)
	first := c.list.Items()[0].year()
	press(c, "J")
	h, _ := c.list.Selected()
	if h.year() == first || yearHeading(c.list.Items(), c.list.Index()) == "" {
		t.Errorf("J went to %s of %s", h.words, h.year())
	}
	press(c, "K")
	if c.list.Index() != 0 {
		t.Errorf("K went to row %d, want the first of %s", c.list.Index(), first)
	}
	c.Narrow("org 2019-09-16")
	act, ok := press(c, "enter").(Open)
	if !ok {
		t.Fatalf("enter on %d rows does %v", c.list.Len(), act)
	}
	p := newEntityPage(env, act.Ref)
	if p == nil {
		t.Fatalf("no page of %s", act.Ref)
	}
	p.Resize(90, 30)
	narrow, ok := press(p, "enter").(Narrow)
	if !ok {
		t.Fatalf("the first link of %s does not lead to the list", p.Title())
	}
	orgs := newOrganisations(env)
	orgs.Narrow(narrow.Filter)
	if joined, _ := c.list.Selected(); joined.more != count(orgs.list.Len(), "organisation", "organisations") {
		t.Errorf("the list behind %q has %d rows", joined.more, orgs.list.Len())
	}
}

func TestAWholeTimelineRowHasEveryKind(t *testing.T) {
	c := newTimeline(realEnv(t, theme.Unicode()))
	c.ready()
	kinds := make(map[string]int)
	refs := make(map[model.Ref]bool)
	for _, h := range c.all {
		kinds[h.kind]++
		if refs[h.ref] {
			t.Errorf("%s stands twice", h.ref)
		}
		refs[h.ref] = true
	}
	for kind, least := range map[string]int{happenedMilestone: 60, happenedIncident: 120, happenedState: 81, happenedOrg: 20} {
		if kinds[kind] < least {
			t.Errorf("%d of kind %s, want at least %d", kinds[kind], kind, least)
		}
	}
}

func BenchmarkOrganisationsFilter(b *testing.B) {
	c := newOrganisations(realEnv(b, theme.Unicode()))
	c.Resize(80, 40)
	for b.Loop() {
		c.Narrow("micro")
		c.Narrow("")
	}
}

func BenchmarkNewOrganisations(b *testing.B) {
	env := realEnv(b, theme.Unicode())
	for b.Loop() {
		newOrganisations(env).ready()
	}
}

func BenchmarkCountriesView(b *testing.B) {
	c := newCountries(realEnv(b, theme.Unicode()))
	c.Resize(60, 40)
	for b.Loop() {
		_ = c.View()
	}
}

func TestRowsAreNamedOnTheSmallestScreen(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	for name, want := range map[string]string{
		"countries": "AFG Afghanist", "organisations": "Aapti Insti", "incidents": "Canvas le",
	} {
		p := catalogues(env)[name]
		p.Resize(18, 3)
		if got := ansi.Strip(p.View()); !strings.Contains(got, want) {
			t.Errorf("%s of 18 cells do not say %q:\n%s", name, want, got)
		}
	}
}

func TestNarrowCountriesKeepTheNumberOfIncidentsBeforeTheBar(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		env := realEnv(t, g)
		c := newCountries(env)
		for _, width := range []int{44, 47, 60, 120} {
			c.Resize(width, 20)
			c.Show(country("USA"))
			want := g.Incident + strconv.Itoa(len(env.Atlas.VictimOf("USA")))
			if got := ansi.Strip(c.View()); !strings.Contains(got, "United States") || !strings.Contains(got, want) {
				t.Errorf("at %d the row of the United States lacks %q:\n%s", width, want, got)
			}
		}
	}
}

func TestYearsAreLeaptOverOnlyWhereTheyStandTogether(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	c := newIncidents(env)
	c.Resize(80, 20)
	year := func() string { return env.Atlas.Incident(c.Selected().ID).Began.Value()[:4] }
	before := year()
	if act := press(c, "J"); act != nil || year() >= before {
		t.Errorf("J among the newest first goes from %s to %s and says %v", before, year(), act)
	}
	press(c, "s") // by name
	at := c.Selected()
	if act, ok := press(c, "J").(Say); !ok || !strings.Contains(act.Text, "years are mixed") || c.Selected() != at {
		t.Errorf("J among incidents by name says %v and goes to %s", act, c.Selected())
	}
	l := newTimeline(env)
	l.Resize(80, 20)
	for range 2 { // newest first, oldest first
		for range 40 {
			if act := press(l, "J"); act != nil {
				t.Fatalf("J in the timeline says %v", act)
			}
		}
		press(l, "s")
	}
}
