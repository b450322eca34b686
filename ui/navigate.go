package ui

import (
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
)

// view returns the view the reader is in.
func (a *App) view() *viewState { return &a.views[a.at] }

// focused returns the pane that keys go to.
func (a *App) focused() panes.Pane {
	v := a.view()
	if a.focus == onPage && v.page != nil {
		return v.page.pane
	}
	return v.List
}

// here says where the reader is, so that history can come back to it.
func (a *App) here() location {
	v := a.view()
	l := location{view: a.at, page: v.page, from: v.from}
	switch p := v.List.(type) {
	case panes.Placer:
		l.token = p.Place()
	case panes.Selecting:
		l.token = p.Selected()
	}
	return l
}

// leave notes where the reader stands before he goes elsewhere.
func (a *App) leave() { *a.history.current() = a.here() }

// arrive notes where he came.
func (a *App) arrive() { a.history.push(a.here()) }

// origin is where the reader stands, to be kept by what he calls up from
// there. The way back is no longer than what history remembers.
func (a *App) origin() *location {
	l := a.here()
	l.bound(historyLimit)
	return &l
}

// goView goes to a view, as it was left; the number of the view one is in
// leads from its pages to its list.
func (a *App) goView(n int) tea.Cmd {
	if n < 0 || n >= len(a.views) {
		return nil
	}
	if n == a.at && a.view().page == nil {
		return a.say("already in "+a.view().Name, false)
	} else if n == a.at {
		return a.toList()
	}
	a.leave()
	a.at = n
	a.refocus()
	a.arrive()
	return nil
}

// toList leaves the pages of the current view for its list.
func (a *App) toList() tea.Cmd {
	v := a.view()
	if v.page == nil {
		return nil
	}
	a.leave()
	v.page = nil
	a.refocus()
	a.arrive()
	return nil
}

// open opens a page over what the reader sees.
func (a *App) open(r model.Ref) tea.Cmd { return a.turnTo(r, nil) }

// reveal opens something found from elsewhere: in the view that lists its
// kind, with the list standing on it.
func (a *App) reveal(r model.Ref) tea.Cmd {
	return a.turnTo(r, func() {
		for i := range a.views {
			if lists(a.views[i].View, r.Kind) {
				a.at = i
				break
			}
		}
		if s, ok := a.view().List.(panes.Shower); ok {
			s.Show(r)
		}
	})
}

// turnTo opens a page, after the list below it was chosen. Esc leads back to
// where the reader stands now.
func (a *App) turnTo(r model.Ref, choose func()) tea.Cmd {
	if open := a.view().page; open != nil && open.ref == r {
		a.refocus()
		return a.markOpened(r)
	}
	p := a.adopt(r)
	if p == nil {
		return a.say("nothing more is known of "+r.String(), true)
	}
	a.leave()
	p.from = a.origin()
	if choose != nil {
		choose()
	}
	a.view().page = p
	a.refocus()
	a.arrive()
	return a.markOpened(r)
}

// adopt returns the page of r: the one that stands beside already, with what
// it has loaded, or a new one.
func (a *App) adopt(r model.Ref) *place {
	for _, p := range []*place{a.peek, a.preview} {
		if p != nil && p.ref == r {
			return p
		}
	}
	return a.newPlace(r)
}

func (a *App) newPlace(r model.Ref) *place {
	if r.IsZero() {
		return nil
	}
	pane := panes.Page(a.env, r)
	if pane == nil {
		return nil
	}
	return &place{ref: r, pane: pane}
}

// back leaves a page, and what a list shows, for where it was called up.
func (a *App) back() tea.Cmd {
	v, here := a.view(), a.here()
	if to := here.back(); to != nil {
		return a.backTo(to)
	}
	if v.page != nil {
		return a.toList()
	}
	if n, ok := v.List.(panes.Newsroom); ok && n.Query() != "" {
		return a.goNews("")
	}
	return a.say("there is nothing to go back to "+a.env.Styles.Sep+" q quits", false)
}

// backTo goes to where the reader came from, as a step back in history when
// that is the step before.
func (a *App) backTo(to *location) tea.Cmd {
	if was, ok := a.history.behind(); ok && was.view == to.view && was.page == to.page && was.from == to.from {
		return a.travel(-1)
	}
	a.leave()
	a.restore(to)
	a.arrive()
	return nil
}

// step opens another article of the list of news in the place of this one.
func (a *App) step(by panes.Step) tea.Cmd {
	n, ok := a.view().List.(panes.Newsroom)
	if !ok {
		return a.say("the next article is found from the news (1)", false)
	}
	r := n.Step(by.By, by.Unread)
	if r.IsZero() {
		if by.By < 0 {
			return a.say("that was the first one", false)
		}
		return a.say("that was the last one", false)
	}
	a.view().page = nil
	return a.open(r)
}

// narrow goes to the view of a kind and shows there what passes a filter.
func (a *App) narrow(to panes.Narrow) tea.Cmd {
	for i := range a.views {
		n, ok := a.views[i].List.(panes.Narrower)
		if !ok || !lists(a.views[i].View, to.Kind) {
			continue
		}
		a.leave()
		from := a.origin()
		a.at = i
		a.view().page, a.view().from = nil, from
		n.Narrow(to.Filter)
		a.refocus()
		a.arrive()
		return nil
	}
	return nil
}

// travel goes back or forward in history.
func (a *App) travel(n int) tea.Cmd {
	a.leave()
	if !a.history.step(n) {
		return a.say("there is nothing further in that direction", false)
	}
	a.restore(a.history.current())
	return nil
}

// restore puts everything as it was at a location.
func (a *App) restore(to *location) {
	a.at = to.view
	v := a.view()
	v.page, v.from = to.page, to.from
	switch p := v.List.(type) {
	case panes.Placer:
		p.Return(to.token)
	case panes.Shower:
		if r, ok := to.token.(model.Ref); ok && !r.IsZero() {
			p.Show(r)
		}
	}
	a.refocus()
}

// everyPlace returns all pages that are open or can be come back to.
func (a *App) everyPlace() []*place {
	var out []*place
	seen := make(map[*place]bool)
	visit := func(p *place) bool {
		if seen[p] {
			return false
		}
		seen[p] = true
		out = append(out, p)
		return true
	}
	for i := range a.views {
		(&location{page: a.views[i].page, from: a.views[i].from}).walk(visit)
	}
	for i := range a.history.trail {
		a.history.trail[i].walk(visit)
	}
	return out
}

// refocus gives the keys to the page when one is open, else to the list.
func (a *App) refocus() {
	a.focus = onList
	if a.view().page != nil {
		a.focus = onPage
	}
}

func lists(v panes.View, k model.Kind) bool {
	for _, have := range v.Kinds {
		if have == k {
			return true
		}
	}
	return false
}

// goNews shows the news of a query.
func (a *App) goNews(query string) tea.Cmd {
	q, err := model.ParseQuery(query)
	if err == nil {
		err = panes.CheckQuery(a.env, query)
	}
	if err != nil {
		return a.say(err.Error(), true) // the list there is stays
	}
	for i := range a.views {
		n, ok := a.views[i].List.(panes.Newsroom)
		if !ok {
			continue
		}
		a.leave()
		from := a.origin()
		a.at = i
		a.view().page, a.view().from = nil, from
		if q.IsZero() {
			a.view().from = nil // all news is where esc ends
		}
		n.SetQuery(q)
		a.refocus()
		a.arrive()
		return nil
	}
	return nil
}
