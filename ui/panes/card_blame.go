package panes

import (
	"slices"

	"pariscall/model"
	"pariscall/ui/widget"
)

// blame draws who accused whom, when and how, as lines that run together in
// the accused.
func (c *card) blame(i *model.Incident) {
	if len(i.Attributions) == 0 {
		return
	}
	c.begin("Blamed by")
	all := slices.Clone(i.Attributions)
	slices.SortStableFunc(all, func(a, b model.Attribution) int { return a.Date.Compare(b.Date) })
	var accused []string
	by := make(map[string][]model.Attribution)
	wide := 0
	for _, a := range all {
		to := string(a.To) + a.ToName
		if len(by[to]) == 0 {
			accused = append(accused, to)
		}
		by[to] = append(by[to], a)
		wide = max(wide, widget.Width(c.party(a.By, a.ByName, a.ByRef).Text))
	}
	for _, to := range accused {
		for n, a := range by[to] {
			c.accusation(a, n, len(by[to]), wide)
		}
	}
}

func (c *card) accusation(a model.Attribution, n, of, wide int) {
	by := c.party(a.By, a.ByName, a.ByRef)
	spans := []span{
		dim(a.Date.String()),
		at(13, by),
		{Text: c.branch(n, of), Tone: widget.ToneDim, Tab: 14 + wide, Need: 12, Glue: true},
	}
	if n == (of-1)/2 {
		to := c.party(a.To, a.ToName, model.Ref{})
		spans = append(spans, text(" "), to)
	}
	spans = append(spans, span{Text: shortHow(a.How), Tone: widget.ToneDim, Tab: 14 + wide + 11, Need: 14})
	c.line([]model.Source{a.Source}, spans...)
}

// shortHow is how somebody was blamed, in a word.
func shortHow(how string) string {
	switch how {
	case "government statement":
		return "statement"
	case "vendor report":
		return "report"
	default:
		return how
	}
}

// party is a state, or another party by its name.
func (c *card) party(code model.CountryCode, name string, r model.Ref) span {
	if code != "" {
		return c.state(code)
	}
	s := c.thing(r, name)
	s.Glue = true
	return s
}

// branch is the n-th of so many arms; the one in the middle leads on.
func (c *card) branch(n, of int) string {
	arms := struct{ only, first, last, side, middle, firstMiddle string }{
		"──▶", "─┐", "─┘", "─┤", "─┼▶", "─┬▶",
	}
	if c.g.Line == "-" {
		arms = struct{ only, first, last, side, middle, firstMiddle string }{
			"-->", "-.", "-'", "-|", "-+>", "-+>",
		}
	}
	middle := (of - 1) / 2
	switch {
	case of == 1:
		return arms.only
	case n == middle && n == 0:
		return arms.firstMiddle
	case n == middle:
		return arms.middle
	case n == 0:
		return arms.first
	case n == of-1:
		return arms.last
	default:
		return arms.side
	}
}
