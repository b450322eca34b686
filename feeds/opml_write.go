package feeds

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"
)

// indentMost bounds the indentation: a line of a list ten thousand folders
// deep is not twenty thousand blanks long.
const indentMost = 32

// write writes the list. Without secrets the user names and passwords in
// addresses are left out.
func (l *opmlList) write(w io.Writer, secrets bool) error {
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header)
	b.WriteString("<opml")
	writeAttrs(b, l.version, true)
	b.WriteString(">\n  <head>\n")
	for _, h := range l.head {
		b.WriteString("    <" + h.name)
		writeAttrs(b, h.attrs, true)
		b.WriteString(">")
		xml.EscapeText(b, []byte(h.text))
		b.WriteString("</" + h.name + ">\n")
	}
	b.WriteString("  </head>\n  <body>\n")
	open := 0 // folders that wait for their end
	closeTo := func(depth int) {
		for ; open > depth; open-- {
			indent(b, open-1)
			b.WriteString("</outline>\n")
		}
	}
	for o, depth := range l.all() {
		closeTo(depth)
		indent(b, depth)
		b.WriteString("<outline")
		writeAttrs(b, o.attrs, secrets)
		if len(o.children) == 0 {
			b.WriteString("/>\n")
			continue
		}
		b.WriteString(">\n")
		open = depth + 1
	}
	closeTo(0)
	b.WriteString("  </body>\n</opml>\n")
	return b.Flush()
}

func indent(b *bufio.Writer, depth int) {
	b.WriteString("    ")
	b.WriteString(strings.Repeat("  ", min(depth, indentMost)))
}

func writeAttrs(b *bufio.Writer, attrs []xml.Attr, secrets bool) {
	for _, a := range attrs {
		b.WriteString(" " + qualified(a.Name) + `="`)
		v := a.Value
		if !secrets && strings.Contains(v, "@") && strings.Contains(v, "://") {
			v = withoutUser(v)
		}
		xml.EscapeText(b, []byte(v))
		b.WriteByte('"')
	}
}
