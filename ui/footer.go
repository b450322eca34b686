package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"pariscall/ui/overlay"
	"pariscall/ui/panes"
	"pariscall/ui/widget"
)

// footer is the prompt when one is open, else the keys that matter now and
// the message of the moment.
func (a *App) footer() string {
	st := a.env.Styles
	if a.prompt != nil {
		return a.prompt.view(a.width, st)
	}
	message := ""
	if a.status.text != "" {
		message = widget.Cut(a.status.text, max(a.width*2/3, a.width-12), st.Dots)
	}
	room := a.width - 2 - widget.Width(message)
	if message != "" {
		room -= 2
	}
	keys, used := a.shortHelp(room)
	k := st.Accent
	if a.status.bad {
		k = st.Bad
	}
	gap := a.width - 1 - used - widget.Width(message)
	if message != "" {
		gap--
		return widget.Cut(" "+keys+widget.Blank(gap)+k.Paint(message)+" ", a.width, "")
	}
	return " " + keys + widget.Blank(gap)
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
