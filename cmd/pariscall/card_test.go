package main

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestCardsOfEverythingFitTheirWidthAndCiteWhatTheySay(t *testing.T) {
	at := atlas(t)
	for _, kind := range listable() {
		for _, e := range entitiesOf(at, kind) {
			c := cardOf(at, e)
			if len(c.source) == 0 {
				t.Errorf("%s: no source at the foot", e.Ref())
			}
			text := c.text(80, paint{})
			body, _, _ := strings.Cut(text, "\nSources ")
			for i, line := range strings.Split(body, "\n") {
				// A single long word, an address, may stick out; so may the
				// heading, which is never folded.
				if w := ansi.StringWidth(line); i > 0 && w > 80 && strings.Contains(strings.TrimSpace(line[min(labelWidth, len(line)):]), " ") && !strings.Contains(line, "://") {
					t.Errorf("%s: %d columns: %q", e.Ref(), w, line)
				}
			}
			if strings.Contains(text, "\x1b") {
				t.Errorf("%s: colour without a terminal", e.Ref())
			}
			for _, part := range c.parts {
				for _, f := range part.facts {
					for _, n := range f.cites {
						if n < 1 || n > len(c.source) {
							t.Errorf("%s: cites [%d] of %d", e.Ref(), n, len(c.source))
						}
					}
				}
			}
		}
	}
}

func TestPaintIsPlainWithoutATerminalAndASCIIWhereTheLocaleAsks(t *testing.T) {
	p := newPaint(&strings.Builder{}, environment(map[string]string{"TERM": "xterm", "LC_ALL": "C"}))
	if p.attrs || !p.ascii {
		t.Errorf("a pipe got %+v", p)
	}
	for env, want := range map[string]bool{"": true, "C": false, "POSIX": false, "en_US.ISO-8859-1": false, "fr_FR.UTF-8": true, "C.utf8": true} {
		if got := utf8Locale(environment(map[string]string{"LC_ALL": env})); got != want {
			t.Errorf("LC_ALL=%q: UTF-8 %v", env, got)
		}
	}
	ascii := paint{ascii: true}
	for m := markYes; m <= markAgainst; m++ {
		for _, r := range ascii.sign(m) {
			if r > 0x7e {
				t.Errorf("mark %d is %q", m, ascii.sign(m))
			}
		}
	}
}
