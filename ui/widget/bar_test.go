package widget

import (
	"testing"

	"pariscall/ui/theme"
)

func TestBarIsExactToAnEighthAndNeverHidesOne(t *testing.T) {
	g := theme.Unicode()
	for _, c := range []struct {
		value, top, width int
		want              string
	}{
		{0, 10, 8, ""},
		{10, 10, 4, "████"},
		{5, 10, 4, "██"},
		{1, 10000, 8, "▏"},
		{8, 16, 1, "▌"},
		{20, 10, 3, "███"},
		{3, 0, 5, ""},
		{3, 4, 0, ""},
	} {
		if got := Bar(g, c.value, c.top, c.width); got != c.want {
			t.Errorf("Bar(%d of %d in %d) = %q, want %q", c.value, c.top, c.width, got, c.want)
		}
	}
}

func TestBarStaysInsideItsWidthInEveryGlyphSet(t *testing.T) {
	for _, g := range []theme.Glyphs{theme.Unicode(), theme.ASCII()} {
		for v := range 40 {
			if w := Width(Bar(g, v, 30, 7)); w > 7 {
				t.Fatalf("Bar(%d of 30 in 7) takes %d cells", v, w)
			}
		}
	}
}

func TestStripKeepsTheNewestDayWholeAndShowsSilence(t *testing.T) {
	g := theme.Unicode()
	for _, c := range []struct {
		days  []int
		width int
		want  string
	}{
		{nil, 5, ""},
		{[]int{1}, 0, ""},
		{[]int{0, 0, 0}, 3, "▁▁▁"},
		{[]int{0, 8, 4}, 3, "▁█▅"},
		{[]int{1, 1, 1, 0, 0, 100}, 3, "▂▂█"},
		{[]int{5, 0, 0, 0, 0}, 2, "█▁"},
	} {
		if got := Strip(g, c.days, c.width); got != c.want {
			t.Errorf("Strip(%v, %d) = %q, want %q", c.days, c.width, got, c.want)
		}
	}
	if n := len([]rune(Strip(g, make([]int, 90), 30))); n != 30 {
		t.Errorf("90 days in 30 cells take %d", n)
	}
}
