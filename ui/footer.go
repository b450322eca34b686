package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"pariscall/ui/overlay"
	"pariscall/ui/panes"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// footer is the prompt when one is open, else the keys that matter now. Where
// there is no line over it, it shares its own with what there is to say.
func (a *App) footer() string {
	st := a.env.Styles
	if a.prompt != nil {
		return a.prompt.view(a.width, st, a.lay.footRule.empty())
	}
	message := ""
	if said, k := a.said(); said != "" && a.lay.footRule.empty() {
		message = k.Paint(widget.Cut(said, max(a.width*2/3, a.width-12), st.Dots))
	} else if a.sayLong() {
		return widget.Fit(" "+k.Paint(a.longWords()[1]), a.width, "")
	}
	room := a.width - 2 - widget.Width(message)
	if message != "" {
		room -= 2
	}
	keys, used := a.shortHelp(room)
	gap := a.width - 1 - used - widget.Width(message)
	if message != "" {
		return widget.Cut(" "+keys+widget.Blank(gap-1)+message+" ", a.width, "")
	}
	return " " + keys + widget.Blank(gap)
}

// said is what there is to say now: what is wrong with the text of a prompt,
// else the message of the moment.
func (a *App) said() (words string, k theme.Ink) {
	st := a.env.Styles
	switch {
	case a.prompt != nil && a.prompt.problem != "":
		return a.prompt.problem, st.Bad
	case a.status.bad:
		return a.status.text, st.Bad
	default:
		return a.status.text, st.Accent
	}
}

// saying is the line over the footer: a rule, or what there is to say, so that
// words and keys never push one another out.
func (a *App) saying() string {
	words, k := a.said()
	if words == "" {
		return a.rule(a.lay.footRule.w)
	}
	st := a.env.Styles
	if a.sayLong() {
		return widget.Fit(" "+k.Paint(a.longWords()[0]), a.width, "")
	}
	words = widget.Cut(words, a.width-2, st.Dots)
	rest := a.width - 2 - widget.Width(words)
	return " " + k.Paint(words) + " " + st.Border.Paint(strings.Repeat(st.Line, rest))
}

// sayLong says whether the message takes the line of the keys too: it is too
// long for its own, and no key was pressed since.
func (a *App) sayLong() bool {
	return a.prompt == nil && a.overlay == nil && a.status.fresh && !a.lay.footRule.empty() &&
		widget.Width(a.status.text) > a.width-2
}

func (a *App) longWords() [2]string {
	lines := append(widget.Wrap(a.status.text, a.width-2), "")
	rest := strings.Join(lines[1:], " ")
	return [2]string{lines[0], widget.Cut(strings.TrimSpace(rest), a.width-2, a.env.Styles.Dots)}
}

// shortHelp lists keys with their meaning as far as there is room.
func (a *App) shortHelp(room int) (painted string, used int) {
	st := a.env.Styles
	sep := " " + st.Sep + " "
	always := sep + "/ search" + sep + "? keys"
	bindings, everywhere := a.keysNow()
	if everywhere {
		// The two keys that lead to all others always have their place.
		room -= widget.Width(always)
	}
	var b strings.Builder
	put := func(k, what string) bool {
		w := widget.Width(k) + 1 + widget.Width(what)
		if used > 0 {
			w += widget.Width(sep)
		}
		if used+w > room {
			return false
		}
		if used > 0 {
			b.WriteString(st.Border.Paint(sep))
		}
		b.WriteString(st.Strong.Paint(k) + " " + st.Dim.Paint(what))
		used += w
		return true
	}
	shown := 0
	for _, k := range bindings {
		if !k.Enabled() || k.Help().Key == "" || shown >= 7 {
			continue
		}
		if !put(overlay.FirstKey(k), k.Help().Desc) {
			break
		}
		shown++
	}
	if everywhere {
		room += widget.Width(always)
		put("/", "search")
		put("?", "keys")
	}
	return b.String(), used
}

// keysNow lists the keys that work where the focus is, and whether those that
// work everywhere do now.
func (a *App) keysNow() (bindings []key.Binding, everywhere bool) {
	if a.overlay != nil {
		return a.overlay.Keys(), false
	}
	p := a.focused()
	if t, ok := p.(panes.Typing); ok && t.Typing() {
		return p.Keys(), false
	}
	if a.view().page != nil {
		return append([]key.Binding{a.keys.Back}, p.Keys()...), true
	}
	return p.Keys(), true
}
