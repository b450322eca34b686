package model

import (
	"strconv"
	"strings"
)

// Tables is the bundled data as decoded, before it is indexed. NewAtlas takes
// ownership of it.
type Tables struct {
	Countries   []*Country
	Supporters  []*Supporter
	Incidents   []*Incident
	Actors      []*Actor
	Instruments []*Instrument
	Positions   []*Position
	Principles  []*Principle
	Milestones  []*Milestone
	Facts       []Fact
	Datasets    []Dataset
}

// Atlas is the immutable index over all bundled data. All its methods may be
// called from any goroutine; what they return must not be changed.
type Atlas struct {
	t Tables
	indexes
}

// NewAtlas checks that every reference leads somewhere and that every
// identifier is unique, and sorts the tables. The error names dataset and row.
func NewAtlas(t Tables) (*Atlas, error) {
	a := &Atlas{t: t}
	a.sort()
	if err := a.check(); err != nil {
		return nil, err
	}
	return a, nil
}

// SealedAtlas opens tables that NewAtlas has accepted and sorted before: the
// bundled ones, of which a test makes sure. It does not look at them.
func SealedAtlas(t Tables) *Atlas { return &Atlas{t: t} }

// Tables returns what the atlas was made of, sorted.
func (a *Atlas) Tables() Tables { return a.t }

// Countries returns all states and the EU, by English name.
func (a *Atlas) Countries() []*Country { return a.t.Countries }

// Supporters returns the register, by name.
func (a *Atlas) Supporters() []*Supporter { return a.t.Supporters }

// Incidents returns all incidents, newest first.
func (a *Atlas) Incidents() []*Incident { return a.t.Incidents }

// Actors returns all threat actors, by name.
func (a *Atlas) Actors() []*Actor { return a.t.Actors }

// Instruments returns the other pledges, by date of adoption.
func (a *Atlas) Instruments() []*Instrument { return a.t.Instruments }

// Principles returns the nine principles, in order.
func (a *Atlas) Principles() []*Principle { return a.t.Principles }

// Milestones returns the history of the field, oldest first.
func (a *Atlas) Milestones() []*Milestone { return a.t.Milestones }

// Facts returns every quick fact, oldest first.
func (a *Atlas) Facts() []Fact { return a.t.Facts }

// Positions returns every position on every instrument.
func (a *Atlas) Positions() []*Position { return a.t.Positions }

// Datasets describes every bundled set.
func (a *Atlas) Datasets() []Dataset { return a.t.Datasets }

// Country returns the country with that code, or nil. Codes the register
// writes otherwise (ROM, SCG, MTG) resolve too.
func (a *Atlas) Country(code CountryCode) *Country {
	if i, ok := a.placesByCode()[code]; ok {
		return a.t.Countries[i]
	}
	return nil
}

// Supporter returns the supporter with that id, or nil.
func (a *Atlas) Supporter(id string) *Supporter {
	return a.supporters.get(func() map[string]*Supporter { return byID(a.t.Supporters) })[id]
}

// Incident returns the incident with that id, or nil.
func (a *Atlas) Incident(id string) *Incident {
	return a.incidents.get(func() map[string]*Incident { return byID(a.t.Incidents) })[id]
}

// Actor returns the threat actor with that id, or nil.
func (a *Atlas) Actor(id string) *Actor {
	return a.actors.get(func() map[string]*Actor { return byID(a.t.Actors) })[id]
}

// Instrument returns the instrument with that id, or nil.
func (a *Atlas) Instrument(id string) *Instrument {
	return a.instruments.get(func() map[string]*Instrument { return byID(a.t.Instruments) })[id]
}

// Principle returns the principle with that number, or nil.
func (a *Atlas) Principle(n int) *Principle {
	for _, p := range a.t.Principles {
		if p.Number == n {
			return p
		}
	}
	return nil
}

// Milestone returns the milestone with that id, or nil.
func (a *Atlas) Milestone(id string) *Milestone {
	return a.milestones.get(func() map[string]*Milestone { return byID(a.t.Milestones) })[id]
}

// Resolve returns the thing r points to. Articles and feeds are not here.
func (a *Atlas) Resolve(r Ref) (Entity, bool) {
	switch r.Kind {
	case KindCountry:
		return found(a.Country(CountryCode(strings.ToUpper(r.ID))))
	case KindSupporter:
		return found(a.Supporter(r.ID))
	case KindIncident:
		return found(a.Incident(r.ID))
	case KindActor:
		return found(a.Actor(r.ID))
	case KindInstrument:
		return found(a.Instrument(r.ID))
	case KindPrinciple:
		n, err := strconv.Atoi(r.ID)
		if err != nil {
			return nil, false
		}
		return found(a.Principle(n))
	case KindMilestone:
		return found(a.Milestone(r.ID))
	default:
		return nil, false
	}
}

// found keeps a nil pointer from becoming an entity that is not nil.
func found[T any, P interface {
	*T
	Entity
}](p P) (Entity, bool) {
	if p == nil {
		return nil, false
	}
	return p, true
}

// Title returns the name of what r points to, or its address when the atlas
// does not hold it.
func (a *Atlas) Title(r Ref) string {
	if e, ok := a.Resolve(r); ok {
		return e.Title()
	}
	return r.String()
}
