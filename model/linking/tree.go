package linking

const (
	hashSeed  = 2166136261
	hashPrime = 16777619
)

func hashOf(b []byte) uint32 {
	h := uint32(hashSeed)
	for _, c := range b {
		h = (h ^ uint32(c)) * hashPrime
	}
	return h
}

// vocabulary numbers folded words. Looking up costs no allocation.
type vocabulary struct {
	slots []slot
	at    []int32 // start of each word in bytes; one more than words
	bytes []byte
}

// slot holds a word's number + 1, or 0, beside its hash: a look-up that finds
// nothing touches one line of memory.
type slot struct {
	word int32
	hash uint32
}

func newVocabulary() *vocabulary {
	return &vocabulary{slots: make([]slot, 1<<16), at: make([]int32, 1, 1<<15), bytes: make([]byte, 0, 1<<18)}
}

func (v *vocabulary) len() int { return len(v.at) - 1 }

func (v *vocabulary) find(b []byte, h uint32) int32 {
	mask := uint32(len(v.slots) - 1)
	for p := (h ^ h>>15) & mask; ; p = (p + 1) & mask {
		s := v.slots[p]
		if s.word == 0 {
			return -1
		}
		if s.hash == h && string(v.bytes[v.at[s.word-1]:v.at[s.word]]) == string(b) {
			return s.word - 1
		}
	}
}

func (v *vocabulary) add(b []byte) int32 {
	h := hashOf(b)
	if id := v.find(b, h); id >= 0 {
		return id
	}
	return v.addNew(b, h)
}

// addNew numbers a word that find has not found.
func (v *vocabulary) addNew(b []byte, h uint32) int32 {
	if 2*v.len() >= len(v.slots) {
		v.grow()
	}
	v.bytes = append(v.bytes, b...)
	v.at = append(v.at, int32(len(v.bytes)))
	v.place(slot{int32(v.len()), h})
	return int32(v.len() - 1)
}

func (v *vocabulary) place(s slot) {
	mask := uint32(len(v.slots) - 1)
	p := (s.hash ^ s.hash>>15) & mask
	for v.slots[p].word != 0 {
		p = (p + 1) & mask
	}
	v.slots[p] = s
}

func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.word != 0 {
			v.place(s)
		}
	}
}

// tree is a trie over words: names sharing a beginning share a path.
type tree struct {
	first []int32 // by word: the node of the names that begin with it, or 0
	slots []edge  // the other edges
	edges int
	head  []int32 // first entry of each node, or -1
}

type edge struct {
	key  uint64 // node<<32 | word, plus 1; 0 is free
	node int32
}

func newTree() *tree {
	t := &tree{first: make([]int32, 0, 1<<15), slots: make([]edge, 1<<15), head: make([]int32, 1, 1<<15)}
	t.head[0] = -1
	return t
}

func (t *tree) slot(key uint64) int {
	mask := len(t.slots) - 1
	p := int((key*0x9E3779B97F4A7C15)>>40) & mask
	for t.slots[p].key != 0 && t.slots[p].key != key {
		p = (p + 1) & mask
	}
	return p
}

func (t *tree) child(node, id int32) int32 {
	if node == 0 {
		if int(id) < len(t.first) && t.first[id] > 0 {
			return t.first[id]
		}
		return -1
	}
	e := t.slots[t.slot(uint64(node)<<32|uint64(id)+1)]
	if e.key == 0 {
		return -1
	}
	return e.node
}

func (t *tree) insert(node, id int32) int32 {
	if node == 0 {
		for int(id) >= len(t.first) {
			t.first = append(t.first, 0)
		}
		if t.first[id] == 0 {
			t.first[id] = t.add()
		}
		return t.first[id]
	}
	key := uint64(node)<<32 | uint64(id) + 1
	p := t.slot(key)
	if t.slots[p].key != 0 {
		return t.slots[p].node
	}
	if 2*t.edges >= len(t.slots) {
		old := t.slots
		t.slots = make([]edge, 2*len(old))
		for _, e := range old {
			if e.key != 0 {
				t.slots[t.slot(e.key)] = e
			}
		}
		p = t.slot(key)
	}
	n := t.add()
	t.slots[p] = edge{key, n}
	t.edges++
	return n
}

// add returns a new node.
func (t *tree) add() int32 {
	t.head = append(t.head, -1)
	return int32(len(t.head) - 1)
}
