package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// lines of a frame as they are sent to the terminal, colours included.
func (s *screen) painted() []string { return strings.Split(s.app.frame(), "\n") }

// changedLines counts the lines that must be sent again.
func changedLines(before, after []string) (n int) {
	for i := range before {
		if before[i] != after[i] {
			n++
		}
	}
	return n
}

// hold presses a key as a keyboard repeats it: faster than what stands beside
// the list follows.
func (s *screen) hold(k string) {
	msgs, err := Keys(k)
	if err != nil {
		s.t.Fatal(err)
	}
	s.now = s.now.Add(30 * time.Millisecond)
	for _, m := range msgs {
		s.send(m)
	}
}

func TestAMoveSendsTheHeadlinesAndTheMarksUnderThem(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		s := newScreen(t, newFakeNews(60), size[0], size[1])
		s.hold("j")
		before := s.painted()
		s.hold("j")
		after := s.painted()
		if n := changedLines(before, after); n != 4 {
			t.Errorf("%dx%d: %d lines changed, want two rows of two lines:\n%s", size[0], size[1], n, s.text())
		}
		under := s.lineOf("▌") + 1
		if got, was := ansi.Strip(after[under]), ansi.Strip(before[under]); got[len("▌"):] != was[1:] {
			t.Errorf("more than the mark changed under the headline:\n%q\n%q", was, got)
		}
		if !strings.HasSuffix(after[under], before[under][1:]) {
			t.Errorf("the line under the selected headline is painted anew:\n%q\n%q", before[under], after[under])
		}
	}
}

func TestAListBesideAPageScrollsByHalfAScreen(t *testing.T) {
	const keys = 70
	sent := 0
	s := newScreen(t, newFakeNews(400), 120, 40)
	s.hold("j")
	for range keys {
		before := s.painted()
		s.hold("j")
		sent += changedLines(before, s.painted())
		if s.lineOf("▌") < 0 {
			t.Fatal("the selected row is not on the screen")
		}
	}
	// Four lines for the two rows, and once in seven keys all of them.
	if limit := keys * 10; sent > limit {
		t.Errorf("%d keys changed %d lines, want at most %d", keys, sent, limit)
	}
}

func TestAListAloneScrollsByARow(t *testing.T) {
	s := newScreen(t, newFakeNews(400), 80, 24)
	for range 40 {
		before := s.lines()
		s.hold("j")
		after := s.lines()
		moved := 0
		for moved < 6 && !strings.Contains(strings.Join(before[3+moved:], "\n"), after[3][1:]) {
			moved++
		}
		if moved > 4 {
			t.Fatalf("the list jumped:\n%s\n\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
		}
	}
}

func TestWhatStandsBesideWaitsForAPause(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 40)
	s.press("j")
	shown := s.app.preview.ref
	for range 5 {
		s.hold("j")
	}
	if s.app.preview.ref != shown {
		t.Error("the page beside the list follows each key of a run")
	}
	s.elapse(runPause)
	if s.app.preview.ref != s.selected() {
		t.Error("the page beside the list did not follow when the run was over")
	}
}
