package archive

import (
	"context"
	"fmt"

	"pariscall/model"
)

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
		"DELETE FROM story",
		"INSERT INTO story SELECT story, count(DISTINCT feed) FROM line WHERE story>0 GROUP BY story",
		"UPDATE line SET lead=(story=0 OR ord=(SELECT max(m.ord) FROM line m WHERE m.story=line.story AND m.story>0))",
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
	var p paper
	for _, id := range ids {
		p.erase()
		art, err := names.article(c, model.ArticleID(id))
		if err != nil {
			return err
		}
		ord, _, err := c.number(background, "SELECT ord FROM article WHERE id=?", id)
		if err != nil {
			return err
		}
		d := prepare(art.Feed, &art, a.now(), &p)
		d.id, d.ord = art.ID, ord
		named, err := w.namedIn(ord)
		if err != nil {
			return err
		}
		if err := c.exec(background, insertWords, ord, d.title, d.body, d.author, facts(art.Feed, art.Language, art.Link != "", named)); err != nil {
			return err
		}
		if err := c.exec(background, "INSERT OR IGNORE INTO ident VALUES (?,?,?,?)", int64(d.feed), d.key, id, int64(art.Hash)); err != nil {
			return err
		}
	}
	return ctx.Err()
}
