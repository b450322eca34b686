package widget

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Where things stand on a page. The first column stays free for the cursor
// mark; under narrowPage columns a label stands above its text.
const (
	pageGutter   = 1
	labelColumn  = 14
	narrowPage   = 56
	measure      = 112 // no line of text is longer: the eye would lose it
	stackIndent  = 2
	smallestHang = 20
)

// piece is a stretch on one line, ready to be painted.
type piece struct {
	x, w int
	text string
	tone Tone
	link int // index into pageLayout.links, -1 none
}

// pageLine is one line of a laid out page. Off counts the cells of the block,
// blanks apart, that were placed before it: with the block's key it says what the line
// shows, whatever the width.
type pageLine struct {
	block  int
	off    int
	pieces []piece
}

// pageLink is one selectable stretch.
type pageLink[T comparable] struct {
	target T
	block  int
	nth    int // among the links of its block
	line   int // first line it stands on
	x      int
}

type pageLayout[T comparable] struct {
	blocks []Block[T]
	lines  []pageLine
	links  []pageLink[T]
}

// layOut breaks content into lines of a width.
func layOut[T comparable](c Content[T], width int) *pageLayout[T] {
	l := &pageLayout[T]{blocks: withNotes(c)}
	for i := range l.blocks {
		b := &l.blocks[i]
		if b.Gap && len(l.lines) > 0 {
			l.lines = append(l.lines, pageLine{block: i})
		}
		f := flow[T]{layout: l, block: i, width: min(width, measure)}
		if b.Full {
			f.width = width
		}
		f.place(b)
	}
	return l
}

// withNotes appends the sources as blocks of their own.
func withNotes[T comparable](c Content[T]) []Block[T] {
	blocks := c.Blocks
	for i, n := range c.Notes {
		number := "[" + strconv.Itoa(i+1) + "]"
		b := Block[T]{Key: "note:" + n.Text, Spans: []Span[T]{
			{Text: number, Tone: ToneDim},
			{Text: n.Text, Tone: ToneLink, Target: n.Target, Tab: 5},
		}}
		if i == 0 {
			b.Label, b.Gap = "Sources", true
		}
		blocks = append(blocks[:len(blocks):len(blocks)], b)
	}
	return blocks
}

// ranges writes note numbers, neighbours together: [1] [3-5].
func ranges(notes []int) []string {
	var out []string
	for i := 0; i < len(notes); {
		j := i
		for j+1 < len(notes) && notes[j+1] == notes[j]+1 {
			j++
		}
		s := strconv.Itoa(notes[i])
		if j > i {
			s += "-" + strconv.Itoa(notes[j])
		}
		out = append(out, "["+s+"]")
		i = j + 1
	}
	return out
}

// flow places one block.
type flow[T comparable] struct {
	layout *pageLayout[T]
	block  int
	width  int

	left  int // first column of the text
	hang  int // where the lines that follow begin
	x     int
	off   int
	word  []piece // not yet placed: it must stay together
	links int

	blank     bool // a blank stands before the pending word
	blankLink int  // the link that it lies inside, -1 none
	blankTone Tone
}

func (f *flow[T]) place(b *Block[T]) {
	var zero T
	f.left = pageGutter
	line := pageLine{block: f.block}
	stacked := f.width < narrowPage
	switch {
	case b.Wide || b.Full:
	case stacked:
		f.left += stackIndent
	default:
		f.left += labelColumn
	}
	if b.Label != "" {
		line.pieces = append(line.pieces, piece{
			x: pageGutter, w: Width(b.Label), text: b.Label, tone: ToneDim, link: -1,
		})
	}
	f.layout.lines = append(f.layout.lines, line)
	if b.Label != "" && stacked && len(b.Spans) > 0 {
		f.layout.lines = append(f.layout.lines, pageLine{block: f.block})
	}
	f.hang, f.x = f.left, f.left
	for _, s := range b.Spans {
		link := -1
		if s.Target != zero {
			link = len(f.layout.links)
			f.layout.links = append(f.layout.links, pageLink[T]{
				target: s.Target, block: f.block, nth: f.links, line: -1,
			})
			f.links++
		}
		if s.Tab > 0 {
			f.tab(s.Tab, s.Need)
		}
		f.span(s.Text, s.Tone, link, s.Glue)
	}
	if !b.Cited {
		for _, n := range ranges(b.Notes) {
			f.span(" "+n, ToneDim, -1, false)
		}
	}
	f.flush()
}

// tab moves to a column, or, where there is no room for columns, two blanks on.
func (f *flow[T]) tab(column, need int) {
	f.flush()
	f.blank = false
	if to := f.left + column; f.width-to >= cmp.Or(need, smallestHang) {
		f.x = max(f.x+1, to)
		f.hang = to
		return
	}
	f.hang = min(f.left+stackIndent, max(f.left, f.width-1))
	if f.x > f.left {
		f.x += 2
	}
}

func (f *flow[T]) span(text string, tone Tone, link int, glue bool) {
	if glue && Width(text) <= f.width-f.hang {
		f.chunk(text, tone, link)
		return
	}
	for text != "" {
		chunk, rest, blank := strings.Cut(text, " ")
		if chunk != "" {
			f.chunk(chunk, tone, link)
		}
		if blank {
			f.flush()
			f.blank, f.blankLink, f.blankTone = true, link, tone
		}
		text = rest
	}
}

// chunk adds to the pending word. A no-break space has done its work here.
func (f *flow[T]) chunk(s string, tone Tone, link int) {
	s = strings.ReplaceAll(s, "\u00a0", " ")
	f.word = append(f.word, piece{w: Width(s), text: s, tone: tone, link: link})
}

// flush puts the pending word on this line, or on the next.
func (f *flow[T]) flush() {
	if len(f.word) == 0 {
		return
	}
	w := 0
	for _, p := range f.word {
		w += p.w
	}
	gap := 0
	if f.blank && f.x > f.left {
		gap = 1
	}
	switch {
	case f.x+gap+w <= f.width:
		if gap == 1 && f.blankLink >= 0 {
			f.add(piece{x: f.x, w: 1, text: " ", tone: f.blankTone, link: f.blankLink})
		}
		f.x += gap
	case f.x > f.hang:
		f.newLine()
	}
	f.blank = false
	for _, p := range f.word {
		f.put(p)
	}
	f.word = f.word[:0]
}

// put places a piece, breaking one that no line can hold.
func (f *flow[T]) put(p piece) {
	for p.w > f.width-f.x && p.text != "" {
		room := max(f.width-f.x, 1)
		head := ansi.Truncate(p.text, room, "")
		if head == "" {
			if f.x <= f.hang {
				break // not even one wide character fits: it is cut when painted
			}
			f.newLine()
			continue
		}
		f.add(piece{x: f.x, w: Width(head), text: head, tone: p.tone, link: p.link})
		f.off += Width(head)
		p.text = p.text[len(head):]
		p.w = Width(p.text)
		if p.text != "" {
			f.newLine()
		}
	}
	if p.text == "" {
		return
	}
	p.x = f.x
	f.add(p)
	f.x += p.w
	f.off += p.w
}

func (f *flow[T]) add(p piece) {
	at := len(f.layout.lines) - 1
	line := &f.layout.lines[at]
	if p.link >= 0 {
		if l := &f.layout.links[p.link]; l.line < 0 {
			l.line, l.x = at, p.x
		}
	}
	if n := len(line.pieces); n > 0 {
		last := &line.pieces[n-1]
		if last.x+last.w == p.x && last.tone == p.tone && last.link == p.link && p.x > f.left {
			last.text += p.text
			last.w += p.w
			return
		}
	}
	line.pieces = append(line.pieces, p)
}

func (f *flow[T]) newLine() {
	f.layout.lines = append(f.layout.lines, pageLine{block: f.block, off: f.off})
	f.x = f.hang
}
