package feeds

import (
	"context"
	"slices"
	"sync/atomic"
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

// A place that is left must reach somebody who wants it, however those who
// waited before it end.
func TestAPlaceIsNeverLostOnTheWay(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*hosts, context.CancelFunc){
		"the one who was told gives up":     func(h *hosts, cancel context.CancelFunc) { h.leave("a.example"); cancel() },
		"the one who waited first gives up": func(h *hosts, cancel context.CancelFunc) { cancel(); synctest.Wait(); h.leave("a.example") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				h := newHosts(1)
				if err := h.enter(t.Context(), "a.example"); err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithCancel(t.Context())
				var entered atomic.Int32
				for _, ctx := range []context.Context{ctx, t.Context(), t.Context()} {
					go func() {
						if h.enter(ctx, "a.example") == nil {
							entered.Add(1)
							h.leave("a.example")
						}
					}()
					synctest.Wait()
				}
				if n := entered.Load(); n != 0 {
					t.Fatalf("%d entered a full host", n)
				}
				end(h, cancel)
				synctest.Wait()
				if n := entered.Load(); n < 2 {
					t.Errorf("%d of the 2 who still wait entered", n)
				}
			})
		})
	}
}

func TestAPlaceThatIsLeftWakesOneOfTheCrowd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := newHosts(1)
		q := newQueue(h)
		for i := range 40 {
			q.add("a.example", FeedRecord{Feed: model.Feed{ID: model.FeedID(i + 1)}})
		}
		var taken atomic.Int32
		for range 30 {
			go func() {
				for {
					if _, ok := q.take(t.Context()); !ok {
						return
					}
					taken.Add(1)
				}
			}()
		}
		synctest.Wait()
		waiting := func() []waiter {
			h.mu.Lock()
			defer h.mu.Unlock()
			return slices.Clone(h.waiters)
		}
		for i := range 38 {
			before := waiting()
			h.leave("a.example")
			synctest.Wait()
			if after := waiting(); len(after) != len(before) || !slices.Equal(after[:len(after)-1], before[1:]) {
				t.Fatalf("more than the first was told of the place that was left as number %d", i+1)
			}
		}
		h.leave("a.example")
		synctest.Wait()
		if n := taken.Load(); n != 40 || len(waiting()) != 0 {
			t.Errorf("%d of 40 taken, %d wait for nothing", n, len(waiting()))
		}
	})
}

// Who is told of a place may find another one, or that a fellow took the last
// feed of that host: whoever else waits for the place must hear of it.
func TestAPlaceThatIsNotTakenIsToldToTheNext(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		most    int
		hosts   []string // of the feeds of a queue
		takers  int      // who wait for one of them
		leaving []string
	}{
		"took another place": {1, []string{"b.example", "a.example"}, 1, []string{"a.example", "b.example"}},
		"had nothing to ask": {2, []string{"a.example"}, 2, []string{"a.example", "a.example"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				h := newHosts(c.most)
				q := newQueue(h)
				for i, host := range c.hosts {
					q.add(host, FeedRecord{Feed: model.Feed{ID: model.FeedID(i + 1)}})
					for range c.most {
						if err := h.enter(t.Context(), host); err != nil {
							t.Fatal(err)
						}
					}
				}
				for range c.takers {
					go func() { q.take(t.Context()) }() // who keeps the place
				}
				synctest.Wait()
				entered := false
				go func() { entered = h.enter(t.Context(), "a.example") == nil }()
				synctest.Wait()
				for _, host := range c.leaving {
					h.leave(host)
				}
				synctest.Wait()
				if !entered {
					t.Errorf("a place stays free: %v", h.busy)
				}
			})
		})
	}
}
