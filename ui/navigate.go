package ui

import (
	"time"

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
	l := location{view: a.at, page: v.page}
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

// goView goes to a view, as it was left.
func (a *App) goView(n int) tea.Cmd {
	if n < 0 || n >= len(a.views) || n == a.at {
		return nil
	}
	a.leave()
	a.at = n
	a.refocus()
	a.arrive()
	return nil
}

// open opens a page of its own over the current list.
func (a *App) open(r model.Ref) tea.Cmd {
	v := a.view()
	if v.page != nil && v.page.ref == r {
		a.refocus()
		return a.markOpened(r)
	}
	parent := v.page
	p := a.adopt(r)
	if p == nil {
		return a.say("nothing more is known of "+r.String(), true)
	}
	a.leave()
	p.parent = parent
	v.page = p
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

// back leaves the page for what it was opened from. When that is where the
// history came from, it is a step back in history, so that forward leads here
// again.
func (a *App) back() tea.Cmd {
	v := a.view()
	if v.page == nil {
		return nil
	}
	if was, ok := a.history.behind(); ok && was.view == a.at && was.page == v.page.parent {
		return a.travel(-1)
	}
	a.leave()
	v.page = v.page.parent
	a.refocus()
	a.arrive()
	return nil
}

// close leaves a page for what it was opened from, and a narrowed list for
// what was shown before.
func (a *App) close() tea.Cmd {
	if a.view().page != nil {
		return a.back()
	}
	if was, ok := a.history.behind(); ok && was.view == a.at {
		return a.travel(-1)
	}
	return a.goNews("")
}

// step opens another article of the list of news in the place of this one.
func (a *App) step(by panes.Step) tea.Cmd {
	n, ok := a.view().List.(panes.Newsroom)
	if !ok {
		return a.say("the next article is found from the news (1)", false)
	}
	r := n.Step(by.By, by.Unread)
	if r.IsZero() {
		return a.say("that was the last one", false)
	}
	if v := a.view(); v.page != nil {
		a.leave()
		v.page = nil
	}
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
		a.at = i
		a.view().page = nil
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
	to := a.history.current()
	a.at = to.view
	v := a.view()
	v.page = to.page
	switch p := v.List.(type) {
	case panes.Placer:
		p.Return(to.token)
	case panes.Shower:
		if r, ok := to.token.(model.Ref); ok && !r.IsZero() {
			p.Show(r)
		}
	}
	a.refocus()
	return nil
}

// refocus gives the keys to the page when one is open, else to the list.
func (a *App) refocus() {
	a.focus = onList
	if a.view().page != nil {
		a.focus = onPage
	}
}

// reveal opens something found from elsewhere: in the view that lists its
// kind, with the list standing on it.
func (a *App) reveal(r model.Ref) tea.Cmd {
	for i := range a.views {
		if !lists(a.views[i].View, r.Kind) {
			continue
		}
		if i != a.at {
			a.leave()
			a.at = i
			a.view().page = nil
			a.refocus()
			a.arrive()
		} else if a.view().page != nil {
			a.leave()
			a.view().page = nil
			a.refocus()
			a.arrive()
		}
		if s, ok := a.view().List.(panes.Shower); ok {
			s.Show(r)
		}
		break
	}
	return a.open(r)
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
	if err != nil {
		return a.say(err.Error(), true)
	}
	for i := range a.views {
		n, ok := a.views[i].List.(panes.Newsroom)
		if !ok {
			continue
		}
		a.leave()
		a.at = i
		a.view().page = nil
		n.SetQuery(q)
		a.refocus()
		a.arrive()
		return nil
	}
	return nil
}

// settle makes everything that follows from the state follow it: rectangles,
// focus, what stands beside, and what visible panes want. It runs after every
// message and costs nothing when nothing changed.
func (a *App) settle() tea.Cmd {
	v := a.view()
	lay := arrange(a.width, a.height, v.page != nil)
	a.lay = lay
	if lay.tiny {
		return nil
	}
	v.size.fit(v.List, lay.list)
	pause := a.beside(lay)
	if p := a.pageShown(); p != nil {
		p.size.fit(p.pane, lay.page)
	}
	if a.peek != nil {
		a.peek.size.fit(a.peek.pane, lay.peek)
	}
	if a.overlay != nil {
		a.overlay.Resize(lay.body.w, lay.body.h)
	}
	focused := a.focused()
	for _, p := range a.visible() {
		if f, ok := p.(panes.Focusable); ok {
			f.SetFocus(p == focused && a.overlay == nil)
		}
	}
	return tea.Batch(pause, a.wants())
}

// beside keeps what stands beside the list, and beside the page, in step with
// what is selected there. While the reader runs through a list, what stands
// beside waits until he pauses: a page that is on the screen for a thirtieth
// of a second is work for nobody.
func (a *App) beside(lay layout) tea.Cmd {
	v := a.view()
	inList, inPage := model.Ref{}, model.Ref{}
	if v.page == nil && !lay.page.empty() {
		inList = selectedIn(v.List)
	}
	if inList.IsZero() {
		a.preview = nil
	} else if a.preview != nil && a.preview.ref != inList {
		if cmd, running := a.running(inList); running {
			return cmd
		}
	}
	if !inList.IsZero() && (a.preview == nil || a.preview.ref != inList) {
		a.preview = a.newPlace(inList)
	}
	shown := a.pageShown()
	if shown != nil && !lay.peek.empty() {
		inPage = selectedIn(shown.pane)
	}
	switch {
	case inPage.IsZero() || inPage == shown.ref:
		a.peek = nil
	case a.peek == nil || a.peek.ref != inPage:
		a.peek = a.newPlace(inPage)
	}
	return nil
}

// runPause is how long the reader must stay on a row to be told to have
// stopped there.
const runPause = 90 * time.Millisecond

// pauseOver ends a pause, unless the reader has moved on since.
type pauseOver struct{ at model.Ref }

// running says whether the reader came to a row right after another one; then
// the command reports when the pause is over.
func (a *App) running(to model.Ref) (tea.Cmd, bool) {
	now := a.deps.Now()
	last := a.movedAt
	if to == a.movedTo {
		return nil, !a.paused
	}
	a.movedAt, a.movedTo, a.paused = now, to, false
	if now.Sub(last) >= runPause {
		a.paused = true
		return nil, false
	}
	return a.deps.After(runPause, pauseOver{to}), true
}

func selectedIn(p panes.Pane) model.Ref {
	if s, ok := p.(panes.Selecting); ok {
		return s.Selected()
	}
	return model.Ref{}
}

// pageShown returns what stands in the page's column: the open page, or the
// preview of what is selected in the list.
func (a *App) pageShown() *place {
	if p := a.view().page; p != nil {
		return p
	}
	return a.preview
}

// visible returns the panes on the screen, from left to right.
func (a *App) visible() []panes.Pane {
	var out []panes.Pane
	if !a.lay.list.empty() {
		out = append(out, a.view().List)
	}
	if p := a.pageShown(); p != nil && !a.lay.page.empty() {
		out = append(out, p.pane)
	}
	if a.peek != nil && !a.lay.peek.empty() {
		out = append(out, a.peek.pane)
	}
	return out
}

// wants asks for what visible panes and the overlay need.
func (a *App) wants() tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range a.visible() {
		if w, ok := p.(panes.Wanter); ok {
			cmds = append(cmds, a.do(p, w.Wants()))
		}
	}
	if w, ok := a.overlay.(panes.Wanter); ok {
		cmds = append(cmds, a.do(a.overlay, w.Wants()))
	}
	return tea.Batch(cmds...)
}
