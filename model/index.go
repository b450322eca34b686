package model

import (
	"cmp"
	"slices"
)

// indexes answers the atlas's questions, each made when first it is needed.
// Lists share the order of the tables.
type indexes struct {
	names  lazy[*nameIndex]
	places lazy[map[CountryCode]int] // in the table, by any code of a country

	supporters  lazy[map[string]*Supporter]
	incidents   lazy[map[string]*Incident]
	actors      lazy[map[string]*Actor]
	instruments lazy[map[string]*Instrument]
	milestones  lazy[map[string]*Milestone]

	// By the place of a country in the table.
	stateEntry   lazy[[]*Supporter]
	supportersOf lazy[[][]*Supporter]
	actorsOf     lazy[[][]*Actor]
	victimOf     lazy[[][]*Incident]
	originOf     lazy[[][]*Incident]
	accuserIn    lazy[[][]*Incident]
	positionsOf  lazy[[][]*Position]

	otherPositions lazy[[]*Position] // of companies and organisations
	incidentsOf    lazy[map[Ref][]*Incident]
	factsAbout     lazy[map[Ref][]Fact]
	milestonesOf   lazy[map[Ref][]*Milestone]
}

// placesByCode finds countries by code, ISO 3166-1 alpha-2 and older codes
// too.
func (a *Atlas) placesByCode() map[CountryCode]int {
	return a.places.get(func() map[CountryCode]int {
		m := make(map[CountryCode]int, 2*len(a.t.Countries)+len(a.t.Countries)/8)
		for i, c := range a.t.Countries {
			m[c.Code] = i
			m[CountryCode(c.ISO2)] = i
			for _, code := range c.AltCodes {
				m[CountryCode(code)] = i
			}
		}
		return m
	})
}

func byID[T Entity](all []T) map[string]T {
	m := make(map[string]T, len(all))
	for _, e := range all {
		m[e.Ref().ID] = e
	}
	return m
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
}

func order[T any](s []T, compare func(x, y T) int) {
	if !slices.IsSortedFunc(s, compare) {
		slices.SortStableFunc(s, compare)
	}
}
