package model

// nameKind says how firmly a name belongs to its thing.
type nameKind uint8

// From the loosest to the firmest. A capital stands for its country only when
// nothing else bears the name.
const (
	namePlace nameKind = iota // capital, palace
	nameAlias                 // alias, adjective, people, name in another language
	nameOwn                   // its name, official or local
	nameCode                  // a code that is not prose: only whole
)

// naming visits the names of things. Both the lookup, which reads through all
// of them once, and the index for searching are made from it.
type naming struct {
	thing func(e Entity)
	name  func(kind nameKind, name string)
}

func (v *naming) names(kind nameKind, names ...string) {
	for _, n := range names {
		if n != "" {
			v.name(kind, n)
		}
	}
}

// visit goes through every name of every thing.
func (v *naming) visit(t *Tables) {
	for _, c := range t.Countries {
		v.country(c)
	}
	for _, p := range t.Supporters {
		v.supporter(p)
	}
	for _, i := range t.Incidents {
		v.thing(i)
		v.names(nameOwn, i.Name)
		v.names(nameAlias, i.Aliases...)
	}
	for _, x := range t.Actors {
		v.thing(x)
		v.names(nameOwn, x.Name)
		v.names(nameAlias, x.Aliases...)
	}
	for _, i := range t.Instruments {
		v.thing(i)
		v.names(nameOwn, i.Short, i.Name)
	}
	for _, p := range t.Principles {
		v.thing(p)
		v.names(nameOwn, p.Name)
		v.names(nameAlias, "Principle "+p.Ref().ID)
	}
	for _, m := range t.Milestones {
		v.thing(m)
		v.names(nameAlias, m.Name) // a headline: what it tells of has the better claim
	}
}

func (v *naming) country(c *Country) {
	v.thing(c)
	v.names(nameOwn, c.Name, c.OfficialName)
	v.names(nameOwn, c.LocalNames...)
	v.names(nameCode, string(c.Code), c.ISO2, c.Numeric)
	v.names(nameCode, c.AltCodes...)
	v.names(nameAlias, c.Aliases...)
	v.names(nameAlias, c.Adjectives...)
	v.names(namePlace, c.Capital)
	v.names(namePlace, c.Metonyms...)
	for _, l := range c.Names {
		v.names(nameAlias, l.Words...)
	}
	for _, l := range c.LangAdjs {
		v.names(nameAlias, l.Words...)
	}
}

func (v *naming) supporter(p *Supporter) {
	v.thing(p)
	v.names(nameOwn, p.Name)
	if p.RegisterName != p.Name {
		v.names(nameAlias, p.RegisterName)
	}
	v.names(nameAlias, p.Aliases...)
	v.names(nameCode, p.Ticker)
}
