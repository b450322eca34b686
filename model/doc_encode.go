package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// docVersion is the first byte of an encoded document.
const docVersion = 1

// Encode returns the compact form in which a document is stored: a version
// byte, then for each block its kind, level, text and links, lengths as
// variable-size integers. The empty document is the empty slice.
func (d Doc) Encode() []byte {
	if len(d) == 0 {
		return nil
	}
	return d.AppendEncoded(make([]byte, 0, d.EncodedMost()))
}

// EncodedMost is how many bytes [Doc.Encode] returns at most, but for texts
// and addresses of more than 2 MiB.
func (d Doc) EncodedMost() int {
	n := 1
	for i := range d {
		n += len(d[i].Text.s) + 8
		for _, l := range d[i].Links {
			n += len(l.URL) + 8
		}
	}
	return n
}

// AppendEncoded appends what [Doc.Encode] returns to b.
func (d Doc) AppendEncoded(b []byte) []byte {
	if len(d) == 0 {
		return b
	}
	b = append(b, docVersion)
	for i := range d {
		b = d[i].append(b)
	}
	return b
}

// append writes one block.
func (p *Para) append(b []byte) []byte {
	b = append(b, byte(p.Kind))
	b = binary.AppendUvarint(b, uint64(max(p.Level, 0)))
	b = binary.AppendUvarint(b, uint64(len(p.Text.s)))
	b = append(b, p.Text.s...)
	b = binary.AppendUvarint(b, uint64(len(p.Links)))
	for _, l := range p.Links {
		b = binary.AppendUvarint(b, uint64(l.Start))
		b = binary.AppendUvarint(b, uint64(l.End))
		b = binary.AppendUvarint(b, uint64(len(l.URL)))
		b = append(b, l.URL...)
	}
	return b
}

// DecodeDoc reads what [Doc.Encode] wrote. It trusts nothing: texts are made
// safe again, and a link that does not fit its text is left out. The error
// says where the bytes stop making sense.
func DecodeDoc(b []byte) (Doc, error) {
	if len(b) == 0 {
		return nil, nil
	}
	if b[0] != docVersion {
		return nil, fmt.Errorf("stored text has version %d, want %d", b[0], docVersion)
	}
	r := docReader{b: b, at: 1}
	var d Doc
	for r.at < len(b) {
		p, err := r.para()
		if err != nil {
			return nil, fmt.Errorf("stored text, byte %d: %w", r.at, err)
		}
		d = append(d, p)
	}
	return d, nil
}

// docReader reads an encoded document.
type docReader struct {
	b  []byte
	at int
}

var errDocCut = errors.New("cut or damaged")

// para reads one block.
func (r *docReader) para() (Para, error) {
	p := Para{Kind: BlockKind(r.b[r.at])}
	r.at++
	if p.Kind > BlockRule {
		return p, errDocCut
	}
	level, err := r.number()
	if err != nil {
		return p, err
	}
	p.Level = level
	text, err := r.text()
	if err != nil {
		return p, err
	}
	p.Text = Block(text)
	n, err := r.number()
	if err != nil || n > (len(r.b)-r.at)/3 {
		return p, errDocCut
	}
	last := 0
	for range n {
		l, err := r.link()
		if err != nil {
			return p, err
		}
		if l.Start >= last && l.Start < l.End && l.End <= len(p.Text.s) {
			p.Links = append(p.Links, l)
			last = l.End
		}
	}
	return p, nil
}

// link reads one link.
func (r *docReader) link() (TextLink, error) {
	start, err := r.number()
	if err != nil {
		return TextLink{}, err
	}
	end, err := r.number()
	if err != nil {
		return TextLink{}, err
	}
	url, err := r.text()
	return TextLink{Start: start, End: end, URL: url}, err
}

// number reads a length that fits the document's size class.
func (r *docReader) number() (int, error) {
	n, size := binary.Uvarint(r.b[r.at:])
	if size <= 0 || n > math.MaxInt32 {
		return 0, errDocCut
	}
	r.at += size
	return int(n), nil
}

// text reads a length and as many bytes.
func (r *docReader) text() (string, error) {
	n, err := r.number()
	if err != nil || n > len(r.b)-r.at {
		return "", errDocCut
	}
	s := string(r.b[r.at : r.at+n])
	r.at += n
	return s, nil
}
