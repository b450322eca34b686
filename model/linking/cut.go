package linking

import (
	"slices"
	"unicode/utf8"
)

// gap is what stands between a word and the one before it.
type gap uint8

const (
	gapNone  gap = iota // nothing: two scripts, or two characters of Han
	gapSpace            // blanks
	gapJoin             // hyphen, apostrophe, slash, dot: one compound
	gapBreak            // comma, bracket, quotation mark, dash
	gapStop             // end of a sentence or line
)

// trait is how a word is written.
type trait uint8

const (
	upperFirst trait = 1 << iota
	allUpper         // two letters or more, none of them lower case
	hasLower
	isNumber
	isStart // first of a sentence, or after a colon or an opening quote
	isIdeo
	isKana
	isArab
)

// role is what a word may be in the lists, so that most words of a text need
// no look at them.
type role uint8

const (
	beginsName   role = 1 << iota // some name begins with it
	standsForOne                  // a character that stands for a state
)

// word is one token of a text.
type word struct {
	start, end int32
	id         int32 // in the vocabulary, or -1
	gap        gap
	trait      trait
	role       role
}

const maxWord = 48

// cut splits text into words. The result reuses words.
func (l *lexicon) cut(text string, words []word) []word {
	words = words[:0]
	p := pause{gapStop, true}
	for i := 0; i < len(text); {
		var end int
		var x lexeme
		var t trait
		switch c := text[i]; asciiKind[c] {
		case asciiSep:
			if c != '&' {
				p = p.with(text, i, words)
				i++
				continue
			}
			and := find(l.vocab, "and", keyOf("and"))
			words = appendWord(words, i, i+1, and, min(p.gap, gapSpace), 0)
			p.gap = gapNone
			i++
			continue
		case asciiHigh:
			if r := l.hanAt(text, i); r >= 0 {
				end, x, t = i+hanSize, l.han[r], isIdeo
				break
			}
			if end, x, t = l.word(text, i); end == i {
				r, n := utf8.DecodeRuneInString(text[i:])
				p = p.withSign(r, l.fold.fold(r).script == scriptMark)
				i += n
				continue
			}
		default:
			if end, x, t = l.asciiWord(text, i); end == i {
				end, x, t = l.word(text, i)
			}
		}
		if p.start {
			t |= isStart
		}
		words = appendWord(words, i, end, x, p.gap, t)
		p = pause{}
		i = end
	}
	return words
}

// appendWord writes a word field by field where it stays: copying it there
// would wait for these writes.
func appendWord(words []word, start, end int, x lexeme, g gap, t trait) []word {
	n := len(words)
	if n == cap(words) {
		words = slices.Grow(words, 1)
	}
	words = words[:n+1]
	w := &words[n]
	w.start, w.end, w.id = int32(start), int32(end), x.id()
	w.gap, w.trait, w.role = g, t, x.role()
	return words
}

// pause is what has been read since the last word.
type pause struct {
	gap   gap
	start bool // a sentence or the like begins
}

// with adds the separator at i.
func (p pause) with(text string, i int, words []word) pause {
	switch c := text[i]; c {
	case ' ', '\t', '\r':
		p.gap = max(p.gap, gapSpace)
	case '\n':
		return pause{gapStop, true}
	case '.':
		p.gap = max(p.gap, gapJoin)
		if (i+1 == len(text) || text[i+1] <= ' ' || text[i+1] == '"') && !abbreviates(text, words) {
			return pause{gapStop, true}
		}
	case '!', '?':
		return pause{gapStop, true}
	case '-', '\'', '/', '_', '+', '@', '#', '`':
		if p.gap == gapNone {
			p.gap = gapJoin
		} else if c == '-' && p.gap == gapSpace && i+1 < len(text) && text[i+1] == ' ' {
			return pause{gapBreak, true}
		}
	case ':', '"', '|', '(', ';':
		return pause{max(p.gap, gapBreak), true}
	default:
		p.gap = max(p.gap, gapBreak)
	}
	return p
}

// withSign adds a sign beyond ASCII, which may be a mark without a letter.
func (p pause) withSign(r rune, mark bool) pause {
	switch r {
	case '’', '‘', '‑', '‐', '・', 'ʻ', 'ʼ':
		if p.gap == gapNone {
			p.gap = gapJoin
		}
	case '\u00a0', '\u3000', '\u202f':
		p.gap = max(p.gap, gapSpace)
	case '。', '！', '？', '…':
		return pause{gapStop, true}
	default:
		if !mark {
			return pause{max(p.gap, gapBreak), true}
		}
	}
	return p
}

// abbreviates says whether the dot after the last word belongs to it: "St.",
// "N. Korea", "EE. UU.".
func abbreviates(text string, words []word) bool {
	if len(words) == 0 {
		return false
	}
	w := words[len(words)-1]
	if w.end-w.start == 1 {
		return w.trait&upperFirst != 0
	}
	switch text[w.start:w.end] {
	case "St", "EE", "Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "Ft", "No", "Inc", "Corp", "vs", "Prof", "Lt", "Col", "Sgt", "Jr":
		return true
	}
	return false
}
