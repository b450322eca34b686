package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"pariscall/model"
)

// rescue is what follows when the file is found damaged: it is set aside
// under its name and the date, whatever can still be read is copied into a
// new one, and where that gives less than the last backup, the backup is
// copied in too. It says what came of it.
//
// The caller has closed all connections to the file.
func (a *Archive) rescue(ctx context.Context, cause error) (err error) {
	a.log.Error("archive: damaged", "path", a.path, "cause", cause)
	lock, holder, err := takeLock(a.path+".rescue", "rescue", os.Getpid(), a.now())
	if err != nil {
		return fmt.Errorf("rescue the archive: %w", err)
	}
	if lock == nil {
		return fmt.Errorf("the archive is damaged, and %s is rescuing it: try again in a moment", holder)
	}
	defer lock.release()

	aside, err := a.setAside()
	if err != nil {
		return fmt.Errorf("set the damaged archive aside: %w", err)
	}
	defer func() {
		if err != nil { // nothing is better where it was than lost under another name
			os.Rename(aside, a.path)
			os.Rename(aside+"-wal", a.path+"-wal")
		}
	}()
	part := a.path + ".part"
	removeDatabase(part)
	fresh := &Archive{path: part, opts: a.opts, now: a.now, log: a.log, mode: modeFile}
	c, err := fresh.dialNew(ctx)
	if err != nil {
		return fmt.Errorf("make a new archive: %w", err)
	}
	saved := a.salvage(ctx, c, aside)
	backup := ""
	if newest := a.newestBackup(); newest != "" {
		if more := a.salvage(ctx, c, newest); more.articles > 0 {
			saved.articles += more.articles
			backup = fmt.Sprintf(", %d of them from the backup of %s", more.articles, backupDay(newest))
		}
	}
	err = a.rebuild(ctx, c)
	if e := c.close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("fill the new archive: %w", err)
	}
	if err := os.Rename(part, a.path); err != nil {
		return fmt.Errorf("put the new archive in place: %w", err)
	}
	a.tell(fmt.Sprintf("the archive was damaged and has been rescued: %d articles and %d feeds kept%s; the damaged file is %s",
		saved.articles, saved.feeds, backup, aside))
	return nil
}

// setAside renames the file and its log to a name with the date.
func (a *Archive) setAside() (string, error) {
	base := fmt.Sprintf("%s.damaged-%s", a.path, a.now().UTC().Format("2006-01-02"))
	aside := base
	for n := 2; ; n++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			break
		}
		aside = fmt.Sprintf("%s-%d", base, n)
	}
	if err := os.Rename(a.path, aside); err != nil {
		return "", err
	}
	for _, suffix := range []string{"-wal", "-journal"} {
		if err := os.Rename(a.path+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			a.log.Warn("archive: set aside", "err", err)
		}
	}
	os.Remove(a.path + "-shm")
	return aside, nil
}

func removeDatabase(path string) {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		os.Remove(path + suffix)
	}
}

// dialNew makes an empty archive without a log beside it.
func (a *Archive) dialNew(ctx context.Context) (*conn, error) {
	f, err := os.OpenFile(a.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	a.mode = modeShared // a plain journal: one file to put in place
	c, err := a.dialWriter()
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, c, migrations()); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

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
		{"near", "day, h, id, sketch", "day, h, id", 4},
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

// rebuild makes a salvaged archive whole: each article has a line and its
// words, what hangs in the air goes, and the counts are counted.
func (a *Archive) rebuild(ctx context.Context, c *conn) error {
	if err := c.begin(ctx, true); err != nil {
		return err
	}
	err := a.rebuildRows(ctx, c)
	if err == nil {
		err = c.exec(ctx, "COMMIT")
	}
	if err != nil {
		c.rollback()
	}
	return err
}

func (a *Archive) rebuildRows(ctx context.Context, c *conn) error {
	for _, q := range []string{
		"DELETE FROM article WHERE rowid NOT IN (SELECT min(rowid) FROM article GROUP BY ord)",
		"INSERT OR IGNORE INTO line SELECT ord, id, feed, 0, 1, 1, 0, 0 FROM article",
		"DELETE FROM line WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id=line.id AND a.ord=line.ord)",
		"INSERT OR IGNORE INTO line SELECT ord, id, feed, 0, 1, 1, 0, 0 FROM article",
		`INSERT OR IGNORE INTO feed(id, url, listed, place, name, given, site, grp, lang, about, bundled)
			SELECT DISTINCT feed, 'lost:' || feed, 0, 0, '', 0, '', '', '', '', 0 FROM article WHERE feed NOT IN (SELECT id FROM feed)`,
		"DELETE FROM named WHERE ord NOT IN (SELECT ord FROM line) OR entity NOT IN (SELECT id FROM entity)",
		"DELETE FROM mention WHERE id NOT IN (SELECT id FROM article)",
		"DELETE FROM tagged WHERE ord NOT IN (SELECT ord FROM line) OR tag NOT IN (SELECT id FROM tag)",
		"DELETE FROM near WHERE id NOT IN (SELECT id FROM article)",
		"DELETE FROM story",
		"INSERT INTO story SELECT story, count(DISTINCT feed) FROM line WHERE story>0 GROUP BY story",
		"UPDATE line SET lead=(story=0 OR ord=(SELECT max(m.ord) FROM line m WHERE m.story=line.story))",
		"UPDATE entity SET n=(SELECT count(*) FROM named WHERE entity=entity.id)",
		`UPDATE feed SET total=(SELECT count(*) FROM line l WHERE l.feed=feed.id),
			unread=(SELECT count(*) FROM line l WHERE l.feed=feed.id AND l.unread=1),
			starred=(SELECT count(*) FROM line l WHERE l.feed=feed.id AND l.starred=1)`,
		`UPDATE state SET articles=(SELECT count(*) FROM line), unread=(SELECT count(*) FROM line WHERE unread=1),
			starred=(SELECT count(*) FROM line WHERE starred=1), last_id=(SELECT coalesce(max(id),0) FROM article),
			revision=revision+` + fmt.Sprint(a.now().Unix()),
	} {
		if err := c.exec(ctx, q); err != nil {
			return err
		}
	}
	return a.reindex(ctx, c)
}

// reindex writes the words of all articles, in the order of the index.
func (a *Archive) reindex(ctx context.Context, c *conn) error {
	var ids []int64
	err := c.query(ctx, func(v []value) error {
		ids = append(ids, integer(v[0]))
		return nil
	}, "SELECT id FROM article ORDER BY ord")
	if err != nil {
		return err
	}
	names := &Archive{path: a.path, now: a.now, log: a.log}
	names.names.ids, names.names.refs = make(map[model.Ref]int64), make(map[int64]model.Ref)
	w := &writing{conn: c, a: names, ctx: background, now: a.now(), sums: make(map[model.FeedID]*sums), bump: make(map[int64]int)}
	for _, id := range ids {
		art, err := names.article(c, model.ArticleID(id))
		if err != nil {
			return err
		}
		ord, _, err := c.number(background, "SELECT ord FROM article WHERE id=?", id)
		if err != nil {
			return err
		}
		d, _ := prepare(art.Feed, &art, a.now(), nil)
		d.id, d.ord = art.ID, ord
		named, err := w.namedIn(ord)
		if err != nil {
			return err
		}
		if err := c.exec(background, "INSERT INTO words(rowid, title, body, author, facts) VALUES (?,?,?,?,?)",
			ord, d.title, d.body, d.author, facts(art.Feed, art.Language, art.Link != "", named)); err != nil {
			return err
		}
		if err := c.exec(background, "INSERT OR IGNORE INTO ident VALUES (?,?,?,?)", int64(d.feed), d.key, id, int64(art.Hash)); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// sampleAfter is how long a program runs before the archive is looked over in
// the background; what only asks and ends never pays for it.
const sampleAfter = 3 * time.Second

// sample reads some articles here and there. What it finds is said, and mended
// by the next call that meets it.
func (a *Archive) sample(ctx context.Context) {
	timer := time.NewTimer(sampleAfter)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return
	case <-timer.C:
	}
	if a.mode != modeFile {
		return
	}
	c, err := a.dialReader()
	if err != nil {
		return
	}
	defer c.close()
	last, _, err := c.number(ctx, "SELECT last_id FROM state")
	for i := int64(1); i <= 24 && err == nil; i++ {
		err = c.query(ctx, func([]value) error { return errStop }, "SELECT * FROM article WHERE id>=? ORDER BY id LIMIT 1", last*i/24)
	}
	if damaged(err) {
		a.tell("the archive shows damage; it is rescued when the next article is stored")
		a.suspect.Store(true)
	}
}

// backupDay reads the date in a backup's name.
func backupDay(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if len(name) >= 10 {
		return name[len(name)-10:]
	}
	return name
}
