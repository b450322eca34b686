package widget

// Tone is what a stretch of text means. The theme decides how that looks, so
// content can be built, tested and kept without one.
type Tone uint8

// The tones of a page.
const (
	ToneText Tone = iota
	ToneDim
	ToneStrong
	ToneLink
	ToneGood
	ToneWarn
	ToneBad
	ToneState
	ToneAuthority
	ToneCompany
	ToneCivil
	ToneIncident
	ToneActor
)

// Content is what a [Page] shows: blocks from top to bottom, then the
// numbered sources. T is whatever a selectable stretch leads to; its zero
// value leads nowhere.
type Content[T comparable] struct {
	Blocks []Block[T]
	Notes  []Note[T]

	// Address returns the http(s) address that a target stands for, or "":
	// the terminal is told, so that it can be clicked. It may be nil.
	Address func(T) string
}

// Block is one paragraph, or one line of a table. Key names it for as long as
// the page shows the same thing: the reading position hangs on it.
type Block[T comparable] struct {
	Key   string
	Label string // stands in the label column; "" continues the section
	Spans []Span[T]
	Gap   bool  // leave a line free above
	Wide  bool  // text without label, from the edge
	Full  bool  // a line of a table: no measure limits it
	Notes []int // numbers of the sources this block rests on
	Cited bool  // the numbers are shown already: in the text, or above it
}

// Span is a stretch of text of one meaning.
type Span[T comparable] struct {
	Text   string
	Tone   Tone
	Target T
	Glue   bool // not broken at its blanks while a line can hold it

	// Tab, when positive, moves to that column of the block before the text;
	// the lines that follow hang from it. Where the page is too narrow for
	// columns it is two blanks. Need is how many cells the text wants after
	// the column; 0 is a good line's worth.
	Tab, Need int
}

// Note is a source at the foot of a page. Its number is its place, from 1.
type Note[T comparable] struct {
	Text   string
	Target T
}

// Plain returns a block's words on one line, without layout.
func (b Block[T]) Plain() string {
	var out []byte
	for _, s := range b.Spans {
		if s.Tab > 0 && len(out) > 0 && out[len(out)-1] != ' ' {
			out = append(out, ' ')
		}
		out = append(out, s.Text...)
	}
	return string(out)
}
