package model

import "strings"

// IsTracking says whether a parameter of an address, its name in lower case,
// tells where a reader came from and not what he reads: what campaigns,
// mailers, networks and feeds add. Addresses that differ only in such
// parameters are of the same page.
func IsTracking(name string) bool {
	switch name {
	case "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "igshid", "ttclid", "wbraid", "gbraid",
		"mc_cid", "mc_eid", "mkt_tok", "cmp", "cmpid", "ncid", "ocid", "smid", "ref", "ref_src", "ref_url", "source", "rss", "xtor", "ftag",
		"guccounter", "guce_referrer", "guce_referrer_sig", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname",
		"spm", "s_cid", "sr_share", "trk", "wt_mc", "wtmc", "zanpid", "ito":
		return true
	}
	for _, p := range []string{"utm_", "at_", "mtm_", "pk_", "hsa_", "vero_", "oly_", "_hs", "stm_", "matomo_", "piwik_", "wt.", "fb_", "hmb_"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}
