package main

import (
	"fmt"
	"slices"
	"strings"

	"pariscall/model"
)

// stanceCard says where a state stands: the Call, the other pledges, who from
// there supports it, and its incidents.
func stanceCard(at *model.Atlas, c *model.Country) *card {
	k := &card{ref: c.Ref(), title: c.Name, tags: countryTags(c)}
	k.add("Paris Call", callFacts(k, at, c)...)
	k.add("Other pledges", positionFacts(k, at, c.Ref())...)
	k.add("Supporters", supporterFacts(k, at, c.Code)...)
	k.add("Incidents",
		incidentFact("as victim", at.VictimOf(c.Code)),
		incidentFact("as attributed origin", at.OriginOf(c.Code)),
		incidentFact("as accuser", at.AccuserIn(c.Code)),
	)
	return k
}

// countryCard is the stance with all else that is known.
func countryCard(at *model.Atlas, c *model.Country) *card {
	k := stanceCard(at, c)
	var actors []string
	for _, a := range at.ActorsOf(c.Code) {
		actors = append(actors, a.Name)
	}
	if len(actors) > 0 {
		k.add("Threat actors", fact{mark: markActor, text: listed(actors, 12) + ", with origin or suspected sponsor here"})
	}
	k.add("Facts", quickFacts(k, at, c.Ref())...)
	k.add("Timeline", milestoneFacts(k, at.MilestonesOf(c.Ref()))...)
	k.add("Names", fact{text: strings.Join(allNames(c), " · ")})
	k.add("Record", recordFact(k, at, c.Prov))
	return k
}

func countryTags(c *model.Country) string {
	tags := []string{string(c.Code)}
	for _, t := range []string{c.ISO2, c.Numeric, c.Region} {
		if t != "" {
			tags = append(tags, t)
		}
	}
	if len(c.Memberships) > 0 {
		tags = append(tags, strings.Join(c.Memberships, " "))
	}
	return strings.Join(tags, " · ")
}

// callFacts is the stance on the Call, what is documented on its launch, and
// the notes on how it came about.
func callFacts(k *card, at *model.Atlas, c *model.Country) []fact {
	facts := []fact{{
		mark:  callMark(c.Call),
		text:  callWords(c.Call, datasetAsOf(at, registerName)),
		date:  c.Call.Date,
		cites: k.cite(callSources(at, c)...),
	}}
	for _, l := range launchClaims(c) {
		facts = append(facts, fact{text: claimWords(l), date: l.Date, cites: k.cite(l.Source)})
	}
	for _, n := range c.Notes {
		facts = append(facts, fact{text: n.Text, date: n.Date, cites: k.cite(n.Source)})
	}
	return facts
}

// launchClaims is what is documented on a state at the launch or after it. An
// absence without a day is of the register, which the stance speaks of, and
// says nothing of the launch.
func launchClaims(c *model.Country) []model.LaunchClaim {
	return slices.DeleteFunc(slices.Clone(c.LaunchClaims), func(l model.LaunchClaim) bool {
		return l.Status == "not-listed" && !l.Date.Known()
	})
}

// claimWords says what a source states on a state at the launch.
func claimWords(l model.LaunchClaim) string {
	words := map[string]string{
		"at-launch":    "named among the launch states",
		"joined-later": "named as joining after the launch",
		"not-listed":   "named as absent at the launch",
	}[l.Status]
	if words == "" {
		words = positionWords(l.Status)
	}
	if l.Date.Known() {
		words += ", " + l.Date.String()
	}
	return words
}

// callSources are the pages behind a stance; absence from the register rests
// on the register.
func callSources(at *model.Atlas, c *model.Country) []model.Source {
	if len(c.Call.Sources) > 0 {
		return c.Call.Sources
	}
	if e := at.StateEntry(c.Code); e != nil && len(e.Prov.Sources) > 0 {
		return e.Prov.Sources
	}
	return datasetSource(at, registerName)
}

// positionFacts lists what a party did on each instrument, and on which
// nothing is recorded, which proves something only where the list is whole.
func positionFacts(k *card, at *model.Atlas, party model.Ref) []fact {
	var facts []fact
	taken := map[string]bool{}
	for _, p := range at.PositionsOf(party) {
		taken[p.Instrument] = true
		name := p.Instrument
		limit := ""
		if i := at.Instrument(p.Instrument); i != nil {
			name = i.Short
			if i.Coverage != "complete" {
				limit = " · partial list as of " + i.AsOf.String()
			}
		}
		text := positionWords(p.Status)
		if p.Date.Known() {
			text += ", " + p.Date.String()
		}
		if p.Note != "" {
			text += ", " + p.Note
		}
		facts = append(facts, fact{
			mark: positionMark(p.Status), name: name, text: text + limit,
			date: p.Date, cites: k.cite(p.Prov.Sources...),
		})
	}
	var absent, unknown absence
	country := at.Country(model.CountryCode(party.ID))
	for _, i := range at.Instruments() {
		switch {
		case country == nil || taken[i.ID] || !i.Admits(country):
		case i.Coverage == "complete":
			absent.add(k, i)
		default:
			unknown.add(k, i)
		}
	}
	facts = append(facts, absent.facts("not on the lists of ")...)
	return append(facts, unknown.facts("unknown, the list being partial: ")...)
}

// absence is instruments that a country has no position on, with the pages of
// their lists.
type absence struct {
	names []string
	cites []int
}

func (a *absence) add(k *card, i *model.Instrument) {
	a.names = append(a.names, i.Short)
	for _, n := range k.cite(first(i.Prov.Sources)...) {
		if !slices.Contains(a.cites, n) {
			a.cites = append(a.cites, n)
		}
	}
}

func (a absence) facts(words string) []fact {
	if len(a.names) == 0 {
		return nil
	}
	return []fact{{text: words + strings.Join(a.names, " · "), cites: a.cites}}
}

func openToStates(i *model.Instrument) bool {
	return len(i.OpenTo) == 0 || slices.Contains(i.OpenTo, "states")
}

// supporterFacts counts who from a country supports the Call.
func supporterFacts(k *card, at *model.Atlas, code model.CountryCode) []fact {
	counts := at.SupporterCounts(code)
	total := 0
	var words []string
	for _, c := range model.Categories() {
		n := counts[c]
		total += n
		if n > 0 {
			words = append(words, categoryCount(c, n))
		}
	}
	if total == 0 {
		return []fact{{text: "none from here in the register"}}
	}
	supporters := at.SupportersOf(code)
	register := k.cite(first(supporters[0].Prov.Sources)...)
	facts := []fact{{text: fmt.Sprintf("%s from here: %s", grouped(total), strings.Join(words, " · ")), cites: register}}
	var names []string
	for _, s := range supporters {
		if s.Category != model.CategoryState {
			names = append(names, s.Name)
		}
	}
	if len(names) > 0 {
		facts = append(facts, fact{text: listed(names, 8), cites: register})
	}
	if len(names) > 8 {
		facts = append(facts, fact{text: "all: pariscall list supporters --country " + string(code), hint: true})
	}
	return facts
}

func categoryCount(c model.Category, n int) string {
	switch c {
	case model.CategoryState:
		return counted(n, "state", "states")
	case model.CategoryAuthority:
		return counted(n, "public authority", "public authorities")
	case model.CategoryPrivate:
		return grouped(n) + " private sector"
	default:
		return grouped(n) + " civil society"
	}
}

// incidentFact counts incidents in one role and names the newest.
func incidentFact(role string, incidents []*model.Incident) fact {
	f := fact{mark: markIncident, name: role, text: "none recorded"}
	if len(incidents) == 0 {
		return f
	}
	var names []string
	for _, i := range incidents {
		names = append(names, fmt.Sprintf("%s (%s)", i.Name, yearOf(i.Began)))
	}
	f.text = fmt.Sprintf("%s: %s", grouped(len(incidents)), listed(names, 8))
	return f
}

// listed joins up to limit words and counts the rest.
func listed(words []string, limit int) string {
	if len(words) <= limit {
		return strings.Join(words, " · ")
	}
	return strings.Join(words[:limit], " · ") + fmt.Sprintf(" · and %d more", len(words)-limit)
}

func quickFacts(k *card, at *model.Atlas, r model.Ref) []fact {
	var facts []fact
	for _, f := range at.FactsAbout(r) {
		facts = append(facts, fact{name: f.Date.Value(), text: f.Text, date: f.Date, cites: k.cite(f.Source)})
	}
	return facts
}

func milestoneFacts(k *card, ms []*model.Milestone) []fact {
	var facts []fact
	for _, m := range ms {
		facts = append(facts, fact{name: m.Date.Value(), text: m.Name, date: m.Date, cites: k.cite(first(m.Prov.Sources)...)})
	}
	return facts
}

// first returns at most the first source, where one is enough.
func first(s []model.Source) []model.Source { return s[:min(1, len(s))] }

// allNames are the names by which a country is found, each once.
func allNames(c *model.Country) []string {
	names := []string{c.OfficialName}
	names = append(names, c.LocalNames...)
	names = append(names, c.Aliases...)
	names = append(names, c.Adjectives...)
	for _, l := range c.Names {
		names = append(names, l.Words...)
	}
	for _, code := range c.AltCodes {
		names = append(names, string(code))
	}
	seen := map[string]bool{c.Name: true, "": true}
	return slices.DeleteFunc(names, func(n string) bool {
		if seen[n] {
			return true
		}
		seen[n] = true
		return false
	})
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
