package panes

import (
	"slices"
	"strconv"

	"pariscall/model"
	"pariscall/ui/widget"
)

// supportersFrom counts the supporters of a country by category and names the
// first of each.
func (c *card) supportersFrom(k *model.Country) {
	c.begin("Supporters")
	all := c.atlas.SupportersOf(k.Code)
	counts := make(map[model.Category]int)
	for _, s := range all {
		counts[s.Category]++
	}
	others := len(all) - counts[model.CategoryState]
	if others == 0 {
		c.line(nil, dim("none from here in the register"))
		return
	}
	words := thousands(int64(others)) + " from here"
	if k.Call.Status == model.NotEndorsed {
		words += ", although the state has not endorsed the Call"
	}
	register := first(c.registerSources())
	c.line(register, text(words), dim(c.sep()), list("show all", model.KindSupporter, "country:"+string(k.Code)))
	top := 0
	for _, cat := range model.Categories()[1:] {
		top = max(top, counts[cat])
	}
	for _, cat := range model.Categories()[1:] {
		n := counts[cat]
		if n == 0 {
			continue
		}
		c.line(nil,
			text(categoryWords(cat)),
			at(19, number(n, 4)),
			at(24, span{Text: widget.Bar(c.g, n, top, 20), Tone: categoryTone(cat)}),
		)
		c.someSupporters(register, all, cat, "country:"+string(k.Code)+" "+string(cat))
	}
}

// someSupporters names the first supporters of a category and leads to the rest.
func (c *card) someSupporters(register []model.Source, all []*model.Supporter, cat model.Category, filter string) {
	var names []span
	n := 0
	for _, s := range all {
		if s.Category != cat {
			continue
		}
		if n++; n <= someNames {
			names = append(names, c.thing(s.Ref(), s.Name))
		}
	}
	if n == 0 {
		return
	}
	if n > someNames {
		names = append(names, list("all "+thousands(int64(n)), model.KindSupporter, filter))
	}
	names[0].Tab = 2
	c.under(register, c.joined(names)...)
}

// incidentsOfState lists what hit a state, what is laid at its door, and what
// it blamed others for.
func (c *card) incidentsOfState(k *model.Country) {
	c.begin("Incidents")
	groups := []struct {
		words, filter string
		of            []*model.Incident
	}{
		{"as victim", "victim:", c.atlas.VictimOf(k.Code)},
		{"as attributed origin", "origin:", c.atlas.OriginOf(k.Code)},
		{"as accuser", "accuser:", c.atlas.AccuserIn(k.Code)},
	}
	for _, g := range groups {
		c.incidents(g.words, g.of, g.filter+string(k.Code))
	}
}

func (c *card) incidents(words string, of []*model.Incident, filter string) {
	head := dim(words + " ")
	if len(of) == 0 {
		c.line(nil, head, dim("0"))
		return
	}
	number := span{Text: c.g.Incident + strconv.Itoa(len(of)), Tone: widget.ToneIncident}
	names := make([]span, 0, len(of))
	for i, in := range of {
		if i == someNames && filter != "" {
			names = append(names, list("all "+strconv.Itoa(len(of)), model.KindIncident, filter))
			break
		}
		names = append(names, c.incident(in))
	}
	c.listing(append([]span{head, number, text("  ")}, c.joined(names)...)...)
}

// actorsFrom lists the threat actors that sources link to a state.
func (c *card) actorsFrom(k *model.Country) {
	actors := c.atlas.ActorsOf(k.Code)
	if len(actors) == 0 {
		return
	}
	c.begin("Threat actors")
	c.line(actors[0].Prov.Sources, text(count(len(actors), "actor", "actors")+" linked to it by researchers"), dim(", which is their claim and not the Call's"))
	names := make([]span, 0, len(actors))
	for _, a := range actors {
		names = append(names, c.thing(a.Ref(), a.Name))
	}
	c.under(actors[0].Prov.Sources, c.joined(names)...)
}

// story gives the notes and single facts about a thing.
func (c *card) story(notes []model.Note, facts []model.Fact) {
	c.begin("Notes")
	for _, n := range notes {
		c.dated(n.Text, n.Date, n.Source)
	}
	for _, f := range facts {
		if slices.ContainsFunc(notes, func(n model.Note) bool { return n.Text == f.Text }) {
			continue
		}
		c.dated(f.Text, f.Date, f.Source)
	}
}

func (c *card) dated(words string, d model.Date, s model.Source) {
	spans := []span{text(words)}
	if d.Known() {
		spans = append(spans, dim(" "+d.String()))
	}
	c.line([]model.Source{s}, spans...)
}

// milestones lists dated events.
func (c *card) milestones(of []*model.Milestone) {
	c.begin("History")
	for _, m := range of {
		c.line(first(m.Prov.Sources), dim(m.Date.String()), at(13, c.thing(m.Ref(), m.Name)))
	}
}

// principlesOf lists the principles by number.
func (c *card) principlesOf(numbers []int) {
	c.begin("Principles")
	for _, n := range numbers {
		if p := c.atlas.Principle(n); p != nil {
			c.line(nil, span{
				Text: strconv.Itoa(n) + " " + p.Name, Tone: widget.ToneLink, Target: Target{Ref: p.Ref()},
			})
		}
	}
}
