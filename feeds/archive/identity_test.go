package archive

import (
	"fmt"
	"testing"
	"time"

	"pariscall/model"
)

// The promises of identity (N16 to N18: what is known stays known).

func TestSameDocumentAgainChangesNothing(t *testing.T) {
	r := open(t, Options{})
	doc := []model.Article{r.item("a", "A", 2), r.item("b", "B", 1)}
	r.put(0, doc...)
	for range 2 {
		if got := r.put(0, doc...); got.New != 0 || got.Updated != 0 {
			t.Errorf("%+v", got)
		}
	}
	r.wantTitles("", "B", "A")
}

func TestEditedArticleSaysUpdatedAndDoesNotComeBackAsUnread(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "Old words", 2))
	id := r.page("").Rows[0].ID
	r.mark(model.MarkRead, id)
	edited := r.item("a", "Other words entirely", 1)
	if got := r.put(0, edited); got.New != 0 || got.Updated != 1 {
		t.Errorf("%+v", got)
	}
	h := r.page("is:updated").Rows
	if len(h) != 1 || h[0].ID != id || h[0].Unread || !h[0].Edited || h[0].Title.String() != "Other words entirely" {
		t.Fatalf("%+v", h)
	}
	if want := r.clock.t.Add(-2 * time.Hour); !h[0].Published.Equal(want) {
		t.Errorf("an edit has moved the article to %v", h[0].Published)
	}
	r.wantTitles("entirely", "Other words entirely")
	r.wantTitles("old")
	r.mark(model.MarkRead, id)
	r.wantTitles("is:updated")
	r.wantSound()
}

func TestFeedThatRenewsAllGuidsMakesNothingUnread(t *testing.T) {
	for name, change := range map[string]func(*model.Article){
		"guid": func(a *model.Article) { a.Key = "new:" + a.Key },
		"guid and tracking": func(a *model.Article) {
			a.Key, a.Link = "new:"+a.Key, a.Link+"?utm_source=rss&fbclid=x"
		},
		"guid and host": func(a *model.Article) { a.Key, a.Link = "new:"+a.Key, "https://moved.example/"+a.Key },
		"guid and edit": func(a *model.Article) {
			a.Key = "new:" + a.Key
			a.Title = model.Line(a.Title.String() + " (updated)")
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := open(t, Options{})
			var doc []model.Article
			for i := range 20 {
				doc = append(doc, r.item(fmt.Sprint("k", i), fmt.Sprintf("Minister number %d warns of silent intrusion", i), i+1))
			}
			r.put(0, doc...)
			r.mark(model.MarkRead, idsOf(r.page(""))...)
			for i := range doc {
				change(&doc[i])
			}
			if got := r.put(0, doc...); got.New != 0 {
				t.Errorf("%d came back as new", got.New)
			}
			r.wantTitles("is:unread")
			if n := len(r.page("").Rows); n != 20 {
				t.Errorf("%d articles", n)
			}
			if got := r.put(0, doc...); got.New+got.Updated != 0 {
				t.Errorf("the second time: %+v", got)
			}
			r.wantSound()
		})
	}
}

func idsOf(p model.Page) []model.ArticleID {
	var ids []model.ArticleID
	for _, h := range p.Rows {
		ids = append(ids, h.ID)
	}
	return ids
}

func TestOneGuidForTwoArticlesIsTwoArticles(t *testing.T) {
	r := open(t, Options{})
	one, two := r.item("x", "Prices of bread rise", 2), r.item("x", "Bridge opens in spring", 1)
	two.Link = "https://site.example/bridge"
	if got := r.put(0, two, one); got.New != 2 {
		t.Errorf("in one document: %+v", got)
	}
	three := r.item("x", "Team wins the final game", 0)
	three.Link = "https://site.example/final"
	if got := r.put(0, three); got.New != 1 {
		t.Errorf("in a later one: %+v", got)
	}
	if got := r.put(0, three, two, one); got.New+got.Updated != 0 {
		t.Errorf("all again: %+v", got)
	}
}

func TestOneLinkForAllArticlesMixesNothingUp(t *testing.T) {
	r := open(t, Options{})
	fixed := func(key, title string, ago int) model.Article {
		a := r.item(key, title, ago)
		a.Link = "https://status.example/"
		return a
	}
	if got := r.put(0, fixed("2", "Mail slow in the north", 1), fixed("1", "Disk replaced in Oslo", 2)); got.New != 2 {
		t.Errorf("%+v", got)
	}
	if got := r.put(0, fixed("3", "All quiet again", 0)); got.New != 1 || got.Updated != 0 {
		t.Errorf("a new message at the same address: %+v", got)
	}
}

func TestSameGuidInTwoFeedsIsTwoArticles(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("1", "A", 1))
	if got := r.put(1, r.item("1", "B", 1)); got.New != 1 {
		t.Errorf("%+v", got)
	}
}

func TestDatesThatCannotBeNeverStickToTheTop(t *testing.T) {
	r := open(t, Options{})
	now := r.clock.t
	dated := func(key string, at time.Time) model.Article {
		a := r.item(key, key, 0)
		a.Published = at
		return a
	}
	r.put(0, dated("far ahead", now.AddDate(5, 0, 0)), dated("ahead", now.Add(5*time.Hour)), dated("none", time.Time{}),
		dated("before feeds", time.Unix(5, 0)), dated("true", now.Add(-time.Hour)))
	r.clock.t = now.Add(2 * time.Hour)
	r.put(0, dated("later", now.Add(time.Hour)))
	p := r.page("")
	if p.Rows[0].Title.String() != "later" || p.Rows[5].Title.String() != "true" {
		t.Errorf("%q", titles(p))
	}
	for _, h := range p.Rows {
		want := model.DateFromFeed
		switch h.Title.String() {
		case "far ahead", "none", "before feeds":
			want = model.DateFirstSeen
		}
		if h.Basis != want || h.Published.After(r.clock.t) {
			t.Errorf("%s: basis %v, %v", h.Title, h.Basis, h.Published)
		}
	}
}

func TestThousandsWithoutADateKeepTheirOrder(t *testing.T) {
	r := open(t, Options{})
	var doc []model.Article
	for i := range 1500 {
		a := r.item(fmt.Sprint(i), fmt.Sprint("number ", i), 0)
		a.Published = time.Time{}
		doc = append(doc, a)
	}
	r.put(0, doc...)
	all := r.every("")
	if len(all) != 1500 {
		t.Fatalf("%d", len(all))
	}
	for i, h := range all {
		if h.Title != doc[i].Title {
			t.Fatalf("row %d is %q", i, h.Title)
		}
	}
	r.wantSound()
}

func TestMovedFeedKeepsItsArticlesAndMarks(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 1))
	r.mark(model.MarkRead, r.page("").Rows[0].ID)
	if err := r.Move(t.Context(), r.feeds[0].ID, "https://new.example/feed"); err != nil {
		t.Fatal(err)
	}
	for _, url := range []string{"https://one.example/feed", "https://new.example/feed"} {
		feeds, err := r.Subscribe(t.Context(), []model.Feed{{URL: url}})
		if err != nil || feeds[0].ID != r.feeds[0].ID {
			t.Errorf("%s: %+v %v", url, feeds, err)
		}
	}
	if got := r.put(0, r.item("a", "A", 1)); got.New != 0 {
		t.Errorf("%+v", got)
	}
	r.wantTitles("is:unread")
}

func TestUnsubscribedFeedLosesAllButTheStarredAtRetention(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 2), r.item("b", "B", 1))
	r.put(1, r.item("c", "C", 3))
	r.mark(model.MarkStar, r.page("").Rows[0].ID)
	if _, err := r.Subscribe(t.Context(), []model.Feed{{URL: "https://two.example/feed"}}); err != nil {
		t.Fatal(err)
	}
	if n, err := r.Retain(t.Context(), r.clock.t); err != nil || n != 1 {
		t.Errorf("removed %d, %v", n, err)
	}
	r.wantTitles("", "B", "C")
	r.wantSound()
}

func TestRetentionRemovesByAgeAndCountAndNothingComesBack(t *testing.T) {
	r := open(t, Options{Retention: Retention{Days: 30, PerFeed: 3}})
	old := []model.Article{r.item("o1", "Old one", 1), r.item("o2", "Old two", 2), r.item("o3", "Old kept", 3)}
	r.put(0, old...)
	r.mark(model.MarkStar, r.page("kept").Rows[0].ID)
	r.clock.t = r.clock.t.AddDate(0, 0, 40)
	var many []model.Article
	for i := range 6 {
		many = append(many, r.item(fmt.Sprint("n", i), fmt.Sprint("New ", i), i))
	}
	r.put(1, many...)
	removed, err := r.Retain(t.Context(), r.clock.t)
	if err != nil || removed != 2+3 {
		t.Errorf("removed %d, %v", removed, err)
	}
	r.wantTitles("", "New 0", "New 1", "New 2", "Old kept")
	r.wantTitles("old", "Old kept")
	if a, b := r.put(0, old...), r.put(1, many...); a.New+b.New != 0 {
		t.Errorf("removed articles came back: %+v %+v", a, b)
	}
	r.wantSound()
}
