package panes

import (
	"slices"
	"strconv"

	"pariscall/model"
	"pariscall/ui/widget"
)

// principleCard is one of the nine, with what happened against it.
func (c *card) principleCard(p *model.Principle) sheet {
	c.blocks = append(c.blocks, block{Key: "gist", Wide: true, Spans: []span{text(p.Gist)}})
	c.begin("Ask")
	c.line(p.Prov.Sources, text(p.Question))
	var touched []*model.Incident
	for _, i := range c.atlas.Incidents() {
		if slices.Contains(i.Principles, p.Number) {
			touched = append(touched, i)
		}
	}
	c.begin("Incidents")
	c.incidents("that touch it", touched, "principle:"+strconv.Itoa(p.Number))
	c.begin("The others")
	for _, o := range c.atlas.Principles() {
		if o.Number != p.Number {
			c.line(nil, span{
				Text: strconv.Itoa(o.Number) + " " + o.Name, Tone: widget.ToneLink, Target: Target{Ref: o.Ref()},
			})
		}
	}
	c.origin(p.Prov.Dataset)
	return c.done(sheet{Name: p.Name, Mark: strconv.Itoa(p.Number), Aside: "principle " + strconv.Itoa(p.Number) + " of 9"})
}

// milestoneCard is one dated event.
func (c *card) milestoneCard(m *model.Milestone) sheet {
	c.blocks = append(c.blocks, block{Key: "text", Wide: true, Spans: []span{text(m.Text)}})
	c.begin("When")
	where := ""
	if m.Place != "" {
		where = ", " + m.Place
	}
	c.line(m.Prov.Sources, text(spread(m.Date, m.End)+where))
	if len(m.Countries) > 0 {
		c.begin("Countries")
		states := make([]span, 0, len(m.Countries))
		for _, code := range m.Countries {
			s := c.named(code)
			s.Glue = true
			states = append(states, s)
		}
		c.line(nil, c.joined(states)...)
	}
	if len(m.Orgs) > 0 {
		c.begin("Organisations")
		names := make([]span, 0, len(m.Orgs))
		for n, o := range m.Orgs {
			var r model.Ref
			if n < len(m.OrgRefs) {
				r = m.OrgRefs[n]
			}
			names = append(names, c.party("", o, r))
		}
		c.line(nil, c.joined(names)...)
	}
	if len(m.Incidents) > 0 {
		c.begin("Incidents")
		names := make([]span, 0, len(m.Incidents))
		for _, id := range m.Incidents {
			if i := c.atlas.Incident(id); i != nil {
				names = append(names, c.incident(i))
			}
		}
		c.line(nil, c.joined(names)...)
	}
	c.origin(m.Prov.Dataset)
	return c.done(sheet{Name: m.Name, Aside: plain(m.Type) + c.sep() + m.Date.String()})
}
