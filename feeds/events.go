package feeds

import (
	"context"
	"slices"
	"sync"

	"pariscall/model"
)

// eventsMost bounds what waits for a screen that does not look.
const eventsMost = 512

// events is a queue that never makes the engine wait: what a reader has not
// taken yet is replaced by what is newer of its kind.
type events struct {
	mu      sync.Mutex
	waiting []model.Event
	ready   chan struct{} // holds one token while something waits
}

func newEvents() *events { return &events{ready: make(chan struct{}, 1)} }

// add queues an event. Two of the same feed become one with the sum of what
// is new; of several Changed the last is kept. When too many wait, the oldest
// single-feed ones go: the end of the cycle has the totals.
func (q *events) add(e model.Event) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if i := q.sameAs(e); i >= 0 {
		if e.Kind == model.FeedFetched {
			e.New += q.waiting[i].New
			e.Updated += q.waiting[i].Updated
		}
		q.waiting = slices.Delete(q.waiting, i, i+1)
	}
	if len(q.waiting) >= eventsMost {
		i := slices.IndexFunc(q.waiting, func(w model.Event) bool { return w.Kind == model.FeedFetched })
		i = max(i, 0)
		q.waiting = slices.Delete(q.waiting, i, i+1)
	}
	q.waiting = append(q.waiting, e)
	select {
	case q.ready <- struct{}{}:
	default:
	}
}

func (q *events) sameAs(e model.Event) int {
	if e.Kind != model.FeedFetched && e.Kind != model.Changed {
		return -1
	}
	for i := len(q.waiting) - 1; i >= 0; i-- {
		w := q.waiting[i]
		if w.Kind == model.CycleStarted || w.Kind == model.CycleEnded {
			return -1 // do not move news across the edge of a cycle
		}
		if w.Kind == e.Kind && w.Feed == e.Feed {
			return i
		}
	}
	return -1
}

// next waits for an event.
func (q *events) next(ctx context.Context) (model.Event, error) {
	for {
		q.mu.Lock()
		if len(q.waiting) > 0 {
			e := q.waiting[0]
			q.waiting = slices.Delete(q.waiting, 0, 1)
			if len(q.waiting) > 0 {
				select { // another reader may be waiting for the rest
				case q.ready <- struct{}{}:
				default:
				}
			}
			q.mu.Unlock()
			return e, nil
		}
		q.mu.Unlock()
		select {
		case <-q.ready:
		case <-ctx.Done():
			return model.Event{}, ctx.Err()
		}
	}
}
