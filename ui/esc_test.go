package ui

import "testing"

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
	before := s.text()
	s.press("esc")
	if s.text() != before {
		t.Errorf("a further esc leads to\n%s", s.text())
	}
}
