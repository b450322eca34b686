package panes

import (
	"slices"
	"strings"

	"pariscall/model"
	"pariscall/ui/widget"
)

// incidentCard is the dossier of an incident.
func (c *card) incidentCard(i *model.Incident, n cardNews) sheet {
	c.blocks = append(c.blocks, block{Key: "summary", Wide: true, Spans: []span{text(i.Summary)}})
	c.begin("When")
	words := spread(i.Began, i.Ended)
	switch {
	case i.Disclosed.Known() && i.Disclosed == i.Began:
		words += ", disclosed the same day"
	case i.Disclosed.Known():
		words += ", disclosed " + i.Disclosed.String()
	}
	c.line(i.Prov.Sources, text(words))
	c.victims(i)
	c.perpetrator(i)
	c.blame(i)
	c.impact(i)
	c.principlesOf(i.Principles)
	c.news(i.Ref(), n)
	c.story(nil, c.atlas.FactsAbout(i.Ref()))
	c.milestones(c.atlas.MilestonesOf(i.Ref()))
	if len(i.Aliases) > 0 {
		c.begin("Also called")
		c.line(nil, text(strings.Join(i.Aliases, c.sep())))
	}
	c.origin(i.Prov.Dataset)
	aside := plain(i.Type)
	if d := incidentDate(i); d.Known() {
		aside += c.sep() + d.String()
	}
	return c.done(sheet{Name: i.Name, Mark: c.g.Incident, Aside: aside})
}

// victims lists the states and organisations hit, and how many of the states
// stand behind the Call.
func (c *card) victims(i *model.Incident) {
	c.begin("Hit")
	if i.VictimScope != "" {
		c.line(nil, text(i.VictimScope))
	}
	if len(i.Victims) > 0 {
		states := make([]span, 0, 2*len(i.Victims))
		for n, code := range i.Victims {
			if n > 0 {
				states = append(states, text("  "))
			}
			states = append(states, c.state(code))
		}
		c.line(nil, states...)
		c.pledgedThen(i)
	}
	if len(i.VictimOrgs) > 0 {
		names := make([]span, 0, len(i.VictimOrgs))
		for _, o := range i.VictimOrgs {
			s := text(o.Name)
			if !o.Supporter.IsZero() {
				s = c.thing(o.Supporter, o.Name)
				s.Text += " " + c.g.Endorsed
			}
			names = append(names, s)
		}
		c.line(nil, c.joined(names)...)
	}
	if len(i.Sectors) > 0 {
		c.line(nil, dim("sectors  "+strings.Join(i.Sectors, c.sep())))
	}
}

// pledgedThen compares the stance of the states hit at the time with today.
func (c *card) pledgedThen(i *model.Incident) {
	var now, then, unknown int
	when := incidentDate(i)
	for _, code := range i.Victims {
		k := c.atlas.Country(code)
		if k == nil || k.Call.Status != model.Endorsed {
			continue
		}
		now++
		switch d := k.Call.Date; {
		case d.Known() && d.Compare(when) <= 0:
			then++
		case !d.Known() || d.Precision == model.PrecisionBy:
			unknown++
		}
	}
	words := count(now, "of them endorses", "of them endorse") + " the Call today"
	switch {
	case !when.Known():
	case when.Compare(callBegan()) < 0:
		words += "; it did not exist then"
	case unknown > 0:
		words += ", " + count(then, "had", "had") + " by then, of " + count(unknown, "it is", "it is") + " not known"
	default:
		words += ", " + count(then, "had", "had") + " by then"
	}
	c.line(nil, dim(words))
}

// perpetrator names the actor and the state it is linked to.
func (c *card) perpetrator(i *model.Incident) {
	c.begin("Actor")
	var spans []span
	switch {
	case !i.Actor.IsZero():
		spans = append(spans, span{Text: c.g.Actor + " ", Tone: widget.ToneActor}, c.thing(i.Actor, i.ActorName))
	case i.ActorName != "":
		spans = append(spans, span{Text: c.g.Actor + " ", Tone: widget.ToneActor}, text(i.ActorName))
	default:
		spans = append(spans, dim("not named"))
	}
	if i.Suspect != "" {
		spans = append(spans, text(", linked to "), c.state(i.Suspect))
	}
	if i.Denied {
		spans = append(spans, text(c.sep()), span{Text: "denied", Tone: widget.ToneWarn})
	}
	if i.Confidence != "" {
		spans = append(spans, dim(" "+c.g.Sep+" confidence "+i.Confidence))
	}
	c.line(nil, spans...)
	c.suspects(i)
	if aliases := slices.DeleteFunc(slices.Clone(i.ActorAliases), func(a string) bool { return a == i.ActorName }); len(aliases) > 0 {
		c.line(nil, dim("also known as "+strings.Join(aliases, ", ")))
	}
}

// suspects names the other actors that sources see behind an incident.
func (c *card) suspects(i *model.Incident) {
	var names []span
	for _, r := range i.Actors {
		if r != i.Actor {
			names = append(names, c.thing(r, ""))
		}
	}
	if len(names) > 0 {
		c.line(nil, append([]span{dim("sources also name ")}, c.joined(names)...)...)
	}
}

func (c *card) impact(i *model.Incident) {
	c.begin("Damage")
	var parts []string
	if i.DamageUSD > 0 {
		parts = append(parts, money(i.DamageUSD))
	}
	if i.Systems > 0 {
		parts = append(parts, count(int(i.Systems), "system", "systems"))
	}
	if i.Records > 0 {
		parts = append(parts, count(int(i.Records), "record", "records"))
	}
	if len(parts) > 0 {
		c.line(nil, text(strings.Join(parts, c.sep())))
	}
	if i.ImpactNote != "" {
		c.line(nil, text(i.ImpactNote))
	}
	if len(i.Exploits) > 0 {
		c.begin("Means")
		c.line(nil, text(strings.Join(i.Exploits, c.sep())))
	}
}
