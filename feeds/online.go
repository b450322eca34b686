package feeds

import (
	"errors"
	"net"
)

// looksOffline says whether feeds that could not be reached, with no feed that
// could, mean that this machine has no network. A name that does not exist or
// a server that does not pick up proves little alone; three hosts at once do.
func looksOffline(held []turn) bool {
	hostsSeen := map[string]bool{}
	for _, t := range held {
		if !t.failure.weak() {
			return true
		}
		hostsSeen[t.host] = true
	}
	return len(hostsSeen) >= 3
}

// weak says whether an unreachable feed may well be unreachable for all.
func (f *Failure) weak() bool {
	var dns *net.DNSError
	if errors.As(f.Err, &dns) {
		return dns.IsNotFound
	}
	var timeout net.Error
	return errors.As(f.Err, &timeout) && timeout.Timeout()
}
