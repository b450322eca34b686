package ui

import (
	"strings"
	"testing"

	"pariscall/ui/theme"
)

func TestSearchTakesTheLastWordForABeginning(t *testing.T) {
	for typed, want := range map[string]string{
		"nordl":             "nordl*",
		"dam sabot":         "dam sabot*",
		"nordl ":            "nordl",
		"n":                 "n",
		"\"dam sab":         "",
		"\"dam sabotage\"":  "\"dam sabotage\"",
		"country:RUS":       "country:RUS",
		"country:RUS russi": "country:RUS russi*",
		"dam OR":            "",
		"重要インフラ":            "重要インフラ",
		"власт":             "власт*",
	} {
		news := newFakeNews(60)
		s := newScreen(t, news, 100, 24)
		news.asked = nil
		s.press("/", "paste:"+typed)
		got := strings.Join(news.asked, ", ")
		if got != want {
			t.Errorf("%q asks for %q, want %q", typed, got, want)
		}
	}
}

func TestSearchNamesWhatItTakes(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 100, 24)
	s.press("/", "text:norw")
	s.mustShow("Search: norw", "all news that matches norw*")
	s.press("end", "enter") // the first thing found
	s.press(":", "text:the")
	s.mustShow("Command :the")
	s.mustNotShow("Search")
}

func TestHelpExplainsTheMarksAlsoInASCII(t *testing.T) {
	s := newScreen(t, newFakeNews(20), 100, 60, func(d *Deps) { d.Glyphs = theme.ASCII() })
	s.press("?", "end")
	s.mustShow("Marks", "endorsed the Paris Call", "marked, to be compared", "took no part in the vote")
	if strings.ContainsAny(s.text(), "↑↓→←●○") {
		t.Errorf("the help of an ASCII screen has other signs:\n%s", s.text())
	}
}

func TestSearchOpensWhatBearsTheNameBeforeWhatHoldsIt(t *testing.T) {
	for typed, want := range map[string]string{
		"budapest": "instrument:budapest", // not Hungary, whose capital it is
		"fr":       "country:FRA",
		"micros":   "supporter:microsoft",
	} {
		s := newScreen(t, newFakeNews(5), 100, 24)
		s.press("/", "text:"+typed, "enter")
		if p := s.app.view().page; p == nil || p.ref.String() != want {
			t.Errorf("%q does not open %s:\n%s", typed, want, s.text())
		}
	}
}

func TestSearchFindsGroupsOfStates(t *testing.T) {
	s := newScreen(t, newFakeNews(5), 100, 24)
	s.press("/", "text:five eyes")
	s.mustShow("the 5 members of Five Eyes, in Countries")
	s.press("enter")
	s.mustShow("5 endorsed", "five-eyes", "NZL New Zealand")
	s.press("esc")
	if s.app.at != 0 {
		t.Error("esc does not lead back to where the search began")
	}
}
