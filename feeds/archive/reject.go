package archive

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pariscall/model"
)

// actReject is the mark of an act that is a rejection; those of a reader's
// marks count up from 0.
const actReject model.Mark = 255

// rejection is what the reader said is wrong, as the act that did it keeps it.
type rejection struct {
	feed, article int64 // article 0: the whole feed
	ref, match    string
}

// key is the row in rejected.
func (r rejection) key() []any { return []any{r.feed, r.article, r.ref, plain(r.match)} }

func (r rejection) pack() string {
	return fmt.Sprintf("%d %d %s %s", r.feed, r.article, r.ref, r.match)
}

// unpackRejection reads what pack wrote. A ref has no blank, a match may.
func unpackRejection(s string) (r rejection, err error) {
	parts := strings.SplitN(s, " ", 4)
	if len(parts) < 4 {
		return r, fmt.Errorf("the record of what was rejected is damaged")
	}
	r.ref, r.match = parts[2], parts[3]
	if r.feed, err = strconv.ParseInt(parts[0], 10, 64); err == nil {
		r.article, err = strconv.ParseInt(parts[1], 10, 64)
	}
	return r, err
}

// Reject records that a mention is wrong, in one article or for its alias in
// a whole feed, and removes it. It can be undone like a mark.
func (a *Archive) Reject(ctx context.Context, id model.ArticleID, m model.Mention, wholeFeed bool) error {
	_, err := a.write(ctx, "reject a mention", true, func(w *writing) error {
		art, err := a.article(w.conn, id)
		if err != nil {
			return err
		}
		article := int64(id)
		if wholeFeed {
			article = 0
		}
		w.changed = true
		r := rejection{int64(art.Feed), article, m.Ref.String(), m.Match}
		fresh, err := w.run(w.ctx, "INSERT OR IGNORE INTO rejected VALUES (?,?,?,?)", r.key()...)
		if err != nil {
			return err
		}
		hits := []int64{int64(id)}
		if wholeFeed {
			if hits, err = w.naming(art.Feed, m.Ref); err != nil {
				return err
			}
		}
		for _, id := range hits {
			art, err := a.article(w.conn, model.ArticleID(id))
			if err != nil {
				return err
			}
			if _, err := w.setMentions(&art, art.Mentions, false); err != nil {
				return err
			}
		}
		if fresh == 0 {
			return nil
		}
		// Without articles: a program that does not know such an act would tag them.
		return w.remember(actReject, r.pack(), nil)
	})
	return err
}

// acceptAgain takes a rejection back. What the articles named is found by
// linking them again: all that say it, those that came since then too.
func (w *writing) acceptAgain(packed string) (model.Undone, error) {
	r, err := unpackRejection(packed)
	if err != nil {
		return model.Undone{}, err
	}
	if err := w.do("DELETE FROM rejected WHERE feed=? AND article=? AND ref=? AND alias=?", r.key()...); err != nil {
		return model.Undone{}, err
	}
	var ids []int64
	if words, prefix := model.QueryWords(r.match); r.article > 0 {
		ids = []int64{r.article}
	} else if len(words) > 0 {
		if ids, err = w.matching(model.FeedID(r.feed), phrase(words, prefix)); err != nil {
			return model.Undone{}, err
		}
	}
	for _, id := range ids {
		if err := w.do("INSERT OR IGNORE INTO relink SELECT id FROM article WHERE id=?", id); err != nil {
			return model.Undone{}, err
		}
	}
	return model.Undone{What: fmt.Sprintf("undone: %q means %s again", r.match, w.a.called(r.ref)), Articles: len(ids), Relink: true}, nil
}

// called is what the bundled data calls a thing, or its reference.
func (a *Archive) called(ref string) string {
	if a.opts.Atlas == nil {
		return ref
	}
	r, err := model.ParseRef(ref)
	if atlas := a.opts.Atlas(); atlas != nil && err == nil {
		if e, ok := atlas.Resolve(r); ok {
			return e.Title()
		}
	}
	return ref
}

// naming returns the articles of a feed that name a thing.
func (w *writing) naming(feed model.FeedID, r model.Ref) ([]int64, error) {
	e, err := w.a.lookEntity(w.conn, r)
	if err != nil || e == 0 {
		return nil, err
	}
	return w.matching(feed, factNumber('e', e))
}

// matching returns the articles of a feed that match an expression of the
// index.
func (w *writing) matching(feed model.FeedID, expr string) ([]int64, error) {
	var ids []int64
	err := w.each(func(v []value) error {
		ids = append(ids, integer(v[0]))
		return nil
	}, "SELECT l.id FROM words w CROSS JOIN line l ON l.ord=w.rowid WHERE w.words MATCH ?",
		"("+factNumber('f', int64(feed))+" AND "+expr+")")
	return ids, err
}

// Rejected lists what was rejected for whole feeds.
func (a *Archive) Rejected(ctx context.Context) ([]model.RejectedAlias, error) {
	var out []model.RejectedAlias
	err := a.read(ctx, "read rejected names", func(c *conn) error {
		return c.query(ctx, func(v []value) error {
			if r, err := model.ParseRef(text(v[1])); err == nil {
				out = append(out, model.RejectedAlias{Feed: model.FeedID(integer(v[0])), Ref: r, Match: text(v[2])})
			}
			return nil
		}, "SELECT feed, ref, alias FROM rejected WHERE article=0 ORDER BY feed, ref, alias")
	})
	return out, err
}

// withoutRejected leaves out mentions that the reader has said are wrong.
func (w *writing) withoutRejected(feed model.FeedID, id model.ArticleID, found []model.Mention) ([]model.Mention, error) {
	type wrong struct{ ref, alias string }
	var list []wrong
	err := w.each(func(v []value) error {
		list = append(list, wrong{text(v[0]), text(v[1])})
		return nil
	}, "SELECT ref, alias FROM rejected WHERE feed=? AND article IN (0,?)", int64(feed), int64(id))
	if err != nil || len(list) == 0 {
		return found, err
	}
	return slices.DeleteFunc(slices.Clone(found), func(m model.Mention) bool {
		return slices.Contains(list, wrong{m.Ref.String(), plain(m.Match)})
	}), nil
}

// dropRejected does the same for what a fetch brought: new articles can only
// meet what was rejected for the whole feed.
func (w *writing) dropRejected(feed model.FeedID, drafts []draft) error {
	_, any, err := w.get("SELECT 1 FROM rejected WHERE feed=? LIMIT 1", int64(feed))
	if err != nil || !any {
		return err
	}
	for i := range drafts {
		art := *drafts[i].art
		if art.Mentions, err = w.withoutRejected(feed, drafts[i].id, art.Mentions); err != nil {
			return err
		}
		drafts[i].art = &art
	}
	return nil
}
