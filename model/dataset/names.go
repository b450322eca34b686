package dataset

import (
	_ "embed"
)

//go:embed data/names/names.tsv
var namesText string

// decodeNames adds to the supporters how people call them.
func decodeNames(l *loader, s *set) error {
	return readTable(s, "supporter aliases ambiguous sector ticker parent city", func(r *row) {
		c := r.cells
		p := l.supporter[c[0]]
		if p == nil {
			r.fail("there is no supporter %q", c[0])
			return
		}
		p.Aliases = append(p.Aliases, r.list(c[1])...)
		p.Ambiguous = r.list(c[2])
		p.Sector, p.Ticker, p.Parent, p.City = c[3], c[4], c[5], c[6]
	})
}
