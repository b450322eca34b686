package linking

import (
	"strconv"
	"strings"

	"pariscall/model"
)

// incidentName is a name of one incident.
type incidentName struct {
	id  string
	key nameKey
}

// addIncidents lists incidents by their names, and by what was hit when the
// words beside it leave no doubt.
func (l *lexicon) addIncidents(atlas *model.Atlas, lines string) {
	byID := make(map[string]*model.Incident, len(atlas.Incidents()))
	for _, in := range atlas.Incidents() {
		byID[in.ID] = in
	}
	states := make(map[string]*model.Country, len(atlas.Countries()))
	for _, c := range atlas.Countries() {
		states[string(c.Code)] = c
	}
	anchored := make(map[incidentName]bool, 512) // names that are only what was hit
	for row := range rows(lines) {
		in := byID[row[0]]
		if in == nil {
			continue
		}
		a := anchor{year: -1}
		if in.Began.Known() {
			a.year = l.number(strconv.Itoa(in.Began.Year))
		}
		kinds, byYear := strings.CutSuffix(field(row, 4), " year")
		a.known, a.beside, a.byYear = l.yearsOf(in), l.kindsOf(kinds), byYear
		for w := range strings.FieldsSeq(field(row, 2)) {
			year, dated := strings.CutSuffix(w, "&")
			switch {
			case w == "attack":
				a.attack = true
			case dated:
				a.years = append(a.years, l.number(year))
			default:
				a.needs = append(a.needs, l.number(w))
			}
		}
		for w := range strings.FieldsSeq(field(row, 3)) {
			a.vetoes = append(a.vetoes, l.number(w))
		}
		l.anchors = append(l.anchors, a)
		aux := int32(len(l.anchors) - 1)
		for _, n := range names(row[1]) {
			n, exact := strings.CutPrefix(n, "=")
			e := entry{thing: l.thing(in.Ref(), in.Name), rule: ruleAnchor, aux: aux, name: n}
			if c := states[strings.TrimPrefix(n, "@")]; c != nil && n[0] == '@' {
				t := l.thing(c.Ref(), c.Name)
				l.things[t].incidents = append(l.things[t].incidents, int32(len(l.entries)))
				l.entries = append(l.entries, e)
				continue
			}
			if !a.attack && len(a.needs)+len(a.years) == 0 {
				e.rule = ruleIncident
			}
			if exact {
				e.flags |= exactCase
			}
			anchored[incidentName{row[0], l.key(n)}] = true
			l.add(e)
		}
	}
	for _, in := range atlas.Incidents() {
		for _, n := range append([]string{in.Name}, in.Aliases...) {
			if anchored[incidentName{in.ID, l.key(n)}] || strings.HasSuffix(n, " hackers") {
				continue
			}
			plain := withoutBrackets(n)
			for _, v := range l.pen.incidentForms(plain) {
				if anchored[incidentName{in.ID, l.key(v)}] {
					continue
				}
				r := ruleIncident
				if contains(in.Ambiguous, n) {
					r = ruleStrict
				}
				l.add(entry{thing: l.thing(in.Ref(), in.Name), rule: r, name: v})
			}
		}
	}
}

// yearsOf returns the years in which an incident began, ended and became known,
// and the one that it is listed under.
func (l *lexicon) yearsOf(in *model.Incident) []int32 {
	var out []int32
	for _, d := range []model.Date{in.Began, in.Disclosed, in.Ended} {
		if d.Known() {
			out = append(out, l.number(strconv.Itoa(d.Year)))
		}
	}
	if n := strings.LastIndexByte(in.ID, '-'); len(in.ID)-n == 5 && in.ID[n+1] == '2' {
		out = append(out, l.number(in.ID[n+1:]))
	}
	return out
}

// incidentForms returns an incident's name with the other words headlines use
// for an attack.
func (p *pen) incidentForms(n string) []string {
	p.variants(n)
	if name, ok := strings.CutPrefix(n, "Operation "); ok {
		for _, word := range [...]string{"Operación ", "Opération ", "Operazione ", "Operação ", "Операция ", "Операции ", "Операцию "} {
			p.add(word, name)
		}
	}
	for _, end := range [...]string{" breach", " hack", " attack", " cyberattack", " cyber attack", " ransomware attack", " heist"} {
		base, ok := strings.CutSuffix(n, end)
		if !ok || base == "" {
			continue
		}
		switch end {
		case " heist":
			p.add(base, " theft")
		case " breach", " hack":
			p.add(base, " hack", " hacks", " breach", " data breach", " breaches", " leak")
		default:
			p.add(base, " attack", " attacks", " cyberattack", " cyber attack", " hack", " cyber-attack")
		}
	}
	return p.last
}
