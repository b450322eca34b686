package main

import (
	"fmt"
	"strings"

	"pariscall/model"
)

// listSheet is the table of a kind. For people it has marks and written
// dates; for machines plain values, and the source in a column of its own.
func listSheet(at *model.Atlas, kind model.Kind, entities []model.Entity, people bool, p paint) *sheet {
	s := &sheet{cols: listColumns(kind, people)}
	for _, e := range entities {
		cells := listRow(at, e, people, p)
		if !people {
			cells = append(cells, orText(sourceURL(listSources(at, e))))
		}
		s.rows = append(s.rows, cells)
	}
	return s
}

// listSources are the pages behind a row: of a country, those behind its
// stance.
func listSources(at *model.Atlas, e model.Entity) []model.Source {
	if c, ok := e.(*model.Country); ok {
		return callSources(at, c)
	}
	return provSources(at, e.Origin())
}

func listColumns(kind model.Kind, people bool) []column {
	cols := map[model.Kind][]column{
		model.KindCountry: {
			col("id"), col("name"), col("paris_call"), col("since"), num("organisations"),
			num("victim"), num("attributed"), num("accuser"), col("region"), col("memberships"),
		},
		model.KindSupporter: {col("id"), col("name"), col("category"), col("country"), col("since"), col("sector"), col("type")},
		model.KindIncident: {
			col("id"), col("name"), col("type"), col("began"), col("actor"), col("linked_to"),
			num("accusers"), col("victims"), col("summary"),
		},
		model.KindActor:      {col("id"), col("name"), col("country"), col("sponsor"), num("incidents"), col("aliases")},
		model.KindInstrument: {col("id"), col("name"), col("type"), col("adopted"), num("positions"), col("coverage"), col("as_of"), col("full_name")},
		model.KindPrinciple:  {num("id"), col("name"), num("incidents"), col("gist")},
		model.KindMilestone:  {col("date"), col("id"), col("type"), col("name"), col("place")},
	}[kind]
	if !people {
		if kind == model.KindCountry || kind == model.KindSupporter {
			cols = insertAfter(cols, "since", col("precision"))
		}
		cols = append(cols, col("source"))
	}
	return cols
}

func insertAfter(cols []column, name string, c column) []column {
	var out []column
	for _, have := range cols {
		out = append(out, have)
		if have.name == name {
			out = append(out, c)
		}
	}
	return out
}

func listRow(at *model.Atlas, e model.Entity, people bool, p paint) []string {
	date := model.Date.Value
	if people {
		date = model.Date.String
	}
	switch e := e.(type) {
	case *model.Country:
		return countryRow(at, e, people, p)
	case *model.Supporter:
		since, _ := e.Since()
		if people {
			return []string{e.ID, e.Name, categoryWords(e.Category), string(e.Country), since.String(), e.Sector, e.Type}
		}
		return []string{
			e.ID, e.Name, string(e.Category), string(e.Country), since.Value(),
			since.Precision.String(), e.Sector, e.Type,
		}
	case *model.Incident:
		victims := make([]string, len(e.Victims))
		for i, v := range e.Victims {
			victims[i] = string(v)
		}
		return []string{
			e.ID, e.Name, e.Type, date(e.Began), e.ActorName, string(e.Suspect),
			fmt.Sprint(accusers(e)), strings.Join(victims, " "), e.Summary,
		}
	case *model.Actor:
		return []string{
			e.ID, e.Name, string(e.Country), string(e.Sponsor),
			fmt.Sprint(len(at.IncidentsOf(e.Ref()))), strings.Join(e.Aliases, ", "),
		}
	case *model.Instrument:
		return []string{
			e.ID, e.Short, e.Type, date(e.Adopted), fmt.Sprint(len(at.PositionsOn(e.ID))),
			e.Coverage, date(e.AsOf), e.Name,
		}
	case *model.Principle:
		return []string{fmt.Sprint(e.Number), e.Name, fmt.Sprint(len(incidentsOnPrinciple(at, e.Number))), e.Gist}
	case *model.Milestone:
		return []string{date(e.Date), e.ID, e.Type, e.Name, e.Place}
	default:
		return nil
	}
}

func countryRow(at *model.Atlas, c *model.Country, people bool, p paint) []string {
	organisations := 0 // the state itself has columns of its own
	for category, n := range at.SupporterCounts(c.Code) {
		if category != model.CategoryState {
			organisations += n
		}
	}
	tail := []string{
		fmt.Sprint(organisations), fmt.Sprint(len(at.VictimOf(c.Code))), fmt.Sprint(len(at.OriginOf(c.Code))),
		fmt.Sprint(len(at.AccuserIn(c.Code))), c.Region, strings.Join(c.Memberships, " "),
	}
	if people {
		return append([]string{
			string(c.Code), c.Name, p.sign(callMark(c.Call)) + " " + callStatusWords(c.Call), sinceWords(c.Call),
		}, tail...)
	}
	return append([]string{
		string(c.Code), c.Name, c.Call.Status.String(), c.Call.Date.Value(), c.Call.Date.Precision.String(),
	}, tail...)
}

// accusers counts the parties that attributed an incident in public.
func accusers(i *model.Incident) int {
	seen := map[string]bool{}
	for _, a := range i.Attributions {
		seen[string(a.By)+a.ByName] = true
	}
	return len(seen)
}
