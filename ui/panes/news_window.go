package panes

import (
	"pariscall/model"
)

// edge is how close to the end of the window the reader may come before the
// next window is asked for, windowRows how large one is, and firstRows the
// least of the very first: that one is asked for while the reader waits to see
// anything at all, and holds hardly more than he can see. It is all edge, so
// that the next is asked for as soon as it is shown.
const (
	edge       = 40
	windowRows = 240
	firstRows  = 16
)

// Wants asks for a window when there is none, when the archive has changed,
// or when the reader comes near its edge. One request at a time.
func (n *news) Wants() Action {
	if n.asked || n.noService || !(n.stale || n.wanted) {
		return nil
	}
	req := model.PageRequest{
		Query: n.query, Limit: max(windowRows, 6*n.height),
		Stories: n.stories, ByRank: n.byRank,
	}
	if !n.loaded && n.target == 0 {
		req.Limit = max(firstRows, n.height)
	}
	switch {
	case n.toTop, n.follow:
	case n.target != 0:
		req.Around = n.target
	default:
		req.Around = n.anchor()
	}
	n.asked, n.stale, n.wanted, n.request = true, false, false, req
	return NeedPage{Request: req}
}

// anchor is the article that the next window is asked around: the selected
// one, or its nearest neighbour that the query itself finds.
func (n *news) anchor() model.ArticleID {
	rows, at := n.list.Items(), n.list.Index()
	for i := at; i >= 0 && i < len(rows); i++ {
		if _, kept := n.kept[rows[i].ID]; !kept {
			return rows[i].ID
		}
	}
	for i := at - 1; i >= 0; i-- {
		if _, kept := n.kept[rows[i].ID]; !kept {
			return rows[i].ID
		}
	}
	return 0
}

// Stale says that the archive has changed.
func (n *news) Stale(uint64) { n.stale = true }

// SetPage takes a window. The article under the cursor stays on its row; what
// arrived above it is counted.
func (n *news) SetPage(req model.PageRequest, page model.Page, err error) {
	if !n.asked || req.Query.String() != n.query.String() || req.ByRank != n.byRank || req.Stories != n.stories {
		return
	}
	n.asked = false
	if err != nil {
		n.err = err
		n.loaded = n.loaded || len(n.list.Items()) > 0
		return
	}
	if n.loaded && page.Revision < n.page.Revision {
		n.stale = true
		return
	}
	if !n.loaded && len(page.Rows) == 0 {
		n.follow = true
	}
	before, had := n.rank()
	n.page, n.err, n.loaded = page, nil, true
	n.list.SetItems(n.withKept(page.Rows))
	n.afterPage()
	if after, has := n.rank(); had && has && !n.follow && after > before {
		n.above += after - before
	}
	n.nearEdge()
}

// afterPage goes where the reader was on the way to when he asked.
func (n *news) afterPage() {
	switch {
	case n.toTop, n.follow:
		n.list.Move(-n.list.Len())
		n.above = 0
		n.toTop = false
	case n.target != 0:
		n.list.Select(n.target)
	}
	n.target = 0
}

// rank is the place of the selected article among all that the query finds.
func (n *news) rank() (int, bool) {
	if n.list.Index() < 0 || n.target != 0 || n.toTop {
		return 0, false
	}
	return max(n.page.Above, 0) + n.list.Index(), true
}

// moved looks where the reader has come to: what he can see is not new any
// more.
func (n *news) moved() {
	n.above = min(n.above, max(n.page.Above, 0)+n.list.Above())
	n.nearEdge()
}

// nearEdge asks for the next window before the end of this one is reached.
func (n *news) nearEdge() {
	if n.list.Len() == 0 || n.anchor() == n.request.Around {
		return // this is the window around here already
	}
	if n.page.Above != 0 && n.list.Above() < edge || n.page.More && n.list.Below() < edge {
		n.wanted = true
	}
}

// goNewest goes to the top, which may lie outside the window.
func (n *news) goNewest() {
	n.list.Move(-n.list.Len())
	n.above = 0
	if n.page.Above != 0 {
		n.toTop, n.stale = true, true
	}
}

// withKept puts back the rows that were marked here and that the query no
// longer finds: a row that is read must not vanish under the eye.
func (n *news) withKept(rows []model.Headline) []model.Headline {
	if len(n.kept) == 0 {
		return rows
	}
	have := make(map[model.ArticleID]bool, len(rows))
	for _, h := range rows {
		have[h.ID] = true
	}
	var missing []model.Headline
	for _, old := range n.list.Items() {
		if h, ok := n.kept[old.ID]; ok && !have[old.ID] {
			missing = append(missing, h)
		}
	}
	if len(missing) == 0 {
		return rows
	}
	out := make([]model.Headline, 0, len(rows)+len(missing))
	for n.page.Above > 0 && len(rows) > 0 && len(missing) > 0 && newer(missing[0], rows[0]) {
		missing = missing[1:] // it stands above the window
	}
	for _, h := range rows {
		for len(missing) > 0 && newer(missing[0], h) {
			out = append(out, missing[0])
			missing = missing[1:]
		}
		out = append(out, h)
	}
	if !n.page.More {
		out = append(out, missing...)
	}
	return out
}

func newer(a, b model.Headline) bool {
	if !a.Published.Equal(b.Published) {
		return a.Published.After(b.Published)
	}
	return a.ID > b.ID
}
