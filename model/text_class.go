package model

import (
	"unicode"
	"unicode/utf8"
)

// textClass is what the sanitiser does with a rune.
type textClass uint8

const (
	classKeep textClass = iota
	classSpace
	classBreak     // ends a line
	classDrop      // cannot be seen
	classMark      // must not be painted
	classCombining // sits on the letter before it
	classJoiner    // ZWNJ, ZWJ
	classSelector  // VS16, emoji presentation
)

const (
	zwnj = '\u200C'
	zwj  = '\u200D'
	vs16 = '\uFE0F'
)

// classOf sorts a rune that took size bytes; an invalid byte arrives as
// RuneError of size 1.
func classOf(r rune, size int) textClass {
	switch {
	case r < 0x7f:
		switch {
		case r >= 0x21:
			return classKeep
		case r == ' ' || r == '\t':
			return classSpace
		case r == '\n' || r == '\r' || r == '\v' || r == '\f':
			return classBreak
		}
		return classMark
	case r < 0xa1: // DEL, C1, NBSP
		switch r {
		case 0x85:
			if size == 1 {
				return classMark
			}
			return classBreak
		case 0xa0:
			return classSpace
		}
		return classMark
	case r < 0x300:
		if r == 0xad {
			return classDrop
		}
		return classKeep
	case r >= 0x3041 && r <= 0x9fff: // kana, CJK
		if r == 0x3164 {
			return classDrop
		}
		if r == 0x3099 || r == 0x309a {
			return classCombining
		}
		return classKeep
	case r == utf8.RuneError:
		return classMark
	}
	return classOfRare(r)
}

// classOfRare sorts what classOf did not decide at a glance.
func classOfRare(r rune) textClass {
	switch {
	case r >= 0x2000 && r <= 0x206f:
		return classOfPunctuation(r)
	case r == 0x1680, r == 0x2800, r == 0x3000:
		return classSpace
	case invisible(r):
		return classDrop
	case r == vs16:
		return classSelector
	case r >= 0xfe00 && r <= 0xfe0e, r >= 0xe0000 && r <= 0xe0fff:
		return classDrop
	case r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000,
		r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return classMark
	case unicode.In(r, unicode.Mn, unicode.Me):
		return classCombining
	case unicode.Is(unicode.Cf, r):
		if r >= 0x600 && r <= 0x8e2 || r == 0x110bd || r == 0x110cd {
			return classKeep // Arabic number signs and the like are visible
		}
		return classDrop
	}
	return classKeep
}

// classOfPunctuation sorts U+2000–U+206F, where the tricks live.
func classOfPunctuation(r rune) textClass {
	switch {
	case r <= 0x200a, r == 0x202f, r == 0x205f:
		return classSpace
	case r == zwnj, r == zwj:
		return classJoiner
	case r == 0x2028, r == 0x2029:
		return classBreak
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return classMark
	case r == 0x200b, r == 0x200e, r == 0x200f, r >= 0x2060:
		return classDrop
	}
	return classKeep
}

// invisible lists the characters outside U+2000–U+206F that take no ink:
// Hangul and Khmer fillers, grapheme joiner, Arabic letter mark, Mongolian
// selectors, byte order mark, interlinear and musical controls.
func invisible(r rune) bool {
	switch r {
	case 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d,
		0x180e, 0x180f, 0x3164, 0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb:
		return true
	}
	return r >= 0x1bca0 && r <= 0x1bca3 || r >= 0x1d173 && r <= 0x1d17a
}
