package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"pariscall/feeds"
	"pariscall/feeds/archive"
	"pariscall/model"
	"pariscall/model/dataset"
	"pariscall/model/linking"
)

// loadAtlas indexes the bundled data.
func loadAtlas() (*model.Atlas, error) { return dataset.Load() }

// newsroom is everything behind the news: the archive, the list of feeds and
// the desk that asks them.
type newsroom struct {
	desk  *feeds.Desk
	arch  *archive.Archive
	subs  *feeds.Subscriptions
	set   feeds.Settings
	tasks sync.WaitGroup
}

// background runs work that must have ended before the archive closes.
func (r *newsroom) background(work func()) { r.tasks.Go(work) }

// openNewsroom opens the archive and wires a desk to it. What stands in the
// way of writing is told on standard error once, and reading goes on.
func (a *app) openNewsroom() (*newsroom, error) {
	a.catch()
	conf, _ := a.conf()
	a.warnOfConfig()
	arch, err := a.openArchive(conf)
	if _, told := errors.AsType[*failure](err); told {
		return nil, err
	}
	if err != nil {
		return nil, failed(err, "another file: --archive FILE")
	}
	a.closers = append(a.closers, func() { arch.Close() })
	if n := arch.State().Notice; n != "" {
		a.warn(n)
	}
	fetcher, err := feeds.NewFetcher(conf.Feeds, buildVersion().Version)
	if err != nil {
		return nil, misused(err.Error())
	}
	a.closers = append(a.closers, fetcher.Close)
	subs, err := a.subscriptions()
	if err != nil {
		return nil, err
	}
	desk, err := feeds.New(feeds.Options{
		Store: arch, Fetcher: fetcher, Linker: a.linker(), List: subs, Now: a.now, Log: a.logger(),
	})
	if err != nil {
		return nil, err
	}
	room := &newsroom{desk: desk, arch: arch, subs: subs, set: fetcher.Settings()}
	a.closers = append(a.closers, room.tasks.Wait)
	return room, nil
}

// openArchive opens the archive of this run: --archive, else the
// configuration's, else the one in the data folder. Without any folder, news
// is kept in memory.
func (a *app) openArchive(conf config) (*archive.Archive, error) {
	opts := archive.Options{
		Now: a.now, Log: a.logger(), Backups: conf.Archive.Backups,
		Retention: archive.Retention{Days: conf.Archive.Days, PerFeed: conf.Archive.PerFeed},
		Atlas: func() *model.Atlas {
			atlas, err := a.atlas()
			if err != nil {
				return nil
			}
			return atlas
		},
	}
	path, named, err := a.archivePath(conf)
	if named {
		if err := mayBeArchive(path); err != nil {
			return nil, err
		}
	}
	if err != nil {
		a.warn(err.Error())
		opts.ReadOnly = true
		path = filepath.Join(os.TempDir(), "pariscall-without-home", "archive.db")
	}
	return archive.Open(context.Background(), path, opts)
}

// archivePath is where the archive is; named says that the user said so.
func (a *app) archivePath(conf config) (path string, named bool, err error) {
	switch {
	case a.archive != "":
		return a.archive, true, nil
	case conf.Archive.Path != "":
		return expandHome(conf.Archive.Path, a.env("HOME")), true, nil
	}
	p, err := a.paths()
	if p.data == "" {
		return "", false, err
	}
	return filepath.Join(p.data, "archive.db"), false, nil
}

// expandHome reads a leading ~/ as the shell does.
func expandHome(path, home string) string {
	if len(path) > 1 && path[0] == '~' && os.IsPathSeparator(path[1]) && home != "" {
		return filepath.Join(home, path[2:])
	}
	return path
}

// subscriptions is the user's list of feeds, the bundled one until there is a
// file.
func (a *app) subscriptions() (*feeds.Subscriptions, error) {
	p, err := a.paths()
	path := ""
	if p.config != "" {
		path = filepath.Join(p.config, "feeds.opml")
	} else if err != nil {
		a.warn(err.Error())
	}
	return feeds.NewSubscriptions(path, dataset.FeedsOPML()), nil
}

// lazyLinker builds the linker when the first article needs it.
type lazyLinker struct {
	make func() *linking.Linker
}

func (a *app) linker() lazyLinker {
	return lazyLinker{sync.OnceValue(func() *linking.Linker {
		at, err := a.atlas()
		must(err) // the bundled data is tested
		return linking.New(at)
	})}
}

// Link returns the mentions in an article.
func (l lazyLinker) Link(article *model.Article) []model.Mention { return l.make().Link(article) }

// Fingerprint changes when data or rules do.
func (l lazyLinker) Fingerprint() string { return l.make().Fingerprint() }

// warn says on standard error what the user should know though the command
// goes on.
func (a *app) warn(words string) {
	fmt.Fprintf(a.err, "pariscall: warning: %s\n", model.Line(words))
}
