package feeds

import (
	"log/slog"
	"net/textproto"
	"net/url"
	"strings"

	"golang.org/x/net/http/httpguts"
)

// Secret is a value that must not be seen: printing, logging or encoding it
// shows a mark instead. Only the conversion string(s) gives it away.
type Secret string

const hidden = "(hidden)"

// String returns a mark in place of the secret.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return hidden
}

// GoString keeps %#v from showing the secret.
func (s Secret) GoString() string { return s.String() }

// LogValue keeps logs from showing the secret.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText keeps encoders from writing the secret.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText takes the secret as it is written.
func (s *Secret) UnmarshalText(b []byte) error { *s = Secret(b); return nil }

// Redact returns an address that may be shown and logged: without user and
// password, and with an ellipsis in place of whatever in its query or path
// is named like, or looks like, a token. It is for eyes, not for dialling.
func Redact(address string) string {
	if address == "" {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil {
		// An address that cannot be taken apart cannot be cleaned either.
		scheme, _, ok := strings.Cut(address, "://")
		if ok && len(scheme) < 16 {
			return scheme + "://…"
		}
		return "…"
	}
	// What is not put together here, user and fragment, is left out.
	out := u.Scheme + "://" + u.Host
	if u.Host == "" {
		out = u.Scheme + ":"
	}
	segments := strings.Split(u.EscapedPath(), "/")
	for i, s := range segments {
		if looksLikeToken(s, 20) {
			segments[i] = "…"
		}
	}
	out += strings.Join(segments, "/")
	if u.RawQuery == "" {
		return out
	}
	pairs := strings.Split(u.RawQuery, "&")
	for i, p := range pairs {
		k, v, found := strings.Cut(p, "=")
		switch {
		case found && v != "" && (secretName(k) || looksLikeToken(v, 16)):
			pairs[i] = k + "=…"
		case !found && looksLikeToken(k, 16):
			pairs[i] = "…"
		}
	}
	return out + "?" + strings.Join(pairs, "&")
}

func secretName(k string) bool {
	k = strings.ToLower(k)
	for _, part := range []string{"token", "key", "auth", "pass", "pwd", "secret", "sig", "hash", "session", "sid", "credential", "code", "user", "uid", "login", "mail", "jwt", "bearer"} {
		if strings.Contains(k, part) {
			return true
		}
	}
	return false
}

// looksLikeToken says whether s is one long run of letters and digits mixed,
// as keys are and words, dates and numbers are not.
func looksLikeToken(s string, atLeast int) bool {
	if len(s) < atLeast {
		return false
	}
	var digits, letters, changes, last int
	for _, c := range s {
		kind := 0
		switch {
		case c >= '0' && c <= '9':
			digits++
			kind = 1
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			letters++
			kind = 2
		}
		if kind != 0 && last != 0 && kind != last {
			changes++
		}
		last = kind
	}
	return digits >= 3 && letters >= 3 && changes >= 3
}

// withoutUser returns an address without user and password.
func withoutUser(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	u.User = nil
	return u.String()
}

// validHeader says whether the user may send this header: well-formed, and
// not one that frames the message or that this package decides.
func validHeader(name, value string) bool {
	if !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(value) {
		return false
	}
	switch textproto.CanonicalMIMEHeaderKey(name) {
	case "Host", "Connection", "Content-Length", "Transfer-Encoding", "Upgrade", "Te", "Trailer",
		"Accept-Encoding", "If-None-Match", "If-Modified-Since", "Proxy-Authorization":
		return false
	}
	return true
}
