package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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

// readConfig returns the settings of this run. With an error, a *configError,
// it still returns settings that work: the default in place of each that is
// wrong, so that a slip in the file never keeps anybody from the news.
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
		return defaultConfig(), &configError{file: path, whole: fmt.Errorf(" cannot be read: %w", err)}
	}
	c, err := parseConfig(text)
	if bad, ok := errors.AsType[*configError](err); ok {
		bad.file = path
	}
	return c, err
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
