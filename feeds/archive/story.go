package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"pariscall/model"
)

// joinStory finds the story a new article belongs to and makes the article
// part of it. It is called when the article has its line.
func (w *writing) joinStory(d *draft) error {
	found, err := w.a.tellers.find(w, d)
	if err != nil {
		return err
	}
	self := &teller{
		id: int64(d.id), ord: d.ord, feed: d.feed, link: d.near[0], sketch: sketch(d.distinct), words: d.distinct,
	}
	w.a.tellers.add(storyBucket(d.sorted), d.near, self)
	if found == nil {
		return nil
	}
	if found.story == 0 {
		found.story = found.id
		if err := w.do("UPDATE line SET story=? WHERE ord=?", found.id, found.ord); err != nil {
			return err
		}
		if err := w.do("INSERT INTO story VALUES (?,1)", found.id); err != nil {
			return err
		}
	}
	self.story = found.story
	newest, _, err := w.get("SELECT max(ord) FROM line WHERE story=?", found.story)
	if err != nil {
		return err
	}
	older := newest
	if d.ord < newest {
		older = d.ord
	}
	if err := w.do("UPDATE line SET lead=0 WHERE ord=?", older); err != nil {
		return err
	}
	_, present, err := w.get("SELECT 1 FROM line WHERE story=? AND feed=? LIMIT 1", found.story, int64(d.feed))
	if err == nil && !present {
		err = w.do("UPDATE story SET sources=sources+1 WHERE id=?", found.story)
	}
	if err != nil {
		return err
	}
	return w.do("UPDATE line SET story=? WHERE ord=?", found.story, d.ord)
}

// shrinkStory brings a story up to date after articles of it were removed.
func (w *writing) shrinkStory(story int64) error {
	n, _, err := w.get("SELECT count(DISTINCT feed) FROM line WHERE story=?", story)
	if err != nil {
		return err
	}
	if n == 0 {
		return w.do("DELETE FROM story WHERE id=?", story)
	}
	if err := w.do("UPDATE story SET sources=? WHERE id=?", n, story); err != nil {
		return err
	}
	return w.do("UPDATE line SET lead=1 WHERE ord=(SELECT max(ord) FROM line WHERE story=?)", story)
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
		err := c.query(ctx, collect, "SELECT ord FROM line WHERE story=? ORDER BY ord", int64(id))
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
