package main

import "pariscall/model"

type jsonSupporter struct {
	jsonHead
	RegisterName string         `json:"register_name"`
	Category     string         `json:"category"`
	Type         *string        `json:"type"`
	Sector       *string        `json:"sector"`
	Country      *string        `json:"country"`
	CountryCall  *string        `json:"country_paris_call"`
	City         *string        `json:"city"`
	Parent       *string        `json:"parent"`
	Ticker       *string        `json:"ticker"`
	Website      *string        `json:"website"`
	Aliases      []string       `json:"aliases"`
	Since        jsonDate       `json:"since"`
	Basis        string         `json:"basis"`
	Listed       jsonDate       `json:"listed"`
	Signed       jsonDate       `json:"signed"`
	Positions    []jsonPosition `json:"positions"`
	Incidents    []string       `json:"incidents"`
	Facts        []jsonFact     `json:"facts"`
	Milestones   []string       `json:"milestones"`
	Note         *string        `json:"note"`
	jsonTail
}

func supporterJSON(at *model.Atlas, s *model.Supporter) jsonSupporter {
	since, basis := s.Since()
	j := jsonSupporter{
		jsonHead:     toHead(s),
		RegisterName: s.RegisterName,
		Category:     string(s.Category),
		Type:         orNull(s.Type),
		Sector:       orNull(s.Sector),
		Country:      orNull(string(s.Country)),
		City:         orNull(s.City),
		Parent:       orNull(s.Parent),
		Ticker:       orNull(s.Ticker),
		Website:      orNull(s.Website),
		Aliases:      orEmpty(s.Aliases),
		Since:        toDate(since),
		Basis:        string(basis),
		Listed:       toDate(s.Listed),
		Signed:       toDate(s.Signed),
		Positions:    positionsJSON(at, s.Ref()),
		Incidents:    idsOf(at.IncidentsOf(s.Ref())),
		Facts:        toFacts(at.FactsAbout(s.Ref())),
		Milestones:   idsOf(at.MilestonesOf(s.Ref())),
		Note:         orNull(s.Note),
		jsonTail:     toTail(at, s.Prov),
	}
	if c := at.Country(s.Country); c != nil {
		j.CountryCall = orNull(c.Call.Status.String())
	}
	return j
}

type jsonIncident struct {
	jsonHead
	Aliases      []string          `json:"aliases"`
	Type         *string           `json:"type"`
	Began        jsonDate          `json:"began"`
	Ended        jsonDate          `json:"ended"`
	Disclosed    jsonDate          `json:"disclosed"`
	Summary      string            `json:"summary"`
	Victims      []string          `json:"victims"`
	VictimScope  *string           `json:"victim_scope"`
	VictimOrgs   []jsonVictim      `json:"victim_organisations"`
	Sectors      []string          `json:"sectors"`
	Actor        jsonSuspect       `json:"actor"`
	Attributions []jsonAttribution `json:"attributions"`
	Denied       bool              `json:"denied"`
	Impact       jsonImpact        `json:"impact"`
	Exploits     []string          `json:"exploits"`
	Principles   []int             `json:"principles"`
	Confidence   *string           `json:"confidence"`
	Facts        []jsonFact        `json:"facts"`
	Milestones   []string          `json:"milestones"`
	jsonTail
}

// jsonVictim is an organisation that was hit; supporter is its id in the
// register, or null.
type jsonVictim struct {
	Name      string  `json:"name"`
	Supporter *string `json:"supporter"`
}

// jsonSuspect is who is said to have done it. State is the state that the
// actor is linked to.
type jsonSuspect struct {
	Name    *string  `json:"name"`
	ID      *string  `json:"id"`
	Aliases []string `json:"aliases"`
	State   *string  `json:"state"`
}

// jsonAttribution is one public accusation: by and to are country codes, or
// null with the party's name beside.
type jsonAttribution struct {
	By     *string  `json:"by"`
	ByName string   `json:"by_name"`
	To     *string  `json:"to"`
	ToName string   `json:"to_name"`
	Date   jsonDate `json:"date"`
	How    *string  `json:"how"`
	Source *string  `json:"source"`
}

type jsonImpact struct {
	DamageUSD *float64 `json:"damage_usd"`
	Systems   *int64   `json:"systems"`
	Records   *int64   `json:"records"`
	Note      *string  `json:"note"`
}

func incidentJSON(at *model.Atlas, i *model.Incident) jsonIncident {
	j := jsonIncident{
		jsonHead:  toHead(i),
		Aliases:   orEmpty(i.Aliases),
		Type:      orNull(i.Type),
		Began:     toDate(i.Began),
		Ended:     toDate(i.Ended),
		Disclosed: toDate(i.Disclosed),
		Summary:   i.Summary,
		Victims:   []string{}, VictimOrgs: []jsonVictim{},
		VictimScope: orNull(i.VictimScope),
		Sectors:     orEmpty(i.Sectors),
		Actor: jsonSuspect{
			Name: orNull(i.ActorName), ID: orNull(i.Actor.ID),
			Aliases: orEmpty(i.ActorAliases), State: orNull(string(i.Suspect)),
		},
		Attributions: []jsonAttribution{},
		Denied:       i.Denied,
		Impact: jsonImpact{
			DamageUSD: orNull(i.DamageUSD), Systems: orNull(i.Systems),
			Records: orNull(i.Records), Note: orNull(i.ImpactNote),
		},
		Exploits:   orEmpty(i.Exploits),
		Principles: orEmpty(i.Principles),
		Confidence: orNull(i.Confidence),
		Facts:      toFacts(at.FactsAbout(i.Ref())),
		Milestones: idsOf(at.MilestonesOf(i.Ref())),
		jsonTail:   toTail(at, i.Prov),
	}
	for _, v := range i.Victims {
		j.Victims = append(j.Victims, string(v))
	}
	for _, o := range i.VictimOrgs {
		j.VictimOrgs = append(j.VictimOrgs, jsonVictim{o.Name, orNull(o.Supporter.ID)})
	}
	for _, a := range i.Attributions {
		j.Attributions = append(j.Attributions, jsonAttribution{
			By: orNull(string(a.By)), ByName: partyName(at, a.By, a.ByName),
			To: orNull(string(a.To)), ToName: partyName(at, a.To, a.ToName),
			Date: toDate(a.Date), How: orNull(a.How), Source: sourceURL([]model.Source{a.Source}),
		})
	}
	return j
}

type jsonActor struct {
	jsonHead
	Aliases    []string `json:"aliases"`
	Country    *string  `json:"country"`
	Sponsor    *string  `json:"sponsor"`
	Confidence *int     `json:"confidence"`
	Incidents  []string `json:"incidents"`
	jsonTail
}

func actorJSON(at *model.Atlas, a *model.Actor) jsonActor {
	j := jsonActor{
		jsonHead: toHead(a), Aliases: orEmpty(a.Aliases),
		Country: orNull(string(a.Country)), Sponsor: orNull(string(a.Sponsor)),
		Incidents: idsOf(at.IncidentsOf(a.Ref())), jsonTail: toTail(at, a.Prov),
	}
	if a.Confidence >= 0 {
		j.Confidence = &a.Confidence
	}
	return j
}

type jsonInstrument struct {
	jsonHead
	FullName  string         `json:"full_name"`
	Type      *string        `json:"type"`
	Adopted   jsonDate       `json:"adopted"`
	Summary   string         `json:"summary"`
	OpenTo    []string       `json:"open_to"`
	URL       *string        `json:"url"`
	Coverage  *string        `json:"coverage"`
	Counts    map[string]int `json:"counts"`
	Positions []jsonParty    `json:"positions"`
	jsonTail
}

// jsonParty is one party's position, seen from the instrument. Party is an
// address, or null for one that the bundled data does not hold.
type jsonParty struct {
	Party  *string  `json:"party"`
	Name   string   `json:"name"`
	Kind   string   `json:"party_kind"`
	Status string   `json:"status"`
	Date   jsonDate `json:"date"`
	Note   *string  `json:"note"`
	Source *string  `json:"source"`
}

func instrumentJSON(at *model.Atlas, i *model.Instrument) jsonInstrument {
	j := jsonInstrument{
		jsonHead: toHead(i), FullName: i.Name, Type: orNull(i.Type), Adopted: toDate(i.Adopted),
		Summary: i.Summary, OpenTo: orEmpty(i.OpenTo), URL: orNull(i.URL), Coverage: orNull(i.Coverage),
		Counts: map[string]int{}, Positions: []jsonParty{}, jsonTail: toTail(at, i.Prov),
	}
	// The positions of an instrument are true as of a day of their own.
	j.AsOf = orNull(i.AsOf.Value())
	for _, p := range at.PositionsOn(i.ID) {
		j.Counts[p.Status]++
		j.Positions = append(j.Positions, jsonParty{
			Party: orNull(p.Party.String()), Name: p.PartyName, Kind: p.PartyKind, Status: p.Status,
			Date: toDate(p.Date), Note: orNull(p.Note), Source: sourceURL(p.Prov.Sources),
		})
	}
	return j
}

type jsonPrinciple struct {
	jsonHead
	Number    int      `json:"number"`
	Gist      string   `json:"gist"`
	Question  *string  `json:"question"`
	Incidents []string `json:"incidents"`
	jsonTail
}

func principleJSON(at *model.Atlas, p *model.Principle) jsonPrinciple {
	return jsonPrinciple{
		jsonHead: toHead(p), Number: p.Number, Gist: p.Gist, Question: orNull(p.Question),
		Incidents: idsOf(incidentsOnPrinciple(at, p.Number)), jsonTail: toTail(at, p.Prov),
	}
}

type jsonMilestone struct {
	jsonHead
	Date          jsonDate `json:"date"`
	End           jsonDate `json:"end"`
	Text          string   `json:"text"`
	Type          *string  `json:"type"`
	Place         *string  `json:"place"`
	Countries     []string `json:"countries"`
	Organisations []string `json:"organisations"`
	Incidents     []string `json:"incidents"`
	jsonTail
}

func milestoneJSON(at *model.Atlas, m *model.Milestone) jsonMilestone {
	j := jsonMilestone{
		jsonHead: toHead(m), Date: toDate(m.Date), End: toDate(m.End), Text: m.Text,
		Type: orNull(m.Type), Place: orNull(m.Place), Countries: []string{},
		Organisations: orEmpty(m.Orgs), Incidents: orEmpty(m.Incidents), jsonTail: toTail(at, m.Prov),
	}
	for _, c := range m.Countries {
		j.Countries = append(j.Countries, string(c))
	}
	return j
}
