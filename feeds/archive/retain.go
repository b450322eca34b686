package archive

import (
	"context"
	"time"

	"pariscall/model"
)

// Bounds of one run of retention, so that the reader's own acts never wait
// long for it.
const (
	removeAtOnce = 400
	// forgetAfter is how long a removed article that its feed has dropped too
	// is remembered.
	forgetAfter = 400
)

// Retain removes what the rule lets go: articles of feeds that are not
// subscribed any more, those first seen too long ago, and the oldest of each
// feed beyond its number. Starred and tagged articles stay. What a feed still
// lists does not come back.
func (a *Archive) Retain(ctx context.Context, now time.Time) (int, error) {
	removed := 0
	rules := []struct {
		query string
		args  func() []any
		on    bool
	}{
		{
			`SELECT l.ord FROM feed f CROSS JOIN line l ON l.feed=f.id WHERE f.listed=0 AND ` + losable + ` LIMIT ?`,
			func() []any { return nil }, true,
		},
		{
			`SELECT l.ord FROM line l JOIN article a ON a.id=l.id WHERE l.ord<? AND a.seen<? AND ` + losable + ` ORDER BY l.ord LIMIT ?`,
			func() []any {
				edge := now.AddDate(0, 0, -a.opts.Retention.Days)
				return []any{ordFloor(edge), edge.Unix()}
			}, a.opts.Retention.Days > 0,
		},
	}
	for _, rule := range rules {
		if !rule.on {
			continue
		}
		for {
			n, err := a.remove(ctx, now, rule.query, append(rule.args(), removeAtOnce)...)
			removed += n
			if err != nil {
				return removed, err
			}
			if n < removeAtOnce {
				break
			}
		}
	}
	n, err := a.retainPerFeed(ctx, now)
	removed += n
	if err != nil {
		return removed, err
	}
	return removed, a.tidy(ctx, now)
}

const losable = `l.starred=0 AND NOT EXISTS (SELECT 1 FROM tagged g WHERE g.ord=l.ord)`

// retainPerFeed removes the oldest of feeds that have too many.
func (a *Archive) retainPerFeed(ctx context.Context, now time.Time) (int, error) {
	keep, removed := a.opts.Retention.PerFeed, 0
	if keep <= 0 {
		return 0, nil
	}
	var feeds []int64
	err := a.read(ctx, "apply the retention rule", func(c *conn) error {
		return c.query(ctx, func(v []value) error {
			feeds = append(feeds, integer(v[0]))
			return nil
		}, "SELECT id FROM feed WHERE total>?", keep)
	})
	for _, feed := range feeds {
		if err != nil {
			return removed, err
		}
		var edge int64
		err = a.read(ctx, "apply the retention rule", func(c *conn) (err error) {
			edge, _, err = c.number(ctx, "SELECT ord FROM line WHERE feed=? ORDER BY ord DESC LIMIT 1 OFFSET ?", feed, keep-1)
			return err
		})
		for err == nil {
			var n int
			n, err = a.remove(ctx, now, "SELECT l.ord FROM line l WHERE l.feed=? AND l.ord<? AND "+losable+" ORDER BY l.ord LIMIT ?", feed, edge, removeAtOnce)
			removed += n
			if n < removeAtOnce {
				break
			}
		}
	}
	return removed, err
}

// remove takes out the articles whose orders a query lists.
func (a *Archive) remove(ctx context.Context, now time.Time, query string, args ...any) (int, error) {
	var ords []int64
	_, err := a.write(ctx, "apply the retention rule", false, func(w *writing) error {
		err := w.each(func(v []value) error {
			ords = append(ords, integer(v[0]))
			return nil
		}, query, args...)
		if err != nil {
			return err
		}
		w.a.tellers.clear()
		stories := make(map[int64]bool)
		for _, ord := range ords {
			if err := w.removeOne(ord, now, stories); err != nil {
				return err
			}
		}
		for story := range stories {
			if err := w.shrinkStory(story); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return len(ords), ctx.Err()
}

func (w *writing) removeOne(ord int64, now time.Time, stories map[int64]bool) error {
	var id, feed, story int64
	var unread, starred bool
	err := w.each(func(v []value) error {
		id, feed, story, unread, starred = integer(v[0]), integer(v[1]), integer(v[2]), yes(v[3]), yes(v[4])
		return errStop
	}, "SELECT id, feed, story, unread, starred FROM line WHERE ord=?", ord)
	if err != nil {
		return err
	}
	art, err := w.a.article(w.conn, model.ArticleID(id))
	if err != nil {
		return err
	}
	d := prepare(art.Feed, &art, now, new(paper))
	if _, err := w.storeMentions(art.ID, ord, nil, false); err != nil {
		return err
	}
	steps := []struct {
		query string
		args  []any
	}{
		{"DELETE FROM line WHERE ord=?", []any{ord}},
		{"DELETE FROM article WHERE id=?", []any{id}},
		{"DELETE FROM relink WHERE id=?", []any{id}},
		{"DELETE FROM tagged WHERE ord=?", []any{ord}},
		{"DELETE FROM rejected WHERE feed=? AND article=?", []any{feed, id}},
		// What its feed may still list is remembered by the day.
		{"UPDATE ident SET id=? WHERE feed=? AND h IN (?,?,?) AND id=?", []any{-now.Unix() / 86400, feed, d.key, d.reused, d.content, id}},
		{"DELETE FROM ident WHERE feed=? AND h=? AND id=?", []any{feed, d.link, id}},
	}
	for _, s := range steps {
		if err := w.do(s.query, s.args...); err != nil {
			return err
		}
	}
	w.index = append(w.index, indexed{ord: ord, gone: true})
	if story != 0 {
		stories[story] = true
	}
	s := w.sum(model.FeedID(feed))
	s.total--
	if unread {
		s.unread--
	}
	if starred {
		s.starred--
	}
	return nil
}

// tidy forgets what no feed lists any more, removes feeds without articles
// that are not subscribed, merges the full-text index a little and gives free
// pages back to the disk.
func (a *Archive) tidy(ctx context.Context, now time.Time) error {
	today := now.Unix() / 86400
	_, err := a.write(ctx, "tidy the archive", false, func(w *writing) error {
		for _, q := range []string{
			"DELETE FROM address WHERE feed IN (SELECT id FROM feed WHERE listed=0 AND total=0)",
			"DELETE FROM ident WHERE feed IN (SELECT id FROM feed WHERE listed=0 AND total=0)",
			"DELETE FROM rejected WHERE feed IN (SELECT id FROM feed WHERE listed=0 AND total=0)", // its number is given out again
			"DELETE FROM feed WHERE listed=0 AND total=0",
		} {
			if err := w.do(q); err != nil {
				return err
			}
		}
		if err := w.do("DELETE FROM ident WHERE id<0 AND id>?", -(today - forgetAfter)); err != nil {
			return err
		}
		return w.do("INSERT INTO words(words, rank) VALUES ('merge', 400)")
	})
	if err != nil {
		return err
	}
	return a.guarded(ctx, func() error {
		c, err := a.takeWriter(ctx)
		if err != nil {
			return err
		}
		defer func() { a.writer <- c }()
		return c.query(background, func([]value) error { return nil }, "PRAGMA incremental_vacuum(2000)")
	})
}
