package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/teatest/v2"

	"pariscall/model"
	"pariscall/ui/panes"
)

// tick is the real timer, for the few runs with a real loop.
func tick(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

func startLoop(t *testing.T, news News) (*teatest.TestModel, *App) {
	t.Helper()
	d := testDeps(t, news)
	d.After = tick
	a := New(d)
	t.Cleanup(a.cancel)
	tm := teatest.NewTestModel(t, teaModel{a}, teatest.WithInitialTermSize(100, 30))
	teatest.WaitFor(t, tm.Output(), func(b []byte) bool { return bytes.Contains(b, []byte("Norway names")) }, teatest.WithDuration(10*time.Second))
	return tm, a
}

func TestRunStartsBrowsesAndQuits(t *testing.T) {
	tm, a := startLoop(t, newFakeNews(60))
	tm.Send(tea.KeyPressMsg{Code: 'j', Text: "j"})
	tm.Send(tea.KeyPressMsg{Code: tea.KeyEnter})
	tm.Send(tea.KeyPressMsg{Code: 'q', Text: "q"})
	tm.WaitFinished(t, teatest.WithFinalTimeout(10*time.Second))
	if p := a.view().page; p == nil || p.ref.Kind != model.KindArticle {
		t.Error("enter opened no article")
	}
}

// slowNews never finishes a refresh until its context ends.
type slowNews struct {
	*fakeNews
	begun chan struct{}
	once  sync.Once
}

func (s *slowNews) Refresh(ctx context.Context, _ model.Scope) error {
	s.once.Do(func() { close(s.begun) })
	<-ctx.Done()
	return ctx.Err()
}

func TestQuitDuringARefreshDoesNotWaitForIt(t *testing.T) {
	news := &slowNews{fakeNews: newFakeNews(60), begun: make(chan struct{})}
	tm, a := startLoop(t, news)
	tm.Send(tea.KeyPressMsg{Code: 'R', Text: "R"})
	bounded, stop := context.WithTimeout(t.Context(), 10*time.Second)
	defer stop()
	select {
	case <-news.begun:
	case <-bounded.Done():
		t.Fatal("R did not begin a refresh")
	}
	tm.Send(tea.KeyPressMsg{Code: 'q', Text: "q"})
	tm.WaitFinished(t, teatest.WithFinalTimeout(10*time.Second))
	a.cancel()
	if !a.quitting {
		t.Error("q did not quit")
	}
}

func TestResizeStormInARealLoop(t *testing.T) {
	tm, a := startLoop(t, newFakeNews(60))
	for i := range 200 {
		tm.Send(tea.WindowSizeMsg{Width: 1 + i*37%220, Height: 1 + i*13%70})
	}
	tm.Send(tea.WindowSizeMsg{Width: 100, Height: 30})
	tm.Send(tea.KeyPressMsg{Code: 'q', Text: "q"})
	tm.WaitFinished(t, teatest.WithFinalTimeout(10*time.Second))
	if a.width != 100 || a.height != 30 {
		t.Errorf("the last size is %dx%d", a.width, a.height)
	}
}

// slowSave stores marks slowly, and counts those that were stored.
type slowSave struct {
	*fakeNews
	release chan struct{}
	stored  chan struct{}
}

func (s *slowSave) Mark(ctx context.Context, c model.Change) (model.Undone, error) {
	<-s.release
	defer close(s.stored)
	if err := ctx.Err(); err != nil {
		return model.Undone{}, err
	}
	return s.fakeNews.Mark(ctx, c)
}

func TestWhatTheReaderDidIsStoredBeforeTheEnd(t *testing.T) {
	news := &slowSave{fakeNews: newFakeNews(5), release: make(chan struct{}), stored: make(chan struct{})}
	a := New(testDeps(t, news))
	cmd := a.mark(model.Change{Mark: model.MarkStar, IDs: []model.ArticleID{5}}, true)
	go cmd()
	a.cancel() // the screen is gone
	close(news.release)
	a.waitForSaves(10 * time.Second)
	select {
	case <-news.stored:
	default:
		t.Error("the program ended before the mark was stored")
	}
	if !news.find(5).Starred {
		t.Error("the end of the screen cancelled the mark")
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	d := testDeps(t, newFakeNews(5))
	d.After = tick
	done := make(chan error, 1)
	var left Place
	d.Remember = func(p Place) { left = p }
	go func() {
		done <- run(ctx, d, tea.WithInput(strings.NewReader("")), tea.WithOutput(io.Discard), tea.WithWindowSize(80, 24))
	}()
	cancel()
	if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	if left.View != 0 {
		t.Errorf("remembered view %d", left.View)
	}
}

// brokenPane panics when it is painted.
type brokenPane struct{ panes.Pane }

func (brokenPane) View() string { panic("bad bytes") }

func TestAPaneThatCannotBePaintedCostsOnlyItsRectangle(t *testing.T) {
	s := newScreen(t, newFakeNews(5), 120, 30)
	s.app.preview.pane = brokenPane{s.app.preview.pane}
	s.mustFill("a broken pane")
	s.mustShow("this cannot be shown", "Norway names")
}

func TestAPanicInACommandIsAnErrorOfThatCommand(t *testing.T) {
	s := newScreen(t, newFakeNews(5), 120, 30)
	s.drain(s.app.run("count the beans", func(context.Context) func() tea.Cmd { panic("no beans") }))
	s.mustShow("something went wrong: count the beans")
}
