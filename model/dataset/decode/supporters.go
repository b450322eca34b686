package decode

import (
	"pariscall/model"
)

// registerSource is the official register in its public home.
func registerSource() model.Source {
	return model.Source{
		Title: "Paris Call register, as of 25 Dec 2025",
		URL:   "https://github.com/ambanum/pariscall.international/tree/master/_supporters",
	}
}

const supporterColumns = "id name category type country listed signed website note"

func decodeSupporters(l *loader, s *set) error {
	sources := []model.Source{registerSource()}
	all := make([]model.Supporter, 0, s.rows())
	l.t.Supporters = make([]*model.Supporter, 0, s.rows())
	return readTable(s, supporterColumns, func(r *row) {
		c := r.cells
		all = append(all, model.Supporter{
			ID: c[0], Name: c[1], RegisterName: c[1],
			Category: model.Category(r.oneOf(c[2], "state", "public-authority", "private-sector", "civil-society")),
			Type:     c[3], Country: r.code(c[4]),
			Listed: r.date(c[5]), Signed: r.date(c[6]),
			Website: r.url(c[7]), Note: c[8],
			Prov: r.provenance(sources...),
		})
		p := &all[len(all)-1]
		r.need("id", p.ID)
		r.need("name", p.Name)
		if p.Category == model.CategoryState {
			// The register writes its states in French.
			if home := l.country[p.Country]; home != nil {
				p.Name = home.Name
			}
			if p.Name != p.RegisterName {
				p.Aliases = []string{p.RegisterName}
			}
		}
		l.t.Supporters = append(l.t.Supporters, p)
	})
}
