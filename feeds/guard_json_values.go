package feeds

import "unicode/utf8"

// text copies a string, or makes one of a number or a truth value. Null and
// what has an inside give nothing.
func (g *jsonGuard) text(c byte) bool {
	switch {
	case c == '"':
		raw := g.stringAt()
		if g.cut {
			return false
		}
		g.out = append(g.out, '"')
		g.out = appendJSONString(g.out, raw)
		g.out = append(g.out, '"')
		return true
	case c == '{' || c == '[':
		g.skip()
		return false
	}
	begin := g.pos
	for g.pos < len(g.src) && !endsJSONWord(g.src[g.pos]) {
		g.pos++
	}
	word := g.src[begin:g.pos]
	if g.pos == begin { // a value is missing; what ends its place stays
		return false
	}
	if string(word) == "null" {
		return false
	}
	g.out = append(g.out, '"')
	g.out = appendJSONString(g.out, word)
	g.out = append(g.out, '"')
	return true
}

// endsJSONWord says whether c ends a number or a word.
func endsJSONWord(c byte) bool {
	return c <= ' ' || c == ',' || c == '}' || c == ']' || c == ':' || c == '"'
}

// stringAt returns the inside of the string at the position, as written.
func (g *jsonGuard) stringAt() []byte {
	begin := g.pos + 1
	for i := begin; i < len(g.src); i++ {
		switch g.src[i] {
		case '\\':
			i++
		case '"':
			g.pos = i + 1
			return g.src[begin:i]
		}
	}
	g.pos, g.cut = len(g.src), true
	return nil
}

// skip passes over the value at the position, whatever its depth.
func (g *jsonGuard) skip() {
	depth := 0
	for !g.cut {
		switch c := g.peek(); c {
		case 0:
			return
		case '"':
			g.stringAt()
		case '{', '[':
			depth++
			g.pos++
		case '}', ']':
			if depth == 0 {
				return // the end of what holds the value
			}
			depth--
			g.pos++
		case ',', ':':
			if depth == 0 {
				return
			}
			g.pos++
			continue
		default:
			for g.pos < len(g.src) && !endsJSONWord(g.src[g.pos]) {
				g.pos++
			}
		}
		if depth == 0 {
			return
		}
	}
}

// appendJSONString copies the inside of a string so that it is one: control
// characters are escaped, and so are backslashes that escape nothing.
func appendJSONString(dst, raw []byte) []byte {
	const hex = "0123456789abcdef"
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		switch {
		case c < ' ':
			dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		case c == '\\' && i+1 < len(raw) && escapesJSON(raw[i+1:]):
			dst = append(dst, c, raw[i+1])
			i++
		case c == '\\':
			dst = append(dst, '\\', '\\')
		case c == '"':
			dst = append(dst, '\\', '"')
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// escapesJSON says whether what follows a backslash makes an escape.
func escapesJSON(b []byte) bool {
	switch b[0] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return true
	case 'u':
		if len(b) < 5 {
			return false
		}
		for _, c := range b[1:5] {
			if !isHex(c) || c >= utf8.RuneSelf {
				return false
			}
		}
		return true
	}
	return false
}
