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
		names:    func(r countryRow) string { return r.names },
		hint:     "endorsed not disputed gap alone nato g7 africa or a name; -word excludes",
		head:     func(width int) string { return countryHead(env.Styles, width) },
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
	case "un", "eu", "nato", "g7", "g20", "oecd", "brics", "asean", "au", "quad", "five-eyes":
		return among(c.value, r.Memberships...)
	default:
		return strings.Contains(r.names, c.value) || among(c.value, r.Subregion)
	}
}

// countryRest is what a row takes beside the name and the bar: the longest
// mark, the code, two numbers, and the blanks between them.
const countryRest = 3 + 3 + 4 + 4 + 5

// countryBar is how wide the bar of supporters is in a row; 0: there is none.
// It says again what the number before it says, and gives way to the number of
// incidents, which nothing else on the row does.
func countryBar(width int) int {
	if w := min(width/5, 16, width-countryRest-smallestGrow); w >= 3 {
		return w
	}
	return 0
}

// countryColumns writes six cells as a row, each with its width.
func countryColumns(width int, dots string, c [6]cell) string {
	c[1].width, c[2].grow = 3, true
	c[3].width, c[3].right = 4, true
	c[4].width, c[5].width = countryBar(width), 4
	if c[4].width == 0 {
		return cells(width, dots, c[0], c[1], c[2], c[3], c[5])
	}
	return cells(width, dots, c[:]...)
}

// countryHead names the columns.
func countryHead(st *theme.Styles, width int) string {
	name := func(s string) cell { return cell{text: s, ink: st.Dim} }
	return countryColumns(width, st.Dots, [6]cell{
		{text: widget.Blank(widget.Width(st.NotEndorsed)), ink: st.Dim},
		name(""), name("state"), name("orgs"), name(""), name("hit"),
	})
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
	hit, number := "", ""
	if r.incidents > 0 {
		hit = st.Glyphs.Incident + strconv.Itoa(r.incidents)
	}
	if r.supporters > 0 {
		number = strconv.Itoa(r.supporters)
	}
	return countryColumns(width, st.Dots, [6]cell{
		{text: stanceMark(st.Glyphs, r.Country), ink: mark},
		{text: string(r.Code), ink: in.Dim},
		{text: r.Name, ink: in.Text},
		{text: number, ink: in.Text},
		{text: widget.Bar(st.Glyphs, r.supporters, top, countryBar(width)), ink: in.Company},
		{text: hit, ink: in.Incident},
	})
}
