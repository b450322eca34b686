package archive

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

// TestNoStatementReadsEveryLine uses the archive in all ways and asks SQLite
// how it finds what each statement wants: whatever reads all articles gets
// slower with every one that is stored.
func TestNoStatementReadsEveryLine(t *testing.T) {
	r := open(t, Options{})
	for round := range 3 { // the same headlines from several feeds: stories
		for n := range r.feeds {
			var items []model.Article
			for i := range 12 {
				a := r.item(fmt.Sprint(round, n, i), fmt.Sprintf("Harbour authority %d of northern island reports intrusion number %d", i, round), i)
				a.Mentions = []model.Mention{mention("FRA", "France")}
				items = append(items, a)
			}
			r.put(n, items...)
		}
		r.tellers.clear() // as if another program had written
	}
	for _, q := range []string{"", "is:unread", "is:starred", "is:updated", "harbour", "country:FRA", "tag:later", "feed:one", "newer:7d -island"} {
		r.page(q)
		r.page(q, func(p *model.PageRequest) { p.Stories = true })
	}
	list := r.every("")
	at := list[len(list)/2]
	r.page("", func(p *model.PageRequest) { p.Stories, p.Around = true, at.ID })
	if at.Story == 0 {
		t.Fatal("no stories were made")
	}
	if _, err := r.Story(t.Context(), at.Story); err != nil {
		t.Fatal(err)
	}
	r.mark(model.MarkRead, at.ID)
	r.mark(model.MarkStar, at.ID)
	if _, err := r.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.opts.Retention = Retention{PerFeed: 5}
	if _, err := r.Retain(t.Context(), r.clock.t.Add(24*time.Hour)); err != nil {
		t.Fatal(err)
	}

	writer := <-r.writer
	defer func() { r.writer <- writer }()
	plans := 0
	for range readerSlots {
		reader := <-r.readers
		if reader != nil {
			plans += wantNoScan(t, reader)
		}
		r.readers <- reader
	}
	if plans += wantNoScan(t, writer); plans < 20 {
		t.Errorf("only %d statements were looked at", plans)
	}
}

func wantNoScan(t *testing.T, c *conn) (plans int) {
	t.Helper()
	var queries []string
	for q := range c.stmts {
		queries = append(queries, q)
	}
	for _, q := range queries {
		verb, _, _ := strings.Cut(strings.TrimSpace(q), " ")
		if strings.HasPrefix(q, "DELETE FROM ident WHERE id<0") || strings.HasSuffix(q, " LIMIT ?)") {
			continue // what is long gone, once a day; a count that stops
		}
		if verb != "SELECT" && verb != "UPDATE" && verb != "DELETE" || strings.HasPrefix(q, "EXPLAIN") {
			continue
		}
		plans++
		err := c.query(t.Context(), func(v []value) error {
			step := text(v[3])
			for _, table := range []string{"line", "l", "article", "a", "ident", "named", "mention"} {
				if step == "SCAN "+table || strings.HasPrefix(step, "SCAN "+table+" USING") {
					t.Errorf("%s\n\treads all: %s", q, step)
				}
			}
			return nil
		}, "EXPLAIN QUERY PLAN "+q, make([]any, parameters(q))...)
		if err != nil {
			t.Errorf("%s: %v", q, err)
		}
	}
	return plans
}

// parameters counts what a statement is given: ?, or ?1 to ?n.
func parameters(q string) int {
	n := 0
	for i, part := range strings.Split(q, "?") {
		if i == 0 {
			continue
		}
		digits := len(part) - len(strings.TrimLeft(part, "0123456789"))
		if number, err := strconv.Atoi(part[:digits]); err == nil {
			n = max(n, number)
		} else {
			n++
		}
	}
	return n
}
