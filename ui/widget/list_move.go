package widget

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Select selects the item with key k, scrolling only when it is not in view,
// and reports whether there is one.
func (l *List[K, T]) Select(k K) bool {
	i, ok := l.index[k]
	if ok {
		l.Move(i - l.sel)
	}
	return ok
}

// Place puts the selected item on line row, as far as the ends of the list
// allow.
func (l *List[K, T]) Place(row int) {
	l.row = row
	l.settle()
}

// Leap says how the list scrolls when the selection moves over its edge: by
// half a screen rather than by as much as must be. That is for lists with
// other columns beside them, where a terminal cannot scroll by itself and
// every line must be sent again: so only each seventh key or so has that
// price, and the rows stand still under the eye in between.
func (l *List[K, T]) Leap(on bool) { l.leap = on }

// Move moves the selection by n items, as far as there are any.
func (l *List[K, T]) Move(n int) {
	if l.sel < 0 {
		return
	}
	to := min(max(l.sel+n, 0), len(l.items)-1)
	for ; l.sel < to; l.sel++ {
		l.row = min(l.row+l.height(l.sel), l.lines)
	}
	for ; l.sel > to; l.sel-- {
		l.row = max(l.row-l.height(l.sel-1), -1)
	}
	if h := l.height(l.sel); l.leap && (l.row < 0 || l.row+h > l.lines) {
		l.row = (l.lines - h) / 2
	}
	l.settle()
}

// Page moves by n screens: the selection and what is shown move together, so
// that the selected row keeps its line.
func (l *List[K, T]) Page(n int) {
	if l.sel < 0 {
		return
	}
	row := l.row
	step, left := 1, n*max(l.lines-1, 1)
	if n < 0 {
		step, left = -1, -left
	}
	for left > 0 {
		next := l.sel + step
		if next < 0 || next >= len(l.items) {
			break
		}
		left -= l.height(min(l.sel, next))
		l.sel = next
	}
	l.row = row
	l.settle()
}

// Scroll moves what is shown by n lines and the selection only when it would
// leave the screen.
func (l *List[K, T]) Scroll(n int) {
	if l.sel < 0 {
		return
	}
	l.row -= n
	for l.row < 0 && l.sel < len(l.items)-1 {
		l.row += l.height(l.sel)
		l.sel++
	}
	for l.row+l.height(l.sel) > l.lines && l.sel > 0 {
		l.sel--
		l.row -= l.height(l.sel)
	}
	l.settle()
}

// Click selects the item on line y and reports whether there is one and
// whether it was selected before.
func (l *List[K, T]) Click(y int) (hit, again bool) {
	if l.sel < 0 || y < 0 || y >= l.lines {
		return false, false
	}
	i, top := l.sel, l.row
	for y < top && i > 0 {
		i--
		top -= l.height(i)
	}
	for i < len(l.items) && y >= top+l.height(i) {
		top += l.height(i)
		i++
	}
	if i >= len(l.items) || y < top {
		return false, false
	}
	again = i == l.sel
	l.sel, l.row = i, top
	l.settle()
	return true, again
}

// ListKeys are the movements of every list.
type ListKeys struct{ Up, Down, PageUp, PageDown, Top, Bottom key.Binding }

// NewListKeys returns the movements, arrows and vi alike.
func NewListKeys() ListKeys {
	return ListKeys{
		Down:     key.NewBinding(key.WithKeys("down", "j", "ctrl+n"), key.WithHelp("j ↓", "down")),
		Up:       key.NewBinding(key.WithKeys("up", "k", "ctrl+p"), key.WithHelp("k ↑", "up")),
		PageDown: key.NewBinding(key.WithKeys("pgdown", "ctrl+d", "space"), key.WithHelp("space", "a screen down")),
		PageUp:   key.NewBinding(key.WithKeys("pgup", "ctrl+u", "shift+space"), key.WithHelp("pgup", "a screen up")),
		Top:      key.NewBinding(key.WithKeys("home", "g"), key.WithHelp("g", "first")),
		Bottom:   key.NewBinding(key.WithKeys("end", "G"), key.WithHelp("G", "last")),
	}
}

// Bindings lists the movements for the help.
func (k ListKeys) Bindings() []key.Binding {
	return []key.Binding{k.Down, k.Up, k.PageDown, k.PageUp, k.Top, k.Bottom}
}

// Update moves by a key or the wheel, and reports whether the message was a
// movement.
func (l *List[K, T]) Update(msg tea.Msg, keys ListKeys) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, keys.Down):
			l.Move(1)
		case key.Matches(msg, keys.Up):
			l.Move(-1)
		case key.Matches(msg, keys.PageDown):
			l.Page(1)
		case key.Matches(msg, keys.PageUp):
			l.Page(-1)
		case key.Matches(msg, keys.Top):
			l.Move(-len(l.items))
		case key.Matches(msg, keys.Bottom):
			l.Move(len(l.items))
		default:
			return false
		}
		return true
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelDown:
			l.Scroll(3)
		case tea.MouseWheelUp:
			l.Scroll(-3)
		default:
			return false
		}
		return true
	}
	return false
}
