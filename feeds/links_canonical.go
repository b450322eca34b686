package feeds

import (
	"net/url"
	"slices"
	"strings"

	"pariscall/model"
)

// CanonicalLink returns the form of an absolute http(s) address in which two
// feeds that link the same page agree: https, lower-case host without "www.",
// no default port, no fragment, no tracking parameters, the others sorted, no
// slash at the end. It is for comparing, not for opening. What is no such
// address is returned as it is.
func CanonicalLink(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return address
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	host = strings.TrimPrefix(host, "www.")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	path := u.EscapedPath()
	path = strings.TrimSuffix(path, "/index.html")
	path = strings.TrimRight(path, "/")
	var b strings.Builder
	b.Grow(len(address))
	b.WriteString("https://")
	b.WriteString(host)
	b.WriteString(path)
	if q := withoutTracking(u.RawQuery); q != "" {
		b.WriteByte('?')
		b.WriteString(q)
	}
	if strings.HasPrefix(u.Fragment, "!") || strings.HasPrefix(u.Fragment, "/") {
		b.WriteByte('#') // pages that live behind their fragment
		b.WriteString(u.EscapedFragment())
	}
	return b.String()
}

// withoutTracking returns a query without the parameters that say who sent
// the reader, the rest in order.
func withoutTracking(query string) string {
	if query == "" {
		return ""
	}
	var kept []string
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		if p != "" && !model.IsTracking(strings.ToLower(name)) {
			kept = append(kept, p)
		}
	}
	slices.Sort(kept)
	return strings.Join(kept, "&")
}
