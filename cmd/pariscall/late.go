package main

import (
	"context"
	"sync"

	"pariscall/feeds"
	"pariscall/model"
)

// lateNews lets the screen start before the archive is open: every question
// waits until there is somebody to answer it. A question whose context ends
// first is answered with that.
type lateNews struct {
	opened chan struct{} // room and err are set
	synced chan struct{} // the archive knows the list of feeds
	asked  chan struct{} // the first question has been answered
	first  func()

	room *newsroom
	err  error
}

func newLateNews() *lateNews {
	l := &lateNews{opened: make(chan struct{}), synced: make(chan struct{}), asked: make(chan struct{})}
	l.first = sync.OnceFunc(func() { close(l.asked) })
	return l
}

// open tells who waits.
func (l *lateNews) open(room *newsroom, err error) {
	l.room, l.err = room, err
	close(l.opened)
}

// give ends the waiting when nobody opened the archive.
func (l *lateNews) give(err error, leave func()) {
	select {
	case <-l.opened:
	default:
		l.open(nil, err)
		leave()
	}
}

func (l *lateNews) desk(ctx context.Context) (*feeds.Desk, error) {
	select {
	case <-l.opened:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if l.err != nil {
		return nil, l.err
	}
	return l.room.desk, nil
}

// answer asks the desk when there is one.
func answer[T any](ctx context.Context, l *lateNews, ask func(*feeds.Desk) (T, error)) (T, error) {
	d, err := l.desk(ctx)
	if err != nil {
		var none T
		return none, err
	}
	return ask(d)
}

func (l *lateNews) act(ctx context.Context, do func(*feeds.Desk) error) error {
	d, err := l.desk(ctx)
	if err != nil {
		return err
	}
	return do(d)
}

// Page is what the first screen needs; the rest of the start waits for it.
func (l *lateNews) Page(ctx context.Context, req model.PageRequest) (model.Page, error) {
	defer l.first()
	return answer(ctx, l, func(d *feeds.Desk) (model.Page, error) { return d.Page(ctx, req) })
}

func (l *lateNews) Article(ctx context.Context, id model.ArticleID) (model.Article, error) {
	return answer(ctx, l, func(d *feeds.Desk) (model.Article, error) { return d.Article(ctx, id) })
}

func (l *lateNews) Story(ctx context.Context, id model.StoryID) ([]model.Headline, error) {
	return answer(ctx, l, func(d *feeds.Desk) ([]model.Headline, error) { return d.Story(ctx, id) })
}

// Feeds waits for the list of feeds to be known to the archive, which it is
// not at the very first start.
func (l *lateNews) Feeds(ctx context.Context) ([]model.FeedStatus, error) {
	return answer(ctx, l, func(d *feeds.Desk) ([]model.FeedStatus, error) {
		l.first() // whoever looks at the feeds first waits for nothing else
		select {
		case <-l.synced:
			return d.Feeds(ctx)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	})
}

func (l *lateNews) Counts(ctx context.Context) (model.Counts, error) {
	return answer(ctx, l, func(d *feeds.Desk) (model.Counts, error) { return d.Counts(ctx) })
}

func (l *lateNews) Volume(ctx context.Context, r model.Ref, days int) (model.Volume, error) {
	return answer(ctx, l, func(d *feeds.Desk) (model.Volume, error) { return d.Volume(ctx, r, days) })
}

func (l *lateNews) Refresh(ctx context.Context, scope model.Scope) error {
	return l.act(ctx, func(d *feeds.Desk) error { return d.Refresh(ctx, scope) })
}

func (l *lateNews) PauseFeed(ctx context.Context, id model.FeedID, on bool) error {
	return l.act(ctx, func(d *feeds.Desk) error { return d.PauseFeed(ctx, id, on) })
}

func (l *lateNews) MoveFeed(ctx context.Context, id model.FeedID, take bool) error {
	return l.act(ctx, func(d *feeds.Desk) error { return d.MoveFeed(ctx, id, take) })
}

func (l *lateNews) Add(ctx context.Context, address string, group []string) (model.Added, error) {
	return answer(ctx, l, func(d *feeds.Desk) (model.Added, error) { return d.Add(ctx, address, group) })
}

func (l *lateNews) Remove(ctx context.Context, address string) (model.Feed, error) {
	return answer(ctx, l, func(d *feeds.Desk) (model.Feed, error) { return d.Remove(ctx, address) })
}

func (l *lateNews) Next(ctx context.Context) (model.Event, error) {
	return answer(ctx, l, func(d *feeds.Desk) (model.Event, error) { return d.Next(ctx) })
}

func (l *lateNews) Mark(ctx context.Context, c model.Change) (model.Undone, error) {
	return answer(ctx, l, func(d *feeds.Desk) (model.Undone, error) { return d.Mark(ctx, c) })
}

func (l *lateNews) Undo(ctx context.Context) (model.Undone, error) {
	return answer(ctx, l, func(d *feeds.Desk) (model.Undone, error) { return takeBack(ctx, d) })
}

func (l *lateNews) FullText(ctx context.Context, id model.ArticleID) (model.Article, error) {
	return answer(ctx, l, func(d *feeds.Desk) (model.Article, error) { return d.FullText(ctx, id) })
}

func (l *lateNews) RejectMention(ctx context.Context, id model.ArticleID, m model.Mention, wholeFeed bool) error {
	return l.act(ctx, func(d *feeds.Desk) error { return d.RejectMention(ctx, id, m, wholeFeed) })
}

func (l *lateNews) Watches(ctx context.Context) ([]model.Watch, error) {
	return answer(ctx, l, func(d *feeds.Desk) ([]model.Watch, error) { return d.Watches(ctx) })
}

func (l *lateNews) Watch(ctx context.Context, query string, label model.Text) error {
	return l.act(ctx, func(d *feeds.Desk) error { return d.Watch(ctx, query, label) })
}

func (l *lateNews) Unwatch(ctx context.Context, id int64) error {
	return l.act(ctx, func(d *feeds.Desk) error { return d.Unwatch(ctx, id) })
}

func (l *lateNews) WatchSeen(ctx context.Context, id int64) error {
	return l.act(ctx, func(d *feeds.Desk) error { return d.WatchSeen(ctx, id) })
}
