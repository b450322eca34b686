package feeds

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// bounds of a list that is read.
const (
	opmlBytes    = 64 << 20
	opmlOutlines = 200_000
)

// errNotOPML says that a file is something else altogether.
var errNotOPML = errors.New("this is not an OPML list")

// readOPML reads a list. It takes what it can: mark-up that makes no sense
// costs the outline it stands in, a file that is cut loses its end, and
// damage says so; the error is for a file that is no list at all.
func readOPML(data []byte) (list *opmlList, damage string, err error) {
	if len(data) > opmlBytes {
		return nil, "", fmt.Errorf("the list is larger than %v", Size(opmlBytes))
	}
	text := blankControls(decodeBody(data, "").text)
	r := opmlReader{list: &opmlList{root: &outline{}}}
	r.at = r.list.root
	for start := 0; ; {
		next, err := r.run(text, start)
		if err == io.EOF {
			break
		}
		r.faults++
		// Take up again at the next outline; a faulty one is lost.
		i := bytes.Index(text[min(next, len(text)):], []byte("<outline"))
		if i < 0 || r.outlines >= opmlOutlines {
			break
		}
		start = next + i
	}
	switch {
	case !r.opened:
		return nil, "", errNotOPML
	case r.outlines >= opmlOutlines:
		damage = fmt.Sprintf("it has more than %d entries; the rest was left out", opmlOutlines)
	case r.faults > 0 || !r.closed:
		damage = "it is damaged or cut off; what was whole is used"
	}
	if len(r.list.version) == 0 {
		r.list.version = newOPML().version
	}
	return r.list, damage, nil
}

type opmlReader struct {
	list     *opmlList
	at       *outline
	inHead   bool
	item     *headItem
	outlines int
	faults   int
	opened   bool
	closed   bool
}

// run reads from start to the end (io.EOF) or to the next fault, and returns
// the offset from which to look on.
func (r *opmlReader) run(text []byte, start int) (int, error) {
	d := xml.NewDecoder(bytes.NewReader(text[start:]))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		before := start + int(d.InputOffset())
		token, err := d.RawToken()
		if err == io.EOF {
			return len(text), io.EOF
		}
		if err != nil {
			return max(start+int(d.InputOffset()), before+1), err
		}
		switch t := token.(type) {
		case xml.StartElement:
			r.open(t)
			if r.outlines >= opmlOutlines {
				return len(text), errors.New("too many")
			}
		case xml.EndElement:
			r.close(qualified(t.Name))
		case xml.CharData:
			if r.item != nil {
				r.item.text += string(t)
			}
		}
	}
}

func (r *opmlReader) open(t xml.StartElement) {
	name := strings.ToLower(qualified(t.Name))
	switch {
	case name == "opml" && !r.opened:
		r.opened = true
		r.list.version = cloneAttrs(t.Attr)
	case !r.opened:
	case name == "head":
		r.inHead = true
	case name == "outline":
		r.inHead, r.item = false, nil
		r.outlines++
		o := &outline{attrs: cloneAttrs(t.Attr)}
		r.at.add(o)
		r.at = o
	case r.inHead && r.item == nil:
		r.list.head = append(r.list.head, headItem{name: qualified(t.Name), attrs: cloneAttrs(t.Attr)})
		r.item = &r.list.head[len(r.list.head)-1]
	}
}

func (r *opmlReader) close(name string) {
	switch name = strings.ToLower(name); {
	case name == "opml":
		r.closed = true
	case name == "head":
		r.inHead, r.item = false, nil
	case name == "outline":
		if r.at.parent != nil {
			r.at = r.at.parent
		}
	case r.item != nil && strings.EqualFold(name, r.item.name):
		r.item.text = strings.TrimSpace(r.item.text)
		r.item = nil
	}
}

// qualified is a name with its prefix, as it was written.
func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

func cloneAttrs(attrs []xml.Attr) []xml.Attr { return append([]xml.Attr(nil), attrs...) }

// blankControls replaces the characters that XML forbids, which would end the
// reading, by blanks.
func blankControls(text []byte) []byte {
	bad := func(c byte) bool { return c < 0x20 && c != '\t' && c != '\n' && c != '\r' }
	if bytes.IndexFunc(text, func(r rune) bool { return r < 0x20 && bad(byte(r)) }) < 0 {
		return text
	}
	out := bytes.Clone(text)
	for i, c := range out {
		if bad(c) {
			out[i] = ' '
		}
	}
	return out
}
