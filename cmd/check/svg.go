package main

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// The cell of a picture in pixels, and the colours of the terminal that it
// shows.
const (
	cellWidth  = 8.4
	cellHeight = 18
	margin     = 14
	background = "#14171c"
	foreground = "#d5d9e0"
)

// pen is how a cell is drawn.
type pen struct {
	fg, bg                           string
	bold, dim, italic, line, reverse bool
}

// run is neighbouring cells drawn with one pen.
type run struct {
	pen
	col, cells int
	text       string
}

// svg draws a frame, text with SGR sequences, as a picture. Every run is
// stretched to its cells, so that columns stay columns in any font.
func svg(frame, title string) string {
	lines := strings.Split(strings.TrimRight(frame, "\n"), "\n")
	cols := 0
	for _, l := range lines {
		cols = max(cols, ansi.StringWidth(l))
	}
	width := float64(cols)*cellWidth + 2*margin
	height := float64(len(lines)*cellHeight + 2*margin)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, "<title>%s</title>\n", html.EscapeString(title))
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", background)
	fmt.Fprintf(&b, `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="%s">`+"\n", foreground)
	var p pen
	for row, l := range lines {
		var runs []run
		runs, p = parseLine(l, p)
		for _, r := range runs {
			drawRun(&b, r, row)
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// parseLine cuts a line into runs.
func parseLine(l string, p pen) ([]run, pen) {
	var runs []run
	col := 0
	var state byte
	for len(l) > 0 {
		seq, width, n, next := ansi.DecodeSequence(l, state, nil)
		state = next
		l = l[n:]
		if width == 0 {
			if strings.HasPrefix(seq, "\x1b[") && strings.HasSuffix(seq, "m") {
				p = p.apply(seq[2 : len(seq)-1])
			}
			continue
		}
		if last := len(runs) - 1; last >= 0 && runs[last].pen == p {
			runs[last].text += seq
			runs[last].cells += width
		} else {
			runs = append(runs, run{p, col, width, seq})
		}
		col += width
	}
	return runs, p
}

func drawRun(b *strings.Builder, r run, row int) {
	x := margin + float64(r.col)*cellWidth
	y := float64(margin + row*cellHeight)
	fg, bg := r.fg, r.bg
	if r.reverse {
		fg, bg = orColour(bg, background), orColour(fg, foreground)
	}
	if bg != "" {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.0f" width="%.1f" height="%d" fill="%s"/>`+"\n", x, y, float64(r.cells)*cellWidth, cellHeight, bg)
	}
	attrs := ""
	if fg != "" {
		attrs += fmt.Sprintf(` fill="%s"`, fg)
	}
	if r.bold {
		attrs += ` font-weight="bold"`
	}
	if r.dim {
		attrs += ` opacity="0.6"`
	}
	if r.italic {
		attrs += ` font-style="italic"`
	}
	if r.line {
		attrs += ` text-decoration="underline"`
	}
	for _, w := range words(r) {
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs"%s>%s</text>`+"\n",
			margin+float64(w.col)*cellWidth, y+13.5, float64(w.cells)*cellWidth, attrs, html.EscapeString(w.text))
	}
}

// words cuts a run at its blanks: viewers disagree on how wide those are.
func words(r run) []run {
	var out []run
	col := r.col
	for i, text := range strings.Split(r.text, " ") {
		if i > 0 {
			col++
		}
		if cells := ansi.StringWidth(text); cells > 0 {
			out = append(out, run{r.pen, col, cells, text})
			col += cells
		}
	}
	return out
}

func orColour(c, other string) string {
	if c == "" {
		return other
	}
	return c
}

// apply reads the parameters of an SGR sequence.
func (p pen) apply(params string) pen {
	fields := strings.FieldsFunc(params, func(r rune) bool { return r == ';' || r == ':' })
	if len(fields) == 0 {
		return pen{}
	}
	for i := 0; i < len(fields); i++ {
		n, _ := strconv.Atoi(fields[i])
		switch {
		case n == 0:
			p = pen{}
		case n == 1:
			p.bold = true
		case n == 2:
			p.dim = true
		case n == 3:
			p.italic = true
		case n == 4:
			p.line = true
		case n == 7:
			p.reverse = true
		case n == 22:
			p.bold, p.dim = false, false
		case n == 23:
			p.italic = false
		case n == 24:
			p.line = false
		case n == 27:
			p.reverse = false
		case n == 39:
			p.fg = ""
		case n == 49:
			p.bg = ""
		case n == 38 || n == 48:
			colour, used := extended(fields[i+1:])
			i += used
			if n == 38 {
				p.fg = colour
			} else {
				p.bg = colour
			}
		case n >= 30 && n <= 37:
			p.fg = indexed(n - 30)
		case n >= 90 && n <= 97:
			p.fg = indexed(n - 90 + 8)
		case n >= 40 && n <= 47:
			p.bg = indexed(n - 40)
		case n >= 100 && n <= 107:
			p.bg = indexed(n - 100 + 8)
		}
	}
	return p
}

// extended reads what follows 38 or 48: 5;n or 2;r;g;b.
func extended(fields []string) (colour string, used int) {
	number := func(i int) int {
		if i >= len(fields) {
			return 0
		}
		n, _ := strconv.Atoi(fields[i])
		return n
	}
	switch number(0) {
	case 5:
		return indexed(number(1)), 2
	case 2:
		return fmt.Sprintf("#%02x%02x%02x", number(1), number(2), number(3)), 4
	}
	return "", 1
}

// indexed is a colour of the 256.
func indexed(n int) string {
	base := [16]string{
		"#2a2f38", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d5d9e0",
		"#7f8896", "#ef8a93", "#b1d996", "#f0d399", "#8ac5f5", "#d79be8", "#7fcfd9", "#ffffff",
	}
	switch {
	case n < 0 || n > 255:
		return ""
	case n < 16:
		return base[n]
	case n >= 232:
		v := 8 + 10*(n-232)
		return fmt.Sprintf("#%02x%02x%02x", v, v, v)
	}
	n -= 16
	level := func(i int) int {
		if i == 0 {
			return 0
		}
		return 55 + 40*i
	}
	return fmt.Sprintf("#%02x%02x%02x", level(n/36), level(n/6%6), level(n%6))
}
