package archive

import (
	"pariscall/model"
)

// Bits of article.flags.
const (
	flagFirstSeen = 1 << iota // Basis is DateFirstSeen
	flagFull
)

// insert stores a new article under d.id and d.ord, at which it has its line.
func (w *writing) insert(d *draft) error {
	named, err := w.storeMentions(d.id, d.ord, d.art.Mentions, true)
	if err != nil {
		return err
	}
	flags := 0
	if d.basis == model.DateFirstSeen {
		flags |= flagFirstSeen
	}
	if d.art.Full {
		flags |= flagFull
	}
	a := d.art
	published := seconds(a.Published)
	if d.basis == model.DateFirstSeen {
		published = 0
	}
	err = w.do("INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		int64(d.id), d.ord, int64(d.feed), d.sum, published, seconds(a.Updated), d.at.Unix(), flags,
		a.Key, a.Link, a.Title.String(), a.Language, a.Claimed, a.Image, joinTexts(a.Authors), joinTexts(a.Categories),
		a.Summary.String(), d.doc)
	if err != nil {
		return err
	}
	w.index = append(w.index, indexed{
		ord: d.ord, title: d.title, body: d.body, author: d.author, facts: facts(d.feed, a.Language, a.Link != "", named),
	})
	w.storeIdent(d)
	s := w.sum(d.feed)
	s.total++
	s.unread++
	return nil
}

// storeIdent makes the article known by key, link and content.
func (w *writing) storeIdent(d *draft) {
	w.idents.add(int64(d.feed), d.key, int64(d.id), d.sum)
	w.idents.add(int64(d.feed), d.content, int64(d.id), 0)
	if d.link != 0 {
		w.idents.add(int64(d.feed), d.link, int64(d.id), 0)
	}
}

// edit replaces what an article says. Its marks, its place and its story stay.
func (w *writing) edit(d *draft) error {
	a := d.art
	named, err := w.storeMentions(d.id, d.ord, a.Mentions, false)
	if err != nil {
		return err
	}
	err = w.do(`UPDATE article SET sum=?, updated=?, link=?, title=?, lang=?, image=?, authors=?, topics=?, summary=?, body=?
		WHERE id=?`, d.sum, seconds(a.Updated), a.Link, a.Title.String(), a.Language, a.Image, joinTexts(a.Authors),
		joinTexts(a.Categories), a.Summary.String(), d.doc, int64(d.id))
	if err != nil {
		return err
	}
	if err := w.do("UPDATE line SET edited=1 WHERE ord=?", d.ord); err != nil {
		return err
	}
	w.changed = true
	w.storeIdent(d)
	w.index = append(w.index, indexed{
		ord: d.ord, title: d.title, body: d.body, author: d.author, facts: facts(d.feed, a.Language, a.Link != "", named), again: true,
	})
	return nil
}
