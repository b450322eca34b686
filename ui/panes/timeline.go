package panes

import (
	"strings"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// happening is one line of the timeline.
type happening struct {
	ref   model.Ref
	when  model.Date
	kind  string // milestone, incident, state, org
	mark  string
	words string
	more  string
	names string
}

// The kinds of happenings, as words of a filter.
const (
	happenedMilestone = "milestone"
	happenedIncident  = "incident"
	happenedState     = "state"
	happenedOrg       = "org"
)

// newTimeline is everything with a date in one list.
func newTimeline(env Env) *catalogue[happening] {
	return newCatalogue(env, catalogueSpec[happening]{
		name:  "Timeline",
		all:   func() []happening { return happenings(env) },
		ref:   func(h happening) model.Ref { return h.ref },
		holds: happening.holds,
		orders: []order[happening]{
			{"newest first", func(a, b happening) int { return newestFirst(a.when, b.when) }},
			{"oldest first", func(a, b happening) int { return a.when.Compare(b.when) }},
		},
		presets: []preset{
			{"all", ""},
			{"milestones", happenedMilestone},
			{"incidents", happenedIncident},
			{"states joining", happenedState},
			{"organisations joining", happenedOrg},
		},
		summary: func(shown []happening) string { return count(len(shown), "event", "events") },
		names:   func(h happening) string { return h.names },
		hint:    "milestone incident state org 2017 or a name; -word excludes",
		above:   yearHeading,
		jump:    func(h happening) string { return h.year() },
		row: func(h happening, width int, in *theme.Inks) string {
			return h.paint(env.Styles, width, in)
		},
	})
}

func happenings(env Env) []happening {
	a, g := env.Atlas, env.Styles.Glyphs
	var out []happening
	for _, m := range a.Milestones() {
		if m.Type == "incident" && len(m.Incidents) > 0 {
			continue // the incident itself stands on the timeline
		}
		out = append(out, happening{
			ref: m.Ref(), when: m.Date, kind: happenedMilestone, mark: g.Bullet, words: m.Name,
			more: m.Place, names: m.Type + "\n" + m.Text + "\n" + strings.Join(m.Orgs, "\n"),
		})
	}
	for _, i := range a.Incidents() {
		out = append(out, happening{
			ref: i.Ref(), when: incidentDate(i), kind: happenedIncident, mark: g.Incident, words: i.Name,
			more: plain(i.Type), names: i.Summary + "\n" + strings.Join(i.Aliases, "\n"),
		})
	}
	for _, k := range a.Countries() {
		if k.Call.Status != model.Endorsed {
			continue
		}
		out = append(out, happening{
			ref: k.Ref(), when: k.Call.Date, kind: happenedState, mark: stanceMark(g, k),
			words: k.Name + " endorses the Paris Call", more: basisWords(k.Call.Basis),
			names: string(k.Code) + "\n" + k.Region,
		})
	}
	out = append(out, joinings(a, g)...)
	for i := range out {
		h := &out[i]
		h.names = folded(h.words + "\n" + h.more + "\n" + h.names)
	}
	return out
}

// basisWords says in a word or two what a date of endorsement rests on.
func basisWords(b model.Basis) string {
	switch b {
	case model.BasisSigned:
		return "signed"
	case model.BasisLaunch:
		return "at launch"
	case model.BasisReported:
		return "reported"
	case model.BasisListed:
		return "on the list"
	default:
		return "date unknown"
	}
}

// joinings puts the organisations of one day on one line: half of the
// register is known only from its first public version.
func joinings(a *model.Atlas, g theme.Glyphs) []happening {
	var dates []model.Date
	names := make(map[model.Date][]string)
	for _, s := range a.Supporters() {
		if s.Category == model.CategoryState {
			continue
		}
		d, _ := s.Since()
		if names[d] == nil {
			dates = append(dates, d)
		}
		names[d] = append(names[d], s.Name)
	}
	out := make([]happening, 0, len(dates))
	for _, d := range dates {
		n := names[d]
		words := n[0]
		switch {
		case len(n) == 2:
			words += " and " + n[1]
		case len(n) > 2:
			words += ", " + n[1] + " and " + count(len(n)-2, "other", "others")
		}
		verb := " join"
		if len(n) == 1 {
			verb = " joins"
		}
		if d.Precision == model.PrecisionBy || !d.Known() {
			verb = " on the list" // when they joined is not known
		}
		out = append(out, happening{
			ref: joinedRef(d), when: d, kind: happenedOrg, mark: g.Endorsed,
			words: words + verb, more: count(len(n), "organisation", "organisations"),
			names: strings.Join(n, "\n"),
		})
	}
	return out
}

func (h happening) year() string {
	if !h.when.Known() {
		return "Date unknown"
	}
	return h.when.Value()[:4]
}

// day is the date without its year, which stands above.
func (h happening) day() string {
	if !h.when.Known() {
		return ""
	}
	return strings.TrimSpace(strings.TrimSuffix(h.when.String(), h.year()))
}

// yearHeading stands over the first line of a year.
func yearHeading(items []happening, i int) string {
	if i > 0 && items[i-1].year() == items[i].year() {
		return ""
	}
	return items[i].year()
}

// holds answers for one word of a filter.
func (h happening) holds(c criterion) bool {
	switch c.key {
	case "":
	case "kind":
		return h.kind == c.value
	case "year":
		return h.year() == c.value
	default:
		return false
	}
	switch c.value {
	case happenedMilestone, happenedIncident, happenedState, happenedOrg:
		return h.kind == c.value
	case "milestones", "incidents", "states", "orgs":
		return h.kind+"s" == c.value
	default:
		return strings.HasPrefix(h.when.Value(), c.value) || strings.Contains(h.names, c.value)
	}
}

// paint writes the line: date, mark, what happened.
func (h happening) paint(st *theme.Styles, width int, in *theme.Inks) string {
	ink := in.Text
	switch h.kind {
	case happenedMilestone:
		ink = in.Accent
	case happenedIncident:
		ink = in.Incident
	case happenedState:
		ink = in.Good
	case happenedOrg:
		ink = in.Company
	}
	mark := cell{text: h.mark, width: max(widget.Width(st.Endorsed), widget.Width(st.Glyphs.Incident)), ink: ink}
	words := cell{text: h.words, grow: true, ink: in.Text}
	if width < 44 {
		return cells(width, st.Dots, cell{text: h.day(), width: 9, right: true, ink: in.Dim}, mark, words)
	}
	if width < 72 {
		h.more = ""
	}
	return cells(width, st.Dots,
		cell{text: h.when.String(), width: 14, right: true, ink: in.Dim},
		mark, words,
		cell{text: h.more, width: min(18, width/4) * min(len(h.more), 1), ink: in.Dim},
	)
}
