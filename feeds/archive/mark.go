package archive

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"

	"pariscall/model"
)

// keepActs is how many acts can be undone.
const keepActs = 100

// Mark does something to articles. It is on the disk when Mark returns, and
// can be undone as one act. Articles that are so already do not count.
func (a *Archive) Mark(ctx context.Context, c model.Change) (model.Undone, error) {
	var done model.Undone
	tag := model.Line(c.Tag.String())
	if (c.Mark == model.MarkTag || c.Mark == model.MarkUntag) && plain(tag.String()) == "" {
		return done, fmt.Errorf("mark articles: a tag needs a letter or digit")
	}
	rev, err := a.write(ctx, "mark articles", true, func(w *writing) error {
		ids, err := w.targets(ctx, c)
		if err != nil {
			return err
		}
		changed, err := w.apply(c.Mark, tag, ids)
		if err != nil {
			return err
		}
		done = model.Undone{What: sayMark(c.Mark, tag, w.whom(changed), false), Articles: len(changed)}
		if len(changed) == 0 {
			return nil
		}
		return w.remember(c.Mark, tag.String(), changed)
	})
	done.Revision = rev
	return done, err
}

// Undo takes the last act back, also one of an earlier run. ErrNothing says
// that there is none.
func (a *Archive) Undo(ctx context.Context) (model.Undone, error) {
	var done model.Undone
	rev, err := a.write(ctx, "undo", true, func(w *writing) error {
		var id int64
		var mark model.Mark
		var what string
		var ids []int64
		err := w.each(func(v []value) error {
			id, mark, what, ids = integer(v[0]), model.Mark(integer(v[1])), text(v[2]), unpackIDs(blob(v[3]))
			return errStop
		}, "SELECT id, mark, tag, ids FROM act ORDER BY id DESC LIMIT 1")
		if err != nil {
			return err
		}
		if id == 0 {
			return ErrNothing
		}
		w.changed = true
		if mark == actReject {
			if done, err = w.acceptAgain(what); err != nil {
				return err
			}
			return w.do("DELETE FROM act WHERE id=?", id)
		}
		tag := model.Line(what)
		changed, err := w.apply(opposite(mark), tag, ids)
		if err != nil {
			return err
		}
		done = model.Undone{What: sayMark(mark, tag, w.whom(changed), true), Articles: len(changed)}
		return w.do("DELETE FROM act WHERE id=?", id)
	})
	done.Revision = rev
	return done, err
}

// targets returns the ids of the articles that a change is about and that it
// would change.
func (w *writing) targets(ctx context.Context, c model.Change) ([]int64, error) {
	var ids []int64
	if c.All == nil {
		for _, id := range c.IDs {
			ids = append(ids, int64(id))
		}
		return ids, nil
	}
	l, err := w.a.listing(ctx, w.conn, *c.All, false)
	if err != nil {
		return nil, err
	}
	l.conform(c.Mark)
	below := int64(math.MaxInt64)
	for {
		rows, err := l.older(below, 5000)
		if err != nil {
			return nil, err
		}
		for _, h := range rows {
			id, _, err := w.get("SELECT id FROM line WHERE ord=?", h.ord)
			if err != nil {
				return nil, err
			}
			ids = append(ids, id)
		}
		if len(rows) < 5000 {
			return ids, nil
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		below = rows[len(rows)-1].ord
	}
}

// conform leaves out what is so already, through the small index where there
// is one: to mark all as read looks at the unread only.
func (l *listing) conform(m model.Mark) {
	state := map[model.Mark]model.FlagKind{model.MarkRead: model.IsUnread, model.MarkUnstar: model.IsStarred}
	kind, ok := state[m]
	if !ok {
		return
	}
	c, _ := flagNode(kind).(cond)
	for i := range l.branches {
		l.branches[i].conds = append(l.branches[i].conds, c)
	}
	l.whole = false
}

// apply sets a mark and returns the ids of the articles that were otherwise.
func (w *writing) apply(m model.Mark, tag model.Text, ids []int64) ([]int64, error) {
	if m == model.MarkTag || m == model.MarkUntag {
		return w.applyTag(m, tag, ids)
	}
	var changed []int64
	for _, id := range ids {
		var ord, feed int64
		var unread, starred, edited bool
		err := w.each(func(v []value) error {
			ord, feed, unread, starred, edited = integer(v[0]), integer(v[1]), yes(v[2]), yes(v[3]), yes(v[4])
			return errStop
		}, "SELECT l.ord, l.feed, l.unread, l.starred, l.edited FROM article a JOIN line l ON l.ord=a.ord WHERE a.id=?", id)
		if err != nil {
			return nil, err
		}
		if ord == 0 {
			continue // removed meanwhile
		}
		if m == model.MarkRead && edited {
			w.changed = true
			if err := w.do("UPDATE line SET edited=0 WHERE ord=?", ord); err != nil {
				return nil, err
			}
		}
		was, query := unread, ""
		switch m {
		case model.MarkRead:
			query = "UPDATE line SET unread=0 WHERE ord=?"
		case model.MarkUnread:
			was, query = !unread, "UPDATE line SET unread=1 WHERE ord=?"
		case model.MarkStar:
			was, query = !starred, "UPDATE line SET starred=1 WHERE ord=?"
		case model.MarkUnstar:
			was, query = starred, "UPDATE line SET starred=0 WHERE ord=?"
		}
		if !was {
			continue
		}
		if err := w.do(query, ord); err != nil {
			return nil, err
		}
		switch s := w.sum(model.FeedID(feed)); m {
		case model.MarkRead:
			s.unread--
		case model.MarkUnread:
			s.unread++
		case model.MarkStar:
			s.starred++
		case model.MarkUnstar:
			s.starred--
		}
		changed = append(changed, id)
	}
	return changed, nil
}

func foldTag(s string) string { return plain(s) }

func (w *writing) applyTag(m model.Mark, tag model.Text, ids []int64) ([]int64, error) {
	fold := foldTag(tag.String())
	number, ok, err := w.get("SELECT id FROM tag WHERE fold=?", fold)
	if err != nil {
		return nil, err
	}
	if !ok {
		if m == model.MarkUntag || len(ids) == 0 {
			return nil, nil
		}
		if number, _, err = w.get("SELECT coalesce(max(id),0)+1 FROM tag"); err != nil {
			return nil, err
		}
		if err := w.do("INSERT INTO tag VALUES (?,?,?)", number, fold, tag.String()); err != nil {
			return nil, err
		}
	}
	query := "INSERT OR IGNORE INTO tagged SELECT ?, ord FROM article WHERE id=?"
	if m == model.MarkUntag {
		query = "DELETE FROM tagged WHERE tag=? AND ord=(SELECT ord FROM article WHERE id=?)"
	}
	var changed []int64
	for _, id := range ids {
		n, err := w.run(w.ctx, query, number, id)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			w.changed = true
			changed = append(changed, id)
		}
	}
	if m == model.MarkUntag {
		return changed, w.do("DELETE FROM tag WHERE id=? AND NOT EXISTS (SELECT 1 FROM tagged WHERE tag=?1)", number)
	}
	return changed, nil
}

func opposite(m model.Mark) model.Mark {
	switch m {
	case model.MarkRead:
		return model.MarkUnread
	case model.MarkUnread:
		return model.MarkRead
	case model.MarkStar:
		return model.MarkUnstar
	case model.MarkUnstar:
		return model.MarkStar
	case model.MarkTag:
		return model.MarkUntag
	default:
		return model.MarkTag
	}
}

// whomCells is how much of a headline says which article it was.
const whomCells = 40

// whom says which articles an act was about: the headline of one, the number
// of several.
func (w *writing) whom(ids []int64) string {
	if len(ids) == 1 {
		if a, err := w.a.article(w.conn, model.ArticleID(ids[0])); err == nil && !a.Title.IsEmpty() {
			return `"` + a.Title.Cut(whomCells).String() + `"`
		}
	}
	return strconv.Itoa(len(ids))
}

func sayMark(m model.Mark, tag model.Text, whom string, undone bool) string {
	verb := ""
	switch m {
	case model.MarkRead:
		verb = "marked " + whom + " as read"
	case model.MarkUnread:
		verb = "marked " + whom + " as unread"
	case model.MarkStar:
		verb = "starred " + whom
	case model.MarkUnstar:
		verb = "took the star from " + whom
	case model.MarkTag:
		verb = fmt.Sprintf("tagged %s with %s", whom, tag)
	case model.MarkUntag:
		verb = fmt.Sprintf("took the tag %s from %s", tag, whom)
	}
	if undone {
		return "undone: " + verb
	}
	return verb
}

// remember stores an act (what is the tag, or what was rejected) and forgets
// the oldest beyond keepActs.
func (w *writing) remember(m model.Mark, what string, ids []int64) error {
	w.changed = true
	err := w.do("INSERT INTO act(at, mark, tag, n, ids) VALUES (?,?,?,?,?)", w.now.Unix(), int64(m), what, len(ids), packIDs(ids))
	if err != nil {
		return err
	}
	return w.do("DELETE FROM act WHERE id <= (SELECT max(id) FROM act) - ?", keepActs)
}

// packIDs writes ids as differences: a bulk act on neighbours takes two bytes
// an article.
func packIDs(ids []int64) []byte {
	b := make([]byte, 0, 2*len(ids))
	last := int64(0)
	for _, id := range ids {
		b = binary.AppendVarint(b, id-last)
		last = id
	}
	return b
}

func unpackIDs(b []byte) []int64 {
	var ids []int64
	last := int64(0)
	for len(b) > 0 {
		d, n := binary.Varint(b)
		if n <= 0 {
			break
		}
		last += d
		ids = append(ids, last)
		b = b[n:]
	}
	return ids
}
