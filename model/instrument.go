package model

import "slices"

// Instrument is a cyber pledge, treaty, vote or coalition other than the
// Paris Call.
type Instrument struct {
	ID       string
	Name     string
	Short    string
	Adopted  Date
	Type     string
	Summary  string
	OpenTo   []string
	URL      string
	AsOf     Date   // the positions are true as of this day
	Coverage string // complete or partial
	Prov     Provenance
}

// Ref returns instrument:ID.
func (i *Instrument) Ref() Ref { return Ref{KindInstrument, i.ID} }

// Title returns the short name.
func (i *Instrument) Title() string { return i.Short }

// Origin returns where the record comes from.
func (i *Instrument) Origin() Provenance { return i.Prov }

// Admits says whether a country could have taken part. A resolution is voted
// on by the members of the United Nations only: that others are not on its
// list says nothing of what they think of it.
func (i *Instrument) Admits(c *Country) bool {
	if len(i.OpenTo) > 0 && !slices.Contains(i.OpenTo, "states") {
		return false
	}
	return i.Type != "un-resolution" || slices.Contains(c.Memberships, "UN")
}

// Position is what one party did about one instrument. Party is a country or
// a supporter when the bundled data holds it, else zero; PartyName is always
// set. Status is the source's word: party, signatory, voted-yes, withdrew, ….
type Position struct {
	Instrument string
	Party      Ref
	PartyName  string
	PartyKind  string // state, company, organization
	Status     string
	Date       Date
	Note       string
	Prov       Provenance
}
