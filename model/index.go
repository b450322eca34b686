package model

import (
	"cmp"
	"slices"
)

// indexes answers the atlas's questions. Lists share the order of the tables.
type indexes struct {
	country    map[CountryCode]*Country // by code, ISO 3166-1 alpha-2 and older codes too
	supporter  map[string]*Supporter
	incident   map[string]*Incident
	actor      map[string]*Actor
	instrument map[string]*Instrument
	milestone  map[string]*Milestone

	stateEntry   map[CountryCode]*Supporter
	supportersOf map[CountryCode][]*Supporter
	actorsOf     map[CountryCode][]*Actor
	victimOf     map[CountryCode][]*Incident
	originOf     map[CountryCode][]*Incident
	accuserIn    map[CountryCode][]*Incident
	incidentsOf  map[Ref][]*Incident
	positionsOf  map[Ref][]*Position
	positionsOn  map[string][]*Position
	factsAbout   map[Ref][]Fact
	milestonesOf map[Ref][]*Milestone
}

// sort puts the tables into the order that the accessors promise. The bundled
// files mostly are in it already, and to see that is cheap.
func (a *Atlas) sort() {
	order(a.t.Countries, func(x, y *Country) int { return compareNames(x.Name, y.Name) })
	order(a.t.Supporters, func(x, y *Supporter) int {
		return cmp.Or(compareNames(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	order(a.t.Incidents, func(x, y *Incident) int {
		return cmp.Or(y.Began.Compare(x.Began), cmp.Compare(x.ID, y.ID))
	})
	order(a.t.Actors, func(x, y *Actor) int {
		return cmp.Or(compareNames(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	order(a.t.Instruments, func(x, y *Instrument) int {
		return cmp.Or(x.Adopted.Compare(y.Adopted), cmp.Compare(x.ID, y.ID))
	})
	order(a.t.Principles, func(x, y *Principle) int { return cmp.Compare(x.Number, y.Number) })
	order(a.t.Milestones, func(x, y *Milestone) int {
		return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.ID, y.ID))
	})
	order(a.t.Facts, func(x, y Fact) int { return x.Date.Compare(y.Date) })
}

func order[T any](s []T, compare func(x, y T) int) {
	if !slices.IsSortedFunc(s, compare) {
		slices.SortStableFunc(s, compare)
	}
}

// connect builds the lists from one thing to another.
func (a *Atlas) connect() {
	a.connectRegister()
	a.connectIncidents()
	a.connectPositions()

	a.actorsOf = make(map[CountryCode][]*Actor)
	for _, act := range a.t.Actors {
		for _, c := range distinct(act.Country, act.Sponsor) {
			a.actorsOf[c] = append(a.actorsOf[c], act)
		}
	}
	a.factsAbout = make(map[Ref][]Fact)
	for _, f := range a.t.Facts {
		a.factsAbout[f.About] = append(a.factsAbout[f.About], f)
	}
	a.milestonesOf = make(map[Ref][]*Milestone)
	for _, m := range a.t.Milestones {
		for _, r := range distinct(m.names()...) {
			a.milestonesOf[r] = append(a.milestonesOf[r], m)
		}
	}
}

// connectRegister groups the supporters by country: the state's own entry
// first, then by category and name.
func (a *Atlas) connectRegister() {
	a.stateEntry = make(map[CountryCode]*Supporter, 128)
	a.supportersOf = make(map[CountryCode][]*Supporter, len(a.t.Countries))
	for _, p := range a.t.Supporters {
		if p.Country == "" {
			continue
		}
		if a.isStateEntry(p) {
			a.stateEntry[p.Country] = p
		}
		a.supportersOf[p.Country] = append(a.supportersOf[p.Country], p)
	}
	rank := func(p *Supporter) int {
		if a.isStateEntry(p) {
			return -1
		}
		return slices.Index(Categories(), p.Category)
	}
	for _, list := range a.supportersOf {
		slices.SortStableFunc(list, func(x, y *Supporter) int { return cmp.Compare(rank(x), rank(y)) })
	}
}

// isStateEntry says whether p is the register's entry of its country itself:
// a state, or the European Union, which stands among the public authorities.
func (a *Atlas) isStateEntry(p *Supporter) bool {
	if p.Category == CategoryState {
		return true
	}
	c := a.country[p.Country]
	return c != nil && c.Code == unionCode && p.Name == c.Name
}

// unionCode is the code of the European Union.
const unionCode CountryCode = "EUU"

func (a *Atlas) connectIncidents() {
	a.victimOf = make(map[CountryCode][]*Incident)
	a.originOf = make(map[CountryCode][]*Incident)
	a.accuserIn = make(map[CountryCode][]*Incident)
	a.incidentsOf = make(map[Ref][]*Incident)
	for _, i := range a.t.Incidents {
		for _, c := range distinct(i.Victims...) {
			a.victimOf[c] = append(a.victimOf[c], i)
		}
		for _, c := range distinct(i.origins()...) {
			a.originOf[c] = append(a.originOf[c], i)
		}
		for _, c := range distinct(i.accusers()...) {
			a.accuserIn[c] = append(a.accuserIn[c], i)
		}
		for _, r := range distinct(i.parties()...) {
			a.incidentsOf[r] = append(a.incidentsOf[r], i)
		}
	}
}

// connectPositions groups the positions by party and by instrument, in one
// pass over a table that is sorted for both.
func (a *Atlas) connectPositions() {
	when := make(map[string]int, len(a.t.Instruments))
	for n, i := range a.t.Instruments {
		when[i.ID] = n
	}
	order(a.t.Positions, func(x, y *Position) int {
		return cmp.Or(
			cmp.Compare(when[x.Instrument], when[y.Instrument]),
			compareNames(x.PartyName, y.PartyName),
		)
	})
	a.positionsOn = make(map[string][]*Position, len(a.t.Instruments))
	a.positionsOf = make(map[Ref][]*Position, 512)
	start := 0
	for n, p := range a.t.Positions {
		if !p.Party.IsZero() {
			a.positionsOf[p.Party] = append(a.positionsOf[p.Party], p)
		}
		if n+1 == len(a.t.Positions) || a.t.Positions[n+1].Instrument != p.Instrument {
			a.positionsOn[p.Instrument] = a.t.Positions[start : n+1 : n+1]
			start = n + 1
		}
	}
}

// distinct drops zero values and repetitions; the lists are short.
func distinct[T comparable](all ...T) []T {
	var zero T
	kept := all[:0:0]
	for _, v := range all {
		if v != zero && !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	return kept
}
