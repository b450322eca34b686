package feeds

import (
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
)

func TestSettingsFromTheConfiguration(t *testing.T) {
	t.Parallel()
	s := DefaultSettings()
	err := toml.Unmarshal([]byte(`
in_flight = 64
max_feed = "32MiB"
timeout = "90s"
allow_hosts = ["127.0.0.1:8080", "10.0.0.0/8"]
contact = "https://me.example/"
[feed."https://a.example/rss"]
interval = "2h"
max_size = "64 MiB"
user = "ann"
password = "geheim"
fulltext = true
headers = { "X-Key" = "k" }
[feed."https://b.example/rss"]
paused = true
`), &s)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	a := s.forFeed("HTTPS://ann:x@A.example:443/rss#top")
	if s.InFlight != 64 || s.MaxFeed != 32*mebibyte || s.PerHost != 2 || time.Duration(s.Timeout) != 90*time.Second ||
		a.MaxSize != 64*mebibyte || string(a.Password) != "geheim" || !a.FullText || string(a.Headers["X-Key"]) != "k" || time.Duration(a.Interval) != 2*time.Hour {
		t.Errorf("%+v", s)
	}
	if !s.forFeed("https://b.example/rss").Paused || s.forFeed("https://c.example/rss").Paused {
		t.Error("paused is the other one")
	}
}

func TestWrongSettingsNameTheirKey(t *testing.T) {
	t.Parallel()
	for key, change := range map[string]func(*Settings){
		"feeds.in_flight":       func(s *Settings) { s.InFlight = -1 },
		"feeds.background":      func(s *Settings) { s.Background = 1000 },
		"feeds.per_host":        func(s *Settings) { s.PerHost = 99 },
		"feeds.max_feed":        func(s *Settings) { s.MaxFeed = 1 },
		"feeds.max_page":        func(s *Settings) { s.MaxPage = 1 * mebibyte },
		"feeds.max_header":      func(s *Settings) { s.MaxHeader = 1 },
		"feeds.timeout":         func(s *Settings) { s.Timeout = Duration(time.Hour) },
		"feeds.max_redirects":   func(s *Settings) { s.MaxRedirects = 99 },
		"feeds.min_interval":    func(s *Settings) { s.MinInterval = 1 },
		"feeds.max_interval":    func(s *Settings) { s.MaxInterval = 1 },
		"feeds.allow_hosts":     func(s *Settings) { s.AllowHosts = []string{"10.0.0.0/99"} },
		"feeds.contact":         func(s *Settings) { s.Contact = "a)\nb" },
		`feeds.feed."ftp://x/"`: func(s *Settings) { s.Feed = map[string]FeedSettings{"ftp://x/": {}} },
		".interval":             func(s *Settings) { s.Feed = map[string]FeedSettings{"https://x.example/": {Interval: 1}} },
		".max_size":             func(s *Settings) { s.Feed = map[string]FeedSettings{"https://x.example/": {MaxSize: 1 << 40}} },
		".headers.Host": func(s *Settings) {
			s.Feed = map[string]FeedSettings{"https://x.example/": {Headers: map[string]Secret{"Host": "y"}}}
		},
		".password": func(s *Settings) { s.Feed = map[string]FeedSettings{"https://x.example/": {Password: "y"}} },
	} {
		s := DefaultSettings()
		change(&s)
		if err := s.Validate(); err == nil || !strings.Contains(err.Error(), key) {
			t.Errorf("%s: %v", key, err)
		}
		if _, err := NewFetcher(s, "1"); err == nil {
			t.Errorf("%s: a fetcher is made of it", key)
		}
	}
	if err := (Settings{}).Validate(); err != nil {
		t.Errorf("nothing set is not wrong: %v", err)
	}
}

func TestUnitsReadWhatTheyWrite(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Size{"16MiB": 16 << 20, "512 KiB": 512 << 10, "1000": 1000, "5MB": 5_000_000, "7b": 7, "3k": 3 << 10} {
		var s, again Size
		if err := s.UnmarshalText([]byte(text)); err != nil || s != want {
			t.Errorf("%s: %d, %v", text, s, err)
		}
		if b, _ := s.MarshalText(); again.UnmarshalText(b) != nil || again != s {
			t.Errorf("%s: wrote %s", text, b)
		}
	}
	for _, bad := range []string{"", "x", "-1MiB", "1.5MiB", "9999999999999MiB", "1GB", "1 kk"} {
		var s Size
		if err := s.UnmarshalText([]byte(bad)); err == nil {
			t.Errorf("%q is %v", bad, s)
		}
	}
	for text, want := range map[string]string{"90s": "1m30s", "15m": "15m", "24h": "24h", "1h30m": "1h30m", "10m10s": "10m10s"} {
		var d Duration
		if err := d.UnmarshalText([]byte(text)); err != nil || d.String() != want {
			t.Errorf("%s: %v, %v", text, d, err)
		}
	}
}

func TestEveryLimitIsListed(t *testing.T) {
	t.Parallel()
	s := DefaultSettings()
	s.MaxFeed = 99 * mebibyte
	var all strings.Builder
	for _, l := range s.Limits() {
		if l.What == "" || l.Value == "" {
			t.Errorf("%+v", l)
		}
		all.WriteString(l.Key + "=" + l.Value + "\n")
	}
	for _, key := range []string{"max_feed, or max_size of a feed=99MiB", "max_page=4MiB", "max_header=256KiB", "connect_timeout=10s", "first_byte_timeout=20s", "timeout=1m", "max_redirects=10", "in_flight=256", "per_host=2"} {
		if !strings.Contains(all.String(), "feeds."+key) {
			t.Errorf("%s is missing in\n%s", key, all.String())
		}
	}
}
