package feeds

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// issue makes a certificate signed by parent, or by itself.
func issue(t *testing.T, tmpl, parent *x509.Certificate, parentKey *ecdsa.PrivateKey) (tls.Certificate, *ecdsa.PrivateKey) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if parent == nil {
		parent, parentKey = tmpl, key
	}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, parent, &key.PublicKey, parentKey)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}, key
}

func TestTLSErrorsNameTheReason(t *testing.T) {
	t.Parallel()
	now := time.Now()
	ca := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test Authority"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	root, rootKey := issue(t, ca, nil, nil)
	leaf := func(change func(*x509.Certificate)) *x509.Certificate {
		c := &x509.Certificate{
			SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "feed"}, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour),
			IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		}
		if change != nil {
			change(c)
		}
		return c
	}
	signed := func(c *x509.Certificate) tls.Certificate { cert, _ := issue(t, c, root.Leaf, rootKey); return cert }
	alone, _ := issue(t, leaf(nil), nil, nil)
	strangeCA, strangeKey := issue(t, ca, nil, nil)
	stranger, _ := issue(t, leaf(nil), &x509.Certificate{Subject: pkix.Name{CommonName: "Unknown Authority"}, SerialNumber: big.NewInt(3)}, strangeKey)
	_ = strangeCA
	for name, c := range map[string]struct {
		cert  tls.Certificate
		old   bool
		words string
	}{
		"good":        {signed(leaf(nil)), false, ""},
		"expired":     {signed(leaf(func(c *x509.Certificate) { c.NotAfter = now.Add(-time.Minute) })), false, "expired on"},
		"not yet":     {signed(leaf(func(c *x509.Certificate) { c.NotBefore = now.Add(48 * time.Hour); c.NotAfter = now.Add(90 * time.Hour) })), false, "not valid before"},
		"other host":  {signed(leaf(func(c *x509.Certificate) { c.IPAddresses = nil; c.DNSNames = []string{"other.example"} })), false, "for another host"},
		"self-signed": {alone, false, "self-signed"},
		"stranger":    {stranger, false, "authority that this machine does not know"},
		"downgrade":   {signed(leaf(nil)), true, "could not agree on TLS"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, wireRSS("a")) }))
			srv.TLS = &tls.Config{Certificates: []tls.Certificate{c.cert}}
			if c.old {
				srv.TLS.MinVersion, srv.TLS.MaxVersion = tls.VersionTLS10, tls.VersionTLS10
			}
			srv.Config.ErrorLog = log.New(io.Discard, "", 0)
			srv.StartTLS()
			t.Cleanup(srv.Close)
			f := testFetcher(t, testSettings())
			pool := x509.NewCertPool()
			pool.AddCert(root.Leaf)
			f.router.(*router).direct.TLSClientConfig = &tls.Config{RootCAs: pool}
			r, err := fetchOne(t, f, srv.URL)
			if c.words == "" {
				if err != nil {
					t.Fatal(err)
				}
				r.free()
				return
			}
			if fail := failure(t, err); fail.Kind != FailTLS || !strings.Contains(fail.Msg, c.words) {
				t.Errorf("%s %q, want %q (%v)", fail.Kind, fail.Msg, c.words, fail.Err)
			}
		})
	}
	t.Run("plain text", func(t *testing.T) {
		t.Parallel()
		plain := newSite(t, serve(wireRSS("a")))
		_, err := fetchOne(t, testFetcher(t, testSettings()), strings.Replace(plain.URL, "http://", "https://", 1))
		if fail := failure(t, err); fail.Kind != FailTLS || !strings.Contains(fail.Msg, "plain text") {
			t.Errorf("%s %q (%v)", fail.Kind, fail.Msg, fail.Err)
		}
	})
}
