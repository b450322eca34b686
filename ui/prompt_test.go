package ui

import (
	"strings"
	"testing"

	"pariscall/ui/panes"
)

func TestQuestionShowsItsAnswersHoweverLongItIs(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 40, 20)
	s.drain(s.app.do(nil, panes.Confirm{Question: strings.Repeat("really ", 20) + "?"}))
	lines := s.lines()
	last := lines[len(lines)-1]
	if !strings.HasSuffix(strings.TrimRight(last, " "), "y/n") {
		t.Errorf("the question does not say how to answer: %q", last)
	}
}

func TestPromptIsCutOnlyWhereTheTextWouldHaveNoRoom(t *testing.T) {
	s := newScreen(t, newFakeNews(5), 80, 24)
	s.press("T", "text:briefing", "enter", "T")
	s.mustShow("Tag (again ends it: briefing):")
	s.press("esc", "f", "text:dam", "enter", "f")
	s.mustShow("Filter (ctrl+u empties): dam")
	long := newScreen(t, newFakeNews(5), 60, 24)
	long.drain(long.app.do(nil, panes.Ask{Prompt: strings.Repeat("why ", 40)}))
	long.press("text:abcdefghijklmnopqr")
	long.mustShow("abcdefghijklmnopqr")
}
