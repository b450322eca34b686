package widget

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"pariscall/ui/theme"
)

func testStyles(t testing.TB) *theme.Styles {
	t.Helper()
	th, err := theme.Load(theme.Mono)
	if err != nil {
		t.Fatal(err)
	}
	return theme.Build(th, true, theme.Unicode())
}

// story is a page of so many sections, each with text and three links.
func story(sections int) Content[string] {
	var c Content[string]
	for i := range sections {
		c.Blocks = append(c.Blocks,
			Block[string]{
				Key: fmt.Sprint("text", i), Label: fmt.Sprint("Section ", i), Gap: true, Notes: []int{1},
				Spans: []Span[string]{{Text: strings.Repeat(fmt.Sprint("word", i, " "), 30)}},
			},
			Block[string]{Key: fmt.Sprint("links", i), Spans: []Span[string]{
				{Text: fmt.Sprint("first ", i), Target: fmt.Sprint("a", i)},
				{Text: " · "},
				{Text: fmt.Sprint("second ", i), Target: fmt.Sprint("b", i), Tab: 20},
				{Text: " · "},
				{Text: fmt.Sprint("third ", i), Target: fmt.Sprint("c", i), Tab: 40},
			}})
	}
	c.Notes = []Note[string]{{Text: "A source (example.org)", Target: "https://example.org/a"}}
	return c
}

func frame(p *Page[string], st *theme.Styles) string { return ansi.Strip(p.View(st)) }

func TestPageFillsItsRectangleExactly(t *testing.T) {
	st := testStyles(t)
	contents := map[string]Content[string]{
		"empty": {}, "story": story(5),
		"wide characters": {Blocks: []Block[string]{{
			Key: "x", Label: "Names", Spans: []Span[string]{{Text: "中国语言文字 한국어 " + strings.Repeat("長", 90), Target: "t"}},
		}}},
	}
	for name, c := range contents {
		for _, w := range []int{1, 2, 3, 5, 17, 18, 19, 40, 55, 56, 80, 250} {
			for _, h := range []int{1, 2, 5, 24, 80} {
				p := NewPage[string]()
				p.Focus(true)
				p.Open(c)
				p.Resize(w, h)
				p.Next()
				lines := strings.Split(frame(p, st), "\n")
				if len(lines) != h {
					t.Fatalf("%s at %d×%d: %d lines", name, w, h, len(lines))
				}
				for y, l := range lines {
					if got := ansi.StringWidth(l); got != w {
						t.Fatalf("%s at %d×%d: line %d is %d cells: %q", name, w, h, y, got, l)
					}
				}
			}
		}
	}
}

func TestPageKeepsItsTextOnTopWhenResized(t *testing.T) {
	p := NewPage[string]()
	p.Open(story(12))
	p.Resize(100, 20)
	p.Scroll(27)
	p.sel = -1 // no link in sight: the text itself is the anchor
	before := p.layout.blocks[p.layout.lines[p.top].block].Key
	for _, w := range []int{40, 200, 57, 100} {
		p.Resize(w, 20)
		p.sel = -1
		if got := p.layout.blocks[p.layout.lines[p.top].block].Key; got != before {
			t.Errorf("at width %d the top shows %q, want %q", w, got, before)
		}
	}
}

func TestPageKeepsTheSelectedLinkOnItsRowWhenTextArrivesAbove(t *testing.T) {
	st := testStyles(t)
	p := NewPage[string]()
	p.Focus(true)
	p.Open(story(8))
	p.Resize(90, 24)
	for range 7 {
		p.Next()
	}
	target, _, ok := p.Selected()
	row := cursorRow(frame(p, st))
	if !ok || row < 0 {
		t.Fatal("nothing is selected")
	}
	c := story(8)
	c.Blocks = append([]Block[string]{{Key: "late", Spans: []Span[string]{{Text: strings.Repeat("news ", 60), Target: "late"}}}}, c.Blocks...)
	p.Update(c)
	if got, _, _ := p.Selected(); got != target {
		t.Errorf("the cursor stands on %q, want %q", got, target)
	}
	if got := cursorRow(frame(p, st)); got != row {
		t.Errorf("the cursor stands on row %d, want %d", got, row)
	}
}

func cursorRow(frame string) int {
	for y, l := range strings.Split(frame, "\n") {
		if strings.Contains(l, theme.Unicode().Cursor) {
			return y
		}
	}
	return -1
}

func TestPageReturnsToWhereItWasLeft(t *testing.T) {
	st := testStyles(t)
	p := NewPage[string]()
	p.Open(story(10))
	p.Resize(80, 15)
	p.ScrollPage(2)
	p.Next()
	at, was := p.Position(), frame(p, st)
	p.Home()
	if frame(p, st) == was {
		t.Fatal("going home changed nothing")
	}
	p.Restore(at)
	if got := frame(p, st); got != was {
		t.Errorf("came back to\n%s\nwant\n%s", got, was)
	}
}

func TestPageVisitsEveryLinkDownwardsAndBack(t *testing.T) {
	p := NewPage[string]()
	p.Open(story(6))
	p.Resize(60, 9)
	var seen []string
	for range 40 {
		if target, _, ok := p.Selected(); ok && (len(seen) == 0 || seen[len(seen)-1] != target) {
			seen = append(seen, target)
		}
		p.Next()
	}
	if want := 6*3 + 1; len(seen) != want {
		t.Fatalf("visited %d links, want %d: %v", len(seen), want, seen)
	}
	for range 40 {
		p.Previous()
	}
	if target, _, _ := p.Selected(); target != "a0" {
		t.Errorf("going back ends at %q, want a0", target)
	}
}

func TestPageDownKeepsTheColumnAndNeverSkipsText(t *testing.T) {
	p := NewPage[string]()
	p.Open(story(6))
	p.Resize(90, 6)
	for range 200 {
		top := p.top
		p.Down()
		if p.top-top > 3 {
			t.Fatalf("one step down moved the text by %d lines", p.top-top)
		}
	}
	if _, below := p.More(); below {
		t.Error("stepping down never reached the foot")
	}
	p.Home()
	p.Resize(90, 40)
	p.Next()
	p.Next()
	p.Down()
	if target, _, _ := p.Selected(); target != "c1" {
		t.Errorf("below c0 stands %q, want c1", target)
	}
}

func TestPageClickSelectsTheLinkUnderIt(t *testing.T) {
	p := NewPage[string]()
	p.Open(story(2))
	p.Resize(90, 24)
	link := p.layout.links[4]
	if !p.Click(link.x+2, link.line) {
		t.Fatal("the click hit nothing")
	}
	if target, _, _ := p.Selected(); target != "b1" {
		t.Errorf("selected %q, want b1", target)
	}
	if p.Click(0, 0) {
		t.Error("a click beside every link hit one")
	}
}

func TestPageCursorReadsWithoutColour(t *testing.T) {
	st := testStyles(t)
	p := NewPage[string]()
	p.Open(story(2))
	p.Resize(90, 24)
	if strings.Contains(frame(p, st), st.Glyphs.Cursor) {
		t.Error("a page without focus shows a cursor")
	}
	p.Focus(true)
	if !strings.Contains(frame(p, st), st.Glyphs.Cursor+"first 0") {
		t.Errorf("no cursor mark before the selected link:\n%s", frame(p, st))
	}
}

func BenchmarkPageView(b *testing.B) {
	st := testStyles(b)
	p := NewPage[string]()
	p.Focus(true)
	p.Open(story(60))
	p.Resize(100, 50)
	for b.Loop() {
		_ = p.View(st)
	}
}

func BenchmarkPageLayout(b *testing.B) {
	c := story(60)
	for b.Loop() {
		_ = layOut(c, 100)
	}
}
