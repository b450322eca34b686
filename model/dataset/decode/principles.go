package decode

import (
	"pariscall/model"
)

func decodePrinciples(l *loader, s *set) error {
	return readRecords(s, func(r *record) {
		p := &model.Principle{}
		sources := make([]model.Source, 0, r.count("source"))
		r.each(func(key, v string) bool {
			switch key {
			case "number":
				p.Number = int(r.number(v))
			case "name":
				p.Name = v
			case "gist":
				p.Gist = v
			case "question":
				p.Question = v
			case "source":
				sources = append(sources, r.source(v))
			default:
				return false
			}
			return true
		})
		p.Prov = r.provenance(sources...)
		l.t.Principles = append(l.t.Principles, p)
	})
}
