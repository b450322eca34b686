package ui

import (
	tea "charm.land/bubbletea/v2"
)

// pointed routes the mouse: to the overlay, to a tab, or to the pane under
// the pointer, in that pane's own coordinates.
func (a *App) pointed(msg tea.MouseMsg) tea.Cmd {
	if a.lay.tiny || a.prompt != nil {
		return nil
	}
	m := msg.Mouse()
	_, click := msg.(tea.MouseClickMsg)
	if a.overlay != nil {
		if a.lay.body.has(m.X, m.Y) {
			return a.toOverlay(shift(msg, a.lay.body))
		}
		return nil
	}
	if click && m.Y == a.lay.header.y {
		return a.clickTab(m.X)
	}
	for _, hit := range []struct {
		at rect
		p  *place
	}{{a.lay.list, nil}, {a.lay.page, a.pageShown()}, {a.lay.peek, a.peek}} {
		if hit.at.empty() || !hit.at.has(m.X, m.Y) {
			continue
		}
		return a.pointedAt(shift(msg, hit.at), hit.p, click, hit.at == a.lay.list)
	}
	return nil
}

// pointedAt gives the message to a pane. A click on something that only
// stands beside opens it first.
func (a *App) pointedAt(msg tea.Msg, p *place, click, list bool) tea.Cmd {
	pane := a.view().List
	if !list {
		if p == nil {
			return nil
		}
		pane = p.pane
	}
	var opened tea.Cmd
	switch {
	case click && !list && p != a.view().page:
		opened = a.open(p.ref)
	case click && list && a.view().page != nil && !a.lay.page.empty() && !a.lay.list.empty():
		a.toList()
	}
	act, cmd := pane.Update(msg)
	return tea.Batch(opened, cmd, a.do(pane, act))
}

// shift moves a mouse message into the coordinates of a rectangle.
func shift(msg tea.MouseMsg, r rect) tea.Msg {
	m := msg.Mouse()
	m.X -= r.x
	m.Y -= r.y
	switch msg.(type) {
	case tea.MouseClickMsg:
		return tea.MouseClickMsg(m)
	case tea.MouseReleaseMsg:
		return tea.MouseReleaseMsg(m)
	case tea.MouseWheelMsg:
		return tea.MouseWheelMsg(m)
	default:
		return tea.MouseMotionMsg(m)
	}
}
