package feeds

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"pariscall/model"
)

func TestQueueHandsOutNoMoreThanAHostHasRoomFor(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		slow bool
		room int
	}{"as set": {false, 2}, "after a 429": {true, 1}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				h := newHosts(2)
				h.pause("a.example", time.Time{}, c.slow)
				q := newQueue(h)
				for i := range 5 {
					q.add("a.example", FeedRecord{Feed: model.Feed{ID: model.FeedID(i + 1)}})
				}
				q.add("b.example", FeedRecord{Feed: model.Feed{ID: 9}})
				got := make(chan model.FeedID, 10)
				for range 6 {
					go func() {
						if r, ok := q.take(t.Context()); ok {
							got <- r.Feed.ID
						}
					}()
				}
				synctest.Wait()
				if len(got) != c.room+1 { // b is not held up by a
					t.Errorf("%d handed out, want %d", len(got), c.room+1)
				}
				for range 5 {
					h.leave("a.example")
					synctest.Wait()
				}
				if len(got) != 6 {
					t.Errorf("%d handed out in the end", len(got))
				}
			})
		})
	}
}

func TestQueueEndsWithItsContext(t *testing.T) {
	t.Parallel()
	h := newHosts(1)
	if err := h.enter(t.Context(), "a.example"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := h.enter(ctx, "a.example"); err == nil {
		t.Error("entered a full host")
	}
}
