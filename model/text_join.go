package model

import (
	"unicode"
	"unicode/utf8"
)

// following returns the rune at position i, or -1.
func (w *washer) following(i int) rune {
	if i >= len(w.in) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(w.in[i:])
	return r
}

// joins says whether a joiner has work to do: between the parts of an emoji,
// or inside a word of a script that shapes its letters. A letter must follow,
// so that what is kept does not depend on what is dropped after it.
func (w *washer) joins(r rune, after int) bool {
	next := w.following(after)
	if !w.onLetter() || next < 0 {
		return false
	}
	if r == zwj && pictographic(w.last) && pictographic(next) {
		return true
	}
	return !w.joined && shaping(w.last) && shaping(next) && unicode.IsLetter(next)
}

// selects says whether VS16 follows a character that has an emoji form.
func (w *washer) selects(after int) bool {
	if !w.onLetter() || w.joined || w.marks > 0 {
		return false
	}
	if w.last < utf8.RuneSelf { // a keycap: 1, VS16, U+20E3
		return (w.last >= '0' && w.last <= '9' || w.last == '#' || w.last == '*') &&
			w.following(after) == 0x20e3
	}
	return pictographic(w.last)
}

// pictographic says whether r can be part of an emoji sequence.
func pictographic(r rune) bool {
	switch {
	case r >= 0x1f000 && r <= 0x1faff, r >= 0x2600 && r <= 0x27bf,
		r >= 0x2190 && r <= 0x21ff, r >= 0x2300 && r <= 0x23ff, r >= 0x2b00 && r <= 0x2bff,
		r >= 0x25a0 && r <= 0x25ff:
		return true
	}
	switch r {
	case 0xa9, 0xae, 0x203c, 0x2049, 0x2122, 0x2139, 0x24c2, 0x2934, 0x2935,
		0x3030, 0x303d, 0x3297, 0x3299:
		return true
	}
	return false
}

// shaping says whether r belongs to a script in which ZWNJ and ZWJ choose the
// form of a letter: Arabic and its kin, and the scripts of India and beyond.
func shaping(r rune) bool {
	if r < 0x600 {
		return false
	}
	return (unicode.IsLetter(r) || unicode.IsMark(r)) && unicode.In(r,
		unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko,
		unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati,
		unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
		unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar)
}
