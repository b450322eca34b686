package model

import (
	"cmp"
	"slices"
)

// group lists things by country, in two passes: the first counts, so that all
// lists together take exactly the room they need. Room is time here: the
// first touch of a page of memory costs more than filling it.
func group[T comparable](a *Atlas, all []T, codes func(T, func(CountryCode))) [][]T {
	places := a.placesByCode()
	ends := make([]int, len(a.t.Countries)+1)
	total := 0
	count := func(c CountryCode) {
		if i, ok := places[c]; ok {
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
		i, ok := places[c]
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
	if i, ok := a.placesByCode()[code]; ok {
		return lists[i]
	}
	var none T
	return none
}

// addOnce adds v, which is the newest of its list or in it already.
func addOnce[K, V comparable](m map[K][]V, key K, v V) {
	list := m[key]
	if len(list) == 0 || list[len(list)-1] != v {
		m[key] = append(list, v)
	}
}

// groupRegister groups the supporters by country: the state's own entry
// first, then by category and name.
func (a *Atlas) groupRegister() [][]*Supporter {
	categories := Categories()
	rank := func(p *Supporter) int {
		if a.isStateEntry(p) {
			return -1
		}
		return slices.Index(categories, p.Category)
	}
	lists := group(a, a.t.Supporters, func(p *Supporter, put func(CountryCode)) { put(p.Country) })
	for _, list := range lists {
		slices.SortStableFunc(list, func(x, y *Supporter) int { return cmp.Compare(rank(x), rank(y)) })
	}
	return lists
}

func (a *Atlas) findStateEntries() []*Supporter {
	entries := make([]*Supporter, len(a.t.Countries))
	for _, p := range a.t.Supporters {
		if a.isStateEntry(p) {
			entries[a.placesByCode()[p.Country]] = p
		}
	}
	return entries
}

// isStateEntry says whether p is the register's entry of its country itself:
// a state, or the European Union, which stands among the public authorities.
func (a *Atlas) isStateEntry(p *Supporter) bool {
	if p.Category == CategoryState {
		return true
	}
	if p.Country != unionCode {
		return false
	}
	union := a.Country(unionCode)
	return union != nil && p.Name == union.Name
}

// unionCode is the code of the European Union.
const unionCode CountryCode = "EUU"

func (a *Atlas) groupActors() [][]*Actor {
	return group(a, a.t.Actors, func(x *Actor, put func(CountryCode)) {
		put(x.Country)
		put(x.Sponsor)
	})
}

func (a *Atlas) groupPositions() [][]*Position {
	return group(a, a.t.Positions, func(p *Position, put func(CountryCode)) {
		if p.Party.Kind == KindCountry {
			put(CountryCode(p.Party.ID))
		}
	})
}

func (a *Atlas) findOtherPositions() []*Position {
	var others []*Position
	for _, p := range a.t.Positions {
		if p.Party.Kind != KindCountry && !p.Party.IsZero() {
			others = append(others, p)
		}
	}
	return others
}

func (a *Atlas) groupIncidents() map[Ref][]*Incident {
	m := make(map[Ref][]*Incident)
	for _, i := range a.t.Incidents {
		i.eachParty(func(r Ref) { addOnce(m, r, i) })
	}
	return m
}

func (a *Atlas) groupFacts() map[Ref][]Fact {
	m := make(map[Ref][]Fact)
	for _, f := range a.t.Facts {
		m[f.About] = append(m[f.About], f)
	}
	return m
}

func (a *Atlas) groupMilestones() map[Ref][]*Milestone {
	m := make(map[Ref][]*Milestone)
	for _, s := range a.t.Milestones {
		s.each(func(r Ref) { addOnce(m, r, s) })
	}
	return m
}
