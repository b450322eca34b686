package decode

import (
	"strings"

	"pariscall/model"
)

// countrySources are the standards behind every country record; no single row
// has a page of its own.
func countrySources() []model.Source {
	return []model.Source{
		{Title: "ISO 3166 country codes", URL: "https://www.iso.org/iso-3166-country-codes.html"},
		{Title: "UN M49 regions", URL: "https://unstats.un.org/unsd/methodology/m49/"},
		{Title: "world-countries: names, capitals, places", URL: "https://github.com/mledoze/countries"},
		{Title: "Unicode CLDR: names in other languages", URL: "https://cldr.unicode.org/"},
	}
}

func decodeCountries(l *loader, s *set) error {
	sources := countrySources()
	all := make([]model.Country, 0, s.records())
	l.t.Countries = make([]*model.Country, 0, s.records())
	return readRecords(s, func(r *record) {
		all = append(all, model.Country{
			Prov: r.provenance(sources...),
		})
		c := &all[len(all)-1]
		r.each(func(key, v string) bool { return r.country(c, key, v) })
		r.need("code", string(c.Code))
		r.need("name", c.Name)
		l.t.Countries = append(l.t.Countries, c)
		l.country[c.Code] = c
	})
}

func (r *record) country(c *model.Country, key, v string) bool {
	switch key {
	case "code":
		c.Code = r.code(v)
	case "iso2":
		c.ISO2 = v
	case "numeric":
		c.Numeric = v
	case "alt-codes":
		c.AltCodes = strings.Split(v, " ")
	case "name":
		c.Name = v
	case "official":
		c.OfficialName = v
	case "local":
		c.LocalNames = r.list(v)
	case "aliases":
		c.Aliases = r.list(v)
	case "adjectives":
		c.Adjectives = r.list(v)
	case "metonyms":
		c.Metonyms = r.list(v)
	case "capital":
		c.Capital = v
	case "ambiguous":
		c.Ambiguous = r.list(v)
	case "case-sensitive":
		c.CaseSensitive = r.list(v)
	case "region":
		c.Region = v
	case "subregion":
		c.Subregion = v
	case "position":
		lat, lng, _ := strings.Cut(v, " ")
		c.Lat, c.Lng = r.float(lat), r.float(lng)
	case "memberships":
		c.Memberships = r.list(v)
	default:
		return r.foreignNames(c, key, v)
	}
	return true
}

// foreignNames reads name-LANGUAGE and people-LANGUAGE.
func (r *record) foreignNames(c *model.Country, key, v string) bool {
	if lang, ok := strings.CutPrefix(key, "name-"); ok && len(lang) == 2 {
		c.Names = append(c.Names, model.InLanguage{Lang: lang, Words: r.list(v)})
		return true
	}
	if lang, ok := strings.CutPrefix(key, "people-"); ok && len(lang) == 2 {
		c.LangAdjs = append(c.LangAdjs, model.InLanguage{Lang: lang, Words: r.list(v)})
		return true
	}
	return false
}
