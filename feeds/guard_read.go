package feeds

import (
	"bytes"
	"strings"
)

// readTag reads the start tag at the position: its name, whether it is empty,
// and with collect its attributes. Not ok means that the document ends inside
// it. A tag that runs into the next one ends there.
func (g *xmlGuard) readTag(collect bool) (name []byte, empty, ok bool) {
	g.attrs = g.attrs[:0]
	i := g.pos + 1
	for i < len(g.src) && !endsName(g.src[i]) {
		i++
	}
	name = g.src[g.pos+1 : i]
	for i < len(g.src) {
		switch c := g.src[i]; {
		case c == '>':
			g.pos = i + 1
			return name, empty, true
		case c == '<':
			g.pos = i
			return name, empty, true
		case c == '/':
			empty = true
			i++
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
		default:
			empty = false
			var a attribute
			if a, i = g.readAttribute(i); collect && len(g.attrs) < maxAttributes {
				g.attrs = append(g.attrs, a)
			}
		}
	}
	return name, false, false
}

// endsName says whether c cannot stand in the name of an element.
func endsName(c byte) bool {
	return c <= ' ' || c == '>' || c == '/' || c == '<'
}

// readAttribute reads one attribute at byte i, quoted or not, and returns
// where it ends.
func (g *xmlGuard) readAttribute(i int) (attribute, int) {
	begin := i
	for i < len(g.src) && g.src[i] != '=' && !endsName(g.src[i]) {
		i++
	}
	a := attribute{name: g.src[begin:i]}
	j := skipBlanks(g.src, i)
	if j >= len(g.src) || g.src[j] != '=' {
		return a, max(i, begin+1)
	}
	j = skipBlanks(g.src, j+1)
	if j >= len(g.src) {
		return a, j
	}
	if q := g.src[j]; q == '"' || q == '\'' {
		last := g.quotes[0]
		if q == '\'' {
			last = g.quotes[1]
		}
		if last > j { // so there is one to find, and no search is in vain
			n := bytes.IndexByte(g.src[j+1:], q)
			a.value = g.src[j+1 : j+1+n]
			return a, j + n + 2
		}
		j++
	}
	begin = j
	for j < len(g.src) && g.src[j] > ' ' && g.src[j] != '>' {
		j++
	}
	a.value = g.src[begin:j]
	return a, j
}

// skipBlanks returns the first byte at or after i that is not white space.
func skipBlanks(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\r') {
		i++
	}
	return i
}

// attribute returns the value of an attribute by its local name; one without
// a prefix is preferred.
func (g *xmlGuard) attribute(local string) []byte {
	var prefixed []byte
	for _, a := range g.attrs {
		if string(a.name) == local {
			return a.value
		}
		if _, after, ok := bytes.Cut(a.name, []byte(":")); ok && string(after) == local {
			prefixed = a.value
		}
	}
	return prefixed
}

// passed lists the attributes that the skeleton carries, in its spelling.
var passed = [...]string{"href", "rel", "type", "url", "src", "term", "label", "isPermaLink", "medium", "text"}

// openTag writes a start tag with the attributes that matter. The type of a
// text stays out: it says how to read the text, and that is done here.
func (g *xmlGuard) openTag(name string, base int32, typed bool) {
	g.out = append(g.out, '<')
	g.out = append(g.out, name...)
	for _, a := range g.attrs {
		local := a.name
		if _, after, ok := bytes.Cut(local, []byte(":")); ok {
			if bytes.HasPrefix(a.name, []byte("xmlns")) {
				continue
			}
			local = after
		}
		for _, p := range passed {
			if len(p) == len(local) && strings.EqualFold(p, string(local)) && (typed || p != "type") {
				g.writeAttribute(p, a.value, base)
			}
		}
	}
	g.out = append(g.out, '>')
}

// endOf writes an end tag.
func (g *xmlGuard) endOf(name string) {
	g.out = append(g.out, '<', '/')
	g.out = append(g.out, name...)
	g.out = append(g.out, '>')
}

// writeAttribute writes an attribute; an address is made absolute where the
// document names a base for it.
func (g *xmlGuard) writeAttribute(name string, raw []byte, base int32) {
	if len(raw) > maxLinkBytes {
		return
	}
	value := raw
	if bytes.IndexByte(raw, '&') >= 0 {
		value = g.ents.unescape(nil, raw)
	}
	if b := g.bases[base]; b != nil && (name == "href" || name == "url" || name == "src") {
		if u, err := b.Parse(strings.TrimSpace(string(value))); err == nil {
			value = []byte(u.String())
		}
	}
	g.out = append(g.out, ' ')
	g.out = append(g.out, name...)
	g.out = append(g.out, '=', '"')
	g.out = appendEscaped(g.out, value)
	g.out = append(g.out, '"')
}
