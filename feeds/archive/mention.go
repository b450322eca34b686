package archive

import (
	"context"
	"encoding/binary"
	"slices"

	"pariscall/model"
)

// background is for the small statements inside a transaction, which are
// never left half done.
var background = context.Background()

// storeMentions makes found the mentions of an article and returns the
// numbers of the things named, each once, in the order of the text. A fresh
// article had none before.
func (w *writing) storeMentions(id model.ArticleID, ord int64, found []model.Mention, fresh bool) ([]int64, error) {
	var named []int64
	body := w.scratch[:0]
	for i := range found {
		e, err := w.entity(found[i].Ref)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(named, e) {
			named = append(named, e)
		}
		body = appendMention(body, e, &found[i])
	}
	w.scratch = body
	var old []int64
	if !fresh {
		var err error
		if old, err = w.namedIn(ord); err != nil {
			return nil, err
		}
	}
	for _, e := range old {
		if !slices.Contains(named, e) {
			w.bump[e]--
			if err := w.do("DELETE FROM named WHERE ord=? AND entity=?", ord, e); err != nil {
				return nil, err
			}
		}
	}
	for _, e := range named {
		if !slices.Contains(old, e) {
			w.bump[e]++
			w.named.add(ord, e)
		}
	}
	if len(found) == 0 {
		if len(old) == 0 {
			return nil, nil
		}
		return nil, w.do("DELETE FROM mention WHERE id=?", int64(id))
	}
	return named, w.do("INSERT OR REPLACE INTO mention VALUES (?,?)", int64(id), body)
}

func (w *writing) namedIn(ord int64) ([]int64, error) {
	if err := w.named.write(w); err != nil {
		return nil, err
	}
	var out []int64
	err := w.each(func(v []value) error {
		out = append(out, integer(v[0]))
		return nil
	}, "SELECT entity FROM named WHERE ord=?", ord)
	return out, err
}

func appendMention(b []byte, entity int64, m *model.Mention) []byte {
	b = binary.AppendUvarint(b, uint64(entity))
	b = append(b, byte(m.Field))
	b = binary.AppendUvarint(b, uint64(m.Start))
	b = binary.AppendUvarint(b, uint64(m.End))
	for _, s := range []string{m.Name, m.Match, m.Why} {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	return b
}

// mentionReader reads what appendMention wrote. It stops at the first thing
// that cannot be, and keeps what came before.
type mentionReader struct {
	b   []byte
	bad bool
}

func (r *mentionReader) number() uint64 {
	n, size := binary.Uvarint(r.b)
	if size <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[size:]
	return n
}

func (r *mentionReader) text() string {
	n := r.number()
	if n > uint64(len(r.b)) {
		r.bad, r.b = true, nil
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

func (r *mentionReader) next() (entity int64, m model.Mention, ok bool) {
	if len(r.b) == 0 {
		return 0, m, false
	}
	entity = int64(r.number())
	if len(r.b) == 0 {
		return 0, m, false
	}
	m.Field = model.Field(r.b[0])
	r.b = r.b[1:]
	m.Start, m.End = int(r.number()), int(r.number())
	m.Name, m.Match, m.Why = model.Line(r.text()).String(), model.Line(r.text()).String(), r.text()
	return entity, m, !r.bad
}

// mentions decodes the mentions of one article.
func (a *Archive) mentions(c *conn, b []byte) ([]model.Mention, error) {
	var out []model.Mention
	r := mentionReader{b: b}
	for {
		e, m, ok := r.next()
		if !ok {
			return out, nil
		}
		var err error
		if m.Ref, err = a.entityRef(c, e); err != nil {
			return nil, err
		}
		if !m.Ref.IsZero() {
			out = append(out, m)
		}
	}
}

// namedRefs returns the things in the mentions of one article, each once, in
// the order of the text.
func (a *Archive) namedRefs(c *conn, b []byte) ([]model.Ref, error) {
	var out []model.Ref
	r := mentionReader{b: b}
	for {
		e, _, ok := r.next()
		if !ok {
			return out, nil
		}
		ref, err := a.entityRef(c, e)
		if err != nil {
			return nil, err
		}
		if !ref.IsZero() && !slices.Contains(out, ref) {
			out = append(out, ref)
		}
	}
}
