package archive

import (
	"context"
	"fmt"
	"strings"
	"time"

	"pariscall/model"
)

const headlineColumns = `l.ord, l.id, l.feed, f.name, a.title, a.link, a.published, a.flags, a.lang,
	l.unread, l.starred, l.edited, l.story, coalesce(s.sources,1), m.found`

const headlineFrom = ` FROM line l JOIN article a ON a.id=l.id LEFT JOIN feed f ON f.id=l.feed
	LEFT JOIN story s ON s.id=l.story LEFT JOIN mention m ON m.id=l.id WHERE l.ord=?`

// headlines reads the rows of a list, in the order of ords. One that has been
// removed is left out.
func (a *Archive) headlines(ctx context.Context, c *conn, ords []int64) ([]model.Headline, error) {
	out := make([]model.Headline, 0, len(ords))
	_, tags, err := c.number(background, "SELECT 1 FROM tagged LIMIT 1")
	if err != nil {
		return nil, err
	}
	for i, ord := range ords {
		if i%256 == 255 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var found []byte
		ok := false
		var h model.Headline
		err := c.query(background, func(v []value) error {
			h, ok, found = scanHeadline(v), true, blob(v[14])
			return errStop
		}, "SELECT "+headlineColumns+headlineFrom, ord)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if len(found) > 0 {
			if h.Named, err = a.namedRefs(c, found); err != nil {
				return nil, err
			}
		}
		if tags {
			if h.Tags, err = tagsOf(c, ord); err != nil {
				return nil, err
			}
		}
		out = append(out, h)
	}
	return out, nil
}

func scanHeadline(v []value) model.Headline {
	h := model.Headline{
		ID: model.ArticleID(integer(v[1])), Feed: model.FeedID(integer(v[2])), FeedName: model.Line(text(v[3])),
		Title: model.Line(text(v[4])), Link: text(v[5]), Published: shownTime(integer(v[6]), integer(v[0])),
		Language: text(v[8]), Unread: yes(v[9]), Starred: yes(v[10]), Edited: yes(v[11]),
		Story: model.StoryID(integer(v[12])), Sources: int(integer(v[13])),
	}
	if integer(v[7])&flagFirstSeen != 0 {
		h.Basis = model.DateFirstSeen
	}
	return h
}

// shownTime is the date by which an article is sorted, as exactly as the feed
// gave it: among many articles of one second the order runs ahead of it.
func shownTime(published, ord int64) time.Time {
	sorted := ordTime(ord)
	if p := fromSeconds(published); published != 0 && p.Before(sorted) {
		return p
	}
	return sorted
}

func tagsOf(c *conn, ord int64) ([]model.Text, error) {
	var out []model.Text
	err := c.query(background, func(v []value) error {
		out = append(out, model.Line(text(v[0])))
		return nil
	}, "SELECT t.name FROM tagged g JOIN tag t ON t.id=g.tag WHERE g.ord=? ORDER BY t.fold", ord)
	return out, err
}

const articleColumns = `l.ord, l.id, l.feed, f.name, a.title, a.link, a.published, a.flags, a.lang,
	l.unread, l.starred, l.edited, l.story, m.found, a.key, a.sum, a.updated, a.seen, a.claimed, a.image,
	a.authors, a.topics, a.summary, a.body`

const articleFrom = ` FROM article a JOIN line l ON l.ord=a.ord LEFT JOIN feed f ON f.id=l.feed
	LEFT JOIN mention m ON m.id=a.id WHERE a.id=?`

// Article returns one article with its body and mentions, or ErrNotFound.
func (a *Archive) Article(ctx context.Context, id model.ArticleID) (model.Article, error) {
	var art model.Article
	err := a.read(ctx, fmt.Sprintf("read article %d", id), func(c *conn) (err error) {
		art, err = a.article(c, id)
		return err
	})
	return art, err
}

func (a *Archive) article(c *conn, id model.ArticleID) (model.Article, error) {
	var art model.Article
	var found []byte
	var ord int64
	var bodyErr error
	err := c.query(background, func(v []value) error {
		ord, found = integer(v[0]), blob(v[13])
		art, bodyErr = scanArticle(v)
		return errStop
	}, "SELECT "+articleColumns+articleFrom, int64(id))
	switch {
	case err != nil:
		return art, err
	case art.ID == 0:
		return art, ErrNotFound
	case bodyErr != nil:
		a.log.Warn("archive: the text of an article cannot be read", "id", int64(id), "err", bodyErr)
	}
	if art.Mentions, err = a.mentions(c, found); err != nil {
		return art, err
	}
	art.Tags, err = tagsOf(c, ord)
	return art, err
}

func scanArticle(v []value) (model.Article, error) {
	flags := integer(v[7])
	a := model.Article{
		ID: model.ArticleID(integer(v[1])), Feed: model.FeedID(integer(v[2])), FeedName: model.Line(text(v[3])),
		Title: model.Line(text(v[4])), Link: text(v[5]), Published: fromSeconds(integer(v[6])),
		Sorted: shownTime(integer(v[6]), integer(v[0])), Full: flags&flagFull != 0, Language: text(v[8]),
		Unread: yes(v[9]), Starred: yes(v[10]), Edited: yes(v[11]), Story: model.StoryID(integer(v[12])),
		Key: text(v[14]), Hash: uint64(integer(v[15])), Updated: fromSeconds(integer(v[16])), FirstSeen: fromSeconds(integer(v[17])),
		Claimed: strings.ToValidUTF8(text(v[18]), "\uFFFD"), Image: text(v[19]),
		Authors: splitTexts(text(v[20])), Categories: splitTexts(text(v[21])), Summary: model.Block(text(v[22])),
	}
	if flags&flagFirstSeen != 0 {
		a.Basis = model.DateFirstSeen
	}
	var err error
	if b := blob(v[23]); len(b) > 0 {
		a.Body, err = model.DecodeDoc(b)
	}
	return a, err
}
