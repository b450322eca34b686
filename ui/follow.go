package ui

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"pariscall/model"
	"pariscall/ui/panes"
)

// heard is an event of the news service.
type heard struct {
	event model.Event
	err   error
}

// minutePassed lets "next in 4 min" and "Today" grow old.
type minutePassed struct{}

// staleDue is the end of the pause between two tellings that the archive
// changed.
type staleDue struct{}

const (
	staleEvery  = 250 * time.Millisecond
	clockEvery  = 30 * time.Second
	retryEvents = 2 * time.Second
)

// askTheRest asks, once, for the totals and begins to follow the news.
func (a *App) askTheRest() tea.Cmd {
	if !a.waiting {
		return nil
	}
	a.waiting = false
	cmds := []tea.Cmd{a.askNotices()}
	if a.deps.News != nil {
		cmds = append(cmds, a.askCounts(), a.askFeeds(), a.askWatches(), a.listen(), a.deps.After(clockEvery, minutePassed{}))
		if a.deps.Settings.RefreshFirst {
			cmds = append(cmds, a.refresh(everyFeed))
		}
	}
	return tea.Batch(cmds...)
}

// askNotices asks for what the reader must know of the start. It stays until
// there is something else to say.
func (a *App) askNotices() tea.Cmd {
	notices := a.deps.Notices
	if notices == nil {
		return nil
	}
	return a.run("notices", func(ctx context.Context) func() tea.Cmd {
		text := notices(ctx)
		return func() tea.Cmd {
			if text != "" {
				a.status.set(model.Line(text).String(), true)
			}
			return nil
		}
	})
}

// listen waits for one event.
func (a *App) listen() tea.Cmd {
	if a.deaf {
		return nil
	}
	news, ctx := a.deps.News, a.ctx
	return func() tea.Msg {
		e, err := news.Next(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return heard{e, err}
	}
}

// hear takes an event and waits for the next one.
func (a *App) hear(msg heard) tea.Cmd {
	if msg.err != nil {
		a.deps.Log.Warn("following the news", "err", msg.err)
		return a.deps.After(retryEvents, answered{what: "listen again", apply: a.listen})
	}
	e := msg.event
	a.live.hear(e)
	for _, p := range a.everyPane() {
		if t, ok := p.(panes.EventTaker); ok {
			t.Heard(e)
		}
	}
	cmds := []tea.Cmd{a.listen()}
	if e.New > 0 || e.Updated > 0 || e.Kind == model.Changed || e.Kind == model.CycleEnded {
		cmds = append(cmds, a.archiveChanged())
	}
	if e.Kind == model.CycleEnded {
		cmds = append(cmds, a.askFeeds(), a.cycleEnded(e))
	}
	return tea.Batch(cmds...)
}

// cycleEnded says how it went, once.
func (a *App) cycleEnded(e model.Event) tea.Cmd {
	switch {
	case e.Offline:
		return a.say("no feed could be reached: this looks like no network", true)
	case e.New > 0 && e.Failed > 0:
		return a.say(fmt.Sprintf("%d new %s refreshed %d of %d", e.New, a.env.Styles.Sep, e.Total-e.Failed, e.Total), false)
	case e.New > 0:
		return a.say(fmt.Sprintf("%d new %s refreshed %d", e.New, a.env.Styles.Sep, e.Total), false)
	case a.refreshes == 0 && a.deps.Now().Sub(a.answeredAt) > time.Second: // nobody asked, nobody is told
		return nil
	case e.Failed > 0 && e.Failed == e.Total:
		return a.say("no answer "+a.env.Styles.Sep+" see Sources", true)
	case e.Failed > 0:
		return a.say(fmt.Sprintf("nothing new %s %d of %d failed", a.env.Styles.Sep, e.Failed, e.Total), false)
	default:
		return a.say("nothing new", false)
	}
}

// archiveChanged tells the panes that the archive has something newer: at
// once, then at most every quarter of a second, so that a storm of arrivals
// does not become a storm of queries.
func (a *App) archiveChanged() tea.Cmd {
	now := a.deps.Now()
	if now.Sub(a.staleAt) >= staleEvery {
		return a.tellStale()
	}
	if a.stalePend {
		return nil
	}
	a.stalePend = true
	return a.deps.After(staleEvery, staleDue{})
}

func (a *App) tellStale() tea.Cmd {
	a.staleAt = a.deps.Now()
	a.live.revision++
	for _, p := range a.everyPane() {
		if r, ok := p.(panes.Refresher); ok {
			r.Stale(a.live.revision)
		}
	}
	return tea.Batch(a.askCounts(), a.askWatches())
}

// everyPane returns all panes that live: lists, pages, and what stands
// beside.
func (a *App) everyPane() []panes.Pane {
	var out []panes.Pane
	for i := range a.views {
		out = append(out, a.views[i].List)
	}
	for _, p := range a.everyPlace() {
		out = append(out, p.pane)
	}
	for _, p := range []*place{a.preview, a.peek} {
		if p != nil {
			out = append(out, p.pane)
		}
	}
	return out
}

func (a *App) minute() tea.Cmd {
	for _, v := range a.views {
		if t, ok := v.List.(panes.Newsroom); ok {
			t.ClockMoved()
		}
	}
	return a.deps.After(clockEvery, minutePassed{})
}

func (a *App) askCounts() tea.Cmd {
	if a.deps.News == nil {
		return nil
	}
	news := a.deps.News
	return a.run("counts", func(ctx context.Context) func() tea.Cmd {
		c, err := news.Counts(ctx)
		return func() tea.Cmd {
			if err != nil {
				a.deps.Log.Warn("counts", "err", err)
				return nil
			}
			a.live.counts = c
			for i := range a.views {
				if n, ok := a.views[i].List.(panes.Newsroom); ok {
					n.SetCounts(c)
				}
			}
			return nil
		}
	})
}

func (a *App) askFeeds() tea.Cmd {
	if a.deps.News == nil {
		return nil
	}
	news := a.deps.News
	return a.run("feeds", func(ctx context.Context) func() tea.Cmd {
		fs, err := news.Feeds(ctx)
		return func() tea.Cmd {
			if err != nil {
				a.deps.Log.Warn("feeds", "err", err)
				return nil
			}
			a.live.know(fs)
			return nil
		}
	})
}

func (a *App) askWatches() tea.Cmd {
	if a.deps.News == nil {
		return nil
	}
	news := a.deps.News
	return a.run("watches", func(ctx context.Context) func() tea.Cmd {
		ws, err := news.Watches(ctx)
		return func() tea.Cmd {
			if err != nil {
				a.deps.Log.Warn("watches", "err", err)
				return nil
			}
			return a.watched(ws)
		}
	})
}

// watched keeps what the watches found, and notifies of more when the
// terminal is not in front.
func (a *App) watched(ws []model.Watch) tea.Cmd {
	before := make(map[int64]int, len(a.watches))
	for _, w := range a.watches {
		before[w.ID] = w.Hits
	}
	first := a.watches == nil
	a.watches = ws
	if a.watches == nil {
		a.watches = []model.Watch{}
	}
	if first || !a.blurred {
		return nil
	}
	for _, w := range ws {
		if n := w.Hits - before[w.ID]; n > 0 {
			return a.notify(fmt.Sprintf("%d new: %s", n, w.Label.String()))
		}
	}
	return nil
}

func (a *App) notify(text string) tea.Cmd {
	switch a.deps.Settings.Notify {
	case NotifyOff:
		return nil
	case NotifyBell:
		return tea.Raw("\a")
	default:
		return tea.Raw(ansi.Notify(model.Line(text).String()))
	}
}

// watchHits is how much all watches found that was not looked at.
func (a *App) watchHits() int {
	n := 0
	for _, w := range a.watches {
		n += w.Hits
	}
	return n
}
