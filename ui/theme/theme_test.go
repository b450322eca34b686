package theme

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

func TestEveryBundledThemeLoads(t *testing.T) {
	if Names()[0] != Default {
		t.Fatalf("the default theme is not listed first: %v", Names())
	}
	for _, name := range Names() {
		got, err := Load(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got.Name != name {
			t.Errorf("themes/%s.toml calls itself %q", name, got.Name)
		}
	}
}

func TestThemesRejectSlipsOfThePen(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"unknown key":   {"name = \"x\"\n[dark]\nacent = \"#ffffff\"\n", "acent"},
		"bad colour":    {"name = \"x\"\n[dark]\naccent = \"blue\"\n", "dark.accent"},
		"short colour":  {"name = \"x\"\n[light]\ntext = \"#fff\"\n", "light.text"},
		"number beyond": {"name = \"x\"\n[light]\ntext = \"256\"\n", "light.text"},
		"no name":       {"[dark]\ntext = \"\"\n", "name"},
	} {
		_, err := Parse([]byte(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v does not mention %q", name, err, c.want)
		}
	}
	if _, err := Load("nope"); err == nil || !strings.Contains(err.Error(), Default) {
		t.Errorf("an unknown name does not list the themes: %v", err)
	}
}

// TestTextIsReadable holds every role of every theme against the grounds that
// terminals really have and against the theme's own selected row: 4.5 to 1 as
// WCAG 2 asks of text, 1.5 for lines.
func TestTextIsReadable(t *testing.T) {
	grounds := map[bool][]string{
		true:  {"#000000", "#1e1e1e", "#282c34"},
		false: {"#ffffff", "#fdf6e3"},
	}
	for _, name := range Names() {
		th, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for dark, plain := range grounds {
			p := th.Light
			if dark {
				p = th.Dark
			}
			on := plain
			if p.Selected != "" {
				on = append(on[:len(on):len(on)], p.Selected)
			}
			for role, c := range p.roles() {
				if c == "" || role == "selected" {
					continue
				}
				want := 4.5
				if role == "border" {
					want = 1.5
				}
				for _, g := range on {
					if got := contrast(c, g); got < want {
						t.Errorf("%s dark=%v: %s %s on %s has contrast %.2f, want %.1f", name, dark, role, c, g, got, want)
					}
				}
			}
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	channel := func(s string) float64 {
		n, err := strconv.ParseUint(s, 16, 8)
		if err != nil {
			panic(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(hex[1:3]) + 0.7152*channel(hex[3:5]) + 0.0722*channel(hex[5:7])
}

func TestSelectedRowIsMarkedWithoutColour(t *testing.T) {
	th, err := Load(Mono)
	if err != nil {
		t.Fatal(err)
	}
	s := Build(th, true, Unicode())
	if got := s.Cursor.Text.Paint("x"); got == s.Text.Paint("x") {
		t.Errorf("the selected row of the theme without colours is painted like any other: %q", got)
	}
}

func TestHyperlinkRefusesWhatCouldEndItEarly(t *testing.T) {
	th, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	s := Build(th, true, Unicode())
	if got := s.Hyperlink(s.Link, "https://example.org/a b", "x"); !strings.Contains(got, "https://example.org/a%20b") {
		t.Errorf("an address is not re-encoded: %q", got)
	}
	for _, bad := range []string{"javascript:alert(1)", "file:///etc/passwd", "https://exa\x07mple.org/", "//host/x", ""} {
		if got := s.Hyperlink(s.Link, bad, "x"); strings.Contains(got, "\x1b]8") {
			t.Errorf("%q became a link: %q", bad, got)
		}
	}
}

func TestBothGlyphSetsAreComplete(t *testing.T) {
	for name, g := range map[string]Glyphs{"unicode": Unicode(), "ascii": ASCII()} {
		if len(g.Spark) != 8 || len(g.Bar) != 8 {
			t.Errorf("%s: want 8 heights and 8 eighths", name)
		}
	}
	for _, s := range ASCII().Spark {
		if s[0] > 126 {
			t.Errorf("%q is not ASCII", s)
		}
	}
}

// Turned round, faint and bold text would have grounds of other shades.
func TestWithoutColourTheSelectedRowIsOneBar(t *testing.T) {
	th, err := Load(Mono)
	if err != nil {
		t.Fatal(err)
	}
	in := Build(th, true, Unicode()).Cursor
	for name, k := range map[string]Ink{"strong": in.Strong, "dim": in.Dim, "accent": in.Accent, "company": in.Company, "heading": in.Heading} {
		if k != in.Text {
			t.Errorf("%s has another ground than text: %q, %q", name, k.Paint("x"), in.Text.Paint("x"))
		}
	}
	if in.Text.Paint("x") == "x" {
		t.Error("the selected row has no ground at all")
	}
}
