package feeds

import (
	"slices"
	"time"

	"pariscall/model"
)

// bounds of what a feed's own ttl may ask for (it is a hint, not an order).
const (
	ttlLeast = 5 * time.Minute
	ttlMost  = 24 * time.Hour
)

// asked is what decides when a feed is asked again.
type asked struct {
	now      time.Time
	every    time.Duration // how often it publishes, 0 unknown
	newest   time.Time     // its newest article
	interval time.Duration // what the user set for it, 0 nothing
	ttl      time.Duration // what the document asks for
	fresh    time.Duration // what Cache-Control or Expires ask for
	until    time.Time     // what Retry-After asks for
	failures int           // in a row
	jitter   float64       // 0 to 1
}

// nextCheck is the latest of what the user, the feed's habit, the document,
// the cache headers, Retry-After and the failures so far ask for, no further
// away than a day (or the user's own, longer interval), and spread by a tenth
// so that feeds do not march in step.
func nextCheck(s Settings, a asked) time.Time {
	least, most := time.Duration(s.MinInterval), time.Duration(s.MaxInterval)
	wait := a.interval
	if wait == 0 {
		wait = min(max(habit(a.every, a.newest, a.now), least), most)
	}
	if a.ttl > 0 {
		wait = max(wait, min(max(a.ttl, ttlLeast), ttlMost))
	}
	wait = max(wait, min(a.fresh, 24*time.Hour))
	if a.failures > 0 {
		wait = max(wait, backOff(a.failures, least, most))
	}
	wait = min(wait, max(most, a.interval))
	wait += time.Duration(a.jitter * 0.1 * float64(wait))
	next := a.now.Add(wait)
	if until := a.until.Add(time.Duration(a.jitter * float64(time.Minute))); !a.until.IsZero() && until.After(next) {
		next = until
	}
	return next
}

// habit is how long to wait for a feed that publishes every so often: half of
// that, and longer the longer it has been silent.
func habit(every time.Duration, newest, now time.Time) time.Duration {
	wait := every / 2
	if silent := now.Sub(newest); !newest.IsZero() && silent > 0 {
		wait = max(wait, silent/8)
	}
	return wait
}

// backOff doubles the wait with each failure in a row.
func backOff(failures int, least, most time.Duration) time.Duration {
	return min(least<<min(failures-1, 12), most)
}

// publishing returns how often articles appear, from the dates of the newest
// ten, and the newest date. Dates ahead of now do not count; 0 is unknown.
func publishing(articles []model.Article, now time.Time) (every time.Duration, newest time.Time) {
	dates := make([]time.Time, 0, len(articles))
	for i := range articles {
		d := articles[i].Published
		if d.IsZero() || d.After(now) {
			continue
		}
		dates = append(dates, d)
	}
	if len(dates) == 0 {
		return 0, time.Time{}
	}
	slices.SortFunc(dates, func(a, b time.Time) int { return b.Compare(a) })
	dates = dates[:min(len(dates), 10)]
	newest = dates[0]
	if len(dates) < 2 {
		return 0, newest
	}
	return now.Sub(dates[len(dates)-1]) / time.Duration(len(dates)), newest
}
