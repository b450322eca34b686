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

	number       map[CountryCode]int // place of a country in the table
	stateEntry   []*Supporter        // by number
	supportersOf [][]*Supporter
	actorsOf     [][]*Actor
	victimOf     [][]*Incident
	originOf     [][]*Incident
	accuserIn    [][]*Incident
	positionsOf  [][]*Position

	otherPositions []*Position // of companies and organisations
	positionsOn    map[string][]*Position
	incidentsOf    map[Ref][]*Incident
	factsAbout     map[Ref][]Fact
	milestonesOf   map[Ref][]*Milestone
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
	n := len(a.t.Countries)
	a.number = make(map[CountryCode]int, n)
	for i, c := range a.t.Countries {
		a.number[c.Code] = i
	}
	a.connectRegister()
	a.connectPositions()
	a.actorsOf = group(a, a.t.Actors, func(x *Actor, put func(CountryCode)) {
		put(x.Country)
		if x.Sponsor != x.Country {
			put(x.Sponsor)
		}
	})
	a.victimOf = group(a, a.t.Incidents, (*Incident).eachVictim)
	a.originOf = group(a, a.t.Incidents, (*Incident).eachOrigin)
	a.accuserIn = group(a, a.t.Incidents, (*Incident).eachAccuser)
	a.incidentsOf = make(map[Ref][]*Incident)
	for _, i := range a.t.Incidents {
		i.eachParty(func(r Ref) { addOnce(a.incidentsOf, r, i) })
	}
	a.factsAbout = make(map[Ref][]Fact)
	for _, f := range a.t.Facts {
		a.factsAbout[f.About] = append(a.factsAbout[f.About], f)
	}
	a.milestonesOf = make(map[Ref][]*Milestone)
	for _, m := range a.t.Milestones {
		m.each(func(r Ref) { addOnce(a.milestonesOf, r, m) })
	}
}

// addOnce adds v, which is the newest of its list or in it already.
func addOnce[K, V comparable](m map[K][]V, key K, v V) {
	list := m[key]
	if len(list) == 0 || list[len(list)-1] != v {
		m[key] = append(list, v)
	}
}

// group lists things by country, in two passes: the first counts, so that all
// lists together take exactly the room they need. Room is time here: the
// first touch of a page of memory costs more than filling it.
func group[T comparable](a *Atlas, all []T, codes func(T, func(CountryCode))) [][]T {
	ends := make([]int, len(a.t.Countries)+1)
	total := 0
	count := func(c CountryCode) {
		if i, ok := a.number[c]; ok {
			ends[i+1]++
			total++
		}
	}
	for _, v := range all {
		codes(v, count)
	}
	room := make([]T, total)
	lists := make([][]T, len(a.t.Countries))
	for i := range lists {
		start := ends[i]
		ends[i+1] += start
		lists[i] = room[start:start:ends[i+1]]
	}
	var current T
	put := func(c CountryCode) {
		i, ok := a.number[c]
		if ok && (len(lists[i]) == 0 || lists[i][len(lists[i])-1] != current) {
			lists[i] = append(lists[i], current)
		}
	}
	for _, current = range all {
		codes(current, put)
	}
	return lists
}

// of reads a list by country, by whatever code.
func of[T any](a *Atlas, lists []T, code CountryCode) T {
	if c := a.country[code]; c != nil && len(lists) > 0 {
		return lists[a.number[c.Code]]
	}
	var none T
	return none
}

// connectRegister groups the supporters by country: the state's own entry
// first, then by category and name.
func (a *Atlas) connectRegister() {
	a.stateEntry = make([]*Supporter, len(a.t.Countries))
	for _, p := range a.t.Supporters {
		if a.isStateEntry(p) {
			a.stateEntry[a.number[p.Country]] = p
		}
	}
	categories := Categories()
	rank := func(p *Supporter) int {
		if a.isStateEntry(p) {
			return -1
		}
		return slices.Index(categories, p.Category)
	}
	a.supportersOf = group(a, a.t.Supporters, func(p *Supporter, put func(CountryCode)) { put(p.Country) })
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
	return p.Country == unionCode && a.country[unionCode] != nil && p.Name == a.country[unionCode].Name
}

// unionCode is the code of the European Union.
const unionCode CountryCode = "EUU"

// connectPositions groups the positions by party and by instrument; the table
// is sorted for both.
func (a *Atlas) connectPositions() {
	when := make(map[string]int, len(a.t.Instruments))
	for n, i := range a.t.Instruments {
		when[i.ID] = n
	}
	order(a.t.Positions, func(x, y *Position) int {
		if x.Instrument != y.Instrument {
			return cmp.Compare(when[x.Instrument], when[y.Instrument])
		}
		return compareNames(x.PartyName, y.PartyName)
	})
	a.positionsOf = group(a, a.t.Positions, func(p *Position, put func(CountryCode)) {
		if p.Party.Kind == KindCountry {
			put(CountryCode(p.Party.ID))
		}
	})
	a.positionsOn = make(map[string][]*Position, len(a.t.Instruments))
	start := 0
	for n, p := range a.t.Positions {
		if p.Party.Kind != KindCountry && !p.Party.IsZero() {
			a.otherPositions = append(a.otherPositions, p)
		}
		if n+1 == len(a.t.Positions) || a.t.Positions[n+1].Instrument != p.Instrument {
			a.positionsOn[p.Instrument] = a.t.Positions[start : n+1 : n+1]
			start = n + 1
		}
	}
}
