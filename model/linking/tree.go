package linking

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
