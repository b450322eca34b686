package linking

import "math/bits"

// vocabulary numbers folded words. Looking up costs no allocation.
type vocabulary struct {
	slots []slot
	at    []int32 // start of each word in bytes; one more than words
	bytes []byte
}

// slot holds a word beside its key: a look-up of a word that is not listed, or
// is short, touches one line of memory.
type slot struct {
	key  uint64
	word lexeme
}

// lexeme is the number of a word + 1, or 0 for none, and above it the word's
// roles, so that they cost no look-up of their own.
type lexeme uint32

const roleShift = 24

// none is what no list has.
const none lexeme = 0

func lexemeOf(id int32, r role) lexeme { return lexeme(id+1) | lexeme(r)<<roleShift }

func (x lexeme) id() int32  { return int32(x&(1<<roleShift-1)) - 1 }
func (x lexeme) role() role { return role(x >> roleShift) }

// packed is how many bytes are their own key.
const packed = 8

// keyOf returns the key of a folded word: its bytes when there are up to eight
// of them, else a hash that no short word has as its key.
func keyOf[W string | []byte](w W) uint64 {
	key := pack(w[:min(len(w), packed)])
	for i := packed; i < len(w); i += packed {
		key = longKey(key, pack(w[i:min(len(w), i+packed)]))
	}
	return key
}

// pack returns up to eight bytes as a number, the first in its lowest place.
func pack[W string | []byte](w W) (x uint64) {
	for i := range len(w) {
		x |= uint64(w[i]) << (8 * i)
	}
	return x
}

// longKey goes on with a key by eight more bytes. Its highest byte is one that
// UTF-8 never has.
func longKey(key, next uint64) uint64 {
	h := (key ^ bits.RotateLeft64(next, 29)) * 0x9E3779B97F4A7C15
	return h ^ h>>32 | 0xFF<<56
}

func newVocabulary() *vocabulary {
	return &vocabulary{slots: make([]slot, 1<<16), at: make([]int32, 1, 1<<15), bytes: make([]byte, 0, 5<<16)}
}

func (v *vocabulary) len() int { return len(v.at) - 1 }

// text returns a word as it is folded.
func (v *vocabulary) text(id int32) []byte { return v.bytes[v.at[id]:v.at[id+1]] }

// place returns where the search for a key begins. Only the highest bits of the
// product depend on all bytes of the key; sixteen are enough for the words there
// are.
func (v *vocabulary) place(key uint64) int {
	return int(key*0x9E3779B97F4A7C15>>48) & (len(v.slots) - 1)
}

// find returns a word of this key, or none. The word is folded, or of ASCII
// letters and digits as written.
func find[W string | []byte](v *vocabulary, w W, key uint64) lexeme {
	mask := len(v.slots) - 1
	for p := v.place(key); ; p = (p + 1) & mask {
		s := &v.slots[p]
		if s.word == none || s.key == key && (len(w) <= packed || foldsTo(w, v.text(s.word.id()))) {
			return s.word
		}
	}
}

// foldsTo says whether a word, whose letters beyond ASCII are folded, is b.
func foldsTo[W string | []byte](w W, b []byte) bool {
	if len(w) != len(b) {
		return false
	}
	for i := range b {
		if asciiFold[w[i]] != b[i] {
			return false
		}
	}
	return true
}

func (v *vocabulary) add(b []byte) int32 {
	key := keyOf(b)
	if x := find(v, b, key); x != none {
		return x.id()
	}
	return addNew(v, b, key).id()
}

// addNew numbers a word that find has not found.
func addNew[W string | []byte](v *vocabulary, w W, key uint64) lexeme {
	if 2*v.len() >= len(v.slots) {
		v.grow()
	}
	for i := range len(w) {
		v.bytes = append(v.bytes, asciiFold[w[i]])
	}
	v.at = append(v.at, int32(len(v.bytes)))
	x := lexeme(v.len())
	v.put(slot{key, x})
	return x
}

func (v *vocabulary) put(s slot) {
	p := v.place(s.key)
	for v.slots[p].word != none {
		p = (p + 1) & (len(v.slots) - 1)
	}
	v.slots[p] = s
}

func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.word != none {
			v.put(s)
		}
	}
}

// assign gives every word its roles.
func (v *vocabulary) assign(roles []role) {
	for i := range v.slots {
		if s := &v.slots[i]; s.word != none {
			s.word = lexemeOf(s.word.id(), roles[s.word.id()])
		}
	}
}
