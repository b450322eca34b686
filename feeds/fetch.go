package feeds

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"pariscall/model"
)

// Fetcher makes the requests: guarded, bounded, conditional, and with no
// cookies, no referer and one honest user agent. It is safe for concurrent
// use. Everything that goes wrong is a *[Failure].
type Fetcher struct {
	set       Settings
	userAgent string
	router    transport
	guard     *guardedDialer
	unpackers sync.Pool // of *gzip.Reader
	buffers   sync.Pool // of *[]byte, for unpacked bodies
	// large is the memory that bodies may take beyond their first
	// freeBody bytes, all requests together.
	large *semaphore.Weighted
}

// transport carries requests; tests put one without a network in its place.
type transport interface {
	http.RoundTripper
	CloseIdleConnections()
}

const (
	freeBody   = 512 << 10
	largeTotal = 64 << 20
)

// NewFetcher returns a fetcher that calls itself pariscall/version.
func NewFetcher(s Settings, version string) (*Fetcher, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	return newFetcher(s.filled(), version)
}

func newFetcher(s Settings, version string) (*Fetcher, error) {
	allow, err := ParseAllow(s.AllowHosts)
	if err != nil {
		return nil, err
	}
	f := &Fetcher{
		set:       s,
		userAgent: userAgent(version, s.Contact),
		guard:     &guardedDialer{allow: allow, special: specialNets(), timeout: time.Duration(s.ConnectTimeout)},
		large:     semaphore.NewWeighted(max(largeTotal, 2*int64(s.MaxFeed), 2*int64(s.MaxPage))),
	}
	f.router = newRouter(s, f.guard, environmentProxy())
	return f, nil
}

func userAgent(version, contact string) string {
	if version == "" {
		version = "0"
	}
	if contact != "" {
		return fmt.Sprintf("pariscall/%s (+%s)", version, contact)
	}
	return fmt.Sprintf("pariscall/%s (feed reader)", version)
}

// Settings returns the settings in force.
func (f *Fetcher) Settings() Settings { return f.set }

// Close drops the idle connections.
func (f *Fetcher) Close() { f.router.CloseIdleConnections() }

// ask is one question to a server.
type ask struct {
	url    string
	accept string
	state  model.FetchState // validators; used only where they come from
	limit  Size
	feed   FeedSettings
}

// reply is a good answer: 2xx with its body, or 304.
type reply struct {
	status    int
	header    http.Header
	body      []byte // as it was sent, until unpack
	limit     Size   // of the unpacked body
	url       string // where the body came from
	permanent string // where an unbroken chain of 301 and 308 leads, or ""
	free      func() // gives the memory back to the budget
	recycle   func() // gives the buffer back; the body is void then
}

const (
	acceptFeed = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.4"
	acceptPage = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
)

// do asks and follows redirects. When the error is nil, the caller must call
// free once it no longer needs the body.
func (f *Fetcher) do(ctx context.Context, a ask) (*reply, error) {
	u, err := ParseFeedURL(a.url)
	if err != nil {
		return nil, &Failure{Kind: FailAddress, Msg: err.Error(), Hint: "correct the address in your list of feeds"}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, time.Duration(f.set.Timeout), errWholeTimeout)
	defer cancel()
	chain := newChain(u, f.set.MaxRedirects)
	for {
		stage := new(atomic.Int32)
		req := f.request(httptrace.WithClientTrace(ctx, stageTrace(stage)), a, chain)
		resp, err := f.router.RoundTrip(req)
		if err != nil {
			return nil, f.explain(ctx, err, chain.at, stage.Load())
		}
		if !isRedirect(resp) {
			r, err := f.answer(ctx, a, resp, chain)
			resp.Body.Close()
			return r, err
		}
		resp.Body.Close()
		if err := chain.follow(resp.StatusCode, resp.Header.Get("Location")); err != nil {
			return nil, err
		}
	}
}

func (f *Fetcher) request(ctx context.Context, a ask, c *chain) *http.Request {
	h := http.Header{
		"User-Agent":      {f.userAgent},
		"Accept":          {a.accept},
		"Accept-Encoding": {"gzip"},
	}
	if c.sameOrigin() {
		for name, value := range a.feed.Headers {
			h.Set(name, string(value))
		}
	}
	at := *c.at
	at.User, at.Fragment, at.RawFragment = nil, "", ""
	if a.state.From != "" && urlKey(a.state.From) == urlKey(at.String()) {
		if a.state.ETag != "" {
			h["If-None-Match"] = []string{a.state.ETag}
		}
		if a.state.LastModified != "" {
			h["If-Modified-Since"] = []string{a.state.LastModified}
		}
	}
	req := (&http.Request{Method: http.MethodGet, URL: &at, Header: h, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}).WithContext(ctx)
	if c.sameOrigin() {
		switch user := c.first.User; {
		case a.feed.User != "":
			req.SetBasicAuth(a.feed.User, string(a.feed.Password))
		case user != nil:
			password, _ := user.Password()
			req.SetBasicAuth(user.Username(), password)
		}
	}
	return req
}

// answer turns the last response of a chain into a reply or a failure.
func (f *Fetcher) answer(ctx context.Context, a ask, resp *http.Response, c *chain) (*reply, error) {
	r := &reply{status: resp.StatusCode, header: resp.Header, url: withoutUser(c.at.String()), limit: a.limit, permanent: c.permanent(), free: nothing, recycle: nothing}
	switch {
	case resp.StatusCode == http.StatusNotModified && resp.Request.Header.Get("If-None-Match")+resp.Request.Header.Get("If-Modified-Since") != "":
		return r, nil
	case resp.StatusCode != http.StatusOK && resp.StatusCode != http.StatusNonAuthoritativeInfo:
		return nil, statusFailure(resp, c.at.Host)
	}
	body, free, err := f.read(ctx, resp, a.limit)
	if err != nil {
		if fail, ok := err.(*Failure); ok {
			fail.Status = resp.StatusCode
			return nil, fail
		}
		return nil, f.explain(ctx, err, c.at, stageBody)
	}
	r.body, r.free = body, free
	return r, nil
}

// stages of a request, to say where it stopped.
const (
	stageStart int32 = iota
	stageLookup
	stageConnect
	stageTLS
	stageWait
	stageBody
)

func stageTrace(stage *atomic.Int32) *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		DNSStart:             func(httptrace.DNSStartInfo) { stage.Store(stageLookup) },
		ConnectStart:         func(string, string) { stage.Store(stageConnect) },
		TLSHandshakeStart:    func() { stage.Store(stageTLS) },
		WroteRequest:         func(httptrace.WroteRequestInfo) { stage.Store(stageWait) },
		GotFirstResponseByte: func() { stage.Store(stageBody) },
	}
}

// ParseFeedURL reads an address that can be subscribed to: absolute, http or
// https, with a host. The error says in words what is wrong with it.
func ParseFeedURL(address string) (*url.URL, error) {
	return parseAddress(address)
}
