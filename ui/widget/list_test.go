package widget

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// numbers is a list of strings whose heights differ.
func numbers(w, h int, items []string) *List[string, string] {
	var l *List[string, string]
	l = NewList(ListSpec[string, string]{
		Key:    func(s string) string { return s },
		Height: func(i int) int { return 1 + len(l.Item(i))%3 },
		Paint: func(i int, selected bool) string {
			mark := " "
			if selected {
				mark = ">"
			}
			line := Fit(mark+l.Item(i), l.Width(), "")
			return line + strings.Repeat("\n"+Blank(l.Width()), len(l.Item(i))%3)
		},
	})
	l.Resize(w, h)
	l.SetItems(items)
	return l
}

func words(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		out = append(out, strings.Repeat("x", i%4)+fmt.Sprint(i))
	}
	return out
}

func shape(t *testing.T, what string, l *List[string, string], w, h int) []string {
	t.Helper()
	lines := strings.Split(l.View(), "\n")
	if len(lines) != h {
		t.Fatalf("%s: %d lines, want %d", what, len(lines), h)
	}
	for _, s := range lines {
		if ansi.StringWidth(s) != w {
			t.Fatalf("%s: line %q is not %d cells", what, s, w)
		}
	}
	return lines
}

func TestListFillsItsRectangleWhateverItHolds(t *testing.T) {
	for n := range 12 {
		for h := 1; h < 14; h++ {
			l := numbers(9, h, words(0, n))
			for range n + 1 {
				shape(t, "down", l, 9, h)
				l.Move(1)
			}
			l.Scroll(-3)
			shape(t, "scrolled", l, 9, h)
			l.SetItems(nil)
			shape(t, "emptied", l, 9, h)
		}
	}
}

func TestSetItemsKeepsTheSelectedKeyOnItsLine(t *testing.T) {
	for at := range 40 {
		l := numbers(12, 11, words(100, 140))
		l.Move(at)
		l.Place(4)
		before, _ := l.Selected()
		row := l.Row()
		l.SetItems(slices.Concat(words(50, 60), words(100, 140), words(200, 220)))
		after, _ := l.Selected()
		if after != before {
			t.Fatalf("from %s to %s", before, after)
		}
		if l.Row() != row {
			t.Errorf("%s moved from line %d to %d", before, row, l.Row())
		}
	}
}

func TestVanishedSelectionGoesToItsNeighbour(t *testing.T) {
	l := numbers(12, 11, []string{"a", "b", "c", "d"})
	l.Move(1)
	l.SetItems([]string{"a", "c", "d"})
	if s, _ := l.Selected(); s != "c" {
		t.Errorf("after b went the reader is on %s, want the one after it, c", s)
	}
	l.Move(5)
	l.SetItems([]string{"a", "c"})
	if s, _ := l.Selected(); s != "c" {
		t.Errorf("after the last went the reader is on %s, want the one before it, c", s)
	}
	l.SetItems(nil)
	if _, ok := l.Selected(); ok {
		t.Error("something is selected in an empty list")
	}
}

func TestSelectedRowIsAlwaysInView(t *testing.T) {
	l := numbers(12, 7, words(0, 60))
	check := func(what string) {
		t.Helper()
		s, _ := l.Selected()
		if !strings.Contains(l.View(), ">"+s) {
			t.Fatalf("after %s the selected row %s is not in view", what, s)
		}
	}
	seed := uint32(7)
	for range 2000 {
		seed = seed*1664525 + 1013904223
		n := int(seed>>24)%21 - 10
		switch seed >> 16 % 5 {
		case 0:
			l.Move(n)
			check("move")
		case 1:
			l.Page(n % 3)
			check("page")
		case 2:
			l.Scroll(n)
			check("scroll")
		case 3:
			l.Resize(12, 1+int(seed>>20%12))
			check("resize")
		case 4:
			l.Click(int(seed >> 20 % 9))
			check("click")
		}
	}
}

func TestNoEmptyLinesWhileThereIsMoreToShow(t *testing.T) {
	l := numbers(12, 10, words(0, 30))
	l.Move(29)
	if lines := shape(t, "end", l, 12, 10); strings.TrimSpace(strings.Join(lines[:2], "")) == "" {
		t.Errorf("the top is empty at the end:\n%s", l.View())
	}
	l.Resize(12, 25)
	if strings.HasPrefix(l.View(), Blank(12)) {
		t.Errorf("a taller screen shows nothing above:\n%s", l.View())
	}
	l.Move(-29)
	if l.Row() != 0 {
		t.Errorf("the first row stands on line %d", l.Row())
	}
}

func TestClickSelectsTheRowUnderThePointer(t *testing.T) {
	l := numbers(12, 10, []string{"one", "three", "seven", "x"})
	for y, line := range strings.Split(l.View(), "\n") {
		name := strings.Trim(line, "> ")
		if name == "" {
			continue
		}
		l.Click(y)
		if s, _ := l.Selected(); s != name {
			t.Errorf("a click on line %d selects %s, want %s", y, s, name)
		}
	}
	if hit, _ := l.Click(9); hit {
		t.Error("a click under the last row hits something")
	}
}

func TestOnlyVisibleRowsArePainted(t *testing.T) {
	painted := 0
	items := words(0, 10_000)
	l := NewList(ListSpec[string, string]{
		Key: func(s string) string { return s },
		Paint: func(int, bool) string {
			painted++
			return Blank(20)
		},
	})
	l.Resize(20, 30)
	l.SetItems(items)
	l.View()
	l.View()
	if painted != 30 {
		t.Errorf("%d rows were painted for two frames of 30", painted)
	}
	l.Move(1)
	l.View()
	if painted != 32 {
		t.Errorf("a step down painted %d rows anew, want 2", painted-30)
	}
}

func BenchmarkSetItems(b *testing.B) {
	items := words(0, 10_000)
	l := numbers(80, 40, items)
	l.Move(5000)
	b.ReportAllocs()
	for b.Loop() {
		l.SetItems(items)
		l.View()
	}
}

func TestFieldMovesByWhatAReaderSees(t *testing.T) {
	var f Field
	f.Resize(10)
	press := func(keys ...tea.KeyPressMsg) {
		for _, k := range keys {
			f.Update(k)
		}
	}
	left := tea.KeyPressMsg{Code: tea.KeyLeft}
	back := tea.KeyPressMsg{Code: tea.KeyBackspace}
	f.Update(tea.PasteMsg{Content: "né\u0301👩‍💻日\x1b[31m\n\u202e!"})
	if strings.ContainsAny(f.Text(), "\x1b\n\u202e") {
		t.Errorf("the field holds %q", f.Text())
	}
	f.SetText("a👩‍💻日")
	press(left, back)
	if f.Text() != "a日" {
		t.Errorf("deleting the emoji left %q", f.Text())
	}
	f.SetText("one two  three")
	press(tea.KeyPressMsg{Code: 'w', Mod: tea.ModCtrl})
	if f.Text() != "one two  " {
		t.Errorf("ctrl+w left %q", f.Text())
	}
	f.SetText(strings.Repeat("語", 40))
	for range 50 {
		text, cursor := f.View()
		if ansi.StringWidth(text) != 10 || cursor < 0 || cursor >= 10 {
			t.Fatalf("%q is %d cells, cursor at %d", text, ansi.StringWidth(text), cursor)
		}
		press(left)
	}
}

func TestSteadyFoldsOnlyWhatTerminalsDisagreeOn(t *testing.T) {
	for in, want := range map[string]string{
		"plain":           "plain",
		"👩‍💻 x":           "👩 x",
		"👨‍👩‍👧‍👦!":        "👨!",
		"❤\ufe0f 1\u20e3": "❤ 1",
		"👍🏽 ok":           "👍 ok",
		"می\u200cخواهم":   "می\u200cخواهم",
		"क्\u200dष":       "क्\u200dष",
		"🇫🇷":              "🇫🇷",
		"🏳\ufe0f\u200d🌈":  "🏳",
	} {
		if got := Steady(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestRightToLeftTextIsClosedOff(t *testing.T) {
	for s, want := range map[string]bool{"plain": false, "日本 é": false, "שלום 12": true, "هجوم": true, "ﺍ": true} {
		got := Fit(s, 12, "")
		if ansi.StringWidth(got) != 12 {
			t.Errorf("%q became %d cells", s, ansi.StringWidth(got))
		}
		if strings.Contains(got, leftToRight) != want {
			t.Errorf("%q: closed off is %v, want %v", s, !want, want)
		}
	}
}
