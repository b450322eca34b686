package feeds

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pariscall/model"
)

// plain makes paragraphs of plain text: an empty line ends one. Addresses in
// it become links.
func (c *cleaner) plain(src []byte, most int) model.Doc {
	src = clipBytes(src, maxTextBytes)
	if most > 0 {
		src = clipBytes(src, 4*most)
	}
	var doc model.Doc
	for len(src) > 0 {
		part := src
		if i := emptyLine(src); i >= 0 {
			part, src = src[:i], src[i:]
			src = bytes.TrimLeft(src, "\r\n \t")
		} else {
			src = nil
		}
		if t := model.Prose(string(part), nil); !t.IsEmpty() {
			doc = append(doc, model.Para{Text: t, Links: bareLinks(t.String())})
		}
	}
	return doc
}

// emptyLine returns where the first empty line is, or -1.
func emptyLine(b []byte) int {
	for i := 0; ; {
		n := bytes.IndexByte(b[i:], '\n')
		if n < 0 {
			return -1
		}
		i += n
		rest := bytes.TrimLeft(b[i+1:min(len(b), i+64)], " \t\r")
		if len(rest) > 0 && rest[0] == '\n' {
			return i
		}
		i++
	}
}

// bareLinks finds the addresses that stand in a text as such.
func bareLinks(s string) []model.TextLink {
	var links []model.TextLink
	for at := 0; ; {
		i := strings.Index(s[at:], "http")
		if i < 0 || len(links) >= 256 {
			return links
		}
		i += at
		end := i + 4
		for end < len(s) && s[end] > ' ' && s[end] < 0x7f && strings.IndexByte("<>\"'`{}|\\^", s[end]) < 0 {
			end++
		}
		word := strings.TrimRight(s[i:end], ".,;:!?)*_]")
		if url := absolute(word, nil); url != "" && (i == 0 || !isAlphanumeric(s[i-1])) {
			links = append(links, model.TextLink{Start: i, End: i + len(word), URL: url})
		}
		at = end
	}
}

// inline returns the words of an HTML title or name on one line: all tags go,
// and all that they hide.
func (c *cleaner) inline(src []byte) model.Text {
	src = clipBytes(src, 16*maxTitleBytes)
	if bytes.IndexByte(src, '<') < 0 {
		c.buf = appendUnescaped(c.buf[:0], src, nil)
		return model.Line(clipString(string(c.buf), maxTitleBytes))
	}
	z := &c.in
	z.start(src)
	c.buf = c.buf[:0]
	skip := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return model.Line(clipString(string(c.buf), maxTitleBytes))
		case html.TextToken:
			if skip == 0 {
				c.buf = z.AppendText(c.buf)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch t := tagOf(name); {
			case skip == 0 && unshown(t) && t != atom.Embed && t != atom.Frame:
				skip = t
			case isBlock(t), t == atom.Br, t == atom.Li:
				c.buf = append(c.buf, ' ')
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if t := tagOf(name); t == skip {
				skip = 0
			} else if isBlock(t) {
				c.buf = append(c.buf, ' ')
			}
		}
	}
}
