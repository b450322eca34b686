package feeds

import (
	"fmt"
	"net/http"
	"net/url"
	"time"

	"pariscall/model"
)

// chain is the way a request takes through redirects.
type chain struct {
	first   *url.URL
	at      *url.URL
	hops    int
	most    int
	lasting bool // every hop so far was permanent
	left    bool // once off the first origin, credentials stay off
}

func newChain(first *url.URL, most int) *chain {
	return &chain{first: first, at: first, most: most, lasting: true}
}

// isRedirect says whether a response sends the request elsewhere.
func isRedirect(resp *http.Response) bool {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// follow moves the chain to where location points.
func (c *chain) follow(status int, location string) error {
	fail := func(format string, args ...any) error {
		return &Failure{
			Kind: FailRedirect, Status: status,
			Msg:  fmt.Sprintf(format, args...),
			Hint: "open the site in a browser and look for its feed",
		}
	}
	if location == "" {
		return fail("%s redirects, but does not say where to (%d)", c.at.Host, status)
	}
	if c.hops++; c.hops > c.most {
		return fail("%s redirects more than %d times", c.first.Host, c.most)
	}
	next, err := c.at.Parse(location)
	if err != nil {
		return fail("%s redirects to an address that cannot be read", c.at.Host)
	}
	if next.Scheme != "http" && next.Scheme != "https" {
		return fail("%s redirects to a %q address; only http and https are followed", c.at.Host, clip(next.Scheme, 16))
	}
	if next.Host == "" {
		return fail("%s redirects to an address without a host", c.at.Host)
	}
	next.User = nil // a server does not choose our credentials
	next.Fragment, next.RawFragment = "", ""
	c.lasting = c.lasting && (status == http.StatusMovedPermanently || status == http.StatusPermanentRedirect)
	c.at = next
	c.left = c.left || origin(next) != origin(c.first)
	return nil
}

// sameOrigin says whether what the user set for this feed, credentials
// included, may be sent to where the chain is now.
func (c *chain) sameOrigin() bool { return !c.left }

// permanent returns where the chain leads if every hop says it lasts and none
// gave up encryption; else "".
func (c *chain) permanent() string {
	if c.hops == 0 || !c.lasting || (c.first.Scheme == "https" && c.at.Scheme != "https") {
		return ""
	}
	return c.at.String()
}

func origin(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return u.Scheme + "://" + u.Hostname() + ":" + port
}

// A permanent redirect is believed only when it lasts: hotels, portals and
// parked domains answer 301 as well.
const (
	movesNeeded = 3
	movesSpan   = 3 * 24 * time.Hour
)

// What MovedSeen says instead of a count: the reader does not want this move,
// or the feed there was a stranger's when it was first seen. From then on its
// articles are in the archive and prove nothing; it is followed and no more.
const (
	refusedMove  = -1
	strangerMove = -2
)

// learnMove returns the state after an answer that came by way of a permanent
// redirect to target ("" none), and whether the move is now to be made.
// shared says whether the feed there has articles that the archive knew
// already.
func learnMove(s model.FetchState, target string, shared bool, now time.Time) (model.FetchState, bool) {
	switch {
	case target == "":
		s.MovedTo, s.MovedSince, s.MovedSeen = "", time.Time{}, 0
		return s, false
	case target == s.MovedTo && s.MovedSeen < 0:
		return s, false
	case target != s.MovedTo:
		s.MovedTo, s.MovedSince, s.MovedSeen = target, now, 0
		if !shared {
			s.MovedSeen = strangerMove
		}
	}
	if !shared {
		return s, false
	}
	s.MovedSeen++
	return s, s.MovedSeen >= movesNeeded && now.Sub(s.MovedSince) >= movesSpan
}
