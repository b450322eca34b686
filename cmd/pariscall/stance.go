package main

import (
	"errors"
	"fmt"
	"slices"
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
and as accuser. Several states are compared in one table, with the sources of
each cell below it; ten or more stand a line each, with a sign for each pledge. A
group of states stands for its members: ASEAN, BRICS,
"Five Eyes", G20, G7, NATO, OECD, Quad; "African Union" in words, since AU is
Australia.

Where a state has no position, it is "not on the list" of an instrument whose
list is complete, "unknown" where the list is partial, and "not a member" where
it could not take part. In csv and tsv each instrument has three columns: NAME,
NAME_date and NAME_source; the words there are not-listed, unknown, not-a-member.`,
		Example: `  pariscall stance turkey
  pariscall stance fr de united kingdom
  pariscall stance --diff us israel -o md
  pariscall stance five eyes`,
		Args: withArgs(1, -1, "a country"),
	}
	form := addFormat(cmd)
	differ := cmd.Flags().Bool("diff", false, "compare only what differs")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		at, err := a.atlas()
		if err != nil {
			return err
		}
		entities, missing := statesOrGroups(at, args)
		if len(entities) == 0 {
			return missing
		}
		if *differ && len(entities) < 2 {
			return errors.Join(missing, misused("--diff compares states: name two or more", "such as: pariscall stance --diff us israel"))
		}
		return errors.Join(missing, a.writeStances(at, entities, form.value, *differ))
	}
	return cmd
}

// statesOrGroups resolves the names of states; a group stands for its members.
// Each state comes once.
func statesOrGroups(at *model.Atlas, args []string) ([]model.Entity, error) {
	groups := map[string][]*model.Country{}
	known := func(name string) model.Match {
		m := at.Named(name, model.KindCountry)
		if len(m.Exact) > 0 {
			return m
		}
		if _, members := membersOf(at, name); len(members) > 0 {
			groups[name] = members
			return model.Match{Exact: []model.Ref{members[0].Ref()}}
		}
		return m
	}
	names := splitNames(atCommas(args, known), known)
	var entities []model.Entity
	var errs []error
	add := func(e model.Entity) {
		if !slices.Contains(entities, e) {
			entities = append(entities, e)
		}
	}
	for _, f := range names {
		if members, ok := groups[f.name]; ok {
			for _, c := range members {
				add(c)
			}
			continue
		}
		found, err := resolve(at, "stance", []found{f}, []model.Kind{model.KindCountry})
		errs = append(errs, err)
		for _, e := range found {
			add(e)
		}
	}
	return entities, errors.Join(errs...)
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
		c := comparison{at: at, differ: differ}
		return writeAll(a.out, c.sheet(countries).markdown()+c.foot(countries).text(form, paint{}))
	}
	set := compareText
	if w := a.paint.width; len(countries) >= manyStates && (w == 0 || w >= matrixWidth) {
		set = matrixText
	}
	return writeAll(a.out, a.paint.plain(set(at, countries, differ, a.paint.width, a.paint)))
}

// compareText sets the comparison in as many tables as the width needs, with
// one list of sources below them.
func compareText(at *model.Atlas, countries []*model.Country, differ bool, width int, p paint) string {
	c := comparison{at: at, differ: differ, paint: p}
	feet := c.foot(countries) // all numbers, in order
	var tables []string
	for rest := countries; len(rest) > 0; {
		n := 1
		for width > 0 && n < len(rest) && tableWidth(c.sheet(rest[:n+1])) <= width {
			n++
		}
		if width == 0 {
			n = len(rest)
		}
		tables = append(tables, c.sheet(rest[:n]).table(width, p))
		rest = rest[n:]
	}
	return strings.Join(tables, "\n") + feet.text(asTable, p)
}

func tableWidth(s *sheet) int {
	total := 0
	for _, w := range s.widths() {
		total += w + 2
	}
	return total - 2
}

// comparison puts countries beside one another, an aspect a row. All tables
// made of one share the numbers of their sources.
type comparison struct {
	at     *model.Atlas
	differ bool
	paint  paint
	feet   footnotes
}

// foot numbers the sources of all countries and says where those of incidents
// are.
func (c *comparison) foot(countries []*model.Country) *footnotes {
	c.sheet(countries)
	c.feet.where = []string{"Each incident has sources of its own: pariscall list incidents --country " + string(countries[0].Code)}
	return &c.feet
}

func (c *comparison) sheet(countries []*model.Country) *sheet {
	at, p := c.at, c.paint
	s := &sheet{cols: []column{column{name: "aspect"}.cutTo(16)}}
	for _, of := range countries {
		s.cols = append(s.cols, column{name: string(of.Code), title: ansi.Truncate(of.Name, 24, "…")})
	}
	// What two states share they share with different sources.
	row := func(label string, cell func(*model.Country) string, sources func(*model.Country) []model.Source) {
		cells := []string{label}
		same := true
		for _, of := range countries {
			same = same && cell(of) == cell(countries[0])
		}
		if c.differ && same {
			return
		}
		for _, of := range countries {
			text := cell(of)
			if sources != nil {
				text += prefixed(" ", c.feet.cite(first(sources(of))...))
			}
			cells = append(cells, text)
		}
		s.rows = append(s.rows, cells)
	}
	call := func(of *model.Country) []model.Source { return callSources(at, of) }
	row("Paris Call", func(of *model.Country) string {
		return p.column(callMark(of.Call)) + " " + callStatusWords(of.Call)
	}, call)
	row("since", func(of *model.Country) string { return sinceWords(of.Call) }, nil)
	for _, i := range at.Instruments() {
		if openToStates(i) {
			label := i.Short
			if i.Coverage != "complete" {
				label += " (partial)"
			}
			row(label,
				func(of *model.Country) string { return positionCell(at, of, i, p) },
				func(of *model.Country) []model.Source { return positionSources(at, of, i) })
		}
	}
	register := c.feet.cite(datasetSource(at, registerName)...)
	for _, cat := range model.Categories() {
		row(categoryWords(cat)+" supporters "+register, func(of *model.Country) string {
			return grouped(at.SupporterCounts(of.Code)[cat])
		}, nil)
	}
	row("incidents as victim", func(of *model.Country) string { return grouped(len(at.VictimOf(of.Code))) }, nil)
	row("as attributed origin", func(of *model.Country) string { return grouped(len(at.OriginOf(of.Code))) }, nil)
	row("as accuser", func(of *model.Country) string { return grouped(len(at.AccuserIn(of.Code))) }, nil)
	return s
}

// positionSources are the pages behind a position, or behind the list on which
// there is none.
func positionSources(at *model.Atlas, c *model.Country, i *model.Instrument) []model.Source {
	if p := positionOn(at, c, i.ID); p != nil {
		return p.Prov.Sources
	}
	return i.Prov.Sources
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

// noPosition says why a country has no position: it could not take part, it
// is not on a list that is whole, or the list is not.
func noPosition(i *model.Instrument, c *model.Country) string {
	switch {
	case !i.Admits(c):
		return "not-a-member"
	case i.Coverage == "complete":
		return "not-listed"
	default:
		return "unknown"
	}
}

// noPositionWords says it for people.
func noPositionWords(word string) string {
	return map[string]string{"not-a-member": "not a member", "not-listed": "not on the list"}[word]
}

// positionCell tells "not on a whole list" from "not on a partial one".
func positionCell(at *model.Atlas, c *model.Country, i *model.Instrument, p paint) string {
	pos := positionOn(at, c, i.ID)
	if pos != nil {
		text := p.column(positionMark(pos.Status)) + " " + positionWords(pos.Status)
		// A vote is dated by its resolution.
		if pos.Date.Known() && !strings.HasPrefix(i.Type, "un-") {
			text += " " + pos.Date.Value()[:4]
		}
		return text
	}
	word := noPosition(i, c)
	m := noMark
	if word == "not-listed" {
		m = markNo
	}
	return p.column(m) + " " + orElse(noPositionWords(word), word)
}

// stanceSheet is the comparison for machines: a row a country.
func stanceSheet(at *model.Atlas, countries []*model.Country) *sheet {
	s := &sheet{cols: []column{
		col("id"), col("name"), col("paris_call"), col("date"), col("precision"), col("basis"), col("source"),
	}}
	for _, i := range at.Instruments() {
		if openToStates(i) {
			s.cols = append(s.cols, col(i.ID), col(i.ID+"_date"), col(i.ID+"_source"))
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
			status, date := noPosition(i, c), ""
			if p := positionOn(at, c, i.ID); p != nil {
				status, date = p.Status, p.Date.Value()
			}
			cells = append(cells, status, date, orText(sourceURL(positionSources(at, c, i))))
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
