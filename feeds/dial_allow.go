package feeds

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// Allow is what the user lets be dialled though its address is not public.
type Allow struct {
	rules []allowRule
}

type allowRule struct {
	host string       // as the user typed it, lower case; "" for a prefix rule
	net  netip.Prefix // of a prefix rule
	port uint16       // 0: any
}

// ParseAllow reads rules of the forms HOST, HOST:PORT, CIDR and CIDR:PORT,
// IPv6 addresses and prefixes in brackets when a port follows. A host allows
// what is asked for by that very name or address, wherever it leads; a CIDR
// allows whatever is dialled in it.
func ParseAllow(rules []string) (Allow, error) {
	var a Allow
	for _, text := range rules {
		r, err := parseAllowRule(strings.TrimSpace(text))
		if err != nil {
			return Allow{}, err
		}
		a.rules = append(a.rules, r)
	}
	return a, nil
}

func parseAllowRule(text string) (allowRule, error) {
	host, port := text, ""
	switch colons := strings.Count(text, ":"); {
	case strings.HasPrefix(text, "["):
		end := strings.IndexByte(text, ']')
		if end < 0 {
			return allowRule{}, fmt.Errorf("%q: a bracket is not closed", text)
		}
		host = text[1:end]
		rest := text[end+1:]
		if len(rest) > 0 && rest[0] == '/' { // [::1]/128:80
			bits, p, _ := strings.Cut(rest, ":")
			host, rest = host+bits, ":"+p
			if p == "" {
				rest = ""
			}
		}
		if rest != "" {
			if rest[0] != ':' {
				return allowRule{}, fmt.Errorf("%q: want a port after the bracket", text)
			}
			port = rest[1:]
			if port == "" {
				return allowRule{}, fmt.Errorf("%q: a port is missing after the colon", text)
			}
		}
	case colons == 1:
		host, port, _ = strings.Cut(text, ":")
		if port == "" {
			return allowRule{}, fmt.Errorf("%q: a port is missing after the colon", text)
		}
	}
	r := allowRule{}
	if port != "" {
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil || n == 0 {
			return allowRule{}, fmt.Errorf("%q: %q is not a port", text, port)
		}
		r.port = uint16(n)
	}
	if strings.Contains(host, "/") {
		p, err := netip.ParsePrefix(host)
		if err != nil {
			return allowRule{}, fmt.Errorf("%q is neither HOST[:PORT] nor CIDR[:PORT]", text)
		}
		r.net = p.Masked()
		return r, nil
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "" || strings.ContainsAny(host, " \t@?#%*,\\") {
		return allowRule{}, fmt.Errorf("%q is neither HOST[:PORT] nor CIDR[:PORT]", text)
	}
	r.host = host
	return r, nil
}

// permits says whether dialling ip:port on behalf of host is the user's wish.
func (a Allow) permits(host string, ip netip.Addr, port uint16) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	for _, r := range a.rules {
		if r.port != 0 && r.port != port {
			continue
		}
		if r.host != "" && (r.host == host || sameAddress(r.host, host)) {
			return true
		}
		if r.host == "" && ip.IsValid() && r.net.Contains(ip.Unmap()) {
			return true
		}
	}
	return false
}

// sameAddress says whether both are the same literal address, spelled in the
// canonical way or not (::1 and 0:0:0:0:0:0:0:1).
func sameAddress(a, b string) bool {
	x, errX := netip.ParseAddr(a)
	y, errY := netip.ParseAddr(b)
	return errX == nil && errY == nil && x == y
}

// splitDialled takes "ip:port" apart.
func splitDialled(address string) (netip.Addr, uint16, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return netip.Addr{}, 0, err
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Addr{}, 0, err
	}
	n, err := strconv.ParseUint(port, 10, 16)
	return ip, uint16(n), err
}
