package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is how many bytes of a word count; longer ones (encoded data) are
// cut, in texts and in queries alike.
const maxWord = 64

// AppendWords appends to dst the words of s as a search index wants them, each
// followed by a blank, and returns dst. It is the one place that decides what
// equals what: texts and queries both go through it.
//
// Case, accents and width do not count, in any script that has them; nor do
// Arabic vowel signs, tatweel and the forms of alef, yeh and kaf. Digits of
// all scripts are the same. Scripts that do not part their words, or glue
// endings to them (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese), are
// cut into overlapping pairs of characters, and the last character of a run
// stands once more by itself: so every character begins exactly one word, any
// stretch of two or more characters is a phrase of pairs, and a single
// character is the beginning of a word.
func AppendWords(dst []byte, s string) []byte {
	w := wordCutter{out: dst}
	w.cut(s)
	return w.out
}

// QueryWords returns the words that find what a reader typed, as a phrase.
// Prefix says that the last one stands for all words that begin with it;
// it is true for a single Chinese character, for instance.
func QueryWords(s string) (words []string, prefix bool) {
	w := wordCutter{}
	w.cut(s)
	words = strings.Fields(string(w.out))
	if n := len(words); n > 0 && w.endsInRun {
		if w.runLength > 1 {
			return words[:n-1], false
		}
		return words, true
	}
	return words, false
}

// wordCutter is the state of one pass over a text.
type wordCutter struct {
	out  []byte
	word int // bytes of the word being written, 0: between words

	last      rune // the last character of a run without blanks, 0: none
	runLength int  // of the last run
	endsInRun bool // nothing came after the last run
}

func (w *wordCutter) cut(s string) {
	if !settled(s) && !norm.NFKC.IsNormalString(s) {
		s = norm.NFKC.String(s)
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				w.letter(c)
			case 'A' <= c && c <= 'Z':
				w.letter(c + 'a' - 'A')
			default:
				w.gap()
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		w.wide(r, s[i:i+size])
		i += size
	}
	w.endWord()
	w.endRun()
}

// settled says whether the plain form (NFKC) of s gives the same words as s
// does, as far as can be told at a glance: making that form would copy most
// texts for an ellipsis or a full-width comma.
func settled(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isMark(r) && !settledLetter(r) {
			return false
		}
		i += size
	}
	return true
}

// isMark knows most of the dashes, quotation marks, ellipses, full stops and
// pictures that part words, in their plain form as well.
func isMark(r rune) bool {
	switch {
	case 0x2010 <= r && r <= 0x2027, 0x3001 <= r && r <= 0x3003, 0x3008 <= r && r <= 0x3011, 0x1f300 <= r && r <= 0x1f5ff,
		0xff01 <= r && r <= 0xff0f, 0xff1a <= r && r <= 0xff20, r == 0xa0, r == 0xab, r == 0xbb, r == 0x2039, r == 0x203a:
		return true
	}
	return false
}

// settledLetter knows letters that are their own plain form unless a
// combining character follows, and none of these is one.
func settledLetter(r rune) bool {
	switch {
	case 0xc0 <= r && r <= 0x131, 0x0410 <= r && r <= 0x044f, 0x4e00 <= r && r <= 0x9fff, 0xac00 <= r && r <= 0xd7a3,
		0x3041 <= r && r <= 0x3096, 0x30a1 <= r && r <= 0x30fa, r == 0x30fc:
		return true
	}
	return false
}

// letter adds one ASCII letter or digit.
func (w *wordCutter) letter(c byte) {
	w.endRun()
	w.endsInRun = false
	if w.word < maxWord {
		w.out = append(w.out, c)
		w.word++
	}
}

func (w *wordCutter) gap() {
	w.endWord()
	w.endRun()
}

func (w *wordCutter) endWord() {
	if w.word > 0 {
		w.out = append(w.out, ' ')
		w.word = 0
	}
}

// endRun writes the last character of a run once more, by itself.
func (w *wordCutter) endRun() {
	if w.last != 0 {
		w.out = append(utf8.AppendRune(w.out, w.last), ' ')
		w.last = 0
	}
}

// wide takes a character outside ASCII; s is its text.
func (w *wordCutter) wide(r rune, s string) {
	switch {
	case isMark(r):
		w.gap()
	case unparted(r):
		w.endWord()
		if w.last != 0 {
			w.out = utf8.AppendRune(w.out, w.last)
			w.out = append(utf8.AppendRune(w.out, r), ' ')
			w.runLength++
		} else {
			w.runLength = 1
		}
		w.last = r
		w.endsInRun = true
	case unheard(r):
	case unicode.Is(unicode.Nd, r):
		w.letter('0' + digitValue(r))
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
		w.endRun()
		w.endsInRun = false
		folded := foldLetter(r, s)
		if w.word+len(folded) <= maxWord {
			w.out = append(w.out, folded...)
			w.word += len(folded)
		}
	default:
		w.gap()
	}
}

// digitValue is the value of a decimal digit: they stand in the code chart in
// tens that begin with zero.
func digitValue(r rune) byte {
	zero := r
	for r-zero < 9 && unicode.Is(unicode.Nd, zero-1) {
		zero--
	}
	return byte((r - zero) % 10)
}
