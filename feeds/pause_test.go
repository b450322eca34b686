package feeds

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

func TestPausedFeedIsAskedByNameOnlyAndStaysPaused(t *testing.T) {
	t.Parallel()
	status := http.StatusOK
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, wireRSS(r.URL.Path))
	})
	n := newNewsroom(t, testSettings(), st.URL+"/1", st.URL+"/2")
	all := model.Scope{All: true}
	if err := n.Refresh(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	if err := n.PauseFeed(t.Context(), 1, true); err != nil {
		t.Fatal(err)
	}
	n.clock.advance(48 * time.Hour)
	for _, scope := range []model.Scope{all, {Due: true}} {
		if err := n.Refresh(t.Context(), scope); err != nil {
			t.Fatal(err)
		}
	}
	asked := map[string]int{}
	for _, r := range st.seen() {
		asked[r.URL.Path]++
	}
	if asked["/1"] != 1 || asked["/2"] < 2 {
		t.Errorf("asked %v: feed 1 is paused, feed 2 is not", asked)
	}
	for _, status = range []int{200, 500} {
		if o := n.once(t, 1); o.Status == OutcomePaused {
			t.Error("asked by name it was not asked")
		}
		if got := n.store.record(1).Health.State; got != model.FeedPaused {
			t.Errorf("after an answer %d it is %q", status, got)
		}
		n.clock.advance(48 * time.Hour)
	}
	if err := n.PauseFeed(t.Context(), 1, false); err != nil {
		t.Fatal(err)
	}
	if got := n.store.record(1).Health.State; got != model.FeedFailed {
		t.Errorf("resumed after a failure it is %q", got)
	}
	status = http.StatusOK
	if o := n.once(t, 1); o.Error != "" || n.store.record(1).Health.State != model.FeedOK {
		t.Errorf("asked again: %+v", o)
	}
	if err := n.PauseFeed(t.Context(), 99, true); err == nil {
		t.Error("a feed that does not exist was paused")
	}
}

func TestPauseDuringARequestHolds(t *testing.T) {
	t.Parallel()
	begun, answer := make(chan struct{}), make(chan struct{})
	st := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		begun <- struct{}{}
		<-answer
		_, _ = io.WriteString(w, wireRSS("one"))
	})
	n := newNewsroom(t, testSettings(), st.URL)
	for _, on := range []bool{true, false} {
		done := make(chan error)
		go func() { done <- n.Refresh(t.Context(), model.Scope{Feed: 1}) }()
		<-begun
		if err := n.PauseFeed(t.Context(), 1, on); err != nil {
			t.Fatal(err)
		}
		answer <- struct{}{}
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if got := n.store.record(1).Health.State == model.FeedPaused; got != on {
			t.Errorf("paused is %v after the answer came, want %v", got, on)
		}
		r := n.store.record(1) // another program changes its mind
		r.Health.State = stateAfterPause(r.Health)
		if !on {
			r.Health.State = model.FeedPaused
		}
		if _, err := n.Store.Put(t.Context(), []model.FetchResult{{Feed: 1, Health: r.Health, State: r.State}}); err != nil {
			t.Fatal(err)
		}
		go func() { done <- n.Refresh(t.Context(), model.Scope{Feed: 1}) }()
		<-begun
		answer <- struct{}{}
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if got := n.store.record(1).Health.State == model.FeedPaused; got == on {
			t.Errorf("paused is %v although another program has changed that", got)
		}
		if err := n.PauseFeed(t.Context(), 1, on); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFeedPausedInTheConfigurationIsResumedThere(t *testing.T) {
	t.Parallel()
	s := testSettings()
	s.Feed = map[string]FeedSettings{"https://a.example/feed": {Paused: true}}
	n := newNewsroom(t, s, "https://a.example/feed")
	if err := n.PauseFeed(t.Context(), 1, false); err == nil || !strings.Contains(err.Error(), "config.toml") {
		t.Errorf("got %v, want it to name the file", err)
	}
}

func TestReaderTakesOrRefusesAMoveAtOnce(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/new" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			return
		}
		_, _ = io.WriteString(w, wireRSS("one"))
	})
	n := newNewsroom(t, testSettings(), st.URL+"/a", st.URL+"/b")
	for _, id := range []model.FeedID{1, 2} {
		n.once(t, id)
		if got := n.store.record(id).Health.MovedTo; got != st.URL+"/new" {
			t.Fatalf("feed %d is said to move to %q", id, got)
		}
	}
	if err := n.MoveFeed(t.Context(), 1, true); err != nil {
		t.Fatal(err)
	}
	if r := n.store.record(1); r.Feed.URL != st.URL+"/new" || r.Health.MovedTo != "" {
		t.Errorf("after taking it: %+v", r)
	}
	if err := n.MoveFeed(t.Context(), 2, false); err != nil {
		t.Fatal(err)
	}
	n.clock.advance(time.Hour)
	n.once(t, 2)
	if r := n.store.record(2); r.Feed.URL != st.URL+"/b" || r.Health.MovedTo != "" {
		t.Errorf("refused, and asked again: %+v", r)
	}
	if err := n.MoveFeed(t.Context(), 1, true); err == nil {
		t.Error("took a move that was never announced")
	}
}

func TestRefreshOfOneFeedThatMustWaitSaysUntilWhenAndWhy(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	n := newNewsroom(t, testSettings(), st.URL+"/1", st.URL+"/2")
	if err := n.Refresh(t.Context(), model.Scope{Feed: 1}); err != nil {
		t.Fatalf("a feed that fails is no error: %v", err)
	}
	for id, want := range map[model.FeedID]string{
		1: "waiting until 10:00, because 127.0.0.1 answered 503 and asked for that",
		2: "waiting until 10:00, because another feed of 127.0.0.1 was told to wait",
	} {
		if err := n.Refresh(t.Context(), model.Scope{Feed: id}); err == nil || err.Error() != want {
			t.Errorf("feed %d: got %v, want %q", id, err, want)
		}
	}
	if err := n.Refresh(t.Context(), model.Scope{All: true}); err != nil {
		t.Errorf("some of many that wait are no error: %v", err)
	}
}
