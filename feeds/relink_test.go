package feeds

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"

	"pariscall/model"
)

// findsWord is a Linker that knows one word.
type findsWord string

func (f findsWord) Fingerprint() string { return "knows " + string(f) }

func (f findsWord) Link(a *model.Article) []model.Mention {
	text := a.Title.String() + " " + a.Body.Plain()
	if i := strings.Index(text, string(f)); i >= 0 {
		return []model.Mention{{Ref: model.Ref{Kind: model.KindCountry, ID: "FRA"}, Match: string(f), Start: i, End: i + len(f)}}
	}
	return nil
}

func TestRelinkCoversAllAndLeavesOutWhatWasRejected(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d, store, _ := paperDesk(t, onNoNetwork, 2)
		d.linker = findsWord("France")
		d.linkAs = d.linker.Fingerprint
		for i := range 1000 {
			a := model.Article{ID: model.ArticleID(i + 1), Feed: model.FeedID(i%2 + 1), Title: model.Line("France says")}
			store.articles = append(store.articles, a)
			store.linked[a.ID] = "an older one"
		}
		store.rejected = []RejectedAlias{{Feed: 2, Ref: model.Ref{Kind: model.KindCountry, ID: "FRA"}, Match: "France"}}
		if err := d.Relink(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, a := range store.articles {
			if want := int(a.Feed) % 2; len(a.Mentions) != want || store.linked[a.ID] != "knows France" {
				t.Fatalf("article %d of feed %d: %d mentions under %q", a.ID, a.Feed, len(a.Mentions), store.linked[a.ID])
			}
		}
		if e, err := d.Next(t.Context()); err != nil || e.Kind != model.Changed {
			t.Errorf("the screen does not hear of it: %+v, %v", e, err)
		}
	})
}

func TestUndoDoesNotWaitForAllThatIsToBeLinkedAnew(t *testing.T) {
	t.Parallel()
	d, store, _ := paperDesk(t, onNoNetwork, 1)
	d.linker = findsWord("France")
	d.linkAs = d.linker.Fingerprint
	for i := range 5 * relinkBatch {
		a := model.Article{ID: model.ArticleID(i + 1), Feed: 1, Title: model.Line("France says")}
		store.articles = append(store.articles, a)
		store.linked[a.ID] = "an older one"
	}
	d.relinkNow(t.Context(), model.Undone{Articles: relinkBatch + 1})
	n := 0
	for _, fingerprint := range store.linked {
		if fingerprint == "knows France" {
			n++
		}
	}
	if n != 2*relinkBatch {
		t.Errorf("%d were linked, want %d", n, 2*relinkBatch)
	}
}

func TestRelinkEndsWithTheProgram(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d, _, _ := paperDesk(t, onNoNetwork, 1)
		d.linker = findsWord("x")
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := d.Relink(ctx); err == nil {
			t.Error("no error")
		}
	})
}

func TestNewArticlesAreLinkedOnArrival(t *testing.T) {
	t.Parallel()
	st := newSite(t, serve(wireRSS("France", "Spain")))
	n := newNewsroom(t, testSettings(), st.URL)
	n.linker = findsWord("France")
	n.linkAs = n.linker.Fingerprint
	n.once(t, 1)
	if a := n.store.articles; len(a) != 2 || len(a[0].Mentions) != 1 || n.store.linked[1] != "knows France" {
		t.Errorf("%+v", a)
	}
}
