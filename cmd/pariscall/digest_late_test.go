package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestBriefHasWhatArrivedInItsWindowWithAnOlderDate(t *testing.T) {
	first := time.Date(2026, 3, 2, 6, 0, 0, 0, time.UTC)
	second := first.Add(26 * time.Hour)
	item := func(title string, at time.Time) string {
		return fmt.Sprintf("<item><title>%s</title><guid>%s</guid><pubDate>%s</pubDate></item>", title, title, at.Format(time.RFC1123Z))
	}
	var body atomic.Value
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>T</title>%s</channel></rss>`, body.Load())
	}))
	t.Cleanup(srv.Close)
	home := (&feedServer{Server: srv}).home(t)
	command := func(now time.Time, args ...string) string {
		var out strings.Builder
		a := newApp(stdio{in: strings.NewReader(""), out: &out, err: os.Stderr})
		defer a.close()
		a.now = func() time.Time { return now }
		args = append([]string{"--home", home, "--allow-host", strings.TrimPrefix(srv.URL, "http://")}, args...)
		root := newRoot(a, args)
		root.SetArgs(args)
		if err := a.execute(t.Context(), root); err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		return out.String()
	}

	body.Store(item("aaaaaaaaaaaa", first.Add(-time.Hour)))
	command(first, "refresh", "-q")
	if got := command(first, "digest", "--since", "2026-03-02"); !strings.Contains(got, "aaaaaaaaaaaa") {
		t.Errorf("the first brief misses its news:\n%s", got)
	}
	body.Store(item("aaaaaaaaaaaa", first.Add(-time.Hour)) + item("bbbbbbbbbbbb", first.Add(-2*time.Hour)) +
		item("cccccccccccc", second.Add(-time.Hour)) + item("dddddddddddd", first.Add(-90*24*time.Hour)))
	command(second, "refresh", "-q")
	got := command(second, "digest", "--since", "24h")
	for word, want := range map[string]bool{
		"aaaaaaaaaaaa": false, // was in the brief before
		"bbbbbbbbbbbb": true,  // older than the window, and only now here
		"cccccccccccc": true,
		"dddddddddddd": false, // no news
	} {
		if strings.Contains(got, word) != want {
			t.Errorf("%s in the brief: %v, want %v\n%s", word, !want, want, got)
		}
	}
}
