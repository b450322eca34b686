package feeds

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// parseAddress reads what a person types or a list holds as the address of a
// feed. A missing scheme becomes https, feed: becomes what it stands for.
func parseAddress(address string) (*url.URL, error) {
	text := strings.TrimSpace(address)
	switch {
	case text == "":
		return nil, errors.New("the address is empty")
	case len(text) > 8<<10:
		return nil, errors.New("the address is longer than 8 kB")
	case strings.ContainsFunc(text, func(r rune) bool { return r < 0x20 || r == 0x7f }):
		return nil, errors.New("the address holds control characters")
	}
	if rest, ok := cutPrefixFold(text, "feed:"); ok {
		text = strings.TrimPrefix(rest, "//")
	}
	if !strings.Contains(text, "://") {
		if scheme, _, ok := strings.Cut(text, ":"); ok && isOtherScheme(scheme, text) {
			return nil, fmt.Errorf("a %q address cannot be a feed: want http or https", clip(scheme, 16))
		}
		text = "https://" + strings.TrimPrefix(text, "//")
	}
	u, err := url.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("the address cannot be read: %w", withoutAddress(err))
	}
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("a %q address cannot be a feed: want http or https", clip(u.Scheme, 16))
	case u.Hostname() == "":
		return nil, errors.New("the address has no host")
	case strings.ContainsAny(u.Hostname(), " \t<>\"'`{}|\\^"):
		return nil, errors.New("the host in the address cannot be one")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// isOtherScheme tells mailto:x from example.org:8080/feed.
func isOtherScheme(scheme, text string) bool {
	rest := text[len(scheme)+1:]
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	hasPort := digits > 0 && (digits == len(rest) || rest[digits] == '/' || rest[digits] == '?')
	if hasPort || strings.ContainsAny(scheme, ".@") || scheme == "localhost" {
		return false
	}
	return true
}

// withoutAddress drops from an error of package url what it repeats of the
// address, which may hold a password.
func withoutAddress(err error) error {
	var e *url.Error
	if !errors.As(err, &e) {
		return errors.New("it is malformed")
	}
	var escape url.EscapeError
	var host url.InvalidHostError
	switch {
	case errors.As(e.Err, &escape):
		return errors.New("a % is not followed by two digits")
	case errors.As(e.Err, &host):
		return errors.New("the host holds a character that it cannot hold")
	case strings.Contains(e.Err.Error(), "port"):
		return errors.New("the port is not a number")
	}
	return errors.New("it is malformed")
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
