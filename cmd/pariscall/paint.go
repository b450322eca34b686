package main

import (
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
)

// paint says how text may be dressed: with attributes only on a terminal that
// has not asked for none, with marks beyond ASCII unless the locale says that
// it cannot show them.
type paint struct {
	attrs bool
	ascii bool
}

// newPaint decides from where the text goes and from the environment.
func newPaint(w io.Writer, env func(string) string) paint {
	return paint{
		attrs: isTerminal(w) && env("NO_COLOR") == "" && env("TERM") != "dumb" && env("TERM") != "",
		ascii: isTerminal(w) && !utf8Locale(env),
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

// isTerminal says whether w is a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// screenWidth returns how wide the terminal w is, or 0 when it is none.
func screenWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return 0
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil || width < 20 {
		return 80
	}
	return width
}
