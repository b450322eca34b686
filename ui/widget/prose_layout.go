package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// proseLine is a line of the screen. Off counts the cells of the passage that
// stand on lines before it: with the passage's key it says what the line
// shows, whatever the width. The blank line above a passage has -1.
type proseLine struct {
	passage int
	off     int
	pieces  []prosePiece
}

// prosePiece is part of a run on a line; run is -1 for what stands before the
// text. Start says that the run begins here.
type prosePiece struct {
	x, w  int
	text  string
	run   int
	start bool
}

// layOut breaks the passages into lines.
func (p *Prose) layOut() {
	p.lines, p.targets, p.first = p.lines[:0], p.targets[:0], make(map[int]int)
	if p.width <= 0 {
		return
	}
	for i := range p.passages {
		g := &p.passages[i]
		if g.Gap && len(p.lines) > 0 {
			p.lines = append(p.lines, proseLine{passage: i, off: -1})
		}
		s := setter{p: p, passage: i, g: g, width: min(p.width, p.measure)}
		s.open(g.First)
		for n := range g.Runs {
			if g.Pre {
				s.verbatim(n)
			} else {
				s.run(n)
			}
		}
		s.flush()
	}
	p.clamp()
	if p.sel >= len(p.targets) {
		p.sel = -1
	}
}

// setter sets one passage: words of the runs are collected and put on the
// line when the place where it may break is known.
type setter struct {
	p       *Prose
	passage int
	g       *Passage
	width   int

	x, left int
	off     int
	word    []prosePiece
	wordW   int
	blank   bool
	blankIn int // run the blank stands in
	started int // last run that was put on a line
}

// open begins a line with what stands before the text.
func (s *setter) open(prefix string) {
	l := proseLine{passage: s.passage, off: s.off}
	prefix = Cut(prefix, max(s.width-2, 0), "")
	s.left = Width(prefix)
	if strings.TrimSpace(prefix) != "" {
		l.pieces = append(l.pieces, prosePiece{w: s.left, text: prefix, run: -1})
	}
	s.x = s.left
	s.p.lines = append(s.p.lines, l)
}

// run cuts a run into words. Between wide characters a line may break too:
// Chinese and Japanese have no blanks.
func (s *setter) run(n int) {
	text := s.g.Runs[n].Text
	if c := s.g.Runs[n].Column; c > 0 {
		s.flush()
		if c > s.x && c < s.width {
			s.x, s.blank = c, false
		} else {
			s.blank, s.blankIn = true, -1
		}
	}
	for text != "" {
		if text[0] == ' ' || text[0] == '\n' {
			hard := text[0] == '\n'
			text = text[1:]
			s.flush()
			if hard {
				s.open(s.g.Rest)
				s.blank = false
			} else {
				s.blank, s.blankIn = true, n
			}
			continue
		}
		end := strings.IndexAny(text, " \n")
		if end < 0 {
			end = len(text)
		}
		s.letters(text[:end], n)
		text = text[end:]
	}
}

func (s *setter) letters(word string, n int) {
	if w, ok := asciiWidth(word); ok {
		s.add(word, w, n)
		return
	}
	state := -1
	start, at := 0, 0
	for rest := word; rest != ""; {
		var c string
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if Width(c) == 2 {
			if at > start {
				s.add(word[start:at], Width(word[start:at]), n)
			}
			if !closesText(c) {
				s.flush()
			}
			s.add(c, 2, n)
			start = at + len(c)
		}
		at += len(c)
	}
	if start < len(word) {
		s.add(word[start:], Width(word[start:]), n)
	}
}

// closesText says whether a wide character must not begin a line.
func closesText(c string) bool {
	return strings.Contains("、。，．：；？！）」』】》〉〕ー・", c)
}

func (s *setter) add(text string, w, n int) {
	s.word = append(s.word, prosePiece{w: w, text: text, run: n})
	s.wordW += w
}

// flush puts the collected word on this line, or on the next.
func (s *setter) flush() {
	if len(s.word) == 0 {
		return
	}
	gap := 0
	if s.blank && s.x > s.left {
		gap = 1
	}
	if s.x+gap+s.wordW > s.width && s.x > s.left {
		s.open(s.g.Rest)
		gap = 0
	}
	if gap == 1 {
		if s.blankIn == s.word[0].run {
			s.put(prosePiece{w: 1, text: " ", run: s.blankIn})
		} else {
			s.x++
			s.off++
		}
	}
	for _, w := range s.word {
		s.fit(w)
	}
	s.word, s.wordW, s.blank = s.word[:0], 0, false
}

// fit puts a piece, broken where no line can hold it.
func (s *setter) fit(w prosePiece) {
	for w.w > s.width-s.x {
		head := ansi.Truncate(w.text, s.width-s.x, "")
		if head == "" {
			if s.x == s.left {
				return // not even one character fits
			}
			s.open(s.g.Rest)
			continue
		}
		s.put(prosePiece{w: Width(head), text: head, run: w.run})
		w.text = w.text[len(head):]
		w.w = Width(w.text)
		if w.text == "" {
			return
		}
		s.open(s.g.Rest)
	}
	s.put(w)
}

func (s *setter) put(w prosePiece) {
	line := &s.p.lines[len(s.p.lines)-1]
	w.x = s.x
	s.x += w.w
	s.off += w.w
	if k := len(line.pieces); k > 0 {
		last := &line.pieces[k-1]
		if last.run == w.run && last.x+last.w == w.x {
			last.text += w.text
			last.w += w.w
			return
		}
	}
	w.start = s.started <= w.run
	s.started = w.run + 1
	line.pieces = append(line.pieces, w)
	if t := s.g.Runs[w.run].Target; t > 0 {
		if _, have := s.p.first[t]; !have {
			s.p.first[t] = len(s.p.lines) - 1
			s.p.targets = append(s.p.targets, t)
		}
	}
}

// verbatim keeps the lines of a run and the blanks in them; what is too long
// goes on below.
func (s *setter) verbatim(n int) {
	for i, text := range strings.Split(s.g.Runs[n].Text, "\n") {
		if i > 0 {
			s.open(s.g.Rest)
		}
		if text != "" {
			s.fit(prosePiece{w: Width(text), text: text, run: n})
		}
	}
}

// cutLeft takes w cells from the front of s.
func cutLeft(s string, w int) string {
	total := Width(s)
	if w >= total {
		return ""
	}
	rest := ansi.Cut(s, w, total)
	return Blank(total-w-Width(rest)) + rest
}
