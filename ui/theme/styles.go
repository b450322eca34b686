package theme

import (
	"net/url"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Ink paints text in one style. Its sequences are made once, when the styles
// are built, because a frame paints some hundred stretches of text.
type Ink struct{ on, off string }

// Paint returns s in this ink. s must not hold sequences of its own: the
// first reset inside would end the ink.
func (k Ink) Paint(s string) string {
	if s == "" {
		return ""
	}
	return k.on + s + k.off
}

// Inks is one ink for each role, on one ground.
type Inks struct {
	Text, Strong, Dim, Accent, Border, Focus Ink
	Good, Warn, Bad                          Ink
	State, Company, Civil, Incident          Ink
	Link                                     Ink // underlined
	Named                                    Ink // a word that leads to a page: dotted or plain underline
	NamedHead                                Ink // the same in a heading
	Heading                                  Ink // strong and in the accent
	Hint                                     Ink // the letter one presses to follow a link
	Match                                    Ink // the part of a name that was searched for
}

// Styles is everything a pane needs to paint: inks on the plain ground,
// inks on the ground of the selected row while its pane has the focus, and
// the glyphs.
type Styles struct {
	Inks
	Cursor Inks // the selected row of the focused pane
	Rest   Inks // the selected row of a pane without focus

	Glyphs
	Dark       bool
	Hyperlinks bool // whether the terminal may be sent OSC 8 links
}

// On returns the inks for a row: selected says whether the row is under the
// cursor, focused whether its pane has the focus.
func (s *Styles) On(selected, focused bool) *Inks {
	switch {
	case selected && focused:
		return &s.Cursor
	case selected:
		return &s.Rest
	default:
		return &s.Inks
	}
}

// Build makes the styles of a theme for a dark or a light terminal.
func Build(t Theme, isDark bool, g Glyphs) *Styles {
	p := t.Light
	if isDark {
		p = t.Dark
	}
	own := "#1c2028"
	if isDark {
		own = "#e8eaee"
	}
	base := lipgloss.NewStyle()
	ground := base.Bold(false)
	if p.Selected == "" {
		ground = ground.Reverse(true)
	} else {
		ground = ground.Background(lipgloss.Color(p.Selected))
	}
	s := &Styles{
		Inks:       inks(p, base, false, own),
		Cursor:     inks(p, ground, true, own),
		Rest:       inks(p, base, false, own),
		Glyphs:     g,
		Dark:       isDark,
		Hyperlinks: true,
	}
	if p.Selected == "" {
		// Turned round, faint and bold are shades of the ground: the bar would
		// have as many colours as the row has inks. The mark before it stands
		// the right way up, as on the lines that it has alone.
		bar := ink(ground)
		s.Cursor = Inks{
			Text: bar, Strong: bar, Dim: bar, Accent: bar, Border: bar, Focus: s.Inks.Focus,
			Good: bar, Warn: bar, Bad: bar, State: bar, Company: bar, Civil: bar, Incident: bar,
			Link: ink(ground.Underline(true)), Named: bar, NamedHead: bar, Heading: bar,
			Hint: bar, Match: ink(ground.Underline(true)),
		}
	}
	return s
}

// inks makes the inks on a ground. On the ground of the selected row the
// terminal's own text colour is not trusted to be readable: own stands for it.
func inks(p Palette, ground lipgloss.Style, onGround bool, own string) Inks {
	in := func(colour string) lipgloss.Style {
		if colour == "" && onGround && p.Selected != "" {
			colour = own
		}
		if colour == "" {
			return ground
		}
		return ground.Foreground(lipgloss.Color(colour))
	}
	dim := in(p.Dim)
	if p.Dim == "" {
		dim = dim.Faint(true)
	}
	return Inks{
		Text:      ink(in(p.Text)),
		Strong:    ink(in(p.Text).Bold(true)),
		Dim:       ink(dim),
		Accent:    ink(in(p.Accent)),
		Border:    ink(in(p.Border)),
		Focus:     ink(in(p.Focus).Bold(true)),
		Good:      ink(in(p.Good)),
		Warn:      ink(in(p.Warn)),
		Bad:       ink(in(p.Bad)),
		State:     ink(in(p.State)),
		Company:   ink(in(p.Company)),
		Civil:     ink(in(p.Civil)),
		Incident:  ink(in(p.Incident)),
		Link:      ink(in(p.Link).Underline(true)),
		Named:     ink(in(p.Text).UnderlineStyle(lipgloss.UnderlineDotted)),
		NamedHead: ink(in(p.Accent).Bold(true).UnderlineStyle(lipgloss.UnderlineDotted)),
		Heading:   ink(in(p.Accent).Bold(true)),
		Hint:      ink(in(p.Focus).Bold(true).Reverse(true)),
		Match:     ink(in(p.Focus).Bold(true).Underline(true)),
	}
}

// ink takes the sequences around a letter apart.
func ink(s lipgloss.Style) Ink {
	on, off, _ := strings.Cut(s.Render("x"), "x")
	return Ink{on, off}
}

// Hyperlink paints text so that a terminal that can do so opens address when
// it is clicked. Only absolute http and https addresses become links, written
// in ASCII, so that nothing in an address can end the sequence early.
func (s *Styles) Hyperlink(k Ink, address, text string) string {
	painted := k.Paint(text)
	if !s.Hyperlinks || text == "" {
		return painted
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return painted
	}
	safe := u.String()
	for _, r := range safe {
		if r <= ' ' || r >= 0x7f {
			return painted
		}
	}
	return ansi.SetHyperlink(safe) + painted + ansi.ResetHyperlink()
}
