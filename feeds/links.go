package feeds

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// absolute returns an absolute http(s) address in ASCII, or "" when raw is
// none: another scheme, too long, broken.
func absolute(raw string, base *url.URL) string {
	raw = strings.TrimSpace(raw)
	if raw == "" || len(raw) > maxLinkBytes {
		return ""
	}
	if plainAddress(raw) {
		return raw
	}
	raw = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1 // line breaks inside an address
		}
		return r
	}, raw)
	u, err := url.Parse(strings.ReplaceAll(raw, " ", "%20"))
	if err != nil {
		return ""
	}
	if !u.IsAbs() && base != nil {
		u = base.ResolveReference(u)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Opaque != "" {
		return ""
	}
	return inASCII(u)
}

// plainAddress says whether an address needs no work: absolute, and of
// characters that mean themselves.
func plainAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "http://"); !ok {
			return false
		}
	}
	if rest == "" || !isAlphanumeric(rest[0]) {
		return false
	}
	for i := range len(rest) {
		c := rest[i]
		if !isAlphanumeric(c) && strings.IndexByte("-._~:/?#&=+,;!$*()@", c) < 0 {
			if c != '%' || i+2 >= len(rest) || !isHex(rest[i+1]) || !isHex(rest[i+2]) {
				return false
			}
		}
	}
	host := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host = rest[:i]
	}
	return !strings.ContainsAny(host, ":@%+,;!$*()&=~")
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }

// inASCII writes an address with a host in punycode and everything else
// percent-encoded, or returns "" when its host is no host.
func inASCII(u *url.URL) string {
	host := u.Hostname()
	ascii := host
	for i := range len(host) {
		if host[i] >= 0x80 {
			name, err := idna.Lookup.ToASCII(host)
			if err != nil {
				return ""
			}
			ascii = name
			break
		}
	}
	if ascii == "" || strings.ContainsAny(ascii, " <>\"\\^`{|}%") {
		return ""
	}
	if ascii != host {
		if port := u.Port(); port != "" {
			ascii += ":" + port
		}
		u.Host = ascii
	}
	if u.RawQuery != "" {
		u.RawQuery = escapeForeign(u.RawQuery)
	}
	s := u.String()
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return ""
		}
	}
	if len(s) > maxLinkBytes {
		return ""
	}
	return s
}

// escapeForeign percent-encodes what may not stand in a query as it is;
// package url leaves queries alone.
func escapeForeign(q string) string {
	const hex = "0123456789ABCDEF"
	var b []byte
	for i := range len(q) {
		c := q[i]
		if c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '`' {
			if b != nil {
				b = append(b, c)
			}
			continue
		}
		if b == nil {
			b = append(make([]byte, 0, len(q)+16), q[:i]...)
		}
		b = append(b, '%', hex[c>>4], hex[c&15])
	}
	if b == nil {
		return q
	}
	return string(b)
}
