package main

import (
	"fmt"
	"strings"

	"pariscall/model"
)

// parisCall is the Call itself, which all the rest of the data is about. It is
// no record of any set; what is said of it is counted from them.
type parisCall struct{ at *model.Atlas }

// callRef addresses the Call as if it were among the instruments.
func callRef() model.Ref { return model.Ref{Kind: model.KindInstrument, ID: "paris-call"} }

// isTheCall says whether a name means the Call itself.
func isTheCall(name string) bool {
	switch plainWord(name) {
	case "paris call", "call of paris", "appel de paris", "instrument paris call", "pariscall",
		"paris call for trust and security in cyberspace",
		"appel de paris pour la confiance et la securite dans le cyberespace":
		return true
	}
	return false
}

// Ref returns instrument:paris-call.
func (c parisCall) Ref() model.Ref { return callRef() }

// Title returns the short name.
func (c parisCall) Title() string { return "Paris Call" }

// Origin returns where the text of the principles comes from.
func (c parisCall) Origin() model.Provenance {
	if ps := c.at.Principles(); len(ps) > 0 {
		return ps[0].Prov
	}
	return model.Provenance{}
}

// launch is the milestone of the Call's first day, or nil.
func (c parisCall) launch() *model.Milestone { return c.at.Milestone("paris-call-launch-2018") }

// counts are the supporters by category, and all of them.
func (c parisCall) counts() (map[model.Category]int, int) {
	n := map[model.Category]int{}
	for _, s := range c.at.Supporters() {
		n[s.Category]++
	}
	return n, len(c.at.Supporters())
}

// milestones are those of the Call's own history.
func (c parisCall) milestones() []*model.Milestone {
	var own []*model.Milestone
	for _, m := range c.at.Milestones() {
		if strings.HasPrefix(m.ID, "paris-call-") {
			own = append(own, m)
		}
	}
	return own
}

func callCard(c parisCall) *card {
	at := c.at
	k := &card{ref: c.Ref(), title: "Paris Call", tags: "for Trust and Security in Cyberspace"}
	k.add("What", fact{
		text:  "A declaration of nine principles for the behaviour of states, companies and civil society in cyberspace. It binds nobody in law; whoever supports it is entered in a public register.",
		cites: k.cite(first(c.Origin().Sources)...),
	})
	if m := c.launch(); m != nil {
		k.add("Launched", fact{text: m.Date.String() + prefixed(", ", m.Place) + ". " + m.Text, date: m.Date, cites: k.cite(first(m.Prov.Sources)...)})
	}
	counts, total := c.counts()
	register := k.cite(datasetSource(at, registerName)...)
	facts := []fact{{text: fmt.Sprintf("%s in the register as of %s", grouped(total), datasetAsOf(at, registerName)), cites: register}}
	for _, cat := range model.Categories() {
		facts = append(facts, fact{
			mark: markYes, name: categoryWords(cat),
			text: fmt.Sprintf("%s: pariscall list supporters --category %s", grouped(counts[cat]), cat), cites: register,
		})
	}
	k.add("Supporters", facts...)
	var principles []fact
	for _, p := range at.Principles() {
		principles = append(principles, fact{name: fmt.Sprint(p.Number), text: p.Name, cites: k.cite(first(p.Prov.Sources)...)})
	}
	k.add("Principles", principles...)
	k.add("Timeline", milestoneFacts(k, c.milestones())...)
	k.add("Where states stand", fact{text: "pariscall list countries --status endorsed, or not-endorsed; one of them: pariscall stance COUNTRY", hint: true})
	return k
}

// jsonParisCall is the Call itself.
type jsonParisCall struct {
	jsonHead
	FullName   string                 `json:"full_name"`
	Launched   jsonDate               `json:"launched"`
	Supporters map[model.Category]int `json:"supporters"`
	Total      int                    `json:"total"`
	AsOf       *string                `json:"as_of"`
	Principles []jsonCallPrinciple    `json:"principles"`
	Milestones []string               `json:"milestones"`
	Source     *string                `json:"source"`
	Sources    []jsonSource           `json:"sources"`
}

type jsonCallPrinciple struct {
	Ref    string  `json:"ref"`
	Name   string  `json:"name"`
	Source *string `json:"source"`
}

func parisCallJSON(c parisCall) jsonParisCall {
	counts, total := c.counts()
	sources := append(first(c.Origin().Sources), datasetSource(c.at, registerName)...)
	j := jsonParisCall{
		jsonHead: toHead(c), FullName: "Paris Call for Trust and Security in Cyberspace",
		Supporters: map[model.Category]int{}, Total: total, AsOf: orNull(datasetAsOf(c.at, registerName)),
		Principles: []jsonCallPrinciple{}, Milestones: idsOf(c.milestones()),
		Source: sourceURL(datasetSource(c.at, registerName)), Sources: toSources(sources),
	}
	if m := c.launch(); m != nil {
		j.Launched = toDate(m.Date)
	}
	for _, cat := range model.Categories() {
		j.Supporters[cat] = counts[cat]
	}
	for _, p := range c.at.Principles() {
		j.Principles = append(j.Principles, jsonCallPrinciple{p.Ref().String(), p.Name, sourceURL(p.Prov.Sources)})
	}
	return j
}
