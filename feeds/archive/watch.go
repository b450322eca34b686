package archive

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"pariscall/model"
)

// watchCache remembers how many hits each watch has and up to which article
// they were counted, so that only new ones are looked at.
type watchCache struct {
	mu      sync.Mutex
	counted map[int64]watchCount
}

type watchCount struct {
	seen, upTo int64
	hits       int
}

// Watches returns what the reader watches, oldest first, each with the number
// of hits that arrived since it was last looked at.
func (a *Archive) Watches(ctx context.Context) ([]model.Watch, error) {
	a.watched.mu.Lock()
	defer a.watched.mu.Unlock()
	if a.watched.counted == nil {
		a.watched.counted = make(map[int64]watchCount)
	}
	var out []model.Watch
	err := a.read(ctx, "read the watches", func(c *conn) error {
		var seen []int64
		err := c.query(ctx, func(v []value) error {
			out = append(out, model.Watch{ID: integer(v[0]), Label: model.Line(text(v[1])), Query: text(v[2]), Since: fromSeconds(integer(v[4]))})
			seen = append(seen, integer(v[3]))
			return nil
		}, "SELECT id, label, query, seen, since FROM watch ORDER BY id")
		if err != nil {
			return err
		}
		for i := range out {
			if out[i].Hits, err = a.countWatch(ctx, c, &out[i], seen[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// countWatch counts the hits above the article that was last when the watch
// was looked at. A query that has become wrong (a feed it names is gone) has
// no hits; it is not worth an error for all the others.
func (a *Archive) countWatch(ctx context.Context, c *conn, w *model.Watch, seen int64) (int, error) {
	have, ok := a.watched.counted[w.ID]
	if !ok || have.seen != seen {
		have = watchCount{seen: seen, upTo: seen}
	}
	last, _, err := c.number(background, "SELECT last_id FROM state")
	if err != nil || last == have.upTo {
		a.watched.counted[w.ID] = have
		return have.hits, err
	}
	q, err := model.ParseQuery(w.Query)
	if err != nil {
		return 0, nil
	}
	l, err := a.listing(ctx, c, q, false)
	if err != nil {
		if code(err) != 0 {
			return 0, err
		}
		return 0, nil
	}
	for have.upTo < last {
		var ords []int64
		err := c.query(ctx, func(v []value) error {
			ords = append(ords, integer(v[1]))
			have.upTo = integer(v[0])
			return nil
		}, "SELECT id, ord FROM article WHERE id>? ORDER BY id LIMIT 5000", have.upTo)
		if err != nil {
			return 0, err
		}
		if len(ords) == 0 {
			have.upTo = last
		}
		found, err := l.among(ords)
		if err != nil {
			return 0, err
		}
		have.hits += len(found)
	}
	a.watched.counted[w.ID] = have
	return have.hits, nil
}

// Watch adds a watch; one with the same query gets the new label.
func (a *Archive) Watch(ctx context.Context, query string, label model.Text) error {
	q, err := model.ParseQuery(query)
	if err != nil {
		return err
	}
	if q.IsZero() {
		return &model.QueryError{Query: query, Msg: "a watch needs a query", Hint: "such as country:france or ransomware"}
	}
	if label.IsEmpty() {
		label = model.Line(q.String())
	}
	_, err = a.write(ctx, "watch", true, func(w *writing) error {
		if _, err := a.compile(w.conn, q); err != nil {
			return err
		}
		w.changed = true
		return w.do(`INSERT INTO watch(label, query, seen, since) SELECT ?, ?, last_id, ? FROM state WHERE true
			ON CONFLICT(query) DO UPDATE SET label=excluded.label`, label.String(), q.String(), w.now.Unix())
	})
	return err
}

// Unwatch removes a watch.
func (a *Archive) Unwatch(ctx context.Context, id int64) error {
	return a.changeWatch(ctx, "stop watching", id, "DELETE FROM watch WHERE id=?")
}

// WatchSeen makes what has arrived until now old.
func (a *Archive) WatchSeen(ctx context.Context, id int64) error {
	return a.changeWatch(ctx, "look at a watch", id, "UPDATE watch SET seen=(SELECT last_id FROM state), since=? WHERE id=?", a.now().Unix())
}

func (a *Archive) changeWatch(ctx context.Context, what string, id int64, query string, args ...any) error {
	_, err := a.write(ctx, what, true, func(w *writing) error {
		n, err := w.run(w.ctx, query, append(args, id)...)
		if err == nil && n == 0 {
			err = fmt.Errorf("watch %d: %w", id, ErrNotFound)
		}
		w.changed = true
		return err
	})
	return err
}

// maxCompanions is how many companions a volume tells, and companionsAmong in
// how many of the newest articles they are looked for.
const (
	maxCompanions   = 12
	companionsAmong = 1500
)

// Volume returns how often a thing was in the news on the last days, the last
// of them today.
func (a *Archive) Volume(ctx context.Context, r model.Ref, days int) (model.Volume, error) {
	days = min(max(days, 1), 3660)
	out := model.Volume{Ref: r, Days: make([]int, days)}
	err := a.read(ctx, "count the news", func(c *conn) error {
		e, err := a.lookEntity(c, r)
		if err != nil || e == 0 {
			return err
		}
		total, _, err := c.number(background, "SELECT n FROM entity WHERE id=?", e)
		if err != nil || total == 0 {
			return err
		}
		out.Total = int(total)
		naming := factNumber('e', e)
		edge := func(order string) (time.Time, error) {
			ord, _, err := c.number(background, "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid "+order+" LIMIT 1", naming)
			return ordTime(ord), err
		}
		if out.First, err = edge("ASC"); err != nil {
			return err
		}
		if out.Last, err = edge("DESC"); err != nil {
			return err
		}
		y, m, d := a.now().UTC().Date()
		start := time.Date(y, m, d-days+1, 0, 0, 0, 0, time.UTC)
		var ords []int64
		err = c.query(ctx, func(v []value) error {
			ord := integer(v[0])
			if day := int(ordTime(ord).Sub(start) / (24 * time.Hour)); day < days {
				out.Days[day]++
			}
			if len(ords) < companionsAmong {
				ords = append(ords, ord)
			}
			return nil
		}, "SELECT rowid FROM words WHERE words MATCH ? AND rowid>=? ORDER BY rowid DESC", naming, ordFloor(start))
		if err != nil {
			return err
		}
		out.With, err = a.companions(c, e, ords)
		return err
	})
	return out, err
}

func (a *Archive) companions(c *conn, self int64, ords []int64) ([]model.Companion, error) {
	n := make(map[int64]int)
	for _, ord := range ords {
		err := c.query(background, func(v []value) error {
			n[integer(v[0])]++
			return nil
		}, "SELECT entity FROM named WHERE ord=?", ord)
		if err != nil {
			return nil, err
		}
	}
	delete(n, self)
	ids := make([]int64, 0, len(n))
	for id := range n {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y int64) int {
		if n[x] != n[y] {
			return n[y] - n[x]
		}
		return int(x - y)
	})
	var out []model.Companion
	for _, id := range ids[:min(len(ids), maxCompanions)] {
		ref, err := a.entityRef(c, id)
		if err != nil {
			return nil, err
		}
		if !ref.IsZero() {
			out = append(out, model.Companion{Ref: ref, Articles: n[id]})
		}
	}
	return out, nil
}
