package ui

import (
	"image/color"
	"testing"

	tea "charm.land/bubbletea/v2"

	"pariscall/ui/panes"
)

func TestEscGoesBackToThePageAndRowACallCameFrom(t *testing.T) {
	for name, keys := range map[string][]string{
		"the news of a country":          {"N"},
		"the organisations of a country": {"L"},
		"an article of its news":         {"N", "enter", "esc"},
		"the next article of its news":   {"N", "enter", ">", "esc"},
		"a list filtered further":        {"L", "f", "text:micro", "enter", "esc"},
		"news filtered further":          {"N", "f", "text:norway", "enter", "esc"},
		"another view and back":          {"N", "3", "1"},
	} {
		s := newScreen(t, newFakeNews(60), 80, 24)
		s.press("2", "f", "text:russia", "enter", "enter")
		before := s.text()
		s.press(keys...)
		if s.text() == before {
			t.Fatalf("%s: %v leads nowhere", name, keys)
		}
		s.press("esc")
		if p := s.app.view().page; s.app.at != 1 || p == nil || p.ref.String() != "country:RUS" {
			t.Errorf("%s: esc leads to\n%s", name, s.text())
			continue
		}
		s.press("esc")
		if s.app.view().page != nil || s.selected().String() != "country:RUS" {
			t.Errorf("%s: esc twice leads to\n%s", name, s.text())
		}
	}
}

func TestEscGoesBackToTheWatchThatWasEntered(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("6", "g", "enter")
	s.mustShow("country:RUS")
	s.press("esc")
	s.mustShow("Watches", "by group")
	s.press("1")
	s.mustShow("country:RUS") // as it was left
}

func TestEscAfterASearchGoesBackToWhereItWasMade(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("j", "j")
	at := s.selected()
	s.press("/", "text:france", "enter")
	s.mustShow("France")
	s.press("esc")
	if s.app.at != 0 || s.selected() != at {
		t.Errorf("esc leads to view %d, %s", s.app.at, s.selected())
	}
}

func TestEscTakesAFilterOfOnesOwnAwayAndThenStays(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("2", "f", "text:nato", "enter", "esc")
	s.mustNotShow("nato")
	before := s.lines()
	s.press("esc")
	s.mustShow("there is nothing to go back to")
	for i, l := range s.lines()[:22] {
		if l != before[i] {
			t.Fatalf("a further esc leads to\n%s", s.text())
		}
	}
}

func TestEveryKeyForBackLeavesAListForWhereItWasCalledUp(t *testing.T) {
	for _, k := range []string{"esc", "h", "left", "backspace"} {
		for _, call := range []string{"N", "L"} {
			s := newScreen(t, newFakeNews(60), 80, 24)
			s.press("2", "f", "text:russia", "enter", "enter", call, k)
			if p := s.app.view().page; s.app.at != 1 || p == nil || p.ref.String() != "country:RUS" {
				t.Errorf("%s after %s leads to\n%s", k, call, s.text())
			}
		}
	}
}

// A page that only esc still knows is as alive as one on the screen.
func TestAPageBehindEscFollowsTheArchiveAndTheTheme(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("2", "f", "text:russia", "enter", "enter")
	behind := s.app.view().page
	s.press("N", "[", "[", "4") // history goes on from the list
	if len(s.app.everyPlace()) == 0 {
		t.Fatal("the page is forgotten")
	}
	s.send(tea.BackgroundColorMsg{Color: color.White})
	found := false
	for _, p := range s.app.everyPane() {
		found = found || p == behind.pane
	}
	if !found || behind.size != (size{}) {
		t.Errorf("the page behind the news is told nothing: %v, %v", found, behind.size)
	}
	s.press("1", "esc")
	if s.app.view().page != behind {
		t.Errorf("esc leads to\n%s", s.text())
	}
}

func TestTheWayBackIsNoLongerThanHistory(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press("2")
	all := s.app.deps.Atlas.Countries()
	for n := range 3 * historyLimit {
		s.drain(s.app.do(s.app.focused(), panes.Open{Ref: all[n%len(all)].Ref()}))
	}
	if n := len(s.app.everyPlace()); n > historyLimit+1 { // and the one on the screen
		t.Errorf("%d pages are kept", n)
	}
	steps := 0
	for ; s.app.view().page != nil && steps < 3*historyLimit; steps++ {
		s.press("esc")
	}
	if steps < historyLimit/2 || steps > historyLimit+1 {
		t.Errorf("esc needs %d steps to the list", steps)
	}
}
