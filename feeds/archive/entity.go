package archive

import (
	"sync"

	"pariscall/model"
)

// entityNames remembers the numbers of the things that articles name. A
// number never changes its meaning, so what is remembered stays true whatever
// other programs write; only what a transaction that failed has made up must
// be forgotten.
type entityNames struct {
	mu   sync.RWMutex
	ids  map[model.Ref]int64
	refs map[int64]model.Ref
}

func (n *entityNames) id(r model.Ref) (int64, bool) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	id, ok := n.ids[r]
	return id, ok
}

func (n *entityNames) ref(id int64) (model.Ref, bool) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	r, ok := n.refs[id]
	return r, ok
}

func (n *entityNames) learn(r model.Ref, id int64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.ids[r], n.refs[id] = id, r
}

func (n *entityNames) forget() {
	n.mu.Lock()
	defer n.mu.Unlock()
	clear(n.ids)
	clear(n.refs)
}

// entity returns the number of a thing, and gives it one if it has none.
func (w *writing) entity(r model.Ref) (int64, error) {
	if id, ok := w.a.names.id(r); ok {
		return id, nil
	}
	id, ok, err := w.get("SELECT id FROM entity WHERE ref=?", r.String())
	if err == nil && !ok {
		if id, _, err = w.get("SELECT coalesce(max(id),0)+1 FROM entity"); err == nil {
			err = w.do("INSERT INTO entity(id, ref) VALUES (?,?)", id, r.String())
		}
	}
	if err == nil {
		w.a.names.learn(r, id)
	}
	return id, err
}

// lookEntity returns the number of a thing, 0 when no article ever named it.
func (a *Archive) lookEntity(c *conn, r model.Ref) (int64, error) {
	if id, ok := a.names.id(r); ok {
		return id, nil
	}
	id, ok, err := c.number(background, "SELECT id FROM entity WHERE ref=?", r.String())
	if err == nil && ok {
		a.names.learn(r, id)
	}
	return id, err
}

// entityRef is the way back.
func (a *Archive) entityRef(c *conn, id int64) (model.Ref, error) {
	if r, ok := a.names.ref(id); ok {
		return r, nil
	}
	s, err := c.word(background, "SELECT ref FROM entity WHERE id=?", id)
	if err != nil || s == "" {
		return model.Ref{}, err
	}
	r, err := model.ParseRef(s)
	if err != nil {
		return model.Ref{}, nil // a kind this program does not know: not shown
	}
	a.names.learn(r, id)
	return r, nil
}
