package linking

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// script is what decides where words begin and end.
type script uint8

const (
	scriptNone  script = iota // not part of a word
	scriptWord                // Latin, Greek, Cyrillic, digits: words between blanks
	scriptArab                // words, with prefixes written on them
	scriptIdeo                // Han and Hangul: every character may begin a name
	scriptKana                // runs of katakana are words, too
	scriptMark                // combining: belongs to the word, says nothing
	scriptOther               // other letters: words
)

// letter is a folded rune.
type letter struct {
	text   [4]byte
	n      uint8
	script script
	upper  bool
	lower  bool
}

// folder holds what the runes of the small alphabets, typographic signs, kana
// and the Han characters fold to, so that folding costs a look-up.
type folder struct {
	low   []letter
	signs []letter
	kana  []letter
	han   []rune
}

const (
	foldLimit  = 0x0700
	signsFirst = 0x2000 // dashes and quotation marks, currencies, arrows, pictures
	signsLimit = 0x2800
	kanaFirst  = 0x3000 // with the signs of China and Japan
	kanaLimit  = 0x3100
)

func newFolder() *folder {
	return &folder{
		low:   letters(0, foldLimit),
		signs: letters(signsFirst, signsLimit),
		kana:  letters(kanaFirst, kanaLimit),
		han:   hanTable(),
	}
}

// letters returns what the runes from first until before limit fold to.
func letters(first, limit rune) []letter {
	t := make([]letter, limit-first)
	for i := range t {
		t[i] = foldSlow(first + rune(i))
	}
	return t
}

func (f *folder) fold(r rune) letter {
	if r < foldLimit {
		return f.low[r]
	}
	switch {
	case r >= signsFirst && r < signsLimit:
		return f.signs[r-signsFirst]
	case r >= kanaFirst && r < kanaLimit:
		return f.kana[r-kanaFirst]
	case r >= hanFirst && r <= hanLast:
		return ideogram(f.han[r-hanFirst])
	case r >= hangulFirst && r <= hangulLast:
		return ideogram(r)
	case r >= emojiFirst && r <= emojiLast:
		return letter{}
	}
	return foldSlow(r)
}

const (
	hangulFirst = 0xAC00
	hangulLast  = 0xD7A3
	emojiFirst  = 0x1F300
	emojiLast   = 0x1FAFF
)

func ideogram(r rune) letter {
	l := letter{script: scriptIdeo}
	l.n = uint8(utf8.EncodeRune(l.text[:], r))
	return l
}

// special holds letters that do not decompose but are commonly written plainly.
func special(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ø', 'Ø':
		return "o"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'ı', 'İ':
		return "i"
	case 'þ', 'Þ':
		return "th"
	case 'أ', 'إ', 'آ', 'ٱ':
		return "ا"
	case 'ى', 'ی':
		return "ي"
	case 'ة':
		return "ه"
	case 'ك', 'ک':
		return "ك"
	case 'й', 'Й':
		return "й" // decomposes into и, which would join words that differ
	}
	return ""
}

func foldSlow(r rune) letter {
	if r >= 0xFF01 && r <= 0xFF5E { // full-width forms
		r -= 0xFEE0
	}
	l := letter{script: scriptOf(r)}
	if l.script == scriptNone || l.script == scriptMark {
		return l
	}
	l.upper, l.lower = unicode.IsUpper(r), unicode.IsLower(r)
	s := special(r)
	if s == "" {
		low := unicode.ToLower(r)
		if low >= 0xC0 && low < 0x500 || low >= 0x1E00 && low < 0x2000 {
			var buf [utf8.UTFMax]byte
			if d := norm.NFD.Properties(utf8.AppendRune(buf[:0], low)).Decomposition(); d != nil {
				low, _ = utf8.DecodeRune(d)
				low = unicode.ToLower(low)
			}
		}
		l.n = uint8(utf8.EncodeRune(l.text[:], low))
		return l
	}
	l.n = uint8(copy(l.text[:], s))
	return l
}

func scriptOf(r rune) script {
	switch {
	case r < 0x80:
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return scriptWord
		}
		return scriptNone
	case r == 0x0640, r >= 0x064B && r <= 0x065F, r == 0x0670: // tatweel and vowel signs
		return scriptMark
	case r == 'ー', r == 'ヽ', r == 'ヾ':
		return scriptKana
	case r >= 0x30A1 && r <= 0x30FA, r >= 0x31F0 && r <= 0x31FF:
		return scriptKana
	case unicode.Is(unicode.Han, r), r >= hangulFirst && r <= hangulLast, r >= 0x3041 && r <= 0x3096:
		return scriptIdeo
	case unicode.Is(unicode.Mn, r):
		return scriptMark
	case unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r):
		return scriptArab
	case unicode.Is(unicode.Latin, r), unicode.Is(unicode.Cyrillic, r), unicode.Is(unicode.Greek, r):
		if unicode.IsLetter(r) {
			return scriptWord
		}
		return scriptNone
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mc, r):
		return scriptOther
	}
	return scriptNone
}
