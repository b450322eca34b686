package widget

import "strconv"

// Page is a text of labelled sections that is read from top to bottom and
// whose links can be selected and opened. What the reader sees hangs on the
// content, never on a line number: neither a resize nor news that arrive in
// the page move it under the eye.
type Page[T comparable] struct {
	content Content[T]
	layout  *pageLayout[T]
	width   int
	height  int
	top     int
	sel     int // index into layout.links, -1 none
	focused bool
}

// NewPage returns an empty page.
func NewPage[T comparable]() *Page[T] {
	return &Page[T]{layout: &pageLayout[T]{}, sel: -1}
}

// Position is a place on a page that survives leaving and returning to it.
type Position struct {
	key  string // block of the top line
	off  int
	link string // block of the selected link
	nth  int
	row  int // screen row of the selected link, -1 when it is out of sight
}

// Open shows other content, from its top, with the first link in sight
// selected.
func (p *Page[T]) Open(c Content[T]) {
	p.content = c
	p.top, p.sel = 0, -1
	p.relayout()
	p.sel = p.visibleLink(+1)
}

// Update shows a newer version of the same content and keeps the place.
func (p *Page[T]) Update(c Content[T]) {
	at, old := p.Position(), p.layout
	p.content = c
	p.relayout()
	p.restore(at, old)
}

// Resize changes the size and keeps the place.
func (p *Page[T]) Resize(width, height int) {
	width, height = max(width, 0), max(height, 0)
	if width == p.width && height == p.height {
		return
	}
	at, old := p.Position(), p.layout
	fresh := p.width == 0 || p.height == 0
	p.width, p.height = width, height
	p.relayout()
	if fresh && p.top == 0 && p.sel < 0 {
		p.sel = p.visibleLink(+1)
		return
	}
	p.restore(at, old)
}

// Focus says whether keys go to this page: only then the cursor shows.
func (p *Page[T]) Focus(on bool) { p.focused = on }

// Position returns the place to come back to.
func (p *Page[T]) Position() Position {
	at := Position{row: -1, nth: -1}
	if p.top < len(p.layout.lines) {
		line := p.layout.lines[p.top]
		at.key, at.off = p.layout.blocks[line.block].Key, line.off
	}
	if p.sel >= 0 {
		l := p.layout.links[p.sel]
		at.link, at.nth = p.layout.blocks[l.block].Key, l.nth
		if p.inSight(l.line) {
			at.row = l.line - p.top
		}
	}
	return at
}

// Restore returns to a place, or as near to it as the content still allows.
func (p *Page[T]) Restore(at Position) { p.restore(at, p.layout) }

// restore finds a place of an older layout again. The selected link, if it
// was in sight, keeps its row; else the top line keeps its text.
func (p *Page[T]) restore(at Position, old *pageLayout[T]) {
	p.sel = -1
	for i, l := range p.layout.links {
		if l.nth == at.nth && p.layout.blocks[l.block].Key == at.link {
			p.sel = i
			break
		}
	}
	p.top = p.lineOf(at, old)
	if p.sel >= 0 && at.row >= 0 {
		p.top = p.layout.links[p.sel].line - min(at.row, max(p.height-1, 0))
	}
	p.clamp()
	if p.sel < 0 {
		p.sel = p.visibleLink(+1)
	}
}

// lineOf returns the line that shows what at showed on top; when its block is
// gone, the nearest one that stood before it.
func (p *Page[T]) lineOf(at Position, old *pageLayout[T]) int {
	first := make(map[string]int, len(p.layout.blocks))
	for i := len(p.layout.lines) - 1; i >= 0; i-- {
		first[p.layout.blocks[p.layout.lines[i].block].Key] = i
	}
	if line, ok := first[at.key]; ok {
		block := p.layout.lines[line].block
		for n := line; n < len(p.layout.lines) && p.layout.lines[n].block == block && p.layout.lines[n].off <= at.off; n++ {
			line = n
		}
		// A heading or label line shares offset 0 with the text below it.
		if at.off == 0 {
			line = first[at.key]
		}
		return line
	}
	found := 0
	for _, b := range old.blocks {
		if b.Key == at.key {
			break
		}
		if line, ok := first[b.Key]; ok {
			found = line
		}
	}
	return found
}

func (p *Page[T]) relayout() {
	if p.width <= 0 || p.height <= 0 {
		return
	}
	p.layout = layOut(p.content, p.width)
	p.sel = min(p.sel, len(p.layout.links)-1)
	p.clamp()
}

func (p *Page[T]) clamp() {
	p.top = max(0, min(p.top, len(p.layout.lines)-p.height))
}

func (p *Page[T]) inSight(line int) bool { return line >= p.top && line < p.top+p.height }

// More says whether lines are hidden above and below.
func (p *Page[T]) More() (above, below bool) {
	return p.top > 0, p.top+p.height < len(p.layout.lines)
}

// Read says how much of the page has come into sight: "34%".
func (p *Page[T]) Read() string {
	lines := max(len(p.layout.lines), 1)
	return strconv.Itoa(100*min(p.top+p.height, lines)/lines) + "%"
}

// Selected returns what the cursor stands on and the block it stands in. It
// is false when no link is in sight.
func (p *Page[T]) Selected() (T, Block[T], bool) {
	if p.sel < 0 || !p.inSight(p.layout.links[p.sel].line) {
		var zero T
		return zero, Block[T]{}, false
	}
	l := p.layout.links[p.sel]
	return l.target, p.layout.blocks[l.block], true
}

// Click selects the link at a cell of the page and says whether there is one.
func (p *Page[T]) Click(x, y int) bool {
	n := p.top + y
	if y < 0 || y >= p.height || n >= len(p.layout.lines) {
		return false
	}
	for _, piece := range p.layout.lines[n].pieces {
		if piece.link >= 0 && x >= piece.x && x < piece.x+piece.w {
			p.sel = piece.link
			return true
		}
	}
	return false
}
