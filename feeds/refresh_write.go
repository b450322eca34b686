package feeds

import (
	"context"
	"time"

	"pariscall/model"
)

// batchMost feeds and articlesMost articles bound one transaction, so that a
// reader's own acts never wait long for their turn.
const (
	batchMost    = 32
	articlesMost = 2000
)

// lingerMost is how long feeds that brought nothing wait for company: each
// transaction writes some pages, and nobody waits to see that nothing is new.
const lingerMost = 50 * time.Millisecond

// write is the only writer of a cycle. It stores whatever is ready in one
// transaction, so a burst of answers costs few and a late one is shown at
// once. What has arrived is stored even when ctx ends.
func (c *cycle) write(ctx context.Context, turns <-chan turn) {
	for {
		batch := gather(turns)
		if len(batch) == 0 {
			return
		}
		c.store(ctx, c.hold(batch))
		for i := range batch {
			batch[i].stored()
		}
	}
}

// gather returns what is to be stored in one transaction, nothing when there
// is no more.
func gather(turns <-chan turn) []turn {
	var batch []turn
	var linger <-chan time.Time
	articles := 0
	dull := true // nothing in it that anybody waits for
	for len(batch) < batchMost && articles < articlesMost {
		var t turn
		ok := false
		switch {
		case len(batch) == 0:
			t, ok = <-turns
			linger = time.After(lingerMost)
		case dull:
			select {
			case t, ok = <-turns:
			case <-linger:
			}
		default:
			select {
			case t, ok = <-turns:
			default:
			}
		}
		if !ok {
			return batch
		}
		batch = append(batch, t)
		articles += len(t.result.Articles)
		dull = dull && t.kind == turnUnchanged
	}
	return batch
}

// hold keeps unreachable feeds back until it is known that others can be
// reached, and returns what may be stored now.
func (c *cycle) hold(batch []turn) []turn {
	var out []turn
	for _, t := range batch {
		unreachable := t.failure != nil && t.failure.Kind == FailUnreachable
		switch {
		case unreachable && !c.reached:
			c.held = append(c.held, t)
		default:
			if t.outcome.Status != OutcomeWaiting && !unreachable {
				c.reached = true
			}
			out = append(out, t)
		}
	}
	if c.reached && len(c.held) > 0 {
		out = append(out, c.held...)
		c.held = nil
	}
	return out
}

// store puts turns into the archive. When the transaction fails, each is
// tried alone: one feed's trouble stays its own.
func (c *cycle) store(ctx context.Context, turns []turn) {
	if len(turns) == 0 {
		return
	}
	keep, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer cancel()
	defer context.AfterFunc(ctx, func() {
		// The program is leaving: what is being written gets a moment.
		time.AfterFunc(800*time.Millisecond, cancel)
	})()
	results := make([]model.FetchResult, len(turns))
	for i := range turns {
		if turns[i].kind == turnUnchanged && turns[i].target != "" {
			c.desk.learn(keep, &turns[i], true)
		} else if turns[i].kind != turnFailed && turns[i].target == "" && turns[i].outcome.Status != OutcomeWaiting {
			turns[i].result.State, _ = learnMove(turns[i].result.State, "", false, turns[i].result.At)
		}
		turns[i].result.Health.MovedTo = announcedMove(turns[i].result.State)
		results[i] = turns[i].result
	}
	arrivals, err := c.desk.Put(keep, results)
	switch {
	case err == nil:
		c.stored(keep, turns, arrivals)
	case len(turns) > 1:
		for i := range turns {
			c.store(ctx, turns[i:i+1])
		}
	default:
		c.err = err
		t := turns[0]
		c.done++
		t.outcome.Status, t.outcome.Error = OutcomeFailed, "the archive could not keep it: "+err.Error()
		t.outcome.Hint = "look at the disk that holds the archive"
		c.desk.log.Error("storing a feed", "feed", t.outcome.URL, "err", err)
		c.tell(t.outcome)
	}
}

// stored tells what a transaction brought.
func (c *cycle) stored(ctx context.Context, turns []turn, arrivals []model.Arrivals) {
	byFeed := make(map[model.FeedID]model.Arrivals, len(arrivals))
	for _, a := range arrivals {
		byFeed[a.Feed] = a
	}
	for i := range turns {
		t := &turns[i]
		a := byFeed[t.result.Feed]
		t.outcome.New, t.outcome.Updated = a.New, a.Updated
		if t.kind == turnRead {
			switch {
			case a.New > 0:
				t.outcome.Status = OutcomeNew
			case a.Updated > 0:
				t.outcome.Status = OutcomeUpdated
			}
			if a.New > 0 && c.desk.fetch.set.forFeed(t.address).FullText {
				c.fresh = append(c.fresh, arrival{a.Feed, a.First, a.New})
			}
			if t.target != "" {
				c.desk.learn(ctx, t, distinctKeys(t.result.Articles) > a.New)
				t.result.Articles = nil
				if _, err := c.desk.Put(ctx, []model.FetchResult{t.result}); err != nil {
					c.desk.log.Error("noting a move", "feed", t.outcome.URL, "err", err)
				}
			}
		}
		t.result.Articles = nil
		c.done++
		c.revision = max(c.revision, a.Revision)
		c.desk.know(a.Revision)
		c.tell(t.outcome)
		c.desk.events.add(model.Event{
			Kind: model.FeedFetched, Feed: t.result.Feed, Health: t.result.Health, New: a.New, Updated: a.Updated,
			Done: c.done, Total: c.total, Failed: c.report.Failed, Revision: a.Revision,
		})
	}
}

// learn counts a permanent redirect and makes the move once it has proved to
// last.
func (d *Desk) learn(ctx context.Context, t *turn, shared bool) {
	state, move := learnMove(t.result.State, t.target, shared, t.result.At)
	t.result.State = state
	if move {
		if err := d.Move(ctx, t.result.Feed, t.target); err != nil {
			d.log.Warn("a feed moved to where another is", "feed", t.outcome.URL, "to", Redact(t.target), "err", err)
		} else {
			d.log.Info("a feed moved", "feed", t.outcome.URL, "to", Redact(t.target))
			t.result.State, _ = learnMove(state, "", false, t.result.At)
		}
	}
	t.result.Health.MovedTo = announcedMove(t.result.State)
}

func distinctKeys(articles []model.Article) int {
	keys := make(map[string]struct{}, len(articles))
	for i := range articles {
		keys[articles[i].Key] = struct{}{}
	}
	return len(keys)
}
