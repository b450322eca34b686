package panes

import (
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"pariscall/model"
	"pariscall/ui/theme"
)

// press gives a pane a key, by the name a reader would use.
func press(p Pane, name string) Action {
	msg := tea.KeyPressMsg{Text: name}
	switch name {
	case "enter":
		msg = tea.KeyPressMsg{Code: tea.KeyEnter}
	case "esc":
		msg = tea.KeyPressMsg{Code: tea.KeyEscape}
	case "space":
		msg = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	default:
		msg.Code = []rune(name)[0]
	}
	act, _ := p.Update(msg)
	return act
}

func typeText(p Pane, s string) {
	for _, r := range s {
		p.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// mustFill fails unless a pane fills its rectangle exactly.
func mustFill(t *testing.T, what string, p Pane, w, h int) {
	t.Helper()
	lines := strings.Split(p.View(), "\n")
	if len(lines) != h {
		t.Fatalf("%s at %d×%d: %d lines", what, w, h, len(lines))
	}
	for y, l := range lines {
		if got := ansi.StringWidth(l); got != w {
			t.Fatalf("%s at %d×%d: line %d is %d cells: %q", what, w, h, y, got, ansi.Strip(l))
		}
	}
}

func catalogues(env Env) map[string]Pane {
	return map[string]Pane{
		"countries": newCountries(env), "organisations": newOrganisations(env),
		"incidents": newIncidents(env), "timeline": newTimeline(env),
	}
}

func TestEveryListAndPageFillsEverySize(t *testing.T) {
	t.Parallel()
	for name, g := range map[string]theme.Glyphs{"unicode": theme.Unicode(), "ascii": theme.ASCII()} {
		widths, heights := []int{1, 2, 3, 7, 20, 39, 56, 61, 120, 250}, []int{1, 2, 3, 12, 40}
		if name == "ascii" { // the same layout with wider marks
			widths, heights = []int{1, 4, 40, 90}, []int{1, 24}
		}
		env := realEnv(t, g)
		all := catalogues(env)
		for _, r := range []model.Ref{
			{Kind: model.KindCountry, ID: "USA"},
			{Kind: model.KindCountry, ID: "NZL"},
			{Kind: model.KindIncident, ID: "notpetya"},
			{Kind: model.KindSupporter, ID: "microsoft"},
			{Kind: model.KindActor, ID: "apt28"},
			{Kind: model.KindInstrument, ID: "budapest"},
			{Kind: model.KindPrinciple, ID: "5"},
			env.Atlas.Milestones()[3].Ref(), compareRef([]string{"FRA", "USA"}),
			compareRef([]string{"FRA", "USA", "CHN", "RUS", "DEU", "GBR", "IND", "BRA", "ZAF", "JPN"}),
		} {
			p := newEntityPage(env, r)
			if p == nil {
				t.Fatalf("no page of %s", r)
			}
			all[r.String()] = p
		}
		for what, p := range all {
			for _, w := range widths {
				for _, h := range heights {
					p.Resize(w, h)
					mustFill(t, name+" "+what, p, w, h)
				}
			}
			p.Resize(250, 80)
			mustFill(t, name+" "+what, p, 250, 80)
			p.Resize(60, 12)
			for _, k := range []string{"j", "j", "G", "k", "g", "s", "v", "f", "f", "r", "enter", "space", "F"} {
				press(p, k)
				mustFill(t, name+" "+what+" after "+k, p, 60, 12)
			}
		}
	}
}

// Everything in the bundled data, at three sizes, from top to foot; of the
// many supporters, whose pages are alike, every third at all of them.
func TestEveryPageOfTheDataFits(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	t.Parallel()
	for i, r := range everyRef(env.Atlas) {
		p := newEntityPage(env, r)
		if p == nil {
			t.Errorf("no page of %s", r)
			continue
		}
		sizes := [][2]int{{40, 12}, {140, 40}, {80, 24}}
		if r.Kind == model.KindSupporter && i%3 > 0 {
			sizes = sizes[2:]
		}
		for _, size := range sizes {
			p.Resize(size[0], size[1])
			mustFill(t, r.String(), p, size[0], size[1])
		}
		press(p, "G")
		mustFill(t, r.String()+" at its foot", p, 80, 24)
		if strings.ContainsAny(p.Title(), "\n\x1b") {
			t.Errorf("the title of %s is not one safe line", r)
		}
	}
}

// globalKeys are taken by the whole screen before a pane sees them.
func globalKeys() []string {
	return []string{
		"/", ":", "?", "f1", "1", "2", "3", "4", "5", "6", "tab", "shift+tab", "backspace", "left", "h",
		"[", "]", "z", "U", "R", "f5", "M", "ctrl+l", "q", "ctrl+c",
	}
}

func TestEveryKeyIsExplainedAndMeansOneThing(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	all := catalogues(env)
	for _, r := range []model.Ref{{Kind: model.KindCountry, ID: "FRA"}, {Kind: model.KindIncident, ID: "notpetya"}, compareRef([]string{"FRA", "USA"})} {
		all[r.String()] = newEntityPage(env, r)
	}
	for what, p := range all {
		seen := make(map[string]string)
		for _, b := range p.Keys() {
			if b.Help().Key == "" || b.Help().Desc == "" {
				t.Errorf("%s: %v has no help", what, b.Keys())
			}
			if !b.Enabled() {
				t.Errorf("%s: %v is listed but does nothing now", what, b.Keys())
			}
			for _, k := range b.Keys() {
				if other, ok := seen[k]; ok {
					t.Errorf("%s: %s means both %q and %q", what, k, other, b.Help().Desc)
				}
				seen[k] = b.Help().Desc
				_, list := p.(Narrower) // back arrives where no page is open
				if slices.Contains(globalKeys(), k) && !(list && b.Help().Key == "esc h") {
					t.Errorf("%s: %s never arrives: the whole screen takes it", what, k)
				}
			}
		}
	}
}

func TestFollowingALinkDoesWhatItSays(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, model.Ref{Kind: model.KindCountry, ID: "FRA"}).(*entityPage)
	p.Resize(100, 200)
	seen := make(map[string]bool)
	for range 200 {
		switch act := press(p, "enter").(type) {
		case Open:
			seen["open "+string(act.Ref.Kind)] = true
		case Browse:
			seen["browse"] = true
		case Narrow:
			seen["narrow "+string(act.Kind)] = true
		case nil:
			t.Fatal("a selected link does nothing")
		}
		press(p, "n")
	}
	for _, want := range []string{"open instrument", "open supporter", "open incident", "open milestone", "browse", "narrow supporter"} {
		if !seen[want] {
			t.Errorf("no link of France does %q; seen %v", want, seen)
		}
	}
}

func TestSourceKeyOpensWhatTheLineRestsOn(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, model.Ref{Kind: model.KindCountry, ID: "FRA"}).(*entityPage)
	p.Resize(100, 40)
	press(p, "n")
	_, b, ok := p.page.Selected()
	if !ok || len(b.Notes) == 0 {
		t.Fatal("the second link of France stands in no sourced line")
	}
	act, ok := press(p, "o").(Browse)
	if want := p.card.sources[b.Notes[0]-1].URL; !ok || act.URL != want {
		t.Errorf("o opens %v, want %s", act, want)
	}
	cited, ok := press(p, "y").(Copy)
	if !ok || !strings.Contains(cited.Text, act.URL) || !strings.HasPrefix(cited.Text, "France, Other pledges: ") {
		t.Errorf("y copies %q", cited.Text)
	}
}

func TestNewsAreAskedForOnceAndAgainOnlyWhenTheArchiveChanged(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	ref := model.Ref{Kind: model.KindCountry, ID: "FRA"}
	p := newEntityPage(env, ref).(*entityPage)
	p.Resize(100, 40)
	asked, ok := p.Wants().(All)
	if !ok || len(asked) != 2 {
		t.Fatalf("a new page wants %v", asked)
	}
	if p.Wants() != nil {
		t.Error("asks again while the answers are on their way")
	}
	p.Stale(2)
	if p.Wants() != nil {
		t.Error("asks again before the answers came")
	}
	req := asked[1].(NeedPage).Request
	p.SetVolume(ref, franceNews(0).Volume, nil)
	p.SetPage(req, model.Page{Rows: franceNews(2).Latest}, nil)
	if p.Wants() == nil {
		t.Error("does not ask again although the archive changed meanwhile")
	}
	p.SetVolume(ref, franceNews(0).Volume, nil)
	p.SetPage(req, model.Page{}, nil)
	if p.Wants() != nil {
		t.Error("asks again although nothing changed")
	}
}

func TestLateNewsDoNotMoveTheReader(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	ref := model.Ref{Kind: model.KindCountry, ID: "USA"}
	p := newEntityPage(env, ref).(*entityPage)
	p.Resize(90, 24)
	p.Wants()
	for range 70 { // beyond the news section
		press(p, "j")
	}
	selected, before := p.Selected(), ansi.Strip(p.View())
	v := franceNews(0).Volume
	v.Ref = ref
	p.SetVolume(ref, v, nil)
	p.SetPage(model.PageRequest{Query: mustQuery(t, p.query)}, model.Page{Rows: franceNews(8).Latest}, nil)
	if p.Selected() != selected || cursorLine(ansi.Strip(p.View())) != cursorLine(before) {
		t.Errorf("news moved the reader from\n%s\nto\n%s", before, ansi.Strip(p.View()))
	}
}

func mustQuery(t *testing.T, s string) model.Query {
	t.Helper()
	q, err := model.ParseQuery(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func cursorLine(view string) int {
	return slices.IndexFunc(strings.Split(view, "\n"), func(l string) bool { return strings.Contains(l, "▌") })
}

func TestComparisonShowsOnlyWhatDiffersWhenAsked(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, compareRef([]string{"FRA", "DEU", "RUS"})).(*entityPage)
	p.Resize(120, 60)
	all := ansi.Strip(p.View())
	for _, want := range []string{"France", "Germany", "Russia", "● endorsed", "○ not endorsed", "Budapest Convention", "supporters, companies"} {
		if !strings.Contains(all, want) {
			t.Errorf("the comparison lacks %q:\n%s", want, all)
		}
	}
	press(p, "d")
	if got := ansi.Strip(p.View()); strings.Contains(got, "region") || !strings.Contains(got, "Paris Call") {
		t.Errorf("what is alike is still shown, or what differs is not:\n%s", got)
	}
	if act, ok := press(p, "enter").(Open); !ok || act.Ref.Kind != model.KindCountry {
		t.Errorf("enter on a column opens %v", act)
	}
}

func TestKeysOfAPageLeadOn(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, model.Ref{Kind: model.KindCountry, ID: "FRA"})
	p.Resize(90, 30)
	if act, ok := press(p, "N").(News); !ok || act.Query != "country:FRA" {
		t.Errorf("N leads to %v", act)
	}
	if act, ok := press(p, "W").(Watch); !ok || act.Query != "country:FRA" || act.Label.String() != "France" {
		t.Errorf("W watches %v", act)
	}
	if act, ok := press(p, "L").(Narrow); !ok || act.Filter != "country:FRA orgs" {
		t.Errorf("L leads to %v", act)
	}
	principle := newEntityPage(env, model.Ref{Kind: model.KindPrinciple, ID: "1"})
	if slices.ContainsFunc(principle.Keys(), func(b key.Binding) bool { return slices.Contains(b.Keys(), "N") }) {
		t.Error("a principle offers news although no article is linked to one")
	}
}
