package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
)

func TestBackAndForwardReturnToTheSameRow(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press("j", "j", "j", "k", "k", "k", "j", "j", "j") // the fourth article
	article, row := s.selected(), s.lineOf("▌")
	s.press("enter")
	if s.app.focus != onPage {
		t.Fatal("enter did not go into the article")
	}
	s.press("2", "j", "j", "j", "j", "j", "enter")
	country := s.app.view().page.ref
	if country.Kind != model.KindCountry {
		t.Fatalf("enter on a country opened %s", country)
	}
	s.press("[")
	if s.app.view().page != nil || s.app.at != 1 {
		t.Error("one step back is the list of countries")
	}
	s.press("[")
	if s.app.at != 0 || s.app.view().page == nil {
		t.Error("two steps back is the article")
	}
	s.press("[")
	if s.app.view().page != nil || s.selected() != article || s.lineOf("▌") != row {
		t.Errorf("three steps back is %s on line %d, want %s on line %d", s.selected(), s.lineOf("▌"), article, row)
	}
	s.press("]", "]", "]")
	if s.app.view().page == nil || s.app.view().page.ref != country {
		t.Error("three steps forward is the country again")
	}
	s.press("esc")
	if s.app.view().page != nil || s.selected() != country {
		t.Errorf("esc from the country stands on %s", s.selected())
	}
}

func TestNumberOfTheViewLeadsFromItsPagesToItsList(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press("2", "j", "j", "enter")
	if s.app.view().page == nil {
		t.Fatal("enter did not open a country")
	}
	country := s.app.view().page.ref
	s.press("2")
	if s.app.view().page != nil || s.app.focus == onPage {
		t.Error("2 did not lead back to the list of countries")
	}
	s.press("[")
	if p := s.app.view().page; p == nil || p.ref != country {
		t.Error("back in history did not return to the country")
	}
}

func TestFromArticleToCountryToItsNewsAndBack(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press("enter", "j", "enter")
	if p := s.app.view().page; p == nil || p.ref.String() != "country:NOR" {
		t.Fatalf("the first thing named is Norway, opened was %+v", p)
	}
	s.drain(s.app.do(s.app.focused(), panes.News{Query: "country:NOR"}))
	s.mustShow("country:NOR")
	s.press("[")
	if p := s.app.view().page; p == nil || p.ref.String() != "country:NOR" {
		t.Fatal("back from its news is the country")
	}
	s.press("esc", "esc")
	s.mustShow("All news")
	if s.app.focus != onList {
		t.Error("twice esc is the list")
	}
}

func TestWideScreensShowWhatIsSelectedInThePage(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 200, 60)
	s.press("enter", "j")
	s.mustShow("Norway names group", "Norway ●")
	if s.app.peek == nil || s.app.peek.ref.String() != "country:NOR" {
		t.Fatal("Norway is selected in the page and does not stand beside it")
	}
	peek := s.app.peek
	s.press("enter")
	if s.app.view().page != peek {
		t.Error("opening what stands beside made another page of it")
	}
}

func TestPreviewFollowsTheListAndReadsNothing(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press("j")
	s.mustShow("BleepingComputer", "The valve stood open")
	if !s.news.find(59).Unread {
		t.Error("a preview marked the article read")
	}
}

func TestSearchOpensInTheViewOfItsKind(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press("/", "text:france", "enter")
	if s.app.at != 1 || s.app.view().page == nil || s.app.view().page.ref.String() != "country:FRA" {
		t.Fatalf("france opened view %d, page %+v", s.app.at, s.app.view().page)
	}
	if s.selected().String() != "country:FRA" {
		t.Errorf("the list stands on %s", s.selected())
	}
	s.press("/", "text:bulletproof", "enter")
	if s.app.at != 0 || s.app.view().page == nil || s.app.view().page.ref.Kind != model.KindArticle {
		t.Errorf("a headline opened view %d", s.app.at)
	}
	s.press("/", "text:country:RUS", "enter")
	if p := s.app.view().page; p == nil || p.ref.String() != "country:RUS" {
		t.Error("an address in the box does not open what it names")
	}
}

func TestSearchTakesAPasteAndDropsWhatActsOnTerminals(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("/", "paste:wan\x1b[31m\u202enacry")
	if strings.ContainsAny(s.app.frame(), "\u202e") || strings.Contains(s.app.frame(), "[31mnacry\x1b") {
		t.Error("a paste put a direction mark on the screen")
	}
	s.press("esc", "/", "paste:wannacry")
	s.mustShow("WannaCry")
}

func TestCommandsRun(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press(":", "text:open incident:wannacry", "enter")
	if p := s.app.view().page; p == nil || p.ref.String() != "incident:wannacry" {
		t.Fatal(":open incident:wannacry opened nothing")
	}
	s.press(":", "text:theme ember", "enter")
	if s.app.theme.Name != "ember" {
		t.Error(":theme ember changed nothing")
	}
	s.press(":", "text:theme nope", "enter")
	s.mustShow("there is no theme")
	s.press(":", "text:watch country:FRA", "enter")
	if len(s.news.watches) != 2 {
		t.Error(":watch watches nothing")
	}
	s.press(":", "text:qui", "enter")
	if !s.app.quitting {
		t.Error(":qui did not find quit")
	}
}

func TestMouseSelectsOpensAndScrolls(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	y := s.lineOf("dig.watch") // the line under the headline
	s.send(tea.MouseClickMsg{X: 5, Y: y, Button: tea.MouseLeft})
	if s.lineOf("▌") != y-1 || s.app.view().page != nil {
		t.Fatal("a click did not select the row")
	}
	s.send(tea.MouseClickMsg{X: 5, Y: y, Button: tea.MouseLeft})
	if s.app.view().page == nil {
		t.Fatal("a click on the selected row did not open it")
	}
	s.send(tea.MouseWheelMsg{X: 90, Y: 10, Button: tea.MouseWheelDown})
	s.mustNotShow("by A. Reporter")
	x := strings.Index(s.lines()[0], "4 Incidents")
	s.send(tea.MouseClickMsg{X: x + 2, Y: 0, Button: tea.MouseLeft})
	if s.app.at != 3 {
		t.Errorf("a click on the tab of incidents went to view %d", s.app.at)
	}
	s.press("M")
	if s.app.View().MouseMode != tea.MouseModeNone {
		t.Error("M does not give the mouse back to the terminal")
	}
}

func TestClickInThePreviewOpensIt(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.send(tea.MouseClickMsg{X: 100, Y: 20, Button: tea.MouseLeft})
	if s.app.view().page == nil || s.app.focus != onPage {
		t.Error("a click in the preview does not go there")
	}
}

func TestNarrowScreensShowOneThingAtATime(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 58, 20)
	s.mustShow("All news")
	s.press("enter")
	s.mustShow("‹ News")
	s.mustNotShow("All news")
	s.press("backspace")
	s.mustShow("All news")
	s.press("size:19x5")
	s.mustShow("more room")
	s.press("size:60x50", "enter")
	s.mustShow("All news", "‹")
}

func TestWindowTitleIsSafeAndSaysWhatIsNew(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press("j")
	s.news.arrive(3)
	s.changed(3)
	if got := s.app.View().WindowTitle; !strings.HasPrefix(got, "↑3") || strings.ContainsAny(got, "\x07\x1b\u009c") {
		t.Errorf("window title %q", got)
	}
}

func TestStatusFadesButNotBeforeItsTime(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 100, 24)
	s.press("y")
	s.mustShow("copied")
	first := s.timers
	s.press("M")
	s.timers = first
	s.elapse(statusStays)
	s.mustShow("the mouse selects text")
	s.elapse(statusStays)
	s.send(statusFaded{s.app.status.gen})
	s.mustNotShow("the mouse selects text")
}

func TestPlaceIsRememberedAcrossRuns(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 100, 24)
	s.press("4", "j", "j")
	at := s.app.place()
	s2 := newScreen(t, newFakeNews(60), 100, 24, func(d *Deps) { d.Last = at })
	if s2.app.at != 3 || s2.selected() != s.selected() {
		t.Errorf("came back to view %d at %s, want 3 at %s", s2.app.at, s2.selected(), s.selected())
	}
	s3 := newScreen(t, newFakeNews(600), 100, 24, func(d *Deps) { d.Last = Place{Ref: "article:17"} })
	if id := mustID(t, s3.selected()); id != 17 {
		t.Errorf("came back to article %d, want 17", id)
	}
}

func TestWhatStandsBesideWaitsWhileTheReaderRuns(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press("j")
	down := tea.KeyPressMsg{Code: 'j', Text: "j"}
	before := s.app.preview
	for range 5 {
		s.now = s.now.Add(30 * time.Millisecond)
		s.send(down)
	}
	if s.app.preview != before {
		t.Error("a page was made for a row that was passed")
	}
	s.elapse(runPause)
	if s.app.preview.ref != s.selected() {
		t.Errorf("after the pause %s stands beside, not %s", s.app.preview.ref, s.selected())
	}
}

func TestRightOpensAndLeftGoesBackEverywhere(t *testing.T) {
	for _, keys := range [][2]string{{"l", "h"}, {"right", "left"}} {
		for view, name := range map[string]string{"1": "News", "2": "Countries", "3": "Organisations", "4": "Incidents", "5": "Timeline", "6": "Sources"} {
			s := newScreen(t, newFakeNews(60), 120, 36)
			s.press(view, keys[0])
			first := s.app.view().page
			if first == nil {
				t.Errorf("%s: %q does not open the row", name, keys[0])
				continue
			}
			if view == "1" || view == "6" { // what is selected there may lead out of the program
				s.press(keys[1])
				if s.app.view().page != nil {
					t.Errorf("%s: %q does not go back to the list", name, keys[1])
				}
				continue
			}
			s.press(keys[0])
			if second := s.app.view().page; second == first || second == nil {
				t.Errorf("%s: %q does not open what is selected on the page", name, keys[0])
				continue
			}
			s.press(keys[1])
			if s.app.view().page != first {
				t.Errorf("%s: %q does not go back to the page before", name, keys[1])
			}
			s.press(keys[1])
			if s.app.view().page != nil {
				t.Errorf("%s: %q does not go back to the list", name, keys[1])
			}
		}
	}
}

func TestAListSaysInWordsWhatItIsNarrowedTo(t *testing.T) {
	s := newScreen(t, newFakeNews(10), 80, 24)
	s.press("2", "v", "v", "v", "v")
	s.mustShow("25 endorsed", "states without organisations")
	s.mustNotShow("alone")
}

func TestAQueryThatCannotMatchIsToldApartFromABrokenArchive(t *testing.T) {
	news := newFakeNews(10)
	news.broken = &model.QueryError{Query: "country:XX", Msg: "no country is called \"XX\"", Hint: "look it up with /"}
	s := newScreen(t, news, 80, 24, func(d *Deps) { d.Settings.Query = "country:XX" })
	s.mustShow("Nothing can match country:XX: no country is called \"XX\"", "esc goes back, f changes the filter, F lifts it")
	s.mustNotShow("cannot be read")
}

func TestEachPressOfDownScrollsTheHelp(t *testing.T) {
	s := newScreen(t, newFakeNews(10), 80, 24)
	s.press("?")
	top := func() string { return s.lines()[4] }
	for _, k := range []string{"down", "down", "up"} {
		before := top()
		s.press(k)
		if top() == before {
			t.Errorf("%s moves nothing", k)
		}
	}
	for range 80 {
		s.press("down")
	}
	s.mustShow("live, asking, offline")
	s.press("up")
	s.mustNotShow("live, asking, offline")
}

func TestTabsStandStillWhileARefreshRuns(t *testing.T) {
	for w := 30; w <= 160; w++ {
		s := newScreen(t, newFakeNews(10), w, 24)
		tabs := func() string {
			at := strings.Index(s.lines()[0], "6")
			return s.lines()[0][:max(at, 0)]
		}
		idle := tabs()
		s.send(heard{event: model.Event{Kind: model.CycleStarted, Total: 200, Done: 187}})
		if busy := tabs(); busy != idle {
			t.Errorf("%d columns: the tabs move when a refresh begins:\n%q\n%q", w, idle, busy)
		}
		s.send(heard{event: model.Event{Kind: model.CycleEnded, Total: 200, Done: 200, Offline: true}})
		if off := tabs(); off != idle {
			t.Errorf("%d columns: the tabs move when the network is gone:\n%q\n%q", w, idle, off)
		}
	}
}

func TestComparisonHasTheWholeScreenAndGivesItBack(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {200, 60}, {70, 50}} {
		s := newScreen(t, newFakeNews(5), size[0], size[1])
		s.press("2", "space", "j", "space", "j", "space", "c")
		s.mustShow("‹ Countries  Afghanistan, Algeria, Angola", "○ not")
		if !s.app.lay.list.empty() || s.app.lay.page.w != size[0] {
			t.Errorf("at %v the table has %d columns", size, s.app.lay.page.w)
		}
		s.mustFill("a comparison")
		s.press("esc")
		if s.app.lay.list.empty() || s.app.lay.page.empty() {
			t.Errorf("at %v the list does not come back with its preview", size)
		}
	}
}

func TestArticleBeforeTheFirstIsToldFromTheOneAfterTheLast(t *testing.T) {
	s := newScreen(t, newFakeNews(2), 80, 24)
	s.press("enter", "K")
	s.mustShow("that was the first one")
	s.press("J", "J")
	s.mustShow("that was the last one")
}
