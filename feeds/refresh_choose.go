package feeds

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"pariscall/model"
)

// choose returns the feeds of a scope that may be asked now, and for those
// that may not, why.
func (d *Desk) choose(records []FeedRecord, scope model.Scope, now time.Time) (chosen []FeedRecord, skipped []Outcome) {
	for _, r := range records {
		if !inScope(r, scope, now) {
			continue
		}
		o := Outcome{Feed: r.Feed.ID, URL: Redact(r.Feed.URL), Title: r.Feed.Name}
		byName := scope.Feed != 0
		until, wait := d.waits(r, now)
		switch {
		case r.Health.State == model.FeedGone && !byName:
			o.Status = OutcomeGone
			o.Error, o.Hint = r.Health.Error.String(), r.Health.Hint.String()
		case d.isPaused(r) && !byName:
			o.Status = OutcomePaused
		case wait:
			o.Status = OutcomeWaiting
			o.Error = whyWaiting(r, until, now)
			o.Hint = "it is asked then by itself"
		default:
			chosen = append(chosen, r)
			continue
		}
		if !scope.Due {
			skipped = append(skipped, o)
		}
	}
	return chosen, skipped
}

func inScope(r FeedRecord, s model.Scope, now time.Time) bool {
	switch {
	case s.Feed != 0:
		return r.Feed.ID == s.Feed
	case len(s.Group) > 0:
		return len(r.Feed.Group) >= len(s.Group) && slices.Equal(r.Feed.Group[:len(s.Group)], s.Group)
	case s.Due:
		return isDue(r, now)
	}
	return s.All
}

// isDue says whether a feed's time has come. A next check that lies further
// ahead than any that is ever set comes from a clock that was wrong.
func isDue(r FeedRecord, now time.Time) bool {
	next := r.Health.NextCheck
	return !next.After(now) || next.Sub(now) > 15*24*time.Hour
}

func (d *Desk) isPaused(r FeedRecord) bool {
	return r.Health.State == model.FeedPaused || d.fetch.set.forFeed(r.Feed.URL).Paused
}

// waits says until when a server wants to be left alone: this feed's own
// Retry-After, or that of another feed at the same host.
func (d *Desk) waits(r FeedRecord, now time.Time) (time.Time, bool) {
	if until := r.State.WaitUntil; until.After(now) && until.Sub(now) <= waitMost+time.Hour {
		return until, true
	}
	return d.hosts.pausedUntil(hostOf(r.Feed.URL), now)
}

// whyWaiting says until when a feed is left alone, and why.
func whyWaiting(r FeedRecord, until, now time.Time) string {
	host := hostOf(r.Feed.URL)
	why := "another feed of " + host + " was told to wait"
	if until.Equal(r.State.WaitUntil) {
		why = host + " asked for that"
		if s := r.Health.HTTPStatus; s >= 400 {
			why = fmt.Sprintf("%s answered %d and asked for that", host, s)
		}
	}
	return "waiting until " + clock(until, now) + ", because " + why
}

// waitingError is why the only feed of a refresh was not asked, or nil.
func waitingError(r Report) error {
	if len(r.Outcomes) != 1 || r.Outcomes[0].Status != OutcomeWaiting {
		return nil
	}
	return errors.New(r.Outcomes[0].Error)
}

// recallPauses learns from the archive which hosts said to this or to another
// process that they were asked too often.
func (d *Desk) recallPauses(records []FeedRecord, now time.Time) {
	for _, r := range records {
		until := r.State.WaitUntil
		if until.After(now) && until.Sub(now) <= waitMost+time.Hour && r.Health.HTTPStatus == http.StatusTooManyRequests {
			d.hosts.pause(hostOf(r.Feed.URL), until, true)
		}
	}
}

// clock writes a near time as a reader says it.
func clock(t, now time.Time) string {
	t = t.In(now.Location())
	if t.Sub(now) < 20*time.Hour && t.Day() == now.Day() {
		return t.Format("15:04")
	}
	return t.Format("2 Jan 15:04")
}
