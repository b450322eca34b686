package main

import (
	"strings"
	"testing"
)

func TestPictureKeepsCellsColoursAndEscapes(t *testing.T) {
	got := svg("\x1b[1;38;2;1;2;3mA  <b>\x1b[0m 東\n\x1b[7mx\x1b[27m", "T & t")
	for _, want := range []string{
		"<title>T &amp; t</title>",
		`<text x="14.0" y="27.5" textLength="8.4" lengthAdjust="spacingAndGlyphs" fill="#010203" font-weight="bold">A</text>`,
		`<text x="39.2" y="27.5" textLength="25.2" lengthAdjust="spacingAndGlyphs" fill="#010203" font-weight="bold">&lt;b&gt;</text>`,
		`<text x="72.8" y="27.5" textLength="16.8" lengthAdjust="spacingAndGlyphs">東</text>`,
		`fill="` + foreground + `"/>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

func TestGeneratedPartsNameTheirCommand(t *testing.T) {
	text := "a\n<!-- from: pariscall data -o md -->\nold\n<!-- end -->\nb\n<!-- from: pariscall keys -->\n<!-- end -->\n"
	m := generated.FindAllStringSubmatch(text, -1)
	if len(m) != 2 || m[0][2] != "data -o md" || m[1][2] != "keys" {
		t.Errorf("found %q", m)
	}
}
