package main

import (
	"cmp"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// paint says how text may be dressed: with attributes only on a terminal that
// has not asked for none, with marks beyond ASCII unless the locale says that
// they cannot be shown, and how wide a table may be.
type paint struct {
	attrs bool
	ascii bool
	width int // columns; 0: as many as it takes
}

// newPaint decides from where the text goes and from the environment.
func newPaint(w io.Writer, env func(string) string) paint {
	return paint{
		attrs: isTerminal(w) && env("NO_COLOR") == "" && env("TERM") != "dumb" && env("TERM") != "",
		ascii: !utf8Locale(env),
		width: outputWidth(w, env("COLUMNS")),
	}
}

// utf8Locale reads the locale as POSIX orders it. Where none is set, terminals
// of our day read UTF-8.
func utf8Locale(env func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := env(name); v != "" {
			v = strings.ToLower(v)
			return strings.Contains(v, "utf-8") || strings.Contains(v, "utf8")
		}
	}
	return true
}

func (p paint) sgr(code, s string) string {
	if !p.attrs || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) bold(s string) string { return p.sgr("1", s) }
func (p paint) dim(s string) string  { return p.sgr("2", s) }

// mark is one of the signs that mean the same everywhere in the program.
type mark uint8

const (
	noMark mark = iota
	markYes
	markNo
	markPartly
	markActor
	markIncident
	markStarred
	markUnread
	markFor
	markAgainst
)

// sign returns how a mark is written.
func (p paint) sign(m mark) string {
	if p.ascii {
		return [...]string{"", "[x]", "[ ]", "[~]", "<>", "^", "*", ".", "+", "-"}[m]
	}
	return [...]string{"", "●", "○", "◐", "◆", "▲", "★", "•", "✓", "✗"}[m]
}

// signWidth is how wide every mark is set, so that what follows marks stands
// in a column: ASCII marks are one or three wide.
func (p paint) signWidth() int {
	if p.ascii {
		return 3
	}
	return 1
}

// column returns a mark set to the width of the widest, for what stands below
// one another.
func (p paint) column(m mark) string { return pad(p.sign(m), p.signWidth(), false) }

// cut shortens a text to a width on the screen.
func (p paint) cut(text string, width int) string {
	if p.ascii {
		return ansi.Truncate(text, width, "...")
	}
	return ansi.Truncate(text, width, "…")
}

// plain writes punctuation in ASCII where nothing else can be shown. Letters
// stay as they are: to leave them out would falsify names.
func (p paint) plain(text string) string {
	if !p.ascii {
		return text
	}
	return strings.NewReplacer(" ·", " |", "· ", "| ", "…", "...", " – ", " - ", "–", "-").Replace(text)
}

// isTerminal says whether w is a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// outputWidth returns how wide the terminal w is. Where w is none, or does not
// say, it is what COLUMNS says, as other tools have it; 0 is no limit.
func outputWidth(w io.Writer, columns string) int {
	wanted, err := strconv.Atoi(columns)
	if err != nil || wanted < narrowest {
		wanted = 0
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return wanted
	}
	if width, _, err := term.GetSize(f.Fd()); err == nil && width >= narrowest {
		return width
	}
	return cmp.Or(wanted, 80)
}

// narrowest is the least width that is believed.
const narrowest = 20
