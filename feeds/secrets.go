package feeds

import (
	"cmp"
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
	switch {
	case u.Host == "" && u.Scheme == "":
		out = "" // no address: a word, a path
	case u.Host == "":
		out = u.Scheme + ":"
	}
	segments := strings.Split(u.EscapedPath(), "/")
	for i, s := range segments {
		if plain, err := url.PathUnescape(s); err != nil || holdsToken(plain, 20) {
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
		raw := cmp.Or(v, k)
		plain, err := url.QueryUnescape(raw)
		token := holdsToken(plain, 16) || err != nil && holdsToken(raw, 16)
		switch {
		case found && v != "" && (secretName(k) || token && !publicName(k)):
			pairs[i] = k + "=…"
		case !found && token:
			pairs[i] = "…"
		}
	}
	return out + "?" + strings.Join(pairs, "&")
}

// secretName says whether a parameter is named like a secret.
func secretName(k string) bool {
	k = strings.ToLower(k)
	if strings.Contains(k, "authori") { // authorisation, in either spelling
		return true
	}
	for _, word := range []string{"keyword", "author", "design", "signal"} { // which only look so
		k = strings.ReplaceAll(k, word, "")
	}
	for _, part := range []string{"token", "key", "auth", "pass", "pwd", "secret", "sig", "hash", "session", "sid", "credential", "code", "user", "uid", "login", "mail", "jwt", "bearer"} {
		if strings.Contains(k, part) {
			return true
		}
	}
	return false
}

// publicName says whether a parameter names what anybody may see, however it
// looks: the channels and lists of video sites.
func publicName(k string) bool {
	return k == "channel_id" || k == "playlist_id"
}

// holdsToken says whether one of the words of s is long and looks like a
// token. What a reader searches for is words: quotes, brackets and blanks
// part it.
func holdsToken(s string, atLeast int) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\n\"'()[]{}<>|,;", r) })
	for _, w := range words {
		if looksLikeToken(w, atLeast) {
			return true
		}
	}
	return false
}

// looksLikeToken says whether s is one long run of letters and digits mixed,
// as keys are and words, dates and numbers, also with hyphens between them,
// are not.
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
