package main

import (
	"fmt"
	"strings"

	"pariscall/model"
)

// cardOf lays out anything of the bundled data.
func cardOf(at *model.Atlas, e model.Entity) *card {
	switch e := e.(type) {
	case *model.Country:
		return countryCard(at, e)
	case *model.Supporter:
		return supporterCard(at, e)
	case *model.Incident:
		return incidentCard(at, e)
	case *model.Actor:
		return actorCard(at, e)
	case *model.Instrument:
		return instrumentCard(at, e)
	case *model.Principle:
		return principleCard(at, e)
	case *model.Milestone:
		return milestoneCard(at, e)
	case parisCall:
		return callCard(e)
	default:
		return &card{ref: e.Ref(), title: e.Title()}
	}
}

func supporterCard(at *model.Atlas, s *model.Supporter) *card {
	k := &card{ref: s.Ref(), title: s.Name, tags: supporterKind(at, s)}
	since, basis := s.Since()
	stance := model.CallStance{Status: model.Endorsed, Date: since, Basis: basis}
	k.add("Paris Call", fact{
		mark: callMark(stance), text: strings.Replace(callWords(stance, ""), "endorsed", "supporter", 1),
		date: since, cites: k.cite(provSources(at, s.Prov)...),
	})
	if c := at.Country(s.Country); c != nil {
		// Which need not be where its seat is: Schneider Electric stands under the United States.
		k.add("Listed under", fact{mark: callMark(c.Call), text: c.Name + ", whose state has " + callWords(c.Call, "")})
	}
	k.add("Is", textFacts(s.Type, prefixed("sector ", s.Sector), prefixed("part of ", s.Parent),
		prefixed("based in ", s.City), prefixed("listed as ", s.Ticker), s.Website)...)
	k.add("Other pledges", positionFacts(k, at, s.Ref())...)
	if hit := at.IncidentsOf(s.Ref()); len(hit) > 0 {
		k.add("Incidents", incidentFact("as victim", hit))
	}
	k.add("Facts", quickFacts(k, at, s.Ref())...)
	k.add("Timeline", milestoneFacts(k, at.MilestonesOf(s.Ref()))...)
	names := s.Aliases
	if s.RegisterName != s.Name {
		names = append([]string{s.RegisterName + " (in the register)"}, names...)
	}
	k.add("Also called", textFacts(strings.Join(names, " · "))...)
	k.add("Note", textFacts(s.Note)...)
	k.add("Record", recordFact(k, at, s.Prov))
	return k
}

func incidentCard(at *model.Atlas, i *model.Incident) *card {
	k := &card{ref: i.Ref(), title: i.Name, tags: strings.Join([]string{i.Type, span(i.Began, i.Ended)}, " · ")}
	k.add("What", fact{text: i.Summary, cites: k.cite(i.Prov.Sources...)})
	when := span(i.Began, i.Ended)
	if i.Disclosed.Known() {
		when += ", disclosed " + i.Disclosed.String()
	}
	k.add("When", fact{text: when, date: i.Began})
	k.add("Hit", victimFacts(at, i)...)
	k.add("Actor", actorFacts(at, i)...)
	var blamed []fact
	for _, a := range i.Attributions {
		text := partyName(at, a.By, a.ByName) + " blamed " + partyName(at, a.To, a.ToName)
		if a.How != "" {
			text += ", " + a.How
		}
		blamed = append(blamed, fact{name: a.Date.String(), text: text, date: a.Date, cites: k.cite(a.Source)})
	}
	k.add("Blamed by", blamed...)
	k.add("Damage", damageFacts(i)...)
	k.add("Used", textFacts(strings.Join(i.Exploits, " · "))...)
	k.add("Principles", principleFacts(at, i.Principles)...)
	k.add("Facts", quickFacts(k, at, i.Ref())...)
	k.add("Timeline", milestoneFacts(k, at.MilestonesOf(i.Ref()))...)
	k.add("Also called", textFacts(strings.Join(i.Aliases, " · "))...)
	k.add("Confidence", textFacts(i.Confidence)...)
	k.add("Record", recordFact(k, at, i.Prov))
	return k
}

func victimFacts(at *model.Atlas, i *model.Incident) []fact {
	var facts []fact
	for _, code := range i.Victims {
		if c := at.Country(code); c != nil {
			facts = append(facts, fact{mark: callMark(c.Call), name: string(code), text: c.Name})
		}
	}
	var orgs []string
	for _, o := range i.VictimOrgs {
		name := o.Name
		if !o.Supporter.IsZero() {
			name += " (supporter)"
		}
		orgs = append(orgs, name)
	}
	return append(facts, textFacts(i.VictimScope, strings.Join(orgs, " · "), prefixed("sectors: ", strings.Join(i.Sectors, ", ")))...)
}

func actorFacts(at *model.Atlas, i *model.Incident) []fact {
	var facts []fact
	if i.ActorName != "" {
		text := i.ActorName
		if len(i.ActorAliases) > 0 {
			text += ", also " + strings.Join(i.ActorAliases, " · ")
		}
		facts = append(facts, fact{mark: markActor, text: text})
	}
	if c := at.Country(i.Suspect); c != nil {
		text := "linked to " + c.Name
		if i.Denied {
			text += ", which denied it"
		}
		facts = append(facts, fact{mark: callMark(c.Call), text: text})
	}
	if len(facts) == 0 {
		facts = append(facts, fact{text: "unknown"})
	}
	return facts
}

func damageFacts(i *model.Incident) []fact {
	var lines []string
	if i.DamageUSD > 0 {
		lines = append(lines, "about "+money(i.DamageUSD))
	}
	if i.Systems > 0 {
		lines = append(lines, counted(int(i.Systems), "system", "systems"))
	}
	if i.Records > 0 {
		lines = append(lines, counted(int(i.Records), "record", "records"))
	}
	return textFacts(append(lines, i.ImpactNote)...)
}

func principleFacts(at *model.Atlas, numbers []int) []fact {
	var facts []fact
	for _, n := range numbers {
		if p := at.Principle(n); p != nil {
			facts = append(facts, fact{text: fmt.Sprintf("%d %s", n, p.Name)})
		}
	}
	return facts
}

// partyName names who accuses or is accused.
func partyName(at *model.Atlas, code model.CountryCode, name string) string {
	if c := at.Country(code); c != nil {
		return c.Name
	}
	if name != "" {
		return name
	}
	return "unknown"
}

func actorCard(at *model.Atlas, a *model.Actor) *card {
	k := &card{ref: a.Ref(), title: a.Name, tags: "threat actor"}
	if c := at.Country(a.Country); c != nil {
		k.add("Origin", fact{mark: callMark(c.Call), text: c.Name, cites: k.cite(provSources(at, a.Prov)...)})
	}
	sponsor := fact{text: "no state named"}
	if c := at.Country(a.Sponsor); c != nil {
		sponsor = fact{mark: callMark(c.Call), text: c.Name + ", suspected", cites: k.cite(provSources(at, a.Prov)...)}
		if a.Confidence >= 0 {
			sponsor.text += fmt.Sprintf(", confidence %d of 100", a.Confidence)
		}
	}
	k.add("Sponsor", sponsor)
	if done := at.IncidentsOf(a.Ref()); len(done) > 0 {
		k.add("Incidents", incidentFact("as perpetrator", done))
	}
	k.add("Also called", textFacts(strings.Join(a.Aliases, " · "))...)
	k.add("Record", recordFact(k, at, a.Prov))
	return k
}

func instrumentCard(at *model.Atlas, i *model.Instrument) *card {
	k := &card{ref: i.Ref(), title: i.Short, tags: strings.Join([]string{i.Type, i.Adopted.String()}, " · ")}
	k.add("Full name", textFacts(i.Name)...)
	k.add("What", fact{text: i.Summary, cites: k.cite(i.Prov.Sources...)})
	k.add("Adopted", fact{text: i.Adopted.String(), date: i.Adopted})
	k.add("Open to", textFacts(strings.Join(i.OpenTo, ", "))...)
	by := map[string][]string{}
	var order []string
	for _, p := range at.PositionsOn(i.ID) {
		if by[p.Status] == nil {
			order = append(order, p.Status)
		}
		by[p.Status] = append(by[p.Status], p.PartyName)
	}
	var facts []fact
	for _, status := range order {
		facts = append(facts, fact{
			mark: positionMark(status), name: positionWords(status),
			text: fmt.Sprintf("%s: %s", grouped(len(by[status])), strings.Join(by[status], " · ")),
		})
	}
	k.add("Positions", facts...)
	k.add("Coverage", fact{text: i.Coverage + " list as of " + i.AsOf.String(), date: i.AsOf})
	k.add("Page", textFacts(i.URL)...)
	k.add("Record", recordFact(k, at, i.Prov))
	return k
}

func principleCard(at *model.Atlas, p *model.Principle) *card {
	k := &card{ref: p.Ref(), title: fmt.Sprintf("%d  %s", p.Number, p.Name), tags: "principle of the Paris Call"}
	k.add("Says", fact{text: p.Gist, cites: k.cite(p.Prov.Sources...)})
	k.add("Ask", textFacts(p.Question)...)
	touched := incidentsOnPrinciple(at, p.Number)
	k.add("Incidents", incidentFact("that touch it", touched))
	k.add("Record", recordFact(k, at, p.Prov))
	return k
}

func incidentsOnPrinciple(at *model.Atlas, n int) []*model.Incident {
	var touched []*model.Incident
	for _, i := range at.Incidents() {
		for _, p := range i.Principles {
			if p == n {
				touched = append(touched, i)
				break
			}
		}
	}
	return touched
}

func milestoneCard(at *model.Atlas, m *model.Milestone) *card {
	k := &card{ref: m.Ref(), title: m.Name, tags: strings.Join([]string{m.Type, span(m.Date, m.End)}, " · ")}
	k.add("What", fact{text: m.Text, date: m.Date, cites: k.cite(m.Prov.Sources...)})
	k.add("Where", textFacts(m.Place)...)
	var names []string
	for _, code := range m.Countries {
		if c := at.Country(code); c != nil {
			names = append(names, c.Name)
		}
	}
	k.add("Countries", textFacts(strings.Join(names, " · "))...)
	k.add("With", textFacts(strings.Join(m.Orgs, " · "))...)
	var incidents []string
	for _, id := range m.Incidents {
		if i := at.Incident(id); i != nil {
			incidents = append(incidents, i.Name)
		}
	}
	k.add("Incidents", textFacts(strings.Join(incidents, " · "))...)
	k.add("Record", recordFact(k, at, m.Prov))
	return k
}

// textFacts makes a fact of each text that is not empty.
func textFacts(texts ...string) []fact {
	var facts []fact
	for _, t := range texts {
		if t != "" {
			facts = append(facts, fact{text: t})
		}
	}
	return facts
}

// prefixed puts words before a text unless it is empty.
func prefixed(words, text string) string {
	if text == "" {
		return ""
	}
	return words + text
}
