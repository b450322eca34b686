package archive

import (
	"context"
	"math"
	"slices"

	"pariscall/model"
)

const (
	defaultRows = 100
	maxRows     = 1000
	// countAbove is how many rows above a window are counted before "many"
	// is the answer.
	countAbove = 2000
)

// listing compiles a query for use on c.
func (a *Archive) listing(ctx context.Context, c *conn, q model.Query, stories bool) (*listing, error) {
	branches, err := a.compile(c, q)
	if err != nil {
		return nil, err
	}
	return &listing{a: a, c: c, ctx: ctx, branches: branches, stories: stories, whole: q.IsZero()}, nil
}

// Page returns a window of headlines.
func (a *Archive) Page(ctx context.Context, req model.PageRequest) (model.Page, error) {
	page := model.Page{Query: req.Query}
	limit := req.Limit
	if limit <= 0 {
		limit = defaultRows
	}
	limit = min(limit, maxRows)
	err := a.read(ctx, "read the news", func(c *conn) error {
		rev, _, err := c.number(background, "SELECT revision FROM state")
		if err != nil {
			return err
		}
		page.Revision = uint64(rev)
		l, err := a.listing(ctx, c, req.Query, req.Stories)
		if err != nil {
			return err
		}
		var rows []hit
		switch {
		case req.ByRank && !req.Query.IsZero():
			rows, page.More, err = l.ranked(req.Query, limit)
		default:
			rows, page.Above, page.More, err = l.window(req.Around, limit)
		}
		if err != nil {
			return err
		}
		page.Rows, err = a.headlines(ctx, c, ordsOf(rows))
		return err
	})
	return page, err
}

func ordsOf(rows []hit) []int64 {
	out := make([]int64, len(rows))
	for i := range rows {
		out[i] = rows[i].ord
	}
	return out
}

// window returns limit rows with the anchor near their middle, or the first.
// above is how many rows stand before them, -1 for many.
func (l *listing) window(around model.ArticleID, limit int) (rows []hit, above int, more bool, err error) {
	below := int64(math.MaxInt64)
	if around != 0 {
		if below, err = l.anchor(around); err != nil {
			return nil, 0, false, err
		}
	}
	up, all, err := l.above(below, limit)
	if err != nil {
		return nil, 0, false, err
	}
	if below != math.MaxInt64 {
		below++
	}
	down, err := l.older(below, limit+1)
	if err != nil {
		return nil, 0, false, err
	}
	// Half of the window lies above the anchor, more when there is little below.
	take := min(len(up), max(limit/2, limit-len(down)), limit)
	more = len(down) > limit-take
	rows = slices.Clone(up[:take])
	slices.Reverse(rows)
	rows = append(rows, down[:min(len(down), limit-take)]...)
	if all {
		return rows, len(up) - take, more, nil
	}
	return rows, -1, more, nil
}

// above returns the hits above an order, oldest first: all of them, or at
// least n when they are too many to count. When it returns all, it also knows
// which stories have a newer row, and nothing below needs to be asked for it.
func (l *listing) above(ord int64, n int) (rows []hit, all bool, err error) {
	if ord == math.MaxInt64 {
		l.told = make(map[int64]bool)
		return nil, true, nil
	}
	rows, err = l.raw(span{ord + 1, math.MaxInt64}, countAbove+1, false)
	if err != nil {
		return nil, false, err
	}
	if len(rows) > countAbove {
		rows, err = l.newer(ord, n)
		return rows, false, err
	}
	l.told = make(map[int64]bool)
	if !l.stories || l.whole {
		return rows, true, nil
	}
	slices.Reverse(rows)
	rows = slices.DeleteFunc(rows, func(h hit) bool {
		again := h.story != 0 && l.told[h.story]
		l.told[h.story] = true
		return again
	})
	slices.Reverse(rows)
	return rows, true, nil
}

// anchor returns where an article stands; when its story is shown by another
// row, where that one stands. An article that is gone is the top.
func (l *listing) anchor(id model.ArticleID) (int64, error) {
	var h hit
	err := l.c.query(background, func(v []value) error {
		h = hit{integer(v[0]), integer(v[1]), integer(v[2])}
		return errStop
	}, "SELECT l.ord, l.story, l.lead FROM article a JOIN line l ON l.ord=a.ord WHERE a.id=?", int64(id))
	if err != nil {
		return 0, err
	}
	if h.ord == 0 {
		return math.MaxInt64, nil
	}
	if !l.stories || h.story == 0 || h.lead == 1 {
		return h.ord, nil
	}
	var newer []int64
	err = l.c.query(background, func(v []value) error {
		newer = append(newer, integer(v[0]))
		return nil
	}, "SELECT ord FROM line WHERE story=? AND story>0 AND ord>? ORDER BY ord DESC LIMIT 60", h.story, h.ord)
	if err != nil {
		return 0, err
	}
	found, err := l.among(newer)
	if err != nil || len(found) == 0 {
		return h.ord, err
	}
	return found[len(found)-1], nil
}

// After returns up to limit headlines with an id above after that match, in
// the order in which they were stored.
func (a *Archive) After(ctx context.Context, q model.Query, after model.ArticleID, limit int) ([]model.Headline, error) {
	var out []model.Headline
	if limit <= 0 {
		limit = maxRows
	}
	err := a.read(ctx, "read what arrived", func(c *conn) error {
		l, err := a.listing(ctx, c, q, false)
		if err != nil {
			return err
		}
		next := int64(after)
		for len(out) < limit {
			order := make(map[int64]int64)
			var ords []int64
			err := c.query(background, func(v []value) error {
				next = integer(v[0])
				order[integer(v[1])] = next
				ords = append(ords, integer(v[1]))
				return nil
			}, "SELECT id, ord FROM article WHERE id>? ORDER BY id LIMIT 1000", next)
			if err != nil || len(ords) == 0 {
				return err
			}
			found, err := l.among(ords)
			if err != nil {
				return err
			}
			slices.SortFunc(found, func(x, y int64) int { return int(order[x] - order[y]) })
			rows, err := a.headlines(ctx, c, found[:min(len(found), limit-len(out))])
			if err != nil {
				return err
			}
			out = append(out, rows...)
		}
		return nil
	})
	return out, err
}
