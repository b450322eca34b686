package panes

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// incidentRow is an incident with what its row says.
type incidentRow struct {
	*model.Incident
	when    model.Date
	suspect *model.Country
	sorted  string // the name, folded
	names   string // all it is called and who is named in it, folded
}

// newIncidents is the list of all incidents.
func newIncidents(env Env) *catalogue[incidentRow] {
	return newCatalogue(env, catalogueSpec[incidentRow]{
		name:    "Incidents",
		all:     func() []incidentRow { return incidentRows(env.Atlas) },
		ref:     func(r incidentRow) model.Ref { return r.Ref() },
		holds:   incidentRow.holds,
		orders:  incidentOrders(),
		presets: incidentPresets(),
		summary: func(shown []incidentRow) string { return count(len(shown), "incident", "incidents") },
		names:   func(r incidentRow) string { return r.names },
		hint:    "wiper blamed denied 2017 victim:FRA origin:RUS or a name; -word excludes",
		jump:    func(r incidentRow) string { return strings.TrimSpace(yearOf(r.when)) },
		row: func(r incidentRow, width int, in *theme.Inks) string {
			return r.paint(env.Styles, width, in)
		},
	})
}

func incidentRows(a *model.Atlas) []incidentRow {
	rows := make([]incidentRow, 0, len(a.Incidents()))
	for _, i := range a.Incidents() {
		words := append([]string{i.Name, i.ActorName, i.Summary}, i.Aliases...)
		words = append(words, i.ActorAliases...)
		for _, o := range i.VictimOrgs {
			words = append(words, o.Name)
		}
		rows = append(rows, incidentRow{
			Incident: i, sorted: folded(i.Name), when: incidentDate(i), suspect: a.Country(i.Suspect),
			names: folded(strings.Join(append(words, i.Exploits...), "\n")),
		})
	}
	return rows
}

func incidentOrders() []order[incidentRow] {
	newest := func(a, b incidentRow) int {
		return cmp.Or(newestFirst(a.when, b.when), cmp.Compare(a.sorted, b.sorted))
	}
	return []order[incidentRow]{
		{"newest first", newest},
		{"by name", func(a, b incidentRow) int { return cmp.Compare(a.sorted, b.sorted) }},
		{"by states hit", func(a, b incidentRow) int { return cmp.Or(len(b.Victims)-len(a.Victims), newest(a, b)) }},
		{"by accusers", func(a, b incidentRow) int { return cmp.Or(len(b.Attributions)-len(a.Attributions), newest(a, b)) }},
		{"by damage", func(a, b incidentRow) int { return cmp.Or(cmp.Compare(b.DamageUSD, a.DamageUSD), newest(a, b)) }},
		{"by type", func(a, b incidentRow) int { return cmp.Or(cmp.Compare(a.Type, b.Type), newest(a, b)) }},
	}
}

func incidentPresets() []preset {
	return []preset{
		{"all", ""},
		{"publicly blamed", "blamed"},
		{"not blamed on anyone", "-blamed"},
		{"denied", "denied"},
		{"ransomware", "type:ransomware"},
		{"wipers", "type:wiper"},
		{"espionage", "type:espionage"},
	}
}

// holds answers for one word of a filter.
func (r incidentRow) holds(c criterion) bool {
	code := model.CountryCode(strings.ToUpper(c.value))
	accused := func(by func(model.Attribution) model.CountryCode) bool {
		return slices.ContainsFunc(r.Attributions, func(a model.Attribution) bool { return by(a) == code })
	}
	switch c.key {
	case "":
	case "victim":
		return slices.Contains(r.Victims, code)
	case "origin":
		return r.Suspect == code || accused(func(a model.Attribution) model.CountryCode { return a.To })
	case "accuser":
		return accused(func(a model.Attribution) model.CountryCode { return a.By })
	case "type":
		return among(c.value, r.Type)
	case "sector":
		return among(c.value, r.Sectors...)
	case "principle":
		n, err := strconv.Atoi(c.value)
		return err == nil && slices.Contains(r.Principles, n)
	case "year":
		return strings.HasPrefix(r.when.Value(), c.value)
	default:
		return false
	}
	switch c.value {
	case "blamed":
		return len(r.Attributions) > 0
	case "denied":
		return r.Denied
	default:
		return strings.HasPrefix(r.when.Value(), c.value) || among(c.value, r.Type) ||
			among(c.value, r.Sectors...) || strings.Contains(r.names, c.value)
	}
}

// paint writes the row: date, name, type, states hit, who it is laid to.
func (r incidentRow) paint(st *theme.Styles, width int, in *theme.Inks) string {
	hit, to := "", ""
	if n := len(r.Victims); n > 0 {
		hit = strconv.Itoa(n) + " hit"
	}
	if r.suspect != nil {
		to = string(r.suspect.Code) + " " + stanceMark(st.Glyphs, r.suspect)
	}
	return cells(width, st.Dots,
		cell{text: st.Glyphs.Incident, ink: in.Incident},
		cell{text: r.Name, grow: true, ink: in.Text},
		cell{text: dateColumn(r.when), width: 11, right: true, ink: in.Dim},
		cell{text: to, width: 4 + widget.Width(st.NotEndorsed), ink: in.State},
		cell{text: plain(r.Type), width: 12, ink: in.Dim},
		cell{text: hit, width: 6, right: true, ink: in.Dim},
	)
}

// dateColumn is a date as a column shows it.
func dateColumn(d model.Date) string {
	if !d.Known() {
		return "unknown"
	}
	return d.String()
}
