package feeds

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"pariscall/model"
)

// onNoNetwork fails as a machine without a network does.
func onNoNetwork(*http.Request) (*http.Response, error) {
	return nil, &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ENETUNREACH}
}

func onNoSuchHost(r *http.Request) (*http.Response, error) {
	return nil, &net.DNSError{Err: "no such host", Name: r.URL.Hostname(), IsNotFound: true}
}

// paperDesk is a desk without a network, on the clock of a synctest bubble.
func paperDesk(t *testing.T, answer func(*http.Request) (*http.Response, error), feeds int) (*Desk, *memory, *paper) {
	t.Helper()
	var urls []string
	for i := range feeds {
		urls = append(urls, fmt.Sprintf("https://feed%d.example/rss", i+1))
	}
	f, err := newFetcher(DefaultSettings(), "1")
	if err != nil {
		t.Fatal(err)
	}
	p := &paper{answer: answer}
	f.router = p
	store := newMemory(urls...)
	d, err := New(Options{Store: store, Fetcher: f, Jitter: func() float64 { return 0.5 }, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		t.Fatal(err)
	}
	return d, store, p
}

func TestNoNetworkIsAStateNotManyErrors(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answer  func(*http.Request) (*http.Response, error)
		feeds   int
		offline bool
	}{
		"no route":           {onNoNetwork, 93, true},
		"no route, one feed": {onNoNetwork, 1, true},
		"no name found":      {onNoSuchHost, 93, true},
		"one dead name":      {onNoSuchHost, 1, false},
		"name server is silent": {func(*http.Request) (*http.Response, error) {
			return nil, &net.DNSError{Err: "timeout", IsTimeout: true}
		}, 5, true},
		"all refuse connections": {func(*http.Request) (*http.Response, error) { return nil, syscall.ECONNREFUSED }, 5, false},
		"one server answers": {func(r *http.Request) (*http.Response, error) {
			if r.URL.Host == "feed7.example" {
				return onPaper(wireRSS("a"))(r)
			}
			return onNoNetwork(r)
		}, 9, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, store, _ := paperDesk(t, c.answer, c.feeds)
			rep, err := d.RefreshReport(t.Context(), model.Scope{All: true}, nil)
			if err != nil || len(rep.Outcomes) != c.feeds {
				t.Fatalf("%d outcomes, %v", len(rep.Outcomes), err)
			}
			if rep.Offline != c.offline || d.Offline() != c.offline {
				t.Errorf("offline: %v", rep.Offline)
			}
			blamed := 0
			for _, r := range store.records {
				if r.Health.Failures > 0 {
					blamed++
				}
			}
			if c.offline && (blamed > 0 || rep.Failed > 0 || rep.Outcomes[0].Status != OutcomeOffline) {
				t.Errorf("%d feeds blamed, %d failed, %+v", blamed, rep.Failed, rep.Outcomes[0])
			}
			if !c.offline && blamed == 0 {
				t.Error("nobody is to blame")
			}
			var last model.Event
			for len(d.events.waiting) > 0 {
				if last, err = d.Next(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if last.Kind != model.CycleEnded || last.Offline != c.offline {
				t.Errorf("last event %+v", last)
			}
		})
	}
}

func TestNetworkThatComesBackIsNoticedCalmly(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var up atomic.Bool
		d, store, p := paperDesk(t, func(r *http.Request) (*http.Response, error) {
			if !up.Load() {
				return onNoNetwork(r)
			}
			return onPaper(wireRSS("a"))(r)
		}, 40)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- d.Follow(ctx) }()
		time.Sleep(time.Hour)
		synctest.Wait()
		if tries := len(p.asked()); tries < 40 || tries > 40+3*20 {
			t.Errorf("%d requests in an hour without a network", tries)
		}
		up.Store(true)
		time.Sleep(2 * offlineMost)
		synctest.Wait()
		if d.Offline() {
			t.Error("still offline")
		}
		for _, r := range store.records {
			if r.Health.State != model.FeedOK {
				t.Fatalf("%s: %+v", r.Feed.URL, r.Health)
			}
		}
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

func TestFollowAsksEachFeedWhenItsTimeHasCome(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		body := strings.ReplaceAll(wireRSS("a", "b"), "Nov 2026", "Nov 1999") // silent for long: a day between checks
		d, store, p := paperDesk(t, onPaper(body), 5)
		d.fetch.set.Feed = map[string]FeedSettings{"https://feed1.example/rss": {Interval: Duration(30 * time.Minute)}}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- d.Follow(ctx) }()
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if got := len(p.asked()); got != 5 {
			t.Errorf("%d requests at the start, want each feed once", got)
		}
		time.Sleep(4 * time.Hour)
		synctest.Wait()
		if got := len(p.asked()) - 5; got < 6 || got > 8 {
			t.Errorf("%d more in four hours, want about one each half hour", got)
		}
		time.Sleep(24 * time.Hour)
		synctest.Wait()
		if store.upkeeps < 1 || store.upkeeps > 2 {
			t.Errorf("%d upkeeps in a day", store.upkeeps)
		}
		// Another process changes the archive.
		for len(d.events.waiting) > 0 {
			_, _ = d.Next(ctx)
		}
		store.mu.Lock()
		store.revision += 100
		store.mu.Unlock()
		if e, err := d.Next(ctx); err != nil || e.Kind != model.Changed || e.Revision < 100 {
			t.Errorf("%+v, %v", e, err)
		}
		cancel()
		<-ended
	})
}

// hears is a log that tells when it is told something.
type hears struct {
	what string
	at   chan time.Time
}

func (h hears) Enabled(context.Context, slog.Level) bool { return true }
func (h hears) WithAttrs([]slog.Attr) slog.Handler       { return h }
func (h hears) WithGroup(string) slog.Handler            { return h }
func (h hears) Handle(_ context.Context, r slog.Record) error {
	if r.Message == h.what {
		h.at <- time.Now()
	}
	return nil
}

func TestWakingUpIsOneCalmRefresh(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var asleep atomic.Int64 // how much the wall clock gained while timers stood still
		var now, most atomic.Int32
		d, _, p := paperDesk(t, func(r *http.Request) (*http.Response, error) {
			if n := now.Add(1); n > most.Load() {
				most.Store(n)
			}
			time.Sleep(time.Second)
			now.Add(-1)
			return onPaper(strings.ReplaceAll(wireRSS("a"), "Nov 2026", "Nov 1999"))(r)
		}, 60)
		d.now = func() time.Time { return time.Now().Add(time.Duration(asleep.Load())) }
		noticed := make(chan time.Time, 10)
		d.log = slog.New(hears{"woke up", noticed})
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- d.Follow(ctx) }()
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		before := len(p.asked())
		if before != 60 {
			t.Fatalf("%d requests at the start", before)
		}
		most.Store(0)
		asleep.Store(int64(48 * time.Hour))
		time.Sleep(3 * time.Minute)
		synctest.Wait()
		after := p.asked()[before:]
		if len(after) != 60 {
			t.Errorf("%d requests after waking up, want each feed once", len(after))
		}
		if len(noticed) != 1 {
			t.Fatalf("noticed %d times", len(noticed))
		}
		if wait := after[0].Sub(<-noticed); wait < 2*time.Second || wait > 10*time.Second {
			t.Errorf("the first one came %v after it was noticed", wait)
		}
		if m := most.Load(); m > int32(d.fetch.set.Background) {
			t.Errorf("%d at once", m)
		}
		cancel()
		<-ended
	})
}
