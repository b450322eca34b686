package ui

import (
	"pariscall/model"
	"pariscall/ui/panes"
)

// place is an open page. Its pane stays with it, so that coming back finds
// the reader's row and scroll position as they were.
type place struct {
	ref  model.Ref
	pane panes.Pane
	from *location // where it was called up, nil: no longer known, or only shown beside
	size size
}

// location is where the reader is: a view, what its list shows, and the page
// that is open over it, if any.
type location struct {
	view  int
	page  *place
	token any       // of the list, when it is a Placer; else the selected Ref
	from  *location // where what the list shows was called up, nil: here
}

// back is where esc leads from here.
func (l *location) back() *location {
	if l.page != nil {
		return l.page.from
	}
	return l.from
}

// bound forgets the way back beyond n steps: each page keeps its content.
func (l *location) bound(n int) {
	for ; l != nil; l = l.back() {
		if n--; n > 0 {
			continue
		}
		l.from = nil
		if l.page != nil {
			l.page.from = nil
		}
	}
}

// walk calls visit for every page that the reader can come back to from here.
// Visit reports whether to go on behind that page.
func (l *location) walk(visit func(*place) bool) {
	for ; l != nil; l = l.from {
		if l.page != nil && visit(l.page) {
			l.page.from.walk(visit)
		}
	}
}

// history is the reader's way through the program, like a browser's.
type history struct {
	trail []location
	at    int
}

// historyLimit bounds what is remembered: each page keeps its content.
const historyLimit = 60

func newHistory(start location) history { return history{trail: []location{start}} }

// current returns the entry the reader stands on.
func (h *history) current() *location { return &h.trail[h.at] }

// push goes somewhere new; what lay ahead is forgotten.
func (h *history) push(l location) {
	h.trail = append(h.trail[:h.at+1:h.at+1], l)
	if len(h.trail) > historyLimit {
		h.trail = h.trail[len(h.trail)-historyLimit:]
	}
	h.at = len(h.trail) - 1
}

// step moves by n and reports whether there was something there.
func (h *history) step(n int) bool {
	to := h.at + n
	if to < 0 || to >= len(h.trail) {
		return false
	}
	h.at = to
	return true
}

// behind returns the entry before the current one.
func (h *history) behind() (location, bool) {
	if h.at == 0 {
		return location{}, false
	}
	return h.trail[h.at-1], true
}
