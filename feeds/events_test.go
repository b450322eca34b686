package feeds

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"pariscall/model"
)

func TestEventsNeverMakeTheEngineWaitAndLoseNoCount(t *testing.T) {
	t.Parallel()
	q := newEvents()
	q.add(model.Event{Kind: model.CycleStarted})
	for i := range 10_000 { // nobody reads
		q.add(model.Event{Kind: model.FeedFetched, Feed: model.FeedID(i%3000 + 1), New: 1, Revision: uint64(i)})
	}
	q.add(model.Event{Kind: model.Changed, Revision: 1})
	q.add(model.Event{Kind: model.Changed, Revision: 2})
	q.add(model.Event{Kind: model.CycleEnded, New: 10_000})
	if len(q.waiting) > eventsMost {
		t.Errorf("%d events wait", len(q.waiting))
	}
	var kinds []model.EventKind
	changed := 0
	for len(q.waiting) > 0 {
		e, err := q.next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, e.Kind)
		if e.Kind == model.Changed {
			changed++
		}
	}
	if kinds[0] != model.CycleStarted || kinds[len(kinds)-1] != model.CycleEnded || changed != 1 {
		t.Errorf("first %v, last %v, %d times changed", kinds[0], kinds[len(kinds)-1], changed)
	}
}

func TestEventsOfOneFeedAddUp(t *testing.T) {
	t.Parallel()
	q := newEvents()
	for range 3 {
		q.add(model.Event{Kind: model.FeedFetched, Feed: 7, New: 2, Updated: 1})
	}
	e, err := q.next(t.Context())
	if err != nil || e.New != 6 || e.Updated != 3 || len(q.waiting) != 0 {
		t.Errorf("%+v, %v, %d left", e, err, len(q.waiting))
	}
}

func TestNextWaitsAndEnds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		q := newEvents()
		got := make(chan model.Event)
		for range 2 { // two readers, two events
			go func() {
				e, _ := q.next(t.Context())
				got <- e
			}()
		}
		synctest.Wait()
		q.add(model.Event{Kind: model.CycleStarted})
		q.add(model.Event{Kind: model.CycleEnded})
		<-got
		<-got
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() {
			_, err := q.next(ctx)
			ended <- err
		}()
		synctest.Wait()
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}
