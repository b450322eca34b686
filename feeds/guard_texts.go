package feeds

import (
	"bytes"
	"encoding/base64"
	"html"
	"net/url"
	"strings"
)

// textOf returns the text that a token of the skeleton stands for.
func (g *xmlGuard) textOf(token string) (leaf, bool) {
	if token == "" || len(token) > 9 {
		return leaf{}, false
	}
	n := 0
	for i := range len(token) {
		if !isDigit(token[i]) {
			return leaf{}, false
		}
		n = n*10 + int(token[i]-'0')
	}
	if n >= len(g.texts) {
		return leaf{}, false
	}
	return g.texts[n], true
}

// say returns the plain words behind a token, or "".
func (g *xmlGuard) say(token string) string {
	l, ok := g.textOf(token)
	if !ok {
		return ""
	}
	return g.words(l)
}

// words returns the characters of a text, without the tags in it.
func (g *xmlGuard) words(l leaf) string {
	if !l.marked && !l.markup && bytes.IndexByte(l.raw, '&') < 0 {
		return string(l.raw)
	}
	return strings.TrimSpace(string(g.characters(nil, l, false)))
}

// characters appends a text with its CDATA sections opened and its references
// resolved. With asHTML the child elements of the text stay as they are, and
// what is not mark-up is written so that it stays none; else they are dropped.
func (g *xmlGuard) characters(dst []byte, l leaf, asHTML bool) []byte {
	if !l.marked && !l.markup {
		return g.ents.unescape(dst, l.raw)
	}
	keep := asHTML && l.markup
	for rest := l.raw; len(rest) > 0; {
		i := bytes.IndexByte(rest, '<')
		if i < 0 {
			i = len(rest)
		}
		if keep {
			dst = g.ents.expandOnly(dst, rest[:i])
		} else {
			dst = g.ents.unescape(dst, rest[:i])
		}
		rest = rest[i:]
		if len(rest) == 0 {
			break
		}
		n, inside, section := pieceOf(rest)
		switch {
		case section && keep:
			dst = append(dst, html.EscapeString(string(inside))...)
		case section:
			dst = append(dst, inside...)
		case keep || n == 1:
			dst = append(dst, rest[:n]...)
		}
		rest = rest[n:]
	}
	return dst
}

// pieceOf returns the length of the mark-up that b begins with, and what is
// inside it when it is a CDATA section. A lone "<" has length 1.
func pieceOf(b []byte) (n int, inside []byte, section bool) {
	upTo := func(end string) int {
		if i := bytes.Index(b, []byte(end)); i >= 0 {
			return i + len(end)
		}
		return len(b)
	}
	switch {
	case bytes.HasPrefix(b, []byte("<![CDATA[")):
		n = upTo("]]>")
		return n, bytes.TrimSuffix(b[9:n], []byte("]]>")), true
	case bytes.HasPrefix(b, []byte("<!--")):
		return upTo("-->"), nil, false
	case bytes.HasPrefix(b, []byte("<?")):
		return upTo("?>"), nil, false
	case len(b) > 1 && (nameStart(b[1]) || b[1] == '/'):
		return upTo(">"), nil, false
	}
	return 1, nil, false
}

// expandOnly resolves the entities of the DOCTYPE and leaves all others to
// HTML.
func (t *entityTable) expandOnly(dst, src []byte) []byte {
	if t.values == nil {
		return append(dst, src...)
	}
	for {
		i := bytes.IndexByte(src, '&')
		if i < 0 {
			return append(dst, src...)
		}
		dst = append(dst, src[:i]...)
		src = src[i:]
		if n := bytes.IndexByte(src[:min(len(src), 64)], ';'); n > 0 {
			if v, ok := t.lookup(src[1:n]); ok {
				dst = append(dst, html.EscapeString(v)...)
				src = src[n+1:]
				continue
			}
		}
		dst, src = append(dst, '&'), src[1:]
	}
}

// form says how a text is to be read.
type form uint8

const (
	formPlain form = iota
	formHTML
	formNone // nothing that could be shown
)

// body appends the content of an article and says what form it has.
func (g *xmlGuard) body(dst []byte, l leaf) ([]byte, form) {
	if !g.atom {
		return g.characters(dst, l, true), formHTML
	}
	typ, _, _ := strings.Cut(l.typ, ";")
	switch typ {
	case "html", "text/html", "xhtml", "application/xhtml+xml":
		if l.base64 {
			return decodeBase64(dst, l.raw, formHTML)
		}
		return g.characters(dst, l, true), formHTML
	case "":
		if l.base64 {
			return decodeBase64(dst, l.raw, formHTML)
		}
		dst = g.characters(dst, l, true)
		if l.markup || looksLikeHTML(dst) {
			return dst, formHTML
		}
		return dst, formPlain
	}
	switch {
	case typ != "text" && !strings.HasPrefix(typ, "text/") && !strings.HasSuffix(typ, "xml"):
	case l.base64:
		return decodeBase64(dst, l.raw, formPlain)
	default:
		return g.characters(dst, l, false), formPlain
	}
	return dst, formNone // a picture, a sound, a program
}

// decodeBase64 decodes base64 with white space in it; what is none stays.
func decodeBase64(dst, raw []byte, f form) ([]byte, form) {
	packed := bytes.Join(bytes.Fields(raw), nil)
	out, err := base64.StdEncoding.AppendDecode(dst, packed)
	if err != nil {
		return append(dst, raw...), f
	}
	return bytes.ToValidUTF8(out, []byte("\uFFFD")), f
}

// looksLikeHTML says whether a text that does not say what it is has tags in it.
func looksLikeHTML(b []byte) bool {
	for _, tag := range []string{"</", "<p", "<br", "<img", "<a "} {
		if bytes.Contains(b, []byte(tag)) {
			return true
		}
	}
	return false
}

// baseOf returns the address that relative links of a text start from.
func (g *xmlGuard) baseOf(l leaf, feed *url.URL) *url.URL {
	b := g.bases[l.base]
	switch {
	case b == nil:
		return feed
	case feed == nil || b.IsAbs():
		return b
	}
	return feed.ResolveReference(b)
}
