package model

// Text is text that may be painted, logged, exported or put into a title: it
// holds valid UTF-8 without control, escape, bidirectional override or
// invisible characters. Only [Line], [Block] and [Prose] make one from
// foreign bytes. The zero Text is empty.
//
// What could act on a terminal or re-order a line (C0, DEL, C1, bidirectional
// overrides, embeddings and isolates), what has no meaning outside one program
// (private use, noncharacters) and what is not UTF-8 becomes the visible mark
// U+FFFD, one for one, so that what stood left and right of it never joins.
// What merely cannot be seen (zero-width characters, fillers, tags, direction
// marks, soft hyphens) is dropped; joiners and variation selectors stay where
// emoji, Arabic-script and Indic words need them, and a letter keeps at most
// three combining marks.
type Text struct{ s string }

// Unpaintable is the character that stands for one that must not be painted.
const Unpaintable = '\uFFFD'

// String returns the text.
func (t Text) String() string { return t.s }

// IsEmpty says whether there is nothing to show.
func (t Text) IsEmpty() bool { return t.s == "" }

// Line makes a Text of one line: every run of white space, tabs and line
// breaks included, becomes one blank, and none stands at either end.
func Line(s string) Text {
	if cleanASCIILine(s) {
		return Text{s}
	}
	return Text{sanitise(s, modeLine, nil)}
}

// Block makes a Text that may hold line breaks ("\n"), such as code: blanks
// are kept, tabs become blanks, every other line end becomes "\n". Line ends
// before the text and white space after it are cut.
func Block(s string) Text {
	if cleanASCIIBlock(s) {
		return Text{s}
	}
	return Text{sanitise(s, modeBlock, nil)}
}

// Prose makes a Text of a paragraph: runs of blanks become one, line breaks
// stay without blanks around them, at most two in a row. Offsets are byte
// positions in s in ascending order; each is changed to where it is in the
// Text, so that what was known of places in s stays true.
func Prose(s string, offsets []int) Text {
	if cleanASCIILine(s) {
		for i := range offsets {
			offsets[i] = min(max(offsets[i], 0), len(s))
		}
		return Text{s}
	}
	return Text{sanitise(s, modeProse, offsets)}
}

// cleanASCIILine says whether Line would return s as it is, for the common
// case that needs no look at runes.
func cleanASCIILine(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	var last byte
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || (c == ' ' && last == ' ') {
			return false
		}
		last = c
	}
	return true
}

// cleanASCIIBlock is the same for Block.
func cleanASCIIBlock(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == '\n' || s[len(s)-1] == '\n' || s[len(s)-1] == ' ' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < ' ' && c != '\n') || c >= 0x7f {
			return false
		}
	}
	return true
}
