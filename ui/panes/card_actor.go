package panes

import (
	"slices"
	"strconv"
	"strings"

	"pariscall/model"
	"pariscall/ui/widget"
)

// actorCard is everything known of a threat actor.
func (c *card) actorCard(a *model.Actor, n cardNews) sheet {
	c.begin("Linked to")
	switch {
	case a.Country != "":
		c.line(a.Prov.Sources, text("from "), c.named(a.Country))
	default:
		c.line(a.Prov.Sources, dim("no country of origin is given"))
	}
	switch {
	case a.Sponsor != "":
		c.line(nil, text("suspected state sponsor "), c.named(a.Sponsor))
	default:
		c.line(nil, dim("no state sponsor is named"))
	}
	if a.Confidence >= 0 {
		c.line(nil, dim("confidence of the source "+strconv.Itoa(a.Confidence)+" of 100"))
	}
	c.begin("Incidents")
	c.incidents("laid at its door", c.atlas.IncidentsOf(a.Ref()), "")
	c.news(a.Ref(), n)
	c.aliases(a)
	c.origin(a.Prov.Dataset)
	aside := "threat actor"
	if a.Country != "" {
		aside += c.sep() + string(a.Country)
	}
	return c.done(sheet{Name: a.Name, Mark: c.g.Actor, Aside: aside})
}

// aliases lists the other names, with the actors that sources also call so.
func (c *card) aliases(a *model.Actor) {
	if len(a.Aliases) == 0 {
		return
	}
	c.begin("Also called")
	namesakes := c.namesakes(a)
	var alone, shared []span
	for _, alias := range a.Aliases {
		others := namesakes[strings.ToLower(alias)]
		if len(others) == 0 {
			alone = append(alone, span{Text: alias, Glue: true})
			continue
		}
		shared = append(shared, span{Text: alias, Glue: true}, dim(" (also said of "))
		for i, o := range others {
			if i > 0 {
				shared = append(shared, dim(", "))
			}
			shared = append(shared, c.thing(o, ""))
		}
		shared = append(shared, dim(") "))
	}
	if len(alone) > 0 {
		c.line(nil, c.joined(alone)...)
	}
	if len(shared) > 0 {
		c.line(nil, append([]span{{Text: c.g.Partly + " ", Tone: widget.ToneWarn}}, shared...)...)
	}
}

// namesakes returns, for each of an actor's names, the other actors that bear
// it too.
func (c *card) namesakes(a *model.Actor) map[string][]model.Ref {
	out := make(map[string][]model.Ref, len(a.Aliases))
	for _, alias := range a.Aliases {
		out[strings.ToLower(alias)] = nil
	}
	for _, o := range c.atlas.Actors() {
		if o == a {
			continue
		}
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			name = strings.ToLower(name)
			if known, ok := out[name]; ok && !slices.Contains(known, o.Ref()) {
				out[name] = append(known, o.Ref())
			}
		}
	}
	return out
}
