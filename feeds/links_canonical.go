package feeds

import (
	"net/url"
	"slices"
	"strings"
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
		if p != "" && !isTracking(strings.ToLower(name)) {
			kept = append(kept, p)
		}
	}
	slices.Sort(kept)
	return strings.Join(kept, "&")
}

// isTracking knows the parameters that campaigns, mailers and networks add.
func isTracking(name string) bool {
	for _, p := range []string{"utm_", "at_", "mtm_", "pk_", "hsa_", "vero_", "oly_", "_hs", "stm_", "matomo_", "piwik_", "wt.", "fb_", "hmb_"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	switch name {
	case "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "igshid", "ttclid", "wbraid", "gbraid",
		"mc_cid", "mc_eid", "mkt_tok", "cmpid", "ncid", "ocid", "ref_src", "ref_url", "xtor", "ftag",
		"guccounter", "guce_referrer", "guce_referrer_sig", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname",
		"spm", "s_cid", "sr_share", "trk", "wt_mc", "wtmc", "zanpid", "ito":
		return true
	}
	return false
}
