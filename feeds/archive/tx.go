package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"pariscall/model"
)

// writing is one transaction that changes the archive. Its methods run
// without a context that could end: a transaction is short, and is not left
// half done.
type writing struct {
	*conn
	a       *Archive
	ctx     context.Context
	now     time.Time
	changed bool
	sums    map[model.FeedID]*sums
	lastID  int64 // greatest article id given out, 0: not yet read
	bump    map[int64]int
	index   []indexed
	scratch []byte
	idents  pending
	named   pending

	tales        []*tale
	tellersReady bool
}

// indexed is what the full-text index is to hold of an article; gone when the
// article goes. All are written at the end of the transaction, in order:
// SQLite sets a savepoint for many a statement, and at each one the index
// writes out what it has gathered.
type indexed struct {
	ord                  int64
	title, author, facts string
	body                 []byte
	gone, again          bool
}

// insertWords takes the body, the bulk, as bytes: they lie on the paper of the
// transaction, and a string of them would be a copy.
const insertWords = "INSERT INTO words(rowid, title, body, author, facts) VALUES (?,?,CAST(? AS TEXT),?,?)"

func (w *writing) writeIndex() error {
	slices.SortStableFunc(w.index, func(x, y indexed) int { return cmp.Compare(x.ord, y.ord) })
	for i := range w.index {
		d := &w.index[i]
		if d.gone || d.again {
			if err := w.do("DELETE FROM words WHERE rowid=?", d.ord); err != nil {
				return err
			}
		}
	}
	for i := range w.index {
		d := &w.index[i]
		if d.gone {
			continue
		}
		err := w.do(insertWords, d.ord, d.title, d.body, d.author, d.facts)
		if err != nil {
			return err
		}
	}
	return nil
}

// sums is by how much the counts of a feed change.
type sums struct{ total, unread, starred int }

func (w *writing) sum(feed model.FeedID) *sums {
	w.changed = true
	s := w.sums[feed]
	if s == nil {
		s = new(sums)
		w.sums[feed] = s
	}
	return s
}

func (w *writing) do(query string, args ...any) error { return w.exec(w.ctx, query, args...) }

func (w *writing) get(query string, args ...any) (int64, bool, error) {
	return w.number(w.ctx, query, args...)
}

func (w *writing) each(row func([]value) error, query string, args ...any) error {
	return w.query(w.ctx, row, query, args...)
}

// write runs fn in a transaction and returns the revision after it. Durable
// means that the change is on the disk when write returns.
func (a *Archive) write(ctx context.Context, what string, durable bool, fn func(*writing) error) (uint64, error) {
	var revision uint64
	err := a.guarded(ctx, func() error {
		c, err := a.takeWriter(ctx)
		if err != nil {
			return err
		}
		defer func() { a.writer <- c }()
		if err := a.beginPatiently(ctx, c, durable); err != nil {
			return err
		}
		w := &writing{
			conn: c, a: a, ctx: context.WithoutCancel(ctx), now: a.now().UTC(),
			sums: make(map[model.FeedID]*sums), bump: make(map[int64]int),
			idents: pending{into: "INSERT OR REPLACE INTO ident VALUES ", key: 2, wide: 4, rows: a.rows[0]},
			named:  pending{into: "INSERT INTO named VALUES ", key: 2, wide: 2, rows: a.rows[1]},
		}
		defer func() { a.rows = [2][][4]int64{w.idents.rows[:0], w.named.rows[:0]} }()
		if err = fn(w); err == nil {
			revision, err = w.finish()
		}
		if err != nil {
			c.rollback()
			a.names.forget()
			a.tellers.clear()
		}
		return err
	})
	if isCode(err, codeReadOnly) {
		a.readOnly.Store(true)
		a.tell(fmt.Sprintf("reading only: %s cannot be written any more; what you mark and what arrives is not kept", a.path))
	}
	return revision, a.explain(what, err)
}

// beginPatiently waits for other programs as long as the caller does, but a
// minute at most.
func (a *Archive) beginPatiently(ctx context.Context, c *conn, durable bool) error {
	err := c.begin(ctx, durable)
	for tries := 0; isCode(err, codeBusy) && tries < 15 && ctx.Err() == nil; tries++ {
		err = c.begin(ctx, durable)
	}
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// finish applies the counts and commits. A transaction that changed nothing
// leaves the revision alone.
func (w *writing) finish() (uint64, error) {
	var all sums
	for feed, s := range w.sums {
		all.total += s.total
		all.unread += s.unread
		all.starred += s.starred
		if *s == (sums{}) {
			continue
		}
		err := w.do("UPDATE feed SET total=total+?, unread=unread+?, starred=starred+? WHERE id=?",
			s.total, s.unread, s.starred, int64(feed))
		if err != nil {
			return 0, err
		}
	}
	for entity, n := range w.bump {
		if n == 0 {
			continue
		}
		if err := w.do("UPDATE entity SET n=n+? WHERE id=?", n, entity); err != nil {
			return 0, err
		}
	}
	if w.changed {
		err := w.do(`UPDATE state SET revision=revision+1, last_id=max(last_id,?),
			articles=articles+?, unread=unread+?, starred=starred+?`, w.lastID, all.total, all.unread, all.starred)
		if err != nil {
			return 0, err
		}
	}
	if err := w.writeTales(); err != nil {
		return 0, err
	}
	for _, p := range []*pending{&w.idents, &w.named} {
		if err := p.write(w); err != nil {
			return 0, err
		}
	}
	if err := w.writeIndex(); err != nil {
		return 0, err
	}
	rev, _, err := w.get("SELECT revision FROM state")
	if err != nil {
		return 0, err
	}
	if err := w.do("COMMIT"); err != nil {
		return 0, err
	}
	if w.changed && w.a.tellers.revision == rev-1 {
		w.a.tellers.revision = rev
	}
	return uint64(rev), nil
}

// read runs fn on one unchanging view of the archive.
func (a *Archive) read(ctx context.Context, what string, fn func(*conn) error) error {
	err := a.guarded(ctx, func() error {
		c, back, err := a.takeReader(ctx)
		if err != nil {
			return err
		}
		defer back()
		plain := context.WithoutCancel(ctx)
		if err := c.exec(plain, "BEGIN"); err != nil {
			return err
		}
		err = fn(c)
		if e := c.exec(plain, "COMMIT"); e != nil {
			c.rollback()
			if err == nil {
				err = e
			}
		}
		if err != nil && ctx.Err() != nil {
			return ctx.Err()
		}
		return err
	})
	return a.explain(what, err)
}

func (a *Archive) takeWriter(ctx context.Context) (*conn, error) {
	if a.readOnly.Load() {
		return nil, ErrReadOnly
	}
	select {
	case c := <-a.writer:
		if c != nil {
			return c, nil
		}
		c, err := a.dialWriter()
		if err != nil {
			a.writer <- nil
		}
		return c, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// takeReader returns a connection for reading and how to give it back. An
// archive in memory has only one.
func (a *Archive) takeReader(ctx context.Context) (*conn, func(), error) {
	slots := a.readers
	if a.mode == modeMemory {
		slots = a.writer
	}
	select {
	case c := <-slots:
		if c == nil {
			var err error
			if c, err = a.dialReader(); err != nil {
				slots <- nil
				return nil, nil, err
			}
		}
		return c, func() { slots <- c }, nil
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
}
