package model

import (
	"strings"
	"unicode/utf8"
)

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
	out  strings.Builder
	lead int // bytes of out before the text

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
	w := washer{in: s, mode: mode}
	w.out.Grow(len(s) + 8)
	next := 0
	for i := 0; i < len(s); {
		for next < len(offsets) && offsets[next] <= i {
			offsets[next] = w.place()
			next++
		}
		if n := plainRun(s[i:]); n > 0 {
			if next < len(offsets) {
				if n = min(n, offsets[next]-i); s[i+n-1] == ' ' {
					n--
				}
			}
			w.keepRun(s[i : i+n])
			i += n
			continue
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		w.take(r, i, size)
		i += size
	}
	text := w.out.String()
	if mode == modeBlock {
		text = strings.TrimRight(text[w.lead:], " \n")
	}
	for i := range offsets {
		if i >= next {
			offsets[i] = len(text)
		}
		offsets[i] = min(offsets[i], len(text))
	}
	return text
}

// place returns where the next visible character will stand.
func (w *washer) place() int {
	n := w.out.Len()
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
			w.out.WriteRune(r)
		}
	case classJoiner, classSelector:
		if class == classJoiner && w.joins(r, i+size) || class == classSelector && w.selects(i+size) {
			w.joined = true
			w.out.WriteRune(r)
		}
	case classDrop:
	}
}

// keep writes a character that takes room, after the white space that waited
// for it.
func (w *washer) keep(r rune) {
	if w.started {
		for range w.breaks {
			w.out.WriteByte('\n')
		}
		if w.blank && w.breaks == 0 {
			w.out.WriteByte(' ')
		}
	}
	w.blank, w.breaks = false, 0
	w.last, w.marks, w.joined, w.started = r, 0, false, true
	w.out.WriteRune(r)
}

// plainRun returns how many bytes of printable ASCII s begins with in which
// no blank needs a second look: none at either end, no two in a row.
func plainRun(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f:
			n = i + 1
		case c != ' ' || n != i || i == 0:
			return n
		}
	}
	return n
}

// keepRun is keep for a plain run.
func (w *washer) keepRun(run string) {
	w.keep(rune(run[0]))
	w.out.WriteString(run[1:])
	w.last = rune(run[len(run)-1])
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
		w.out.WriteByte(' ')
	case w.started:
		w.out.WriteByte('\n')
	default:
		w.lead = w.out.Len() // a blank line before the text
	}
}
