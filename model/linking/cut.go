package linking

import (
	"strings"
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

// word is one token of a text.
type word struct {
	start, end int32
	id         int32 // in the vocabulary, or -1
	gap        gap
	trait      trait
}

const maxWord = 48

// cut splits text into words. The result reuses words.
func (l *lexicon) cut(text string, words []word) []word {
	words = words[:0]
	g := gapStop
	start := true
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if k := asciiKind[c]; k == asciiSep {
				switch c {
				case ' ', '\t', '\r':
					if g < gapSpace {
						g = gapSpace
					}
				case '\n':
					g, start = gapStop, true
				case '.', '!', '?':
					if g < gapJoin {
						g = gapJoin
					}
					if c != '.' || i+1 == len(text) || text[i+1] <= ' ' || text[i+1] == '"' {
						if c != '.' || !l.abbreviates(text, words) {
							g, start = gapStop, true
						}
					}
				case '-', '\'', '/', '_', '+', '@', '#', '`':
					if g == gapNone {
						g = gapJoin
					} else if c == '-' && g == gapSpace && i+1 < len(text) && text[i+1] == ' ' {
						g, start = gapBreak, true
					}
				case '&':
					words = append(words, word{start: int32(i), end: int32(i + 1), id: l.and, gap: min(g, gapSpace)})
					g = gapNone
				default:
					if g < gapBreak {
						g = gapBreak
					}
					if c == ':' || c == '"' || c == '|' || c == '(' || c == ';' {
						start = true
					}
				}
				i++
				continue
			}
		}
		if r := l.hanAt(text, i); r >= 0 {
			w := word{start: int32(i), end: int32(i + hanSize), id: l.han[r], gap: g, trait: isIdeo}
			if start {
				w.trait |= isStart
			}
			words = append(words, w)
			g, start = gapNone, false
			i += hanSize
			continue
		}
		w, next, ok := l.word(text, i)
		if !ok { // a mark or a sign beyond ASCII
			r, n := utf8.DecodeRuneInString(text[i:])
			switch {
			case r == '’' || r == '‘' || r == '‑' || r == '‐' || r == '・' || r == 'ʻ' || r == 'ʼ':
				if g == gapNone {
					g = gapJoin
				}
			case r == '\u00a0' || r == '\u3000' || r == '\u202f':
				if g < gapSpace {
					g = gapSpace
				}
			case r == '。' || r == '！' || r == '？' || r == '…':
				g, start = gapStop, true
			case l.fold.fold(r).script == scriptMark:
			default:
				if g < gapBreak {
					g = gapBreak
				}
				start = true
			}
			i += n
			continue
		}
		w.gap = g
		if start {
			w.trait |= isStart
		}
		words = append(words, w)
		g, start = gapNone, false
		i = next
	}
	return words
}

// abbreviates says whether the dot after the last word belongs to it: "St.",
// "N. Korea", "EE. UU.".
func (l *lexicon) abbreviates(text string, words []word) bool {
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

type asciiClass uint8

const (
	asciiSep asciiClass = iota
	asciiLower
	asciiUpper
	asciiDigit
	asciiHigh
)

// asciiKind sorts bytes; it is a table because this is the inner loop.
var asciiKind = func() (t [256]asciiClass) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z':
			t[c] = asciiLower
		case c >= 'A' && c <= 'Z':
			t[c] = asciiUpper
		case c >= '0' && c <= '9':
			t[c] = asciiDigit
		case c >= utf8.RuneSelf:
			t[c] = asciiHigh
		}
	}
	return t
}()

// word reads the word that begins at i.
func (l *lexicon) word(text string, i int) (w word, next int, ok bool) {
	var buf [maxWord + 4]byte
	n, hash := 0, uint32(hashSeed)
	var uppers, lowers, digits int
	first := true
	kind := scriptNone
	j := i
	for j < len(text) {
		c := text[j]
		k := asciiKind[c]
		if k == asciiHigh {
			r, size := utf8.DecodeRuneInString(text[j:])
			f := l.fold.fold(r)
			if f.script == scriptNone || f.script == scriptMark && kind == scriptNone {
				break
			}
			if f.script == scriptMark {
				j += size
				continue
			}
			if kind != scriptNone && f.script != kind {
				break
			}
			kind = f.script
			if f.upper {
				uppers++
				if first {
					w.trait |= upperFirst
				}
			} else if f.lower {
				lowers++
			}
			first = false
			for b := range f.n {
				hash = (hash ^ uint32(f.text[b])) * hashPrime
				if n < maxWord {
					buf[n] = f.text[b]
				}
				n++
			}
			j += size
			if kind == scriptIdeo || kind == scriptKana {
				break // every character is a word; rules look at the run
			}
			continue
		}
		if k == asciiSep || kind > scriptWord {
			break
		}
		kind = scriptWord
		switch k {
		case asciiUpper:
			uppers++
			if first {
				w.trait |= upperFirst
			}
			c += 'a' - 'A'
		case asciiLower:
			lowers++
		default:
			digits++
		}
		first = false
		hash = (hash ^ uint32(c)) * hashPrime
		if n < maxWord {
			buf[n] = c
		}
		n++
		j++
	}
	if j == i || kind == scriptNone {
		return w, i, false
	}
	if n == 1 && uppers == 1 && j < len(text) && text[j] == '.' {
		if k := dotted(text[i:]); k > 0 { // U.S., U.K., U.A.E.
			n, hash = 0, hashSeed
			for _, c := range []byte(strings.TrimRight(text[i:i+k], ".")) {
				if c == '.' {
					continue
				}
				c += 'a' - 'A'
				hash = (hash ^ uint32(c)) * hashPrime
				buf[n] = c
				n++
			}
			j, uppers, lowers = i+k, 2, 0
		}
	}
	w.start, w.end, w.id = int32(i), int32(j), -1
	if n <= maxWord {
		w.id = l.vocab.find(buf[:n], hash)
		switch {
		case w.id >= 0:
		case l.growing:
			w.id = l.vocab.addNew(buf[:n], hash)
		case kind == scriptArab:
			w.id = l.bare(buf[:n])
		}
	}
	switch kind {
	case scriptIdeo:
		w.trait |= isIdeo
	case scriptKana:
		w.trait |= isKana
	case scriptArab:
		w.trait |= isArab
	}
	if lowers > 0 {
		w.trait |= hasLower
	} else if uppers >= 2 {
		w.trait |= allUpper
	}
	if digits > 0 && uppers+lowers == 0 {
		w.trait |= isNumber
	}
	return w, j, true
}

// dotted returns the length of an initialism such as U.S. or U.A.E. at the
// start of s, with its last dot, or 0.
func dotted(s string) int {
	n := 0
	for n+1 < len(s) && n < 10 && asciiKind[s[n]] == asciiUpper && s[n+1] == '.' {
		n += 2
	}
	if n == 2 && len(s) > 2 && asciiKind[s[2]] == asciiUpper && (len(s) == 3 || asciiKind[s[3]] == asciiSep) {
		return 3 // U.S without its last dot
	}
	if n < 4 {
		return 0
	}
	if n < len(s) && asciiKind[s[n]] != asciiSep {
		return 0
	}
	return n
}

// bare finds an Arabic word without what Arabic writes onto it: and, so; with,
// to, as. "To" before an article swallows its first letter.
func (l *lexicon) bare(w []byte) int32 {
	const letter = len("و")
	starts := func(list ...string) bool {
		if len(w) <= 2*letter {
			return false
		}
		for _, p := range list {
			if string(w[:len(p)]) == p {
				return true
			}
		}
		return false
	}
	if starts("و", "ف") {
		w = w[letter:]
		if id := l.vocab.find(w, hashOf(w)); id >= 0 {
			return id
		}
	}
	if starts("لل") {
		copy(w, "ا") // للصين is to الصين
		if id := l.vocab.find(w, hashOf(w)); id >= 0 {
			return id
		}
		copy(w, "ل") // للبنان is to لبنان
	}
	if starts("ب", "ل", "ك") {
		w = w[letter:]
		return l.vocab.find(w, hashOf(w))
	}
	return -1
}
