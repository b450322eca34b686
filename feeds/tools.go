package feeds

import "sync"

// tools is the memory that reading one document takes and that the next can
// use: it is larger than most documents' articles, and a page of memory that
// is touched for the first time takes as long as thousands of instructions.
// The zero tools are ready for use. Nothing that is kept of a document may
// share memory with them.
type tools struct {
	skeleton []byte
	texts    []leaf
	drafts   []draft
	scratch  []byte
	clean    cleaner
}

// kit lends tools. The zero kit has none yet.
type kit struct{ pool sync.Pool }

// borrow returns tools and how to give them back, which who stumbles in
// between need not do.
func (k *kit) borrow() (t *tools, back func()) {
	t, ok := k.pool.Get().(*tools)
	if !ok {
		t = new(tools)
	}
	return t, func() {
		if t.great() {
			return // one great document, and the next may be years away
		}
		clear(t.texts[:cap(t.texts)])
		clear(t.drafts[:cap(t.drafts)])
		t.clean.forget()
		k.pool.Put(t)
	}
}

// great says whether a document has made the tools larger than most need them:
// by its bytes, or by how many pieces it is in, of some 64 bytes and more each,
// all of which are cleared after each document.
func (t *tools) great() bool {
	pieces := cap(t.texts) + cap(t.drafts) + cap(t.clean.doc) + cap(t.clean.pictures)
	return cap(t.skeleton)+cap(t.scratch)+cap(t.clean.buf) > pooledMost || pieces > pooledMost/64
}
