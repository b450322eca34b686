package feeds

import (
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// desk with a list of its own.
func (n *newsroom) withList(t *testing.T) *newsroom {
	t.Helper()
	n.list = NewSubscriptions(filepath.Join(t.TempDir(), "feeds.opml"), nil)
	return n
}

func TestAddingAFeedCostsOneRequest(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("ETag", `"1"`)
		_, _ = io.WriteString(w, wireRSS("a", "b"))
	})
	n := newNewsroom(t, testSettings()).withList(t)
	added, err := n.Add(t.Context(), st.URL+"/feed", []string{"Security", "Daily"})
	if err != nil || added.New != 2 || added.Known || added.Feed.Name.String() != "Wire" || added.Feed.ID == 0 {
		t.Fatalf("%+v, %v", added, err)
	}
	if got := len(st.seen()); got != 1 {
		t.Errorf("%d requests", got)
	}
	list, err := n.list.Load()
	if err != nil || len(list.Feeds) != 1 || !slices.Equal(list.Feeds[0].Group, []string{"Security", "Daily"}) {
		t.Errorf("%+v, %v", list, err)
	}
	if again, err := n.Add(t.Context(), strings.ToUpper(st.URL[:4])+st.URL[4:]+"/feed#x", nil); err != nil || !again.Known || len(st.seen()) != 1 {
		t.Errorf("again: %+v, %v", again, err)
	}
	// Its first regular check is conditional: the body is known.
	if o := n.once(t, added.Feed.ID); o.Status != OutcomeUnchanged || st.seen()[1].Header.Get("If-None-Match") != `"1"` {
		t.Errorf("%+v", o)
	}
	gone, err := n.Remove(t.Context(), st.URL+"/feed")
	if err != nil || gone.Name.String() != "Wire" || len(n.store.records) != 0 {
		t.Errorf("%+v, %v", gone, err)
	}
}

func TestPageAddressFindsItsFeedsWithTwoRequests(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/blog/" {
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, `<!DOCTYPE html><html><head><title>Blog</title>
				<link rel="alternate" type="application/rss+xml" title="News" href="../feed.xml">
				<link rel="alternate" type="application/atom+xml" title="Comments" href="/comments.atom"></head><body>Hi</body></html>`)
			return
		}
		_, _ = io.WriteString(w, wireRSS("a"))
	})
	n := newNewsroom(t, testSettings()).withList(t)
	added, err := n.Add(t.Context(), st.URL+"/blog/", nil)
	if err != nil || added.Feed.URL != st.URL+"/feed.xml" || added.New != 1 || !slices.Equal(added.Others, []string{st.URL + "/comments.atom"}) {
		t.Fatalf("%+v, %v", added, err)
	}
	if got := len(st.seen()); got != 2 {
		t.Errorf("%d requests", got)
	}
}

func TestAddingSomethingElseSaysWhatItIs(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/page":
			_, _ = io.WriteString(w, "<html><head><title>x</title></head><body>no feeds</body></html>")
		case "/dead":
			_, _ = io.WriteString(w, `<html><head><link rel="alternate" type="application/rss+xml" href="/404"></head></html>`)
		case "/private":
			_, _ = io.WriteString(w, `<html><head><link rel="alternate" type="application/rss+xml" href="http://10.1.2.3/feed"></head></html>`)
		default:
			http.NotFound(w, r)
		}
	})
	n := newNewsroom(t, testSettings()).withList(t)
	for address, words := range map[string]string{
		st.URL + "/page":    "a web page",
		st.URL + "/dead":    "names a feed",
		st.URL + "/private": "private address",
		st.URL + "/404":     "404",
		"mailto:x@y.z":      `"mailto" address`,
		"":                  "empty",
		"https://":          "no host",
	} {
		added, err := n.Add(t.Context(), address, nil)
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %+v, %v, want %q", address, added, err, words)
		}
	}
	if list, err := n.list.Load(); err != nil || len(list.Feeds) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestFeedThatBecameAPageNamesItsFeeds(t *testing.T) {
	t.Parallel()
	st := newSite(t, serve(`<!doctype html><html><head><link rel="alternate" type="application/atom+xml" href="/new.atom?token=s3cretT0ken1234567"></head></html>`))
	n := newNewsroom(t, testSettings(), st.URL)
	o := n.once(t, 1)
	if o.Status != OutcomeFailed || !strings.Contains(o.Error, "web page") || !strings.Contains(o.Error, "/new.atom") || strings.Contains(o.Error, "s3cret") {
		t.Errorf("%+v", o)
	}
}

func TestDocumentCannotMoveItsFeed(t *testing.T) {
	t.Parallel()
	st := newSite(t, serve(`<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
		<title>W</title><link>https://elsewhere.example/</link><ttl>1</ttl>
		<atom:link rel="self" href="https://elsewhere.example/feed"/><itunes:new-feed-url>https://elsewhere.example/new</itunes:new-feed-url>
		<cloud domain="elsewhere.example" port="80" path="/" registerProcedure="x" protocol="xml-rpc"/>
		<item><title>a</title><guid>a</guid></item></channel></rss>`))
	n := newNewsroom(t, testSettings(), st.URL+"/feed")
	for range 3 {
		if o := n.once(t, 1); o.Error != "" {
			t.Fatal(o.Error)
		}
		n.clock.advance(48 * 3600 * 1e9)
	}
	r := n.store.record(1)
	if r.Feed.URL != st.URL+"/feed" || r.Health.MovedTo != "" || r.State.From != st.URL+"/feed" {
		t.Errorf("%+v", r)
	}
	for _, req := range st.seen() {
		if req.URL.Path != "/feed" {
			t.Errorf("asked %s", req.URL)
		}
	}
	if wait := r.Health.NextCheck.Sub(r.Health.LastTry); wait < 5*60*1e9 {
		t.Errorf("next check after %v", wait)
	}
}
