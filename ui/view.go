package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
	"pariscall/ui/widget"
)

// View is the frame, and everything the terminal is asked to be.
func (a *App) View() tea.View {
	v := tea.NewView(a.frame())
	v.AltScreen = true
	v.ReportFocus = true
	v.WindowTitle = a.windowTitle()
	v.KeyboardEnhancements.ReportAlternateKeys = true
	if a.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.live.running && a.live.total > 0 {
		v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, 100*a.live.done/a.live.total)
	}
	v.Cursor = a.cursor()
	return v
}

func (a *App) windowTitle() string {
	title := a.focused().Title()
	if badge := a.badge(0); badge != "" {
		title = badge + " " + a.env.Styles.Sep + " " + title
	}
	return model.Line(title).String() + " - pariscall"
}

// cursor is the text cursor of whoever has a field, in the screen's
// coordinates.
func (a *App) cursor() *tea.Cursor {
	if a.lay.tiny {
		return nil
	}
	switch {
	case a.prompt != nil:
		return a.prompt.cursor(a.lay.footer)
	case a.overlay != nil:
		return moved(a.overlay.Cursor(), a.lay.body)
	}
	c, ok := a.focused().(panes.Cursored)
	if !ok {
		return nil
	}
	at := a.lay.list
	if a.focus == onPage {
		at = a.lay.page
	}
	return moved(c.Cursor(), at)
}

func moved(c *tea.Cursor, r rect) *tea.Cursor {
	if c == nil {
		return nil
	}
	c.X += r.x
	c.Y += r.y
	return c
}

// frame is exactly height lines of exactly width cells.
func (a *App) frame() string {
	if a.quitting {
		return ""
	}
	if a.width <= 0 || a.height <= 0 {
		return ""
	}
	if a.lay.tiny {
		room := "more room, please"
		return widget.Fill([]string{room}, a.width, a.height, "")
	}
	var lines []string
	lines = append(lines, a.header())
	if !a.lay.headRule.empty() {
		lines = append(lines, a.rule(a.lay.headRule.w))
	}
	lines = append(lines, a.bodyLines()...)
	if !a.lay.footRule.empty() {
		lines = append(lines, a.saying())
	}
	lines = append(lines, a.footer())
	return strings.Join(lines, "\n")
}

func (a *App) rule(w int) string {
	return a.env.Styles.Border.Paint(strings.Repeat(a.env.Styles.Line, w))
}

// bodyLines puts the columns side by side, or the list over the page.
func (a *App) bodyLines() []string {
	if a.overlay != nil {
		return strings.Split(a.overlay.View(), "\n")
	}
	l := a.lay
	list := a.column(l.listTitle, l.list, a.view().List, false)
	page := a.column(l.pageTitle, l.page, paneOf(a.pageShown()), a.view().page != nil)
	if !l.overRule.empty() {
		return append(append(list, a.rule(l.overRule.w)), page...)
	}
	columns := make([][]string, 0, 3)
	peek := a.column(l.peekTitle, l.peek, paneOf(a.peek), false)
	if a.peek == nil && len(peek) > 2 && a.pageShown() != nil {
		hint := widget.Cut("  What the page names stands here.", l.peek.w, a.env.Styles.Dots)
		peek[2] = a.env.Styles.Dim.Paint(hint) + widget.Blank(l.peek.w-widget.Width(hint))
	}
	for _, c := range [][]string{list, page, peek} {
		if c != nil {
			columns = append(columns, c)
		}
	}
	if len(columns) == 1 {
		return columns[0]
	}
	rule := a.env.Styles.Border.Paint(a.env.Styles.Rule)
	lines := make([]string, l.body.h)
	for y := range lines {
		var b strings.Builder
		for i, c := range columns {
			if i > 0 {
				b.WriteString(rule)
			}
			b.WriteString(c[y])
		}
		lines[y] = b.String()
	}
	return lines
}

func paneOf(p *place) panes.Pane {
	if p == nil {
		return nil
	}
	return p.pane
}

// column is the title and the content of one column; nil when the layout has
// no such column, blank when nothing is there to show.
func (a *App) column(title, body rect, p panes.Pane, opened bool) []string {
	if body.empty() {
		return nil
	}
	var lines []string
	if !title.empty() {
		lines = append(lines, a.title(p, title.w, opened))
	}
	if p == nil {
		for range body.h {
			lines = append(lines, widget.Blank(body.w))
		}
		return lines
	}
	return append(lines, strings.Split(a.painted(p, body), "\n")...)
}

// title is the line above a pane: strong and in the accent when the pane has
// the focus.
func (a *App) title(p panes.Pane, w int, opened bool) string {
	if p == nil {
		return widget.Blank(w)
	}
	st := a.env.Styles
	text := " " + p.Title()
	if opened {
		text = st.Back + " " + p.Title()
		if a.lay.list.empty() {
			text = st.Back + " " + a.view().Name + "  " + p.Title()
		}
	}
	note := ""
	if n, ok := p.(panes.Noted); ok && n.Note() != "" {
		note = " " + n.Note() + " "
	}
	if widget.Width(note) > w/2 {
		note = ""
	}
	text = widget.Fit(text, w-widget.Width(note), st.Dots)
	k := st.Strong
	if p == a.focused() && a.overlay == nil {
		k = st.Heading
	}
	return k.Paint(text) + st.Dim.Paint(note)
}
