package feeds

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"pariscall/model"
)

// maxNesting bounds the level that lists and quotes are shown with.
const maxNesting = 8

// unshown are elements whose inside is not text for a reader.
func unshown(t atom.Atom) bool {
	switch t {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Frame, atom.Frameset, atom.Noframes,
		atom.Object, atom.Embed, atom.Applet, atom.Form, atom.Select, atom.Button, atom.Textarea,
		atom.Svg, atom.Math, atom.Canvas, atom.Audio, atom.Video, atom.Head, atom.Title, atom.Rp,
		atom.Datalist, atom.Dialog, atom.Map, atom.Noembed:
		return true
	}
	return false
}

// start acts on a start tag.
func (c *cleaner) start(t atom.Atom, attrs bool, z *markup) {
	if c.skip != 0 {
		if t == c.skip {
			c.skipped++
		}
		return
	}
	switch t {
	case 0:
	case atom.A:
		c.endLink()
		if attrs {
			c.href, c.hrefAt = absoluteLink(attributeOf(z, "href"), c), len(c.buf)
		}
	case atom.Br:
		c.lineBreak()
	case atom.Img:
		if attrs {
			c.picture(z)
		}
	case atom.Hr:
		c.flush()
		if n := len(c.doc); n > 0 && c.doc[n-1].Kind != model.BlockRule {
			c.doc = append(c.doc, model.Para{Kind: model.BlockRule})
		}
	case atom.Td, atom.Th:
		c.cell()
	case atom.Tr:
		c.newRow()
	case atom.Q:
		c.buf = append(c.buf, "“"...)
	case atom.Rt:
		c.buf = append(c.buf, '(')
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.flush()
		c.kind, c.level = model.BlockHeading, int(t.String()[1]-'0')
	case atom.Li, atom.Dd:
		c.flush()
		c.item = true
	case atom.Ul, atom.Ol, atom.Dl, atom.Menu, atom.Dir:
		c.flush()
		c.lists = min(c.lists+1, maxNesting)
	case atom.Blockquote:
		c.flush()
		c.quotes = min(c.quotes+1, maxNesting)
	case atom.Pre, atom.Listing, atom.Xmp:
		c.flush()
		c.pre++
	default:
		if unshown(t) {
			if t != atom.Embed && t != atom.Frame { // which have no end tag
				c.skip, c.skipped = t, 0
			}
			return
		}
		if isBlock(t) {
			c.flush()
		}
	}
}

// end acts on an end tag.
func (c *cleaner) end(t atom.Atom) {
	if c.skip != 0 {
		if t == c.skip {
			if c.skipped--; c.skipped < 0 {
				c.skip = 0
			}
		}
		return
	}
	switch t {
	case 0:
	case atom.A:
		c.endLink()
	case atom.Q:
		c.buf = append(c.buf, "”"...)
	case atom.Rt:
		c.buf = append(c.buf, ')')
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.flush()
		c.kind, c.level = model.BlockPara, 0
	case atom.Li, atom.Dd:
		c.flush()
		c.item = false
	case atom.Ul, atom.Ol, atom.Dl, atom.Menu, atom.Dir:
		c.flush()
		c.lists, c.item = max(c.lists-1, 0), false
	case atom.Blockquote:
		c.flush()
		c.quotes = max(c.quotes-1, 0)
	case atom.Pre, atom.Listing, atom.Xmp:
		c.flush()
		c.pre = max(c.pre-1, 0)
	default:
		if isBlock(t) {
			c.flush()
		}
	}
}

// isBlock says whether an element stands on lines of its own.
func isBlock(t atom.Atom) bool {
	switch t {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Nav,
		atom.Figure, atom.Figcaption, atom.Table, atom.Caption,
		atom.Address, atom.Center, atom.Dt, atom.Details, atom.Summary, atom.Fieldset, atom.Legend, atom.Body,
		atom.Html, atom.Hgroup, atom.Noscript, atom.Optgroup, atom.Option:
		return true
	}
	return false
}

// lineBreak keeps a line break; two in a row end the paragraph.
func (c *cleaner) lineBreak() {
	if c.pre == 0 {
		if b := bytes.TrimRight(c.buf, " \t"); len(b) > 0 && b[len(b)-1] == '\n' {
			c.flush()
			return
		}
	}
	c.buf = append(c.buf, '\n')
}

// newRow begins a row of a table on a line of its own.
func (c *cleaner) newRow() {
	if c.pre == 0 && len(c.buf) > 0 {
		c.buf = append(c.buf, '\n')
	}
	c.row = false
}

// cell separates the cells of a row, so that a table reads row by row.
func (c *cleaner) cell() {
	if c.row {
		c.buf = append(c.buf, " | "...)
	}
	c.row = true
}

// picture keeps the alternative text of a picture as a block of its own, and
// that of a smiley in its place. What nobody can see, because it counts
// readers, is no picture.
func (c *cleaner) picture(z *markup) {
	var src, alt, class []byte
	tiny := false
	for more := true; more; {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch string(k) {
		case "src", "data-src":
			if s := bytes.TrimSpace(v); len(src) == 0 && !bytes.HasPrefix(s, []byte("data:")) {
				src = s
			}
		case "alt":
			alt = v
		case "class":
			class = v
		case "width", "height":
			n, err := strconv.Atoi(strings.TrimSuffix(string(v), "px"))
			tiny = tiny || err == nil && n <= 2
		}
	}
	if tiny {
		return
	}
	if bytes.Contains(class, []byte("smiley")) || bytes.Contains(class, []byte("emoji")) ||
		len(alt) > 0 && utf8.RuneCount(alt) <= 3 && alt[0] >= 0x80 {
		n := len(c.buf)
		c.buf = append(c.buf, alt...)
		c.fold(n)
		return
	}
	text := model.Line(string(clipBytes(alt, maxTitleBytes)))
	shown := !text.IsEmpty() && len(c.pictures)+len(c.doc) <= maxTextBytes/64
	if c.image != "" && !shown {
		return // most pictures: nobody asks where they are
	}
	address := absolute(string(src), c.base)
	if c.image == "" {
		c.image = address
	}
	if !shown {
		return
	}
	p := model.Para{Kind: model.BlockImage, Text: text}
	if address != "" {
		p.Links = []model.TextLink{{Start: 0, End: len(text.String()), URL: address}}
	}
	c.pictures = append(c.pictures, p)
}

// attributes are those of a tag just read.
type attributes interface {
	TagAttr() (key, value []byte, more bool)
}

// attributeOf returns the value of one of the attributes.
func attributeOf(z attributes, name string) string {
	for {
		k, v, more := z.TagAttr()
		if string(k) == name {
			return string(v)
		}
		if !more {
			return ""
		}
	}
}

// absoluteLink returns where a link leads, or "" for a place on the page
// itself and for anything but http(s).
func absoluteLink(href string, c *cleaner) string {
	if href == "" || href[0] == '#' {
		return ""
	}
	return absolute(href, c.base)
}

// clipString cuts at a character boundary.
func clipString(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xc0 == 0x80 {
		most--
	}
	return s[:most]
}
