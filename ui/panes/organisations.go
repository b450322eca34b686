package panes

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// supporterRow is an entry of the register with what its row says.
type supporterRow struct {
	*model.Supporter
	since  model.Date
	basis  model.Basis
	home   *model.Country
	sorted string // the name, folded
	names  string // all it is called and what it is, folded
}

// newOrganisations is the list of the whole register.
func newOrganisations(env Env) *catalogue[supporterRow] {
	return newCatalogue(env, catalogueSpec[supporterRow]{
		name:    "Organisations",
		all:     func() []supporterRow { return supporterRows(env.Atlas) },
		ref:     func(r supporterRow) model.Ref { return r.Ref() },
		holds:   supporterRow.holds,
		orders:  supporterOrders(),
		presets: supporterPresets(),
		summary: func(shown []supporterRow) string {
			return count(len(shown), "supporter", "supporters")
		},
		names: func(r supporterRow) string { return r.names },
		hint:  "company civil authority gap country:FRA since:2021 or a name; -word excludes",
		row: func(r supporterRow, width int, in *theme.Inks) string {
			return r.paint(env.Styles, width, in)
		},
	})
}

func supporterRows(a *model.Atlas) []supporterRow {
	rows := make([]supporterRow, 0, len(a.Supporters()))
	for _, s := range a.Supporters() {
		r := supporterRow{Supporter: s, sorted: sortName(s.Name), home: a.Country(s.Country)}
		r.since, r.basis = s.Since()
		if s.Category == model.CategoryState && r.home != nil {
			r.since, r.basis = r.home.Call.Date, r.home.Call.Basis
		}
		words := append([]string{s.Name, s.RegisterName, s.Type, s.City, s.Ticker}, s.Aliases...)
		if r.home != nil {
			words = append(words, r.home.Name)
		}
		r.names = folded(strings.Join(words, "\n"))
		rows = append(rows, r)
	}
	return rows
}

// sortName sorts "#cnetz" under c.
func sortName(name string) string {
	f := folded(name)
	if s := strings.TrimLeftFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); s != "" {
		return s
	}
	return f
}

func supporterOrders() []order[supporterRow] {
	byName := func(a, b supporterRow) int { return cmp.Compare(a.sorted, b.sorted) }
	place := func(r supporterRow) int { return slices.Index(model.Categories(), r.Category) }
	return []order[supporterRow]{
		{"by name", byName},
		{"by country", func(a, b supporterRow) int {
			return cmp.Or(cmp.Compare(a.Country, b.Country), place(a)-place(b), byName(a, b))
		}},
		{"by category", func(a, b supporterRow) int { return cmp.Or(place(a)-place(b), byName(a, b)) }},
		{"newest first", func(a, b supporterRow) int { return cmp.Or(newestFirst(a.since, b.since), byName(a, b)) }},
	}
}

// newestFirst orders dates from late to early, the unknown last.
func newestFirst(a, b model.Date) int {
	if a.Known() != b.Known() {
		return a.Compare(b)
	}
	return b.Compare(a)
}

func supporterPresets() []preset {
	return []preset{
		{"all", ""},
		{"companies", "company"},
		{"civil society", "civil"},
		{"public authorities", "authority"},
		{"states", "state"},
		{"their state has not endorsed", "gap"},
	}
}

// holds answers for one word of a filter.
func (r supporterRow) holds(c criterion) bool {
	switch c.key {
	case "":
	case "country":
		return among(c.value, string(r.Country)) || r.home != nil && among(c.value, r.home.Name, r.home.ISO2)
	case "region":
		return r.home != nil && among(c.value, r.home.Region, r.home.Subregion)
	case "member":
		return r.home != nil && among(c.value, r.home.Memberships...)
	case "sector":
		return among(c.value, r.Sector)
	case "type":
		return among(c.value, r.Type)
	case "category":
		return r.in(c.value)
	case "since":
		return strings.HasPrefix(r.since.Value(), c.value)
	default:
		return false
	}
	switch c.value {
	case "orgs":
		return r.Category != model.CategoryState
	case "company", "companies", "civil", "authority", "state", "states",
		"private-sector", "civil-society", "public-authority":
		return r.in(c.value)
	case "gap":
		return r.home != nil && r.home.Call.Status == model.NotEndorsed
	default:
		return strings.Contains(r.names, c.value) || among(c.value, r.Sector, string(r.Country))
	}
}

func (r supporterRow) in(category string) bool {
	switch category {
	case "company", "companies":
		return r.Category == model.CategoryPrivate
	case "civil":
		return r.Category == model.CategoryCivil
	case "authority":
		return r.Category == model.CategoryAuthority
	case "states":
		return r.Category == model.CategoryState
	default:
		return string(r.Category) == category
	}
}

// paint writes the row: name, category, country with its stance, since, sector.
func (r supporterRow) paint(st *theme.Styles, width int, in *theme.Inks) string {
	ink := in.Text
	switch r.Category {
	case model.CategoryPrivate:
		ink = in.Company
	case model.CategoryCivil:
		ink = in.Civil
	case model.CategoryState, model.CategoryAuthority:
		ink = in.State
	}
	from := ""
	if r.home != nil {
		from = string(r.home.Code) + " " + stanceMark(st.Glyphs, r.home)
	}
	return cells(width, st.Dots,
		cell{text: r.Name, grow: true, ink: in.Text},
		cell{text: shortCategory(r.Category), width: 9, ink: ink},
		cell{text: from, width: 4 + widget.Width(st.NotEndorsed), ink: in.Dim},
		cell{text: shortSince(r.since, r.basis), width: 14, ink: in.Dim},
		cell{text: r.Sector, width: 11, ink: in.Dim},
	)
}

func shortCategory(c model.Category) string {
	switch c {
	case model.CategoryAuthority:
		return "authority"
	case model.CategoryCivil:
		return "civil"
	default:
		return categoryWord(c)
	}
}

// shortSince is the date of a row: "by" says that it only bounds the day.
func shortSince(d model.Date, b model.Basis) string {
	switch {
	case !d.Known():
		return "unknown"
	case b == model.BasisLaunch:
		return "at launch"
	default:
		return d.String()
	}
}
