package ui

import (
	"fmt"
	"time"

	"pariscall/model"
	"pariscall/ui/theme"
)

// status is the transient message of the footer. Each has a generation, so
// that the timer of an older one cannot take away a newer one.
type status struct {
	text string
	bad  bool
	gen  int
	// fresh: no key was pressed since it was said.
	fresh bool
}

const statusStays = 6 * time.Second

type statusFaded struct{ gen int }

func (s *status) set(text string, bad bool) (gen int) {
	s.text, s.bad, s.fresh = text, bad, true
	s.gen++
	return s.gen
}

func (s *status) fade(gen int) {
	if gen == s.gen {
		s.text = ""
	}
}

// live is what the top bar says about the news.
type live struct {
	none     bool // there is no news service
	running  bool
	done     int
	total    int
	offline  bool
	everRan  bool
	failing  int
	feeds    int       // of those that are not paused
	next     time.Time // when the next feed is due
	counts   model.Counts
	revision uint64
}

// hear follows a refresh.
func (l *live) hear(e model.Event) {
	switch e.Kind {
	case model.CycleStarted:
		l.running, l.done, l.total = true, e.Done, e.Total
	case model.FeedFetched:
		l.done, l.total = e.Done, e.Total
		l.running = e.Total > 0 && e.Done < e.Total
	case model.CycleEnded:
		l.running, l.everRan, l.offline = false, true, e.Offline
	}
	if e.Kind != model.CycleStarted && e.Kind != model.Changed {
		l.offline = e.Offline
	}
}

// know takes what the list of feeds says.
func (l *live) know(feeds []model.FeedStatus) {
	l.feeds, l.failing, l.next = len(feeds), 0, time.Time{}
	for _, f := range feeds {
		if f.Health.State == model.FeedPaused {
			l.feeds--
		}
		if f.Health.State == model.FeedFailed || f.Health.State == model.FeedGone {
			l.failing++
		}
		if n := f.Health.NextCheck; !n.IsZero() && (l.next.IsZero() || n.Before(l.next)) {
			l.next = n
		}
		if !f.Health.LastSuccess.IsZero() {
			l.everRan = true
		}
	}
}

// words says it in a line, in several lengths of which the bar takes the
// longest that fits.
func (l *live) words(now time.Time, g theme.Glyphs) []string {
	switch {
	case l.none:
		return []string{"no news service", "no news"}
	case l.running:
		n := fmt.Sprintf("%d/%d", l.done, l.total)
		return []string{g.Busy + " refreshing " + n, g.Busy + " " + n}
	case l.offline && l.next.After(now):
		at := l.next.In(now.Location()).Format("15:04")
		return []string{g.Off + " offline " + g.Sep + " trying again at " + at, g.Off + " offline " + g.Sep + " next try " + at, g.Off + " offline"}
	case l.offline:
		return []string{g.Off + " offline " + g.Sep + " trying again soon", g.Off + " offline"}
	case l.silent():
		return []string{g.Off + " no feed answers " + g.Sep + " see Sources", g.Off + " no feed answers", g.Off + " none answers"}
	case l.feeds == 0 && !l.everRan:
		return []string{g.Live + " live"}
	case l.next.After(now):
		in := "next in " + minutes(l.next.Sub(now))
		return []string{g.Live + " live " + g.Sep + " " + in, g.Live + " " + in, g.Live + " live"}
	default:
		return []string{g.Live + " live"}
	}
}

// silent says whether every feed fails, though there is a network.
func (l *live) silent() bool { return l.feeds > 0 && l.failing == l.feeds }

// minutes writes a short while, rounded up, as people say it.
func minutes(d time.Duration) string {
	m := int((d + time.Minute - 1) / time.Minute)
	switch {
	case m < 60:
		return fmt.Sprintf("%d min", max(m, 1))
	case m >= 10*60: // that long, nobody counts minutes
		return fmt.Sprintf("%d h", (m+30)/60)
	}
	return fmt.Sprintf("%d h %02d", m/60, m%60)
}
