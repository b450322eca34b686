package ui

import (
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"pariscall/model"
	"pariscall/model/dataset"
	"pariscall/ui/panes"
)

var loadAtlas = sync.OnceValues(dataset.Load)

// screen is an App without a terminal: keys are pressed, the work they begin
// is finished, timers wait until the test lets them pass.
type screen struct {
	t      testing.TB
	app    *App
	news   *fakeNews
	timers []tea.Msg
	now    time.Time
}

func testDeps(t testing.TB, news News) Deps {
	t.Helper()
	at, err := loadAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return Deps{
		Atlas: at, News: news, Now: func() time.Time { return fakeNow },
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil }, Version: "test",
	}
}

func newScreen(t testing.TB, news *fakeNews, w, h int, change ...func(*Deps)) *screen {
	t.Helper()
	s := &screen{t: t, news: news, now: fakeNow}
	var door News
	if news != nil {
		door = news
	}
	d := testDeps(t, door)
	d.Now = func() time.Time { return s.now }
	d.After = func(_ time.Duration, msg tea.Msg) tea.Cmd {
		s.timers = append(s.timers, msg)
		return nil
	}
	for _, c := range change {
		c(&d)
	}
	s.app = New(d)
	s.app.deaf = true
	t.Cleanup(s.app.cancel)
	s.send(tea.WindowSizeMsg{Width: w, Height: h})
	s.drain(s.app.Init())
	return s
}

func (s *screen) send(msg tea.Msg) { driver{s.app}.send(msg) }

func (s *screen) drain(cmd tea.Cmd) { driver{s.app}.drain(cmd) }

// press presses keys as Headless spells them.
func (s *screen) press(keys ...string) *screen {
	s.t.Helper()
	for _, k := range keys {
		s.now = s.now.Add(time.Second)
		msgs, err := Keys(k)
		if err != nil {
			s.t.Fatal(err)
		}
		for _, m := range msgs {
			s.send(m)
		}
	}
	return s
}

// elapse lets the timers that were set pass, and the clock move.
func (s *screen) elapse(d time.Duration) {
	s.now = s.now.Add(d)
	due := s.timers
	s.timers = nil
	for _, msg := range due {
		s.send(msg)
	}
}

// text is the frame without colours.
func (s *screen) text() string { return ansi.Strip(s.app.frame()) }

func (s *screen) lines() []string { return strings.Split(s.text(), "\n") }

// lineOf returns the first line that holds words, or -1.
func (s *screen) lineOf(words string) int {
	for i, l := range s.lines() {
		if strings.Contains(l, words) {
			return i
		}
	}
	return -1
}

func (s *screen) mustShow(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if !strings.Contains(s.text(), w) {
			s.t.Fatalf("the screen does not show %q:\n%s", w, s.text())
		}
	}
}

func (s *screen) mustNotShow(words string) {
	s.t.Helper()
	if strings.Contains(s.text(), words) {
		s.t.Fatalf("the screen shows %q:\n%s", words, s.text())
	}
}

// selected is what the list of the current view stands on.
func (s *screen) selected() model.Ref {
	p, ok := s.app.view().List.(panes.Selecting)
	if !ok {
		return model.Ref{}
	}
	return p.Selected()
}

// mustFill fails unless the frame fills the screen exactly.
func (s *screen) mustFill(what string) {
	s.t.Helper()
	frame := s.app.frame()
	lines := strings.Split(frame, "\n")
	if len(lines) != s.app.height {
		s.t.Fatalf("%s at %dx%d: %d lines\n%s", what, s.app.width, s.app.height, len(lines), s.text())
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w != s.app.width {
			s.t.Fatalf("%s at %dx%d: line %d is %d cells wide: %q", what, s.app.width, s.app.height, i, w, ansi.Strip(l))
		}
	}
}
