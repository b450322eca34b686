package archive

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pariscall/model"
)

// every reads a whole list, window by window.
func (r *rig) every(q string, change ...func(*model.PageRequest)) []model.Headline {
	r.t.Helper()
	var out []model.Headline
	around := model.ArticleID(0)
	for {
		p := r.page(q, append(change, func(req *model.PageRequest) { req.Around, req.Limit = around, 40 })...)
		at := 0
		if around != 0 {
			at = slices.IndexFunc(p.Rows, func(h model.Headline) bool { return h.ID == around }) + 1
			if at == 0 {
				r.t.Fatalf("%s: the anchor %d is not in its window", q, around)
			}
		}
		out = append(out, p.Rows[at:]...)
		if !p.More {
			return out
		}
		if at == len(p.Rows) {
			r.t.Fatalf("%s: more is promised and nothing comes", q)
		}
		around = p.Rows[len(p.Rows)-1].ID
	}
}

// fill puts n articles into three feeds, some of them of one story.
func (r *rig) fill(n int, seed uint64) {
	rnd := rand.New(rand.NewPCG(seed, 1))
	words := []string{"falcon", "harbour", "ministry", "turbine", "ledger", "orchid", "quartz", "violin", "glacier", "meadow"}
	for i := 0; i < n; {
		var docs [3][]model.Article
		for range min(30, n-i) {
			feed := rnd.IntN(3)
			a := r.item(fmt.Sprint("k", i), fmt.Sprintf("%s %s number %d", words[rnd.IntN(10)], words[rnd.IntN(10)], i), rnd.IntN(900))
			if rnd.IntN(4) == 0 {
				a.Title = model.Line(fmt.Sprintf("Shared headline about the %s reactor leak in %s", words[rnd.IntN(10)], words[rnd.IntN(3)]))
			}
			if rnd.IntN(5) == 0 {
				a.Link = ""
			}
			if rnd.IntN(3) == 0 {
				a.Mentions = []model.Mention{{Ref: model.Ref{Kind: model.KindCountry, ID: "FRA"}, Name: "France", Match: "France", End: 6}}
			}
			docs[feed] = append(docs[feed], a)
			i++
		}
		for f := range docs {
			r.put(f, docs[f]...)
		}
	}
	all := r.every("")
	for _, h := range all {
		if rnd.IntN(2) == 0 {
			r.mark(model.MarkRead, h.ID)
		}
		if rnd.IntN(9) == 0 {
			r.mark(model.MarkStar, h.ID)
		}
	}
}

func TestPagesJoinedAreTheWholeList(t *testing.T) {
	r := open(t, Options{})
	r.fill(400, 3)
	for _, stories := range []bool{false, true} {
		set := func(req *model.PageRequest) { req.Stories = stories }
		for _, q := range []string{"", "is:unread", "falcon", "falcon OR is:starred", "-falcon", "country:FRA is:read", "is:read (harbour OR is:starred)", "reactor"} {
			whole := r.page(q, set, func(req *model.PageRequest) { req.Limit = 1000 }).Rows
			joined := r.every(q, set)
			if fmt.Sprint(whole) != fmt.Sprint(joined) {
				t.Errorf("%q stories %v: %d rows at once, %d joined", q, stories, len(whole), len(joined))
			}
			if len(whole) == 0 {
				t.Errorf("%q finds nothing", q)
			}
			for i := 1; i < len(whole); i++ {
				if whole[i].Published.After(whole[i-1].Published) {
					t.Errorf("%q: row %d is newer than the one above", q, i)
					break
				}
			}
			for i, h := range whole {
				p := r.page(q, set, func(req *model.PageRequest) { req.Around, req.Limit = h.ID, 11 })
				at := slices.IndexFunc(p.Rows, func(x model.Headline) bool { return x.ID == h.ID })
				if at < 0 || p.Above+at != i {
					t.Fatalf("%q stories %v: row %d: above %d, in the window at %d", q, stories, i, p.Above, at)
				}
			}
		}
	}
	r.wantSound()
}

func TestArrivalsDoNotMoveTheRowUnderTheEye(t *testing.T) {
	r := open(t, Options{})
	r.fill(100, 4)
	anchor := r.page("").Rows[30].ID
	before := r.page("", func(req *model.PageRequest) { req.Around, req.Limit = anchor, 20 })
	r.put(0, r.item("fresh", "Fresh", 0))
	after := r.page("", func(req *model.PageRequest) { req.Around, req.Limit = anchor, 20 })
	if fmt.Sprint(titles(before)) != fmt.Sprint(titles(after)) || after.Above != before.Above+1 || after.Revision <= before.Revision {
		t.Errorf("above %d then %d, revision %d then %d", before.Above, after.Above, before.Revision, after.Revision)
	}
}

func TestAnchorThatWasRemovedGivesTheTop(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 1))
	if p := r.page("", func(req *model.PageRequest) { req.Around = 999 }); len(p.Rows) != 1 || p.Above != 0 {
		t.Errorf("%+v", p)
	}
}

func TestFollowersGetEachArticleOnceInOrderOfArrival(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "falcon one", 5), r.item("b", "meadow", 1))
	first, err := r.After(t.Context(), query(t, ""), 0, 10)
	if err != nil || len(first) != 2 {
		t.Fatalf("%v %v", first, err)
	}
	last := first[1].ID
	r.put(1, r.item("c", "falcon two", 50), r.item("d", "falcon three", 2))
	next, err := r.After(t.Context(), query(t, "falcon"), last, 10)
	if err != nil || len(next) != 2 || next[0].ID > next[1].ID {
		t.Fatalf("%v %v", next, err)
	}
	one, err := r.After(t.Context(), query(t, "falcon"), 0, 1)
	if err != nil || len(one) != 1 || one[0].Title.String() != "falcon one" {
		t.Errorf("%v %v", one, err)
	}
}

func TestStoryIsOneRowWithItsOutletsInOrderOfPublication(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "Hospital chain in Lyon hit by Blackfrost gang", 5))
	r.put(1, r.item("b", "Blackfrost gang hit hospital chain in Lyon, officials confirm", 3), r.item("x", "Something else happened in the harbour", 4))
	linked := r.item("c", "Lyon: the night everything stopped", 1)
	linked.Link = "http://www.site.example/a/?utm_medium=feed"
	r.put(2, linked)
	p := r.page("", func(req *model.PageRequest) { req.Stories = true })
	if len(p.Rows) != 2 || p.Rows[0].Sources != 3 || p.Rows[0].Title != linked.Title {
		t.Fatalf("%q %+v", titles(p), p.Rows)
	}
	if len(r.page("").Rows) != 4 {
		t.Error("switched off, all rows show")
	}
	outlets, err := r.Story(t.Context(), p.Rows[0].Story)
	if err != nil || len(outlets) != 3 || outlets[0].Feed != r.feeds[0].ID || outlets[2].Feed != r.feeds[2].ID {
		t.Errorf("%+v %v", outlets, err)
	}
	if p := r.page("confirm", func(req *model.PageRequest) { req.Stories = true }); len(p.Rows) != 1 || p.Rows[0].Sources != 3 {
		t.Errorf("a hit that does not lead its story is lost: %+v", p.Rows)
	}
	r.wantSound()
}

func TestStoriesKeepApartWhatIsApart(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "Weekly roundup", 5), r.item("b", "Critical flaw in Orchid router firmware fixed", 5),
		r.item("c", "Parliament votes on the encryption bill tonight", 24*20))
	r.put(1, r.item("d", "Weekly roundup", 4), r.item("e", "Critical flaw in Quartz printer driver exploited", 4),
		r.item("f", "Parliament votes on the encryption bill tonight", 1))
	r.put(0, r.item("g", "Critical flaw in Orchid router firmware fixed now", 1))
	for _, h := range r.page("").Rows {
		if h.Sources != 1 {
			t.Errorf("%q is told by %d", h.Title, h.Sources)
		}
	}
}

func TestRankedHitsHaveTheWordsInTheHeadlineFirst(t *testing.T) {
	r := open(t, Options{})
	body := r.item("a", "Something else", 1)
	body.Body = model.Doc{{Text: model.Line("a falcon in passing")}}
	r.put(0, body, r.item("b", "Falcon malware in the grid", 30))
	p := r.page("falcon", func(req *model.PageRequest) { req.ByRank = true })
	if fmt.Sprint(titles(p)) != "[Falcon malware in the grid Something else]" {
		t.Errorf("%q", titles(p))
	}
}

func TestRevisionGrowsWithEveryChangeAndOnlyThen(t *testing.T) {
	r := open(t, Options{})
	last, err := r.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	grew := func(what string, want bool) {
		t.Helper()
		now, err := r.Revision(t.Context())
		if err != nil || (now > last) != want {
			t.Errorf("%s: %d after %d, %v", what, now, last, err)
		}
		last = now
	}
	r.put(0, r.item("a", "A", 1))
	grew("put", true)
	id := r.page("").Rows[0].ID
	grew("page", false)
	r.mark(model.MarkRead, id)
	grew("mark", true)
	r.mark(model.MarkRead, id)
	grew("mark what is marked", false)
	r.clock.t = r.clock.t.Add(time.Hour)
	if err := r.Watch(t.Context(), "falcon", model.Text{}); err != nil {
		t.Error(err)
	}
	grew("watch", true)
}
