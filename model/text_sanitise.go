package model

import "unicode/utf8"

// textMode says what becomes of white space.
type textMode uint8

const (
	modeLine textMode = iota
	modeBlock
	modeProse
)

// maxMarks is how many combining marks one letter may carry; Vietnamese,
// Hebrew and Thai need up to three.
const maxMarks = 3

// washer is the state of one pass over foreign text.
type washer struct {
	in   string
	mode textMode
	out  []byte

	started bool // something visible has been kept
	blank   bool // white space waits for something to follow it
	breaks  int  // line breaks wait, at most two
	last    rune // the last kept base character
	joined  bool // after it came a joiner or a selector
	marks   int  // combining marks on it
}

// sanitise runs in linear time: each rune is looked at once, with one rune of
// lookahead.
func sanitise(s string, mode textMode, offsets []int) string {
	w := washer{in: s, mode: mode, out: make([]byte, 0, len(s)+8)}
	next := 0
	for i := 0; i < len(s); {
		for next < len(offsets) && offsets[next] <= i {
			offsets[next] = w.place()
			next++
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		w.take(r, i, size)
		i += size
	}
	if mode == modeBlock {
		w.trimEnd()
	}
	for i := range offsets {
		if i >= next {
			offsets[i] = len(w.out)
		}
		offsets[i] = min(offsets[i], len(w.out))
	}
	return string(w.out)
}

// place returns where the next visible character will stand.
func (w *washer) place() int {
	n := len(w.out)
	switch {
	case !w.started:
	case w.breaks > 0:
		n += w.breaks
	case w.blank:
		n++
	}
	return n
}

// take handles one rune of the input at position i.
func (w *washer) take(r rune, i, size int) {
	switch class := classOf(r, size); class {
	case classKeep:
		w.keep(r)
	case classMark:
		w.keep(Unpaintable)
	case classSpace:
		w.white(false)
	case classBreak:
		if r != '\n' || i == 0 || w.in[i-1] != '\r' {
			w.white(true)
		}
	case classCombining:
		if w.onLetter() && w.marks < maxMarks {
			w.marks++
			w.out = utf8.AppendRune(w.out, r)
		}
	case classJoiner, classSelector:
		if class == classJoiner && w.joins(r, i+size) || class == classSelector && w.selects(i+size) {
			w.joined = true
			w.out = utf8.AppendRune(w.out, r)
		}
	case classDrop:
	}
}

// keep writes a character that takes room, after the white space that waited
// for it.
func (w *washer) keep(r rune) {
	if w.started {
		for range w.breaks {
			w.out = append(w.out, '\n')
		}
		if w.blank && w.breaks == 0 {
			w.out = append(w.out, ' ')
		}
	}
	w.blank, w.breaks = false, 0
	w.last, w.marks, w.joined, w.started = r, 0, false, true
	w.out = utf8.AppendRune(w.out, r)
}

// onLetter says whether a character stands directly before.
func (w *washer) onLetter() bool { return w.started && !w.blank && w.breaks == 0 }

// white notes a blank or a line break. Code keeps it at once, other text when
// something follows.
func (w *washer) white(isBreak bool) {
	switch {
	case w.mode == modeBlock:
		w.whiteInCode(isBreak)
	case isBreak && w.mode == modeProse:
		w.breaks = min(w.breaks+1, 2)
	default:
		w.blank = true
	}
}

// whiteInCode keeps indentation and blank lines, except lines before the text.
func (w *washer) whiteInCode(isBreak bool) {
	w.last, w.marks, w.joined = ' ', maxMarks, false
	switch {
	case !isBreak:
		w.out = append(w.out, ' ')
	case w.started:
		w.out = append(w.out, '\n')
	default:
		w.out = w.out[:0]
	}
}

// trimEnd cuts white space from the end of code.
func (w *washer) trimEnd() {
	n := len(w.out)
	for n > 0 && (w.out[n-1] == ' ' || w.out[n-1] == '\n') {
		n--
	}
	w.out = w.out[:n]
}
