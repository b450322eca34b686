package archive

import (
	"context"
	"math"
	"slices"
	"strings"
)

// listing answers one compiled query within one view of the archive.
type listing struct {
	a        *Archive
	c        *conn
	ctx      context.Context
	branches []branch
	stories  bool // one row a story
	whole    bool // the query asks for everything
	// told holds the stories with a row above what is asked for next; nil
	// when that is not known.
	told map[int64]bool
}

// hit is one row of a list.
type hit struct{ ord, story, lead int64 }

// fewUnread is how many unread articles are looked up in the full-text index
// one by one rather than the other way round.
const fewUnread = 120

// older returns up to n hits below an order, newest first.
func (l *listing) older(below int64, n int) ([]hit, error) {
	return l.list(span{math.MinInt64, below}, n, true)
}

// newer returns up to n hits above an order, oldest first.
func (l *listing) newer(above int64, n int) ([]hit, error) {
	if above == math.MaxInt64 {
		return nil, nil
	}
	return l.list(span{above + 1, math.MaxInt64}, n, false)
}

// list merges the branches and, for stories, leaves out all but the newest
// hit of each.
func (l *listing) list(within span, n int, down bool) ([]hit, error) {
	if !l.stories || l.whole {
		return l.raw(within, n, down)
	}
	var out []hit
	seen := make(map[int64]bool)
	if down && within.to == math.MaxInt64 {
		l.told = seen
	}
	if down && l.told != nil {
		seen = l.told
	}
	for {
		want := n - len(out) + 16
		rows, err := l.raw(within, want, down)
		if err != nil {
			return nil, err
		}
		for _, h := range rows {
			shown, err := l.shown(h, seen, down)
			if err != nil {
				return nil, err
			}
			if shown {
				out = append(out, h)
			}
			if len(out) == n {
				return out, nil
			}
		}
		if len(rows) < want {
			return out, nil
		}
		if last := rows[len(rows)-1].ord; down {
			within.to = last
		} else {
			within.from = last + 1
		}
	}
}

// shown says whether a hit stands for its story: no newer article of it is a
// hit too.
func (l *listing) shown(h hit, seen map[int64]bool, down bool) (bool, error) {
	if h.story == 0 {
		return true, nil
	}
	if down && seen[h.story] {
		return false, nil
	}
	if h.lead == 0 && !(down && l.told != nil) {
		var newer []int64
		err := l.c.query(background, func(v []value) error {
			newer = append(newer, integer(v[0]))
			return nil
		}, "SELECT ord FROM line WHERE story=? AND story>0 AND ord>? ORDER BY ord LIMIT 60", h.story, h.ord)
		if err != nil {
			return false, err
		}
		if found, err := l.among(newer); err != nil || len(found) > 0 {
			return false, err
		}
	}
	seen[h.story] = true
	return true, nil
}

func (l *listing) raw(within span, n int, down bool) ([]hit, error) {
	var out []hit
	for i := range l.branches {
		rows, err := l.best(&l.branches[i], within, n, down)
		if err != nil {
			return nil, err
		}
		if out == nil {
			out = rows
			continue
		}
		out = append(out, rows...)
	}
	if len(l.branches) > 1 {
		slices.SortFunc(out, func(x, y hit) int {
			if down {
				x, y = y, x
			}
			switch {
			case x.ord < y.ord:
				return -1
			case x.ord > y.ord:
				return 1
			}
			return 0
		})
		out = slices.Compact(out)
	}
	return out[:min(len(out), n)], nil
}

// branch runs one branch as one statement.
func (l *listing) branch(b *branch, within span, n int, down bool) ([]hit, error) {
	within = within.and(b.span)
	var where []string
	var args []any
	var driver driverHint
	for _, c := range b.conds {
		if c.on.index != "" && driver.index == "" {
			driver = c.on
		}
		where = append(where, c.sql)
	}
	if l.stories && l.whole {
		where = append(where, "l.lead=1")
	}

	within, few, err := l.narrow(driver, within)
	if err != nil || within.from >= within.to {
		return nil, err
	}
	from := "line l"
	switch {
	case b.match.expr != "" && !few:
		from = "words w CROSS JOIN line l ON l.ord=w.rowid"
		args = append(args, b.match.expr, within.from, within.to)
		where = append([]string{"w.words MATCH ? AND w.rowid>=? AND w.rowid<?"}, where...)
	case driver.index == "tagged":
		from = "tagged t CROSS JOIN line l ON l.ord=t.ord"
		args = append(args, driver.tag, within.from, within.to)
		where = append([]string{"t.tag=? AND t.ord>=? AND t.ord<?"}, where...)
	default:
		if driver.index != "" {
			from += " INDEXED BY " + driver.index
		}
		args = append(args, within.from, within.to)
		where = append([]string{"l.ord>=? AND l.ord<?"}, where...)
	}
	for _, c := range b.conds {
		args = append(args, c.args...)
	}
	if b.match.expr != "" && few {
		where = append(where, probe)
		args = append(args, b.match.expr)
	}
	order := "l.ord"
	switch {
	case strings.HasPrefix(from, "words"):
		order = "w.rowid"
	case strings.HasPrefix(from, "tagged"):
		order = "t.ord"
	}
	if down {
		order += " DESC"
	}
	args = append(args, n)

	out := make([]hit, 0, min(n, 256))
	err = l.c.query(l.ctx, func(v []value) error {
		out = append(out, hit{integer(v[0]), integer(v[1]), integer(v[2])})
		return nil
	}, "SELECT l.ord, l.story, l.lead FROM "+from+" WHERE "+strings.Join(where, " AND ")+" ORDER BY "+order+" LIMIT ?", args...)
	return out, err
}

// narrow limits the range to where the rows of the driving index lie, and
// says whether they are few enough to look at one by one. Unread and starred
// articles lie close together, and old words are not even looked at for them.
func (l *listing) narrow(d driverHint, within span) (span, bool, error) {
	if d.index == "" || d.index == "tagged" {
		return within, d.index != "", nil
	}
	column := strings.TrimPrefix(d.index, "line_")
	first, ok, err := l.c.number(background, "SELECT min(ord) FROM line WHERE "+column+"=1")
	if err != nil || !ok {
		return span{}, false, err
	}
	last, _, err := l.c.number(background, "SELECT max(ord) FROM line WHERE "+column+"=1")
	if err != nil {
		return span{}, false, err
	}
	n, _, err := l.c.number(background, "SELECT count(*) FROM (SELECT 1 FROM line WHERE "+column+"=1 LIMIT ?)", fewUnread+1)
	return within.and(span{first, last + 1}), n <= fewUnread, err
}
