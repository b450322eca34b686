package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

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
			"region": wordTest(func(e model.Entity) []string {
				c := e.(*model.Country)
				return []string{c.Region, c.Subregion}
			}),
			"member":     wordTest(func(e model.Entity) []string { return e.(*model.Country).Memberships }),
			"status":     statusTest(func(_ *model.Atlas, e model.Entity) *model.Country { return e.(*model.Country) }),
			"instrument": instrumentTest,
		}
	case model.KindSupporter:
		return map[string]makeTest{
			"country": countryTest(func(e model.Entity) []model.CountryCode {
				return []model.CountryCode{e.(*model.Supporter).Country}
			}),
			"region":   supporterRegionTest,
			"category": categoryTest,
			"type":     wordTest(func(e model.Entity) []string { return []string{e.(*model.Supporter).Type} }),
			"sector":   wordTest(func(e model.Entity) []string { return []string{e.(*model.Supporter).Sector} }),
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
			"type":   wordTest(func(e model.Entity) []string { return []string{e.(*model.Instrument).Type} }),
			"status": coverageTest,
			"since":  dateTest(func(e model.Entity) model.Date { return e.(*model.Instrument).Adopted }, false),
			"until":  dateTest(func(e model.Entity) model.Date { return e.(*model.Instrument).Adopted }, true),
		}
	case model.KindMilestone:
		return map[string]makeTest{
			"country": countryTest(func(e model.Entity) []model.CountryCode { return e.(*model.Milestone).Countries }),
			"type":    wordTest(func(e model.Entity) []string { return []string{e.(*model.Milestone).Type} }),
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
		"type":          wordTest(func(e model.Entity) []string { return []string{e.(*model.Incident).Type} }),
		"sector":        wordTest(func(e model.Entity) []string { return e.(*model.Incident).Sectors }),
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

// wordTest wants one of a thing's words to be the value, or for the longer
// ones to hold it.
func wordTest(words func(model.Entity) []string) makeTest {
	return func(_ *model.Atlas, value string) (test, error) {
		want := fold(value)
		return func(e model.Entity) bool {
			for _, w := range words(e) {
				w = fold(w)
				if w == want || len(want) > 3 && strings.Contains(w, want) {
					return true
				}
			}
			return false
		}, nil
	}
}

func statusTest(country func(*model.Atlas, model.Entity) *model.Country) makeTest {
	return func(at *model.Atlas, value string) (test, error) {
		want, ok := map[string]model.CallStatus{"endorsed": model.Endorsed, "not-endorsed": model.NotEndorsed}[fold(value)]
		if !ok {
			return nil, misused(fmt.Sprintf("--status %q is not known", value), "want endorsed or not-endorsed")
		}
		return func(e model.Entity) bool {
			c := country(at, e)
			return c != nil && c.Call.Status == want
		}, nil
	}
}

func coverageTest(_ *model.Atlas, value string) (test, error) {
	if v := fold(value); v != "complete" && v != "partial" {
		return nil, misused(fmt.Sprintf("--status %q is not known", value), "for instruments want complete or partial")
	}
	return func(e model.Entity) bool { return e.(*model.Instrument).Coverage == fold(value) }, nil
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

func supporterRegionTest(at *model.Atlas, value string) (test, error) {
	inRegion, err := filtersOf(model.KindCountry)["region"](at, value)
	if err != nil {
		return nil, err
	}
	return func(e model.Entity) bool {
		c := at.Country(e.(*model.Supporter).Country)
		return c != nil && inRegion(c)
	}, nil
}

func categoryTest(_ *model.Atlas, value string) (test, error) {
	var all []string
	for _, c := range model.Categories() {
		all = append(all, string(c))
		if fold(value) == string(c) {
			return func(e model.Entity) bool { return e.(*model.Supporter).Category == c }, nil
		}
	}
	return nil, misused(fmt.Sprintf("there is no category %q", value), "want "+quoted(all))
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

// hasWords says whether every word is part of one of a thing's names.
func hasWords(e model.Entity, words []string) bool {
	if len(words) == 0 {
		return true
	}
	all := fold(e.Ref().ID + "\n" + e.Title() + "\n" + strings.Join(aliasesOf(e), "\n"))
	for _, w := range words {
		if !strings.Contains(all, fold(w)) {
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

// fold takes case and accents away.
func fold(s string) string {
	strip := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	out, _, err := transform.String(strip, s)
	if err != nil {
		out = s
	}
	return strings.ToLower(out)
}
