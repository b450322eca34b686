package widget

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"pariscall/ui/theme"
)

func plainRole(in *theme.Inks) theme.Ink { return in.Text }

func essay(n int) []Passage {
	var out []Passage
	for i := range n {
		out = append(out, Passage{Key: fmt.Sprint("p", i), Gap: true, First: "  ", Rest: "  ", Runs: []Run{
			{Text: fmt.Sprintf("Passage %d tells of the ", i), Role: plainRole},
			{Text: "thing named", Role: plainRole, Target: i + 1},
			{Text: "'s ways, with a-word-that-no-line-can-hold-because-it-goes-on-and-on-and-on and 日本語の文章がここに続きます。そして終わり。", Role: plainRole},
		}})
	}
	return out
}

func TestProseFillsItsRectangle(t *testing.T) {
	st := testStyles(t)
	p := NewProse(80)
	text := append(essay(3), Passage{Key: "code", Pre: true, First: "    ", Rest: "    ", Runs: []Run{{Text: "if x {\n\tlong line of code that goes on and on and on and on and on and on and on\n}", Role: plainRole}}})
	for _, w := range []int{1, 2, 3, 5, 20, 39, 80, 200} {
		for _, h := range []int{1, 2, 7, 40} {
			p.Resize(w, h)
			p.Set(text)
			for range 4 {
				lines := strings.Split(p.View(st), "\n")
				if len(lines) != h {
					t.Fatalf("%dx%d: %d lines", w, h, len(lines))
				}
				for _, l := range lines {
					if ansi.StringWidth(l) != w {
						t.Fatalf("%dx%d: %q is %d cells", w, h, ansi.Strip(l), ansi.StringWidth(l))
					}
				}
				p.Page(1)
			}
		}
	}
}

// words joins what the prose shows at some width, line after line.
func shown(p *Prose, st *theme.Styles) string {
	return strings.Join(strings.Fields(ansi.Strip(p.View(st))), "")
}

func TestProseLosesNoLetterAtAnyWidth(t *testing.T) {
	st := testStyles(t)
	p := NewProse(300)
	p.Set(essay(1))
	p.Resize(300, 40)
	want := shown(p, st)
	for w := 5; w < 120; w++ {
		p.Resize(w, 400)
		if got := shown(p, st); got != want {
			t.Fatalf("at %d cells:\n%s\nwant\n%s", w, got, want)
		}
	}
}

func TestProseKeepsWordsWholeAcrossRuns(t *testing.T) {
	p := NewProse(80)
	p.Set([]Passage{{Key: "x", Runs: []Run{
		{Text: "the ", Role: plainRole}, {Text: "Microsoft", Role: plainRole, Target: 1}, {Text: "'s case", Role: plainRole},
	}}})
	p.Resize(12, 4)
	lines := strings.Split(ansi.Strip(p.View(testStyles(t))), "\n")
	if strings.TrimSpace(lines[0]) != "the" || strings.TrimSpace(lines[1]) != "Microsoft's" {
		t.Errorf("a word of two runs was torn: %q", lines)
	}
}

func TestProsePlaceSurvivesWidthsAndChangedText(t *testing.T) {
	st := testStyles(t)
	p := NewProse(80)
	p.Set(essay(30))
	p.Resize(70, 10)
	p.Scroll(41)
	first := func() string { return strings.SplitN(ansi.Strip(p.View(st)), "\n", 2)[0] }
	before := first()
	for _, w := range []int{20, 200, 33, 1, 70} {
		p.Resize(w, 200)
		p.Resize(w, 10)
	}
	if got := first(); got != before {
		t.Errorf("the top line was %q and is %q", before, got)
	}
	p.Set(append([]Passage{{Key: "new", Runs: []Run{{Text: strings.Repeat("new ", 100), Role: plainRole}}}}, essay(30)...))
	if got := first(); got != before {
		t.Errorf("text that came in above moved the reader from %q to %q", before, got)
	}
}

func TestProseCursorGoesThroughEveryTargetAndLine(t *testing.T) {
	p := NewProse(80)
	p.Set(essay(20))
	p.Resize(60, 12)
	seen := map[int]bool{}
	for range 400 {
		p.Down()
		if n := p.Target(); n > 0 {
			seen[n] = true
		}
	}
	if len(seen) != 20 {
		t.Errorf("going down came past %d targets of 20", len(seen))
	}
	if _, below := p.More(); below != 0 {
		t.Errorf("going down ends %d lines above the end", below)
	}
	for range 400 {
		p.Up()
	}
	if above, _ := p.More(); above != 0 {
		t.Errorf("going up ends %d lines below the beginning", above)
	}
}

func TestHintsCoverTheirTargetsAndMoveNothing(t *testing.T) {
	st := testStyles(t)
	p := NewProse(80)
	p.Set(essay(2))
	p.Resize(80, 20)
	before := strings.Split(ansi.Strip(p.View(st)), "\n")
	p.Hints = map[int]string{1: "A", 2: "SD"}
	after := strings.Split(ansi.Strip(p.View(st)), "\n")
	if !strings.Contains(after[0], "Ahing named") {
		t.Errorf("no hint at the first target: %q", after[0])
	}
	for i := range before {
		if ansi.StringWidth(before[i]) != ansi.StringWidth(after[i]) {
			t.Errorf("a hint moved line %d", i)
		}
	}
}

func BenchmarkProseLayOut(b *testing.B) {
	p := NewProse(80)
	p.Resize(80, 40)
	text := essay(60)
	b.ReportAllocs()
	for b.Loop() {
		p.Set(text)
	}
}
