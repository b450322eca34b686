package main

import (
	"fmt"
	"slices"
	"strings"

	"pariscall/model"
)

// extraColumn is what a list shows beyond its kind's columns because a flag
// asked for it: the position on an instrument, or the incidents that make a
// country one that was attacked.
type extraColumn struct {
	column
	cell    func(e model.Entity, people bool, p paint) string
	sources func(e model.Entity) []model.Source
}

// columns are those that the flags ask for.
func (f listFilter) columns(at *model.Atlas) ([]extraColumn, error) {
	var extra []extraColumn
	for _, value := range eachValue(*f.flags["instrument"], func(v string) bool {
		return len(at.Named(v, model.KindInstrument).Exact) == 1
	}) {
		found, err := lookUp(at, "show", []string{value}, model.KindInstrument)
		if err != nil {
			return nil, err
		}
		extra = append(extra, positionColumns(at, found[0].(*model.Instrument))...)
	}
	if by := *f.flags["attacked-by"]; len(by) > 0 {
		c, err := attackColumn(at, by)
		if err != nil {
			return nil, err
		}
		extra = append(extra, c)
	}
	return extra, nil
}

// eachValue takes the values of a flag apart as anyOf does.
func eachValue(values []string, whole func(string) bool) []string {
	var all []string
	for _, v := range values {
		if whole(v) {
			all = append(all, v)
			continue
		}
		all = append(all, commaParts(v)...)
	}
	return all
}

// positionColumns show the position on an instrument and its date; for
// machines the page it was read on, too.
func positionColumns(at *model.Atlas, i *model.Instrument) []extraColumn {
	on := map[model.Ref]*model.Position{}
	for _, p := range at.PositionsOn(i.ID) {
		on[p.Party] = p
	}
	sources := func(e model.Entity) []model.Source {
		if p := on[e.Ref()]; p != nil {
			return first(p.Prov.Sources)
		}
		return nil
	}
	status := column{name: i.ID, title: i.Short}
	return []extraColumn{
		{column: status, sources: sources, cell: func(e model.Entity, people bool, p paint) string {
			pos := on[e.Ref()]
			switch {
			case pos == nil:
				return ""
			case !people:
				return pos.Status
			default:
				return p.column(positionMark(pos.Status)) + " " + positionWords(pos.Status)
			}
		}},
		{column: column{name: i.ID + "_date", title: "date"}, cell: func(e model.Entity, people bool, _ paint) string {
			pos := on[e.Ref()]
			switch {
			case pos == nil:
				return ""
			case people:
				return pos.Date.String()
			default:
				return pos.Date.Value()
			}
		}},
		{column: column{name: i.ID + "_source"}, cell: func(e model.Entity, _ bool, _ paint) string {
			return orText(sourceURL(sources(e)))
		}},
	}
}

// attackColumn names the incidents by which a country counts as attacked.
func attackColumn(at *model.Atlas, by []string) (extraColumn, error) {
	hits := map[model.CountryCode][]*model.Incident{}
	for _, value := range eachValue(by, func(v string) bool { return len(at.Named(v, model.KindCountry).Exact) == 1 }) {
		more, err := attacks(at, value)
		if err != nil {
			return extraColumn{}, err
		}
		for code, incidents := range more {
			for _, i := range incidents {
				if !slices.Contains(hits[code], i) {
					hits[code] = append(hits[code], i)
				}
			}
		}
	}
	of := func(e model.Entity) []*model.Incident { return hits[e.(*model.Country).Code] }
	return extraColumn{
		column: col("attacked_in").cutTo(24),
		cell: func(e model.Entity, people bool, _ paint) string {
			ids := strings.Join(idsOf(of(e)), " ")
			if people {
				return fmt.Sprintf("%d: %s", len(of(e)), ids)
			}
			return ids
		},
		sources: func(e model.Entity) []model.Source {
			var all []model.Source
			for _, i := range of(e) {
				all = append(all, first(i.Prov.Sources)...)
			}
			return all
		},
	}, nil
}

// hints say what to try when nothing fits: words that name a country or a
// category belong to a flag.
func (f listFilter) hints(at *model.Atlas, kind model.Kind) []string {
	if kind == model.KindSupporter {
		var flags, rest []string
		for _, w := range f.words {
			m := at.Named(w, model.KindCountry)
			category, isCategory := categoryWord(w)
			switch {
			case len(m.Exact) == 1:
				flags = append(flags, "--country "+strings.ToLower(m.Exact[0].ID))
			case isCategory:
				flags = append(flags, "--category "+category)
			default:
				rest = append(rest, w)
			}
		}
		if len(flags) > 0 {
			return []string{strings.Join(append(append([]string{"words are looked for in names; try: pariscall list supporters"}, flags...), rest...), " ")}
		}
	}
	return []string{"with fewer words or flags: pariscall list " + plural(kind)}
}

// categoryWord is the category that people mean by a word.
func categoryWord(word string) (string, bool) {
	c, ok := map[string]model.Category{
		"company": model.CategoryPrivate, "companies": model.CategoryPrivate, "firm": model.CategoryPrivate, "firms": model.CategoryPrivate,
		"business": model.CategoryPrivate, "businesses": model.CategoryPrivate, "private": model.CategoryPrivate,
		"ngo": model.CategoryCivil, "ngos": model.CategoryCivil, "civil": model.CategoryCivil, "universities": model.CategoryCivil,
		"authority": model.CategoryAuthority, "authorities": model.CategoryAuthority, "city": model.CategoryAuthority, "cities": model.CategoryAuthority,
		"state": model.CategoryState, "states": model.CategoryState,
	}[plainWord(word)]
	return string(c), ok
}
