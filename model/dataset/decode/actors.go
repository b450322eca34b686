package decode

import (
	"pariscall/model"
)

// galaxySource is where an actor comes from unless its row says otherwise.
func galaxySource() model.Source {
	return model.Source{
		Title: "MISP galaxy: threat actors",
		URL:   "https://github.com/MISP/misp-galaxy/blob/main/clusters/threat-actor.json",
	}
}

func decodeActors(l *loader, s *set) error {
	galaxy := []model.Source{galaxySource()}
	all := make([]model.Actor, 0, s.rows())
	l.t.Actors = make([]*model.Actor, 0, s.rows())
	return readTable(s, "id name aliases ambiguous country sponsor confidence source", func(r *row) {
		c := r.cells
		all = append(all, model.Actor{
			ID: c[0], Name: c[1], Aliases: r.list(c[2]), Ambiguous: r.list(c[3]),
			Country: r.code(c[4]), Sponsor: r.code(c[5]), Confidence: -1,
			Prov: r.provenance(galaxy...),
		})
		a := &all[len(all)-1]
		if c[6] != "" {
			a.Confidence = int(r.number(c[6]))
		}
		if c[7] != "" {
			a.Prov = r.provenance(r.source(c[7]))
		}
		r.need("id", a.ID)
		r.need("name", a.Name)
		l.t.Actors = append(l.t.Actors, a)
	})
}
