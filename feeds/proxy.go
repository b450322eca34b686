package feeds

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/net/http/httpproxy"
)

// router sends a request straight to its server, through the guarded dialer,
// or to the proxy that the user's environment names. The proxy itself may be
// anywhere: the user chose it. The two ways are two transports, so a feed
// cannot reach a proxy's address by asking for it.
type router struct {
	proxyFor func(*url.URL) (*url.URL, error)
	guard    *guardedDialer
	direct   *http.Transport
	proxied  *http.Transport
}

// environmentProxy reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY once.
func environmentProxy() func(*url.URL) (*url.URL, error) {
	return httpproxy.FromEnvironment().ProxyFunc()
}

func newRouter(s Settings, guard *guardedDialer, proxyFor func(*url.URL) (*url.URL, error)) *router {
	r := &router{proxyFor: proxyFor, guard: guard}
	r.direct = newTransport(s, guard.DialContext)
	r.proxied = newTransport(s, (&net.Dialer{Timeout: time.Duration(s.ConnectTimeout)}).DialContext)
	r.proxied.Proxy = func(req *http.Request) (*url.URL, error) { return proxyFor(req.URL) }
	return r
}

func newTransport(s Settings, dial func(context.Context, string, string) (net.Conn, error)) *http.Transport {
	return &http.Transport{
		DialContext:            dial,
		TLSHandshakeTimeout:    time.Duration(s.ConnectTimeout),
		ResponseHeaderTimeout:  time.Duration(s.FirstByteTimeout),
		MaxResponseHeaderBytes: int64(s.MaxHeader),
		// Go's own unpacking has no limit; fetch unpacks and counts.
		DisableCompression: true,
		ForceAttemptHTTP2:  true,
		// A cycle asks most hosts once. A host with more feeds is asked again at
		// once; the other connections would only hold memory.
		MaxIdleConns:        8,
		WriteBufferSize:     1 << 10, // a request is a few hundred bytes
		MaxIdleConnsPerHost: s.PerHost,
		IdleConnTimeout:     20 * time.Second,
	}
}

func (r *router) RoundTrip(req *http.Request) (*http.Response, error) {
	proxy, err := r.proxyFor(req.URL)
	if err != nil {
		return nil, err
	}
	if proxy == nil {
		return r.direct.RoundTrip(req)
	}
	port := req.URL.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[req.URL.Scheme]
	}
	if err := r.guard.checkLiteral(req.URL.Hostname(), port); err != nil {
		return nil, err
	}
	return r.proxied.RoundTrip(req)
}

func (r *router) CloseIdleConnections() {
	r.direct.CloseIdleConnections()
	r.proxied.CloseIdleConnections()
}
