package feeds

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

func TestAddressKinds(t *testing.T) {
	t.Parallel()
	special := specialNets()
	for _, text := range []string{
		"127.0.0.1", "127.9.8.7", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
		"169.254.169.254", "100.64.0.1", "100.127.255.255", "224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1",
		"192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "192.88.99.1",
		"::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "100::1",
		"::ffff:127.0.0.1", "::ffff:10.1.2.3", "::127.0.0.1", "::10.0.0.1",
		"64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1", "2001:0:1::1",
	} {
		if addressKind(netip.MustParseAddr(text), special) == "" {
			t.Errorf("%s counts as public", text)
		}
	}
	for _, text := range []string{
		"1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.0.1.1", "198.17.1.1", "198.20.0.1", "223.255.255.255",
		"2606:4700::1111", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::1", "::ffff:8.8.8.8",
	} {
		if kind := addressKind(netip.MustParseAddr(text), special); kind != "" {
			t.Errorf("%s counts as %s", text, kind)
		}
	}
}

func TestLiteralAddressesInAllSpellings(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"127.0.0.1": "127.0.0.1", "2130706433": "127.0.0.1", "0x7f000001": "127.0.0.1", "0177.0.0.1": "127.0.0.1",
		"127.1": "127.0.0.1", "10.1.513": "10.1.2.1", "0x7f.0.0x0.1": "127.0.0.1", "::1": "::1",
	} {
		if got, ok := literalAddress(text); !ok || got.String() != want {
			t.Errorf("%s: %v %v, want %s", text, got, ok, want)
		}
	}
	for _, text := range []string{"example.org", "1.2.3.4.5", "256.1.1.1", "1.2.3.999", "0b1", "4294967296", "", "1_0"} {
		if got, ok := literalAddress(text); ok {
			t.Errorf("%s read as %v", text, got)
		}
	}
}

func TestAllowRules(t *testing.T) {
	t.Parallel()
	a, err := ParseAllow([]string{"intra.example", "10.0.0.5:8080", "192.168.0.0/16", "127.0.0.0/8:9000", "[::1]:80", "[fd00::/8]", "fd12::7", "[fe80::/10]:81", "[2001:db8::]/32:443"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		host, ip string
		port     uint16
		want     bool
	}{
		{"intra.example", "10.9.9.9", 1, true},
		{"INTRA.example.", "10.9.9.9", 1, true},
		{"x.intra.example", "10.9.9.9", 1, false},
		{"10.0.0.5", "10.0.0.5", 8080, true},
		{"10.0.0.5", "10.0.0.5", 8081, false},
		{"evil.example", "10.0.0.5", 8080, false}, // a host rule is for what was typed
		{"nas.example", "192.168.3.4", 5, true},
		{"nas.example", "::ffff:192.168.3.4", 5, true},
		{"x.example", "127.0.0.1", 9000, true},
		{"x.example", "127.0.0.1", 9001, false},
		{"::1", "::1", 80, true},
		{"0:0:0:0:0:0:0:1", "::1", 80, true},
		{"::1", "::1", 81, false},
		{"y.example", "fd00::9", 7, true},
		{"fd12::7", "fd12::7", 7, true},
		{"z.example", "fe80::1", 81, true},
		{"z.example", "2001:db8::1", 443, true},
		{"z.example", "2001:db8::1", 80, false},
	} {
		if got := a.permits(c.host, netip.MustParseAddr(c.ip), c.port); got != c.want {
			t.Errorf("%s (%s) port %d: %v", c.host, c.ip, c.port, got)
		}
	}
	for _, bad := range []string{"", "host:", "host:0", "host:99999", "host:http", "10.0.0.0/33", "[::1", "[::1]80", "a b", "*.example", "http://x"} {
		if _, err := ParseAllow([]string{bad}); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestPrivateAddressesAreRefusedAtEveryHop(t *testing.T) {
	t.Parallel()
	var secretAsked atomic.Bool
	private := newSite(t, func(http.ResponseWriter, *http.Request) { secretAsked.Store(true) })
	port := private.URL[strings.LastIndexByte(private.URL, ':'):]
	targets := []string{
		private.URL, "http://localhost" + port, "http://0.0.0.0" + port, "http://[::1]" + port, "http://[::ffff:127.0.0.1]" + port,
		"http://127.1" + port, "http://2130706433" + port, "http://0x7f.1" + port, "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/",
	}
	door := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Query().Get("u"), http.StatusFound)
	})
	s := testSettings()
	s.AllowHosts = []string{strings.TrimPrefix(door.URL, "http://")}
	f := testFetcher(t, s)
	for _, u := range targets {
		for _, ask := range []string{u, door.URL + "/?u=" + url.QueryEscape(u)} {
			_, err := fetchOne(t, f, ask)
			if err == nil {
				t.Errorf("%s: no error", ask)
				continue
			}
			fail := failure(t, err)
			// A spelling that the resolver does not read as an address is a name that does not exist.
			if fail.Kind != FailRefused && fail.Kind != FailUnreachable {
				t.Errorf("%s: %s %q", ask, fail.Kind, fail.Msg)
			}
		}
	}
	if secretAsked.Load() {
		t.Error("a private server was asked")
	}
	_, err := fetchOne(t, f, private.URL)
	if want := "--allow-host 127.0.0.1" + port; !strings.Contains(failure(t, err).Hint, want) {
		t.Errorf("hint %q, want %q in it", failure(t, err).Hint, want)
	}
}

// nameServer answers every question for an IPv4 address with the next of
// these addresses, the last one for ever.
func nameServer(t *testing.T, addresses ...string) *net.Resolver {
	t.Helper()
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { pc.Close(); <-done })
	go func() {
		defer close(done)
		buf := make([]byte, 1500)
		asked := 0
		for {
			n, from, err := pc.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				ip := netip.MustParseAddr(addresses[min(asked, len(addresses)-1)])
				asked++
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
					Body:   &dnsmessage.AResource{A: ip.As4()},
				}}
			}
			out, err := m.Pack()
			if err == nil {
				_, _ = pc.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", pc.LocalAddr().String())
	}}
}

func TestNameThatTurnsPrivateIsRefused(t *testing.T) {
	t.Parallel()
	var asked atomic.Bool
	private := newSite(t, func(http.ResponseWriter, *http.Request) { asked.Store(true) })
	s := testSettings()
	s.AllowHosts = nil
	s.ConnectTimeout = Duration(300 * time.Millisecond)
	f := testFetcher(t, s)
	// A public address that takes no connections first, this machine then.
	f.guard.resolver = nameServer(t, "192.0.2.1", "127.0.0.1")
	for range 3 {
		_, err := fetchOne(t, f, "http://rebind.example.test"+private.URL[strings.LastIndexByte(private.URL, ':'):])
		if kind := failure(t, err).Kind; kind != FailRefused {
			t.Errorf("got %s %v", kind, err)
		}
	}
	if asked.Load() {
		t.Error("a private server was asked")
	}
}

func TestProxyIsExemptButNotWhatItIsAskedFor(t *testing.T) {
	t.Parallel()
	var through atomic.Int32
	proxy := newSite(t, func(w http.ResponseWriter, r *http.Request) {
		through.Add(1)
		_, _ = io.WriteString(w, wireRSS(r.URL.Host))
	})
	proxyURL, _ := url.Parse(proxy.URL)
	s := testSettings()
	s.AllowHosts = nil
	f := testFetcher(t, s)
	f.router = newRouter(s, f.guard, func(u *url.URL) (*url.URL, error) {
		if u.Hostname() == "direct.example" {
			return nil, nil
		}
		return proxyURL, nil
	})
	t.Cleanup(f.Close)
	r, err := fetchOne(t, f, "http://news.example/feed")
	if err != nil {
		t.Fatalf("through the proxy: %v", err)
	}
	if r.free(); !strings.Contains(string(r.body), "news.example") {
		t.Errorf("got %s", r.body)
	}
	for _, u := range []string{"http://127.0.0.1/", "http://localhost/", "http://x.localhost:8/", "http://2130706433/", "http://[::1]/", "http://10.1.1.1/"} {
		if _, err := fetchOne(t, f, u); err == nil || failure(t, err).Kind != FailRefused {
			t.Errorf("%s through the proxy: %v", u, err)
		}
	}
	if n := through.Load(); n != 1 {
		t.Errorf("the proxy was asked %d times, want once", n)
	}
	// The proxy's own address is no back door.
	f.router = newRouter(s, f.guard, func(*url.URL) (*url.URL, error) { return nil, nil })
	t.Cleanup(f.Close)
	if _, err := fetchOne(t, f, proxy.URL); err == nil || failure(t, err).Kind != FailRefused {
		t.Errorf("the proxy asked as a feed: %v", err)
	}
}

func TestProxyThatRefusesIsNamed(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	dead, _ := url.Parse("http://ann:geheim@" + l.Addr().String())
	l.Close()
	f := testFetcher(t, testSettings())
	f.router = newRouter(f.set, f.guard, func(*url.URL) (*url.URL, error) { return dead, nil })
	t.Cleanup(f.Close)
	_, err = fetchOne(t, f, "http://news.example/")
	fail := failure(t, err)
	if fail.Kind != FailUnreachable || !strings.Contains(fail.Msg, "proxy") || strings.Contains(fail.Msg+fail.Hint, "geheim") {
		t.Errorf("%s: %q", fail.Kind, fail.Msg)
	}
}
