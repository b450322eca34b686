package model

import (
	"cmp"
	"fmt"
	"strconv"
)

// wrong is an error about one record: dataset, row and what is the matter.
func wrong(p Provenance, id, format string, args ...any) error {
	return fmt.Errorf("%s, row %d (%s): %s", p.Dataset, p.Row, id, fmt.Sprintf(format, args...))
}

// identify fills the maps by identifier and finds identifiers used twice.
func (a *Atlas) identify() error {
	a.country = make(map[CountryCode]*Country, 2*len(a.t.Countries)+len(a.t.Countries)/8)
	for _, c := range a.t.Countries {
		if err := a.addCode(c, string(c.Code)); err != nil {
			return err
		}
		if err := a.addCode(c, c.ISO2); err != nil {
			return err
		}
		for _, code := range c.AltCodes {
			if err := a.addCode(c, code); err != nil {
				return err
			}
		}
	}
	var err error
	if a.supporter, err = byID(a.t.Supporters, func(p *Supporter) string { return p.ID }); err != nil {
		return err
	}
	if a.incident, err = byID(a.t.Incidents, func(i *Incident) string { return i.ID }); err != nil {
		return err
	}
	if a.actor, err = byID(a.t.Actors, func(x *Actor) string { return x.ID }); err != nil {
		return err
	}
	if a.instrument, err = byID(a.t.Instruments, func(i *Instrument) string { return i.ID }); err != nil {
		return err
	}
	if _, err = byID(a.t.Principles, func(p *Principle) string { return strconv.Itoa(p.Number) }); err != nil {
		return err
	}
	a.milestone, err = byID(a.t.Milestones, func(m *Milestone) string { return m.ID })
	return err
}

// addCode lets a code resolve to c. A country may have one code twice, as the
// European Union has EU.
func (a *Atlas) addCode(c *Country, code string) error {
	if old := a.country[CountryCode(code)]; old != nil && old != c {
		return wrong(c.Prov, c.Name, "%s has the code %q already", old.Name, code)
	}
	a.country[CountryCode(code)] = c
	return nil
}

func byID[T Entity](all []T, id func(T) string) (map[string]T, error) {
	m := make(map[string]T, len(all))
	for _, e := range all {
		key := id(e)
		if !isSlug(key) {
			return nil, wrong(e.Origin(), e.Title(), "%q is not an identifier: want small letters, digits and single hyphens", key)
		}
		if old, twice := m[key]; twice {
			return nil, wrong(e.Origin(), e.Title(), "the identifier %q is that of row %d (%s) already", key, old.Origin().Row, old.Title())
		}
		m[key] = e
	}
	return m, nil
}

func isSlug(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
		hyphen := c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-'
		if !letter && !hyphen {
			return false
		}
	}
	return s != ""
}

// check follows every reference.
func (a *Atlas) check() error {
	for _, c := range a.t.Countries {
		if err := checkCodes(c); err != nil {
			return err
		}
	}
	states := map[CountryCode]*Supporter{}
	for _, p := range a.t.Supporters {
		if p.Country != "" && !a.isCountry(p.Country) {
			return wrong(p.Prov, p.ID, "there is no country %q", p.Country)
		}
		if p.Category != CategoryState {
			continue
		}
		if p.Country == "" {
			return wrong(p.Prov, p.ID, "a state without a country")
		}
		if old := states[p.Country]; old != nil {
			return wrong(p.Prov, p.ID, "%s stands in the register as %s already", p.Country, old.ID)
		}
		states[p.Country] = p
	}
	for _, x := range a.t.Actors {
		for _, code := range [...]CountryCode{x.Country, x.Sponsor} {
			if code != "" && !a.isCountry(code) {
				return wrong(x.Prov, x.ID, "there is no country %q", code)
			}
		}
		if x.Confidence < -1 || x.Confidence > 100 {
			return wrong(x.Prov, x.ID, "confidence %d is not from 0 to 100", x.Confidence)
		}
	}
	return a.checkStories()
}

func (a *Atlas) checkStories() error {
	for _, i := range a.t.Incidents {
		if err := a.checkIncident(i); err != nil {
			return err
		}
	}
	for _, p := range a.t.Positions {
		if a.instrument[p.Instrument] == nil {
			return wrong(p.Prov, p.PartyName, "there is no instrument %q", p.Instrument)
		}
		if err := a.checkRef(p.Prov, p.PartyName, p.Party); err != nil {
			return err
		}
	}
	for _, m := range a.t.Milestones {
		var err error
		m.each(func(r Ref) { err = cmp.Or(err, a.checkRef(m.Prov, m.ID, r)) })
		if err != nil {
			return err
		}
		if !inOrder(m.Date, m.End) {
			return wrong(m.Prov, m.ID, "it ends on %s, before it begins on %s", m.End, m.Date)
		}
	}
	for n, f := range a.t.Facts {
		about := Provenance{Dataset: "facts", Row: n + 1}
		if err := a.checkRef(about, f.About.String(), f.About); err != nil {
			return err
		}
	}
	return nil
}

func (a *Atlas) checkIncident(i *Incident) error {
	var err error
	code := func(c CountryCode) {
		if c != "" && !a.isCountry(c) {
			err = cmp.Or(err, wrong(i.Prov, i.ID, "there is no country %q", c))
		}
	}
	ref := func(r Ref) { err = cmp.Or(err, a.checkRef(i.Prov, i.ID, r)) }
	i.eachVictim(code)
	i.eachOrigin(code)
	i.eachAccuser(code)
	i.eachParty(ref)
	for n := range i.Attributions {
		ref(i.Attributions[n].ByRef)
	}
	if err != nil {
		return err
	}
	if !inOrder(i.Began, i.Ended) {
		return wrong(i.Prov, i.ID, "it ended on %s, before it began on %s", i.Ended, i.Began)
	}
	for _, n := range i.Principles {
		if a.Principle(n) == nil {
			return wrong(i.Prov, i.ID, "there is no principle %d", n)
		}
	}
	return nil
}

// checkRef says whether r leads somewhere and is written as it should be. The
// zero Ref is "none".
func (a *Atlas) checkRef(p Provenance, id string, r Ref) error {
	if r.IsZero() {
		return nil
	}
	e, ok := a.Resolve(r)
	if !ok {
		return wrong(p, id, "%s leads nowhere", r)
	}
	if e.Ref() != r {
		return wrong(p, id, "%s is written %s here", r, e.Ref())
	}
	return nil
}

// isCountry says whether a record may use code: older codes are for lookups.
func (a *Atlas) isCountry(code CountryCode) bool {
	c := a.country[code]
	return c != nil && c.Code == code
}

// inOrder says whether to may follow from, as far as both are known.
func inOrder(from, to Date) bool {
	if !from.Known() || !to.Known() || from.Year != to.Year {
		return !from.Known() || !to.Known() || from.Year < to.Year
	}
	if from.Month == 0 || to.Month == 0 || from.Month != to.Month {
		return from.Month == 0 || to.Month == 0 || from.Month < to.Month
	}
	return from.Day == 0 || to.Day == 0 || from.Day <= to.Day
}

// checkCodes checks the form of ISO 3166 codes.
func checkCodes(c *Country) error {
	if !isCode(string(c.Code), 3, 'A', 'Z') || !isCode(c.ISO2, 2, 'A', 'Z') {
		return wrong(c.Prov, c.Name, "%q and %q are not codes of three and of two capital letters", c.Code, c.ISO2)
	}
	if c.Numeric != "" && !isCode(c.Numeric, 3, '0', '9') {
		return wrong(c.Prov, c.Name, "%q is not a code of three digits", c.Numeric)
	}
	return nil
}

func isCode(s string, n int, from, to byte) bool {
	for i := range len(s) {
		if s[i] < from || s[i] > to {
			return false
		}
	}
	return len(s) == n
}
