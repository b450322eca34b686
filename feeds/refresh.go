package feeds

import (
	"context"
	"fmt"
	"sync"
	"time"

	"pariscall/model"
)

// Outcome is what asking one feed came to, for a report.
type Outcome struct {
	Feed    model.FeedID
	URL     string // fit to be shown
	Title   model.Text
	Status  string // one of the Outcome constants
	New     int
	Updated int
	Bytes   int64 // unpacked
	Took    time.Duration
	Error   string
	Hint    string
}

// What can come of asking a feed.
const (
	OutcomeNew       = "new"       // it brought articles
	OutcomeUpdated   = "updated"   // it brought only changes to known ones
	OutcomeUnchanged = "unchanged" // nothing new
	OutcomeFailed    = "failed"
	OutcomeGone      = "gone"    // 410, now or earlier
	OutcomeWaiting   = "waiting" // not asked: its server wants to be left alone
	OutcomePaused    = "paused"  // not asked: the user's wish
	OutcomeOffline   = "offline" // not asked for want of a network
)

// Report is what a refresh came to.
type Report struct {
	Outcomes []Outcome
	New      int
	Updated  int
	Failed   int
	Offline  bool
	Took     time.Duration
}

// cycle is one refresh under way.
type cycle struct {
	desk     *Desk
	started  time.Time
	rejected rejections
	each     func(Outcome)
	report   Report
	total    int
	done     int
	reached  bool   // some server answered: the network is there
	held     []turn // unreachable so far, perhaps because nothing is
	fresh    []arrival
	revision uint64
	err      error // of the archive
}

// arrival is what a feed that wants full text brought.
type arrival struct {
	feed  model.FeedID
	first model.ArticleID
	count int
}

// RefreshReport is Refresh with the outcome of each feed, told to each (which
// may be nil) as it is known. The error is that of the archive or of ctx.
func (d *Desk) RefreshReport(ctx context.Context, scope model.Scope, each func(Outcome)) (Report, error) {
	workers := d.fetch.set.InFlight
	if scope.Due {
		workers = d.fetch.set.Background
	}
	return d.refresh(ctx, scope, each, workers, 0)
}

// refresh runs one cycle with so many workers over at most most feeds (0: all).
func (d *Desk) refresh(ctx context.Context, scope model.Scope, each func(Outcome), workers, most int) (Report, error) {
	records, err := d.Records(ctx)
	if err != nil {
		return Report{}, fmt.Errorf("reading the state of the feeds: %w", err)
	}
	rejected, err := d.rejections(ctx)
	if err != nil {
		return Report{}, fmt.Errorf("reading what was rejected: %w", err)
	}
	c := &cycle{desk: d, started: d.now(), rejected: rejected, each: each}
	if each == nil {
		c.each = func(Outcome) {}
	}
	d.recallPauses(records, c.started)
	chosen, skipped := d.choose(records, scope, c.started)
	if most > 0 {
		chosen = chosen[:min(most, len(chosen))]
	}
	chosen = d.claim(chosen)
	defer d.release(chosen)
	giveBack := func() {}
	if scope.Due {
		chosen, giveBack = d.lease(ctx, chosen, c.started)
	}
	c.total = len(chosen)
	for _, o := range skipped {
		c.tell(o)
	}
	if len(chosen) > 0 {
		d.events.add(model.Event{Kind: model.CycleStarted, Total: c.total})
		c.run(ctx, chosen, workers)
		c.end(ctx)
		if c.done < c.total { // what was asked and stored has its own next check
			giveBack()
		}
	}
	c.report.Took = d.now().Sub(c.started)
	if c.err != nil {
		return c.report, fmt.Errorf("storing what the feeds brought: %w", c.err)
	}
	if err := ctx.Err(); err != nil {
		return c.report, err
	}
	return c.report, d.fillFullText(ctx, c.fresh)
}

// run lets workers ask the feeds while one writer stores what is ready.
func (c *cycle) run(ctx context.Context, chosen []FeedRecord, workers int) {
	q := newQueue(c.desk.hosts)
	for _, r := range chosen {
		q.add(hostOf(r.Feed.URL), r)
	}
	turns := make(chan turn, min(len(chosen), batchMost/2))
	go func() {
		crowd(min(workers, len(chosen)), q.moved, func() {
			for {
				r, ok := q.take(ctx)
				if !ok {
					return
				}
				if t, ok := c.desk.ask(ctx, r, c.rejected); ok {
					turns <- t
					t.sent()
				}
			}
		})
		close(turns)
	}()
	c.write(ctx, turns)
}

// Workers that wait for a slow network cost little, those that crowd a quick
// one get in each other's way. So a few begin, and as long as they are stuck
// their number doubles with each tick: stuck in asking, for where one waits for
// its turn at a host, another would only wait behind it.
const (
	firstWorkers = 32
	crowdTick    = 8 * time.Millisecond
)

// crowd runs up to most workers and returns when all have ended. Moved says
// how much work was taken since it was last asked, whether any is left, and
// whether somebody already waits for that.
func crowd(most int, moved func() (taken int, left, awaited bool), work func()) {
	var busy sync.WaitGroup
	defer busy.Wait()
	n := min(firstWorkers, most)
	for range n {
		busy.Go(work)
	}
	begun := n // since the last tick: each takes something
	tick := time.NewTicker(crowdTick)
	defer tick.Stop()
	for n < most {
		<-tick.C
		taken, left, awaited := moved()
		switch {
		case !left:
			return
		case taken > begun || awaited:
			begun = 0
			continue
		}
		begun = min(n, most-n)
		for range begun {
			busy.Go(work)
		}
		n += begun
	}
}

// end decides whether the machine is offline and closes the cycle.
func (c *cycle) end(ctx context.Context) {
	offline := !c.reached && ctx.Err() == nil && looksOffline(c.held)
	switch {
	case offline:
		for _, t := range c.held {
			o := t.outcome
			o.Status, o.Error, o.Hint = OutcomeOffline, "there is no network", "it is tried again by itself"
			c.tell(o)
		}
	case ctx.Err() == nil:
		c.store(ctx, c.held)
	}
	if c.total > 0 && (offline || c.reached) {
		c.desk.offline.Store(offline)
	}
	c.report.Offline = offline
	c.desk.events.add(model.Event{
		Kind: model.CycleEnded, New: c.report.New, Updated: c.report.Updated,
		Done: c.done, Total: c.total, Failed: c.report.Failed, Offline: offline, Revision: c.revision,
	})
}

// tell adds an outcome to the report.
func (c *cycle) tell(o Outcome) {
	c.report.New += o.New
	c.report.Updated += o.Updated
	if o.Status == OutcomeFailed || o.Status == OutcomeGone && o.Took > 0 {
		c.report.Failed++
	}
	c.report.Outcomes = append(c.report.Outcomes, o)
	c.each(o)
}

// claim leaves out feeds that another cycle of this process is asking.
func (d *Desk) claim(chosen []FeedRecord) []FeedRecord {
	d.mu.Lock()
	defer d.mu.Unlock()
	free := chosen[:0]
	for _, r := range chosen {
		if !d.asked[r.Feed.ID] {
			d.asked[r.Feed.ID] = true
			free = append(free, r)
		}
	}
	return free
}

func (d *Desk) release(chosen []FeedRecord) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, r := range chosen {
		delete(d.asked, r.Feed.ID)
		delete(d.wishes, r.Feed.ID)
	}
}
