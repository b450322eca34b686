package decode

import (
	"pariscall/model"
)

func decodeInstruments(l *loader, s *set) error {
	return readRecords(s, func(r *record) {
		i := &model.Instrument{}
		sources := make([]model.Source, 0, r.count("source"))
		r.each(func(key, v string) bool {
			if key == "source" {
				sources = append(sources, r.source(v))
				return true
			}
			return r.instrument(i, key, v)
		})
		for _, src := range sources {
			l.titles[src.URL] = src.Title
		}
		i.Prov = r.provenance(sources...)
		l.t.Instruments = append(l.t.Instruments, i)
	})
}

func (r *record) instrument(i *model.Instrument, key, v string) bool {
	switch key {
	case "id":
		i.ID = v
	case "name":
		i.Name = v
	case "short":
		i.Short = v
	case "adopted":
		i.Adopted = r.date(v)
	case "type":
		i.Type = v
	case "open-to":
		i.OpenTo = r.list(v)
	case "as-of":
		i.AsOf = r.date(v)
	case "coverage":
		i.Coverage = r.oneOf(v, "complete", "partial")
	case "url":
		i.URL = r.url(v)
	case "summary":
		i.Summary = v
	default:
		return false
	}
	return true
}
