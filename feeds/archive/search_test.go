package archive

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

func (r *rig) library() {
	full := func(key, title, body string, ago int, change func(*model.Article)) model.Article {
		a := r.item(key, title, ago)
		a.Body = model.Doc{{Text: model.Line(body)}}
		if change != nil {
			change(&a)
		}
		return a
	}
	named := func(kind model.Kind, id string) func(*model.Article) {
		return func(a *model.Article) {
			a.Mentions = append(a.Mentions, model.Mention{Ref: model.Ref{Kind: kind, ID: id}, Name: id, Match: id, End: 2, Why: "name"})
		}
	}
	r.put(0,
		full("1", "Zero day in mail servers", "Attackers used CVE-2024-1234 against the Élysée.", 24*10, func(a *model.Article) {
			named(model.KindCountry, "FRA")(a)
			a.Authors = []model.Text{model.Line("Brian Krebs"), model.Line("Ana Šimić")}
		}),
		full("2", "Day zero for cyberspace", "A treaty on the day of zero trust.", 24*5, func(a *model.Article) { a.Link = "" }),
	)
	r.put(1,
		full("3", "中国发布网络安全法", "新的规定。", 24, func(a *model.Article) { a.Language = "zh"; named(model.KindCountry, "CHN")(a) }),
		full("4", "東京でサイバー攻撃", "本文", 23, func(a *model.Article) { a.Language = "ja" }),
		full("5", "한국은행 해킹 시도", "본문", 22, func(a *model.Article) { a.Language = "ko" }),
		full("6", "هجوم سيبراني على إيران", "نص", 21, func(a *model.Article) { a.Language = "ar"; named(model.KindCountry, "IRN")(a) }),
		full("7", "Кибератака на Ёлкино", "Текст", 20, func(a *model.Article) { a.Language = "ru" }),
		full("8", "การโจมตีทางไซเบอร์", "x", 19, func(a *model.Article) { a.Language = "th" }),
	)
}

func TestQueriesFindWhatTheySay(t *testing.T) {
	r := open(t, Options{})
	r.library()
	r.mark(model.MarkStar, r.page("treaty").Rows[0].ID)
	r.mark(model.MarkRead, r.page("krebs").Rows[0].ID)
	if _, err := r.Mark(t.Context(), model.Change{Mark: model.MarkTag, Tag: model.Line("Later on"), IDs: idsOf(r.page("treaty"))}); err != nil {
		t.Fatal(err)
	}
	const mail, treaty = "Zero day in mail servers", "Day zero for cyberspace"
	for q, want := range map[string]string{
		"zero day": treaty + "|" + mail, `"zero day"`: mail, `"day zero"`: treaty, "zero -mail": treaty,
		"NOT zero is:starred": "", "cyb*": treaty, "cybers*": treaty, "cyber": "", "title:treaty": "", "title:zero mail": mail,
		"elysee": mail, "ÉLYSÉE": mail, "cve-2024-1234": mail, "author:krebs": mail, "author:simic": mail, "krebs ana": mail, `"krebs ana"`: "",
		"网络": "中国发布网络安全法", "网络安全": "中国发布网络安全法", "法": "中国发布网络安全法", "络": "中国发布网络安全法", "安网": "",
		"サイバー": "東京でサイバー攻撃", "攻撃": "東京でサイバー攻撃", "ｻｲﾊﾞｰ": "東京でサイバー攻撃", "은행": "한국은행 해킹 시도", "해킹": "한국은행 해킹 시도",
		"ايران": "هجوم سيبراني على إيران", "кибератака": "Кибератака на Ёлкино", "елкино": "Кибератака на Ёлкино", "ไซเบอร์": "การโจมตีทางไซเบอร์",
		"lang:zh": "中国发布网络安全法", "country:FRA": mail, "country:fra": mail, "country:FRA OR country:CHN": "中国发布网络安全法|" + mail,
		"country:USA": "", "-country:USA title:zero": treaty + "|" + mail, "is:starred": treaty, "is:read": mail, "zero is:unread": treaty,
		"is:starred OR is:read": treaty + "|" + mail, "-(is:starred OR is:unread)": mail, "has:link zero": mail, "-has:link": treaty,
		`tag:"later on"`: treaty, "tag:LATER-on zero": treaty, "tag:never": "", "feed:one": treaty + "|" + mail, "feed:one.example zero mail": mail,
		"feed:1 trust": treaty, "group:eu": treaty + "|" + mail, `group:"wires"`: treaty + "|" + mail, "group:wires/eu mail": mail, "newer:1w zero": treaty, "older:1w": mail,
		"before:2026-03-01": mail, "after:2026-03-01 zero": treaty, "after:2026-03-04 before:2026-03-06": treaty,
		"(zero OR ايران) -mail": "هجوم سيبراني على إيران|" + treaty, "is:updated": "", "nowhere": "", "-zero is:read": "",
		`country:FRA "zero day" author:krebs is:read older:3d`: mail,
	} {
		got := strings.Join(titles(r.page(q)), "|")
		if got != want {
			t.Errorf("%s: got %q, want %q", q, got, want)
		}
	}
}

func TestWordsOfOneFieldDoNotRunIntoAnother(t *testing.T) {
	r := open(t, Options{})
	a := r.item("a", "First", 1)
	a.Categories = []model.Text{model.Line("red"), model.Line("blue")}
	a.Summary = model.Line("green summary")
	r.put(0, a)
	r.wantTitles("red", "First")
	r.wantTitles("green", "First")
	r.wantTitles(`"red blue"`)
}

func TestWrongNamesInAQuerySayWhatWouldWork(t *testing.T) {
	r := open(t, Options{})
	for q, hint := range map[string]string{"feed:nowhere": "One Wire", "zero group:nowhere": "Wires/EU"} {
		_, err := r.Page(t.Context(), model.PageRequest{Query: query(t, q)})
		var e *model.QueryError
		if !errors.As(err, &e) || !strings.Contains(e.Hint, hint) || !strings.HasPrefix(q[e.Offset:], strings.Fields(q)[len(strings.Fields(q))-1]) {
			t.Errorf("%s: %v", q, err)
		}
	}
}

// slowly answers a query by looking at every article, without an index.
func slowly(e model.Expr, a *model.Article) bool {
	has := func(text string, w model.Words) bool {
		words, prefix := model.QueryWords(w.Text)
		padded := " " + string(model.AppendWords(nil, text))
		needle := " " + strings.Join(words, " ")
		if !prefix && !w.Prefix {
			needle += " "
		}
		return strings.Contains(padded, needle)
	}
	switch e := e.(type) {
	case nil:
		return true
	case model.And:
		for _, x := range e {
			if !slowly(x, a) {
				return false
			}
		}
		return true
	case model.Or:
		for _, x := range e {
			if slowly(x, a) {
				return true
			}
		}
		return false
	case model.Not:
		return !slowly(e.Of, a)
	case model.Words:
		return has(a.Title.String(), e) || e.In == model.InAnyText && has(a.Body.Plain(), e)
	case model.Flag:
		switch e.Is {
		case model.IsUnread:
			return a.Unread
		case model.IsRead:
			return !a.Unread
		case model.IsStarred:
			return a.Starred
		case model.IsUpdated:
			return a.Edited
		default:
			return a.Link != ""
		}
	case model.When:
		return (e.From.IsZero() || !a.Sorted.Before(e.From)) && (e.To.IsZero() || a.Sorted.Before(e.To))
	case model.Named:
		for _, m := range a.Mentions {
			if m.Ref == e.Refs[0] {
				return true
			}
		}
	}
	return false
}

// TestIndexAgreesWithReadingEveryArticle makes queries up and compares the
// two answers.
func TestIndexAgreesWithReadingEveryArticle(t *testing.T) {
	r := open(t, Options{})
	r.fill(240, 9)
	var all []model.Article
	for _, h := range r.every("") {
		a, err := r.Article(t.Context(), h.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	leaves := []string{
		"falcon", "harbour", "number", "title:ministry", "vio*", `"shared headline"`, "is:unread", "is:read", "is:starred",
		"has:link", "country:FRA", "newer:10d", "older:20d", "zzz", "q*",
	}
	w := newAuthor(5)
	var make func(depth int) string
	make = func(depth int) string {
		if depth == 0 || w.rnd.IntN(3) == 0 {
			return leaves[w.rnd.IntN(len(leaves))]
		}
		switch w.rnd.IntN(4) {
		case 0:
			return "-(" + make(depth-1) + ")"
		case 1:
			return "(" + make(depth-1) + " OR " + make(depth-1) + ")"
		default:
			return make(depth-1) + " " + make(depth-1)
		}
	}
	for range 250 {
		q := query(t, make(4))
		expr, err := q.Bind(nil, r.clock.t)
		if err != nil {
			t.Fatal(err)
		}
		var want []model.ArticleID
		for i := range all {
			if slowly(expr, &all[i]) {
				want = append(want, all[i].ID)
			}
		}
		got := idsOf(r.page(q.String(), func(req *model.PageRequest) { req.Limit = 1000 }))
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %d hits, %d when every article is read", q, len(got), len(want))
		}
	}
}

func FuzzAnyQueryIsAnswered(f *testing.F) {
	for _, s := range []string{`a "b c"* -d OR (e f*)`, "title:x is:unread newer:7d", "country:FRA -lang:zh", `"`, "feed:one", "中", `a"b"c`, "lang:\"x y\"", "NEAR(a b)", "title:^x", "lAng:\"\x00\"", "feed:\x00 OR group:\x00 OR tag:\x00 OR \"\x00\"*", "a + b", "{x} : y", "tag:a'b", "org:microsoft%"} {
		f.Add(s)
	}
	a, err := Open(f.Context(), "", Options{ReadOnly: true, Now: newClock().now})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { a.Close() })
	f.Fuzz(func(t *testing.T, s string) {
		q, err := model.ParseQuery(s)
		if err != nil {
			return
		}
		for _, stories := range []bool{false, true} {
			_, err = a.Page(t.Context(), model.PageRequest{Query: q, Stories: stories, ByRank: stories})
			var wrong *model.QueryError
			if err != nil && !errors.As(err, &wrong) {
				t.Fatalf("%q: %v", s, err)
			}
		}
	})
}

func TestVolumeCountsDaysAndCompanions(t *testing.T) {
	r := open(t, Options{})
	both := func(key string, ago int, ids ...string) model.Article {
		a := r.item(key, "Title "+key, ago)
		for _, id := range ids {
			a.Mentions = append(a.Mentions, model.Mention{Ref: model.Ref{Kind: model.KindCountry, ID: id}, Name: id, Match: id, End: 3})
		}
		return a
	}
	r.put(0, both("a", 1, "FRA", "DEU"), both("b", 2, "FRA", "FRA"), both("c", 24*3, "FRA", "DEU", "ESP"), both("d", 24*200, "FRA"))
	france := model.Ref{Kind: model.KindCountry, ID: "FRA"}
	v, err := r.Volume(t.Context(), france, 5)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(v.Days) != "[0 1 0 0 2]" || v.Total != 4 || !v.Last.Equal(r.clock.t.Add(-time.Hour)) || !v.First.Equal(r.clock.t.Add(-200*24*time.Hour)) {
		t.Errorf("%+v", v)
	}
	if len(v.With) != 2 || v.With[0].Ref.ID != "DEU" || v.With[0].Articles != 2 {
		t.Errorf("with %+v", v.With)
	}
	if v, err := r.Volume(t.Context(), model.Ref{Kind: model.KindActor, ID: "nobody"}, 90); err != nil || v.Total != 0 || len(v.Days) != 90 {
		t.Errorf("%+v %v", v, err)
	}
	if h := r.page("country:DEU").Rows; len(h) != 2 || len(h[0].Named) != 2 {
		t.Errorf("%+v", h)
	}
}

func TestWatchesCountWhatArrivedSinceTheyWereSeen(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "falcon old", 5))
	for _, q := range []string{"falcon", "is:unread harbour"} {
		if err := r.Watch(t.Context(), q, model.Text{}); err != nil {
			t.Fatal(err)
		}
	}
	hits := func(want ...int) []model.Watch {
		t.Helper()
		w, err := r.Watches(t.Context())
		if err != nil || len(w) != len(want) {
			t.Fatalf("%+v %v", w, err)
		}
		for i := range w {
			if w[i].Hits != want[i] {
				t.Errorf("%s: %d hits, want %d", w[i].Query, w[i].Hits, want[i])
			}
		}
		return w
	}
	hits(0, 0)
	r.put(0, r.item("b", "falcon new", 1), r.item("c", "falcon of last year", 24*400), r.item("d", "harbour", 2))
	w := hits(2, 1)
	hits(2, 1)
	if err := r.WatchSeen(t.Context(), w[0].ID); err != nil {
		t.Fatal(err)
	}
	hits(0, 1)
	r.put(1, r.item("e", "falcon again", 1))
	hits(1, 1)
	if err := r.Watch(t.Context(), "falcon", model.Line("Birds")); err != nil {
		t.Fatal(err)
	}
	if w := hits(1, 1); w[0].Label.String() != "Birds" {
		t.Errorf("%+v", w[0])
	}
	if err := r.Unwatch(t.Context(), w[1].ID); err != nil {
		t.Fatal(err)
	}
	hits(1)
	if err := r.Unwatch(t.Context(), 99); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	for _, q := range []string{"", "(", "feed:nowhere"} {
		if err := r.Watch(t.Context(), q, model.Text{}); err == nil {
			t.Errorf("%q can be watched", q)
		}
	}
}

func TestAGroupWhereThereAreNoneIsSaidSo(t *testing.T) {
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "archive.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Subscribe(t.Context(), []model.Feed{{URL: "https://alone.example/feed"}}); err != nil {
		t.Fatal(err)
	}
	_, err = a.Page(t.Context(), model.PageRequest{Query: query(t, "group:wires")})
	var e *model.QueryError
	if !errors.As(err, &e) || e.Hint != "there is no group of feeds yet" {
		t.Errorf("got %v, want a hint that there is none", err)
	}
}
