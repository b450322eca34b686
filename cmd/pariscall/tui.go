package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"pariscall/ui"
	"pariscall/ui/theme"
)

// explore opens the explorer. The screen stands before the first feed is
// asked, and the scheduler runs behind it until it closes.
func (a *app) explore(ctx context.Context) error {
	if !isTerminal(a.out) || !isTerminal(a.in) {
		return misused("the explorer needs a terminal; without one these work: show, stance, list, news, refresh, digest, feeds, link, data",
			"what each does: pariscall --help")
	}
	notice := &notices{err: a.err}
	a.stdio.err = notice // a warning may not be written over the screen
	room, err := a.open()
	a.stdio.err = notice.err
	if err != nil {
		return err
	}
	d, err := a.deps(room)
	if err != nil {
		return err
	}
	d.Notice = notice.text
	if _, err := room.desk.Sync(ctx); err != nil && d.Notice == "" {
		d.Notice = err.Error()
	}
	following, stop := context.WithCancel(ctx)
	defer stop()
	room.background(func() {
		a.guarded("following the news", func() error {
			if err := room.desk.Follow(following); following.Err() == nil {
				return err
			}
			return nil
		})
	})
	err = ui.Run(ctx, d)
	if errors.Is(err, tea.ErrInterrupted) {
		return nil // ctrl+c is a way to leave
	}
	return err
}

// notices catches the first warning for the banner.
type notices struct {
	err  interface{ Write([]byte) (int, error) }
	text string
}

func (n *notices) Write(p []byte) (int, error) {
	if n.text == "" {
		n.text = strings.TrimPrefix(string(p), "pariscall: warning: ")
	}
	return len(p), nil
}

// deps is what the screen gets of the world.
func (a *app) deps(room *newsroom) (ui.Deps, error) {
	at, err := a.atlas()
	if err != nil {
		return ui.Deps{}, err
	}
	conf, _ := a.conf()
	look, err := theme.Load(conf.UI.Theme)
	if err != nil {
		return ui.Deps{}, err
	}
	d := ui.Deps{
		Atlas: at, Now: a.now, Theme: look, Glyphs: theme.Unicode(), Log: a.logger(), Version: buildVersion().Version,
		NoColor: a.env("NO_COLOR") != "",
		After: func(wait time.Duration, msg tea.Msg) tea.Cmd {
			return tea.Tick(wait, func(time.Time) tea.Msg { return msg })
		},
		Open: a.browse, Copy: a.copyText,
		Settings: ui.Settings{
			Light: conf.UI.Background == "light", NoMouse: !conf.UI.Mouse, NoLinks: !conf.UI.Links,
			KeepUnread: !conf.UI.OpenReads, NoStories: !conf.UI.Stories, Query: conf.UI.Query,
			Notify: ui.Notify(conf.UI.Notify), RefreshFirst: conf.UI.RefreshAll,
		},
		Last: a.lastPlace(), Remember: a.rememberPlace,
	}
	if d.Settings.Notify == "osc" {
		d.Settings.Notify = ui.NotifyOSC
	}
	if conf.UI.ASCII || !utf8Locale(a.env) {
		d.Glyphs = theme.ASCII()
	}
	if room != nil {
		d.News = room.desk
	}
	return d, nil
}

// placePath is where the reader's place is kept between runs.
func (a *app) placePath() string {
	p, _ := a.paths()
	if p.state == "" {
		return ""
	}
	return filepath.Join(p.state, "place.json")
}

func (a *app) lastPlace() ui.Place {
	var place ui.Place
	if text, err := readRegular(a.placePath()); err == nil {
		if json.Unmarshal(text, &place) != nil {
			return ui.Place{}
		}
	}
	return place
}

// rememberPlace keeps where the reader was. Failing to is no loss worth a
// word.
func (a *app) rememberPlace(place ui.Place) {
	path := a.placePath()
	text, err := json.Marshal(place)
	if path == "" || err != nil || os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	temp := fmt.Sprintf("%s.%d", path, os.Getpid())
	if os.WriteFile(temp, text, 0o600) == nil {
		_ = os.Rename(temp, path)
	}
}
