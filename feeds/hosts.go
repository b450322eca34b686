package feeds

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// hosts keeps every server from being asked too much at once, over all that
// runs at the same time.
type hosts struct {
	mu      sync.Mutex
	most    int
	busy    map[string]int
	paused  map[string]time.Time
	slow    map[string]bool // answered 429: one at a time
	waiters []waiter        // the longest waiting first
}

// waiter is somebody who found no room for any feed of a queue. look brings the
// host that has room now, or "" when it is worth trying again for another cause.
type waiter struct {
	q    *queue
	look chan string
}

func newHosts(most int) *hosts {
	return &hosts{most: most, busy: map[string]int{}, paused: map[string]time.Time{}, slow: map[string]bool{}}
}

// hostOf is the server of an address.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

func (h *hosts) hasRoom(host string) bool {
	most := h.most
	if h.slow[host] {
		most = 1
	}
	return h.busy[host] < most
}

// leave gives a place at a host back.
func (h *hosts) leave(host string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.busy[host]--; h.busy[host] <= 0 {
		delete(h.busy, host)
	}
	h.offer(host)
}

// offer tells one of those who wait for a host of the room there. It is told to
// one only: when most feeds are of one host, as those of a forum are, a crowd
// waits for each of its places.
func (h *hosts) offer(host string) {
	if h.hasRoom(host) {
		h.wake(1, host, func(q *queue) bool { return len(q.waiting[host]) > 0 })
	}
}

// wake tells up to n of those whose queue is wanted to look again.
func (h *hosts) wake(n int, host string, wanted func(*queue) bool) {
	kept := h.waiters[:0]
	for _, w := range h.waiters {
		if n > 0 && wanted(w.q) {
			n--
			w.look <- host
			continue
		}
		kept = append(kept, w)
	}
	clear(h.waiters[len(kept):])
	h.waiters = kept
}

// pause keeps a host from being asked before until; slow, when it said that
// it was asked too often, also from being asked twice at once.
func (h *hosts) pause(host string, until time.Time, slow bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if until.After(h.paused[host]) {
		h.paused[host] = until
	}
	if slow {
		h.slow[host] = true
	}
}

// pausedUntil returns until when a host asked to be left alone.
func (h *hosts) pausedUntil(host string, now time.Time) (time.Time, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	until, ok := h.paused[host]
	if !ok || !until.After(now) {
		delete(h.paused, host)
		return time.Time{}, false
	}
	return until, true
}

// enter waits for a place at one host.
func (h *hosts) enter(ctx context.Context, host string) error {
	q := newQueue(h)
	q.add(host, FeedRecord{})
	if _, ok := q.take(ctx); !ok {
		return ctx.Err()
	}
	return nil
}

// queue hands out the feeds of one cycle, always one whose host has room, so
// that a slow host holds up nobody but its own feeds.
type queue struct {
	hosts   *hosts
	waiting map[string][]FeedRecord
	order   []string // hosts that have feeds waiting
	taken   int      // since moved was last called
}

func newQueue(h *hosts) *queue {
	return &queue{hosts: h, waiting: map[string][]FeedRecord{}}
}

func (q *queue) add(host string, r FeedRecord) {
	if _, ok := q.waiting[host]; !ok {
		q.order = append(q.order, host)
	}
	q.waiting[host] = append(q.waiting[host], r)
}

// moved says how many feeds were taken since the last call, whether any is
// waiting, and whether somebody already waits for room to take it.
func (q *queue) moved() (taken int, left, awaited bool) {
	q.hosts.mu.Lock()
	defer q.hosts.mu.Unlock()
	taken, q.taken = q.taken, 0
	awaited = slices.ContainsFunc(q.hosts.waiters, func(w waiter) bool { return w.q == q })
	return taken, len(q.order) > 0, awaited
}

// take returns the next feed once its host has room, and false when none is
// left or ctx ends. The caller must leave the host afterwards.
func (q *queue) take(ctx context.Context) (FeedRecord, bool) {
	told := ""
	for ctx.Err() == nil {
		r, ok, look := q.takeNow(told)
		if look == nil {
			return r, ok
		}
		select {
		case told = <-look:
		case <-ctx.Done():
		}
	}
	q.giveUp()
	return FeedRecord{}, false
}

// takeNow is take without waiting: where no host has room, look says when it is
// worth another try. Told is the host that it said so of. If that place is not
// the one to be taken, the next one is told of it.
func (q *queue) takeNow(told string) (r FeedRecord, ok bool, look chan string) {
	h := q.hosts
	h.mu.Lock()
	defer h.mu.Unlock()
	host := ""
	defer func() {
		if told != "" && told != host {
			h.offer(told)
		}
	}()
	if len(q.order) == 0 {
		return FeedRecord{}, false, nil
	}
	i := slices.IndexFunc(q.order, h.hasRoom)
	if i < 0 {
		look = make(chan string, 1)
		h.waiters = append(h.waiters, waiter{q, look})
		return FeedRecord{}, false, look
	}
	host = q.order[i]
	h.busy[host]++
	q.taken++
	list := q.waiting[host]
	if len(list) > 1 {
		q.waiting[host] = list[1:]
		return list[0], true, nil
	}
	delete(q.waiting, host)
	if q.order = slices.Delete(q.order, i, i+1); len(q.order) == 0 {
		h.wake(len(h.waiters), "", func(o *queue) bool { return o == q }) // to be told that nothing is left
	}
	return list[0], true, nil
}

// giveUp wakes everybody: whoever ends with its context may have been told of
// a place that it does not take.
func (q *queue) giveUp() {
	q.hosts.mu.Lock()
	defer q.hosts.mu.Unlock()
	q.hosts.wake(len(q.hosts.waiters), "", func(*queue) bool { return true })
}
