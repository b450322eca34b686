package archive

import (
	"context"
	"fmt"
	"sync"

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
