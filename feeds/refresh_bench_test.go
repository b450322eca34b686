package feeds

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pariscall/feeds/archive"
	"pariscall/model"
)

var held = flag.Int("held", 20000, "articles in the archive that BenchmarkRefresh refreshes into (100000)")

// BenchmarkRefresh asks 200 feeds for 30 articles each, all new, with an
// archive that is empty and one that holds a year of news: how much dearer is
// the second? Requests, reading, storing and closing are in it; linking is
// not.
//
//	go test ./feeds -run xxx -bench BenchmarkRefresh -held 100000 -benchtime 3x
func BenchmarkRefresh(b *testing.B) {
	p := newPress()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write(p.papers[r.URL.Path])
	}))
	defer site.Close()
	var list []model.Feed
	for i := range 200 {
		path := fmt.Sprintf("/%d", i)
		p.print(path, 30)
		list = append(list, model.Feed{URL: site.URL + path})
	}
	for _, n := range []int{0, *held} {
		b.Run(fmt.Sprintf("into=%d", n), func(b *testing.B) {
			full := ""
			if n > 0 {
				full = p.year(b, n)
			}
			for b.Loop() {
				b.StopTimer()
				path := filepath.Join(b.TempDir(), "archive.db")
				if full != "" {
					data, err := os.ReadFile(full)
					must(b, err)
					must(b, os.WriteFile(path, data, 0o600))
				}
				d, done := openDesk(b, path, list)
				b.StartTimer()
				rep, err := d.RefreshReport(context.Background(), model.Scope{All: true}, nil)
				must(b, err)
				must(b, done())
				if rep.New != 200*30 {
					b.Fatalf("%d new, %d failed", rep.New, rep.Failed)
				}
			}
		})
	}
}

// openDesk opens a desk on an archive; done closes it.
func openDesk(b *testing.B, path string, list []model.Feed) (d *Desk, done func() error) {
	b.Helper()
	now := func() time.Time { return start }
	a, err := archive.Open(context.Background(), path, archive.Options{Now: now})
	must(b, err)
	_, err = a.Subscribe(context.Background(), list)
	must(b, err)
	s := testSettings()
	s.PerHost = 16
	f, err := newFetcher(s, "1")
	must(b, err)
	d, err = New(Options{Store: a, Fetcher: f, Now: now})
	must(b, err)
	return d, func() error {
		f.Close()
		return a.Close()
	}
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// press prints made-up news, always the same.
type press struct {
	rnd    *rand.Rand
	zipf   *rand.Zipf
	words  []string
	papers map[string][]byte
	items  int
}

func newPress() *press {
	rnd := rand.New(rand.NewPCG(3, 1))
	p := &press{rnd: rnd, papers: map[string][]byte{}}
	for range 30000 {
		word := make([]byte, 3+rnd.IntN(8))
		for i := range word {
			word[i] = byte('a' + rnd.IntN(26))
		}
		p.words = append(p.words, string(word))
	}
	p.zipf = rand.NewZipf(rnd, 1.2, 12, uint64(len(p.words)-1))
	return p
}

func (p *press) text(n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = p.words[p.zipf.Uint64()]
	}
	return strings.Join(out, " ")
}

// print makes an RSS document of n items of the last days.
func (p *press) print(path string, n int) {
	var b strings.Builder
	b.WriteString("<rss version=\"2.0\"><channel><title>" + path + "</title>")
	for range n {
		p.items++
		at := start.Add(-time.Duration(p.rnd.IntN(10*86400)) * time.Second)
		fmt.Fprintf(&b, "<item><title>%s</title><link>https://wire.example/%d</link><guid>%d</guid><pubDate>%s</pubDate><description>&lt;p&gt;%s&lt;/p&gt;&lt;p&gt;%s&lt;/p&gt;</description></item>",
			p.text(9), p.items, p.items, at.Format(time.RFC1123Z), p.text(60), p.text(60))
	}
	b.WriteString("</channel></rss>")
	p.papers[path] = []byte(b.String())
}

// year makes an archive of n articles of the last year, as 100 refreshes left
// it.
func (p *press) year(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "year.db")
	now := start
	a, err := archive.Open(context.Background(), path, archive.Options{Now: func() time.Time { return now }})
	must(b, err)
	old := make([]model.Feed, 200)
	for i := range old {
		old[i].URL = fmt.Sprintf("https://old%d.example/feed", i)
	}
	old, err = a.Subscribe(context.Background(), old)
	must(b, err)
	const cycles = 100
	for c := range cycles {
		now = start.AddDate(-1, 0, 0).Add(365 * 24 * time.Hour * time.Duration(c+1) / cycles)
		var results []model.FetchResult
		for i := range n / cycles {
			p.items++
			results = append(results, model.FetchResult{Feed: old[i%200].ID, At: now, Articles: []model.Article{{
				Key: fmt.Sprint(p.items), Link: fmt.Sprintf("https://old.example/%d", p.items), Title: model.Line(p.text(9)),
				Published: now.Add(-time.Duration(p.rnd.IntN(3*86400)) * time.Second),
				Body:      model.Doc{{Text: model.Line(p.text(60))}, {Text: model.Line(p.text(60))}},
			}}})
		}
		for len(results) > 0 {
			some := results[:min(len(results), 200)]
			_, err := a.Put(context.Background(), some)
			must(b, err)
			results = results[len(some):]
		}
	}
	must(b, a.Close())
	return path
}
