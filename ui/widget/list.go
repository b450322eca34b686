package widget

import "strings"

// List is a list of any length of which only the visible rows are painted.
//
// The truth about where the reader is are the selected key and the line of
// the screen on which its row begins; indexes and scroll offsets are derived.
// That is why items can arrive, vanish, be sorted or be replaced by another
// window of a longer list without moving the row under the eye.
type List[K comparable, T any] struct {
	key    func(T) K
	height func(i int) int
	lead   func(i int) int
	paint  func(i int, selected bool) string

	items  []T
	index  map[K]int
	sel    int // index of the selected item, -1 when there is none
	row    int // line of the screen on which the selected item begins
	width  int
	lines  int
	leap   bool
	cached map[cacheKey]string
}

type cacheKey struct {
	i        int
	selected bool
}

// ListSpec says what a list shows. Height returns how many lines an item
// takes, at least 1; nil is one line each. Lead returns how many of them are a
// heading over the item; nil is none. Paint returns exactly that many
// lines of exactly Width cells. Both may look at neighbours through Item.
type ListSpec[K comparable, T any] struct {
	Key    func(T) K
	Height func(i int) int
	Lead   func(i int) int
	Paint  func(i int, selected bool) string
}

// NewList returns an empty list. Keys must be unique; of items with the same
// key only the first can be found by it.
func NewList[K comparable, T any](s ListSpec[K, T]) *List[K, T] {
	l := &List[K, T]{key: s.Key, height: s.Height, lead: s.Lead, paint: s.Paint, sel: -1, width: 1, lines: 1}
	if l.height == nil {
		l.height = func(int) int { return 1 }
	}
	if l.lead == nil {
		l.lead = func(int) int { return 0 }
	}
	return l
}

// SetItems replaces the items. The selected key stays selected and on its
// line, whether or not a heading now stands over it. When it is gone, its nearest neighbour that is still there takes its
// place, the one after it first.
func (l *List[K, T]) SetItems(items []T) {
	old, sel, line := l.items, l.sel, l.row
	if sel >= 0 {
		line += l.lead(sel)
	}
	l.items = items
	l.index = make(map[K]int, len(items))
	for i := len(items) - 1; i >= 0; i-- {
		l.index[l.key(items[i])] = i
	}
	l.sel = l.survivor(old, sel)
	l.row = 0
	if sel >= 0 && l.sel >= 0 {
		l.row = line - l.lead(l.sel)
	}
	l.Repaint()
	l.settle()
}

// survivor finds the item nearest to old[sel] that is among the new items.
func (l *List[K, T]) survivor(old []T, sel int) int {
	if len(l.items) == 0 {
		return -1
	}
	if sel < 0 {
		return 0
	}
	for i := sel; i < len(old); i++ {
		if at, ok := l.index[l.key(old[i])]; ok {
			return at
		}
	}
	for i := sel - 1; i >= 0; i-- {
		if at, ok := l.index[l.key(old[i])]; ok {
			return at
		}
	}
	return min(sel, len(l.items)-1)
}

// Repaint forgets painted rows: the styles or what a row shows changed.
func (l *List[K, T]) Repaint() { l.cached = make(map[cacheKey]string) }

// Resize sets the rectangle. The selected row keeps its line as far as the
// new height allows.
func (l *List[K, T]) Resize(width, height int) {
	l.width, l.lines = max(width, 1), max(height, 1)
	l.Repaint()
	l.settle()
}

// Width and Lines return the rectangle.
func (l *List[K, T]) Width() int { return l.width }

// Lines returns the height of the rectangle.
func (l *List[K, T]) Lines() int { return l.lines }

// Len returns the number of items.
func (l *List[K, T]) Len() int { return len(l.items) }

// Item returns the i-th item.
func (l *List[K, T]) Item(i int) T { return l.items[i] }

// Items returns all items; they must not be changed.
func (l *List[K, T]) Items() []T { return l.items }

// Index returns the place of the selected item, -1 when there is none.
func (l *List[K, T]) Index() int { return l.sel }

// Row returns the line of the screen on which the selected item begins.
func (l *List[K, T]) Row() int { return l.row }

// Selected returns the selected item.
func (l *List[K, T]) Selected() (T, bool) {
	if l.sel < 0 {
		var none T
		return none, false
	}
	return l.items[l.sel], true
}

// Find returns the place of the item with key k.
func (l *List[K, T]) Find(k K) (int, bool) {
	i, ok := l.index[k]
	return i, ok
}

// settle brings the line of the selected item back into what is possible:
// the whole item in view, no empty line above the first item, none below the
// last while there are more above.
func (l *List[K, T]) settle() {
	if l.sel < 0 {
		l.row = 0
		return
	}
	l.row = max(min(l.row, l.lines-l.height(l.sel)), 0)
	below := l.linesFrom(l.sel, l.lines-l.row)
	if gap := l.lines - l.row - below; gap > 0 {
		l.row += gap
	}
	if above := l.linesBefore(l.sel, l.row); above < l.row {
		l.row = above
	}
}

// linesFrom counts the lines of the items from i on, up to enough.
func (l *List[K, T]) linesFrom(i, enough int) int {
	n := 0
	for ; i < len(l.items) && n < enough; i++ {
		n += l.height(i)
	}
	return n
}

// linesBefore counts the lines of the items before i, up to enough.
func (l *List[K, T]) linesBefore(i, enough int) int {
	n := 0
	for i--; i >= 0 && n < enough; i-- {
		n += l.height(i)
	}
	return n
}

// Above returns how many items begin above what is shown.
func (l *List[K, T]) Above() int {
	if l.sel < 0 {
		return 0
	}
	i, top := l.sel, l.row
	for top > 0 && i > 0 {
		i--
		top -= l.height(i)
	}
	if top < 0 {
		i++
	}
	return i
}

// Below returns how many items begin under what is shown.
func (l *List[K, T]) Below() int {
	if l.sel < 0 {
		return 0
	}
	i, top := l.sel, l.row
	for i < len(l.items) && top < l.lines {
		top += l.height(i)
		i++
	}
	return len(l.items) - i
}

// View paints the visible rows.
func (l *List[K, T]) View() string {
	var b strings.Builder
	b.Grow(l.lines * (l.width + 32))
	i, y := 0, 0
	if l.sel >= 0 {
		i, y = l.sel, l.row
		for y > 0 && i > 0 {
			i--
			y -= l.height(i)
		}
	}
	first := true
	put := func(line string) {
		if !first {
			b.WriteByte('\n')
		}
		first = false
		b.WriteString(line)
	}
	for ; i < len(l.items) && y < l.lines; i++ {
		for line := range strings.SplitSeq(l.item(i), "\n") {
			if y >= 0 && y < l.lines {
				put(line)
			}
			y++
		}
	}
	for ; y < l.lines; y++ {
		put(Blank(l.width))
	}
	return b.String()
}

// item paints one item, or remembers it.
func (l *List[K, T]) item(i int) string {
	k := cacheKey{i, i == l.sel}
	s, ok := l.cached[k]
	if !ok {
		if len(l.cached) > 4*l.lines+64 {
			l.Repaint()
		}
		s = l.paint(i, k.selected)
		l.cached[k] = s
	}
	return s
}
