package archive

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"modernc.org/sqlite"
)

// conn is one connection with its prepared statements. It talks to the driver
// without database/sql: a refresh runs a hundred thousand small statements,
// and the pool's locks and conversions would cost more than they do. A conn
// is used by one goroutine at a time.
type conn struct {
	c     driver.Conn
	stmts map[string]driver.Stmt
	full  bool                // synchronous=FULL is set
	args  []driver.NamedValue // of the statement being started
}

// value is one column of a row: int64, float64, string, []byte or nil.
type value = driver.Value

// maxStatements bounds the prepared statements a connection keeps; queries of
// the reader's own make new ones without end.
const maxStatements = 160

func dial(dsn string, pragmas ...string) (*conn, error) {
	raw, err := new(sqlite.Driver).Open(dsn)
	if err != nil {
		return nil, err
	}
	c := &conn{c: raw, stmts: make(map[string]driver.Stmt)}
	if err := c.set(pragmas...); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// set runs pragmas.
func (c *conn) set(pragmas ...string) error {
	for _, p := range pragmas {
		if err := c.exec(context.Background(), "PRAGMA "+p); err != nil {
			return err
		}
	}
	c.forget() // an open statement would keep the file from being closed
	return nil
}

func (c *conn) close() error {
	for _, s := range c.stmts {
		s.Close()
	}
	clear(c.stmts)
	return c.c.Close()
}

func (c *conn) prepare(query string) (driver.Stmt, error) {
	if s, ok := c.stmts[query]; ok {
		return s, nil
	}
	s, err := c.c.Prepare(query)
	if err != nil {
		return nil, err
	}
	if len(c.stmts) >= maxStatements {
		for q, old := range c.stmts {
			old.Close()
			delete(c.stmts, q)
			break
		}
	}
	c.stmts[query] = s
	return s, nil
}

// bind numbers the arguments. Only the types a driver takes are allowed, so
// that a wrong one is found by the first test that runs the statement. The
// driver has copied them when a statement has started, so they need no slice
// of their own.
func (c *conn) bind(args []any) []driver.NamedValue {
	out := c.args[:0]
	for i, a := range args {
		switch v := a.(type) {
		case int:
			a = int64(v)
		case bool:
			n := int64(0)
			if v {
				n = 1
			}
			a = n
		}
		out = append(out, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	c.args = out
	return out
}

// exec runs a statement that returns no rows. A context that can end makes
// the driver start a goroutine, so small statements inside a transaction get
// one that cannot.
func (c *conn) exec(ctx context.Context, query string, args ...any) error {
	s, err := c.prepare(query)
	if err != nil {
		return err
	}
	_, err = s.(driver.StmtExecContext).ExecContext(ctx, c.bind(args))
	return err
}

// script runs several statements without arguments.
func (c *conn) script(ctx context.Context, text string) error {
	_, err := c.c.(driver.ExecerContext).ExecContext(ctx, text, nil)
	return err
}

// run is exec, and returns how many rows changed.
func (c *conn) run(ctx context.Context, query string, args ...any) (int, error) {
	s, err := c.prepare(query)
	if err != nil {
		return 0, err
	}
	res, err := s.(driver.StmtExecContext).ExecContext(ctx, c.bind(args))
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	return int(n), err
}

// errStop ends the reading of rows early, without an error.
var errStop = errors.New("enough")

// query calls row for each result. The row's slice is used again for the next
// one. No other statement may be run on c from within row with the same text.
func (c *conn) query(ctx context.Context, row func([]value) error, query string, args ...any) (err error) {
	s, err := c.prepare(query)
	if err != nil {
		return err
	}
	rows, err := s.(driver.StmtQueryContext).QueryContext(ctx, c.bind(args))
	if err != nil {
		return err
	}
	defer func() {
		if e := rows.Close(); err == nil {
			err = e
		}
	}()
	dest := make([]value, len(rows.Columns()))
	for {
		switch err := rows.Next(dest); {
		case errors.Is(err, io.EOF):
			return ctx.Err()
		case err != nil:
			return err
		}
		if err := row(dest); err != nil {
			if errors.Is(err, errStop) {
				return nil
			}
			return err
		}
	}
}

// number returns the first column of the first row; ok is false when there is
// no row or it is NULL.
func (c *conn) number(ctx context.Context, query string, args ...any) (n int64, ok bool, err error) {
	err = c.query(ctx, func(v []value) error {
		n, ok = v[0].(int64)
		return errStop
	}, query, args...)
	return n, ok, err
}

// word is number for text.
func (c *conn) word(ctx context.Context, query string, args ...any) (s string, err error) {
	err = c.query(ctx, func(v []value) error {
		s = text(v[0])
		return errStop
	}, query, args...)
	return s, err
}

func integer(v value) int64 {
	n, _ := v.(int64)
	return n
}

func text(v value) string {
	switch s := v.(type) {
	case string:
		return s
	case []byte:
		return string(s)
	default:
		return ""
	}
}

func blob(v value) []byte {
	switch b := v.(type) {
	case []byte:
		return b
	case string:
		return []byte(b)
	default:
		return nil
	}
}

func yes(v value) bool { return integer(v) != 0 }

// begin starts a transaction that has the write lock from the start, so that
// it never has to give up half way.
func (c *conn) begin(ctx context.Context, durable bool) error {
	if c.full != durable {
		mode := "NORMAL"
		if durable {
			mode = "FULL"
		}
		if err := c.exec(ctx, "PRAGMA synchronous="+mode); err != nil {
			return err
		}
		c.full = durable
	}
	return c.exec(ctx, "BEGIN IMMEDIATE")
}

func (c *conn) rollback() {
	// A statement that failed for want of room has already rolled back.
	if err := c.exec(context.Background(), "ROLLBACK"); err != nil && !isCode(err, codeError) {
		c.forget()
	}
}

// forget closes all statements, so that none holds the transaction open.
func (c *conn) forget() {
	for q, s := range c.stmts {
		s.Close()
		delete(c.stmts, q)
	}
}

// check tells whether the file is sound, with SQLite's first complaint if not.
func (c *conn) check(ctx context.Context) error {
	s, err := c.word(ctx, "PRAGMA quick_check(1)")
	if err != nil {
		return err
	}
	if s != "ok" {
		return fmt.Errorf("%w: %s", errDamaged, s)
	}
	return nil
}
