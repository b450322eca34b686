package main

import (
	"fmt"
	"slices"
	"strings"

	"pariscall/model"
)

// listText is the list of a kind in one of the forms of a table. For people it
// has marks and written dates, and its sources numbered at the foot; for
// machines plain values, and the source in a column of its own.
func listText(at *model.Atlas, kind model.Kind, entities []model.Entity, extra []extraColumn, form string, p paint) string {
	if form != asTable {
		p = paint{}
	}
	people := form != asCSV && form != asTSV
	s := &sheet{cols: listColumns(kind, people)}
	last := len(s.cols) - 1 // the source stands behind the extra columns
	var cols []extraColumn
	for _, x := range extra {
		if people && x.title == "" {
			continue // for machines
		}
		cols = append(cols, x)
		s.cols = slices.Insert(s.cols, last+len(cols)-1, x.column)
	}
	var feet footnotes
	for _, e := range entities {
		cells := listRow(at, e, people, p)
		sources := first(listSources(at, e))
		for _, x := range cols {
			cells = append(cells, x.cell(e, people, p))
			if x.sources != nil {
				sources = append(slices.Clone(sources), x.sources(e)...)
			}
		}
		if people {
			cells = append(cells, feet.cite(sources...))
		} else {
			cells = append(cells, orText(sourceURL(listSources(at, e))))
		}
		s.rows = append(s.rows, cells)
	}
	if people && feet.tooMany(form) {
		s.cols = s.cols[:len(s.cols)-1] // numbers that nothing explains
	}
	return p.plain(s.render(form, p.width, p) + feet.text(form, p))
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
			col("id"), col("name").cutTo(11), col("paris_call"), col("since").cutTo(14).dropped(1), num("supporters").dropped(2),
			num("victim").dropped(3), num("attributed").dropped(4), num("accuser").dropped(5),
			col("region").dropped(6), col("memberships").dropped(7).cutTo(10),
		},
		model.KindSupporter: {
			col("id").dropped(4).cutTo(12), col("name").cutTo(12), col("category").cutTo(8), col("country"), col("since").dropped(1),
			col("sector").dropped(2), col("type").dropped(3).cutTo(8),
		},
		model.KindIncident: {
			col("id").dropped(4).cutTo(14), col("name").cutTo(18), col("type").dropped(2), col("began"), col("actor").dropped(5).cutTo(10),
			col("linked_to").dropped(3), num("accusers").dropped(6), col("victims").cutTo(14).dropped(1), col("summary").dropped(7).cutTo(20),
		},
		model.KindActor: {
			col("id").dropped(2).cutTo(12), col("name").cutTo(16), col("country"), col("sponsor").dropped(2), num("incidents").dropped(3), col("aliases").dropped(1).cutTo(12),
		},
		model.KindInstrument: {
			col("id").dropped(3).cutTo(12), col("name").cutTo(16), col("type").dropped(1).cutTo(8), col("adopted"), num("positions").dropped(2),
			col("coverage").dropped(4), col("as_of").dropped(5), col("full_name").dropped(6).cutTo(20),
		},
		model.KindPrinciple: {num("id"), col("name").cutTo(16), num("incidents").dropped(1), col("gist").cutTo(10)},
		model.KindMilestone: {col("date"), col("id").dropped(2).cutTo(12), col("type").dropped(1), col("name").cutTo(30), col("place").dropped(3).cutTo(10)},
	}[kind]
	if !people {
		if kind == model.KindCountry || kind == model.KindSupporter {
			cols = insertAfter(cols, "since", col("precision"))
		}
		if kind == model.KindIncident {
			cols = append(cols, col("victims_endorsed"))
		}
	}
	return append(cols, col("source"))
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
		victims, endorsed := victimCells(at, e, people, p)
		cells := []string{
			e.ID, e.Name, e.Type, date(e.Began), e.ActorName, string(e.Suspect),
			fmt.Sprint(accusers(e)), victims, e.Summary,
		}
		if !people {
			cells = append(cells, endorsed)
		}
		return cells
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

// victimCells lists whom an incident hit, for people each with its stance, and
// those of them that endorsed the Call.
func victimCells(at *model.Atlas, i *model.Incident, people bool, p paint) (victims, endorsed string) {
	var all, signed []string
	for _, v := range i.Victims {
		word := string(v)
		if c := at.Country(v); c != nil {
			if c.Call.Status == model.Endorsed {
				signed = append(signed, word)
			}
			if people {
				word += " " + p.sign(callMark(c.Call))
			}
		}
		all = append(all, word)
	}
	return strings.Join(all, " "), strings.Join(signed, " ")
}

func countryRow(at *model.Atlas, c *model.Country, people bool, p paint) []string {
	tail := []string{
		fmt.Sprint(organisations(at, c)), fmt.Sprint(len(at.VictimOf(c.Code))), fmt.Sprint(len(at.OriginOf(c.Code))),
		fmt.Sprint(len(at.AccuserIn(c.Code))), c.Region, strings.Join(c.Memberships, " "),
	}
	if people {
		return append([]string{
			string(c.Code), c.Name, p.column(callMark(c.Call)) + " " + callStatusWords(c.Call), sinceWords(c.Call),
		}, tail...)
	}
	return append([]string{
		string(c.Code), c.Name, c.Call.Status.String(), c.Call.Date.Value(), c.Call.Date.Precision.String(),
	}, tail...)
}

// organisations counts the supporters from a country; the state itself, whose
// stance has columns of its own, is none.
func organisations(at *model.Atlas, c *model.Country) int {
	sum := 0
	for category, n := range at.SupporterCounts(c.Code) {
		if category != model.CategoryState {
			sum += n
		}
	}
	return sum
}

// accusers counts the parties that attributed an incident in public.
func accusers(i *model.Incident) int {
	seen := map[string]bool{}
	for _, a := range i.Attributions {
		seen[string(a.By)+a.ByName] = true
	}
	return len(seen)
}
