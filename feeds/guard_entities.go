package feeds

import (
	"bytes"
	"html"
	"strconv"
	"unicode/utf8"
)

// entityTable holds the plain-text entities that a DOCTYPE declares. It
// expands no entity inside another and only so many bytes in all, so that
// there is nothing to make a bomb of; external entities are not looked at.
type entityTable struct {
	values map[string]string
	added  int
}

// declare reads a DOCTYPE, which b begins with, and returns its length.
func (t *entityTable) declare(b []byte) int {
	depth, i := 0, 9
	for i < len(b) {
		switch c := b[i]; {
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '>' && depth <= 0:
			return i + 1
		case c == '"' || c == '\'':
			n := bytes.IndexByte(b[i+1:], c)
			if n < 0 {
				return len(b)
			}
			i += n + 1
		case bytes.HasPrefix(b[i:], []byte("<!ENTITY")):
			i += t.entity(b[i:])
			continue
		case bytes.HasPrefix(b[i:], []byte("<!--")):
			n := bytes.Index(b[i:], []byte("-->"))
			if n < 0 {
				return len(b)
			}
			i += n + 2
		}
		i++
	}
	return i
}

// entity reads one declaration up to its closing ">" and returns its length.
func (t *entityTable) entity(b []byte) int {
	i := skipBlanks(b, len("<!ENTITY"))
	begin := i
	for i < len(b) && !endsName(b[i]) {
		i++
	}
	name := string(b[begin:min(i, begin+64)])
	i = skipBlanks(b, i)
	if i >= len(b) || b[i] != '"' && b[i] != '\'' { // a parameter or an external entity
		return i
	}
	n := bytes.IndexByte(b[i+1:], b[i])
	if n < 0 {
		return len(b)
	}
	if n <= maxEntityBytes && len(t.values) < maxEntities && name != "" {
		if t.values == nil {
			t.values = map[string]string{}
		}
		if _, known := t.values[name]; !known {
			t.values[name] = string(appendUnescaped(nil, b[i+1:i+1+n], nil))
		}
	}
	return i + n + 2
}

// unescape appends src to dst with its character and entity references
// resolved, those of the DOCTYPE included.
func (t *entityTable) unescape(dst, src []byte) []byte {
	return appendUnescaped(dst, src, t)
}

// lookup returns the text of a declared entity while the budget lasts.
func (t *entityTable) lookup(name []byte) (string, bool) {
	if t == nil || t.values == nil {
		return "", false
	}
	v, ok := t.values[string(name)]
	if ok {
		if t.added += len(v); t.added > maxExpansion {
			return "", false
		}
	}
	return v, ok
}

// appendUnescaped resolves references that end in ";"; anything else stays as
// it is written, as addresses are full of lone ampersands.
func appendUnescaped(dst, src []byte, t *entityTable) []byte {
	for {
		i := bytes.IndexByte(src, '&')
		if i < 0 {
			return append(dst, src...)
		}
		dst = append(dst, src[:i]...)
		src = src[i:]
		n := bytes.IndexByte(src[:min(len(src), 40)], ';')
		if n < 0 {
			dst, src = append(dst, '&'), src[1:]
			continue
		}
		var ok bool
		if dst, ok = appendReference(dst, src[1:n], t); ok {
			src = src[n+1:]
			continue
		}
		dst, src = append(dst, '&'), src[1:]
	}
}

// appendReference appends what a reference stands for.
func appendReference(dst, name []byte, t *entityTable) ([]byte, bool) {
	switch string(name) {
	case "lt":
		return append(dst, '<'), true
	case "gt":
		return append(dst, '>'), true
	case "amp":
		return append(dst, '&'), true
	case "quot":
		return append(dst, '"'), true
	case "apos":
		return append(dst, '\''), true
	case "nbsp":
		return append(dst, "\u00a0"...), true
	case "":
		return dst, false
	}
	if name[0] == '#' {
		return appendNumeric(dst, name[1:])
	}
	if v, ok := t.lookup(name); ok {
		return append(dst, v...), true
	}
	ref := "&" + string(name) + ";"
	if s := html.UnescapeString(ref); s != ref && s[len(s)-1] != ';' {
		return append(dst, s...), true
	}
	return dst, false
}

// appendNumeric appends a character reference. The numbers 128–159 are read
// as windows-1252, which is what those who write them mean; what is no
// character becomes U+FFFD. Control characters pass: [model.Text] marks them.
func appendNumeric(dst, digits []byte) ([]byte, bool) {
	base := 10
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil {
		return dst, false
	}
	if n >= 128 && n < 160 {
		return append(dst, html.UnescapeString("&#"+strconv.FormatUint(n, 10)+";")...), true
	}
	if n > utf8.MaxRune || n == 0 {
		n = utf8.RuneError
	}
	return utf8.AppendRune(dst, rune(n)), true
}

// appendEscaped writes text into an attribute or element of the skeleton, with
// what XML does not allow as U+FFFD.
func appendEscaped(dst, src []byte) []byte {
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c == '&':
			dst = append(dst, "&amp;"...)
		case c == '<':
			dst = append(dst, "&lt;"...)
		case c == '>':
			dst = append(dst, "&gt;"...)
		case c == '"':
			dst = append(dst, "&#34;"...)
		case c < ' ' && c != '\t' && c != '\n' && c != '\r':
			dst = append(dst, "\uFFFD"...)
		case c < utf8.RuneSelf:
			dst = append(dst, c)
		default:
			r, size := utf8.DecodeRune(src[i:])
			if r == 0xfffe || r == 0xffff {
				r = utf8.RuneError
			}
			dst = utf8.AppendRune(dst, r)
			i += size
			continue
		}
		i++
	}
	return dst
}
