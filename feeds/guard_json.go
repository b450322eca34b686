package feeds

import (
	"bytes"
	"time"
)

// jsonGuard reads a foreign JSON feed in one linear pass and writes the one
// that gofeed is given: only the members that are read, each of the type that
// the specification asks for, without nulls, and of the items the newest. It
// goes no deeper than the format does; what is foreign is passed over by
// counting brackets.
type jsonGuard struct {
	src   []byte
	pos   int
	out   []byte
	items []itemSpan
	now   time.Time
	cut   bool
	isOne bool // has items, or says that it is a JSON feed
	warn  []string
}

// jsonKind is what a member must be.
type jsonKind uint8

const (
	jsonSkip jsonKind = iota
	jsonText
	jsonDate
	jsonAuthor
	jsonAuthors
	jsonTags
	jsonFiles
	jsonItems
)

var (
	jsonFeedMembers = map[string]jsonKind{
		"version": jsonText, "title": jsonText, "home_page_url": jsonText, "feed_url": jsonText,
		"description": jsonText, "language": jsonText, "author": jsonAuthor, "authors": jsonAuthors, "items": jsonItems,
	}
	jsonItemMembers = map[string]jsonKind{
		"id": jsonText, "url": jsonText, "external_url": jsonText, "title": jsonText, "content_html": jsonText,
		"content_text": jsonText, "summary": jsonText, "image": jsonText, "banner_image": jsonText,
		"date_published": jsonDate, "date_modified": jsonDate, "language": jsonText, "author": jsonAuthor,
		"authors": jsonAuthors, "tags": jsonTags, "attachments": jsonFiles,
	}
	jsonPersonMembers = map[string]jsonKind{"name": jsonText, "url": jsonText}
	jsonFileMembers   = map[string]jsonKind{"url": jsonText, "mime_type": jsonText, "title": jsonText}
)

// guardJSON returns the skeleton of a document that begins with "{".
func guardJSON(src []byte, now time.Time) *jsonGuard {
	g := &jsonGuard{src: src, now: now, out: make([]byte, 0, len(src)+64)}
	g.pos = max(bytes.IndexByte(src, '{'), 0)
	g.object(jsonFeedMembers)
	if g.cut {
		g.warn = append(g.warn, "ends in the middle; the items before that were kept")
	}
	if len(g.items) > maxItems {
		g.keepNewest()
	}
	return g
}

// peek returns the next byte that is not white space, or 0 at the end. A
// control character counts as white space, so that every byte it returns is
// one that someone takes.
func (g *jsonGuard) peek() byte {
	for ; g.pos < len(g.src); g.pos++ {
		if c := g.src[g.pos]; c > ' ' {
			return c
		}
	}
	g.cut = true
	return 0
}

// object copies the members that are known. The position is at its "{". The
// copy is closed even when the document is cut inside.
func (g *jsonGuard) object(known map[string]jsonKind) {
	g.pos++
	g.out = append(g.out, '{')
	begin := len(g.out)
	for !g.cut {
		switch g.peek() {
		case '}':
			g.pos++
			g.out = append(g.out, '}')
			return
		case '"':
			key := g.stringAt()
			if g.peek() == ':' {
				g.pos++
				g.member(key, known[string(key)], begin)
			}
		case 0:
		default: // a comma, or something that does not belong here
			g.pos++
		}
	}
	g.out = append(g.out, '}')
}

// member copies one member, or passes over it.
func (g *jsonGuard) member(key []byte, kind jsonKind, begin int) {
	before := len(g.out)
	if len(g.out) > begin {
		g.out = append(g.out, ',')
	}
	g.out = append(g.out, '"')
	g.out = append(g.out, key...)
	g.out = append(g.out, '"', ':')
	c := g.peek()
	ok := false
	switch kind {
	case jsonText:
		ok = g.text(c)
	case jsonDate:
		at := g.pos
		ok = g.text(c)
		g.dated(g.src[at:g.pos])
	case jsonAuthor:
		ok = g.person(c)
	case jsonAuthors:
		ok = g.list(c, func(c byte) bool { return g.person(c) })
	case jsonTags:
		ok = g.list(c, func(c byte) bool { return g.text(c) })
	case jsonFiles:
		ok = g.list(c, func(c byte) bool { return c == '{' && g.into(jsonFileMembers) })
	case jsonItems:
		g.isOne = true
		ok = g.list(c, func(c byte) bool { return c == '{' && g.item() })
	case jsonSkip:
	}
	if !ok {
		g.out = g.out[:before]
		if !g.cut && kind != jsonText {
			g.skip()
		}
	}
	if string(key) == "version" && bytes.Contains(g.out[before:], []byte("jsonfeed.org")) {
		g.isOne = true
	}
}

// into copies an object.
func (g *jsonGuard) into(known map[string]jsonKind) bool {
	g.object(known)
	return true
}

// item copies an item; one that is cut is left out.
func (g *jsonGuard) item() bool {
	g.items = append(g.items, itemSpan{start: len(g.out)})
	g.object(jsonItemMembers)
	if g.cut {
		g.items = g.items[:len(g.items)-1]
		return false
	}
	g.items[len(g.items)-1].end = len(g.out)
	return true
}

// person copies an author; a bare name becomes one.
func (g *jsonGuard) person(c byte) bool {
	if c == '{' {
		return g.into(jsonPersonMembers)
	}
	if c != '"' {
		return false
	}
	g.out = append(g.out, `{"name":`...)
	ok := g.text(c)
	g.out = append(g.out, '}')
	return ok // when not, the caller takes it back
}

// list copies the elements that take accepts; a single value becomes a list
// of one.
func (g *jsonGuard) list(c byte, take func(byte) bool) bool {
	g.out = append(g.out, '[')
	if c != '[' {
		ok := take(c)
		g.out = append(g.out, ']')
		return ok
	}
	g.pos++
	begin := len(g.out)
	for !g.cut {
		c := g.peek()
		switch c {
		case ']':
			g.pos++
			g.out = append(g.out, ']')
			return true
		case ',', ':', '}', 0:
			g.pos++
			continue
		}
		before := len(g.out)
		if len(g.out) > begin {
			g.out = append(g.out, ',')
		}
		at := g.pos
		if !take(c) {
			g.out = g.out[:before]
			if g.pos == at && !g.cut {
				g.skip()
			}
		}
	}
	g.out = append(g.out, ']')
	return true
}

// dated notes the date of the item being read.
func (g *jsonGuard) dated(raw []byte) {
	if n := len(g.items); n > 0 && g.items[n-1].end == 0 {
		if t, ok := parseDate(string(bytes.Trim(raw, `" `)), g.now); ok && usableDate(t, g.now) {
			g.items[n-1].newest = max(g.items[n-1].newest, t.Unix())
		}
	}
}

// keepNewest leaves the newest items.
func (g *jsonGuard) keepNewest() {
	g.warn = append(g.warn, tooMany(len(g.items)))
	first, last := g.items[0], g.items[len(g.items)-1]
	out := append([]byte(nil), g.out[:first.start]...)
	for i, k := range newestOf(g.items) {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, g.out[g.items[k].start:g.items[k].end]...)
	}
	g.out = append(out, g.out[last.end:]...)
}
