package feeds

import (
	"bytes"
	"net/url"
	"time"
)

// xmlGuard reads foreign mark-up in one linear pass and writes the skeleton
// that gofeed is given: the elements a reader uses, in one plain spelling,
// without namespaces, entities, comments or foreign subtrees. Every text of
// the document stays outside, in texts, and is represented in the skeleton by
// its number. So the skeleton is well-formed and a few levels deep by
// construction, whatever came in; what has no end tag, no quote, no
// declaration or no end at all is mended here; and the bulk of a feed, its
// articles' texts, passes through no XML decoder.
type xmlGuard struct {
	src []byte
	pos int
	out []byte

	texts []leaf
	stack []element
	leaf  *openLeaf // the text, or skipped subtree, being read
	held  openLeaf  // what leaf points to
	attrs []attribute
	lower []byte // a local name in lower case

	scope []declaration
	bases []*url.URL // 0 is none
	langs []string   // 0 is none
	ents  entityTable

	atom   bool
	opened bool // the root has been seen
	closed bool // the root has ended
	native space
	items  []itemSpan
	tokens int
	quotes [2]int // the last place of " and of '
	now    time.Time

	version string
	warn    []string
}

// leaf is the text of one element, as it stands in the document.
type leaf struct {
	raw    []byte
	typ    string // the type attribute, lower case
	base64 bool
	markup bool // holds child elements
	marked bool // holds CDATA sections, comments or processing instructions
	base   int32
	lang   int32
}

// element is an open element that holds others.
type element struct {
	name  []byte // as written, with prefix
	emit  string // its name in the skeleton, "" when it is not there
	where place
	scope int // declarations outside it
	base  int32
	lang  int32
}

// openLeaf is an element whose inside is not looked at, except for its end.
type openLeaf struct {
	leaf
	name  []byte
	emit  string // "" for a skipped subtree
	start int
	same  int // open elements of the same name inside it
	date  bool
}

// itemSpan is where an item stands in the skeleton.
type itemSpan struct {
	start, end int
	newest     int64 // unix seconds of its latest date, 0 without
}

// attribute is an attribute as written.
type attribute struct{ name, value []byte }

// guardXML returns the skeleton of a document that is known to be a feed. It
// lies in t, as do the texts.
func (t *tools) guardXML(src []byte, now time.Time) *xmlGuard {
	if t.skeleton == nil {
		t.skeleton = make([]byte, 0, len(src)/4+256)
	}
	g := &xmlGuard{
		src: src, now: now,
		out: t.skeleton[:0], texts: t.texts[:0],
		bases: []*url.URL{nil}, langs: []string{""},
		quotes: [2]int{bytes.LastIndexByte(src, '"'), bytes.LastIndexByte(src, '\'')},
	}
	for !g.closed && g.next() {
		if g.tokens++; g.tokens > maxTokens {
			g.warnf("has more than 4 million tags; the rest was not read")
			break
		}
	}
	g.finish()
	t.skeleton, t.texts = g.out, g.texts
	return g
}

// next reads up to and through the next piece of mark-up.
func (g *xmlGuard) next() bool {
	i := bytes.IndexByte(g.src[g.pos:], '<')
	if i < 0 || g.pos+i+1 >= len(g.src) {
		g.pos = len(g.src)
		return false
	}
	g.pos += i
	switch c := g.src[g.pos+1]; {
	case c == '/':
		return g.endTag()
	case c == '!':
		return g.declarationOrSection()
	case c == '?':
		g.markLeaf()
		return g.skipPast("?>")
	case nameStart(c):
		return g.startTag()
	}
	g.pos++ // a stray "<" is text
	return true
}

// nameStart says whether an element name can begin with c.
func nameStart(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == ':' || c >= 0x80
}

// markLeaf notes that the open text holds more than characters.
func (g *xmlGuard) markLeaf() {
	if g.leaf != nil {
		g.leaf.marked = true
	}
}

// skipPast moves behind the next occurrence of end, or to the end.
func (g *xmlGuard) skipPast(end string) bool {
	i := bytes.Index(g.src[g.pos:], []byte(end))
	if i < 0 {
		g.pos = len(g.src)
		return false
	}
	g.pos += i + len(end)
	return true
}

// declarationOrSection reads what begins with "<!".
func (g *xmlGuard) declarationOrSection() bool {
	rest := g.src[g.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		g.markLeaf()
		g.pos += 4
		return g.skipPast("-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		g.markLeaf()
		g.pos += 9
		return g.skipPast("]]>")
	case !g.opened && len(rest) > 9 && bytes.EqualFold(rest[:9], []byte("<!DOCTYPE")):
		n := g.ents.declare(rest)
		g.pos += n
		return g.pos < len(g.src)
	}
	g.pos += 2
	return true
}

// finish mends the end: an item that was cut is left out, what is open is
// closed, and of too many items the newest stay.
func (g *xmlGuard) finish() {
	if !g.closed && g.opened {
		for i := range g.stack {
			if g.stack[i].where == inItem {
				g.out = g.out[:g.items[len(g.items)-1].start]
				g.items = g.items[:len(g.items)-1]
				g.stack = g.stack[:i]
				g.leaf = nil
				break
			}
		}
		if g.leaf != nil && g.leaf.emit != "" {
			g.closeLeaf(len(g.src))
		}
		g.warnf("ends in the middle; the items before that were kept")
	}
	for len(g.stack) > 0 {
		g.pop()
	}
	g.keepNewest()
}

// warnf notes something the owner of the feed should know, once.
func (g *xmlGuard) warnf(s string) {
	for _, w := range g.warn {
		if w == s {
			return
		}
	}
	g.warn = append(g.warn, s)
}
