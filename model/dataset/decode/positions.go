package decode

import (
	"pariscall/model"
)

func decodePositions(l *loader, s *set) error {
	all := make([]model.Position, 0, s.rows())
	sources := make([]model.Source, 0, s.rows())
	l.t.Positions = make([]*model.Position, 0, s.rows())
	return readTable(s, "instrument party kind status date note source", func(r *row) {
		c := r.cells
		src := r.source(c[6])
		if src.Title == "" {
			src.Title = l.titles[src.URL]
		}
		sources = append(sources, src)
		n := len(sources)
		all = append(all, model.Position{
			Instrument: c[0],
			PartyKind:  r.oneOf(c[2], "state", "company", "organization"),
			Status:     c[3], Date: r.date(c[4]), Note: c[5],
			Prov: r.provenance(sources[n-1 : n : n]...),
		})
		p := &all[n-1]
		p.Party, p.PartyName = r.party(l, c[1])
		r.need("status", p.Status)
		l.t.Positions = append(l.t.Positions, p)
	})
}

// party reads a country code, or a name with or without an address.
func (r *row) party(l *loader, s string) (model.Ref, string) {
	if c := l.country[model.CountryCode(s)]; c != nil {
		return c.Ref(), c.Name
	}
	r.need("party", s)
	name, ref := r.named(s)
	return ref, name
}
