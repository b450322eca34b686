package feeds

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
)

// startTag reads a start tag and decides what becomes of the element.
func (g *xmlGuard) startTag() bool {
	begin := g.pos
	name, empty, ok := g.readTag(g.leaf == nil)
	if !ok {
		g.pos = len(g.src)
		return false
	}
	if len(name) == 0 {
		g.pos = begin + 1
		return true
	}
	if l := g.leaf; l != nil {
		l.markup = true
		if !empty && bytes.Equal(name, l.name) {
			l.same++
		}
		return true
	}
	e := element{name: name, scope: len(g.scope)}
	if n := len(g.stack); n > 0 {
		e.base, e.lang = g.stack[n-1].base, g.stack[n-1].lang
	}
	g.readScope(&e)
	if !g.opened {
		g.openRoot(e, empty)
		return true
	}
	g.open(e, empty)
	return true
}

// open acts on an element inside the root.
func (g *xmlGuard) open(e element, empty bool) {
	ns := g.resolve(e.name)
	where := g.stack[len(g.stack)-1].where
	r := g.ruleFor(where, ns)
	if where != inFeed && ns == spaceNone && g.ruleFor(inFeed, ns).inside == inItem && g.closeItem() {
		r = g.ruleFor(inFeed, ns)
	}
	if len(g.stack) > maxSkeletonDepth {
		r = rule{}
	}
	switch r.act {
	case actEnter:
		g.enter(e, r)
		if empty {
			g.pop()
		}
		return
	case actVoid:
		g.openTag(r.emit, e.base, true)
		g.endOf(r.emit)
		r.emit = ""
	case actText, actDate:
		if empty && len(g.attrs) == 0 || g.strayLink(r.emit) {
			r.emit = ""
			break
		}
		g.openTag(r.emit, e.base, false)
	case actSkip:
	}
	g.scope = g.scope[:e.scope]
	g.held = openLeaf{name: e.name, emit: r.emit, start: g.pos, date: r.act == actDate}
	g.held.base, g.held.lang = e.base, e.lang
	g.held.typ = strings.ToLower(string(g.attribute("type")))
	g.held.base64 = bytes.EqualFold(g.attribute("mode"), []byte("base64"))
	g.leaf = &g.held
	if empty {
		g.closeLeaf(g.pos)
	}
}

// strayLink says whether the link being opened is an Atom link that lost its
// prefix in RSS, and not the item's own page.
func (g *xmlGuard) strayLink(emit string) bool {
	if emit != "link" || g.atom {
		return false
	}
	rel := g.attribute("rel")
	return len(rel) > 0 && !bytes.EqualFold(rel, []byte("alternate"))
}

// enter opens an element that holds others.
func (g *xmlGuard) enter(e element, r rule) {
	e.where, e.emit = r.inside, r.emit
	if r.inside == inItem {
		g.items = append(g.items, itemSpan{start: len(g.out)})
	}
	if e.emit != "" {
		g.openTag(e.emit, e.base, true)
	}
	g.stack = append(g.stack, e)
	if r.inside == inItem && !g.atom {
		g.aboutAsGUID(e)
	}
}

// aboutAsGUID lets the rdf:about of an RSS 1.0 item stand as its identifier,
// until a guid says better.
func (g *xmlGuard) aboutAsGUID(e element) {
	for _, a := range g.attrs {
		if bytes.HasSuffix(a.name, []byte(":about")) && len(a.value) > 0 {
			g.out = append(g.out, `<guid isPermaLink="false">`...)
			g.token(leaf{raw: a.value, base: e.base})
			g.out = append(g.out, "</guid>"...)
			return
		}
	}
}

// endTag reads an end tag and closes what it closes. An end tag that fits
// nothing is passed over; one that fits an element further out closes all
// inside it.
func (g *xmlGuard) endTag() bool {
	begin := g.pos
	i := g.pos + 2
	for i < len(g.src) && !endsName(g.src[i]) {
		i++
	}
	name := g.src[g.pos+2 : i]
	for i < len(g.src) && g.src[i] != '>' && g.src[i] != '<' {
		i++
	}
	g.pos = i
	if i == len(g.src) {
		return false
	}
	if g.src[i] == '>' { // else the tag was never closed, and the next begins
		g.pos++
	}
	if l := g.leaf; l != nil {
		if bytes.Equal(name, l.name) {
			if l.same--; l.same < 0 {
				g.closeLeaf(begin)
			}
			return true
		}
		l.markup = true
	}
	for i := len(g.stack) - 1; i >= 0; i-- {
		if !bytes.Equal(g.stack[i].name, name) {
			continue
		}
		if g.leaf != nil {
			g.closeLeaf(begin)
		}
		for len(g.stack) > i {
			g.pop()
		}
		g.closed = len(g.stack) == 0 || len(g.stack) == 1 && g.stack[0].name == nil
		return true
	}
	return true
}

// closeLeaf ends the open text at byte end of the document.
func (g *xmlGuard) closeLeaf(end int) {
	l := g.leaf
	g.leaf = nil
	if l.emit == "" {
		return
	}
	l.raw = bytes.TrimSpace(g.src[l.start:max(end, l.start)])
	switch {
	case len(l.raw) == 0:
	case l.date:
		g.date(l.leaf)
	default:
		g.token(l.leaf)
	}
	g.endOf(l.emit)
}

// pop closes the innermost open element.
func (g *xmlGuard) pop() {
	e := &g.stack[len(g.stack)-1]
	if e.emit != "" {
		g.endOf(e.emit)
	}
	if e.where == inItem {
		g.items[len(g.items)-1].end = len(g.out)
	}
	g.scope = g.scope[:min(e.scope, len(g.scope))]
	g.stack = g.stack[:len(g.stack)-1]
}

// closeItem closes an item that is still open when the next one begins.
func (g *xmlGuard) closeItem() bool {
	i := slices.IndexFunc(g.stack, func(e element) bool { return e.where == inItem })
	if i < 0 {
		return false
	}
	for len(g.stack) > i {
		g.pop()
	}
	return true
}

// readScope takes the declarations that hold for an element and all inside it.
func (g *xmlGuard) readScope(e *element) {
	for _, a := range g.attrs {
		switch {
		case bytes.Equal(a.name, []byte("xmlns")):
			g.declare(nil, a.value)
		case bytes.HasPrefix(a.name, []byte("xmlns:")):
			g.declare(a.name[6:], a.value)
		case bytes.Equal(a.name, []byte("xml:lang")) && len(a.value) > 0 && len(a.value) < 36:
			e.lang = g.intern(string(a.value))
		case bytes.Equal(a.name, []byte("xml:base")):
			e.base = g.resolveBase(e.base, a.value)
		}
	}
}

// intern returns the number of a language tag.
func (g *xmlGuard) intern(lang string) int32 {
	if i := slices.Index(g.langs, lang); i >= 0 {
		return int32(i)
	}
	if len(g.langs) >= maxScope {
		return 0
	}
	g.langs = append(g.langs, lang)
	return int32(len(g.langs) - 1)
}

// resolveBase returns the number of an xml:base, resolved against the outer one.
func (g *xmlGuard) resolveBase(outer int32, raw []byte) int32 {
	if len(raw) == 0 || len(raw) > maxBaseBytes || len(g.bases) >= maxBases {
		return outer
	}
	u, err := url.Parse(strings.TrimSpace(string(g.ents.unescape(nil, raw))))
	if err != nil {
		return outer
	}
	if b := g.bases[outer]; b != nil {
		u = b.ResolveReference(u)
	}
	if len(u.Path) > maxBaseBytes {
		return outer
	}
	g.bases = append(g.bases, u)
	return int32(len(g.bases) - 1)
}
