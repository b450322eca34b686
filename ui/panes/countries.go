package panes

import (
	"cmp"
	"strconv"
	"strings"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// countryRow is a state with what its row says.
type countryRow struct {
	*model.Country
	supporters int    // the entry of the state itself apart
	incidents  int    // as victim
	sorted     string // the name, folded
	names      string // all names and codes, folded
}

// newCountries is the list of all states and the EU.
func newCountries(env Env) *catalogue[countryRow] {
	top := 0
	return newCatalogue(env, catalogueSpec[countryRow]{
		name: "Countries",
		all: func() []countryRow {
			rows := countryRows(env.Atlas)
			for _, r := range rows {
				top = max(top, r.supporters)
			}
			return rows
		},
		ref:      func(r countryRow) model.Ref { return r.Ref() },
		holds:    countryRow.holds,
		orders:   countryOrders(),
		presets:  countryPresets(),
		summary:  func(shown []countryRow) string { return countrySummary(shown, " "+env.Styles.Sep+" ") },
		hint:     "endorsed, not, disputed, gap, alone, africa, nato, eu, g20 … or a part of a name; - before a word excludes",
		compares: true,
		row: func(r countryRow, width int, in *theme.Inks) string {
			return r.paint(env.Styles, top, width, in)
		},
	})
}

func countryRows(a *model.Atlas) []countryRow {
	rows := make([]countryRow, 0, len(a.Countries()))
	for _, k := range a.Countries() {
		r := countryRow{Country: k, sorted: folded(k.Name), incidents: len(a.VictimOf(k.Code))}
		for cat, n := range a.SupporterCounts(k.Code) {
			if cat != model.CategoryState {
				r.supporters += n
			}
		}
		names := append([]string{k.Name, k.OfficialName, string(k.Code), k.ISO2}, k.Aliases...)
		r.names = folded(strings.Join(append(names, k.LocalNames...), "\n"))
		rows = append(rows, r)
	}
	return rows
}

func countryOrders() []order[countryRow] {
	byName := func(a, b countryRow) int { return cmp.Compare(a.sorted, b.sorted) }
	return []order[countryRow]{
		{"by name", byName},
		{"by supporters", func(a, b countryRow) int { return cmp.Or(b.supporters-a.supporters, byName(a, b)) }},
		{"by incidents", func(a, b countryRow) int { return cmp.Or(b.incidents-a.incidents, byName(a, b)) }},
		{"by region", func(a, b countryRow) int {
			return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(a.Subregion, b.Subregion), byName(a, b))
		}},
		{"by date of joining", func(a, b countryRow) int {
			return cmp.Or(
				cmp.Compare(b.Call.Status, a.Call.Status),
				a.Call.Date.Compare(b.Call.Date),
				byName(a, b),
			)
		}},
	}
}

func countryPresets() []preset {
	return []preset{
		{"all", ""},
		{"only endorsed", "endorsed"},
		{"only not endorsed", "not"},
		{"organisations without their state", "gap"},
		{"states without organisations", "alone"},
	}
}

// countrySummary counts states; the EU, where it is among them, is a party of
// its own and no state.
func countrySummary(shown []countryRow, sep string) string {
	endorsed, not, orgs, union := 0, 0, 0, ""
	for _, r := range shown {
		orgs += r.supporters
		if r.Code == "EUU" {
			union = sep + "and the EU"
			continue
		}
		if r.Call.Status == model.Endorsed {
			endorsed++
		} else {
			not++
		}
	}
	words := strconv.Itoa(endorsed) + " endorsed" + sep + strconv.Itoa(not) + " not" + union
	switch {
	case endorsed == 0 && not > 0:
		words = count(not, "state", "states") + sep + count(orgs, "organisation", "organisations")
	case not == 0 && endorsed > 0:
		words = strconv.Itoa(endorsed) + " endorsed" + union
	}
	return words
}

// holds answers for one word of a filter.
func (r countryRow) holds(c criterion) bool {
	endorsed := r.Call.Status == model.Endorsed
	switch c.key {
	case "":
	case "region":
		return among(c.value, r.Region, r.Subregion)
	case "member":
		return among(c.value, r.Memberships...)
	case "stance":
		return (c.value == "endorsed") == endorsed
	default:
		return false
	}
	switch c.value {
	case "endorsed":
		return endorsed
	case "not", "not-endorsed":
		return !endorsed
	case "disputed":
		return r.Call.Disputed
	case "gap":
		return !endorsed && r.supporters > 0
	case "alone":
		return endorsed && r.supporters == 0
	case "hit":
		return r.incidents > 0
	case "africa", "americas", "asia", "europe", "oceania":
		return among(c.value, r.Region)
	case "un", "eu", "nato", "g20", "oecd", "brics", "asean", "au", "five-eyes":
		return among(c.value, r.Memberships...)
	default:
		return strings.Contains(r.names, c.value) || among(c.value, r.Subregion)
	}
}

// paint writes the row: ● FRA France      113 ▇▇▇▇ ▲6.
func (r countryRow) paint(st *theme.Styles, top, width int, in *theme.Inks) string {
	mark := in.Dim
	switch {
	case r.Call.Disputed:
		mark = in.Warn
	case r.Call.Status == model.Endorsed:
		mark = in.Good
	}
	hit, number, bar := "", "", max(min(width/5, 16), 1)
	if r.incidents > 0 {
		hit = st.Glyphs.Incident + strconv.Itoa(r.incidents)
	}
	if r.supporters > 0 {
		number = strconv.Itoa(r.supporters)
	}
	return cells(width, st.Dots,
		cell{text: stanceMark(st.Glyphs, r.Country), ink: mark},
		cell{text: string(r.Code), width: 3, ink: in.Dim},
		cell{text: r.Name, grow: true, ink: in.Text},
		cell{text: number, width: 4, right: true, ink: in.Text},
		cell{text: widget.Bar(st.Glyphs, r.supporters, top, bar), width: bar, ink: in.Company},
		cell{text: hit, width: 4, ink: in.Incident},
	)
}
