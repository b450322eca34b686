package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/ui/overlay"
	"pariscall/ui/panes"
)

// keyMap is what works everywhere.
type keyMap struct {
	Interrupt, Repaint, Suspend       key.Binding
	Quit, Help, Search, Command       key.Binding
	View, NextView, PreviousView      key.Binding
	Back, HistoryBack, HistoryForward key.Binding
	Undo, RefreshAll, Mouse           key.Binding
}

func newKeyMap() keyMap {
	return keyMap{
		Search:         key.NewBinding(key.WithKeys("/"), key.WithHelp("/", "search everything")),
		Command:        key.NewBinding(key.WithKeys(":"), key.WithHelp(":", "command")),
		Help:           key.NewBinding(key.WithKeys("?", "f1"), key.WithHelp("?", "keys")),
		View:           key.NewBinding(key.WithKeys("1", "2", "3", "4", "5", "6"), key.WithHelp("1-6", "go to a view")),
		NextView:       key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "next view")),
		PreviousView:   key.NewBinding(key.WithKeys("shift+tab"), key.WithHelp("shift+tab", "view before")),
		Back:           key.NewBinding(key.WithKeys("esc", "backspace", "left", "h"), key.WithHelp("esc h", "back")),
		HistoryBack:    key.NewBinding(key.WithKeys("[", "alt+left"), key.WithHelp("[", "back in history")),
		HistoryForward: key.NewBinding(key.WithKeys("]", "alt+right"), key.WithHelp("]", "forward in history")),
		Undo:           key.NewBinding(key.WithKeys("z", "U"), key.WithHelp("z", "undo")),
		RefreshAll:     key.NewBinding(key.WithKeys("R", "f5"), key.WithHelp("R", "ask all feeds now")),
		Mouse:          key.NewBinding(key.WithKeys("M"), key.WithHelp("M", "mouse to the terminal, to select text")),
		Repaint:        key.NewBinding(key.WithKeys("ctrl+l"), key.WithHelp("ctrl+l", "paint anew")),
		Suspend:        key.NewBinding(key.WithKeys("ctrl+z"), key.WithHelp("ctrl+z", "to the shell; fg comes back")),
		Quit:           key.NewBinding(key.WithKeys("q"), key.WithHelp("q", "quit")),
		Interrupt:      key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("ctrl+c", "quit at once")),
	}
}

// bindings lists the global keys in the order of the help.
func (k keyMap) bindings() []key.Binding {
	return []key.Binding{
		k.Search, k.Command, k.Help, k.View, k.NextView, k.PreviousView,
		k.Back, k.HistoryBack, k.HistoryForward,
		k.Undo, k.RefreshAll, k.Mouse, k.Repaint, k.Suspend, k.Quit, k.Interrupt,
	}
}

// sections is the help: what works now, the pane with the focus first.
func (a *App) sections() []overlay.Section {
	focused := a.focused()
	out := []overlay.Section{{Title: paneName(a, focused), Bindings: focused.Keys()}}
	if t, ok := focused.(panes.Typing); ok && t.Typing() {
		return out // it has all keys
	}
	return append(out, overlay.Section{Title: "Everywhere", Bindings: a.keys.bindings()})
}

func paneName(a *App, p panes.Pane) string {
	if p == a.views[a.at].List {
		return a.views[a.at].Name
	}
	return p.Title()
}

// latin reads a key of a keyboard with other letters by its place, so that
// the single-key bindings work on them too. Terminals that do not tell the
// place leave it as it is.
func latin(msg tea.KeyPressMsg) tea.KeyPressMsg {
	if msg.Text == "" || msg.Text[0] < 0x80 || msg.BaseCode <= ' ' || msg.BaseCode > '~' {
		return msg
	}
	r := msg.BaseCode
	if msg.Mod.Contains(tea.ModShift) && r >= 'a' && r <= 'z' {
		r += 'A' - 'a'
	}
	msg.Text, msg.Code = string(r), msg.BaseCode
	return msg
}
