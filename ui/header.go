package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
	"pariscall/ui/widget"
)

// tab is a view's name in the header.
type tab struct {
	view int
	text string
	w    int
}

// bar is what the header says, in the longest words that fit.
type bar struct {
	brand string
	tabs  []tab
	state string
}

// tabGap is how many blanks stand between two tabs.
const tabGap = 2

// stateRoom is kept for the state of the news, whatever it is now: "◌ 187/200"
// fits into it. Else the tabs would move whenever a refresh begins or ends.
const stateRoom = 9

// topBar chooses the words of the header: the state of the news is given up
// last, the names of other views before it.
func (a *App) topBar() bar {
	states := a.live.words(a.deps.Now(), a.env.Styles.Glyphs)
	if !a.mouse {
		states = append([]string{"mouse off " + a.env.Styles.Sep + " " + states[0]}, states...)
	}
	for level := range tabLevels {
		tabs := a.tabs(level)
		for _, brand := range []string{" pariscall  ", " "} {
			room := a.width - 1 - widget.Width(brand) - span(tabs) - tabGap
			if room < stateRoom {
				continue
			}
			for _, s := range states {
				if widget.Width(s) <= room {
					return bar{brand, tabs, s}
				}
			}
		}
	}
	return bar{tabs: a.tabs(tabLevels - 1)}
}

// tabLevels is how many ways there are to spell the tabs: in full, with short
// names, without the badges of other views, and only the current one by name.
const tabLevels = 4

func (a *App) tabs(level int) []tab {
	out := make([]tab, 0, len(a.views))
	for i, v := range a.views {
		n := strconv.Itoa(i + 1)
		text := n + " " + v.Name
		switch {
		case level == 1 || level == 2:
			text = n + " " + v.Short
		case level == 3 && i != a.at:
			text = n
		}
		if b := a.badge(i); b != "" && (level < 2 || i == a.at) {
			text += " " + b
		}
		out = append(out, tab{view: i, text: text, w: widget.Width(text)})
	}
	return out
}

// badge is what a tab has to say; the view that lists the watches says how
// much they found that was not looked at.
func (a *App) badge(i int) string {
	if n := a.watchHits(); n > 0 && lists(a.views[i].View, model.KindFeed) {
		return "+" + strconv.Itoa(n)
	}
	b, ok := a.views[i].List.(panes.Badged)
	if !ok {
		return ""
	}
	return b.Badge()
}

func span(tabs []tab) int {
	n := tabGap * max(len(tabs)-1, 0)
	for _, t := range tabs {
		n += t.w
	}
	return n
}

// header names the views and says how the news do.
func (a *App) header() string {
	st := a.env.Styles
	top := a.topBar()
	var b strings.Builder
	b.WriteString(st.Dim.Paint(top.brand))
	used := widget.Width(top.brand)
	for i, t := range top.tabs {
		if i > 0 {
			b.WriteString(widget.Blank(tabGap))
			used += tabGap
		}
		k := st.Dim
		if t.view == a.at {
			k = st.Heading
		}
		b.WriteString(k.Paint(t.text))
		used += t.w
	}
	gap := a.width - used - widget.Width(top.state) - 1
	if top.state == "" || gap < 0 {
		return widget.Fit(b.String(), a.width, "")
	}
	k := st.Good
	switch {
	case a.live.offline || a.live.none:
		k = st.Warn
	case a.live.running:
		k = st.Accent
	case a.live.silent():
		k = st.Warn
	}
	return b.String() + widget.Blank(gap) + k.Paint(top.state) + " "
}

// clickTab goes to the view whose name stands in a column of the header.
func (a *App) clickTab(x int) tea.Cmd {
	top := a.topBar()
	at := widget.Width(top.brand)
	for _, t := range top.tabs {
		if x >= at-1 && x <= at+t.w {
			return a.goView(t.view)
		}
		at += t.w + tabGap
	}
	return nil
}
