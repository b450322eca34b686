package feeds

import (
	"bytes"
	"io"

	"golang.org/x/net/html"
)

// markup reads the tokens of an HTML text as html.Tokenizer does, and most of
// them sooner. Nearly all that feeds hold is text, and tags written in the
// plainest way, whose ends can be looked for instead of waited for byte by
// byte. What is written in any other way the Tokenizer reads, so that there
// are no two opinions on what it means.
//
// The Tokenizer is fed up to a ">" at a time, since nearly every tag ends
// there. Whenever it holds nothing unread, it is as a new one, and the next
// token can be read past it; but for one thing: having read a start tag, it
// may look for no markup in what follows, so it reads the next token as well.
// The zero markup is ready for use, and is used again from text to text; it
// must not be copied, as its Tokenizer reads from it.
type markup struct {
	src    []byte // what nobody has read yet
	slow   html.Tokenizer
	fresh  *html.Tokenizer // slow as it was before it had read anything: its buffer is larger than most texts
	opened bool            // slow has just read a start tag
	fed    bool            // slow has been fed since the last token

	quick bool // the token is not slow's, but this one:
	text  []byte
	name  []byte
	attrs []quotedAttr
	next  int // of attrs
}

// quotedAttr is an attribute as it is written.
type quotedAttr struct{ key, value []byte }

// maxQuickAttributes bounds those that are compared with each other.
const maxQuickAttributes = 16

// start begins with a text, which must not change while it is read.
func (m *markup) start(src []byte) {
	if m.fresh == nil {
		m.fresh = html.NewTokenizer(m)
		m.fresh.SetMaxBuf(maxTextBytes + 1<<10)
	}
	m.src, m.slow, m.opened = src, *m.fresh, false
}

// forget lets go of the text.
func (m *markup) forget() {
	*m = markup{fresh: m.fresh, attrs: m.attrs[:0]}
	clear(m.attrs[:cap(m.attrs)])
}

// Read feeds the Tokenizer: little in the hope that it is enough for a token,
// then as much as it likes, since it moves what it has of a token at each
// call: a long comment with many ">" would take time that grows as its square.
func (m *markup) Read(b []byte) (int, error) {
	if len(m.src) == 0 {
		return 0, io.EOF
	}
	food := m.src[:min(len(m.src), len(b))]
	if i := bytes.IndexByte(food, '>'); i >= 0 && !m.fed {
		food = food[:i+1]
	}
	n := copy(b, food)
	m.src, m.fed = m.src[n:], true
	return n, nil
}

// Next reads a token, as do its namesake of the Tokenizer and those below.
func (m *markup) Next() html.TokenType {
	m.fed, m.quick = false, false
	if len(m.src) > 0 && len(m.slow.Buffered()) == 0 && !m.opened {
		if kind := m.readQuick(); kind != html.ErrorToken {
			m.quick = true
			return kind
		}
	}
	kind := m.slow.Next()
	m.opened = kind == html.StartTagToken || kind == html.SelfClosingTagToken
	return kind
}

// readQuick reads text, or a tag in lower case whose attributes are in quotes.
// What is not so plain it leaves unread, and returns ErrorToken.
func (m *markup) readQuick() html.TokenType {
	n := markupAt(m.src)
	if n == 0 {
		return m.readTag()
	}
	if bytes.IndexByte(m.src[:n], '\r') >= 0 {
		return html.ErrorToken
	}
	m.text, m.src = m.src[:n], m.src[n:]
	return html.TextToken
}

// markupAt returns where the first "<" is that is not the author's own.
func markupAt(b []byte) int {
	for at := 0; ; at++ {
		i := bytes.IndexByte(b[at:], '<')
		if i < 0 {
			return len(b)
		}
		at += i
		if at+1 == len(b) {
			return len(b)
		}
		switch c := b[at+1]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == '/', c == '!', c == '?':
			return at
		}
	}
}

func (m *markup) readTag() html.TokenType {
	kind, b := html.StartTagToken, m.src[1:]
	if b[0] == '/' {
		kind, b = html.EndTagToken, b[1:]
	}
	m.name, b = plainWord(b)
	// Behind "</", what does not begin with a letter is no name but a comment.
	if len(m.name) == 0 || m.name[0] < 'a' || kind == html.StartTagToken && hidesMarkup(m.name) {
		return html.ErrorToken
	}
	m.attrs, m.next = m.attrs[:0], 0
	for {
		for len(b) > 0 && (b[0] == ' ' || b[0] == '\n' || b[0] == '\t') {
			b = b[1:]
		}
		switch {
		case len(b) == 0:
			return html.ErrorToken
		case b[0] == '>':
			m.src = b[1:]
			return kind
		case kind == html.EndTagToken:
			return html.ErrorToken
		case b[0] == '/' && len(b) > 1 && b[1] == '>':
			m.src = b[2:]
			return html.SelfClosingTagToken
		case len(m.attrs) == maxQuickAttributes:
			return html.ErrorToken
		}
		var a quotedAttr
		if a, b = plainAttribute(b); len(a.key) == 0 || m.has(a.key) {
			return html.ErrorToken
		}
		m.attrs = append(m.attrs, a)
	}
}

// has says whether the tag has had that attribute: the first one counts.
func (m *markup) has(key []byte) bool {
	for _, a := range m.attrs {
		if bytes.Equal(a.key, key) {
			return true
		}
	}
	return false
}

// plainAttribute cuts an attribute off that is written key="value", or one
// without a key if it is not. References are plain if they mean in an address
// what they mean in a text; most others do not.
func plainAttribute(b []byte) (a quotedAttr, rest []byte) {
	key, b := plainWord(b)
	if len(b) < 2 || b[0] != '=' || b[1] != '"' && b[1] != '\'' {
		return a, b
	}
	n := bytes.IndexByte(b[2:], b[1])
	if n < 0 {
		return a, b
	}
	value, rest := b[2:2+n], b[2+n+1:]
	if bytes.IndexByte(value, '\r') >= 0 || bytes.IndexByte(value, 0) >= 0 {
		return a, b
	}
	for v := value; ; {
		i := bytes.IndexByte(v, '&')
		if i < 0 {
			return quotedAttr{key, value}, rest
		}
		if v = v[i+1:]; !bytes.HasPrefix(v, []byte("amp;")) && !bytes.HasPrefix(v, []byte("#")) {
			return a, b
		}
	}
}

// plainWord cuts off what the name of a tag or attribute is mostly made of.
func plainWord(b []byte) (word, rest []byte) {
	n := 0
	for n < len(b) && (b[n] >= 'a' && b[n] <= 'z' || b[n] >= '0' && b[n] <= '9' || b[n] == '-') {
		n++
	}
	return b[:n], b[n:]
}

// hidesMarkup are the elements in which a Tokenizer looks for no tags but
// that which ends them.
func hidesMarkup(name []byte) bool {
	switch string(name) {
	case "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp":
		return true
	}
	return false
}

// AppendText appends the text of a token, its references resolved.
func (m *markup) AppendText(dst []byte) []byte {
	if m.quick {
		return appendResolved(dst, m.text)
	}
	return append(dst, m.slow.Text()...)
}

// TagName returns the name of a tag and whether it has attributes.
func (m *markup) TagName() (name []byte, attrs bool) {
	if m.quick {
		return m.name, len(m.attrs) > 0
	}
	return m.slow.TagName()
}

// TagAttr returns the next attribute and whether there are more.
func (m *markup) TagAttr() (key, value []byte, more bool) {
	if !m.quick {
		return m.slow.TagAttr()
	}
	if m.next == len(m.attrs) {
		return nil, nil, false
	}
	a := m.attrs[m.next]
	m.next++
	if bytes.IndexByte(a.value, '&') >= 0 {
		a.value = appendResolved(nil, a.value)
	}
	return a.key, a.value, m.next < len(m.attrs)
}

// appendResolved resolves references as HTML does in text, where they need no
// ";". None reaches past the letters and digits that follow its "&".
func appendResolved(dst, src []byte) []byte {
	for {
		i := bytes.IndexByte(src, '&')
		if i < 0 {
			return append(dst, src...)
		}
		dst, src = append(dst, src[:i]...), src[i:]
		n := 1
		for n < len(src) && (isAlphanumeric(src[n]) || src[n] == '#') {
			n++
		}
		known := false
		if n < len(src) && src[n] == ';' {
			dst, known = appendReference(dst, src[1:n], nil)
			n++
		}
		if !known {
			dst = append(dst, html.UnescapeString(string(src[:n]))...)
		}
		src = src[n:]
	}
}
