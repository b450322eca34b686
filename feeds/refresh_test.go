package feeds

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pariscall/model"
)

func TestGoneFeedIsNotAskedAgainByItself(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	n := newNewsroom(t, testSettings(), st.URL)
	if o := n.once(t, 1); o.Status != OutcomeGone || o.Hint == "" {
		t.Fatalf("%+v", o)
	}
	if s := n.store.record(1).Health.State; s != model.FeedGone {
		t.Errorf("state %q", s)
	}
	n.clock.advance(30 * 24 * time.Hour)
	for _, scope := range []model.Scope{{All: true}, {Due: true}} {
		if _, err := n.RefreshReport(t.Context(), scope, nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(st.seen()); got != 1 {
		t.Errorf("asked %d times, want once", got)
	}
	n.once(t, 1) // by name
	if got := len(st.seen()); got != 2 {
		t.Errorf("asked %d times, want twice: the reader tried again", got)
	}
}

func TestRetryAfterIsKeptAlsoByHand(t *testing.T) {
	t.Parallel()
	var code atomic.Int32
	code.Store(http.StatusServiceUnavailable)
	st := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		if c := code.Load(); c != 200 {
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(int(c))
			return
		}
		_, _ = io.WriteString(w, wireRSS("a"))
	})
	n := newNewsroom(t, testSettings(), st.URL)
	n.once(t, 1)
	r := n.store.record(1)
	if got := r.Health.NextCheck.Sub(start); got != 2*time.Hour {
		t.Errorf("next check in %v", got)
	}
	n.clock.advance(time.Hour)
	if o := n.once(t, 1); o.Status != OutcomeWaiting || !strings.Contains(o.Error, "11:00") {
		t.Errorf("by hand: %+v", o)
	}
	if got := len(st.seen()); got != 1 {
		t.Errorf("asked %d times inside the wait", got)
	}
	other, err := New(Options{Store: n.store, Fetcher: testFetcher(t, testSettings()), Now: n.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	if rep, err := other.RefreshReport(t.Context(), model.Scope{All: true}, nil); err != nil || rep.Outcomes[0].Status != OutcomeWaiting {
		t.Errorf("after a restart: %+v, %v", rep, err)
	}
	if got := len(st.seen()); got != 1 {
		t.Errorf("asked %d times inside the wait, after a restart", got)
	}
	code.Store(200)
	n.clock.advance(61 * time.Minute)
	if o := n.once(t, 1); o.Status != OutcomeNew {
		t.Errorf("after the wait: %+v", o)
	}
	if r := n.store.record(1); !r.State.WaitUntil.IsZero() || r.Health.Failures != 0 {
		t.Errorf("still waiting: %+v", r)
	}
}

func TestOneFeedsWaitIsItsHostsWait(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	s := testSettings()
	s.PerHost = 1
	n := newNewsroom(t, s, st.URL+"/1", st.URL+"/2", st.URL+"/3", st.URL+"/4")
	rep, err := n.RefreshReport(t.Context(), model.Scope{All: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(st.seen()); got != 1 {
		t.Errorf("asked %d times after a 429", got)
	}
	waiting := 0
	for _, o := range rep.Outcomes {
		if o.Status == OutcomeWaiting {
			waiting++
		}
	}
	if waiting != 3 || rep.Failed != 1 {
		t.Errorf("%d waiting, %d failed", waiting, rep.Failed)
	}
	if !n.hosts.slow["127.0.0.1"] {
		t.Error("the host is not asked one at a time from now on")
	}
	// Another process knows it from the archive.
	other, err := New(Options{Store: n.store, Fetcher: testFetcher(t, s), Now: n.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.RefreshReport(t.Context(), model.Scope{All: true}, nil); err != nil {
		t.Fatal(err)
	}
	if got := len(st.seen()); got != 1 {
		t.Errorf("another process asked: %d requests", got)
	}
}

func TestValidatorsGoBackAsTheyCame(t *testing.T) {
	t.Parallel()
	const tag, date = `W/"odd  \"tag`, "Fri, 31 Feb 2026 25:00:00 XYZ"
	var body atomic.Value
	body.Store(wireRSS("a"))
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header()["ETag"] = []string{tag}
		w.Header()["Last-Modified"] = []string{date}
		if r.Header.Get("If-None-Match") == tag {
			w.Header().Del("ETag")
			w.Header().Del("Last-Modified")
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, body.Load().(string))
	})
	n := newNewsroom(t, testSettings(), st.URL)
	var parses atomic.Int32
	parse := n.parse
	n.parse = func(r *reply, now time.Time) (parsed, error) { parses.Add(1); return parse(r, now) }
	for i := range 3 {
		o := n.once(t, 1)
		if want := map[bool]string{true: OutcomeNew, false: OutcomeUnchanged}[i == 0]; o.Status != want {
			t.Errorf("fetch %d: %s", i, o.Status)
		}
	}
	seen := st.seen()
	if seen[0].Header.Get("If-None-Match") != "" || seen[0].Header.Get("If-Modified-Since") != "" {
		t.Error("the first request has conditions")
	}
	for _, r := range seen[1:] {
		if r.Header.Get("If-None-Match") != tag || r.Header.Get("If-Modified-Since") != date {
			t.Errorf("sent %q, %q", r.Header.Get("If-None-Match"), r.Header.Get("If-Modified-Since"))
		}
	}
	if parses.Load() != 1 {
		t.Errorf("parsed %d times", parses.Load())
	}
}

func TestFullFetchNowAndThen(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, wireRSS("a"))
	})
	n := newNewsroom(t, testSettings(), st.URL)
	conditional := func() bool {
		n.once(t, 1)
		seen := st.seen()
		return seen[len(seen)-1].Header.Get("If-None-Match") != ""
	}
	if conditional() {
		t.Error("first")
	}
	n.clock.advance(7 * 24 * time.Hour)
	if !conditional() {
		t.Error("after a week")
	}
	n.clock.advance(2 * 24 * time.Hour)
	if conditional() {
		t.Error("after nine days")
	}
	if !conditional() {
		t.Error("right after that")
	}
	n.clock.advance(-400 * 24 * time.Hour) // a clock put back is not believed
	if conditional() {
		t.Error("with the last full fetch ahead")
	}
}

func TestValidatorsStayWithTheAddressThatGaveThem(t *testing.T) {
	t.Parallel()
	var target atomic.Value
	target.Store("/one")
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			http.Redirect(w, r, target.Load().(string), http.StatusFound)
			return
		}
		w.Header().Set("ETag", `"same"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, wireRSS(strings.TrimPrefix(r.URL.Path, "/")))
	})
	n := newNewsroom(t, testSettings(), st.URL+"/feed")
	n.once(t, 1)
	if o := n.once(t, 1); o.Status != OutcomeUnchanged {
		t.Errorf("same target: %s", o.Status)
	}
	target.Store("/two")
	if o := n.once(t, 1); o.Status != OutcomeNew {
		t.Errorf("another target with an equal tag: %s", o.Status)
	}
}

func TestEqualBodyIsNotParsed(t *testing.T) {
	t.Parallel()
	st := newSite(t, serve(wireRSS("a", "b")))
	n := newNewsroom(t, testSettings(), st.URL)
	n.once(t, 1)
	n.parse = func(*reply, time.Time) (parsed, error) { t.Error("parsed"); return parsed{}, nil }
	if o := n.once(t, 1); o.Status != OutcomeUnchanged || o.Bytes == 0 {
		t.Errorf("%+v", o)
	}
}

func TestFailuresOfOneFeedStayItsOwn(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/404" {
			http.NotFound(w, r)
			return
		}
		_, _ = io.WriteString(w, wireRSS(r.URL.Path[1:]))
	})
	n := newNewsroom(t, testSettings(), st.URL+"/a", st.URL+"/panic", st.URL+"/404", st.URL+"/disk", st.URL+"/b")
	n.store.broken = map[model.FeedID]error{4: errors.New("disk full")}
	parse := n.parse
	n.parse = func(r *reply, now time.Time) (parsed, error) {
		if strings.HasSuffix(r.url, "/panic") {
			panic("nil map")
		}
		return parse(r, now)
	}
	var told []string
	rep, err := n.RefreshReport(t.Context(), model.Scope{All: true}, func(o Outcome) {
		told = append(told, o.Status)
	})
	if err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("the archive's trouble is not told: %v", err)
	}
	want := map[string]string{"/a": OutcomeNew, "/b": OutcomeNew, "/panic": OutcomeFailed, "/404": OutcomeFailed, "/disk": OutcomeFailed}
	for _, o := range rep.Outcomes {
		if path := strings.TrimPrefix(o.URL, st.URL); o.Status != want[path] {
			t.Errorf("%s: %s (%s)", path, o.Status, o.Error)
		}
	}
	if len(told) != 5 || rep.New != 2 || rep.Failed != 3 {
		t.Errorf("told %v, new %d, failed %d", told, rep.New, rep.Failed)
	}
	if !strings.Contains(n.log.String(), "nil map") {
		t.Error("the panic is not in the log")
	}
	h := n.store.record(3).Health
	if h.State != model.FeedFailed || h.Failures != 1 || h.HTTPStatus != 404 || h.Error.IsEmpty() || h.Hint.IsEmpty() || !h.NextCheck.After(start) {
		t.Errorf("health: %+v", h)
	}
}

func TestHostIsNeverAskedByMoreThanItsShare(t *testing.T) {
	t.Parallel()
	var now, most atomic.Int32
	var pair sync.WaitGroup
	pair.Add(2)
	st := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
			if n <= 2 {
				pair.Done()
			}
		}
		pair.Wait() // two are let in at once, or this never ends
		now.Add(-1)
		_, _ = io.WriteString(w, wireRSS("a"))
	})
	var urls []string
	for i := range 30 {
		urls = append(urls, fmt.Sprintf("%s/%d", st.URL, i))
	}
	n := newNewsroom(t, testSettings(), urls...)
	var both sync.WaitGroup
	for range 2 { // two cycles at once share the limit, and no feed is asked twice
		both.Go(func() { _ = n.Refresh(t.Context(), model.Scope{All: true}) })
	}
	both.Wait()
	if most.Load() != 2 {
		t.Errorf("%d at once", most.Load())
	}
}

func TestDueScopeSkipsWhatAnotherProcessAsked(t *testing.T) {
	t.Parallel()
	st := newSite(t, serve(wireRSS("a")))
	n := newNewsroom(t, testSettings(), st.URL)
	if err := n.Refresh(t.Context(), model.Scope{Due: true}); err != nil {
		t.Fatal(err)
	}
	other, err := New(Options{Store: n.store, Fetcher: testFetcher(t, testSettings()), Now: n.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Refresh(t.Context(), model.Scope{Due: true}); err != nil {
		t.Fatal(err)
	}
	if got := len(st.seen()); got != 1 {
		t.Errorf("asked %d times", got)
	}
}

func TestTwoProgramsDoNotAskADueFeedTwice(t *testing.T) {
	t.Parallel()
	begun, answer := make(chan struct{}), make(chan struct{})
	var again atomic.Bool
	st := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		if !again.Swap(true) {
			close(begun)
			<-answer
		}
		_, _ = io.WriteString(w, wireRSS("a"))
	})
	n := newNewsroom(t, testSettings(), st.URL)
	other, err := New(Options{Store: n.store, Fetcher: testFetcher(t, testSettings()), Now: n.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	asked := make(chan error, 1)
	go func() { asked <- n.Refresh(t.Context(), model.Scope{Due: true}) }()
	<-begun
	if err := other.Refresh(t.Context(), model.Scope{Due: true}); err != nil {
		t.Error(err)
	}
	close(answer)
	if err := <-asked; err != nil {
		t.Fatal(err)
	}
	if got := len(st.seen()); got != 1 {
		t.Errorf("asked %d times", got)
	}
	if next := n.store.record(1).Health.NextCheck.Sub(start); next < 5*time.Minute {
		t.Errorf("after the answer the next check is in %v", next)
	}
}

func TestFeedThatWasNotAskedAfterAllIsDueAgain(t *testing.T) {
	t.Parallel()
	begun := make(chan struct{})
	st := newSite(t, func(_ http.ResponseWriter, r *http.Request) {
		close(begun)
		<-r.Context().Done()
	})
	n := newNewsroom(t, testSettings(), st.URL)
	ctx, leave := context.WithCancel(t.Context())
	asked := make(chan error, 1)
	go func() { asked <- n.Refresh(ctx, model.Scope{Due: true}) }()
	<-begun
	leave()
	if err := <-asked; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if next := n.store.record(1).Health.NextCheck; !next.IsZero() {
		t.Errorf("next check %v", next)
	}
}

func TestPausedFeedIsAskedOnlyByName(t *testing.T) {
	t.Parallel()
	st := newSite(t, serve(wireRSS("a")))
	s := testSettings()
	s.Feed = map[string]FeedSettings{st.URL: {Paused: true}}
	n := newNewsroom(t, s, st.URL+"/")
	rep, err := n.RefreshReport(t.Context(), model.Scope{All: true}, nil)
	if err != nil || len(rep.Outcomes) != 1 || rep.Outcomes[0].Status != OutcomePaused || len(st.seen()) != 0 {
		t.Errorf("%+v, %v", rep, err)
	}
	if o := n.once(t, 1); o.Status != OutcomeNew {
		t.Errorf("by name: %s", o.Status)
	}
}

func TestManyAnswersCostFewTransactions(t *testing.T) {
	t.Parallel()
	st := newSite(t, serve(wireRSS("a")))
	var urls []string
	for i := range 100 {
		urls = append(urls, fmt.Sprintf("%s/%d", st.URL, i))
	}
	s := testSettings()
	s.PerHost = 16
	n := newNewsroom(t, s, urls...)
	rep, err := n.RefreshReport(t.Context(), model.Scope{All: true}, nil)
	if err != nil || rep.New != 100 {
		t.Fatalf("%d new, %v", rep.New, err)
	}
	if n.store.puts > 100 {
		t.Errorf("%d transactions", n.store.puts)
	}
	events := n.drain()
	first, last := events[0], events[len(events)-1]
	if first.Kind != model.CycleStarted || first.Total != 100 || last.Kind != model.CycleEnded || last.Done != 100 || last.New != 100 {
		t.Errorf("first %+v, last %+v", first, last)
	}
	done := 0
	for _, e := range events[1 : len(events)-1] {
		if e.Kind != model.FeedFetched || e.Done <= done || e.Revision == 0 {
			t.Fatalf("after %d done: %+v", done, e)
		}
		done = e.Done
	}
}
