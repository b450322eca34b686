package panes

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/widget"
)

// Explain shows every mention with the words that matched and the rule that
// decided.
func (p *article) Explain() {
	p.why = widget.NewList(widget.ListSpec[int, model.Mention]{
		Key:    mentionKey,
		Height: func(i int) int { return 1 + len(p.whyLines(i)) },
		Paint:  p.paintMention,
	})
	p.why.Resize(p.width, max(p.height-2, 1))
	p.explain()
}

// mentionKey tells the mentions of an article apart by where they stand.
func mentionKey(m model.Mention) int { return int(m.Field)<<30 | m.Start }

// explain lists the mentions. One that was rejected and is back is gone to:
// it would come back out of sight.
func (p *article) explain() {
	p.why.SetItems(p.a.Mentions)
	if p.lost != nil && p.why.Select(mentionKey(*p.lost)) {
		p.lost = nil
	}
}

func (p *article) whyView() string {
	st := p.env.Styles
	head := "  Why this article is linked"
	if len(p.a.Mentions) == 0 {
		return widget.Fill([]string{st.Strong.Paint(widget.Fit(head, p.width, st.Dots)), "", "  " + st.Dim.Paint(widget.Cut("Nothing of the bundled data is named here.", p.width-2, st.Dots))}, p.width, p.height, st.Dots)
	}
	lines := []string{st.Strong.Paint(widget.Fit(head, p.width, st.Dots)), ""}
	return widget.Fill(append(lines, strings.Split(p.why.View(), "\n")...), p.width, p.height, st.Dots)
}

// whyMost is how many lines the reason of a mention may take.
const whyMost = 4

// whyLines says what mention i stands for, which rule decided, and where it
// is. The rule is what the page is for, so it is wrapped and not cut.
func (p *article) whyLines(i int) []string {
	m, w, sep := p.why.Item(i), p.why.Width(), p.env.Styles.Sep
	if w < 8 {
		return []string{""}
	}
	where := "in the title"
	if m.Field == model.InBody {
		where = "in the text"
	}
	lines := widget.Wrap(fmt.Sprintf("%s %s %s %s %s", m.Name, sep, model.Line(m.Why), sep, where), w-5)
	return lines[:min(len(lines), whyMost)]
}

// paintMention is a line that says what the words stand for, and those that
// say why.
func (p *article) paintMention(i int, selected bool) string {
	st, m, w := p.env.Styles, p.why.Item(i), p.why.Width()
	in := st.On(selected, p.focused)
	mark := in.Text.Paint(" ")
	if selected {
		mark = in.Focus.Paint(widget.Fit(st.Glyphs.Cursor, 1, ""))
	}
	if w < 8 {
		line := mark + in.Text.Paint(widget.Fit(model.Line(m.Match).String(), w-1, ""))
		return line + "\n" + in.Text.Paint(widget.Blank(w))
	}
	label, ink := Badge(p.env, in, m.Ref)
	label = widget.Cut(label, w/2, st.Dots)
	words := widget.Fit(fmt.Sprintf(" \"%s\"  ", model.Line(m.Match)), w-2-widget.Width(label), st.Dots)
	lines := []string{mark + in.Strong.Paint(words) + ink.Paint(label) + in.Text.Paint(" ")}
	for _, why := range p.whyLines(i) {
		lines = append(lines, mark+in.Dim.Paint(widget.Fit("   "+why, w-1, st.Dots)))
	}
	return strings.Join(lines, "\n")
}

func (p *article) pressWhy(msg tea.KeyPressMsg) Action {
	k := p.keys
	if p.why.Update(msg, k.moves) {
		return nil
	}
	m, ok := p.why.Selected()
	switch {
	case key.Matches(msg, k.closeWhy):
		p.why = nil
	case key.Matches(msg, k.undoWhy):
		return Undo{}
	case key.Matches(msg, k.helpWhy):
		return Command{"help"}
	case !ok:
	case key.Matches(msg, k.open):
		p.why = nil
		return Open{m.Ref}
	case key.Matches(msg, k.rejectHere):
		p.forget(m, false)
		return RejectMention{ID: p.id, Mention: m}
	case key.Matches(msg, k.rejectFeed):
		p.forget(m, true)
		return RejectMention{ID: p.id, Mention: m, WholeFeed: true}
	}
	return nil
}

// forget takes a rejected mention off the screen at once.
func (p *article) forget(bad model.Mention, alias bool) {
	var kept []model.Mention
	for _, m := range p.a.Mentions {
		if m == bad || alias && m.Ref == bad.Ref && m.Match == bad.Match {
			continue
		}
		kept = append(kept, m)
	}
	p.a.Mentions, p.lost = kept, &bad
	p.compose()
	p.explain()
}
