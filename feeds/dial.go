package feeds

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// privateError says that an address is not one that a feed may lead to.
type privateError struct {
	host string // as in the address of the feed
	port uint16
	kind string // "a loopback address"
}

func (e *privateError) Error() string {
	return fmt.Sprintf("%s leads to %s, which a feed may not reach", e.host, e.kind)
}

// specialNets are the networks that netip has no name for, with what they are.
// Source: the IANA registries of special-purpose addresses.
func specialNets() map[netip.Prefix]string {
	nets := map[netip.Prefix]string{}
	for cidr, kind := range map[string]string{
		"0.0.0.0/8":       "this network",
		"100.64.0.0/10":   "a carrier's shared address",
		"192.0.0.0/24":    "a protocol's reserved address",
		"192.0.2.0/24":    "a documentation address",
		"192.88.99.0/24":  "a 6to4 relay",
		"198.18.0.0/15":   "a benchmark network",
		"198.51.100.0/24": "a documentation address",
		"203.0.113.0/24":  "a documentation address",
		"240.0.0.0/4":     "a reserved address",
		"64:ff9b:1::/48":  "a local translation address",
		"100::/64":        "a discard address",
		"2001::/32":       "a Teredo tunnel",
		"2001:db8::/32":   "a documentation address",
		"3fff::/20":       "a documentation address",
		"5f00::/16":       "a segment routing address",
		"fec0::/10":       "a site-local address",
	} {
		nets[netip.MustParsePrefix(cidr)] = kind
	}
	return nets
}

// addressKind returns what keeps an address from being a public one, in
// words, or "" when it is public. Addresses that carry an IPv4 address inside
// (mapped, compatible, NAT64, 6to4) are what that address is.
func addressKind(ip netip.Addr, special map[netip.Prefix]string) string {
	ip = ip.Unmap().WithZone("")
	switch {
	case !ip.IsValid():
		return "no address"
	case ip.IsUnspecified():
		return "the unspecified address"
	case ip.IsLoopback():
		return "a loopback address"
	case ip.IsPrivate():
		return "a private address"
	case ip.IsLinkLocalUnicast():
		return "a link-local address"
	case ip.IsMulticast():
		return "a multicast address"
	}
	if inner, ok := embedded(ip); ok {
		return addressKind(inner, special)
	}
	for bits := range ip.BitLen() + 1 {
		p, err := ip.Prefix(bits)
		if err != nil {
			break
		}
		if kind, ok := special[p]; ok {
			return kind
		}
	}
	return ""
}

// embedded returns the IPv4 address inside an IPv6 one that is translated or
// tunnelled to it.
func embedded(ip netip.Addr) (netip.Addr, bool) {
	if !ip.Is6() {
		return netip.Addr{}, false
	}
	b := ip.As16()
	var at int
	switch {
	case [12]byte(b[:12]) == [12]byte{}: // ::/96, IPv4-compatible
		at = 12
	case [12]byte(b[:12]) == [12]byte{0x00, 0x64, 0xff, 0x9b}: // 64:ff9b::/96, NAT64
		at = 12
	case b[0] == 0x20 && b[1] == 0x02: // 2002::/16, 6to4
		at = 2
	default:
		return netip.Addr{}, false
	}
	return netip.AddrFrom4([4]byte(b[at : at+4])), true
}

// guardedDialer dials for feeds. It looks at the address that is connected
// to, after every lookup, so a name that first leads to a public and then to
// a private address gains nothing.
type guardedDialer struct {
	allow    Allow
	special  map[netip.Prefix]string
	resolver *net.Resolver
	timeout  time.Duration
	lookups  lookups
}

func (g *guardedDialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("taking %q apart: %w", address, err)
	}
	found := func() {}
	d := net.Dialer{
		Timeout:   g.timeout,
		KeepAlive: -1, // connections last seconds, and every wait has its limit
		Resolver:  g.resolver,
		ControlContext: func(_ context.Context, _, dialled string, _ syscall.RawConn) error {
			found()
			return g.check(host, dialled)
		},
	}
	if _, err := netip.ParseAddr(host); err == nil {
		return d.DialContext(ctx, network, address)
	}
	ctx, name := g.lookups.begin(ctx, host)
	found = name.found
	conn, err := d.DialContext(ctx, network, address)
	return conn, name.end(ctx, err)
}

// check returns an error unless dialled, an "ip:port", may be connected to on
// behalf of host.
func (g *guardedDialer) check(host, dialled string) error {
	ip, port, err := splitDialled(dialled)
	if err != nil {
		return fmt.Errorf("reading the address of %s: %w", host, err)
	}
	kind := addressKind(ip, g.special)
	if kind == "" || g.allow.permits(host, ip, port) {
		return nil
	}
	return &privateError{host: host, port: port, kind: kind}
}

// checkLiteral is check for a host that a proxy will dial for us. All that
// can be looked at is what is written: names for this machine, and addresses
// in any of the forms that C libraries read.
func (g *guardedDialer) checkLiteral(host, portText string) error {
	n, _ := strconv.ParseUint(portText, 10, 16)
	port := uint16(n)
	name := strings.TrimSuffix(strings.ToLower(host), ".")
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		if g.allow.permits(host, netip.Addr{}, port) {
			return nil
		}
		return &privateError{host: host, port: port, kind: "a loopback address"}
	}
	ip, ok := literalAddress(name)
	if !ok {
		return nil
	}
	kind := addressKind(ip, g.special)
	if kind == "" || g.allow.permits(host, ip, port) {
		return nil
	}
	return &privateError{host: host, port: port, kind: kind}
}

// literalAddress reads an address in the forms of inet_aton as well: 127.1,
// 2130706433, 0x7f.0.0.1, 0177.0.0.1.
func literalAddress(host string) (netip.Addr, bool) {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip, true
	}
	parts := strings.Split(host, ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var v uint64
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 0, 32)
		if err != nil || strings.ContainsAny(p, "_boBO") {
			return netip.Addr{}, false
		}
		if i < len(parts)-1 {
			if n > 255 {
				return netip.Addr{}, false
			}
			v |= n << (8 * (3 - i))
			continue
		}
		if n >= 1<<(8*(4-i)) {
			return netip.Addr{}, false
		}
		v |= n
	}
	return netip.AddrFrom4([4]byte{byte(v >> 24), byte(v >> 16), byte(v >> 8), byte(v)}), true
}
