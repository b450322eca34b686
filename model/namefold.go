package model

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nameReader reads a name in the form in which two spellings of it are equal:
// small letters without accents, one blank between words, no punctuation. It
// reads byte by byte and makes no copies, so that thousands of names can be
// compared with a typed one before any index is built.
//
// A dot or apostrophe inside a word vanishes (U.S. is "us", People's is
// "peoples"), except where an apostrophe joins one letter to a word (d'Ivoire
// is "d ivoire").
type nameReader struct {
	name       string
	next       int    // the first byte not yet read
	start, end int    // the character that the last byte stands for
	held       string // of a character that is several bytes
	blank      bool   // a blank is due before the next letter
	begun      bool
	letters    int // of the current word
}

// read returns the next byte, or false at the end.
func (n *nameReader) read() (byte, bool) {
	if n.held != "" {
		b := n.held[0]
		n.held = n.held[1:]
		return b, true
	}
	for n.next < len(n.name) {
		c := n.name[n.next]
		if c >= utf8.RuneSelf {
			if !n.wide() {
				continue
			}
			return n.letter(n.held[0], 1)
		}
		n.start, n.end = n.next, n.next+1
		n.next++
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			return n.letter(c, 0)
		case 'A' <= c && c <= 'Z':
			return n.letter(c+'a'-'A', 0)
		case c == '\'':
			n.apostrophe()
		case c == '.' && n.letters == 1 && !n.blank:
			n.letters = 0
		default:
			n.blank = true
		}
	}
	return 0, false
}

// letter returns b, or first the blank that is due before it. Used is how many
// bytes of held b takes.
func (n *nameReader) letter(b byte, used int) (byte, bool) {
	if n.blank && n.begun {
		n.blank = false
		n.letters = 1
		if used == 0 {
			n.held = asciiLetters[b : b+1]
		}
		return ' ', true
	}
	n.blank = false
	n.begun = true
	n.letters++
	n.held = n.held[used:]
	return b, true
}

// asciiLetters lends the text of one byte.
const asciiLetters = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz"

func (n *nameReader) apostrophe() {
	if n.letters == 1 {
		n.blank = true
	}
}

// wide reads a character outside ASCII into held, and says whether it is a
// letter.
func (n *nameReader) wide() bool {
	r, size := utf8.DecodeRuneInString(n.name[n.next:])
	n.start, n.end = n.next, n.next+size
	n.next = n.end
	text := n.name[n.start:n.end]
	switch {
	case 0x4e00 <= r && r < 0xa000, 0x0430 <= r && r <= 0x0438: // Han, much of Cyrillic: as they are
		n.held = text
		return true
	case r == '’' || r == '‘' || r == 'ʼ' || r == '`':
		n.apostrophe()
	case unheard(r):
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
		n.held = foldLetter(r, text)
		return n.held != ""
	default:
		n.blank = true
	}
	return false
}

// foldName appends the folded name to dst.
func foldName(dst []byte, name string) []byte {
	n := nameReader{name: name}
	for {
		b, more := n.read()
		if !more {
			return dst
		}
		dst = append(dst, b)
	}
}

// foldQuery folds what somebody typed. Names of the data are composed, typed
// or pasted ones may not be.
func foldQuery(s string) string {
	return string(foldName(nil, norm.NFKC.String(s)))
}

// span is a stretch of bytes.
type span struct{ start, end int }

// foldPlaces folds a name and tells for every byte of the result where the
// character it stands for begins and ends.
func foldPlaces(name string) (string, []span) {
	n := nameReader{name: name}
	var folded []byte
	var at []span
	for {
		b, more := n.read()
		if !more {
			return string(folded), at
		}
		folded = append(folded, b)
		at = append(at, span{n.start, n.end})
	}
}

// bears says whether a name is the folded key, which is not empty.
func bears(name, key string) bool {
	if beginsOtherwise(name, key) {
		return false
	}
	n := nameReader{name: name}
	for i := range len(key) {
		if b, more := n.read(); !more || b != key[i] {
			return false
		}
	}
	_, more := n.read()
	return !more
}

// bearsCompact is bears for names that may differ in where their blanks are:
// FancyBear, APT-28. The key has no blanks.
func bearsCompact(name, key string) bool {
	if beginsOtherwise(name, key) {
		return false
	}
	n := nameReader{name: name}
	for i := 0; ; {
		b, more := n.read()
		switch {
		case !more:
			return i == len(key)
		case b == ' ':
		case i == len(key) || b != key[i]:
			return false
		default:
			i++
		}
	}
}

// beginsOtherwise rejects most names by their first letter.
func beginsOtherwise(name, key string) bool {
	if name == "" {
		return true
	}
	c := name[0]
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return 'a' <= c && c <= 'z' && c != key[0]
}

// compareNames orders names as a reader expects: case and accents do not
// count.
func compareNames(x, y string) int {
	a, b := nameReader{name: x}, nameReader{name: y}
	for {
		p, moreA := a.read()
		q, moreB := b.read()
		switch {
		case !moreA && !moreB:
			return 0
		case !moreA || moreB && p < q:
			return -1
		case !moreB || p > q:
			return 1
		}
	}
}
