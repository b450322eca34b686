package model

import "strconv"

// Principle is one of the nine of the Paris Call.
type Principle struct {
	Number   int
	Name     string
	Gist     string
	Question string
	Prov     Provenance
}

// Ref returns principle:N.
func (p *Principle) Ref() Ref { return Ref{KindPrinciple, strconv.Itoa(p.Number)} }

// Title returns the title.
func (p *Principle) Title() string { return p.Name }

// Origin returns where the record comes from.
func (p *Principle) Origin() Provenance { return p.Prov }
