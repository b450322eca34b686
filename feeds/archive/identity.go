package archive

import (
	"strings"

	"pariscall/model"
)

// known is how the articles of one document relate to the archive.
type known struct {
	fresh  []*draft
	edited []*draft // id and ord are set; another sum than the stored one
}

// identify tells new articles from known ones. An article is, within its
// feed, what its key says; but the same key with another link and another
// title is another article, and another key with the same link or the same
// content is the same article, if its old key has gone from the document: a
// feed that renews all its guids makes nothing new.
func (w *writing) identify(feed model.FeedID, drafts []draft) (known, error) {
	var out known
	if len(drafts) == 0 {
		return out, nil
	}
	_, any, err := w.get("SELECT 1 FROM ident WHERE feed=? LIMIT 1", int64(feed))
	if err != nil {
		return out, err
	}
	doc := document{keys: make(map[int64]*draft, len(drafts)), links: make(map[int64]int, len(drafts))}
	for i := range drafts {
		doc.links[drafts[i].link]++
		doc.all = append(doc.all, drafts[i].key)
	}
	// The first of a document is the newest; going backwards gives it the
	// greater id among those of the same second.
	for i := len(drafts) - 1; i >= 0; i-- {
		d := &drafts[i]
		verdict := isNew
		if doc.twice(d) {
			continue
		}
		if any {
			if verdict, err = w.recognise(d, &doc); err != nil {
				return out, err
			}
		}
		switch verdict {
		case isNew:
			out.fresh = append(out.fresh, d)
		case isChanged:
			out.edited = append(out.edited, d)
		case isSame, isGone:
		}
	}
	return out, nil
}

// document is what one fetched document holds.
type document struct {
	keys  map[int64]*draft // seen so far
	all   []int64          // hashes of all its keys
	links map[int64]int    // how often each link occurs
}

// twice says whether the document has the article already. A key that stands
// for two different articles gives the second one a key of its own.
func (doc *document) twice(d *draft) bool {
	if first := doc.keys[d.key]; first != nil {
		if first.link == d.link || first.title == d.title {
			return true
		}
		d.key = d.reused
		if doc.keys[d.key] != nil {
			return true
		}
	}
	doc.keys[d.key] = d
	return false
}

func (doc *document) holds(key int64) bool {
	for _, k := range doc.all {
		if k == key {
			return true
		}
	}
	return false
}

type verdict uint8

const (
	isNew verdict = iota
	isSame
	isChanged
	isGone // removed by the retention rule; it does not come back
)

// recognise looks an article up in its feed.
func (w *writing) recognise(d *draft, doc *document) (verdict, error) {
	for range 2 {
		id, sum, err := w.ident(d.feed, d.key)
		switch {
		case err != nil:
			return isNew, err
		case id == 0:
			return w.renamed(d, doc)
		case id < 0:
			return isGone, w.keepTombstone(d.feed, d.key, id)
		case sum == d.sum:
			return isSame, nil
		}
		old, err := w.stored(id)
		if err != nil {
			return isNew, err
		}
		if d.key == d.reused || old.link == d.link || old.title == d.title || d.link == 0 || old.link == 0 ||
			alike(old.words, d.distinct) {
			d.id, d.ord = model.ArticleID(id), old.ord
			return isChanged, nil
		}
		d.key = d.reused // the guid means something else now
	}
	return isNew, nil
}

// renamed looks for an article that has lost its key: by link, then by
// content.
func (w *writing) renamed(d *draft, doc *document) (verdict, error) {
	try := func(h int64, fits func(*storedArticle) bool) (verdict, error) {
		id, _, err := w.ident(d.feed, h)
		if err != nil || id == 0 {
			return isNew, err
		}
		if id < 0 {
			if !d.long {
				return isNew, nil
			}
			return isGone, w.keepTombstone(d.feed, h, id)
		}
		old, err := w.stored(id)
		if err != nil || doc.holds(old.key) || !fits(&old) {
			return isNew, err
		}
		d.id, d.ord, d.renamed = model.ArticleID(id), old.ord, true
		w.idents.add(int64(d.feed), d.key, id, d.sum)
		w.changed = true
		if old.sum == d.sum {
			return isSame, nil
		}
		return isChanged, nil
	}

	sameDay := func(old *storedArticle) bool {
		return old.published != 0 && old.published == seconds(d.art.Published)
	}
	if d.link != 0 {
		v, err := try(d.link, func(old *storedArticle) bool {
			return old.title == d.title || doc.links[d.link] == 1 && (sameDay(old) || alike(old.words, d.distinct))
		})
		if err != nil || v != isNew {
			return v, err
		}
	}
	return try(d.content, func(old *storedArticle) bool {
		return old.link == d.link || sameDay(old) || d.long && (old.published == 0 || d.art.Published.IsZero())
	})
}

// ident returns the article with that hash, 0 when there is none, or a
// negative number (the day it was last seen) for one that was removed.
func (w *writing) ident(feed model.FeedID, h int64) (id, sum int64, err error) {
	if err := w.idents.write(w); err != nil {
		return 0, 0, err
	}
	err = w.each(func(v []value) error {
		id, sum = integer(v[0]), integer(v[1])
		return errStop
	}, "SELECT id, sum FROM ident WHERE feed=? AND h=?", int64(feed), h)
	return id, sum, err
}

// keepTombstone remembers that a removed article is still in its feed, a few
// times a year.
func (w *writing) keepTombstone(feed model.FeedID, h, day int64) error {
	today := w.now.Unix() / 86400
	if today+day < 30 {
		return nil
	}
	w.changed = true
	return w.do("UPDATE ident SET id=? WHERE feed=? AND h=?", -today, int64(feed), h)
}

// storedArticle is what deciding needs of an article in the archive.
type storedArticle struct {
	ord, sum, published int64
	key, link           int64
	title               string
	words               []string
}

func (w *writing) stored(id int64) (storedArticle, error) {
	var s storedArticle
	err := w.each(func(v []value) error {
		s.ord, s.sum, s.published = integer(v[0]), integer(v[1]), integer(v[2])
		link := canonicalLink(text(v[4]))
		key := text(v[3])
		if key == "" {
			key = link
		}
		s.key = hash("key", key)
		if link != "" {
			s.link = hash("link", link)
		}
		s.title = string(model.AppendWords(nil, text(v[5])))
		s.words = distinctive(strings.Clone(s.title))
		return errStop
	}, "SELECT ord, sum, published, key, link, title FROM article WHERE id=?", id)
	return s, err
}

// isEdit says whether a reader would see the difference. An article whose
// link alone has changed is brought up to date in silence; one whose full text
// was fetched keeps it.
func (w *writing) isEdit(d *draft) (bool, error) {
	var title, summary string
	var doc model.Doc
	var full bool
	err := w.each(func(v []value) error {
		title, summary, full = text(v[0]), text(v[1]), integer(v[2])&flagFull != 0
		doc, _ = model.DecodeDoc(blob(v[3]))
		return errStop
	}, "SELECT title, summary, flags, body FROM article WHERE id=?", int64(d.id))
	if err != nil {
		return false, err
	}
	same := title == d.art.Title.String() && summary == d.art.Summary.String()
	if same && (full || doc.Plain() == d.art.Body.Plain()) {
		w.changed = true
		err := w.do("UPDATE article SET sum=?, link=? WHERE id=?", d.sum, d.art.Link, int64(d.id))
		if err != nil {
			return false, err
		}
		w.storeIdent(d)
		return false, nil
	}
	if full {
		d.doc = doc.Encode()
		d.body = model.AppendWords(nil, doc.Plain())
	}
	return true, nil
}
