package main

import "pariscall/model"

type jsonCountry struct {
	jsonHead
	OfficialName *string  `json:"official_name"`
	ISO2         *string  `json:"iso2"`
	Numeric      *string  `json:"numeric"`
	AltCodes     []string `json:"alt_codes"`
	Aliases      []string `json:"aliases"`
	Adjectives   []string `json:"adjectives"`
	Capital      *string  `json:"capital"`
	Region       *string  `json:"region"`
	Subregion    *string  `json:"subregion"`
	Memberships  []string `json:"memberships"`

	ParisCall  jsonCall               `json:"paris_call"`
	Positions  []jsonPosition         `json:"positions"`
	Supporters map[model.Category]int `json:"supporters"`
	Incidents  jsonRoles              `json:"incidents"`
	Actors     []string               `json:"actors"`
	Facts      []jsonFact             `json:"facts"`
	Milestones []string               `json:"milestones"`
	jsonTail
}

// jsonCall is a stance on the Paris Call. Basis says what the date rests on:
// signed, at-launch, reported, listed or none.
type jsonCall struct {
	Status   string       `json:"status"`
	Date     jsonDate     `json:"date"`
	Basis    string       `json:"basis"`
	Disputed bool         `json:"disputed"`
	Source   *string      `json:"source"`
	Sources  []jsonSource `json:"sources"`
	AsOf     *string      `json:"as_of"`
	Launch   []jsonLaunch `json:"launch"`
	Notes    []jsonFact   `json:"notes"`
}

// jsonLaunch is what one source states on a country at the launch: at-launch,
// joined-later or not-listed.
type jsonLaunch struct {
	Status string   `json:"status"`
	Date   jsonDate `json:"date"`
	Source *string  `json:"source"`
}

// jsonPosition is what a party did about an instrument.
type jsonPosition struct {
	Instrument string   `json:"instrument"`
	Name       string   `json:"name"`
	Status     string   `json:"status"`
	Date       jsonDate `json:"date"`
	Note       *string  `json:"note"`
	Coverage   *string  `json:"coverage"`
	AsOf       jsonDate `json:"as_of"`
	Source     *string  `json:"source"`
}

// jsonRoles are the incidents of a country by its part in them, newest first.
type jsonRoles struct {
	Victim     []string `json:"victim"`
	Attributed []string `json:"attributed"`
	Accuser    []string `json:"accuser"`
}

func countryJSON(at *model.Atlas, c *model.Country) jsonCountry {
	counts := map[model.Category]int{}
	for _, cat := range model.Categories() {
		counts[cat] = at.SupporterCounts(c.Code)[cat]
	}
	return jsonCountry{
		jsonHead:     toHead(c),
		OfficialName: orNull(c.OfficialName),
		ISO2:         orNull(c.ISO2),
		Numeric:      orNull(c.Numeric),
		AltCodes:     orEmpty(c.AltCodes),
		Aliases:      orEmpty(c.Aliases),
		Adjectives:   orEmpty(c.Adjectives),
		Capital:      orNull(c.Capital),
		Region:       orNull(c.Region),
		Subregion:    orNull(c.Subregion),
		Memberships:  orEmpty(c.Memberships),
		ParisCall:    callJSON(at, c),
		Positions:    positionsJSON(at, c.Ref()),
		Supporters:   counts,
		Incidents: jsonRoles{
			Victim:     idsOf(at.VictimOf(c.Code)),
			Attributed: idsOf(at.OriginOf(c.Code)),
			Accuser:    idsOf(at.AccuserIn(c.Code)),
		},
		Actors:     idsOf(at.ActorsOf(c.Code)),
		Facts:      toFacts(at.FactsAbout(c.Ref())),
		Milestones: idsOf(at.MilestonesOf(c.Ref())),
		jsonTail:   toTail(at, c.Prov),
	}
}

func callJSON(at *model.Atlas, c *model.Country) jsonCall {
	sources := callSources(at, c)
	basis := c.Call.Basis
	if basis == "" {
		basis = model.BasisNone
	}
	j := jsonCall{
		Status: c.Call.Status.String(), Date: toDate(c.Call.Date),
		Basis: string(basis), Disputed: c.Call.Disputed,
		Source: sourceURL(sources), Sources: toSources(sources),
		AsOf:   orNull(datasetAsOf(at, registerName)),
		Launch: []jsonLaunch{}, Notes: []jsonFact{},
	}
	for _, l := range launchClaims(c) {
		j.Launch = append(j.Launch, jsonLaunch{l.Status, toDate(l.Date), sourceURL([]model.Source{l.Source})})
	}
	for _, n := range c.Notes {
		j.Notes = append(j.Notes, jsonFact{n.Text, toDate(n.Date), sourceURL([]model.Source{n.Source})})
	}
	return j
}

func positionsJSON(at *model.Atlas, party model.Ref) []jsonPosition {
	out := []jsonPosition{}
	for _, p := range at.PositionsOf(party) {
		j := jsonPosition{
			Instrument: p.Instrument, Name: p.Instrument, Status: p.Status, Date: toDate(p.Date),
			Note: orNull(p.Note), Source: sourceURL(p.Prov.Sources),
		}
		if i := at.Instrument(p.Instrument); i != nil {
			j.Name, j.Coverage, j.AsOf = i.Short, orNull(i.Coverage), toDate(i.AsOf)
		}
		out = append(out, j)
	}
	return out
}
