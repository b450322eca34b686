package feeds

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

// Which promise is kept by which test:
//
//	N1  endless, huge, slow   TestEndlessHugeAndSlowAnswersFailAloneAndInTime
//	N2  compression bombs     TestUnpackedBytesCountAndOnlyGzipIsTaken
//	N3  broken HTTP           TestBrokenHTTPIsAnErrorInWords
//	N4  redirects             TestRedirectsEndAtTenHopsAndStayOnTheWeb
//	N5  private addresses     TestPrivateAddressesAreRefusedAtEveryHop, TestAddressKinds,
//	                          TestNameThatTurnsPrivateIsRefused, TestProxyIsExemptButNotWhatItIsAskedFor
//	N6  TLS                   TestTLSErrorsNameTheReason
//	N7  moved feeds           TestMoveIsBelievedOnlyWhenItLasts, TestFeedMovesAfterThreeDaysAndKeepsItsArticles
//	N8  410                   TestGoneFeedIsNotAskedAgainByItself
//	N9  429, Retry-After      TestRetryAfterIsKeptAlsoByHand, TestRetryAfterForms, TestOneFeedsWaitIsItsHostsWait
//	N10 conditional requests  TestValidatorsGoBackAsTheyCame, TestFullFetchNowAndThen,
//	                          TestEqualBodyIsNotParsed, TestAddingAFeedCostsOneRequest
//	N19 hints only            TestDocumentCannotMoveItsFeed, TestNextCheckIsTheLongestAsked
//	N20 tracking              TestRequestsSayNoMoreThanNeeded, TestReadingAnArticleSendsNothing
//	D9  lists                 TestOPML…, TestImport…
//	D16 offline, sleep        TestNoNetworkIsAStateNotManyErrors, TestWakingUpIsOneCalmRefresh
//	D17 secrets               TestSecretsStayOutOfErrorsLogsAndExports, TestListFileIsForItsUserAlone

func failure(t *testing.T, err error) *Failure {
	t.Helper()
	var f *Failure
	if !errors.As(err, &f) {
		t.Fatalf("got %v (%T), want a failure in words", err, err)
	}
	if f.Msg == "" || f.Hint == "" {
		t.Errorf("failure without words: %+v", f)
	}
	return f
}

func fetchOne(t *testing.T, f *Fetcher, url string) (*reply, error) {
	t.Helper()
	r, err := f.do(t.Context(), ask{url: url, accept: acceptFeed, limit: f.set.MaxFeed})
	if err == nil {
		if err = f.unpack(r); err != nil {
			r.free()
			return nil, err
		}
	}
	return r, err
}

func TestEndlessHugeAndSlowAnswersFailAloneAndInTime(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	bad := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/endless":
			for {
				if _, err := io.WriteString(w, "<item>"+strings.Repeat("x", 8192)); err != nil {
					return
				}
			}
		case "/silent":
			select {
			case <-release:
			case <-r.Context().Done():
			}
		case "/slow":
			for r.Context().Err() == nil {
				_, _ = io.WriteString(w, " ")
				w.(http.Flusher).Flush()
				select {
				case <-time.After(20 * time.Millisecond):
				case <-r.Context().Done():
				}
			}
		case "/header":
			w.Header().Set("X-Big", strings.Repeat("h", 300<<10))
		}
	})
	defer close(release)
	good := newSite(t, serve(wireRSS("a", "b")))
	s := testSettings()
	s.MaxFeed = 1 * mebibyte
	s.FirstByteTimeout = Duration(500 * time.Millisecond)
	s.Timeout = Duration(1500 * time.Millisecond)
	s.PerHost = 8
	n := newNewsroom(t, s, bad.URL+"/endless", bad.URL+"/silent", bad.URL+"/slow", bad.URL+"/header", good.URL)
	began := time.Now()
	rep, err := n.RefreshReport(t.Context(), model.Scope{All: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 15*time.Second {
		t.Errorf("took %v", took)
	}
	want := map[string]string{
		"/endless": "larger than 1MiB", "/silent": "did not begin to answer within 500ms",
		"/slow": "did not finish its answer within 1.5s", "/header": "header of the answer is larger than 256KiB",
	}
	for _, o := range rep.Outcomes {
		if o.URL == good.URL {
			if o.Status != OutcomeNew || o.New != 2 {
				t.Errorf("the good feed suffers: %+v", o)
			}
			continue
		}
		words := want[strings.TrimPrefix(o.URL, bad.URL)]
		if o.Status != OutcomeFailed || !strings.Contains(o.Error, words) || o.Hint == "" {
			t.Errorf("%s: %s %q, want words %q", o.URL, o.Status, o.Error, words)
		}
	}
}

func TestUnpackedBytesCountAndOnlyGzipIsTaken(t *testing.T) {
	t.Parallel()
	bomb := gzipped(t, strings.Repeat("<a>", 1<<20))
	parts := make([]string, 40)
	for i := range parts {
		parts[i] = strings.Repeat("y", 64<<10)
	}
	members := gzipped(t, parts...)
	nested := gzipped(t, string(gzipped(t, strings.Repeat("<a>", 1<<20))))
	whole := gzipped(t, wireRSS("a"))
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if enc := r.URL.Query().Get("enc"); enc != "" {
			w.Header().Set("Content-Encoding", enc)
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		switch r.URL.Path {
		case "/bomb":
			_, _ = w.Write(bomb)
		case "/members":
			_, _ = w.Write(members)
		case "/nested":
			_, _ = w.Write(nested)
		case "/whole":
			_, _ = w.Write(whole)
		case "/cut":
			_, _ = w.Write(whole[:len(whole)/2])
		case "/lie":
			_, _ = io.WriteString(w, wireRSS("a"))
		case "/empty":
		}
	})
	s := testSettings()
	s.MaxFeed = 1 * mebibyte
	f := testFetcher(t, s)
	for _, c := range []struct{ path, words string }{
		{"/bomb?enc=gzip", "larger than 1MiB"},
		{"/bomb", "larger than 1MiB"}, // says nothing, is gzip
		{"/members?enc=gzip", "larger than 1MiB"},
		{"/nested?enc=gzip,gzip", `packed as "gzip,gzip"`},
		{"/whole?enc=br", `packed as "br"`},
		{"/whole?enc=deflate", `packed as "deflate"`},
		{"/cut?enc=gzip", "was cut off"},
		{"/lie?enc=gzip", "called gzip and is not"},
		{"/whole?enc=gzip", ""},
		{"/whole?enc=x-gzip", ""},
		{"/whole", ""},
		{"/lie?enc=identity", ""},
		{"/nested?enc=gzip", ""}, // unpacked once: what is inside is no feed, but no bomb
		{"/empty?enc=gzip", ""},
	} {
		r, err := fetchOne(t, f, st.URL+c.path)
		switch {
		case c.words == "" && err != nil:
			t.Errorf("%s: %v", c.path, err)
		case c.words == "":
			r.free()
			if strings.Contains(c.path, "/whole") && !strings.HasPrefix(string(r.body), "<?xml") {
				t.Errorf("%s: not unpacked", c.path)
			}
		case err == nil:
			t.Errorf("%s: no error", c.path)
		case !strings.Contains(failure(t, err).Msg, c.words):
			t.Errorf("%s: %q, want %q", c.path, err, c.words)
		}
	}
	if !f.large.TryAcquire(max(largeTotal, 2*int64(s.MaxFeed), 2*int64(s.MaxPage))) {
		t.Error("memory of failed answers was not given back")
	}
	for _, r := range st.seen() {
		if got := r.Header.Get("Accept-Encoding"); got != "gzip" {
			t.Fatalf("offered %q", got)
		}
	}
}

// rawServer answers every connection with these bytes and closes it.
func rawServer(t *testing.T, answer func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { l.Close(); <-done })
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = http.ReadRequest(bufio.NewReader(c))
			answer(c)
			c.Close()
		}
	}()
	return "http://" + l.Addr().String()
}

func TestBrokenHTTPIsAnErrorInWords(t *testing.T) {
	t.Parallel()
	text := func(s string) func(net.Conn) { return func(c net.Conn) { _, _ = io.WriteString(c, s) } }
	for name, c := range map[string]struct {
		answer func(net.Conn)
		words  string
	}{
		"nothing":        {text(""), "closed the connection without an answer"},
		"no status line": {text("hello there\r\n\r\n"), "not proper HTTP"},
		"bad status":     {text("HTTP/1.1 two hundred\r\n\r\n"), "not proper HTTP"},
		"short length":   {text("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss>"), "cut off"},
		"bad length":     {text("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"), "not proper HTTP"},
		"bad chunk":      {text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss>"), "not proper HTTP"},
		"cut chunk":      {text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n<rss>"), "cut off"},
		"odd coding":     {text("HTTP/1.1 200 OK\r\nTransfer-Encoding: snail\r\n\r\n<rss>"), "not proper HTTP"},
		"reset": {func(c net.Conn) {
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<rss>")
			_ = c.(*net.TCPConn).SetLinger(0)
		}, "cut"},
		"endless 1xx": {func(c net.Conn) {
			for {
				if _, err := io.WriteString(c, "HTTP/1.1 103 Early Hints\r\nX: "+strings.Repeat("y", 4096)+"\r\n\r\n"); err != nil {
					return
				}
			}
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := testFetcher(t, testSettings())
			_, err := fetchOne(t, f, rawServer(t, c.answer))
			if msg := failure(t, err).Msg; !strings.Contains(msg, c.words) {
				t.Errorf("%q, want %q", msg, c.words)
			}
		})
	}
}

func TestRedirectsEndAtTenHopsAndStayOnTheWeb(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		var n int
		switch {
		case scan(r.URL.Path, "/down/%d", &n) && n > 0:
			w.Header().Set("Location", fmt.Sprintf("/down/%d", n-1))
			w.WriteHeader(http.StatusFound)
		case scan(r.URL.Path, "/down/%d", &n):
			_, _ = io.WriteString(w, wireRSS("a"))
		case r.URL.Path == "/loop":
			w.Header().Set("Location", "/loop")
			w.WriteHeader(http.StatusMovedPermanently)
		case r.URL.Path == "/to":
			w.Header().Set("Location", r.URL.Query().Get("u"))
			w.WriteHeader(http.StatusSeeOther)
		}
	})
	f := testFetcher(t, testSettings())
	for _, c := range []struct{ path, words string }{
		{"/down/10", ""},
		{"/down/11", "more than 10 times"},
		{"/loop", "more than 10 times"},
		{"/to?u=file:///etc/passwd", `"file" address`},
		{"/to?u=gopher://x.example/", `"gopher" address`},
		{"/to?u=data:text/xml,<rss/>", `"data" address`},
		{"/to?u=", "does not say where to"},
		{"/to?u=http://[::bad/", "cannot be read"},
		{"/to?u=http:///x", "without a host"},
	} {
		r, err := fetchOne(t, f, st.URL+c.path)
		switch {
		case c.words == "" && err != nil:
			t.Errorf("%s: %v", c.path, err)
		case c.words == "":
			r.free()
		case err == nil || !strings.Contains(failure(t, err).Msg, c.words):
			t.Errorf("%s: %v, want %q", c.path, err, c.words)
		}
	}
}

func scan(s, format string, n *int) bool {
	_, err := fmt.Sscanf(s, format, n)
	return err == nil
}

func TestCredentialsDoNotCrossToAnotherOrigin(t *testing.T) {
	t.Parallel()
	other := newSite(t, serve(wireRSS("a")))
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/feed" {
			http.Redirect(w, r, "/same", http.StatusFound)
			return
		}
		http.Redirect(w, r, strings.Replace(other.URL, "http://", "http://mallory:x@", 1), http.StatusFound)
	})
	f := testFetcher(t, testSettings())
	r, err := f.do(t.Context(), ask{
		url: strings.Replace(st.URL, "http://", "http://ann:pa%20ss@", 1) + "/feed", limit: mebibyte,
		feed: FeedSettings{Headers: map[string]Secret{"X-Key": "k"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	r.free()
	for _, req := range st.seen() {
		user, pass, _ := req.BasicAuth()
		if user != "ann" || pass != "pa ss" || req.Header.Get("X-Key") != "k" {
			t.Errorf("%s: got user %q, key %q", req.URL.Path, user, req.Header.Get("X-Key"))
		}
	}
	req := other.seen()[0]
	if req.Header.Get("Authorization") != "" || req.Header.Get("X-Key") != "" {
		t.Errorf("credentials crossed over: %v", req.Header)
	}
}

func TestRequestsSayNoMoreThanNeeded(t *testing.T) {
	t.Parallel()
	st := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "track", Value: "me", Path: "/"})
		if r.URL.Path == "/feed" {
			http.Redirect(w, r, "/feed2", http.StatusFound)
			return
		}
		_, _ = io.WriteString(w, wireRSS("a"))
	})
	n := newNewsroom(t, testSettings(), st.URL+"/feed")
	for range 2 {
		n.once(t, 1)
	}
	for _, r := range st.seen() {
		for _, h := range []string{"Cookie", "Referer", "From", "Authorization"} {
			if r.Header.Get(h) != "" {
				t.Errorf("%s sent %s: %q", r.URL.Path, h, r.Header.Get(h))
			}
		}
		if ua := r.Header.Get("User-Agent"); ua != "pariscall/1.2.3 (feed reader)" {
			t.Errorf("user agent %q", ua)
		}
	}
	if ua := userAgent("2", "https://me.example/"); ua != "pariscall/2 (+https://me.example/)" {
		t.Errorf("with a contact: %q", ua)
	}
}

func TestEndOfTheProgramEndsARequestAtOnce(t *testing.T) {
	t.Parallel()
	started := make(chan struct{})
	st := newSite(t, func(_ http.ResponseWriter, r *http.Request) {
		close(started)
		<-r.Context().Done()
	})
	f := testFetcher(t, testSettings())
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-started; cancel() }()
	_, err := f.do(ctx, ask{url: st.URL, limit: mebibyte})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
