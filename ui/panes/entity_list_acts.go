package panes

import (
	"slices"
)

// leave takes away what was filtered here, then goes back to where this list
// was called up.
func (c *catalogue[T]) leave() Action {
	if c.filter != c.given {
		c.setFilter(c.given)
		return nil
	}
	return Close{}
}

// sort takes the next order. Who stands at the top stays there; else the row
// under the cursor stays, and is named, because its neighbours are others.
func (c *catalogue[T]) sort() Action {
	atTop := c.list.Index() <= 0
	c.order = (c.order + 1) % len(c.spec.orders)
	c.refill()
	words := "sorted " + c.spec.orders[c.order].name
	if atTop {
		c.list.Move(-c.list.Len())
		return Say{words}
	}
	return Say{words + ", still on " + nameOf(c.env, c.Selected()) + " " + c.env.Styles.Sep + " g goes to the first"}
}

// newsOf does something with the news of the thing under the cursor.
func (c *catalogue[T]) newsOf(do func(query string) Action) Action {
	r := c.Selected()
	if query := newsQuery(r); query != "" {
		return do(query)
	}
	return Say{"there is no news of this kind of thing"}
}

func (c *catalogue[T]) nextPreset() Action {
	at := slices.IndexFunc(c.spec.presets, func(p preset) bool { return p.filter == c.filter })
	p := c.spec.presets[(at+1)%len(c.spec.presets)]
	c.setFilter(p.filter)
	return Say{p.name}
}

func (c *catalogue[T]) cite() Action {
	r := c.Selected()
	k := newCard(c.env.Atlas, c.env.Styles.Glyphs)
	s, ok := k.of(r, cardNews{})
	if !ok {
		return nil
	}
	return Copy{Text: k.citation(s, firstCited(s)), What: "citation of " + s.Name}
}

func (c *catalogue[T]) toggleMark() {
	r := c.Selected()
	if r.IsZero() {
		return
	}
	if c.marked[r] {
		delete(c.marked, r)
	} else {
		c.marked[r] = true
	}
	c.list.Repaint()
	c.list.Move(1)
}

// compare opens the marked things side by side, in the order of the list.
func (c *catalogue[T]) compare() Action {
	var ids []string
	for _, t := range c.all {
		if r := c.spec.ref(t); c.marked[r] {
			ids = append(ids, r.ID)
		}
	}
	if r := c.Selected(); len(ids) == 1 && !c.marked[r] {
		ids = append(ids, r.ID)
	}
	if len(ids) < 2 {
		return Say{"mark two or more with space, then compare"}
	}
	return Open{compareRef(ids)}
}

// leap moves to the first row of the next group, or of this one and then of
// the one before.
func (c *catalogue[T]) leap(by int) Action {
	items, at := c.list.Items(), c.list.Index()
	if at < 0 {
		return nil
	}
	group := func(i int) string { return c.spec.jump(items[i]) }
	if !together(len(items), group) {
		return Say{"the years are mixed, " + c.spec.orders[c.order].name + " " + c.env.Styles.Sep + " s takes the next order"}
	}
	to := at
	if by > 0 {
		for to < len(items)-1 && group(to) == group(at) {
			to++
		}
	} else {
		to = max(to-1, 0)
		for to > 0 && group(to-1) == group(to) {
			to--
		}
	}
	c.list.Move(to - at)
	return nil
}

// together says whether the rows of each group stand together, as they do
// when the list is sorted by what makes the groups.
func together(n int, group func(int) string) bool {
	seen := make(map[string]bool)
	for i := range n {
		g := group(i)
		if i > 0 && g == group(i-1) {
			continue
		}
		if seen[g] {
			return false
		}
		seen[g] = true
	}
	return true
}
