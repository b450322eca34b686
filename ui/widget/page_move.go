package widget

// Next selects the following link, Previous the one before; both scroll it
// into sight.
func (p *Page[T]) Next() { p.selectLink(p.step(+1)) }

// Previous is the opposite of Next.
func (p *Page[T]) Previous() { p.selectLink(p.step(-1)) }

// step returns the link one further, from the one in sight.
func (p *Page[T]) step(by int) int {
	if _, _, ok := p.Selected(); !ok {
		if v := p.visibleLink(by); v >= 0 {
			return v
		}
		return p.beyond(by)
	}
	return p.sel + by
}

// beyond returns the first link after (or before) what is in sight.
func (p *Page[T]) beyond(by int) int {
	if by > 0 {
		for i, l := range p.layout.links {
			if l.line >= p.top+p.height {
				return i
			}
		}
		return -1
	}
	for i := len(p.layout.links) - 1; i >= 0; i-- {
		if p.layout.links[i].line < p.top {
			return i
		}
	}
	return -1
}

func (p *Page[T]) selectLink(i int) {
	if i < 0 || i >= len(p.layout.links) {
		return
	}
	p.sel = i
	line := p.layout.links[i].line
	// Some lines around the link come along, so that it is read in its place.
	margin := min(2, max(p.height-1, 0)/2)
	switch {
	case line < p.top+margin:
		p.top = line - margin
	case line > p.top+p.height-1-margin:
		p.top = line - p.height + 1 + margin
	}
	p.clamp()
}

// Down moves to the link below, at much the same column. Where the next one
// is out of sight the page scrolls a line, so that text without links is read
// in passing.
func (p *Page[T]) Down() { p.vertical(+1) }

// Up is the opposite of Down.
func (p *Page[T]) Up() { p.vertical(-1) }

func (p *Page[T]) vertical(by int) {
	if _, _, ok := p.Selected(); !ok {
		if v := p.visibleLink(by); v >= 0 {
			p.sel = v
			return
		}
		p.scroll(by)
		if v := p.visibleLink(by); v >= 0 {
			p.sel = v
		}
		return
	}
	next := p.vertically(by)
	if next >= 0 && !p.inSight(p.layout.links[next].line) {
		p.scroll(by)
	}
	if next >= 0 && p.inSight(p.layout.links[next].line) {
		p.selectLink(next)
		return
	}
	if next < 0 {
		p.scroll(by)
	}
}

// vertically returns the link nearest in column on the next line that has any.
func (p *Page[T]) vertically(by int) int {
	from := p.layout.links[p.sel]
	found := -1
	for i := p.sel + by; i >= 0 && i < len(p.layout.links); i += by {
		l := p.layout.links[i]
		if l.line == from.line {
			continue
		}
		if found >= 0 && l.line != p.layout.links[found].line {
			break
		}
		if found < 0 || distance(l.x, from.x) < distance(p.layout.links[found].x, from.x) {
			found = i
		}
	}
	return found
}

func distance(a, b int) int { return max(a-b, b-a) }

// Scroll moves the text by lines; the cursor comes along when it would leave
// the screen.
func (p *Page[T]) Scroll(lines int) {
	p.scroll(lines)
	if _, _, ok := p.Selected(); ok || lines == 0 {
		return
	}
	by := 1
	if lines < 0 {
		by = -1
	}
	if v := p.visibleLink(by); v >= 0 {
		p.sel = v
	}
}

// ScrollPage moves by a screen less one line of context.
func (p *Page[T]) ScrollPage(pages int) { p.Scroll(pages * max(p.height-1, 1)) }

// Home goes to the top, End to the foot.
func (p *Page[T]) Home() {
	p.top = 0
	p.sel = p.visibleLink(+1)
}

// End is the opposite of Home.
func (p *Page[T]) End() {
	p.scroll(len(p.layout.lines))
	p.sel = p.visibleLink(-1)
}

func (p *Page[T]) scroll(lines int) {
	p.top += lines
	p.clamp()
}

// visibleLink returns the first link in sight, or the last one when by is
// negative; -1 when there is none.
func (p *Page[T]) visibleLink(by int) int {
	found := -1
	for i, l := range p.layout.links {
		if !p.inSight(l.line) {
			continue
		}
		if by > 0 {
			return i
		}
		found = i
	}
	return found
}
