package archive

import (
	"context"
	"fmt"
	"strings"
)

type salvaged struct{ articles, feeds int }

// salvage copies the rows of another archive that can be read and that are
// not there yet. A table that breaks off is read on from its other end.
func (a *Archive) salvage(ctx context.Context, into *conn, from string) salvaged {
	var out salvaged
	source := &Archive{path: from, opts: a.opts, now: a.now, log: a.log, mode: modeRead}
	old, err := dial(source.uri("mode=ro"), "query_only=ON", "trusted_schema=OFF")
	if err == nil {
		if _, _, err = old.number(ctx, "SELECT count(*) FROM sqlite_master"); err != nil {
			old.close()
			old, err = dial(source.uri("mode=ro&immutable=1"), "query_only=ON", "trusted_schema=OFF")
		}
	}
	if err != nil {
		a.log.Warn("archive: salvage", "file", from, "err", err)
		return out
	}
	defer old.close()
	if err := into.begin(ctx, false); err != nil {
		a.log.Error("archive: salvage", "err", err)
		return out
	}
	for _, t := range salvageTables() {
		n := a.copyTable(ctx, into, old, t)
		switch t.name {
		case "article":
			out.articles = n
		case "feed":
			out.feeds = n
		}
	}
	if err := into.exec(ctx, "COMMIT"); err != nil {
		into.rollback()
		a.log.Error("archive: salvage", "err", err)
		return salvaged{}
	}
	return out
}

// salvageTable is a table to save and the column that orders it.
type salvageTable struct {
	name, columns, order string
	n                    int
}

func salvageTables() []salvageTable {
	return []salvageTable{
		{"feed", "id, url, listed, place, name, given, site, grp, lang, about, bundled, total, unread, starred, health, error, hint, fetch", "id", 18},
		{"address", "url, feed", "url", 2},
		{"article", "id, ord, feed, sum, published, updated, seen, flags, key, link, title, lang, claimed, image, authors, topics, summary, body", "id", 18},
		{"line", "ord, id, feed, story, lead, unread, starred, edited", "ord", 8},
		{"ident", "feed, h, id, sum", "feed, h", 4},
		{"story", "id, sources", "id", 2},
		{"entity", "id, ref, n", "id", 3},
		{"mention", "id, found", "id", 2},
		{"named", "ord, entity", "ord, entity", 2},
		{"rejected", "feed, article, ref, alias", "feed, article", 4},
		{"tag", "id, fold, name", "id", 3},
		{"tagged", "tag, ord", "tag, ord", 2},
		{"act", "id, at, mark, tag, n, ids", "id", 6},
		{"watch", "id, label, query, seen, since", "id", 5},
	}
}

func (a *Archive) copyTable(ctx context.Context, into, old *conn, t salvageTable) int {
	insert := fmt.Sprintf("INSERT OR IGNORE INTO %s(%s) VALUES (%s)", t.name, t.columns, placeholders(t.n))
	copied := 0
	row := func(v []value) error {
		args := make([]any, len(v))
		for i := range v {
			args[i] = v[i]
		}
		n, err := into.run(background, insert, args...)
		if isCode(err, codeFull, codeIO) {
			return err
		}
		copied += n // a row that does not fit (NULL where none may be) is left
		return nil
	}
	up := strings.ReplaceAll(t.order, ",", " ASC,") + " ASC"
	if err := old.query(ctx, row, fmt.Sprintf("SELECT %s FROM %s ORDER BY %s", t.columns, t.name, up)); err != nil {
		a.log.Warn("archive: salvage breaks off", "table", t.name, "rows", copied, "err", err)
		down := strings.ReplaceAll(t.order, ",", " DESC,") + " DESC"
		if err := old.query(ctx, row, fmt.Sprintf("SELECT %s FROM %s ORDER BY %s", t.columns, t.name, down)); err != nil {
			a.log.Warn("archive: salvage breaks off from the end too", "table", t.name, "rows", copied, "err", err)
		}
	}
	return copied
}
