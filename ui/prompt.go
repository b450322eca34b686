package ui

import (
	tea "charm.land/bubbletea/v2"

	"pariscall/ui/panes"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// prompt is a question in the footer: one with a text field, or one that is
// answered by y or n.
type prompt struct {
	by      any
	label   string
	field   *widget.Field // nil: y or n
	check   func(string) error
	answer  func(string) panes.Action
	yes     panes.Action
	problem string
	fieldAt int
}

func newAsk(by any, q panes.Ask) *prompt {
	p := &prompt{by: by, label: q.Prompt, field: &widget.Field{}, check: q.Check, answer: q.Answer}
	p.field.SetText(q.Text)
	p.recheck()
	return p
}

func newConfirm(by any, q panes.Confirm) *prompt {
	return &prompt{by: by, label: q.Question, yes: q.Do}
}

// toPrompt hands a key or a paste to the question. Esc drops it.
func (a *App) toPrompt(msg tea.Msg) tea.Cmd {
	p := a.prompt
	press, isKey := msg.(tea.KeyPressMsg)
	if isKey && press.String() == "esc" {
		a.prompt = nil
		return nil
	}
	if p.field == nil {
		a.prompt = nil
		if isKey && (press.String() == "y" || press.String() == "Y" || press.String() == "enter") {
			return a.do(p.by, p.yes)
		}
		return a.say("nothing was done", false)
	}
	if isKey && press.String() == "enter" {
		if p.problem != "" {
			return nil
		}
		a.prompt = nil
		return a.do(p.by, p.answer(p.field.Text()))
	}
	p.field.Update(msg)
	p.recheck()
	return nil
}

// recheck looks at what stands in the field after each key.
func (p *prompt) recheck() {
	p.problem = ""
	if p.check == nil {
		return
	}
	if err := p.check(p.field.Text()); err != nil {
		p.problem = err.Error()
	}
}

// promptText is how much room what is typed has at least, where there is any.
const promptText = 24

// view is exactly one line of width cells; alone says that what is wrong has
// no other line to stand on.
func (p *prompt) view(width int, st *theme.Styles, alone bool) string {
	if p.field == nil {
		const answers = "  y/n"
		return st.Heading.Paint(widget.Fit(widget.Cut(" "+p.label, width-len(answers), st.Dots)+answers, width, ""))
	}
	hint := "enter ok " + st.Sep + " esc no "
	k := st.Dim
	if p.problem != "" && alone {
		hint, k = p.problem+" ", st.Bad
	} else if p.problem != "" {
		hint = "esc no "
	}
	hint = widget.Cut(" "+hint, width/2, st.Dots)
	if width < 50 && (p.problem == "" || !alone) {
		hint = ""
	}
	label := widget.Cut(" "+p.label+" ", max(width/3, width-widget.Width(hint)-promptText), st.Dots)
	p.fieldAt = widget.Width(label)
	room := max(width-p.fieldAt-widget.Width(hint), 1)
	p.field.Resize(room)
	text, _ := p.field.View()
	return widget.Fit(st.Heading.Paint(label)+st.Text.Paint(text)+k.Paint(hint), width, "")
}

func (p *prompt) cursor(at rect) *tea.Cursor {
	if p.field == nil {
		return nil
	}
	_, x := p.field.View()
	return tea.NewCursor(at.x+p.fieldAt+x, at.y)
}
