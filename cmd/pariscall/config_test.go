package main

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"pariscall/feeds"
	"pariscall/ui/theme"
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

func TestConfigurationOfTheReadmeIsTheDefaults(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(readme), "```toml\n")
	block, _, found := strings.Cut(block, "```")
	if !found {
		t.Fatal("the README shows no configuration")
	}
	c, err := parseConfig([]byte(block))
	if err != nil {
		t.Fatal(err)
	}
	want := defaultConfig()
	want.UI.Theme = theme.Default                                             // which "" stands for
	want.Feeds.Feed, want.Feeds.AllowHosts = c.Feeds.Feed, c.Feeds.AllowHosts // examples
	if !reflect.DeepEqual(c, want) {
		t.Errorf("the README says\n%+v\nand the program\n%+v", c, want)
	}
}

func TestWrongEntryOfAListIsNamed(t *testing.T) {
	_, err := parseConfig([]byte("[feeds]\nallow_hosts = [\"10.0.0.0/8\", \"10.0.0.0/99\"]\n"))
	if err == nil || !strings.Contains(err.Error(), `got "10.0.0.0/99"`) {
		t.Errorf("got %v", err)
	}
}

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

func TestConfigurationErrorsSayWhereWhatAndWhatIsNearest(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"[ui]\ncolour = 1\n", `:2:1: there is no setting "ui.colour": there are theme, `},
		{"[ui]\ntheem = \"calm\"\n", `:2:1: there is no setting "ui.theem"; did you mean theme?`},
		{"theme = \"calm\"\n", `:1:1: there is no setting "theme"; did you mean ui.theme?`},
		{"[sources]\nx = 1\ny = 2\n", `:1:2: there is no setting "sources": there are ui, archive, feeds`},
		{"[ui]\nmouse = 1\n", `:2:9: ui.mouse: want true or false, got 1; did you mean true?`},
		{"[ui]\nmouse = \"yes\"\n", `:2:9: ui.mouse: want true or false, got "yes"; did you mean true?`},
		{"[ui]\ntheme = 7\n", `:2:9: ui.theme: want text in quotes, got 7; did you mean "7"?`},
		{"ui = 7\n", `:1:6: ui: want a table, got 7`},
		{"[ui\n", ":1:"},
		{"[ui]\ntheme = \"neon\"\n", `:2:9: ui.theme: want "calm"`},
		{"[ui]\nnotify = \"Bell\"\n", `:2:10: ui.notify: want "osc", "bell" or "off", got "Bell"; did you mean "bell"?`},
		{"[ui]\nquery = \"foo:bar\"\n", `:2:9: ui.query: want a query (`},
		{"[feeds]\nmin_interval = \"1s\"\n", `:2:16: feeds.min_interval: want 5m to 168h, got "1s"; did you mean 5m?`},
		{"[feeds]\nmin_interval = 15\n", `:2:16: feeds.min_interval: want a span of time in quotes`},
		{"[feeds]\nmax_feed = \"lots\"\n", `:2:12: feeds.max_feed: want a size in quotes, such as "16MiB", got "lots"`},
		{"[feeds]\nper_host = 99\n", ":2:12: feeds.per_host: want 1 to 16, got 99; did you mean 16?"},
		{"[feeds]\nper_host = \"3\"\n", `:2:12: feeds.per_host: want a whole number without quotes, got "3"; did you mean 3?`},
		{"[feeds]\nallow_hosts = \"10.0.0.1\"\n", `:2:15: feeds.allow_hosts: want a list of texts, such as ["127.0.0.1:8080"], got "10.0.0.1"; did you mean ["10.0.0.1"]?`},
		{"[feeds.feed.\"notaurl\"]\npaused = true\n", `:1:13: feeds.feed."notaurl": want the http or https address of a feed as its name`},
		{"[feeds.feed.\"a.example/rss\"]\npaused = true\n", `; did you mean "https://a.example/rss"?`},
		{"[feeds.feed.\"https://u:p@a.example/\"]\ninterval = \"1m\"\n", `a.example/".interval: want at least 5m, got "1m"; did you mean 5m?`},
		{"feeds = { feed = { \"https://a.example/\" = { interval = \"1m\" } } }\n", `:1:56: feeds.feed."https://a.example/".interval: `},
		{"[feeds.feed.\"https://a.example/\"]\npasword = \"x\"\n", `; did you mean password?`},
		{"[feeds.feed.\"https://a.example/\"]\npassword = 12345\n", `password: want text in quotes, got a number`},
		{"[feeds.feed.\"https://a.example/\"]\nheaders = { Host = \"x\" }\n", `:2:20: feeds.feed."https://a.example/".headers.Host: want a header that may be set`},
		{"[ui]\nquery = \"a\xff\"\n", ":2:11: it is not valid UTF-8"},
		{"[archive]\ndays = -3\n", ":2:8: archive.days: want 0 or more, got -3; did you mean 0?"},
	} {
		_, err := parseConfig([]byte(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %q", test.text, err, test.want)
		}
		if err != nil && (strings.Contains(err.Error(), "12345;") || strings.Contains(err.Error(), "u:p@")) {
			t.Errorf("%q: the error holds a secret: %v", test.text, err)
		}
	}
}

func TestAWrongSettingLeavesTheOthersInForce(t *testing.T) {
	c, err := parseConfig([]byte(`
[ui]
theme = "neon"
notify = "email"
query = "is:unread"
colour = "red"
[archive]
path = "/srv/news.db"
days = "many"
[feeds]
per_host = 99
in_flight = 8
allow_hosts = ["127.0.0.1:8080"]
[feeds.feed."notaurl"]
paused = true
[feeds.feed."https://a.example/"]
interval = "1m"
fulltext = true
`))
	bad, ok := errors.AsType[*configError](err)
	if !ok || len(bad.trouble) != 7 {
		t.Fatalf("trouble: %v", err)
	}
	d := defaultConfig()
	if c.UI.Theme != d.UI.Theme || c.UI.Notify != d.UI.Notify || c.Archive.Days != d.Archive.Days || c.Feeds.PerHost != d.Feeds.PerHost {
		t.Errorf("a wrong setting holds: %+v", c)
	}
	if c.UI.Query != "is:unread" || c.Archive.Path != "/srv/news.db" || len(c.Feeds.AllowHosts) != 1 || c.Feeds.InFlight != 8 || c.Feeds.Background != 8 {
		t.Errorf("a right setting does not hold: %+v", c)
	}
	if f := c.Feeds.Feed["https://a.example/"]; len(c.Feeds.Feed) != 1 || !f.FullText || f.Interval != 0 {
		t.Errorf("feeds: %+v", c.Feeds.Feed)
	}
	if err := c.Feeds.Validate(); err != nil {
		t.Error(err)
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
		if w := c.wrong(); len(w) > 0 {
			t.Errorf("in force though it may not be: %q: %+v (%v)", text, w, err)
		}
	})
}
