package model

// Text is text that may be painted, logged, exported or put into a title: it
// holds valid UTF-8 without control, escape, bidirectional override or
// invisible characters. Only [Line] and [Block] make one from foreign bytes.
// The zero Text is empty.
type Text struct{ s string }

// String returns the text.
func (t Text) String() string { return t.s }

// IsEmpty says whether there is nothing to show.
func (t Text) IsEmpty() bool { return t.s == "" }

// Line makes a Text of one line: every run of white space, tabs and line
// breaks included, becomes one blank.
func Line(s string) Text { return Text{s} }

// Block makes a Text that may hold line breaks ("\n"); tabs become blanks.
func Block(s string) Text { return Text{s} }
