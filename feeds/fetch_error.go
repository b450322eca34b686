package feeds

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"pariscall/model"
)

// FailureKind says what sort of thing went wrong with a feed.
type FailureKind string

// The kinds of failure. Unreachable is the only one that may be ours: when
// every feed fails so, the machine is offline.
const (
	FailAddress     FailureKind = "address"
	FailUnreachable FailureKind = "unreachable"
	FailConnect     FailureKind = "connect"
	FailTLS         FailureKind = "tls"
	FailTimeout     FailureKind = "timeout"
	FailRefused     FailureKind = "private"
	FailRedirect    FailureKind = "redirect"
	FailStatus      FailureKind = "status"
	FailGone        FailureKind = "gone"
	FailWait        FailureKind = "wait"
	FailAnswer      FailureKind = "answer"
	FailTooLarge    FailureKind = "too-large"
	FailNotAFeed    FailureKind = "not-a-feed"
	FailParse       FailureKind = "parse"
)

// Failure is why a feed has no news, in words for the reader: what happened,
// and what to do. Neither holds anything secret.
type Failure struct {
	Kind   FailureKind
	Status int // HTTP, 0 when there was no answer
	Msg    string
	Hint   string
	Until  time.Time // the server asked not to be asked before; zero: it did not
	Err    error     // for the log
	header http.Header
}

func (f *Failure) Error() string { return f.Msg }

// Advice is what to do about it.
func (f *Failure) Advice() string { return f.Hint }

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Err }

var errWholeTimeout = errors.New("the whole request took too long")

const laterHint = "the server may be down or overloaded; it is asked again later"

// explain puts a failed round trip into words.
func (f *Fetcher) explain(ctx context.Context, err error, at *url.URL, stage int32) error {
	var known *Failure
	if errors.As(err, &known) {
		return known
	}
	if ctx.Err() != nil && !errors.Is(context.Cause(ctx), errWholeTimeout) {
		return ctx.Err()
	}
	fail := func(kind FailureKind, hint, format string, args ...any) error {
		return &Failure{Kind: kind, Msg: fmt.Sprintf(format, args...), Hint: hint, Err: err}
	}
	host := at.Host
	var private *privateError
	if errors.As(err, &private) {
		return fail(FailRefused, fmt.Sprintf("if it is yours, allow it: --allow-host %s", net.JoinHostPort(private.host, fmt.Sprint(private.port))), "%s", private.Error())
	}
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "proxyconnect" {
		return fail(FailUnreachable, "look at HTTP_PROXY and HTTPS_PROXY in your environment", "the proxy cannot be reached: %s", plainCause(err))
	}
	var dns *net.DNSError
	if errors.As(err, &dns) {
		if dns.IsNotFound {
			return fail(FailUnreachable, "look at the spelling of the address; the site may be gone", "there is no host called %s", at.Hostname())
		}
		return fail(FailUnreachable, "there is no network, or the name server does not answer", "the name %s cannot be looked up", at.Hostname())
	}
	for _, e := range []error{syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.EADDRNOTAVAIL} {
		if errors.Is(err, e) {
			return fail(FailUnreachable, "there is no network, or no way to this server", "there is no way to %s: %s", host, plainCause(e))
		}
	}
	if failure := tlsFailure(err, host, fail); failure != nil {
		return failure
	}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() || errors.Is(context.Cause(ctx), errWholeTimeout) {
		return f.timeoutFailure(ctx, host, stage, fail)
	}
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return fail(FailConnect, laterHint, "%s refuses connections", host)
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, syscall.ECONNABORTED):
		return fail(FailAnswer, laterHint, "%s cut the connection", host)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		if stage < stageBody {
			return fail(FailAnswer, laterHint, "%s closed the connection without an answer", host)
		}
		return fail(FailAnswer, laterHint, "the answer of %s was cut off", host)
	case strings.Contains(err.Error(), "response headers exceeded"), strings.Contains(err.Error(), "header list exceeded"), strings.Contains(err.Error(), "header list too large"):
		return fail(FailTooLarge, "the server is at fault; it is asked again later", "the header of the answer is larger than %v", f.set.MaxHeader)
	case strings.Contains(err.Error(), "malformed"), strings.Contains(err.Error(), "unsupported transfer encoding"), strings.Contains(err.Error(), "bad Content-Length"), strings.Contains(err.Error(), "invalid byte in chunk length"), strings.Contains(err.Error(), "too many 1xx"):
		return fail(FailAnswer, "the server is at fault; it is asked again later", "what %s answers is not proper HTTP", host)
	}
	return fail(FailConnect, laterHint, "the request to %s failed: %s", host, plainCause(err))
}

func (f *Fetcher) timeoutFailure(ctx context.Context, host string, stage int32, fail func(FailureKind, string, string, ...any) error) error {
	whole := errors.Is(context.Cause(ctx), errWholeTimeout)
	switch {
	case stage <= stageConnect:
		return fail(FailUnreachable, laterHint, "%s cannot be connected to within %v", host, f.set.ConnectTimeout)
	case stage == stageTLS:
		return fail(FailTimeout, laterHint, "%s did not finish the TLS handshake within %v", host, f.set.ConnectTimeout)
	case stage == stageWait && !whole:
		return fail(FailTimeout, laterHint, "%s did not begin to answer within %v", host, f.set.FirstByteTimeout)
	}
	return fail(FailTimeout, laterHint, "%s did not finish its answer within %v", host, f.set.Timeout)
}

func tlsFailure(err error, host string, fail func(FailureKind, string, string, ...any) error) error {
	const ask = "the site's owner has to mend it; it is asked again later"
	var (
		authority x509.UnknownAuthorityError
		name      x509.HostnameError
		invalid   x509.CertificateInvalidError
		record    tls.RecordHeaderError
		alert     tls.AlertError
		verify    *tls.CertificateVerificationError
	)
	switch {
	case errors.Is(err, http.ErrSchemeMismatch), errors.As(err, &record):
		return fail(FailTLS, "try the address with http:// instead", "%s answers in plain text where TLS was asked for", host)
	case errors.As(err, &name):
		return fail(FailTLS, ask, "the certificate of %s is for another host%s", host, otherNames(name.Certificate))
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		if c := invalid.Cert; c != nil && time.Until(c.NotBefore) > 0 {
			return fail(FailTLS, "look at the clock of this machine", "the certificate of %s is not valid before %s", host, c.NotBefore.Format("2 Jan 2006"))
		} else if c != nil {
			return fail(FailTLS, ask, "the certificate of %s expired on %s", host, c.NotAfter.Format("2 Jan 2006"))
		}
		return fail(FailTLS, ask, "the certificate of %s has expired", host)
	case errors.As(err, &authority):
		if errors.As(err, &verify) && len(verify.UnverifiedCertificates) == 1 && selfSigned(verify.UnverifiedCertificates[0]) {
			return fail(FailTLS, "if it is yours, let this machine trust it; there is no switch to look away", "the certificate of %s is self-signed", host)
		}
		return fail(FailTLS, ask, "the certificate of %s is signed by an authority that this machine does not know", host)
	case errors.As(err, &invalid), errors.As(err, &verify):
		return fail(FailTLS, ask, "the certificate of %s cannot be verified", host)
	case errors.As(err, &alert), strings.Contains(err.Error(), "tls: "):
		return fail(FailTLS, ask, "%s and this program could not agree on TLS: %s", host, plainCause(err))
	}
	return nil
}

func selfSigned(c *x509.Certificate) bool { return string(c.RawIssuer) == string(c.RawSubject) }

func otherNames(c *x509.Certificate) string {
	if c == nil || len(c.DNSNames) == 0 {
		return ""
	}
	return " (" + model.Line(clip(c.DNSNames[0], 80)).String() + ")"
}

// plainCause is the innermost error, which names neither address nor user.
func plainCause(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return model.Line(clip(err.Error(), 120)).String()
		}
		err = inner
	}
}

// clip cuts s to at most n bytes, not inside a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
