package feeds

import (
	"context"
	"net/url"
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
	changed chan struct{}   // closed and replaced when room appears
}

func newHosts(most int) *hosts {
	return &hosts{
		most: most, busy: map[string]int{}, paused: map[string]time.Time{},
		slow: map[string]bool{}, changed: make(chan struct{}),
	}
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
	close(h.changed)
	h.changed = make(chan struct{})
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

// moved says how many feeds were taken since the last call, and whether any
// is waiting.
func (q *queue) moved() (taken int, left bool) {
	q.hosts.mu.Lock()
	defer q.hosts.mu.Unlock()
	taken, q.taken = q.taken, 0
	return taken, len(q.order) > 0
}

// take returns the next feed once its host has room, and false when none is
// left or ctx ends. The caller must leave the host afterwards.
func (q *queue) take(ctx context.Context) (FeedRecord, bool) {
	for ctx.Err() == nil {
		q.hosts.mu.Lock()
		if len(q.order) == 0 {
			q.hosts.mu.Unlock()
			return FeedRecord{}, false
		}
		for i, host := range q.order {
			if !q.hosts.hasRoom(host) {
				continue
			}
			q.hosts.busy[host]++
			q.taken++
			list := q.waiting[host]
			r := list[0]
			if len(list) == 1 {
				delete(q.waiting, host)
				q.order = append(q.order[:i], q.order[i+1:]...)
			} else {
				q.waiting[host] = list[1:]
			}
			q.hosts.mu.Unlock()
			return r, true
		}
		changed := q.hosts.changed
		q.hosts.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
		}
	}
	return FeedRecord{}, false
}
