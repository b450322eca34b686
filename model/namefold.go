package model

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldName appends to dst the form of a name in which two spellings of it are
// equal: small letters without accents, one blank between words, no
// punctuation. When at is not nil it receives, for every byte appended, where
// in s the character it stands for begins and ends.
//
// A dot or apostrophe inside a word vanishes (U.S. is "us", People's is
// "peoples"), except after one letter that an apostrophe joins to a word
// (d'Ivoire is "d ivoire").
func foldName(dst []byte, at *[]span, s string) []byte {
	f := folder{out: dst, start: len(dst), at: at}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			f.ascii(c, i)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		f.rune(r, s, i, i+size)
		i += size
	}
	return f.out
}

// foldQuery folds what somebody typed. Names of the data are composed, typed
// or pasted ones may not be.
func foldQuery(s string) string {
	return string(foldName(nil, nil, norm.NFKC.String(s)))
}

// span is a stretch of bytes.
type span struct{ start, end int }

type folder struct {
	out     []byte
	start   int
	at      *[]span
	gap     bool // a blank is due before the next letter
	letters int  // of the current word
}

func (f *folder) ascii(c byte, i int) {
	switch {
	case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		f.byte(c, i)
	case 'A' <= c && c <= 'Z':
		f.byte(c+'a'-'A', i)
	case c == '\'':
		f.apostrophe()
	case c == '.' && f.letters == 1 && !f.gap:
		f.letters = 0
	default:
		f.gap = true
	}
}

func (f *folder) apostrophe() {
	if f.letters == 1 {
		f.gap = true
	}
}

// byte adds one ASCII letter or digit.
func (f *folder) byte(c byte, i int) {
	f.blank(i)
	f.out = append(f.out, c)
	f.letters++
	f.note(span{i, i + 1})
}

func (f *folder) blank(i int) {
	if !f.gap {
		return
	}
	f.gap = false
	f.letters = 0
	if len(f.out) > f.start {
		f.out = append(f.out, ' ')
		f.note(span{i, i})
	}
}

func (f *folder) note(s span) {
	if f.at == nil {
		return
	}
	for len(*f.at) < len(f.out)-f.start {
		*f.at = append(*f.at, s)
	}
}

// rune adds a character outside ASCII, which stands at s[i:end].
func (f *folder) rune(r rune, s string, i, end int) {
	switch {
	case 0x4e00 <= r && r < 0xa000, 0x0430 <= r && r <= 0x0438: // Han, most of Cyrillic: as they are
		f.whole(s[i:end], i, end)
	case r == '’' || r == '‘' || r == 'ʼ' || r == '`':
		f.apostrophe()
	case unheard(r):
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
		f.whole(foldLetter(r, s[i:end]), i, end)
	default:
		f.gap = true
	}
}

func (f *folder) whole(text string, i, end int) {
	f.blank(i)
	f.out = append(f.out, text...)
	f.letters++
	f.note(span{i, end})
}

// compareNames orders names as a reader expects: case and accents do not
// count. It makes no copies, because whole tables are checked with it.
func compareNames(x, y string) int {
	var bufX, bufY [96]byte
	a := foldName(bufX[:0], nil, x)
	b := foldName(bufY[:0], nil, y)
	switch {
	case string(a) < string(b):
		return -1
	case string(a) > string(b):
		return 1
	}
	return 0
}
