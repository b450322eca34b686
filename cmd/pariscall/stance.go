package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"pariscall/model"
)

func newStance(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "stance COUNTRY...",
		Short: "Show where a state stands, or compare several",
		Long: `Show a state's stance on the Paris Call with date and source, its other pledges,
the supporters from there, and its incidents as victim, as attributed origin
and as accuser. Several states are compared in one table.`,
		Example: `  pariscall stance turkey
  pariscall stance fr de united kingdom
  pariscall stance --diff us israel -o md`,
		Args: withArgs(1, -1, "a country"),
	}
	form := addFormat(cmd)
	differ := cmd.Flags().Bool("diff", false, "compare only what differs")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		at, err := a.atlas()
		if err != nil {
			return err
		}
		entities, missing := lookUp(at, "stance", args, model.KindCountry)
		if len(entities) == 0 {
			return missing
		}
		return errors.Join(missing, a.writeStances(at, entities, form.value, *differ))
	}
	return cmd
}

func (a *app) writeStances(at *model.Atlas, entities []model.Entity, form string, differ bool) error {
	lay := func(at *model.Atlas, e model.Entity) *card { return stanceCard(at, e.(*model.Country)) }
	if form == asJSON || len(entities) == 1 && form != asCSV && form != asTSV {
		return writeThings(a.out, at, entities, form, a.paint, lay)
	}
	var countries []*model.Country
	for _, e := range entities {
		countries = append(countries, e.(*model.Country))
	}
	switch form {
	case asCSV, asTSV:
		return writeAll(a.out, stanceSheet(at, countries).render(form, 0, a.paint))
	case asMD:
		return writeAll(a.out, compare(at, countries, differ, paint{}).markdown())
	}
	return writeAll(a.out, compareText(at, countries, differ, a.paint.width, a.paint))
}

// compareText sets the comparison in as many tables as the width needs.
func compareText(at *model.Atlas, countries []*model.Country, differ bool, width int, p paint) string {
	if width == 0 {
		return compare(at, countries, differ, p).table(0, p)
	}
	var tables []string
	for len(countries) > 0 {
		n := 1
		for n < len(countries) && tableWidth(compare(at, countries[:n+1], differ, p)) <= width {
			n++
		}
		tables = append(tables, compare(at, countries[:n], differ, p).table(width, p))
		countries = countries[n:]
	}
	return strings.Join(tables, "\n")
}

func tableWidth(s *sheet) int {
	total := 0
	for _, w := range s.widths() {
		total += w + 2
	}
	return total - 2
}

// compare puts countries beside one another, an aspect a row.
func compare(at *model.Atlas, countries []*model.Country, differ bool, p paint) *sheet {
	s := &sheet{cols: []column{{name: "aspect"}}}
	for _, c := range countries {
		s.cols = append(s.cols, column{name: string(c.Code), title: ansi.Truncate(c.Name, 24, "…")})
	}
	row := func(label string, cell func(*model.Country) string) {
		cells := []string{label}
		same := true
		for _, c := range countries {
			cells = append(cells, cell(c))
			same = same && cells[len(cells)-1] == cells[1]
		}
		if !differ || !same {
			s.rows = append(s.rows, cells)
		}
	}
	row("Paris Call", func(c *model.Country) string { return p.sign(callMark(c.Call)) + " " + callStatusWords(c.Call) })
	row("since", func(c *model.Country) string { return sinceWords(c.Call) })
	for _, i := range at.Instruments() {
		if openToStates(i) {
			label := i.Short
			if i.Coverage != "complete" {
				label += " (partial)"
			}
			row(label, func(c *model.Country) string { return positionCell(at, c, i, p) })
		}
	}
	for _, cat := range model.Categories() {
		row(categoryWords(cat)+" supporters", func(c *model.Country) string {
			return grouped(at.SupporterCounts(c.Code)[cat])
		})
	}
	row("incidents as victim", func(c *model.Country) string { return grouped(len(at.VictimOf(c.Code))) })
	row("as attributed origin", func(c *model.Country) string { return grouped(len(at.OriginOf(c.Code))) })
	row("as accuser", func(c *model.Country) string { return grouped(len(at.AccuserIn(c.Code))) })
	return s
}

func callStatusWords(s model.CallStance) string {
	if s.Status == model.Endorsed {
		return "endorsed"
	}
	return "not endorsed"
}

// sinceWords says since when, and what that rests on, in few words.
func sinceWords(s model.CallStance) string {
	switch {
	case s.Status != model.Endorsed:
		return "–"
	case !s.Date.Known():
		return "unknown"
	case s.Basis == model.BasisLaunch:
		return "launch, " + s.Date.String()
	default:
		return s.Date.String()
	}
}

// positionOn is what a country did about an instrument, or nil.
func positionOn(at *model.Atlas, c *model.Country, instrument string) *model.Position {
	for _, p := range at.PositionsOf(c.Ref()) {
		if p.Instrument == instrument {
			return p
		}
	}
	return nil
}

// positionCell tells "not on a whole list" from "not on a partial one".
func positionCell(at *model.Atlas, c *model.Country, i *model.Instrument, p paint) string {
	pos := positionOn(at, c, i.ID)
	switch {
	case pos != nil:
		text := p.sign(positionMark(pos.Status)) + " " + positionWords(pos.Status)
		// A vote is dated by its resolution.
		if pos.Date.Known() && !strings.HasPrefix(i.Type, "un-") {
			text += " " + pos.Date.Value()[:4]
		}
		return text
	case i.Coverage == "complete":
		return p.sign(markNo) + " not listed"
	default:
		return "unknown"
	}
}

// stanceSheet is the comparison for machines: a row a country.
func stanceSheet(at *model.Atlas, countries []*model.Country) *sheet {
	s := &sheet{cols: []column{
		col("id"), col("name"), col("paris_call"), col("date"), col("precision"), col("basis"), col("source"),
	}}
	for _, i := range at.Instruments() {
		if openToStates(i) {
			s.cols = append(s.cols, col(i.ID))
		}
	}
	for _, cat := range model.Categories() {
		s.cols = append(s.cols, num(string(cat)))
	}
	s.cols = append(s.cols, num("incidents_victim"), num("incidents_attributed"), num("incidents_accuser"))
	for _, c := range countries {
		source := ""
		if u := sourceURL(callSources(at, c)); u != nil {
			source = *u
		}
		cells := []string{
			string(c.Code), c.Name, c.Call.Status.String(), c.Call.Date.Value(),
			c.Call.Date.Precision.String(), string(callJSON(at, c).Basis), source,
		}
		for _, i := range at.Instruments() {
			if !openToStates(i) {
				continue
			}
			status := ""
			if p := positionOn(at, c, i.ID); p != nil {
				status = p.Status
			}
			cells = append(cells, status)
		}
		for _, cat := range model.Categories() {
			cells = append(cells, fmt.Sprint(at.SupporterCounts(c.Code)[cat]))
		}
		s.add(append(
			cells,
			fmt.Sprint(len(at.VictimOf(c.Code))), fmt.Sprint(len(at.OriginOf(c.Code))), fmt.Sprint(len(at.AccuserIn(c.Code))),
		)...)
	}
	return s
}
