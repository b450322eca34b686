package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"pariscall/ui/theme"
)

// The screens as a reader sees them, without colour: what they say must not
// depend on it. Run with -update after a wanted change, and look at the
// difference.
func TestScreens(t *testing.T) {
	shots := []struct {
		name string
		keys []string
	}{
		{"news", nil},
		{"article", []string{"enter"}},
		{"article foot", []string{"enter", "G", "k"}},
		{"why", []string{"enter", "w"}},
		{"hints", []string{"enter", "f"}},
		{"sources", []string{"6", "j", "j", "j"}},
		{"search", []string{"/", "text:russia"}},
		{"commands", []string{":", "text:the"}},
		{"help", []string{"?", "text:read"}},
		{"filter", []string{"f", "text:country:RUS"}},
	}
	for _, size := range [][2]int{{40, 12}, {80, 24}, {140, 40}} {
		for _, shot := range shots {
			t.Run(fmt.Sprintf("%s %dx%d", shot.name, size[0], size[1]), func(t *testing.T) {
				s := newScreen(t, newFakeNews(60), size[0], size[1])
				s.press(shot.keys...)
				golden.RequireEqual(t, []byte(trimmed(s.text())))
			})
		}
	}
	t.Run("ascii 80x24", func(t *testing.T) {
		s := newScreen(t, newFakeNews(60), 80, 24, func(d *Deps) { d.Glyphs = theme.ASCII() })
		s.press("j")
		text := s.text()
		for _, r := range "●○◐◆▲★▌•─│…·" {
			if strings.ContainsRune(strings.ReplaceAll(text, "・", ""), r) {
				t.Errorf("%q is on a screen of ASCII glyphs", r)
			}
		}
		golden.RequireEqual(t, []byte(trimmed(text)))
	})
}

// trimmed drops the blanks at the end of lines, which no editor keeps.
func trimmed(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}
