package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"pariscall/feeds"
	"pariscall/feeds/archive"
)

// config is config.toml. It is read and never written: the file belongs to
// the user.
type config struct {
	UI      uiConfig       `toml:"ui"`
	Archive archiveConfig  `toml:"archive"`
	Feeds   feeds.Settings `toml:"feeds"`
}

// uiConfig is how the screen looks and behaves.
type uiConfig struct {
	Theme      string `toml:"theme"`       // one of the bundled themes
	Background string `toml:"background"`  // dark or light, when the terminal does not say
	ASCII      bool   `toml:"ascii"`       // marks in ASCII only
	Mouse      bool   `toml:"mouse"`       // clicks and the wheel
	Links      bool   `toml:"links"`       // clickable links
	Stories    bool   `toml:"stories"`     // one row for a story that several feeds tell
	OpenReads  bool   `toml:"open_reads"`  // opening an article marks it read
	Query      string `toml:"query"`       // what News shows at first
	Notify     string `toml:"notify"`      // osc, bell or off
	RefreshAll bool   `toml:"refresh_all"` // ask every feed at the start, not only those that are due
	Browser    string `toml:"browser"`     // a program to open links with, without arguments
}

// archiveConfig is what is kept.
type archiveConfig struct {
	Path    string `toml:"path"`     // where the archive is
	Days    int    `toml:"days"`     // articles older than this may go; 0: none do
	PerFeed int    `toml:"per_feed"` // the newest of each feed stay; 0: all do
	Backups string `toml:"backups"`  // folder of the weekly backups
}

// maxConfig bounds what is read as a configuration: a slip such as a disk
// image in its place must not fill the memory.
const maxConfig = 1 << 20

func defaultConfig() config {
	keep := archive.DefaultRetention()
	return config{
		UI:      uiConfig{Mouse: true, Links: true, Stories: true, OpenReads: true, Notify: "osc", Background: "dark"},
		Archive: archiveConfig{Days: keep.Days, PerFeed: keep.PerFeed},
		Feeds:   feeds.DefaultSettings(),
	}
}

// configPath is where the configuration is looked for.
func (a *app) configPath() (string, error) {
	p, err := a.paths()
	if p.config == "" {
		return "", err
	}
	return filepath.Join(p.config, "config.toml"), nil
}

// readConfig returns the settings of this run. With an error it still returns
// settings that work, the defaults, so that a slip in the file never keeps
// anybody from the news.
func (a *app) readConfig() (config, error) {
	c := defaultConfig()
	path, err := a.configPath()
	if err == nil {
		c, err = loadConfig(path)
	} else {
		err = nil // no home, no configuration: that is said where it matters
	}
	c.Feeds.AllowHosts = append(c.Feeds.AllowHosts, a.allowHosts...)
	return c, err
}

func loadConfig(path string) (config, error) {
	text, err := readRegular(path)
	if errors.Is(err, fs.ErrNotExist) {
		return defaultConfig(), nil
	}
	if err != nil {
		return defaultConfig(), fmt.Errorf("%s cannot be read: %w", path, err)
	}
	c, err := parseConfig(text)
	if err != nil {
		return defaultConfig(), fmt.Errorf("%s:%w", path, err)
	}
	return c, nil
}

// readRegular reads a file that is one: a folder or a pipe in its place is an
// error rather than a wait without end.
func readRegular(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxConfig+1))
	if len(text) > maxConfig {
		return nil, errors.New("it is larger than 1 MiB")
	}
	return text, err
}

// parseConfig reads a configuration. The error begins with line and column.
func parseConfig(text []byte) (config, error) {
	if !utf8.Valid(text) {
		line, column := badByte(text)
		return config{}, fmt.Errorf("%d:%d: it is not valid UTF-8", line, column)
	}
	c := defaultConfig()
	dec := toml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	dec.DisallowUnknownFields()
	err := dec.Decode(&c)
	if strict, ok := errors.AsType[*toml.StrictMissingError](err); ok {
		var msgs []string
		for _, e := range strict.Errors {
			line, column := e.Position()
			msgs = append(msgs, fmt.Sprintf("%d:%d: there is no setting %q", line, column, strings.Join(e.Key(), ".")))
		}
		return config{}, errors.New(strings.Join(msgs, "; "))
	}
	if bad, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, column := bad.Position()
		return config{}, fmt.Errorf("%d:%d: %s", line, column, strings.TrimPrefix(bad.Error(), "toml: "))
	}
	if err != nil {
		return config{}, fmt.Errorf(" %w", err)
	}
	if err := c.validate(); err != nil {
		return config{}, fmt.Errorf(" %w", err)
	}
	return c, nil
}

// badByte finds the first byte that is not UTF-8.
func badByte(text []byte) (line, column int) {
	line, column = 1, 1
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if r == utf8.RuneError && n == 1 {
			return line, column
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
		text = text[n:]
	}
	return line, column
}

// validate says what a value may be where its type says too little.
func (c config) validate() error {
	var errs []error
	oneOf := func(key, value string, allowed ...string) {
		for _, w := range allowed {
			if value == w {
				return
			}
		}
		errs = append(errs, fmt.Errorf("%s = %q: want %s", key, value, quoted(allowed)))
	}
	oneOf("ui.notify", c.UI.Notify, "osc", "bell", "off")
	oneOf("ui.background", c.UI.Background, "dark", "light")
	if err := knownTheme(c.UI.Theme); err != nil {
		errs = append(errs, fmt.Errorf("ui.theme: %w", err))
	}
	if c.Archive.Days < 0 || c.Archive.PerFeed < 0 {
		errs = append(errs, errors.New("archive.days and archive.per_feed cannot be negative"))
	}
	errs = append(errs, c.Feeds.Validate())
	return joinedOnOneLine(errs)
}

// joinedOnOneLine puts several errors into one sentence.
func joinedOnOneLine(errs []error) error {
	var msgs []string
	for _, e := range errs {
		if e != nil {
			msgs = append(msgs, strings.ReplaceAll(e.Error(), "\n", "; "))
		}
	}
	if len(msgs) == 0 {
		return nil
	}
	return errors.New(strings.Join(msgs, "; "))
}
