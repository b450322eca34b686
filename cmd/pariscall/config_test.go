package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pariscall/feeds"
)

const wholeConfig = `# everything that can be set
[ui]
theme = "calm"
background = "light"
ascii = true
mouse = false
links = false
stories = false
open_reads = false
query = "is:unread"
notify = "bell"
refresh_all = true
browser = "firefox"

[archive]
path = "/tmp/a.db"
days = 90
per_feed = 100
backups = "/tmp/b"

[feeds]
in_flight = 32
min_interval = "30m"
allow_hosts = ["127.0.0.1:8080"]

[feeds.feed."https://example.org/feed.xml"]
interval = "1h"
fulltext = true
headers = { X-Token = "abc" }
`

func TestConfigurationSetsWhatItNamesAndKeepsTheOtherDefaults(t *testing.T) {
	c, err := parseConfig([]byte(wholeConfig))
	if err != nil {
		t.Fatal(err)
	}
	if c.UI.Background != "light" || c.Archive.Days != 90 || c.Feeds.InFlight != 32 {
		t.Errorf("not read: %+v", c)
	}
	if c.Feeds.MaxFeed != feeds.DefaultSettings().MaxFeed {
		t.Errorf("max_feed = %v, want the default", c.Feeds.MaxFeed)
	}
	if f := c.Feeds.Feed["https://example.org/feed.xml"]; f.Interval != feeds.Duration(time.Hour) || !f.FullText || f.Headers["X-Token"] != "abc" {
		t.Errorf("feed settings: %+v", f)
	}
}

func TestConfigurationErrorsSayWhereAndWhat(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"[ui]\ncolour = 1\n", `2:1: there is no setting "ui.colour"`},
		{"[ui]\nmouse = 1\n", "2:9: "},
		{"[ui\n", "1:"},
		{"[ui]\ntheme = \"none\"\n", `ui.theme: there is no theme "none"`},
		{"[ui]\nnotify = \"loud\"\n", `ui.notify = "loud": want "osc", "bell" or "off"`},
		{"[feeds]\nmin_interval = \"1s\"\n", "feeds.min_interval = 1s: want at least 5m"},
		{"[feeds]\nmax_feed = \"lots\"\n", `"lots" is not a size`},
		{"[ui]\nquery = \"a\xff\"\n", "2:11: it is not valid UTF-8"},
		{"[archive]\ndays = -1\n", "cannot be negative"},
	} {
		_, err := parseConfig([]byte(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %q", test.text, err, test.want)
		}
	}
}

func TestABrokenConfigurationLeavesTheDefaultsAndTheFile(t *testing.T) {
	dir := t.TempDir()
	for name, prepare := range map[string]func(path string) error{
		"nonsense": func(p string) error { return os.WriteFile(p, []byte("\x00[["), 0o600) },
		"folder":   func(p string) error { return os.Mkdir(p, 0o700) },
		"huge":     func(p string) error { return os.WriteFile(p, make([]byte, maxConfig+1), 0o600) },
	} {
		path := filepath.Join(dir, name)
		if err := prepare(path); err != nil {
			t.Fatal(err)
		}
		c, err := loadConfig(path)
		if err == nil || !strings.HasPrefix(err.Error(), path) {
			t.Errorf("%s: error %v does not name the file", name, err)
		}
		if c.Feeds.Timeout != feeds.DefaultSettings().Timeout || !c.UI.Mouse {
			t.Errorf("%s: not the defaults: %+v", name, c)
		}
	}
	if c, err := loadConfig(filepath.Join(dir, "none")); err != nil || !c.UI.Mouse {
		t.Errorf("no file: %v", err)
	}
}

func FuzzConfig(f *testing.F) {
	// Every prefix of a whole configuration is one that was half saved.
	for i := range wholeConfig {
		f.Add(wholeConfig[:i])
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := parseConfig([]byte(text))
		if err == nil && c.validate() != nil {
			t.Errorf("accepted what does not validate: %q", text)
		}
	})
}
