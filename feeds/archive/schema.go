package archive

import (
	"context"
	"fmt"
)

// schemaVersion is the format that this program writes (PRAGMA user_version).
const schemaVersion = 1

// schema makes an empty archive.
//
// line is what lists read: narrow rows in the order of the screen, so that a
// filter looks at twenty bytes an article. article holds the rest, the body
// last, where SQLite reads it only when asked. words is the full-text index
// with line.ord as row id; it keeps no copy of the text.
//
// Most articles are of no story, so line_story holds only the others. A query
// must say story>0 besides story=?, or SQLite cannot know that the index holds
// what it looks for, and reads every line.
//
// ident finds an article of a feed by hashes of its key, its link and its
// content. It leads with the feed, so that storing thirty articles of one feed
// touches a page or two however large the archive is.
const schema = `
CREATE TABLE state (
  k INTEGER PRIMARY KEY CHECK (k = 1),
  revision INTEGER NOT NULL, last_id INTEGER NOT NULL,
  articles INTEGER NOT NULL, unread INTEGER NOT NULL, starred INTEGER NOT NULL,
  linked TEXT NOT NULL, link_low INTEGER NOT NULL
);
INSERT INTO state VALUES (1, 1, 0, 0, 0, 0, '', 0);

CREATE TABLE feed (
  id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, listed INTEGER NOT NULL, place INTEGER NOT NULL,
  name TEXT NOT NULL, given INTEGER NOT NULL, site TEXT NOT NULL, grp TEXT NOT NULL, lang TEXT NOT NULL,
  about TEXT NOT NULL, bundled INTEGER NOT NULL,
  total INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,
  health TEXT NOT NULL DEFAULT '', error TEXT NOT NULL DEFAULT '', hint TEXT NOT NULL DEFAULT '',
  fetch TEXT NOT NULL DEFAULT ''
);
CREATE TABLE address (url TEXT PRIMARY KEY, feed INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE line (
  ord INTEGER PRIMARY KEY, id INTEGER NOT NULL, feed INTEGER NOT NULL, story INTEGER NOT NULL,
  lead INTEGER NOT NULL, unread INTEGER NOT NULL, starred INTEGER NOT NULL, edited INTEGER NOT NULL
);
CREATE INDEX line_unread ON line(ord) WHERE unread = 1;
CREATE INDEX line_starred ON line(ord) WHERE starred = 1;
CREATE INDEX line_edited ON line(ord) WHERE edited = 1;
CREATE INDEX line_feed ON line(feed, ord);
CREATE INDEX line_story ON line(story, ord) WHERE story > 0;

CREATE TABLE article (
  id INTEGER PRIMARY KEY, ord INTEGER NOT NULL, feed INTEGER NOT NULL, sum INTEGER NOT NULL,
  published INTEGER NOT NULL, updated INTEGER NOT NULL, seen INTEGER NOT NULL, flags INTEGER NOT NULL,
  key TEXT NOT NULL, link TEXT NOT NULL, title TEXT NOT NULL, lang TEXT NOT NULL, claimed TEXT NOT NULL,
  image TEXT NOT NULL, authors TEXT NOT NULL, topics TEXT NOT NULL, summary TEXT NOT NULL, body BLOB
);
CREATE TABLE ident (
  feed INTEGER NOT NULL, h INTEGER NOT NULL, id INTEGER NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY (feed, h)
) WITHOUT ROWID;
CREATE TABLE story (id INTEGER PRIMARY KEY, sources INTEGER NOT NULL);

CREATE VIRTUAL TABLE words USING fts5(
  title, body, author, facts, content='', contentless_delete=1, tokenize='ascii'
);

CREATE TABLE entity (id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, n INTEGER NOT NULL DEFAULT 0);
CREATE TABLE mention (id INTEGER PRIMARY KEY, found BLOB NOT NULL);
CREATE TABLE named (ord INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (ord, entity)) WITHOUT ROWID;
CREATE TABLE relink (id INTEGER PRIMARY KEY);
CREATE TABLE rejected (
  feed INTEGER NOT NULL, article INTEGER NOT NULL, ref TEXT NOT NULL, alias TEXT NOT NULL,
  PRIMARY KEY (feed, article, ref, alias)
) WITHOUT ROWID;

CREATE TABLE tag (id INTEGER PRIMARY KEY, fold TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE tagged (tag INTEGER NOT NULL, ord INTEGER NOT NULL, PRIMARY KEY (tag, ord)) WITHOUT ROWID;
CREATE INDEX tagged_ord ON tagged(ord);

CREATE TABLE act (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, mark INTEGER NOT NULL, tag TEXT NOT NULL, n INTEGER NOT NULL, ids BLOB NOT NULL);
CREATE TABLE watch (id INTEGER PRIMARY KEY, label TEXT NOT NULL, query TEXT NOT NULL UNIQUE, seen INTEGER NOT NULL, since INTEGER NOT NULL);
`

// tuning of the full-text index: many small segments are merged late, in
// larger steps, because a refresh commits a segment for each transaction and
// early merging would write the same postings four times.
const schemaTuning = `
INSERT INTO words(words, rank) VALUES ('automerge', 16);
INSERT INTO words(words, rank) VALUES ('crisismerge', 64);
INSERT INTO words(words, rank) VALUES ('usermerge', 4);
INSERT INTO words(words, rank) VALUES ('hashsize', 4194304);
`

// migration leads from the version before it to version to.
type migration struct {
	to  int
	run func(context.Context, *conn) error
}

// migrations lists every step, oldest first. A step runs in one transaction,
// after the file has been copied.
func migrations() []migration {
	return []migration{
		{1, func(ctx context.Context, c *conn) error {
			if err := c.script(ctx, schema); err != nil {
				return err
			}
			return c.script(ctx, schemaTuning)
		}},
	}
}

// migrate brings the file from version have to the last of steps, all in one
// transaction. Another program may have done it meanwhile, so the version is
// read again under the lock.
func migrate(ctx context.Context, c *conn, steps []migration) error {
	if err := c.begin(ctx, true); err != nil {
		return err
	}
	have, _, err := c.number(ctx, "PRAGMA user_version")
	for _, step := range steps {
		if err != nil || step.to <= int(have) {
			continue
		}
		if err = step.run(ctx, c); err == nil {
			err = c.script(ctx, fmt.Sprintf("PRAGMA user_version=%d", step.to))
		}
		if err != nil {
			err = fmt.Errorf("bring the archive to format %d: %w", step.to, err)
		}
	}
	if err == nil {
		err = c.exec(ctx, "COMMIT")
	}
	if err != nil {
		c.rollback()
		return err
	}
	c.forget()
	return nil
}
