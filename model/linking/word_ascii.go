package linking

import (
	"math/bits"
	"unicode/utf8"
)

// asciiClass sorts bytes.
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

// asciiFold is what a byte folds to: capitals to small letters, the others to
// themselves.
var asciiFold = func() (t [256]byte) {
	for c := range t {
		if t[c] = byte(c); asciiKind[c] == asciiUpper {
			t[c] += 'a' - 'A'
		}
	}
	return t
}()

// octet is what eight bytes of text say of a word of ASCII that goes on there.
type octet struct {
	n      int    // bytes of the word
	folded uint64 // these bytes, folded, as pack does
	upper  uint64 // 0x80 in the place of each capital
	lower  uint64 // of each small letter
}

// eachByte times a byte puts it into all eight places.
const eachByte = 0x0101010101010101

// readOctet looks at the eight bytes at i at once: a loop over them would
// mispredict the end of every word, which costs more than all of this.
func readOctet(text string, i int) octet {
	const high = 0x80 * eachByte
	var x uint64
	if i+8 <= len(text) {
		b := text[i : i+8]
		x = uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
	} else if i < len(text) {
		x = pack(text[i:])
	}
	low := x &^ high // so that no sum below carries into the next place
	small := low | 0x20*eachByte
	// Adding 0x80-c sets the high bit of the bytes from c on.
	letter := (small + (0x80-'a')*eachByte) &^ (small + (0x80-'z'-1)*eachByte)
	digit := (low + (0x80-'0')*eachByte) &^ (low + (0x80-'9'-1)*eachByte)
	n := bits.TrailingZeros64(^((letter|digit)&^x)&high) / 8
	letter &= high & (1<<(8*n) - 1)
	capital := letter &^ (x << 2) // 0x20 is what small letters have
	return octet{n, (x | letter>>2) & (1<<(8*n) - 1), capital, letter &^ capital}
}

// asciiWord reads the word that begins at i with an ASCII letter or digit, when
// all of it is of ASCII: most words of most texts. It returns the end, or i.
func (l *lexicon) asciiWord(text string, i int) (end int, x lexeme, t trait) {
	o := readOctet(text, i)
	n, key, upper, lower := o.n, o.folded, o.upper, o.lower
	capitals := bits.OnesCount64(upper)
	for o.n == packed {
		if o = readOctet(text, i+n); o.n == 0 {
			break
		}
		n, key, lower = n+o.n, longKey(key, o.folded), lower|o.lower
		capitals += bits.OnesCount64(o.upper)
	}
	end = i + n
	if end < len(text) {
		switch c := text[end]; {
		case c >= utf8.RuneSelf && !generalPunctuation(text, end):
			return i, none, 0 // a letter with an accent, or a mark on the last one
		case c == '.' && n == 1 && capitals == 1:
			return i, none, 0 // U.S.
		}
	}
	if n <= maxWord {
		if x = find(l.vocab, text[i:end], key); x == none && l.growing {
			x = addNew(l.vocab, text[i:end], key)
		}
	}
	if upper&0x80 != 0 {
		t = upperFirst
	}
	switch {
	case lower != 0:
		t |= hasLower
	case capitals >= 2:
		t |= allUpper
	case capitals == 0:
		t |= isNumber
	}
	return end, x, t
}

// allASCII says whether s is nothing but ASCII letters and digits.
func allASCII(s string) bool {
	for i := range len(s) {
		if k := asciiKind[s[i]]; k == asciiSep || k == asciiHigh {
			return false
		}
	}
	return s != ""
}

// generalPunctuation says whether a dash, quotation mark or the like stands at
// i: one of U+2000 to U+203F, which no word holds.
func generalPunctuation(text string, i int) bool {
	return text[i] == 0xE2 && i+1 < len(text) && text[i+1] == 0x80
}
