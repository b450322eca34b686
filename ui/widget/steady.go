package widget

import "strings"

// Steady rewrites the sequences on whose width terminals disagree, so that a
// column begins where we think it does: of several emoji joined into one only
// the first stays, and the invisible marks that choose a picture or a skin
// for a character go. Letters are left alone; text without such marks comes
// back as it is.
func Steady(s string) string {
	if !strings.ContainsAny(s, joiners) && !hasTone(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var last rune
	skip := false
	for _, r := range s {
		switch {
		case r == zwj && isPicture(last):
			skip = true
			continue
		case r == '\ufe0f' || r == '\ufe0e' || r == '\u20e3' || isTone(r) && isPicture(last):
			continue
		case skip && (isPicture(r) || r == '\u2640' || r == '\u2642' || r == '\u2695'):
			skip = false
			continue
		}
		skip = false
		last = r
		b.WriteRune(r)
	}
	return b.String()
}

const (
	zwj     = '\u200d'
	joiners = "\u200d\ufe0e\ufe0f\u20e3"
)

func hasTone(s string) bool { return strings.Contains(s, "\xf0\x9f\x8f") }

func isTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// isPicture says whether a character may be part of a joined emoji.
func isPicture(r rune) bool {
	return r >= 0x1f000 || r >= 0x2190 && r <= 0x2bff || r == 0x3030 || r == 0x303d
}
