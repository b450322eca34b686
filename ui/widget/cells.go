// Package widget holds the parts that panes are made of: lists, text, fields.
// A widget knows nothing of the domain; it is told what to paint and where,
// and it fills its rectangle exactly.
package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width returns how many cells s takes.
func Width(s string) int {
	if w, ok := asciiWidth(s); ok {
		return w
	}
	return ansi.StringWidth(s)
}

// asciiWidth is the quick way for most of what is painted: printable ASCII,
// one cell a byte.
func asciiWidth(s string) (int, bool) {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return 0, false
		}
	}
	return len(s), true
}

// Cut shortens s to at most w cells; what is cut off ends in dots.
func Cut(s string, w int, dots string) string {
	switch {
	case w <= 0:
		return ""
	case Width(s) <= w:
		return s
	case Width(dots) >= w:
		return ansi.Truncate(s, w, "")
	default:
		return ansi.Truncate(s, w, dots)
	}
}

// Fit makes s exactly w cells wide: cut with dots, or filled with blanks. Text
// that runs from right to left is closed off, so that on a terminal that
// orders it nothing that follows is drawn into it.
func Fit(s string, w int, dots string) string {
	s = Cut(s, w, dots)
	return s + closing(s) + Blank(w-Width(s))
}

// leftToRight is a mark of no width that ends a stretch of right-to-left
// text: a number or a rule after it stays where it is.
const leftToRight = "\u200e"

// closing is what must follow a text to keep it from reordering its
// neighbours: nothing for most.
func closing(s string) string {
	for i := range len(s) {
		// The scripts written from right to left have their lead bytes here:
		// Hebrew to N'Ko, and the presentation forms of the first two.
		if c := s[i]; c >= 0xd6 && c <= 0xdf || c == 0xef && i+1 < len(s) && s[i+1] >= 0xac && s[i+1] <= 0xbb {
			return leftToRight
		}
	}
	return ""
}

// FitRight is Fit with the text at the right edge, for numbers.
func FitRight(s string, w int, dots string) string {
	s = Cut(s, w, dots)
	return Blank(w-Width(s)) + s
}

const spaces = "                                                                                                                                "

// Blank returns n blanks; none when n is negative.
func Blank(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(spaces):
		return spaces[:n]
	default:
		return strings.Repeat(" ", n)
	}
}

// Wrap breaks plain text into lines of at most w cells, at blanks where it
// can; a word longer than a line is broken. Line breaks in the text are kept.
func Wrap(s string, w int) []string {
	if w <= 0 {
		return nil
	}
	return strings.Split(ansi.Wrap(s, w, ""), "\n")
}

// Fill makes a list of lines exactly height lines of exactly width cells.
func Fill(lines []string, width, height int, dots string) string {
	var b strings.Builder
	b.Grow(height * (width + 16))
	for i := range height {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i < len(lines) {
			b.WriteString(Fit(lines[i], width, dots))
		} else {
			b.WriteString(Blank(width))
		}
	}
	return b.String()
}
