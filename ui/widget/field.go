package widget

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/rivo/uniseg"
)

// Field is a line of text that is typed. It moves and deletes by what a
// reader sees as one character, shows its cursor as the terminal's own, and
// takes no character that could do something to the terminal.
type Field struct {
	text   string
	at     int // cursor, in bytes
	offset int // first byte shown
	width  int
}

// fieldLimit bounds what may be pasted, in bytes.
const fieldLimit = 2000

// Text returns what was typed.
func (f *Field) Text() string { return f.text }

// SetText replaces the text and puts the cursor behind it.
func (f *Field) SetText(s string) {
	f.text = printable(s)
	f.at, f.offset = len(f.text), 0
}

// Resize sets the cells there are.
func (f *Field) Resize(width int) { f.width = max(width, 1) }

// Update takes a key or a paste and reports whether it was meant for the
// field.
func (f *Field) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.insert(msg.Content)
		return true
	case tea.KeyPressMsg:
		return f.press(msg)
	}
	return false
}

func (f *Field) press(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "left", "ctrl+b":
		f.at -= len(f.before())
	case "right", "ctrl+f":
		f.at += len(f.after())
	case "home", "ctrl+a":
		f.at = 0
	case "end", "ctrl+e":
		f.at = len(f.text)
	case "backspace", "ctrl+h":
		f.remove(f.at-len(f.before()), f.at)
	case "delete", "ctrl+d":
		f.remove(f.at, f.at+len(f.after()))
	case "ctrl+w", "alt+backspace":
		f.remove(f.wordStart(), f.at)
	case "alt+left", "ctrl+left", "alt+b":
		f.at = f.wordStart()
	case "alt+right", "ctrl+right", "alt+f":
		f.at = f.wordEnd()
	case "ctrl+u":
		f.remove(0, f.at)
	case "ctrl+k":
		f.remove(f.at, len(f.text))
	default:
		if msg.Text == "" {
			return false
		}
		f.insert(msg.Text)
	}
	return true
}

func (f *Field) insert(s string) {
	s = printable(s)
	if len(f.text)+len(s) > fieldLimit {
		return
	}
	f.text = f.text[:f.at] + s + f.text[f.at:]
	f.at += len(s)
}

func (f *Field) remove(from, to int) {
	f.text = f.text[:from] + f.text[to:]
	f.at = from
}

// before and after return the character on either side of the cursor.
func (f *Field) before() string {
	last := ""
	for rest, state := f.text[:f.at], -1; rest != ""; {
		last, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
	}
	return last
}

func (f *Field) after() string {
	c, _, _, _ := uniseg.FirstGraphemeClusterInString(f.text[f.at:], -1)
	return c
}

func (f *Field) wordStart() int {
	s := strings.TrimRightFunc(f.text[:f.at], unicode.IsSpace)
	return strings.LastIndexFunc(s, unicode.IsSpace) + 1
}

func (f *Field) wordEnd() int {
	rest := f.text[f.at:]
	skipped := len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
	if i := strings.IndexFunc(rest[skipped:], unicode.IsSpace); i >= 0 {
		return f.at + skipped + i
	}
	return len(f.text)
}

// View returns the part of the text around the cursor, exactly Width cells,
// unpainted, and the cell of the cursor.
func (f *Field) View() (text string, cursor int) {
	if f.offset > f.at {
		f.offset = f.at
	}
	for Width(f.text[f.offset:f.at]) >= f.width {
		c, _, _, _ := uniseg.FirstGraphemeClusterInString(f.text[f.offset:], -1)
		f.offset += len(c)
	}
	return Fit(f.text[f.offset:], f.width, ""), Width(f.text[f.offset:f.at])
}

// printable drops what could act on a terminal or hide in a line: controls
// become blanks, invisible format characters vanish.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case r == unicode.ReplacementChar, unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d':
			return -1
		default:
			return r
		}
	}, strings.ToValidUTF8(s, ""))
}
