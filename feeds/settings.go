package feeds

import (
	"errors"
	"maps"
	"net/url"
	"slices"
	"strconv"
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
// configuration; nil when nothing is. Each of the joined errors is a
// *[SettingError].
func (s Settings) Validate() error {
	s = s.filled()
	var errs []error
	check := func(e *SettingError) {
		if e != nil {
			errs = append(errs, e)
		}
	}
	check(outside("in_flight", s.InFlight, 1, 1000))
	check(outside("background", s.Background, 1, s.InFlight))
	check(outside("per_host", s.PerHost, 1, 16))
	check(outside("max_feed", s.MaxFeed, 64*kibibyte, 256*mebibyte))
	check(outside("max_page", s.MaxPage, 2*mebibyte, 16*mebibyte))
	check(outside("max_header", s.MaxHeader, 4*kibibyte, 4*mebibyte))
	for _, d := range []struct {
		key string
		val Duration
	}{
		{"connect_timeout", s.ConnectTimeout},
		{"first_byte_timeout", s.FirstByteTimeout},
		{"timeout", s.Timeout},
	} {
		check(outside(d.key, d.val, Duration(time.Second), Duration(10*time.Minute)))
	}
	check(outside("max_redirects", s.MaxRedirects, 1, 20))
	const week = Duration(7 * 24 * time.Hour)
	check(outside("min_interval", s.MinInterval, leastInterval, week))
	check(outside("max_interval", s.MaxInterval, min(s.MinInterval, week), week))
	for _, host := range s.AllowHosts {
		if _, err := ParseAllow([]string{host}); err != nil {
			check(&SettingError{Key: []string{"allow_hosts"}, Got: strconv.Quote(host), Want: "HOST, HOST:PORT, CIDR or CIDR:PORT"})
		}
	}
	if strings.ContainsAny(s.Contact, "()\r\n\x00") {
		check(&SettingError{Key: []string{"contact"}, Got: strconv.Quote(s.Contact), Want: "an address without brackets or line breaks"})
	}
	for _, u := range slices.Sorted(maps.Keys(s.Feed)) {
		for _, e := range s.Feed[u].validate(u) {
			check(e)
		}
	}
	return errors.Join(errs...)
}

// leastInterval is how often a feed may be asked at most.
const leastInterval = Duration(5 * time.Minute)

func (f FeedSettings) validate(address string) (errs []*SettingError) {
	fail := func(got, want, nearest string, key ...string) {
		errs = append(errs, &SettingError{Key: append([]string{"feed", address}, key...), Got: got, Want: want, Nearest: nearest})
	}
	if _, err := ParseFeedURL(address); err != nil || !strings.Contains(address, "://") {
		nearest := ""
		if _, err := ParseFeedURL("https://" + address); err == nil && strings.Contains(address, ".") {
			nearest = strconv.Quote(Redact("https://" + address))
		}
		fail("", "the http or https address of a feed as its name", nearest)
	}
	if f.Interval != 0 && f.Interval < leastInterval {
		fail(f.Interval.String(), "at least "+leastInterval.String(), leastInterval.String(), "interval")
	}
	if most := 256 * mebibyte; f.MaxSize < 0 || f.MaxSize > most {
		fail(f.MaxSize.String(), "at most "+most.String(), most.String(), "max_size")
	}
	for _, name := range slices.Sorted(maps.Keys(f.Headers)) {
		if !validHeader(name, string(f.Headers[name])) {
			fail("", "a header that may be set", "", "headers", name)
		}
	}
	if f.Password != "" && f.User == "" {
		fail("", "user beside it", "", "password")
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
