package model

import (
	"strings"
	"unicode/utf8"
)

// Plain returns the words of the document as plain text: one block after the
// other, an empty line between blocks and a line break between list items that
// follow each other. Pictures and rules have no words.
func (d Doc) Plain() string {
	if len(d) == 1 && d[0].worded() {
		return d[0].Text.s
	}
	n := 0
	for i := range d {
		n += len(d[i].Text.s) + 2
	}
	var b strings.Builder
	b.Grow(n)
	d.walk(func(_ int, gap string, p *Para) {
		b.WriteString(gap)
		b.WriteString(p.Text.s)
	})
	return b.String()
}

// Pieces visits the texts of which [Doc.Plain] is made, in order, each with
// what stands between it and the one before it. Whoever reads the words once
// need not put them together.
func (d Doc) Pieces(visit func(gap, text string)) {
	d.walk(func(_ int, gap string, p *Para) { visit(gap, p.Text.s) })
}

// PlainOffsets returns, for each block, the byte at which its text begins in
// [Doc.Plain], or -1 for a block that has no words there. A mention at byte m
// of the plain text stands in the last block whose offset is not above m.
func (d Doc) PlainOffsets() []int {
	at := make([]int, len(d))
	for i := range at {
		at[i] = -1
	}
	n := 0
	d.walk(func(i int, gap string, p *Para) {
		n += len(gap)
		at[i] = n
		n += len(p.Text.s)
	})
	return at
}

// walk visits the blocks that have words, each with what separates it from
// the one before.
func (d Doc) walk(visit func(i int, gap string, p *Para)) {
	last := -1
	for i := range d {
		p := &d[i]
		if !p.worded() {
			continue
		}
		gap := "\n\n"
		switch {
		case last < 0:
			gap = ""
		case d[last].Kind == BlockItem && p.Kind == BlockItem:
			gap = "\n"
		}
		visit(i, gap, p)
		last = i
	}
}

// worded says whether the block counts as words of the text.
func (p *Para) worded() bool {
	return p.Kind != BlockImage && p.Kind != BlockRule && p.Text.s != ""
}

// Excerpt returns the first words of the document as one line of at most n
// characters, cut at a word and ended by "…" when there is more. Headings and
// code are passed over while there is other text.
func (d Doc) Excerpt(n int) Text {
	for _, all := range []bool{false, true} {
		var b strings.Builder
		for i := range d {
			p := &d[i]
			if !p.worded() || !all && (p.Kind == BlockHeading || p.Kind == BlockCode) {
				continue
			}
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(p.Text.s)
			if b.Len() > 4*n {
				break
			}
		}
		if b.Len() > 0 {
			return Line(b.String()).Cut(n)
		}
	}
	return Text{}
}

// Cut returns t if it has at most n characters, else its beginning, cut at a
// word where there is one in the last third, and "…".
func (t Text) Cut(n int) Text {
	if len(t.s) <= n {
		return t
	}
	count, end := 0, len(t.s)
	for i := range t.s {
		if count == n-1 {
			end = i
		}
		if count == n {
			return Text{cutAtWord(t.s[:max(end, 0)]) + "…"}
		}
		count++
	}
	return t
}

// cutAtWord drops a last word that may be half, unless that would drop much.
// What cannot end a text alone (a joiner) goes too.
func cutAtWord(s string) string {
	if i := strings.LastIndexAny(s, " \n"); i > len(s)*2/3 {
		s = s[:i]
	}
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if r != zwj && r != zwnj && !strings.ContainsRune(" \n,;:–—-(", r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}
