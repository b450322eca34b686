package model

import (
	"cmp"
	"fmt"
)

// wrong is an error about one record: dataset, row and what is the matter.
func wrong(p Provenance, id, format string, args ...any) error {
	return fmt.Errorf("%s, row %d (%s): %s", p.Dataset, p.Row, id, fmt.Sprintf(format, args...))
}

// check finds identifiers used twice, then follows every reference.
func (a *Atlas) check() error {
	if err := a.checkIDs(); err != nil {
		return err
	}
	if err := a.checkRegister(); err != nil {
		return err
	}
	return a.checkStories()
}

func (a *Atlas) checkIDs() error {
	owner := map[string]*Country{}
	for _, c := range a.t.Countries {
		if err := checkCodes(c); err != nil {
			return err
		}
		// A country may have one code twice, as the European Union has EU.
		for _, code := range append([]string{string(c.Code), c.ISO2}, c.AltCodes...) {
			if old := owner[code]; old != nil && old != c {
				return wrong(c.Prov, c.Name, "%s has the code %q already", old.Name, code)
			}
			owner[code] = c
		}
	}
	return cmp.Or(
		unique(a.t.Supporters), unique(a.t.Incidents), unique(a.t.Actors),
		unique(a.t.Instruments), unique(a.t.Principles), unique(a.t.Milestones),
	)
}

func unique[T Entity](all []T) error {
	seen := make(map[string]T, len(all))
	for _, e := range all {
		id := e.Ref().ID
		if !isSlug(id) {
			return wrong(e.Origin(), e.Title(), "%q is not an identifier: want small letters, digits and single hyphens", id)
		}
		if old, twice := seen[id]; twice {
			first, second := inFile(old, e)
			return wrong(second.Origin(), second.Title(), "the identifier %q is that of row %d already", id, first.Origin().Row)
		}
		seen[id] = e
	}
	return nil
}

// inFile puts two records into the order in which they stand in their file.
func inFile[T Entity](x, y T) (first, second T) {
	if x.Origin().Row > y.Origin().Row {
		return y, x
	}
	return x, y
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

func (a *Atlas) checkRegister() error {
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
			first, second := inFile(old, p)
			return wrong(second.Prov, second.ID, "%s stands in the register as %s already", p.Country, first.ID)
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
	return nil
}

func (a *Atlas) checkStories() error {
	for _, i := range a.t.Incidents {
		if err := a.checkIncident(i); err != nil {
			return err
		}
	}
	for _, p := range a.t.Positions {
		if a.Instrument(p.Instrument) == nil {
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
	c := a.Country(code)
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
