package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"pariscall/model"
)

// test says whether a thing fits one flag.
type test func(model.Entity) bool

// makeTest reads a flag's value.
type makeTest func(at *model.Atlas, value string) (test, error)

// filtersOf is the table of flags that narrow a kind.
func filtersOf(kind model.Kind) map[string]makeTest {
	switch kind {
	case model.KindCountry:
		return map[string]makeTest{
			"region":      regionTest,
			"member":      memberTest,
			"status":      statusTest(func(_ *model.Atlas, e model.Entity) *model.Country { return e.(*model.Country) }),
			"instrument":  instrumentTest,
			"attacked-by": attackedTest,
		}
	case model.KindSupporter:
		return map[string]makeTest{
			"country": countryTest(func(e model.Entity) []model.CountryCode {
				return []model.CountryCode{e.(*model.Supporter).Country}
			}),
			"region":   supporterRegionTest,
			"category": categoryTest,
			"type":     typeTest(kind),
			"sector":   sectorTest(kind),
			"status": statusTest(func(at *model.Atlas, e model.Entity) *model.Country {
				return at.Country(e.(*model.Supporter).Country)
			}),
			"instrument": instrumentTest,
			"since":      dateTest(supporterSince, false),
			"until":      dateTest(supporterSince, true),
		}
	case model.KindIncident:
		return incidentFilters()
	case model.KindActor:
		return map[string]makeTest{
			"country": countryTest(func(e model.Entity) []model.CountryCode {
				a := e.(*model.Actor)
				return []model.CountryCode{a.Country, a.Sponsor}
			}),
		}
	case model.KindInstrument:
		return map[string]makeTest{
			"type":   typeTest(kind),
			"status": coverageTest,
			"since":  dateTest(func(e model.Entity) model.Date { return e.(*model.Instrument).Adopted }, false),
			"until":  dateTest(func(e model.Entity) model.Date { return e.(*model.Instrument).Adopted }, true),
		}
	case model.KindMilestone:
		return map[string]makeTest{
			"country": countryTest(func(e model.Entity) []model.CountryCode { return e.(*model.Milestone).Countries }),
			"type":    typeTest(kind),
			"since":   dateTest(func(e model.Entity) model.Date { return e.(*model.Milestone).Date }, false),
			"until":   dateTest(func(e model.Entity) model.Date { return e.(*model.Milestone).Date }, true),
		}
	default:
		return nil
	}
}

func incidentFilters() map[string]makeTest {
	began := func(e model.Entity) model.Date { return e.(*model.Incident).Began }
	accusers := func(e model.Entity) []model.CountryCode {
		var codes []model.CountryCode
		for _, a := range e.(*model.Incident).Attributions {
			codes = append(codes, a.By)
		}
		return codes
	}
	accused := func(e model.Entity) []model.CountryCode {
		i := e.(*model.Incident)
		codes := []model.CountryCode{i.Suspect}
		for _, a := range i.Attributions {
			codes = append(codes, a.To)
		}
		return codes
	}
	victims := func(e model.Entity) []model.CountryCode { return e.(*model.Incident).Victims }
	return map[string]makeTest{
		"country": countryTest(func(e model.Entity) []model.CountryCode {
			return slices.Concat(victims(e), accused(e), accusers(e))
		}),
		"victim":        countryTest(victims),
		"attributed-to": countryTest(accused),
		"accuser":       countryTest(accusers),
		"type":          typeTest(model.KindIncident),
		"sector":        sectorTest(model.KindIncident),
		"actor":         actorTest,
		"principle":     principleTest,
		"since":         dateTest(began, false),
		"until":         dateTest(began, true),
	}
}

// countryTest wants one of a thing's countries to be the one that is named.
func countryTest(codes func(model.Entity) []model.CountryCode) makeTest {
	return func(at *model.Atlas, value string) (test, error) {
		found, err := lookUp(at, "show", []string{value}, model.KindCountry)
		if err != nil {
			return nil, err
		}
		code := found[0].(*model.Country).Code
		return func(e model.Entity) bool { return slices.Contains(codes(e), code) }, nil
	}
}

func statusTest(country func(*model.Atlas, model.Entity) *model.Country) makeTest {
	return func(at *model.Atlas, value string) (test, error) {
		var want model.CallStatus
		switch plainWord(value) {
		case "endorsed", "signed", "yes":
			want = model.Endorsed
		case "not endorsed", "unsigned", "no":
			want = model.NotEndorsed
		default:
			return nil, misused(fmt.Sprintf("--status %q is not known", value), "want endorsed or not-endorsed")
		}
		return func(e model.Entity) bool {
			c := country(at, e)
			return c != nil && c.Call.Status == want
		}, nil
	}
}

func coverageTest(_ *model.Atlas, value string) (test, error) {
	want := plainWord(value)
	if want != "complete" && want != "partial" {
		return nil, misused(fmt.Sprintf("--status %q is not known", value), "for instruments want complete or partial")
	}
	return func(e model.Entity) bool { return e.(*model.Instrument).Coverage == want }, nil
}

func instrumentTest(at *model.Atlas, value string) (test, error) {
	found, err := lookUp(at, "show", []string{value}, model.KindInstrument)
	if err != nil {
		return nil, err
	}
	parties := map[model.Ref]bool{}
	for _, p := range at.PositionsOn(found[0].Ref().ID) {
		parties[p.Party] = true
	}
	return func(e model.Entity) bool { return parties[e.Ref()] }, nil
}

// attackedTest wants countries that an incident hit which is attributed to
// another.
func attackedTest(at *model.Atlas, value string) (test, error) {
	hits, err := attacks(at, value)
	if err != nil {
		return nil, err
	}
	return func(e model.Entity) bool { return len(hits[e.(*model.Country).Code]) > 0 }, nil
}

// attacks returns the incidents attributed to a country by whom they hit.
func attacks(at *model.Atlas, by string) (map[model.CountryCode][]*model.Incident, error) {
	found, err := lookUp(at, "show", []string{by}, model.KindCountry)
	if err != nil {
		return nil, err
	}
	hits := map[model.CountryCode][]*model.Incident{}
	for _, i := range at.OriginOf(found[0].(*model.Country).Code) {
		for _, v := range i.Victims {
			hits[v] = append(hits[v], i)
		}
	}
	return hits, nil
}

func actorTest(at *model.Atlas, value string) (test, error) {
	found, err := lookUp(at, "show", []string{value}, model.KindActor)
	if err != nil {
		return nil, err
	}
	done := map[string]bool{}
	for _, i := range at.IncidentsOf(found[0].Ref()) {
		done[i.ID] = true
	}
	return func(e model.Entity) bool { return done[e.Ref().ID] }, nil
}

func principleTest(at *model.Atlas, value string) (test, error) {
	n, err := strconv.Atoi(value)
	if err != nil || at.Principle(n) == nil {
		return nil, misused(fmt.Sprintf("there is no principle %q", value), "want a number: pariscall list principles")
	}
	return func(e model.Entity) bool { return slices.Contains(e.(*model.Incident).Principles, n) }, nil
}

func supporterSince(e model.Entity) model.Date {
	d, _ := e.(*model.Supporter).Since()
	return d
}

// dateTest compares only as much of a date as the flag gives; a thing whose
// date is unknown, or less precise than asked for, fits where it may.
func dateTest(date func(model.Entity) model.Date, until bool) makeTest {
	return func(_ *model.Atlas, value string) (test, error) {
		want, err := model.ParseDate(value)
		if err != nil || !want.Known() {
			return nil, misused(fmt.Sprintf("%q is not a date", value), "want 2017, 2017-06 or 2017-06-27")
		}
		limit := want.Value()
		return func(e model.Entity) bool {
			d := date(e).Value()
			n := min(len(d), len(limit))
			if n == 0 {
				return false
			}
			if until {
				return d[:n] <= limit[:n]
			}
			return d[:n] >= limit[:n]
		}, nil
	}
}

// hasWords says whether every word is part of one of a thing's names. What has
// several words in it, such as AT&T, begins where a word does.
func hasWords(e model.Entity, words []string) bool {
	if len(words) == 0 {
		return true
	}
	all := " " + model.PlainWords(e.Ref().ID+"\n"+e.Title()+"\n"+strings.Join(aliasesOf(e), "\n"))
	for _, w := range words {
		w = model.PlainWords(w)
		if strings.Contains(w, " ") {
			w = " " + w
		}
		if w == "" || !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// aliasesOf are the other names of a thing, and the words it is filed under.
func aliasesOf(e model.Entity) []string {
	switch e := e.(type) {
	case *model.Country:
		return append(allNames(e), e.ISO2, e.Numeric, e.Region, e.Subregion)
	case *model.Supporter:
		return append([]string{e.RegisterName, e.Type, e.Sector, e.City}, e.Aliases...)
	case *model.Incident:
		return append([]string{e.Type, e.ActorName}, e.Aliases...)
	case *model.Actor:
		return e.Aliases
	case *model.Instrument:
		return []string{e.Name, e.Type}
	case *model.Principle:
		return []string{e.Gist}
	case *model.Milestone:
		return append([]string{e.Type, e.Place, e.Text}, e.Orgs...)
	default:
		return nil
	}
}
