package panes

import (
	"pariscall/model"
	"pariscall/ui/widget"
)

// kindJoined is the kind of a page of the organisations whose names appear on
// the list on one day, or by it: joined:by 16 Sep 2019.
const kindJoined model.Kind = "joined"

func joinedRef(d model.Date) model.Ref { return model.Ref{Kind: kindJoined, ID: d.String()} }

// joinedCard lists the organisations of one day.
func (c *card) joinedCard(r model.Ref) (sheet, bool) {
	var when model.Date
	by := make(map[model.Category][]*model.Supporter)
	n := 0
	var sources []model.Source
	for _, s := range c.atlas.Supporters() {
		if d, _ := s.Since(); s.Category != model.CategoryState && joinedRef(d) == r {
			when = d
			by[s.Category] = append(by[s.Category], s)
			n++
			sources = s.Prov.Sources
		}
	}
	if n == 0 {
		return sheet{}, false
	}
	c.begin("Paris Call")
	words := count(n, "organisation", "organisations")
	if when.Precision == model.PrecisionBy {
		c.line(sources, text(words+" on the list "+when.String()+"; the day of each is unknown"))
	} else {
		c.line(sources, text(words+", "+when.String()))
	}
	c.line(nil, list("show in the list", model.KindSupporter, "-state since:"+when.Value()))
	for _, cat := range model.Categories()[1:] {
		if len(by[cat]) == 0 {
			continue
		}
		c.begin(capital(categoryWords(cat)))
		names := make([]span, 0, 2*len(by[cat]))
		for _, s := range by[cat] {
			name := c.thing(s.Ref(), s.Name)
			if s.Country != "" {
				name.Text += "\u00a0" + string(s.Country)
			}
			names = append(names, name)
		}
		c.line(nil, c.joined(names)...)
	}
	c.origin(c.register())
	return c.done(sheet{
		Name: "On the list " + when.String(), Mark: c.g.Endorsed,
		Aside: widget.Cut(words, 40, c.g.Dots),
	}), true
}
