package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"pariscall/model"
)

// findStory returns the story that a new article belongs to, or nil.
func (w *writing) findStory(d *draft) (*tale, error) {
	found, err := w.a.tellers.find(w, d)
	if err != nil || found == nil {
		return nil, err
	}
	return w.a.tellers.tale(w, found)
}

// joinStory makes a new article, which has its line by now, part of a story
// (nil: of none) and known to those that come after it.
func (w *writing) joinStory(d *draft, t *tale) {
	self := &teller{
		id: int64(d.id), ord: d.ord, feed: d.feed, link: d.near[0], sketch: sketch(d.distinct), words: d.distinct,
	}
	if t != nil {
		self.story = t.id
		t.feeds[d.feed] = true
		t.newest = max(t.newest, d.ord)
		if !t.changed {
			t.changed = true
			w.tales = append(w.tales, t)
		}
	}
	w.a.tellers.add(storyBucket(d.sorted), d.near, self)
}

// tale is a story while articles join it.
type tale struct {
	id     int64
	lead   int64 // the line that leads it in the archive
	newest int64 // the one that should
	feeds  map[model.FeedID]bool

	changed bool
}

// writeTales stores, once a transaction, how many tell each story and which
// article leads it.
func (w *writing) writeTales() error {
	for _, t := range w.tales {
		if t.lead != t.newest {
			if err := w.do("UPDATE line SET lead=0 WHERE ord=?", t.lead); err != nil {
				return err
			}
			if err := w.do("UPDATE line SET lead=1 WHERE ord=?", t.newest); err != nil {
				return err
			}
			t.lead = t.newest
		}
		if err := w.do("UPDATE story SET sources=? WHERE id=?", len(t.feeds), t.id); err != nil {
			return err
		}
		t.changed = false
	}
	return nil
}

// shrinkStory brings a story up to date after articles of it were removed.
func (w *writing) shrinkStory(story int64) error {
	n, _, err := w.get("SELECT count(DISTINCT feed) FROM line WHERE story=? AND story>0", story)
	if err != nil {
		return err
	}
	if n == 0 {
		return w.do("DELETE FROM story WHERE id=?", story)
	}
	if err := w.do("UPDATE story SET sources=? WHERE id=?", n, story); err != nil {
		return err
	}
	return w.do("UPDATE line SET lead=1 WHERE ord=(SELECT max(ord) FROM line WHERE story=? AND story>0)", story)
}

// Story returns the articles of a story in order of publication. The id of an
// article that stands alone is a story of one.
func (a *Archive) Story(ctx context.Context, id model.StoryID) ([]model.Headline, error) {
	var out []model.Headline
	err := a.read(ctx, "read the story", func(c *conn) error {
		var ords []int64
		collect := func(v []value) error {
			ords = append(ords, integer(v[0]))
			return nil
		}
		err := c.query(ctx, collect, "SELECT ord FROM line WHERE story=? AND story>0 ORDER BY ord", int64(id))
		if err == nil && len(ords) == 0 {
			err = c.query(ctx, collect, "SELECT ord FROM article WHERE id=?", int64(id))
		}
		if err != nil {
			return err
		}
		if len(ords) == 0 {
			return fmt.Errorf("story %d: %w", id, ErrNotFound)
		}
		out, err = a.headlines(ctx, c, ords)
		return err
	})
	slices.SortStableFunc(out, func(x, y model.Headline) int {
		return cmp.Or(x.Published.Compare(y.Published), cmp.Compare(x.ID, y.ID))
	})
	return out, err
}
