package model

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// unparted says whether r belongs to a script that is cut into pairs.
func unparted(r rune) bool {
	switch {
	case r < 0x0e00:
		return false
	case r < 0x0f00: // Thai, Lao
		return r != 0x0e3f && r != 0x0e4f && r != 0x0e5a && r != 0x0e5b && !unicode.Is(unicode.Nd, r)
	case r < 0x1000:
		return false
	case r < 0x10a0: // Burmese
		return unicode.Is(unicode.Myanmar, r) && (unicode.IsLetter(r) || unicode.IsMark(r))
	case r < 0x1200:
		return unicode.Is(unicode.Hangul, r)
	case r < 0x1780:
		return false
	case r < 0x17e0: // Khmer
		return unicode.IsLetter(r) || unicode.IsMark(r)
	case r < 0x2e80:
		return false
	case 0x4e00 <= r && r <= 0x9fff || 0x3041 <= r && r <= 0x3096 || 0x30a1 <= r && r <= 0x30fa:
		return true // most of what is met
	case r == 0x30fc || r == 0x3005 || r == 0x3007:
		return true
	default:
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi)
	}
}

// unheard says whether r adds nothing to the word it stands in: accents and
// vowel signs of scripts that are read without them, tatweel, joiners.
func unheard(r rune) bool {
	switch {
	case r == 0x00ad || r == 0x0640 || r == 0x200c || r == 0x200d || r == 0x2060:
		return true
	case 0x0300 <= r && r <= 0x036f, 0x0483 <= r && r <= 0x0489, 0x0591 <= r && r <= 0x05c7 && unicode.Is(unicode.Mn, r),
		0x0610 <= r && r <= 0x061a, 0x064b <= r && r <= 0x065f, r == 0x0670,
		0x06d6 <= r && r <= 0x06ed && unicode.Is(unicode.Mn, r), 0x08d3 <= r && r <= 0x08ff && unicode.Is(unicode.Mn, r),
		0x1ab0 <= r && r <= 0x1aff, 0x1dc0 <= r && r <= 0x1dff, 0x20d0 <= r && r <= 0x20ff,
		0xfe00 <= r && r <= 0xfe0f, 0xfe20 <= r && r <= 0xfe2f:
		return true
	}
	return false
}

// foldLetter returns the letter that stands for r: lower case, without
// accents, in its plain form. s is the text of r.
func foldLetter(r rune, s string) string {
	if plain, ok := plainLetters(r); ok {
		return plain
	}
	if r < 0x0900 || 0x1e00 <= r && r < 0x2000 {
		if d := norm.NFD.PropertiesString(s).Decomposition(); len(d) > 0 {
			base, _ := utf8.DecodeRune(d)
			if plain, ok := plainLetters(base); ok {
				return plain
			}
			return string(unicode.ToLower(base))
		}
	}
	return string(unicode.ToLower(r))
}

// plainLetters holds the letters that have no decomposition and yet are
// written otherwise by many.
func plainLetters(r rune) (string, bool) {
	switch r {
	case 'ß', 'ẞ':
		return "ss", true
	case 'æ', 'Æ':
		return "ae", true
	case 'œ', 'Œ':
		return "oe", true
	case 'ø', 'Ø':
		return "o", true
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d", true
	case 'ł', 'Ł':
		return "l", true
	case 'þ', 'Þ':
		return "th", true
	case 'ħ', 'Ħ':
		return "h", true
	case 'ı', 'İ':
		return "i", true
	case 'ŋ', 'Ŋ':
		return "n", true
	case 'ŧ', 'Ŧ':
		return "t", true
	case 'ς':
		return "σ", true
	case 'ґ', 'Ґ':
		return "г", true
	case 'ى', 'ی', 'ې', 'ۍ':
		return "ي", true
	case 'ک', 'ڪ':
		return "ك", true
	case 'ة', 'ھ', 'ہ', 'ۀ', 'ە':
		return "ه", true
	case 'ٱ':
		return "ا", true
	}
	return "", false
}
