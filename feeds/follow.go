package feeds

import (
	"context"
	"errors"
	"sync"
	"time"

	"pariscall/model"
)

const (
	lookEvery   = 2 * time.Second  // at the archive, for what another process did
	planEvery   = time.Minute      // at the plan; also the longest blind sleep
	togetherIn  = 20 * time.Second // feeds due this close together go in one cycle
	probeFeeds  = 3                // asked to learn whether the network is back
	offlineMost = 5 * time.Minute  // between two such probes
	upkeepAfter = time.Minute      // the first upkeep, when the start is over
	upkeepEvery = 24 * time.Hour
)

// Follow keeps the news up to date until ctx ends: it asks the feeds whose
// time has come, relinks articles when data or rules changed, tells of what
// another process stored, and now and then lets the archive tidy up. Faults
// are logged and tried again; only the end of ctx ends it.
func (d *Desk) Follow(ctx context.Context) error {
	if rev, err := d.Revision(ctx); err == nil {
		d.know(rev)
	}
	var running sync.WaitGroup
	for name, job := range map[string]func(context.Context) error{
		"asking the feeds": d.schedule,
		"looking for news": d.watchRevision,
		"relinking":        d.Relink,
		"upkeep":           d.upkeep,
	} {
		running.Go(func() {
			if err := job(ctx); err != nil && ctx.Err() == nil {
				d.log.Error(name, "err", err)
			}
		})
	}
	running.Wait()
	return ctx.Err()
}

// schedule runs a cycle whenever feeds are due.
func (d *Desk) schedule(ctx context.Context) error {
	probes := 0
	for {
		wait, woke := d.pause(ctx, probes)
		if !sleep(ctx, wait) {
			return ctx.Err()
		}
		if woke {
			// After sleep everything is due at once and the network may
			// still be coming up: one calm refresh, not a stampede.
			d.log.Info("woke up")
			if !sleep(ctx, time.Duration((2+8*d.jitter())*float64(time.Second))) {
				return ctx.Err()
			}
		}
		most := 0
		if d.Offline() {
			most = probeFeeds
		}
		report, err := d.refresh(ctx, model.Scope{Due: true}, nil, d.fetch.set.Background, most)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			d.log.Error("asking the feeds", "err", err)
			probes++
		case report.Offline:
			probes++
		default:
			probes = 0
		}
		d.fetch.Close() // nobody needs the connections for minutes
	}
}

// pause works out how long to wait for the next cycle, sleeping at most a
// minute at a time so that a suspended machine is noticed: then the wall
// clock has moved and the sleep has not.
func (d *Desk) pause(ctx context.Context, probes int) (wait time.Duration, woke bool) {
	if probes > 0 {
		return min(15*time.Second<<min(probes-1, 6), offlineMost), false
	}
	for {
		records, err := d.Records(ctx)
		if err != nil {
			return planEvery, false
		}
		now := d.now()
		wait = d.untilDue(records, now)
		if wait <= planEvery {
			return wait, false
		}
		before := now.Round(0) // wall clock only
		if !sleep(ctx, planEvery) {
			return 0, false
		}
		if d.now().Round(0).Sub(before) > 2*planEvery {
			return 0, true
		}
	}
}

// untilDue is the time until the next feed is due, a little more so that its
// neighbours come along.
func (d *Desk) untilDue(records []FeedRecord, now time.Time) time.Duration {
	wait := time.Hour
	for _, r := range records {
		if r.Health.State == model.FeedGone || d.isPaused(r) {
			continue
		}
		if isDue(r, now) {
			if until, waits := d.waits(r, now); waits {
				wait = min(wait, max(until.Sub(now), time.Second))
				continue
			}
			if r.Health.LastTry.IsZero() {
				return 0 // a new subscription wants to be seen
			}
			return time.Second
		}
		wait = min(wait, r.Health.NextCheck.Sub(now)+togetherIn)
	}
	return wait
}

// watchRevision tells the screen of changes that did not come from here.
func (d *Desk) watchRevision(ctx context.Context) error {
	for sleep(ctx, lookEvery) {
		rev, err := d.Revision(ctx)
		if err != nil || rev <= d.seen.Load() {
			continue
		}
		d.know(rev)
		d.events.add(model.Event{Kind: model.Changed, Revision: rev})
	}
	return ctx.Err()
}

// upkeep lets the archive forget and back itself up, once a day.
func (d *Desk) upkeep(ctx context.Context) error {
	for wait := upkeepAfter; sleep(ctx, wait); wait = upkeepEvery {
		removed, err := d.Retain(ctx, d.now())
		if err == nil && removed > 0 {
			d.log.Info("articles past their time removed", "articles", removed)
		}
		if err := errors.Join(err, d.Backup(ctx, d.now())); err != nil && ctx.Err() == nil {
			d.log.Error("upkeep of the archive", "err", err)
		}
	}
	return ctx.Err()
}

// sleep waits and says whether ctx still lives.
func sleep(ctx context.Context, wait time.Duration) bool {
	if wait <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
