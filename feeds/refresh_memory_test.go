package feeds

import (
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pariscall/model"
)

func TestArticlesOutliveTheBufferTheyWereReadFrom(t *testing.T) {
	t.Parallel()
	bodies := map[string][]byte{"/a": gzipped(t, wireRSS("alpha", "beta")), "/b": gzipped(t, strings.ReplaceAll(wireRSS("gamma", "delta"), "e", "E"))}
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(bodies[r.URL.Path])
	})
	f := testFetcher(t, testSettings())
	read := func(path string) (parsed, *reply) {
		r, err := fetchOne(t, f, st.URL+path)
		if err != nil {
			t.Fatal(err)
		}
		p, err := new(kit).parseReply(r, start)
		if err != nil {
			t.Fatal(err)
		}
		return p, r
	}
	p, r := read("/a")
	want := fmt.Sprintf("%+v", p)
	for i := range r.body {
		r.body[i] = '#' // as the next body would
	}
	if got := fmt.Sprintf("%+v", p); got != want {
		t.Errorf("changed with the buffer:\n%s\n%s", got, want)
	}
}

// A hundred feeds, each as large as it may be, at once: what they may take
// together is bounded, and each gets its turn.
func TestMemoryIsBoundedUnderManyLargeAnswers(t *testing.T) {
	const size = 2 << 20
	packed := gzipped(t, "<rss><channel><title>"+strings.Repeat("x", size-100)+"</title></channel></rss>")
	plain := []byte("<rss><channel><title>" + strings.Repeat("y", size-100) + "</title></channel></rss>")
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "z") {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(packed)
			return
		}
		_, _ = w.Write(plain)
	})
	var urls []string
	for i := range 50 {
		urls = append(urls, fmt.Sprintf("%s/%d", st.URL, i), fmt.Sprintf("%s/%dz", st.URL, i))
	}
	s := testSettings()
	s.MaxFeed, s.PerHost = Size(size), 100
	for _, limit := range []*Duration{&s.ConnectTimeout, &s.FirstByteTimeout, &s.Timeout} {
		*limit = Duration(5 * time.Minute) // this is about memory, on however slow a machine
	}
	n := newNewsroom(t, s, urls...)
	var most atomic.Uint64
	parse := n.parse
	n.parse = func(r *reply, now time.Time) (parsed, error) {
		var ms runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&ms)
		most.Store(max(most.Load(), ms.HeapAlloc))
		return parse(r, now)
	}
	rep, err := n.RefreshReport(t.Context(), model.Scope{All: true}, nil)
	if err != nil || rep.Failed != 0 || len(rep.Outcomes) != 100 {
		t.Fatalf("%d outcomes, %d failed, %v", len(rep.Outcomes), rep.Failed, err)
	}
	// 64 MiB beyond the free half a MiB of each, and what a parser needs.
	if limit := uint64(64+50+60) << 20; most.Load() > limit {
		t.Errorf("%d MiB in use, want at most %d", most.Load()>>20, limit>>20)
	}
	if !n.fetch.large.TryAcquire(largeTotal) {
		t.Error("memory was not given back")
	}
}
