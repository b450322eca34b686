package ui

// rect is a rectangle of cells on the screen.
type rect struct{ x, y, w, h int }

func (r rect) empty() bool { return r.w <= 0 || r.h <= 0 }

func (r rect) has(x, y int) bool {
	return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h
}

// The sizes at which the screen changes its shape.
const (
	tinyWidth, tinyHeight = 20, 5 // less: one line that asks for room
	lowHeight             = 12    // less: no rules and no titles
	splitWidth            = 100   // list beside page
	tripleWidth           = 200   // and beside it what is selected in the page
	stackHeight           = 44    // narrower than splitWidth: list over page
)

// layout says where everything stands. It is computed from the size and from
// what is open, and nothing else; no pane knows of it.
type layout struct {
	tiny bool

	header, headRule rect
	footRule, footer rect

	// Each column has a line for its title, unless the screen is low. A column
	// that is not shown is empty.
	list, page, peek                rect
	listTitle, pageTitle, peekTitle rect

	rules    []rect // vertical, between columns
	overRule rect   // horizontal, between list and page when one is over the other
	body     rect   // all columns together, for overlays
}

// arrange computes the layout. Open says whether a page is open rather than
// only previewed: where there is room for one thing only, it decides which.
// Whole says that the open page is a table, which takes all the room there is.
func arrange(w, h int, open, whole bool) layout {
	if w < tinyWidth || h < tinyHeight {
		return layout{tiny: true}
	}
	l := layout{header: rect{0, 0, w, 1}, footer: rect{0, h - 1, w, 1}}
	l.body = rect{0, 1, w, h - 2}
	titles := 0
	if h >= lowHeight {
		titles = 1
		l.headRule = rect{0, 1, w, 1}
		l.footRule = rect{0, h - 2, w, 1}
		l.body = rect{0, 2, w, h - 4}
	}
	column := func(x, w int) (title, body rect) {
		return rect{x, l.body.y, w, titles}, rect{x, l.body.y + titles, w, l.body.h - titles}
	}
	switch {
	case open && whole:
		l.pageTitle, l.page = column(0, w)
	case w >= tripleWidth:
		listW, peekW := w*30/100, w*32/100
		pageW := w - listW - peekW - 2
		l.listTitle, l.list = column(0, listW)
		l.pageTitle, l.page = column(listW+1, pageW)
		l.peekTitle, l.peek = column(listW+pageW+2, peekW)
		l.rules = []rect{{listW, l.body.y, 1, l.body.h}, {listW + 1 + pageW, l.body.y, 1, l.body.h}}
	case w >= splitWidth:
		listW := w * 47 / 100
		l.listTitle, l.list = column(0, listW)
		l.pageTitle, l.page = column(listW+1, w-listW-1)
		l.rules = []rect{{listW, l.body.y, 1, l.body.h}}
	case h >= stackHeight && w >= 60:
		top := l.body.h * 2 / 5
		l.listTitle, l.list = rect{0, l.body.y, w, 1}, rect{0, l.body.y + 1, w, top - 1}
		l.overRule = rect{0, l.body.y + top, w, 1}
		l.pageTitle = rect{0, l.body.y + top + 1, w, 1}
		l.page = rect{0, l.body.y + top + 2, w, l.body.h - top - 2}
	case open:
		l.pageTitle, l.page = column(0, w)
	default:
		l.listTitle, l.list = column(0, w)
	}
	return l
}

// size is what a pane was last resized to. Resizing drops what the pane has
// painted, so it is done only when something changed.
type size struct{ w, h int }

// fit gives a pane its rectangle.
func (s *size) fit(p interface{ Resize(w, h int) }, r rect) {
	if r.empty() || s.w == r.w && s.h == r.h {
		return
	}
	s.w, s.h = r.w, r.h
	p.Resize(r.w, r.h)
}
