package feeds

import (
	"bytes"
	"net/url"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pariscall/model"
)

// cleaner turns HTML, or plain text, into blocks of safe text. It reads the
// tokens once, in order, with counters instead of a tree, so nesting costs
// nothing; what acts rather than says (scripts, styles, forms, frames,
// tracking pictures) leaves no trace. A cleaner is reused from text to text.
type cleaner struct {
	base *url.URL
	in   markup
	doc  model.Doc // the blocks so far, in memory that is used again
	most int       // bytes of text after which to stop, 0 never

	buf    []byte // the block being read
	size   int    // bytes of text in finished blocks
	marks  []int
	links  []model.TextLink
	href   string // of the link being read
	hrefAt int

	kind    model.BlockKind
	level   int
	item    bool // the next block opens a list item
	lists   int
	quotes  int
	pre     int
	row     bool // inside a table row, with a cell before
	skip    atom.Atom
	skipped int // nested elements of that name

	pictures []model.Para // wait for the end of the block
	image    string       // the first picture's address
}

// clean returns the blocks of an HTML text, and the address of the first
// picture in it. Links that are relative start from base.
func (c *cleaner) clean(src []byte, base *url.URL, most int) (model.Doc, string) {
	src = clipBytes(src, maxTextBytes)
	if bytes.IndexByte(src, '<') < 0 {
		return c.plain(appendUnescaped(nil, src, nil), most), ""
	}
	c.reset(base, most)
	z := &c.in
	z.start(src)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return c.finish()
		case html.TextToken:
			if c.skip == 0 {
				n := len(c.buf)
				c.buf = z.AppendText(c.buf)
				c.fold(n)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, attrs := z.TagName()
			c.start(tagOf(name), attrs, z)
		case html.EndTagToken:
			name, _ := z.TagName()
			c.end(tagOf(name))
		case html.CommentToken, html.DoctypeToken:
		}
		if c.most > 0 && c.size+len(c.buf) > c.most {
			return c.finish()
		}
	}
}

// finish returns what was read.
func (c *cleaner) finish() (model.Doc, string) {
	c.flush()
	return append(model.Doc(nil), c.doc...), c.image
}

// tagOf knows an HTML element by its name, also behind a namespace prefix.
func tagOf(name []byte) atom.Atom {
	if i := bytes.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	return atom.Lookup(name)
}

// reset makes the cleaner ready for the next text.
func (c *cleaner) reset(base *url.URL, most int) {
	*c = cleaner{
		base: base, most: most, in: c.in,
		doc: c.doc[:0], buf: c.buf[:0], marks: c.marks[:0], pictures: c.pictures[:0],
	}
}

// forget lets go of the texts that it has read.
func (c *cleaner) forget() {
	c.reset(nil, 0)
	c.in.forget()
	clear(c.doc[:cap(c.doc)])
	clear(c.pictures[:cap(c.pictures)])
}

// fold makes white space of line breaks in the block from n on, unless it is
// code; the sanitiser folds the rest.
func (c *cleaner) fold(n int) {
	if c.pre > 0 {
		return
	}
	for i := n; i < len(c.buf); i++ {
		if ch := c.buf[i]; ch == '\n' || ch == '\r' {
			c.buf[i] = ' '
		}
	}
}

// flush ends the block being read, if there is anything in it.
func (c *cleaner) flush() {
	open := c.href
	c.endLink()
	if p, ok := c.block(); ok {
		c.doc = append(c.doc, p)
		c.size += len(p.Text.String())
		c.item = false
	}
	c.buf, c.links, c.marks = c.buf[:0], nil, c.marks[:0]
	c.doc = append(c.doc, c.pictures...)
	c.pictures = c.pictures[:0]
	c.row = false
	if open != "" {
		c.href, c.hrefAt = open, 0
	}
}

// block makes a paragraph of the characters read.
func (c *cleaner) block() (model.Para, bool) {
	if len(bytes.TrimLeft(c.buf, " \t\n\r")) == 0 {
		return model.Para{}, false
	}
	p := model.Para{Kind: c.kind, Level: c.level}
	switch {
	case c.pre > 0:
		p.Kind, p.Level = model.BlockCode, 0
		p.Text = model.Block(string(c.buf))
		return p, !p.Text.IsEmpty()
	case c.kind == model.BlockHeading:
	case c.item:
		p.Kind, p.Level = model.BlockItem, max(c.lists-1, 0)
	case c.quotes > 0:
		p.Kind, p.Level = model.BlockQuote, c.quotes-1
	}
	c.marks = c.marks[:0]
	for _, l := range c.links {
		c.marks = append(c.marks, l.Start, l.End)
	}
	p.Text = model.Prose(string(c.buf), c.marks)
	if p.Text.IsEmpty() {
		return p, false
	}
	p.Links = fitLinks(c.links, c.marks, p.Text.String())
	return p, true
}

// fitLinks puts the links where their words are now, and drops those that
// have none.
func fitLinks(links []model.TextLink, marks []int, s string) []model.TextLink {
	kept := links[:0]
	last := 0
	for i, l := range links {
		l.Start, l.End = max(marks[2*i], last), marks[2*i+1]
		for l.End > l.Start && (s[l.End-1] == ' ' || s[l.End-1] == '\n') {
			l.End--
		}
		if l.End > l.Start {
			kept = append(kept, l)
			last = l.End
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}

// endLink ends the link being read.
func (c *cleaner) endLink() {
	if c.href != "" && len(c.buf) > c.hrefAt {
		c.links = append(c.links, model.TextLink{Start: c.hrefAt, End: len(c.buf), URL: c.href})
	}
	c.href = ""
}

// clipBytes cuts at a character boundary.
func clipBytes(b []byte, most int) []byte {
	if len(b) <= most {
		return b
	}
	for most > 0 && b[most]&0xc0 == 0x80 {
		most--
	}
	return b[:most]
}
