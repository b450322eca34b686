package feeds

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Settings is what a user may change about fetching; the table [feeds] of the
// configuration decodes into it. Start from [DefaultSettings]; a zero field
// means its default.
type Settings struct {
	// InFlight is how many feeds are asked at once by hand, Background how
	// many by the scheduler, PerHost how many of them at one host.
	InFlight   int `toml:"in_flight"`
	Background int `toml:"background"`
	PerHost    int `toml:"per_host"`

	MaxFeed   Size `toml:"max_feed"`   // unpacked bytes of a feed
	MaxPage   Size `toml:"max_page"`   // of an article's page
	MaxHeader Size `toml:"max_header"` // of the response's header

	ConnectTimeout   Duration `toml:"connect_timeout"`
	FirstByteTimeout Duration `toml:"first_byte_timeout"`
	Timeout          Duration `toml:"timeout"`
	MaxRedirects     int      `toml:"max_redirects"`

	// MinInterval and MaxInterval bound how often a feed is asked unasked.
	MinInterval Duration `toml:"min_interval"`
	MaxInterval Duration `toml:"max_interval"`

	// AllowHosts lists HOST[:PORT] and CIDR[:PORT] that may be dialled though
	// their addresses are private; see [ParseAllow].
	AllowHosts []string `toml:"allow_hosts"`
	// Contact, an address of the user's own choosing, is added to the user
	// agent so that a server's owner can reach who asks.
	Contact string `toml:"contact"`

	// Feed holds what is different for single feeds, by address.
	Feed map[string]FeedSettings `toml:"feed"`
}

// FeedSettings is what is different for one feed.
type FeedSettings struct {
	Interval Duration          `toml:"interval"`
	MaxSize  Size              `toml:"max_size"`
	Headers  map[string]Secret `toml:"headers"`
	User     string            `toml:"user"`
	Password Secret            `toml:"password"`
	FullText bool              `toml:"fulltext"`
	Paused   bool              `toml:"paused"`
}

// DefaultSettings returns the limits that hold unless the user sets others.
func DefaultSettings() Settings {
	return Settings{
		InFlight: 256, Background: 16, PerHost: 2,
		MaxFeed: 16 * mebibyte, MaxPage: 4 * mebibyte, MaxHeader: 256 * kibibyte,
		ConnectTimeout:   Duration(10 * time.Second),
		FirstByteTimeout: Duration(20 * time.Second),
		Timeout:          Duration(60 * time.Second),
		MaxRedirects:     10,
		MinInterval:      Duration(15 * time.Minute),
		MaxInterval:      Duration(24 * time.Hour),
	}
}

// filled returns s with its zero fields set to their defaults.
func (s Settings) filled() Settings {
	d := DefaultSettings()
	orDefault(&s.InFlight, d.InFlight)
	orDefault(&s.Background, d.Background)
	orDefault(&s.PerHost, d.PerHost)
	orDefault(&s.MaxFeed, d.MaxFeed)
	orDefault(&s.MaxPage, d.MaxPage)
	orDefault(&s.MaxHeader, d.MaxHeader)
	orDefault(&s.ConnectTimeout, d.ConnectTimeout)
	orDefault(&s.FirstByteTimeout, d.FirstByteTimeout)
	orDefault(&s.Timeout, d.Timeout)
	orDefault(&s.MaxRedirects, d.MaxRedirects)
	orDefault(&s.MinInterval, d.MinInterval)
	orDefault(&s.MaxInterval, d.MaxInterval)
	return s
}

func orDefault[T comparable](v *T, d T) {
	var zero T
	if *v == zero {
		*v = d
	}
}

// Validate says what is wrong, naming the key as it stands in the
// configuration; nil when nothing is.
func (s Settings) Validate() error {
	s = s.filled()
	var errs []error
	check := func(ok bool, key string, got any, want string) {
		if !ok {
			errs = append(errs, fmt.Errorf("feeds.%s = %v: want %s", key, got, want))
		}
	}
	check(s.InFlight >= 1 && s.InFlight <= 1000, "in_flight", s.InFlight, "1 to 1000")
	check(s.Background >= 1 && s.Background <= s.InFlight, "background", s.Background, "1 to in_flight")
	check(s.PerHost >= 1 && s.PerHost <= 16, "per_host", s.PerHost, "1 to 16")
	check(s.MaxFeed >= 64*kibibyte && s.MaxFeed <= 256*mebibyte, "max_feed", s.MaxFeed, "64KiB to 256MiB")
	check(s.MaxPage >= 2*mebibyte && s.MaxPage <= 16*mebibyte, "max_page", s.MaxPage, "2MiB to 16MiB")
	check(s.MaxHeader >= 4*kibibyte && s.MaxHeader <= 4*mebibyte, "max_header", s.MaxHeader, "4KiB to 4MiB")
	for _, d := range []struct {
		key string
		val Duration
	}{
		{"connect_timeout", s.ConnectTimeout},
		{"first_byte_timeout", s.FirstByteTimeout},
		{"timeout", s.Timeout},
	} {
		check(d.val >= Duration(time.Second) && d.val <= Duration(10*time.Minute), d.key, d.val, "1s to 10m")
	}
	check(s.MaxRedirects >= 1 && s.MaxRedirects <= 20, "max_redirects", s.MaxRedirects, "1 to 20")
	check(s.MinInterval >= Duration(5*time.Minute), "min_interval", s.MinInterval, "at least 5m")
	check(s.MaxInterval >= s.MinInterval && s.MaxInterval <= Duration(7*24*time.Hour), "max_interval", s.MaxInterval, "min_interval to 168h")
	if _, err := ParseAllow(s.AllowHosts); err != nil {
		errs = append(errs, fmt.Errorf("feeds.allow_hosts: %w", err))
	}
	check(!strings.ContainsAny(s.Contact, "()\r\n\x00"), "contact", fmt.Sprintf("%q", s.Contact), "an address without brackets or line breaks")
	for _, u := range slices.Sorted(maps.Keys(s.Feed)) {
		errs = append(errs, s.Feed[u].validate(u)...)
	}
	return errors.Join(errs...)
}

func (f FeedSettings) validate(address string) (errs []error) {
	key := fmt.Sprintf("feeds.feed.%q", Redact(address))
	fail := func(format string, args ...any) {
		errs = append(errs, fmt.Errorf(key+format, args...))
	}
	if _, err := ParseFeedURL(address); err != nil {
		fail(": %w", err)
	}
	if f.Interval != 0 && f.Interval < Duration(5*time.Minute) {
		fail(".interval = %v: want at least 5m", f.Interval)
	}
	if f.MaxSize < 0 || f.MaxSize > 256*mebibyte {
		fail(".max_size = %v: want at most 256MiB", f.MaxSize)
	}
	for _, name := range slices.Sorted(maps.Keys(f.Headers)) {
		if !validHeader(name, string(f.Headers[name])) {
			fail(".headers: %q is not a header that may be set", name)
		}
	}
	if f.Password != "" && f.User == "" {
		fail(".password is set without user")
	}
	return errs
}

// forFeed returns what the user set for the feed at an address, matching also
// when one of the two has the credentials in it or another spelling.
func (s Settings) forFeed(address string) FeedSettings {
	if len(s.Feed) == 0 {
		return FeedSettings{}
	}
	if f, ok := s.Feed[address]; ok {
		return f
	}
	want := urlKey(address)
	for u, f := range s.Feed {
		if urlKey(u) == want {
			return f
		}
	}
	return FeedSettings{}
}

// urlKey is an address in the form in which two spellings of it are equal:
// lower-case scheme and host, no default port, no user, no fragment.
func urlKey(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return strings.TrimSpace(address)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	u.Host = strings.ToLower(u.Host)
	switch {
	case u.Scheme == "http" && u.Port() == "80", u.Scheme == "https" && u.Port() == "443":
		u.Host = strings.TrimSuffix(u.Host, ":"+u.Port())
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	return u.String()
}
