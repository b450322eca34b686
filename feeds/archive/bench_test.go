package archive

import (
	"context"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

// articles is how many the archive of the benchmarks holds. It is made once
// and kept in the temporary folder.
var articles = flag.Int("articles", 20000, "articles in the archive of the benchmarks (100000, 1000000)")

// author writes made-up articles with a vocabulary whose words are as
// unevenly common as those of a language.
type author struct {
	rnd   *rand.Rand
	words []string
	zipf  *rand.Zipf
}

func newAuthor(seed uint64) *author {
	rnd := rand.New(rand.NewPCG(seed, 7))
	const letters = "etaoinshrdlucmfwypvbgkqjxz"
	words := []string{"the", "cyber", "ransomware", "attack", "estonia", "breach", "cybersecurity", "data", "cyberspace"}
	for len(words) < 30000 {
		n := 3 + rnd.IntN(8)
		b := make([]byte, n)
		for i := range b {
			b[i] = letters[int(float64(len(letters))*math.Pow(rnd.Float64(), 1.6))]
		}
		words = append(words, string(b))
	}
	return &author{rnd, words, rand.NewZipf(rnd, 1.2, 12, uint64(len(words)-1))}
}

func (a *author) text(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(a.words[a.zipf.Uint64()])
	}
	return b.String()
}

func (a *author) article(n int, at time.Time) model.Article {
	art := model.Article{
		Key: fmt.Sprintf("tag:made.up,%d", n), Link: fmt.Sprintf("https://news%d.example/%d/story", n%200, n), Language: "en",
		Title: model.Line(a.text(9)), Published: at, Authors: []model.Text{model.Line("A. Author")},
		Body: model.Doc{{Text: model.Line(a.text(60))}, {Text: model.Line(a.text(60))}},
	}
	for range 3 {
		country := int(a.zipf.Uint64()) % 200
		art.Mentions = append(art.Mentions, model.Mention{
			Ref: model.Ref{Kind: model.KindCountry, ID: fmt.Sprintf("C%02d", country)}, Name: "Land", Match: "land", End: 4, Why: "name",
		})
	}
	if n%9973 == 0 {
		art.Title = model.Line(art.Title.String() + " onlyhere")
	}
	return art
}

// results makes one cycle of fetches: per articles of each of feeds feeds.
func (a *author) results(feeds []model.Feed, per, from int, newest time.Time) []model.FetchResult {
	out := make([]model.FetchResult, len(feeds))
	for i := range feeds {
		out[i] = model.FetchResult{Feed: feeds[i].ID, At: newest, Linked: "x", Health: model.Health{State: model.FeedOK}}
		for j := range per {
			at := newest.Add(-time.Duration(a.rnd.IntN(7200)) * time.Second)
			out[i].Articles = append(out[i].Articles, a.article(from+i*per+j, at))
		}
	}
	return out
}

func benchFeeds(n int) []model.Feed {
	feeds := make([]model.Feed, n)
	for i := range feeds {
		feeds[i] = model.Feed{URL: fmt.Sprintf("https://news%d.example/feed", i), Name: model.Line(fmt.Sprintf("Wire %d", i))}
	}
	return feeds
}

var benchNow = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// grown returns the path of an archive of n articles over ten years.
func grown(b *testing.B, n int) string {
	b.Helper()
	dir := filepath.Join(os.TempDir(), "pariscall-bench")
	path := filepath.Join(dir, fmt.Sprintf("format%d-%d.db", schemaVersion, n))
	if _, err := os.Stat(path); err == nil {
		return path
	}
	part := path + ".growing"
	removeDatabase(part)
	now := benchNow.AddDate(-10, 0, 0)
	a, err := Open(context.Background(), part, Options{Now: func() time.Time { return now }})
	if err != nil {
		b.Fatal(err)
	}
	feeds, err := a.Subscribe(context.Background(), benchFeeds(200))
	if err != nil {
		b.Fatal(err)
	}
	w := newAuthor(1)
	step := benchNow.Sub(now) / time.Duration(n/400+1)
	for done := 0; done < n; done += 400 {
		now = now.Add(step)
		if _, err := a.Put(context.Background(), w.results(feeds, 2, done, now)); err != nil {
			b.Fatal(err)
		}
	}
	now = benchNow
	old := query(b, "before:2026-01-15")
	if _, err := a.Mark(context.Background(), model.Change{Mark: model.MarkRead, All: &old}); err != nil {
		b.Fatal(err)
	}
	if err := a.Close(); err != nil {
		b.Fatal(err)
	}
	if err := os.Rename(part, path); err != nil {
		b.Fatal(err)
	}
	return path
}

func openGrown(b *testing.B, n int) *Archive {
	b.Helper()
	a, err := Open(context.Background(), grown(b, n), Options{Now: func() time.Time { return benchNow }})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { a.Close() })
	return a
}

// BenchmarkPut stores a cold refresh of 200 feeds with 30 articles each, as
// the desk does: in batches of a few feeds.
func BenchmarkPut(b *testing.B) {
	for _, into := range []int{0, *articles} {
		b.Run(fmt.Sprintf("into=%d", into), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				path := filepath.Join(b.TempDir(), "a.db")
				if into > 0 {
					copyFile(b, grown(b, into), path)
				}
				a, err := Open(context.Background(), path, Options{Now: func() time.Time { return benchNow }})
				if err != nil {
					b.Fatal(err)
				}
				feeds, err := a.Subscribe(context.Background(), benchFeeds(200))
				if err != nil {
					b.Fatal(err)
				}
				cycle := newAuthor(2).results(feeds, 30, 10_000_000, benchNow)
				b.StartTimer()
				for i := 0; i < len(cycle); i += 8 {
					if _, err := a.Put(context.Background(), cycle[i:min(i+8, len(cycle))]); err != nil {
						b.Fatal(err)
					}
				}
				b.StopTimer()
				a.Close()
				b.StartTimer()
			}
		})
	}
}

func copyFile(b *testing.B, from, to string) {
	b.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, data, 0o600)
	}
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkOpen(b *testing.B) {
	path := grown(b, *articles)
	for b.Loop() {
		a, err := Open(context.Background(), path, Options{Now: func() time.Time { return benchNow }})
		if err != nil {
			b.Fatal(err)
		}
		a.Close()
	}
}

func BenchmarkPage(b *testing.B) {
	a := openGrown(b, *articles)
	middle := model.ArticleID(*articles / 2)
	for name, req := range map[string]model.PageRequest{
		"top": {Limit: 100}, "stories": {Limit: 100, Stories: true}, "unread": {Limit: 100, Query: query(b, "is:unread")},
		"around": {Limit: 100, Around: middle, Stories: true},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := a.Page(context.Background(), req); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCounts(b *testing.B) {
	a := openGrown(b, *articles)
	for b.Loop() {
		if _, err := a.Counts(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVolume(b *testing.B) {
	a := openGrown(b, *articles)
	for b.Loop() {
		if _, err := a.Volume(context.Background(), model.Ref{Kind: model.KindCountry, ID: "C01"}, 90); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch asks for the newest 50 hits.
func BenchmarkSearch(b *testing.B) {
	a := openGrown(b, *articles)
	for _, c := range [][2]string{
		{"rare", "onlyhere"},
		{"none", "nowhere"},
		{"common", "attack"},
		{"verycommon", "the"},
		{"two", "attack estonia"},
		{"phrase", `"cyber attack"`},
		{"prefix", "cyb*"},
		{"prefix1", "c*"},
		{"prefix2", "cy*"},
		{"prefixrare", "onlyh*"},
		{"not", "-attack"},
		{"butnot", "estonia -attack"},
		{"or", "estonia OR onlyhere"},
		{"title", "title:ransomware"},
		{"feed", "feed:\"wire 17\" attack"},
		{"unread", "attack is:unread"},
		{"country", "country:C01"},
		{"countryunread", "country:C01 is:unread"},
		{"rarecountry", "country:C150"},
		{"mixed", "is:starred OR onlyhere"},
		{"dates", "attack before:2020-01-01"},
		{"read", "attack is:read"},
		{"starred", "attack is:starred"},
		{"three", "country:C01 -country:C02 breach newer:1y"},
	} {
		b.Run(c[0], func(b *testing.B) {
			q := query(b, c[1])
			for b.Loop() {
				if _, err := a.Page(context.Background(), model.PageRequest{Query: q, Limit: 50}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("ranked", func(b *testing.B) {
		q := query(b, "attack estonia")
		for b.Loop() {
			if _, err := a.Page(context.Background(), model.PageRequest{Query: q, Limit: 50, ByRank: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
