package panes

import (
	"charm.land/bubbles/v2/key"

	"pariscall/model"
	"pariscall/ui/theme"
)

// catalogueSpec is what one kind of list brings along.
type catalogueSpec[T any] struct {
	name    string
	all     func() []T // asked once, when the list is first looked at
	ref     func(T) model.Ref
	holds   func(T, criterion) bool
	orders  []order[T]
	presets []preset
	summary func(shown []T) string
	hint    string         // what can be typed as a filter
	names   func(T) string // folded, one a line, what it is called first
	// head, if not nil, names the columns of the rows, in width cells.
	head func(width int) string

	// above, if not nil, returns a heading that stands over the i-th row, or "".
	above func(items []T, i int) string
	// row writes a row of exactly width cells.
	row func(t T, width int, in *theme.Inks) string
	// jump, if not nil, tells rows of the next group from those of this one.
	jump     func(T) string
	compares bool
}

// order is one way to sort; compare breaks no ties.
type order[T any] struct {
	name    string
	compare func(a, b T) int
}

// preset is a filter with a name, reached by a key.
type preset struct{ name, filter string }

type catalogueKeys struct {
	open, filter, clear, sort, view, cite key.Binding
	leave, news, watch                    key.Binding
	mark, compare, next, previous         key.Binding
	done, drop                            key.Binding
}

func newCatalogueKeys() catalogueKeys {
	return catalogueKeys{
		open:     key.NewBinding(key.WithKeys("enter", "right", "l"), key.WithHelp("enter l →", "open")),
		filter:   key.NewBinding(key.WithKeys("f"), key.WithHelp("f", "filter")),
		clear:    key.NewBinding(key.WithKeys("F"), key.WithHelp("F", "show all")),
		leave:    key.NewBinding(key.WithKeys("esc", "backspace", "left", "h"), key.WithHelp("esc h", "drop the filter, then back")),
		sort:     key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "sort")),
		view:     key.NewBinding(key.WithKeys("v"), key.WithHelp("v", "narrow")),
		news:     key.NewBinding(key.WithKeys("N"), key.WithHelp("N", "its news")),
		watch:    key.NewBinding(key.WithKeys("W"), key.WithHelp("W", "watch")),
		cite:     key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "copy citation")),
		mark:     key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "mark")),
		compare:  key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "compare marked")),
		next:     key.NewBinding(key.WithKeys("J"), key.WithHelp("J", "next year")),
		previous: key.NewBinding(key.WithKeys("K"), key.WithHelp("K", "previous year")),
		done:     key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "keep filter")),
		drop:     key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "drop filter")),
	}
}

// ofRow are the keys that mean something for the row under the cursor.
func (k catalogueKeys) ofRow() []key.Binding {
	return []key.Binding{k.open, k.news, k.watch, k.cite, k.mark, k.next, k.previous}
}
