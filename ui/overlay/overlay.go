// Package overlay holds what lies over the panes for a while: the help and
// the search. An overlay takes all keys while it is open and says itself when
// it is done.
package overlay

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/ui/panes"
)

// Overlay fills the body of the screen while it is open.
type Overlay interface {
	// Update takes a key, paste or mouse message. Done closes the overlay,
	// before the Action is carried out.
	Update(msg tea.Msg) (act panes.Action, done bool)
	Resize(width, height int)
	View() string
	Cursor() *tea.Cursor
	Keys() []key.Binding
}

// FirstKey is the shortest name of a binding's key, for the footer.
func FirstKey(b key.Binding) string {
	k, _, _ := strings.Cut(b.Help().Key, " ")
	return k
}

// closing are the keys that close an overlay.
func closing() key.Binding {
	return key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "close"))
}
