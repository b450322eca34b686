package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"pariscall/ui/theme"
)

// View paints the page: exactly width × height cells.
func (p *Page[T]) View(st *theme.Styles) string {
	if p.width <= 0 || p.height <= 0 {
		return ""
	}
	var out strings.Builder
	for y := range p.height {
		if y > 0 {
			out.WriteByte('\n')
		}
		if n := p.top + y; n < len(p.layout.lines) {
			p.paintLine(&out, st, n)
		} else {
			out.WriteString(Blank(p.width))
		}
	}
	return out.String()
}

func (p *Page[T]) paintLine(out *strings.Builder, st *theme.Styles, n int) {
	x := 0
	for _, piece := range p.layout.lines[n].pieces {
		if piece.x >= p.width {
			break
		}
		inks := &st.Inks
		gap := piece.x - x
		if p.focused && piece.link >= 0 && piece.link == p.sel {
			inks = &st.Cursor
			// The mark takes the blank before the link, so nothing moves.
			if mark := Width(st.Glyphs.Cursor); gap >= mark {
				out.WriteString(Blank(gap - mark))
				out.WriteString(st.Focus.Paint(st.Glyphs.Cursor))
				gap = 0
			}
		}
		out.WriteString(Blank(gap))
		text, w := piece.text, piece.w
		if room := p.width - piece.x; w > room {
			text = ansi.Truncate(text, room, "")
			w = Width(text)
		}
		out.WriteString(p.paint(st, inks, piece, text))
		x = max(piece.x, x) + w
	}
	out.WriteString(Blank(p.width - x))
}

func (p *Page[T]) paint(st *theme.Styles, inks *theme.Inks, piece piece, text string) string {
	ink := piece.tone.ink(inks)
	if piece.link >= 0 && p.content.Address != nil {
		if address := p.content.Address(p.layout.links[piece.link].target); address != "" {
			return st.Hyperlink(ink, address, text)
		}
	}
	return ink.Paint(text)
}

// ink returns the ink of a meaning.
func (t Tone) ink(in *theme.Inks) theme.Ink {
	switch t {
	case ToneDim:
		return in.Dim
	case ToneStrong:
		return in.Strong
	case ToneLink:
		return in.Accent
	case ToneGood:
		return in.Good
	case ToneWarn:
		return in.Warn
	case ToneBad, ToneActor:
		return in.Bad
	case ToneState, ToneAuthority:
		return in.State
	case ToneCompany:
		return in.Company
	case ToneCivil:
		return in.Civil
	case ToneIncident:
		return in.Incident
	default:
		return in.Text
	}
}
