package linking

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pariscall/model/dataset"
)

// asciiLexicon knows words of every length about the eight bytes that are read
// at once, and one that only case parts from another.
func asciiLexicon() *lexicon {
	l := &lexicon{fold: newFolder(), vocab: newVocabulary()}
	for _, w := range []string{"a", "us", "the", "ransomware", "zz"} {
		l.vocab.add([]byte(w))
	}
	for n := 1; n <= maxWord; n++ {
		l.vocab.add([]byte(strings.Repeat("x9", n)[:n]))
	}
	return l
}

func TestWordsOfASCIIReadAsBothReadersDo(t *testing.T) {
	l := asciiLexicon()
	words := []string{"a", "A", "us", "US", "Us", "uS", "9", "2024", "x9", "9x", "X9", "The", "RANSOMWARE", "Ransomware", "absent", "Zz"}
	for n := 1; n < maxWord+12; n++ {
		lower := strings.Repeat("x9", n)[:n]
		words = append(words, lower, strings.ToUpper(lower), lower[:n-1]+"Q")
	}
	for _, w := range words {
		for c := range 256 { // what stands behind decides where it ends
			text := "(" + w + string([]byte{byte(c)}) + "yz, and what follows"
			for _, text := range []string{text, text[:len(w)+2], text[:len(w)+1]} {
				end, x, tr := l.asciiWord(text, 1)
				if end == 1 {
					continue // left to the other
				}
				if e, y, tt := l.word(text, 1); e != end || y != x || tt != tr {
					t.Fatalf("%q: read until %d as word %d, traits %b; the other until %d as %d, %b", text, end, x.id(), tr, e, y.id(), tt)
				}
			}
		}
		if end, x, _ := l.asciiWord(w, 0); end != len(w) || (x != none) != listedASCII(l, w) {
			t.Errorf("%q: read until %d as word %d", w, end, x.id())
		}
	}
}

func TestLettersWithDotsAreOneWord(t *testing.T) {
	l := asciiLexicon()
	for _, text := range []string{"U.S.", "U.S. and more", "U.S"} {
		words := l.cut(text, nil)
		if want := find(l.vocab, "us", keyOf("us")).id(); words[0].id != want {
			t.Errorf("%q: the first word is %d, want %d", text, words[0].id, want)
		}
	}
}

func listedASCII(l *lexicon, w string) bool {
	for id := range l.vocab.len() {
		if string(l.vocab.text(int32(id))) == strings.ToLower(w) {
			return true
		}
	}
	return false
}

func TestFoldingByTableIsFolding(t *testing.T) {
	f := newFolder()
	for r := range rune(0x20000) {
		if r >= hanFirst && r <= hanLast {
			continue // read as simplified
		}
		if got, want := f.fold(r), foldSlow(r); got != want {
			t.Fatalf("%U folds to %v, by table to %v", r, want, got)
		}
	}
}

func TestGeneralPunctuationIsInNoWord(t *testing.T) {
	f := newFolder()
	for r := rune(0x2000); r < 0x2040; r++ {
		if !generalPunctuation(string(r), 0) || f.fold(r).script != scriptNone {
			t.Errorf("%U counts as a part of a word", r)
		}
	}
	for _, r := range []rune{0x1FFF, 0x2040, 'é', '界'} {
		if generalPunctuation(string(r), 0) {
			t.Errorf("%U counts as punctuation", r)
		}
	}
}

func TestKeysOfShortWordsAreNoOthers(t *testing.T) {
	seen := map[uint64]string{}
	l := asciiLexicon()
	for _, w := range []string{"é", "ее", "украина", "microsof", "microsoft", "microsoftmicrosoft", "北", "北京", "北京市"} {
		l.vocab.add([]byte(w))
	}
	for id := range l.vocab.len() {
		w := string(l.vocab.text(int32(id)))
		key := keyOf(w)
		if other, ok := seen[key]; ok {
			t.Errorf("%q and %q have one key", w, other)
		}
		if long := key>>56 == 0xFF; long != (len(w) > packed) || !utf8.ValidString(w) {
			t.Errorf("%q of %d bytes has the key %x", w, len(w), key)
		}
		seen[key] = w
	}
}

// TestLookUpsTakeFewSteps sees to it that keys spread: those of short words are
// their bytes, and many share all but the last.
func TestLookUpsTakeFewSteps(t *testing.T) {
	ds, err := dataset.Load()
	if err != nil {
		t.Fatal(err)
	}
	v, steps := newLexicon(ds).vocab, 0
	for at, s := range v.slots {
		if s.word != none {
			steps += 1 + (at-v.place(s.key))&(len(v.slots)-1)
		}
	}
	if mean := float64(steps) / float64(v.len()); mean > 1.5 {
		t.Errorf("finding a word takes %.2f steps, want 1.5 at most", mean)
	}
}
