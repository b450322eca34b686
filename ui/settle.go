package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
)

// settle makes everything that follows from the state follow it: rectangles,
// focus, what stands beside, and what visible panes want. It runs after every
// message and costs nothing when nothing changed.
func (a *App) settle() tea.Cmd {
	v := a.view()
	lay := arrange(a.width, a.height, v.page != nil, a.tabled())
	a.lay = lay
	if lay.tiny {
		return nil
	}
	v.size.fit(v.List, lay.list)
	if f, ok := v.List.(panes.Flanked); ok {
		f.Flank(len(lay.rules) > 0)
	}
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

// tabled says whether the open page is a table.
func (a *App) tabled() bool {
	if v := a.view(); v.page != nil {
		t, ok := v.page.pane.(panes.Tabled)
		return ok && t.Tabled()
	}
	return false
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
// stopped there: a little longer than the slowest keyboards take to repeat a
// key that is held.
const runPause = 120 * time.Millisecond

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
