package feeds

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"pariscall/model"
)

const longPage = `<!DOCTYPE html><html><head><meta charset="windows-1252"><title>Story</title><script>steal()</script></head><body>
<nav><a href="/">Home</a> <a href="/about">About</a></nav>
<article><h1>Story</h1>
<p>The ministry said on Friday that the attack had reached three of its servers before it was noticed, and that no files of citizens were lost in the hours that followed, as far as is known today.</p>
<p>Investigators found caf` + "\xe9" + ` orders among the logs, which led them, in the end, to the machine from which the first message had been sent, and to the person who had the key to the room in which it stood.</p>
<p>It is the third such case this year, and the second in which a supplier was the way in, according to <a href="/report?utm_source=x">the report</a> that was published along with the statement of the ministry.</p>
</article><footer>Imprint</footer></body></html>`

func TestFullTextIsFetchedExtractedCleanedAndKept(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/story":
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, longPage)
		case "/pdf":
			w.Header().Set("Content-Type", "application/pdf")
			_, _ = io.WriteString(w, "%PDF-1.7")
		case "/wall":
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, "<html><body><p>Subscribe to read on.</p></body></html>")
		case "/private":
			http.Redirect(w, r, "http://192.168.0.1/", http.StatusFound)
		case "/huge":
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, "<html><body>"+strings.Repeat("<p>word</p>", 500_000))
		default:
			http.NotFound(w, r)
		}
	})
	n := newNewsroom(t, testSettings(), "https://x.example/")
	n.linker = findsWord("ministry")
	summary := model.Doc{{Text: model.Line(strings.Repeat("A long summary that the feed gave. ", 10))}}
	for _, path := range []string{"/story", "/pdf", "/wall", "/private", "/404", "/huge", ""} {
		a := model.Article{ID: model.ArticleID(len(n.store.articles) + 1), Feed: 1, Link: st.URL + path, Body: summary}
		if path == "" {
			a.Link = ""
		}
		n.store.articles = append(n.store.articles, a)
	}
	a, err := n.FullText(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	text := a.Body.Plain()
	for _, want := range []string{"three of its servers", "café orders", "third such case"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
	for _, not := range []string{"steal", "Imprint", "About", "<p>"} {
		if strings.Contains(text, not) {
			t.Errorf("%q is in %q", not, text)
		}
	}
	if !a.Full || len(a.Mentions) != 1 {
		t.Errorf("full %v, %d mentions", a.Full, len(a.Mentions))
	}
	for id, words := range map[model.ArticleID]string{
		2: "no page but", 3: "less of the article than the feed gave", 4: "private address", 5: "404", 6: "larger than 4MiB", 7: "no link",
	} {
		if _, err := n.FullText(t.Context(), id); err == nil || !strings.Contains(failure(t, err).Msg, words) {
			t.Errorf("article %d: %v, want %q", id, err, words)
		}
		if got := n.store.articles[id-1]; got.Full || got.Body.Plain() != summary.Plain() {
			t.Errorf("article %d lost what the feed gave", id)
		}
	}
}

func TestFullTextOfNewArticlesWhereTheFeedIsSetToIt(t *testing.T) {
	t.Parallel()
	st := newSite(t, nil)
	st.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/feed") {
			_, _ = io.WriteString(w, strings.ReplaceAll(wireRSS("a", "b"), "https://wire.example/", st.URL+"/story"+r.URL.Path[len("/feed"):]+"/"))
			return
		}
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, longPage)
	})
	s := testSettings()
	s.Feed = map[string]FeedSettings{st.URL + "/feed1": {FullText: true}}
	n := newNewsroom(t, s, st.URL+"/feed1", st.URL+"/feed2")
	if err := n.Refresh(t.Context(), model.Scope{All: true}); err != nil {
		t.Fatal(err)
	}
	full := map[model.FeedID]int{}
	for _, a := range n.store.articles {
		if a.Full {
			full[a.Feed]++
		}
	}
	if full[1] != 2 || full[2] != 0 {
		t.Errorf("full texts by feed: %v", full)
	}
}

func TestReadingAnArticleSendsNothing(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t, testSettings(), "https://x.example/")
	p := &paper{answer: onPaper("")}
	n.fetch.router = p
	n.store.articles = []model.Article{{ID: 1, Link: "https://x.example/1", Image: "https://x.example/pixel.gif", Unread: true}}
	if _, err := n.Article(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if len(p.asked()) != 0 {
		t.Error("a request was sent")
	}
}
