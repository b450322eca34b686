package decode

import (
	"strings"

	"pariscall/model"
)

func decodeMilestones(l *loader, s *set) error {
	return readRecords(s, func(r *record) {
		m := &model.Milestone{}
		sources := make([]model.Source, 0, r.count("source"))
		r.each(func(key, v string) bool {
			if key == "source" {
				sources = append(sources, r.source(v))
				return true
			}
			return r.milestone(m, key, v)
		})
		m.Prov = r.provenance(sources...)
		l.t.Milestones = append(l.t.Milestones, m)
	})
}

func (r *record) milestone(m *model.Milestone, key, v string) bool {
	switch key {
	case "id":
		m.ID = v
	case "date":
		m.Date = r.date(v)
	case "end":
		m.End = r.date(v)
	case "name":
		m.Name = v
	case "text":
		m.Text = v
	case "type":
		m.Type = v
	case "place":
		m.Place = v
	case "countries":
		m.Countries = r.codes(v)
	case "orgs":
		for _, org := range r.list(v) {
			name, ref := r.named(org)
			m.Orgs = append(m.Orgs, name)
			m.OrgRefs = append(m.OrgRefs, ref)
		}
	case "incidents":
		m.Incidents = strings.Split(v, " ")
	default:
		return false
	}
	return true
}

func decodeFacts(l *loader, s *set) error {
	l.t.Facts = make([]model.Fact, 0, s.rows())
	return readTable(s, "about date fact source", func(r *row) {
		c := r.cells
		r.need("fact", c[2])
		l.t.Facts = append(l.t.Facts, model.Fact{
			About: r.ref(c[0]), Date: r.date(c[1]), Text: c[2], Source: r.source(c[3]),
		})
	})
}
