package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"pariscall/model"
)

// joinStory finds the story a new article belongs to, 0 when it stands alone,
// and says whether it is now the newest of it.
func (w *writing) joinStory(d *draft) (story int64, lead bool, err error) {
	story, err = w.nearest(d)
	if err != nil {
		return 0, false, err
	}
	bucket := storyBucket(d.sorted)
	picture := sketch(d.distinct)
	for _, h := range d.near {
		if h == 0 {
			continue
		}
		if err := w.do("INSERT OR IGNORE INTO near VALUES (?,?,?,?)", bucket, h, int64(d.id), picture); err != nil {
			return 0, false, err
		}
	}
	if story == 0 {
		return 0, true, nil
	}
	newest, _, err := w.get("SELECT max(ord) FROM line WHERE story=?", story)
	if err != nil {
		return 0, false, err
	}
	lead = d.ord > newest
	if lead {
		if err := w.do("UPDATE line SET lead=0 WHERE ord=?", newest); err != nil {
			return 0, false, err
		}
	}
	_, present, err := w.get("SELECT 1 FROM line WHERE story=? AND feed=? LIMIT 1", story, int64(d.feed))
	if err == nil && !present {
		err = w.do("UPDATE story SET sources=sources+1 WHERE id=?", story)
	}
	return story, lead, err
}

// nearest returns the story of the first article of another feed that tells
// the same within storySpan, and makes it a story if it is not one yet.
func (w *writing) nearest(d *draft) (int64, error) {
	first, second := d.near[0], d.near[1]
	if first == 0 {
		first = second
	}
	if second == 0 {
		second = first
	}
	if first == 0 {
		return 0, nil
	}
	bucket, picture := storyBucket(d.sorted), sketch(d.distinct)
	var maybe []int64
	err := w.each(func(v []value) error {
		if id := integer(v[0]); (integer(v[1]) == d.near[0] || mayBeAlike(integer(v[2]), picture)) && !slices.Contains(maybe, id) {
			maybe = append(maybe, id)
		}
		if len(maybe) == mostCandidates {
			return errStop
		}
		return nil
	}, findNear, bucket-1, bucket+1, first, second, orElse(d.near[2], second))
	if err != nil {
		return 0, err
	}
	var id, story, ord int64
	for _, id = range maybe {
		if story, ord, err = w.sameStory(id, d); err != nil || ord != 0 {
			break
		}
	}
	if err != nil || ord == 0 || story != 0 {
		return story, err
	}
	if err := w.do("UPDATE line SET story=? WHERE ord=?", id, ord); err != nil {
		return 0, err
	}
	return id, w.do("INSERT INTO story VALUES (?,1)", id)
}

// findNear is written out, because for IN SQLite would build two tables for
// each article.
const findNear = `SELECT id, h, sketch FROM near WHERE h=?3 AND day BETWEEN ?1 AND ?2
	UNION ALL SELECT id, h, sketch FROM near WHERE h=?4 AND day BETWEEN ?1 AND ?2
	UNION ALL SELECT id, h, sketch FROM near WHERE h=?5 AND day BETWEEN ?1 AND ?2 LIMIT 48`

// mostCandidates is how many articles are read to find the story of one.
const mostCandidates = 6

// sameStory says whether another article tells the same, by its place in the
// list: 0 if not. story is the one it belongs to already.
func (w *writing) sameStory(id int64, d *draft) (story, ord int64, err error) {
	err = w.each(func(v []value) error {
		at := integer(v[2])
		if integer(v[0]) == int64(d.feed) || ordTime(at).Sub(d.sorted).Abs() > storySpan {
			return nil
		}
		link := canonicalLink(text(v[4]))
		if link == "" || d.near[0] == 0 || hash("near", link) != d.near[0] {
			other := string(model.AppendWords(nil, text(v[3])))
			if !alike(distinctive(other), d.distinct) {
				return nil
			}
		}
		story, ord = integer(v[1]), at
		return nil
	}, "SELECT a.feed, l.story, a.ord, a.title, a.link FROM article a JOIN line l ON l.ord=a.ord WHERE a.id=?", id)
	return story, ord, err
}

func orElse(a, b int64) int64 {
	if a != 0 {
		return a
	}
	return b
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
