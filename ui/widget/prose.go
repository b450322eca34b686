package widget

import (
	"strings"

	"pariscall/ui/theme"
)

// Role chooses an ink. Text carries roles rather than inks, so that it need
// not be laid out again when the styles change or when it comes under the
// cursor.
type Role func(*theme.Inks) theme.Ink

// Run is a stretch of running text in one role. Target numbers what it leads
// to, from 1; 0 leads nowhere. URL, if set, is what the terminal is told.
type Run struct {
	Text   string
	Role   Role
	Target int
	URL    string
	Column int // cells from the left edge at which it begins, if there is room
}

// Passage is a paragraph of running text. Key tells it from the others for as
// long as the text is the same: the reading position hangs on it. First
// stands before its first line, Rest before the others. Pre keeps the line
// breaks and blanks of the text; its lines are cut, not wrapped.
type Passage struct {
	Key         string
	First, Rest string
	Lead        Role
	Runs        []Run
	Gap         bool
	Pre         bool
}

// Prose shows running text with things to open in it. The place of the reader
// is a passage and how far he is in it, so neither a new width nor a changed
// text elsewhere moves what he reads.
type Prose struct {
	passages []Passage
	lines    []proseLine
	first    map[int]int // line on which a target begins
	targets  []int       // targets in the order in which they stand
	width    int
	height   int
	measure  int // the widest line
	top      int
	sel      int // index into targets, -1 none
	at       prosePlace
	Focused  bool
	Hints    map[int]string // shown over targets while one is chosen by letter
}

// NewProse returns an empty text whose lines are at most measure cells wide.
func NewProse(measure int) *Prose { return &Prose{measure: measure, sel: -1} }

// Set shows another version of the text and keeps the reader's place.
func (p *Prose) Set(passages []Passage) {
	p.passages = passages
	p.layOut()
	p.back()
}

// Resize sets the rectangle and keeps the reader's place.
func (p *Prose) Resize(width, height int) {
	width, height = max(width, 1), max(height, 1)
	if width == p.width && height == p.height {
		return
	}
	p.width, p.height = width, height
	p.layOut()
	p.back()
}

// prosePlace is where the reader is: how far into which passage the top line
// stands, and the target under the cursor. It changes only when he moves, so
// that a screen on which everything fits for a while does not lose it.
type prosePlace struct {
	key    string
	off    int
	target int
	moved  bool // away from the beginning
}

// note takes down where the reader has moved to.
func (p *Prose) note() {
	p.at = prosePlace{moved: p.top > 0, target: p.Target()}
	if p.top < len(p.lines) {
		l := p.lines[p.top]
		p.at.key, p.at.off = p.passages[l.passage].Key, l.off
	}
}

// back goes to the noted place. What stood on the top line stays on it.
func (p *Prose) back() {
	at := p.at
	p.top = 0
	if at.moved {
		for i, l := range p.lines {
			if p.passages[l.passage].Key == at.key && l.off <= at.off {
				p.top = i
			}
		}
	}
	p.clamp()
	p.sel = -1
	for i, t := range p.targets {
		if t == at.target && p.inSight(p.first[t]) {
			p.sel = i
		}
	}
}

func (p *Prose) clamp() { p.top = max(0, min(p.top, len(p.lines)-p.height)) }

func (p *Prose) inSight(line int) bool { return line >= p.top && line < p.top+p.height }

// Target returns what the cursor stands on, 0 when on nothing in sight.
func (p *Prose) Target() int {
	if p.sel < 0 || p.sel >= len(p.targets) || !p.inSight(p.first[p.targets[p.sel]]) {
		return 0
	}
	return p.targets[p.sel]
}

// Targets returns the targets in sight, in the order in which they stand.
func (p *Prose) Targets() []int {
	var out []int
	for _, t := range p.targets {
		if p.inSight(p.first[t]) {
			out = append(out, t)
		}
	}
	return out
}

// More says how many lines are hidden above and below.
func (p *Prose) More() (above, below int) {
	return p.top, max(len(p.lines)-p.top-p.height, 0)
}

// Down moves to the next thing to open when it is in sight, else the text
// moves a line; so text is read in passing and nothing is skipped.
func (p *Prose) Down() { p.step(+1) }

// Up is the opposite of Down.
func (p *Prose) Up() { p.step(-1) }

func (p *Prose) step(by int) {
	next := p.sel + by
	if p.Target() == 0 {
		next = p.edge(by)
	}
	if next >= 0 && next < len(p.targets) && p.inSight(p.first[p.targets[next]]) {
		p.sel = next
		p.note()
		return
	}
	p.Scroll(by)
}

// edge returns the first target in sight in a direction, -1 for none.
func (p *Prose) edge(by int) int {
	found := -1
	for i, t := range p.targets {
		if !p.inSight(p.first[t]) {
			continue
		}
		found = i
		if by > 0 {
			break
		}
	}
	return found
}

// Scroll moves the text by lines. A cursor that leaves the screen is gone
// until something in sight is chosen again.
func (p *Prose) Scroll(lines int) {
	p.top += lines
	p.clamp()
	p.note()
}

// Page moves by screens, less a line of context.
func (p *Prose) Page(n int) { p.Scroll(n * max(p.height-1, 1)) }

// Home goes to the beginning, End to the end.
func (p *Prose) Home() {
	p.top, p.sel = 0, -1
	p.note()
}

// End goes to the end.
func (p *Prose) End() {
	p.top = len(p.lines)
	p.clamp()
	p.note()
}

// Click puts the cursor on the target at a cell and returns it, or 0.
func (p *Prose) Click(x, y int) int {
	n := p.top + y
	if y < 0 || y >= p.height || n >= len(p.lines) {
		return 0
	}
	for _, piece := range p.lines[n].pieces {
		t := p.target(n, piece)
		if t == 0 || x < piece.x || x >= piece.x+piece.w {
			continue
		}
		for i, have := range p.targets {
			if have == t {
				p.sel = i
			}
		}
		p.note()
		return t
	}
	return 0
}

func (p *Prose) target(line int, piece prosePiece) int {
	if piece.run < 0 {
		return 0
	}
	return p.passages[p.lines[line].passage].Runs[piece.run].Target
}

// View paints the lines in sight, exactly width by height.
func (p *Prose) View(st *theme.Styles) string {
	var b strings.Builder
	b.Grow(p.height * (p.width + 32))
	selected := p.Target()
	for y := range p.height {
		if y > 0 {
			b.WriteByte('\n')
		}
		x := 0
		if n := p.top + y; n < len(p.lines) {
			x = p.paintLine(&b, st, n, selected)
			for _, piece := range p.lines[n].pieces {
				if mark := closing(piece.text); mark != "" {
					b.WriteString(mark)
					break
				}
			}
		}
		b.WriteString(Blank(p.width - x))
	}
	return b.String()
}

func (p *Prose) paintLine(b *strings.Builder, st *theme.Styles, n, selected int) (used int) {
	passage := &p.passages[p.lines[n].passage]
	for _, piece := range p.lines[n].pieces {
		b.WriteString(Blank(piece.x - used))
		used = piece.x + piece.w
		if piece.run < 0 {
			b.WriteString(passage.lead(&st.Inks).Paint(piece.text))
			continue
		}
		run := &passage.Runs[piece.run]
		in, text := &st.Inks, piece.text
		if run.Target > 0 && run.Target == selected && p.Focused {
			in = &st.Cursor
		}
		if hint := p.Hints[run.Target]; hint != "" && p.first[run.Target] == n && Width(hint) <= piece.w && piece.start {
			b.WriteString(st.Hint.Paint(hint))
			text = cutLeft(text, Width(hint))
		}
		ink := run.Role(in)
		if run.URL != "" {
			b.WriteString(st.Hyperlink(ink, run.URL, text))
		} else {
			b.WriteString(ink.Paint(text))
		}
	}
	return used
}

func (g *Passage) lead(in *theme.Inks) theme.Ink {
	if g.Lead == nil {
		return in.Dim
	}
	return g.Lead(in)
}
