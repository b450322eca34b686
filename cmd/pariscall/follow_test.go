package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// feedServer serves a feed whose items can grow.
type feedServer struct {
	*httptest.Server
	mu    sync.Mutex
	items int
}

func newFeedServer(t *testing.T, items int) *feedServer {
	s := &feedServer{items: items}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		fmt.Fprint(w, `<rss version="2.0"><channel><title>T</title>`)
		for i := range s.items {
			// Titles of different words, so that they are different stories.
			fmt.Fprintf(w, `<item><guid>%d</guid><title>%s</title><link>https://t.example/%d</link></item>`, i, strings.Repeat(string(rune('a'+i)), 12), i)
		}
		fmt.Fprint(w, `</channel></rss>`)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *feedServer) grow(to int) {
	s.mu.Lock()
	s.items = to
	s.mu.Unlock()
}

// home makes a folder whose list is that feed.
func (s *feedServer) home(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "config"), 0o700); err != nil {
		t.Fatal(err)
	}
	list := fmt.Sprintf(`<opml version="2.0"><body><outline type="rss" text="T" xmlUrl="%s/f"/></body></opml>`, s.URL)
	if err := os.WriteFile(filepath.Join(dir, "config", "feeds.opml"), []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// command runs the program in this process.
func (s *feedServer) command(ctx context.Context, out io.Writer, home string, args ...string) int {
	args = append([]string{"--home", home, "--allow-host", strings.TrimPrefix(s.URL, "http://")}, args...)
	return run(ctx, args, stdio{in: strings.NewReader(""), out: out, err: os.Stderr})
}

// followed starts news --follow and hands over its lines as they come.
func (s *feedServer) followed(t *testing.T, home string, args ...string) (next func() int64, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	status := make(chan int, 1)
	go func() {
		status <- s.command(ctx, w, home, append([]string{"news", "--follow", "-o", "json"}, args...)...)
		w.Close()
	}()
	lines := make(chan string)
	go func() {
		defer close(lines)
		for scan := bufio.NewScanner(r); scan.Scan(); {
			lines <- scan.Text()
		}
	}()
	next = func() int64 {
		t.Helper()
		select {
		case line := <-lines:
			var h jsonHeadline
			if err := json.Unmarshal([]byte(line), &h); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
			return h.ID
		case <-time.After(time.Minute):
			t.Fatal("no line came")
			return 0
		}
	}
	return next, func() int { cancel(); return <-status }
}

func TestFollowLosesAndRepeatsNothingAcrossARestart(t *testing.T) {
	s := newFeedServer(t, 3)
	home := s.home(t)
	if status := s.command(t.Context(), io.Discard, home, "refresh", "-q"); status != exitOK {
		t.Fatalf("refresh ended with %d", status)
	}
	next, stop := s.followed(t, home, "--since", "0")
	for want := int64(1); want <= 3; want++ {
		if got := next(); got != want {
			t.Fatalf("article %d, want %d", got, want)
		}
	}
	// Another process stores more while this one follows.
	s.grow(5)
	if status := s.command(t.Context(), io.Discard, home, "refresh", "-q"); status != exitOK {
		t.Fatalf("refresh ended with %d", status)
	}
	for want := int64(4); want <= 5; want++ {
		if got := next(); got != want {
			t.Fatalf("article %d, want %d", got, want)
		}
	}
	if status := stop(); status != exitOK {
		t.Errorf("interrupted, it ended with %d", status)
	}
	// What arrives while nobody follows is not lost.
	s.grow(7)
	if status := s.command(t.Context(), io.Discard, home, "refresh", "-q"); status != exitOK {
		t.Fatalf("refresh ended with %d", status)
	}
	next, stop = s.followed(t, home, "--since", "5")
	for want := int64(6); want <= 7; want++ {
		if got := next(); got != want {
			t.Fatalf("article %d, want %d", got, want)
		}
	}
	stop()
}

func TestSinceReadsNumbersSpansAndTimes(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		text string
		want time.Time
	}{
		{"24h", now.Add(-24 * time.Hour)},
		{"7d", now.Add(-7 * 24 * time.Hour)},
		{"2w", now.Add(-14 * 24 * time.Hour)},
		{"90m", now.Add(-90 * time.Minute)},
		{"2026-11-01", time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)},
		{"2026-11-01T06:30:00Z", time.Date(2026, 11, 1, 6, 30, 0, 0, time.UTC)},
	} {
		got, err := parseSince(test.text, now)
		if err != nil || !got.Equal(test.want) {
			t.Errorf("%q: %v, %v", test.text, got, err)
		}
	}
	for _, bad := range []string{"", "h", "-1h", "yesterday", "99999999999d", "2026-13-01"} {
		if got, err := parseSince(bad, now); err == nil {
			t.Errorf("%q was read as %v", bad, got)
		}
	}
}

func TestTheNumberOfATimeIsFoundByHalving(t *testing.T) {
	s := newFeedServer(t, 9)
	home := s.home(t)
	s.command(t.Context(), io.Discard, home, "refresh", "-q")
	a := newApp(stdio{in: strings.NewReader(""), out: io.Discard, err: io.Discard})
	a.home = home
	defer a.close()
	room, err := a.open()
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	for since, want := range map[string]int64{
		"": 9, "0": 0, "4": 4, "article:4": 4, "1h": 0, "2099-01-01": 9,
	} {
		got, err := room.idSince(ctx, since, a.now())
		if err != nil || int64(got) != want {
			t.Errorf("--since %q: after %d, %v; want %d", since, got, err, want)
		}
	}
}

func TestASignalEndsARefreshAtOnce(t *testing.T) {
	s := newFeedServer(t, 3)
	asked := make(chan struct{})
	release := make(chan struct{})
	t.Cleanup(func() { close(release) })
	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(asked)
		select {
		case <-r.Context().Done():
		case <-release:
		}
	}))
	t.Cleanup(slow.CloseClientConnections)
	home := s.home(t)
	list := fmt.Sprintf(`<opml version="2.0"><body><outline type="rss" text="S" xmlUrl="%s/f"/></body></opml>`, slow.URL)
	if err := os.WriteFile(filepath.Join(home, "config", "feeds.opml"), []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	go func() {
		<-asked
		cancel(signalled{syscall.SIGTERM})
	}()
	var out strings.Builder
	began := time.Now()
	status := run(ctx, []string{"--home", home, "--allow-host", strings.TrimPrefix(slow.URL, "http://"), "refresh"},
		stdio{in: strings.NewReader(""), out: &out, err: io.Discard})
	if status != 128+int(syscall.SIGTERM) {
		t.Errorf("status %d", status)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}
