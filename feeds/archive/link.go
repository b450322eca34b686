package archive

import (
	"context"
	"fmt"
	"slices"

	"pariscall/model"
)

// SetBody replaces the body of an article by the extracted full text.
func (a *Archive) SetBody(ctx context.Context, id model.ArticleID, body model.Doc, mentions []model.Mention) error {
	_, err := a.write(ctx, fmt.Sprintf("keep the full text of article %d", id), true, func(w *writing) error {
		art, err := a.article(w.conn, id)
		if err != nil {
			return err
		}
		art.Body = body
		if err := w.do("UPDATE article SET flags=flags|?, body=? WHERE id=?", flagFull, body.Encode(), int64(id)); err != nil {
			return err
		}
		_, err = w.setMentions(&art, mentions, true)
		return err
	})
	return err
}

// Stale returns up to limit articles (with title, summary, body, feed and
// language) that were linked under another fingerprint, newest first. When it
// returns none, all are done.
func (a *Archive) Stale(ctx context.Context, fingerprint string, limit int) ([]model.Article, error) {
	var out []model.Article
	err := a.read(ctx, "find articles to link", func(c *conn) error {
		low, err := a.linkedDownTo(c, fingerprint)
		if err != nil {
			return err
		}
		var ids []int64
		collect := func(v []value) error {
			ids = append(ids, integer(v[0]))
			return nil
		}
		if low > 0 { // none of the queue counts while its fingerprint is not begun
			if err := c.query(ctx, collect, "SELECT r.id FROM relink r JOIN article a ON a.id=r.id WHERE r.id>=? ORDER BY r.id DESC LIMIT ?", low, limit); err != nil {
				return err
			}
		} else {
			low = 1<<63 - 1
		}
		if len(ids) < limit {
			if err := c.query(ctx, collect, "SELECT id FROM article WHERE id<? ORDER BY id DESC LIMIT ?", low, limit-len(ids)); err != nil {
				return err
			}
		}
		for _, id := range ids {
			art, err := a.article(c, model.ArticleID(id))
			if err != nil {
				return err
			}
			out = append(out, art)
		}
		return ctx.Err()
	})
	return out, err
}

// linkedDownTo returns the id from which on all articles are linked under the
// fingerprint, but for those in the queue; 0 when none is.
func (a *Archive) linkedDownTo(c *conn, fingerprint string) (int64, error) {
	var low int64
	err := c.query(background, func(v []value) error {
		if text(v[0]) == fingerprint {
			low = max(integer(v[1]), 1)
		}
		return errStop
	}, "SELECT linked, link_low FROM state")
	return low, err
}

// SetMentions stores what was found in articles under a fingerprint. Found
// must hold every article of the last answer of Stale, those without a mention
// too.
func (a *Archive) SetMentions(ctx context.Context, fingerprint string, found map[model.ArticleID][]model.Mention) error {
	_, err := a.write(ctx, "link articles", false, func(w *writing) error {
		low, err := a.linkedDownTo(w.conn, fingerprint)
		if err != nil {
			return err
		}
		ids := make([]model.ArticleID, 0, len(found))
		for id := range found {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		if low == 0 {
			last, _, err := w.get("SELECT last_id FROM state")
			if err != nil {
				return err
			}
			low = last + 1
			if err := w.do("DELETE FROM relink"); err != nil {
				return err
			}
		}
		for _, id := range ids {
			if err := w.relink(id, found[id]); err != nil {
				return err
			}
			if err := w.do("DELETE FROM relink WHERE id=?", int64(id)); err != nil {
				return err
			}
		}
		if len(ids) > 0 {
			low = min(low, int64(ids[0]))
		}
		if _, below, err := w.get("SELECT 1 FROM article WHERE id<? LIMIT 1", low); err != nil {
			return err
		} else if !below {
			low = 1
		}
		return w.do("UPDATE state SET linked=?, link_low=?", fingerprint, low)
	})
	return err
}

// relink stores new mentions of an article. The index is written only when
// other things are named than before, which is rare.
func (w *writing) relink(id model.ArticleID, found []model.Mention) error {
	ord, ok, err := w.get("SELECT ord FROM article WHERE id=?", int64(id))
	if err != nil || !ok {
		return err
	}
	art := model.Article{ID: id}
	if len(found) == 0 {
		old, err := w.namedIn(ord)
		if err != nil || len(old) == 0 {
			return err
		}
	} else if art, err = w.a.article(w.conn, id); err != nil {
		return err
	}
	if art.Feed == 0 {
		if art, err = w.a.article(w.conn, id); err != nil {
			return err
		}
	}
	_, err = w.setMentions(&art, found, false)
	return err
}

// setMentions stores mentions less those the reader has rejected, and brings
// the index up to date if what is named has changed, or anyway.
func (w *writing) setMentions(art *model.Article, found []model.Mention, anyway bool) (bool, error) {
	found, err := w.withoutRejected(art.Feed, art.ID, found)
	if err != nil {
		return false, err
	}
	ord, _, err := w.get("SELECT ord FROM article WHERE id=?", int64(art.ID))
	if err != nil {
		return false, err
	}
	before, err := w.namedIn(ord)
	if err != nil {
		return false, err
	}
	named, err := w.storeMentions(art.ID, ord, found, false)
	if err != nil {
		return false, err
	}
	now := slices.Clone(named)
	slices.Sort(now)
	if slices.Equal(before, now) && !anyway {
		if !sameMentions(art.Mentions, found) {
			w.changed = true
		}
		return false, nil
	}
	w.changed = true
	d := prepare(art.Feed, art, w.now, new(paper))
	w.index = append(w.index, indexed{
		ord: ord, title: d.title, body: d.body, author: d.author, facts: facts(art.Feed, art.Language, art.Link != "", named), again: true,
	})
	return true, nil
}

func sameMentions(a, b []model.Mention) bool { return slices.Equal(a, b) }
