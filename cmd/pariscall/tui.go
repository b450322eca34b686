package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui"
	"pariscall/ui/theme"
)

// calmStart is how long the scheduler waits for the first headlines to be on
// the screen; a view that shows none does not ask for them.
const calmStart = 400 * time.Millisecond

// explore opens the explorer. The screen does not wait for the archive, nor
// the archive for the bundled data: each is opened beside the others, and
// nothing else is begun before the first headlines were asked for.
func (a *app) explore(ctx context.Context) error {
	a.catch()
	if !isTerminal(a.out) || !isTerminal(a.in) {
		return misused("the explorer needs a terminal; without one these work: show, stance, list, news, refresh, digest, feeds, link, data",
			"what each does: pariscall --help")
	}
	if a.env("TERM") == "dumb" {
		return misused("this terminal (TERM=dumb) cannot move its cursor, which the explorer needs; these work: show, stance, list, news, refresh, digest",
			"what each does: pariscall --help")
	}
	warned := &notices{}
	told := a.stdio.err
	a.stdio.err = warned // a warning may not be written over the screen
	defer func() { a.stdio.err = told }()

	ctx, leave := context.WithCancel(ctx)
	late := newLateNews()
	var behind sync.WaitGroup
	defer behind.Wait()
	defer leave()
	go func() { _, _ = a.atlas() }()
	behind.Go(func() {
		defer late.give(errors.New("the news could not be started; the log says why"), leave)
		a.guarded("following the news", func() error { return a.newsBehind(ctx, late, warned, leave) })
	})

	d, err := a.deps(nil)
	if err != nil {
		return err
	}
	d.News, d.Save = late, a.saver(late)
	d.Notices = func(ctx context.Context) string {
		select {
		case <-late.synced:
			return warned.first()
		case <-ctx.Done():
			return ""
		}
	}
	err = ui.Run(ctx, d)
	leave()
	behind.Wait()
	if late.err != nil {
		return late.err
	}
	if errors.Is(err, tea.ErrInterrupted) {
		return nil // ctrl+c is a way to leave
	}
	return err
}

// newsBehind opens the archive, brings its list of feeds up to date and keeps
// the news coming until ctx ends. Without an archive there is no screen.
func (a *app) newsBehind(ctx context.Context, late *lateNews, warned *notices, leave func()) error {
	room, err := a.open()
	late.open(room, err)
	if err != nil {
		leave()
		return nil // told when the screen is gone
	}
	select {
	case <-late.asked:
	case <-time.After(calmStart):
	case <-ctx.Done():
	}
	if _, err := room.desk.Sync(ctx); err != nil && ctx.Err() == nil {
		fmt.Fprint(warned, err)
	}
	close(late.synced)
	if err := room.desk.Follow(ctx); ctx.Err() == nil {
		return err
	}
	return nil
}

// saver saves an article beside where the program was started, as the save
// command does.
func (a *app) saver(late *lateNews) func(context.Context, model.ArticleID) (string, error) {
	return func(ctx context.Context, id model.ArticleID) (string, error) {
		if _, err := late.desk(ctx); err != nil {
			return "", err
		}
		at, err := a.atlas()
		if err != nil {
			return "", err
		}
		dir, err := os.Getwd()
		if err != nil {
			dir = "."
		}
		return saveOne(ctx, late.room, at, id.Ref().String(), dir, false)
	}
}

// notices keeps the first warning, for the status line.
type notices struct {
	mu   sync.Mutex
	text string
}

// Write takes a warning.
func (n *notices) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.text == "" {
		n.text = strings.TrimPrefix(string(p), "pariscall: warning: ")
	}
	return len(p), nil
}

func (n *notices) first() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text
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
		d.News = deskNews{room.desk}
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
