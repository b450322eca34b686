package linking

import (
	"strings"
	"unicode/utf8"
)

// word reads the word that begins at i, of any script. It returns the end, or i
// when none does.
func (l *lexicon) word(text string, i int) (end int, x lexeme, t trait) {
	var buf [maxWord + 4]byte
	n := 0
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
					t |= upperFirst
				}
			} else if f.lower {
				lowers++
			}
			first = false
			for b := range f.n {
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
				t |= upperFirst
			}
			c += 'a' - 'A'
		case asciiLower:
			lowers++
		default:
			digits++
		}
		first = false
		if n < maxWord {
			buf[n] = c
		}
		n++
		j++
	}
	if j == i || kind == scriptNone {
		return i, none, 0
	}
	if n == 1 && uppers == 1 && j < len(text) && text[j] == '.' {
		if k := dotted(text[i:]); k > 0 { // U.S., U.K., U.A.E.
			n = 0
			for _, c := range []byte(strings.TrimRight(text[i:i+k], ".")) {
				if c == '.' {
					continue
				}
				c += 'a' - 'A'
				buf[n] = c
				n++
			}
			j, uppers, lowers = i+k, 2, 0
		}
	}
	if n <= maxWord {
		key := keyOf(buf[:n])
		x = find(l.vocab, buf[:n], key)
		switch {
		case x != none:
		case l.growing:
			x = addNew(l.vocab, buf[:n], key)
		case kind == scriptArab:
			x = l.bare(buf[:n])
		}
	}
	switch kind {
	case scriptIdeo:
		t |= isIdeo
	case scriptKana:
		t |= isKana
	case scriptArab:
		t |= isArab
	}
	if lowers > 0 {
		t |= hasLower
	} else if uppers >= 2 {
		t |= allUpper
	}
	if digits > 0 && uppers+lowers == 0 {
		t |= isNumber
	}
	return j, x, t
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
func (l *lexicon) bare(w []byte) lexeme {
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
		if x := find(l.vocab, w, keyOf(w)); x != none {
			return x
		}
	}
	if starts("لل") {
		copy(w, "ا") // للصين is to الصين
		if x := find(l.vocab, w, keyOf(w)); x != none {
			return x
		}
		copy(w, "ل") // للبنان is to لبنان
	}
	if starts("ب", "ل", "ك") {
		w = w[letter:]
		return find(l.vocab, w, keyOf(w))
	}
	return none
}
