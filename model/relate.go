package model

import (
	"slices"
	"strings"
)

// SupportersOf returns the supporters from a country, its own state entry
// first, then by category and name.
func (a *Atlas) SupportersOf(code CountryCode) []*Supporter {
	return of(a, a.supportersOf.get(a.groupRegister), code)
}

// StateEntry returns the register's entry of the state itself, or nil. That of
// the European Union stands among the public authorities.
func (a *Atlas) StateEntry(code CountryCode) *Supporter {
	return of(a, a.stateEntry.get(a.findStateEntries), code)
}

// SupporterCounts counts the supporters from a country by category.
func (a *Atlas) SupporterCounts(code CountryCode) map[Category]int {
	n := map[Category]int{}
	for _, p := range a.SupportersOf(code) {
		n[p.Category]++
	}
	return n
}

// VictimOf returns the incidents that hit a country, newest first.
func (a *Atlas) VictimOf(code CountryCode) []*Incident {
	return of(a, a.victimOf.get(func() [][]*Incident {
		return group(a, a.t.Incidents, (*Incident).eachVictim)
	}), code)
}

// OriginOf returns the incidents attributed, by anyone, to a country, newest
// first: those in which somebody accused it, and those whose actor the sources
// link to it.
func (a *Atlas) OriginOf(code CountryCode) []*Incident {
	return of(a, a.originOf.get(func() [][]*Incident {
		return group(a, a.t.Incidents, (*Incident).eachOrigin)
	}), code)
}

// AccuserIn returns the incidents a country publicly attributed, newest first.
func (a *Atlas) AccuserIn(code CountryCode) []*Incident {
	return of(a, a.accuserIn.get(func() [][]*Incident {
		return group(a, a.t.Incidents, (*Incident).eachAccuser)
	}), code)
}

// IncidentsOf returns the incidents that name a supporter among the victims,
// or an actor as perpetrator, newest first.
func (a *Atlas) IncidentsOf(r Ref) []*Incident {
	return a.incidentsOf.get(a.groupIncidents)[r]
}

// ActorsOf returns the threat actors with origin or suspected sponsor in a
// country, by name.
func (a *Atlas) ActorsOf(code CountryCode) []*Actor {
	return of(a, a.actorsOf.get(a.groupActors), code)
}

// PositionsOf returns what a party did about the other instruments, oldest
// instrument first.
func (a *Atlas) PositionsOf(party Ref) []*Position {
	party = a.thing(party)
	if party.Kind == KindCountry {
		return of(a, a.positionsOf.get(a.groupPositions), CountryCode(party.ID))
	}
	var found []*Position
	for _, p := range a.otherPositions.get(a.findOtherPositions) {
		if p.Party == party {
			found = append(found, p)
		}
	}
	return found
}

// PositionsOn returns all positions on an instrument, by party name. They
// stand together in the table.
func (a *Atlas) PositionsOn(instrument string) []*Position {
	on := func(p *Position) bool { return p.Instrument == instrument }
	start := slices.IndexFunc(a.t.Positions, on)
	if start < 0 {
		return nil
	}
	end := start + 1
	for end < len(a.t.Positions) && on(a.t.Positions[end]) {
		end++
	}
	return a.t.Positions[start:end:end]
}

// FactsAbout returns the quick facts about a thing, oldest first.
func (a *Atlas) FactsAbout(r Ref) []Fact { return a.factsAbout.get(a.groupFacts)[a.thing(r)] }

// MilestonesOf returns the milestones that name a thing (a country, incident
// or supporter), oldest first.
func (a *Atlas) MilestonesOf(r Ref) []*Milestone {
	return a.milestonesOf.get(a.groupMilestones)[a.thing(r)]
}

// thing reads the register's entry of a state as the country: what is known
// of the one is kept with the other.
func (a *Atlas) thing(r Ref) Ref {
	if r.Kind == KindSupporter {
		if p := a.Supporter(r.ID); p != nil {
			return a.subject(p)
		}
	}
	return r
}

// subject is what e is about: of a state's entry in the register, the state.
func (a *Atlas) subject(e Entity) Ref {
	if p, ok := e.(*Supporter); ok && a.isStateEntry(p) {
		return Ref{KindCountry, string(p.Country)}
	}
	return e.Ref()
}

// Relation is one edge of the atlas.
type Relation struct {
	Label string
	To    Ref
}

// relations collects edges, each once.
type relations struct {
	list []Relation
	seen map[Relation]bool
}

func (rs *relations) add(label string, to Ref) {
	edge := Relation{label, to}
	if to.IsZero() || rs.seen[edge] {
		return
	}
	rs.seen[edge] = true
	rs.list = append(rs.list, edge)
}

func (rs *relations) country(label string, code CountryCode) {
	if code != "" {
		rs.add(label, Ref{KindCountry, string(code)})
	}
}

// RelatedTo returns what a thing is related to, each with the words for how:
// "victim", "attributed by", "from here", ….
func (a *Atlas) RelatedTo(r Ref) []Relation {
	rs := &relations{seen: map[Relation]bool{}}
	e, ok := a.Resolve(r)
	if !ok {
		return nil
	}
	switch e := e.(type) {
	case *Country:
		a.relateCountry(rs, e)
	case *Supporter:
		a.relateSupporter(rs, e)
	case *Incident:
		a.relateIncident(rs, e)
	case *Actor:
		rs.country("country of origin", e.Country)
		rs.country("suspected sponsor", e.Sponsor)
		for _, i := range a.IncidentsOf(r) {
			rs.add("incident", i.Ref())
		}
	case *Instrument:
		for _, p := range a.PositionsOn(e.ID) {
			rs.add(words(p.Status), p.Party)
		}
	case *Principle:
		for _, i := range a.t.Incidents {
			for _, n := range i.Principles {
				if n == e.Number {
					rs.add("touched by", i.Ref())
				}
			}
		}
	case *Milestone:
		e.each(func(to Ref) { rs.add("names", to) })
	}
	for _, m := range a.MilestonesOf(r) {
		rs.add("in the timeline", m.Ref())
	}
	return rs.list
}

func (a *Atlas) relateCountry(rs *relations, c *Country) {
	for _, p := range a.SupportersOf(c.Code) {
		rs.add("from here", p.Ref())
	}
	for _, i := range a.VictimOf(c.Code) {
		rs.add("victim", i.Ref())
	}
	for _, i := range a.OriginOf(c.Code) {
		rs.add("attributed to it", i.Ref())
	}
	for _, i := range a.AccuserIn(c.Code) {
		rs.add("attributed by it", i.Ref())
	}
	for _, x := range a.ActorsOf(c.Code) {
		rs.add("threat actor", x.Ref())
	}
	a.relatePositions(rs, c.Ref())
}

func (a *Atlas) relateSupporter(rs *relations, p *Supporter) {
	rs.country("country", p.Country)
	for _, i := range a.IncidentsOf(p.Ref()) {
		rs.add("victim", i.Ref())
	}
	for _, i := range a.t.Incidents {
		for _, at := range i.Attributions {
			if at.ByRef == p.Ref() {
				rs.add("attributed by it", i.Ref())
			}
		}
	}
	a.relatePositions(rs, p.Ref())
}

func (a *Atlas) relatePositions(rs *relations, party Ref) {
	for _, p := range a.PositionsOf(party) {
		rs.add(words(p.Status), Ref{KindInstrument, p.Instrument})
	}
}

func (a *Atlas) relateIncident(rs *relations, i *Incident) {
	for _, c := range i.Victims {
		rs.country("victim", c)
	}
	for _, v := range i.VictimOrgs {
		rs.add("victim", v.Supporter)
	}
	rs.add("perpetrator", i.Actor)
	for _, x := range i.Actors {
		rs.add("perpetrator", x)
	}
	rs.country("suspected state", i.Suspect)
	for _, at := range i.Attributions {
		rs.country("attributed to", at.To)
	}
	for _, at := range i.Attributions {
		rs.country("attributed by", at.By)
		rs.add("attributed by", at.ByRef)
	}
	for _, n := range i.Principles {
		if p := a.Principle(n); p != nil {
			rs.add("touches", p.Ref())
		}
	}
}

// words turns a status word into words: voted-yes → voted yes.
func words(status string) string { return strings.ReplaceAll(status, "-", " ") }
