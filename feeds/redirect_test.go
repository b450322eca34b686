package feeds

import (
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"

	"pariscall/model"
)

func TestMoveIsBelievedOnlyWhenItLasts(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	type seen struct {
		after  time.Duration
		target string
		shared bool
	}
	to := func(u string, days ...int) (out []seen) {
		for _, d := range days {
			out = append(out, seen{time.Duration(d) * day, u, true})
		}
		return out
	}
	for name, c := range map[string]struct {
		answers []seen
		moves   bool
	}{
		"three over three days":      {to("b", 0, 1, 3), true},
		"three in one day":           {to("b", 0, 0, 0), false},
		"two over three days":        {to("b", 0, 3), false},
		"another target in between":  {append(append(to("b", 0, 1), to("portal", 2)...), to("b", 3)...), false},
		"the old address in between": {append(append(to("b", 0, 1), to("", 2)...), to("b", 3)...), false},
		"starts over and then lasts": {append(to("portal", 0), to("b", 1, 2, 4)...), true},
		"a stranger's feed":          {[]seen{{0, "b", false}, {day, "b", false}, {4 * day, "b", false}}, false},
		"a stranger's feed, read on": {[]seen{{0, "b", false}, {day, "b", true}, {2 * day, "b", true}, {9 * day, "b", true}}, false},
		"a stranger's, then ours":    {append([]seen{{0, "b", false}, {day, "", true}}, to("b", 2, 3, 5)...), true},
	} {
		var s model.FetchState
		moved := false
		for _, a := range c.answers {
			var move bool
			s, move = learnMove(s, a.target, a.shared, start.Add(a.after))
			moved = moved || move
		}
		if moved != c.moves {
			t.Errorf("%s: moved %v", name, moved)
		}
	}
}

func TestFeedMovesAfterThreeDaysAndKeepsItsArticles(t *testing.T) {
	t.Parallel()
	days := 0
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/new":
			_, _ = io.WriteString(w, wireRSS(fmt.Sprint("today", days), "common"))
		case days == 0:
			_, _ = io.WriteString(w, wireRSS("common"))
		default:
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
		}
	})
	n := newNewsroom(t, testSettings(), st.URL+"/old")
	for days = 0; days <= 4; days++ {
		if o := n.once(t, 1); o.Error != "" {
			t.Fatalf("day %d: %s", days, o.Error)
		}
		r := n.store.record(1)
		wantURL, wantShown := st.URL+"/old", st.URL+"/new"
		switch days {
		case 0:
			wantShown = ""
		case 4:
			wantURL, wantShown = st.URL+"/new", ""
		}
		if r.Feed.URL != wantURL || r.Health.MovedTo != wantShown {
			t.Errorf("day %d: at %s, shown as moving to %q", days, r.Feed.URL, r.Health.MovedTo)
		}
		n.clock.advance(24 * time.Hour)
	}
	if got := len(n.store.articles); got != 5 {
		t.Errorf("%d articles, want 5: none doubled, none lost", got)
	}
	// The reader takes it back, and is not asked again.
	if err := n.StayPut(t.Context(), 1, st.URL+"/old"); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		n.once(t, 1)
		n.clock.advance(24 * time.Hour)
	}
	if r := n.store.record(1); r.Feed.URL != st.URL+"/old" {
		t.Errorf("moved again to %s", r.Feed.URL)
	}
}

func TestTemporaryOrUnencryptedRedirectIsNoMove(t *testing.T) {
	t.Parallel()
	follow := func(first string, hops ...any) string {
		u, err := parseAddress(first)
		if err != nil {
			t.Fatal(err)
		}
		c := newChain(u, 10)
		for i := 0; i < len(hops); i += 2 {
			if err := c.follow(hops[i].(int), hops[i+1].(string)); err != nil {
				t.Fatal(err)
			}
		}
		return c.permanent()
	}
	for _, c := range []struct{ got, want string }{
		{follow("http://a.example/f"), ""},
		{follow("http://a.example/f", 301, "https://a.example/f"), "https://a.example/f"},
		{follow("http://a.example/f", 308, "/g", 301, "/h"), "http://a.example/h"},
		{follow("http://a.example/f", 301, "/g", 302, "/h"), ""},
		{follow("http://a.example/f", 302, "/g", 301, "/h"), ""},
		{follow("https://a.example/f", 301, "http://a.example/f"), ""},
		{follow("http://u:p@a.example/f", 301, "http://x:y@b.example/f"), "http://b.example/f"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
