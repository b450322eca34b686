package feeds

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"pariscall/model"
)

// start is when the tests take place.
var start = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

// wrist is a clock that tests set.
type wrist struct {
	mu sync.Mutex
	at time.Time
}

func (w *wrist) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.at
}

func (w *wrist) advance(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at = w.at.Add(d)
}

// newsroom is a desk over a memory store, with a clock of its own.
type newsroom struct {
	*Desk
	store *memory
	clock *wrist
	log   *bytes.Buffer
}

func testSettings() Settings {
	s := DefaultSettings()
	s.AllowHosts = []string{"127.0.0.1", "localhost", "::1"}
	s.ConnectTimeout = Duration(20 * time.Second)
	s.FirstByteTimeout = Duration(20 * time.Second)
	s.Timeout = Duration(30 * time.Second)
	return s
}

func testFetcher(t *testing.T, s Settings) *Fetcher {
	t.Helper()
	f, err := newFetcher(s, "1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

func newNewsroom(t *testing.T, s Settings, urls ...string) *newsroom {
	t.Helper()
	n := &newsroom{store: newMemory(urls...), clock: &wrist{at: start}, log: new(bytes.Buffer)}
	d, err := New(Options{
		Store: n.store, Fetcher: testFetcher(t, s), Now: n.clock.now, Jitter: func() float64 { return 0 },
		Log: slog.New(slog.NewTextHandler(n.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	if err != nil {
		t.Fatal(err)
	}
	n.Desk = d
	return n
}

// once refreshes one feed by hand and returns what came of it.
func (n *newsroom) once(t *testing.T, id model.FeedID) Outcome {
	t.Helper()
	rep, err := n.RefreshReport(t.Context(), model.Scope{Feed: id}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(rep.Outcomes) != 1 {
		t.Fatalf("got %d outcomes, want 1", len(rep.Outcomes))
	}
	return rep.Outcomes[0]
}

// wireRSS returns a feed with these items, newest first, an hour apart.
func wireRSS(items ...string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link>`)
	for i, it := range items {
		fmt.Fprintf(&b, "<item><title>%s</title><guid>%s</guid><link>https://wire.example/%s</link><pubDate>%s</pubDate></item>",
			it, it, it, start.Add(-time.Duration(i+1)*time.Hour).Format(time.RFC1123Z))
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

func gzipped(t *testing.T, texts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, s := range texts {
		z := gzip.NewWriter(&b)
		if _, err := io.WriteString(z, s); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// site is a server that counts and keeps the requests it gets.
type site struct {
	*httptest.Server
	mu       sync.Mutex
	requests []*http.Request
}

func newSite(t *testing.T, h http.HandlerFunc) *site {
	t.Helper()
	s := new(site)
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.requests = append(s.requests, r)
		s.mu.Unlock()
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) seen() []*http.Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]*http.Request(nil), s.requests...)
}

func serve(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) }
}

// paper is a transport without a network, for tests with synthetic time.
type paper struct {
	mu     sync.Mutex
	times  []time.Time
	answer func(*http.Request) (*http.Response, error)
}

func (p *paper) RoundTrip(r *http.Request) (*http.Response, error) {
	p.mu.Lock()
	p.times = append(p.times, time.Now())
	p.mu.Unlock()
	return p.answer(r)
}

func (p *paper) CloseIdleConnections() {}

func (p *paper) asked() []time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]time.Time(nil), p.times...)
}

func onPaper(body string) func(*http.Request) (*http.Response, error) {
	return func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)), Request: r}, nil
	}
}

// drain takes the events that wait.
func (n *newsroom) drain() []model.Event {
	var out []model.Event
	for {
		ctx, cancel := context.WithCancel(context.Background())
		n.events.mu.Lock()
		empty := len(n.events.waiting) == 0
		n.events.mu.Unlock()
		if empty {
			cancel()
			return out
		}
		e, err := n.Next(ctx)
		cancel()
		if err != nil {
			return out
		}
		out = append(out, e)
	}
}
