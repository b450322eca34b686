package archive

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"pariscall/model"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(victimPath); path != "" {
		writeUntilKilled(path)
		return
	}
	goleak.VerifyTestMain(m)
}

// clock is a time that tests set.
type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func newClock() *clock { return &clock{time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)} }

// rig is an archive in a folder of the test, with two feeds.
type rig struct {
	*Archive
	t     testing.TB
	clock *clock
	feeds []model.Feed
	path  string
}

func open(t testing.TB, opts Options) *rig {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "archive.db"), opts)
}

func openAt(t testing.TB, path string, opts Options) *rig {
	t.Helper()
	c := newClock()
	if opts.Now == nil {
		opts.Now = c.now
	}
	a, err := Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	r := &rig{Archive: a, t: t, clock: c, path: path}
	if a.readOnly.Load() {
		return r
	}
	r.feeds, err = a.Subscribe(t.Context(), []model.Feed{
		{URL: "https://one.example/feed", Name: model.Line("One Wire"), Group: []string{"Wires", "EU"}},
		{URL: "https://two.example/feed"},
		{URL: "https://three.example/feed", Name: model.Line("Three")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// item is an article of a feed's document.
func (r *rig) item(key, title string, hoursAgo int) model.Article {
	return model.Article{
		Key: key, Title: model.Line(title), Link: "https://site.example/" + key,
		Published: r.clock.t.Add(-time.Duration(hoursAgo) * time.Hour),
		Body:      model.Doc{{Text: model.Line("Text of " + title)}}, Language: "en",
	}
}

// put stores a document of feed number n (from 0).
func (r *rig) put(n int, items ...model.Article) model.Arrivals {
	r.t.Helper()
	out, err := r.Put(r.t.Context(), []model.FetchResult{{
		Feed: r.feeds[n].ID, At: r.clock.t, Health: model.Health{State: model.FeedOK, LastTry: r.clock.t}, Articles: items,
	}})
	if err != nil {
		r.t.Fatal(err)
	}
	return out[0]
}

func query(t testing.TB, s string) model.Query {
	t.Helper()
	q, err := model.ParseQuery(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func (r *rig) page(q string, change ...func(*model.PageRequest)) model.Page {
	r.t.Helper()
	req := model.PageRequest{Query: query(r.t, q), Limit: 100}
	for _, c := range change {
		c(&req)
	}
	p, err := r.Page(r.t.Context(), req)
	if err != nil {
		r.t.Fatalf("%s: %v", q, err)
	}
	return p
}

func titles(p model.Page) []string {
	out := []string{}
	for _, h := range p.Rows {
		out = append(out, h.Title.String())
	}
	return out
}

func (r *rig) wantTitles(q string, want ...string) {
	r.t.Helper()
	if got := titles(r.page(q)); fmt.Sprint(got) != fmt.Sprint(want) {
		r.t.Errorf("%s: got %q, want %q", q, got, want)
	}
}

func (r *rig) mark(m model.Mark, ids ...model.ArticleID) model.Undone {
	r.t.Helper()
	u, err := r.Mark(context.Background(), model.Change{Mark: m, IDs: ids})
	if err != nil {
		r.t.Fatal(err)
	}
	return u
}

// wantSound checks what must hold of every archive: the maintained counts
// equal the counted ones, and every article has its line and its words.
func (r *rig) wantSound() {
	r.t.Helper()
	sound(r.t, r.Archive)
}

func sound(t testing.TB, a *Archive) {
	t.Helper()
	err := a.read(context.Background(), "check", func(c *conn) error {
		for _, q := range []string{
			"SELECT articles-(SELECT count(*) FROM line) FROM state",
			"SELECT unread-(SELECT count(*) FROM line WHERE unread=1) FROM state",
			"SELECT starred-(SELECT count(*) FROM line WHERE starred=1) FROM state",
			"SELECT count(*) FROM feed f WHERE total<>(SELECT count(*) FROM line l WHERE l.feed=f.id)",
			"SELECT count(*) FROM feed f WHERE unread<>(SELECT count(*) FROM line l WHERE l.feed=f.id AND l.unread=1)",
			"SELECT count(*) FROM feed f WHERE starred<>(SELECT count(*) FROM line l WHERE l.feed=f.id AND l.starred=1)",
			"SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM line l WHERE l.ord=a.ord AND l.id=a.id)",
			"SELECT (SELECT count(*) FROM article)-(SELECT count(*) FROM line)",
			"SELECT (SELECT count(*) FROM line)-(SELECT count(*) FROM words WHERE words MATCH '\"" + factAny + "\"')",
			"SELECT count(*) FROM entity e WHERE n<>(SELECT count(*) FROM named WHERE entity=e.id)",
			"SELECT count(*) FROM story s WHERE sources<>(SELECT count(DISTINCT feed) FROM line WHERE story=s.id)",
			"SELECT count(*) FROM line l WHERE lead<>(story=0 OR ord=(SELECT max(m.ord) FROM line m WHERE m.story=l.story))",
			"SELECT last_id<(SELECT coalesce(max(id),0) FROM article) FROM state",
		} {
			n, _, err := c.number(background, q)
			if err != nil {
				return fmt.Errorf("%s: %w", q, err)
			}
			if n != 0 {
				t.Errorf("%s: got %d, want 0", q, n)
			}
		}
		return c.check(background)
	})
	if err != nil {
		t.Error(err)
	}
}

func TestNewArticlesComeNewestFirstAndUnread(t *testing.T) {
	r := open(t, Options{})
	got := r.put(0, r.item("b", "Second", 1), r.item("a", "First", 5))
	if got.New != 2 || got.Updated != 0 || got.First == 0 || got.Revision == 0 {
		t.Errorf("arrivals: %+v", got)
	}
	r.put(1, r.item("c", "Between", 3))
	r.wantTitles("", "Second", "Between", "First")
	p := r.page("")
	if !p.Rows[0].Unread || p.Rows[0].FeedName.String() != "One Wire" || p.Rows[0].Sources != 1 || p.More || p.Above != 0 {
		t.Errorf("%+v more %v above %d", p.Rows[0], p.More, p.Above)
	}
	n, err := r.Counts(t.Context())
	if err != nil || n != (model.Counts{Articles: 3, Unread: 3}) {
		t.Errorf("%+v, %v", n, err)
	}
	art, err := r.Article(t.Context(), p.Rows[2].ID)
	if err != nil {
		t.Fatal(err)
	}
	if art.Title.String() != "First" || art.Body.Plain() != "Text of First" || art.Key != "a" || !art.FirstSeen.Equal(r.clock.t) {
		t.Errorf("%+v", art)
	}
	r.wantSound()
}

func TestMarksAreUndoneOneByOneAlsoAfterARestart(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 3), r.item("b", "B", 2), r.item("c", "C", 1))
	rows := r.page("").Rows
	if u := r.mark(model.MarkRead, rows[0].ID, rows[1].ID, rows[1].ID+1000); u.Articles != 2 || u.What != "marked 2 as read" {
		t.Errorf("%+v", u)
	}
	all := query(t, "")
	if u, err := r.Mark(t.Context(), model.Change{Mark: model.MarkStar, All: &all}); err != nil || u.Articles != 3 {
		t.Errorf("%+v %v", u, err)
	}
	r.wantTitles("is:unread", "A")
	r.wantTitles("is:starred is:read", "C", "B")
	r.wantSound()
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, r.path, Options{})
	if u, err := again.Undo(t.Context()); err != nil || u.Articles != 3 || u.What != "undone: starred 3" {
		t.Errorf("%+v %v", u, err)
	}
	again.wantTitles("is:starred")
	if _, err := again.Undo(t.Context()); err != nil {
		t.Error(err)
	}
	again.wantTitles("is:unread", "C", "B", "A")
	if _, err := again.Undo(t.Context()); err == nil {
		t.Error("there is something left to undo")
	}
	again.wantSound()
}

func TestAnActOnOneArticleNamesIt(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "Norway names the group behind the sabotage of a dam", 3), r.item("b", "B", 2))
	rows := r.page("").Rows
	if u := r.mark(model.MarkRead, rows[0].ID); u.What != `marked "B" as read` {
		t.Error(u.What)
	}
	if u := r.mark(model.MarkStar, rows[1].ID); u.What != `starred "Norway names the group behind the…"` {
		t.Error(u.What)
	}
	if u, err := r.Undo(t.Context()); err != nil || u.What != `undone: starred "Norway names the group behind the…"` {
		t.Error(u.What, err)
	}
}

func TestCloseLeavesOneFile(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 1))
	r.page("")
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(r.path + "*")
	if err != nil || len(files) != 1 {
		t.Errorf("left behind: %q %v", files, err)
	}
}

// A start that only reads must not wait for a disk, nor take the caches of
// other instances away.
func TestOpeningAnArchiveWritesNothing(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 1))
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	a, err := Open(t.Context(), r.path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Counts(t.Context()); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(r.path + "-wal"); err == nil && info.Size() > 0 {
		t.Errorf("the log has %d bytes", info.Size())
	}
	c, err := a.dialWriter()
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	for pragma, want := range map[string]int64{"auto_vacuum": 2, "page_size": 8192} {
		if n, _, err := c.number(t.Context(), "PRAGMA "+pragma); err != nil || n != want {
			t.Errorf("%s is %d (%v), want %d", pragma, n, err, want)
		}
	}
}
