package main

import (
	"strings"

	"pariscall/model"
)

// manyStates is from how many states on a comparison is turned round: a line a
// state and a sign a pledge, so that a group is seen at a glance.
const manyStates = 10

// matrixWidth is the narrowest terminal that shows every sign.
const matrixWidth = 56

// matrix is such a comparison on its way out.
type matrix struct {
	comparison
	sheet     sheet
	countries []*model.Country
	key       []string // what the letters stand for
}

// matrixText sets many states below one another.
func matrixText(at *model.Atlas, countries []*model.Country, differ bool, width int, p paint) string {
	m := &matrix{comparison: comparison{at: at, differ: differ, paint: p}, countries: countries}
	m.sheet.cols = []column{col("state").cutTo(12)}
	for _, c := range countries {
		m.sheet.add(c.Name)
	}
	m.pledge("Paris Call", func(c *model.Country) string { return p.sign(callMark(c.Call)) },
		func(c *model.Country) []model.Source { return callSources(at, c) })
	for _, i := range at.Instruments() {
		if openToStates(i) {
			label := i.Short
			if i.Coverage != "complete" {
				label += " (partial list)"
			}
			m.pledge(label, func(c *model.Country) string { return positionSign(at, c, i, p) },
				func(c *model.Country) []model.Source { return positionSources(at, c, i) })
		}
	}
	m.count("supporters", func(c *model.Country) int { return organisations(at, c) })
	m.count("victim", func(c *model.Country) int { return len(at.VictimOf(c.Code)) })
	m.count("origin", func(c *model.Country) int { return len(at.OriginOf(c.Code)) })
	m.count("accuser", func(c *model.Country) int { return len(at.AccuserIn(c.Code)) })

	m.feet.where = []string{
		"In words, with the date and source of each: pariscall stance with fewer states, or -o csv",
		"Each incident has sources of its own: pariscall list incidents --country " + string(countries[0].Code),
	}
	var b strings.Builder
	b.WriteString(m.sheet.table(width, p) + "\n")
	for _, line := range m.key {
		b.WriteString(line + "\n")
	}
	b.WriteString("\n" + strings.Join([]string{
		p.sign(markYes) + " has it   " + p.sign(markPartly) + " disputed, or since when is unknown",
		p.sign(markNo) + " not on the list, or abstained   ? unknown: the list is partial",
		p.sign(markFor) + " voted for   " + p.sign(markAgainst) + " voted against, or withdrew   - could not take part",
	}, "\n") + "\n")
	return b.String() + m.feet.text(asTable, p)
}

// pledge adds a column under the next letter.
func (m *matrix) pledge(label string, sign func(*model.Country) string, sources func(*model.Country) []model.Source) {
	signs := make([]string, len(m.countries))
	same := true
	var cited []model.Source
	for n, c := range m.countries {
		signs[n] = sign(c)
		same = same && signs[n] == signs[0]
		cited = append(cited, first(sources(c))...)
	}
	if m.differ && same {
		return
	}
	letter := string(rune('A' + len(m.key)))
	m.key = append(m.key, letter+"  "+label+prefixed(" ", m.feet.citeAll(cited)))
	m.sheet.cols = append(m.sheet.cols, column{name: letter, title: letter})
	m.fill(signs)
}

// count adds a column of numbers, the last to stay on a narrow terminal.
func (m *matrix) count(name string, of func(*model.Country) int) {
	cells := make([]string, len(m.countries))
	for n, c := range m.countries {
		cells[n] = grouped(of(c))
	}
	m.sheet.cols = append(m.sheet.cols, num(name).dropped(1))
	m.fill(cells)
}

func (m *matrix) fill(cells []string) {
	for n, cell := range cells {
		m.sheet.rows[n] = append(m.sheet.rows[n], cell)
	}
}

// positionSign is a position in one sign.
func positionSign(at *model.Atlas, c *model.Country, i *model.Instrument, p paint) string {
	if pos := positionOn(at, c, i.ID); pos != nil {
		return p.sign(positionMark(pos.Status))
	}
	switch noPosition(i, c) {
	case "not-listed":
		return p.sign(markNo)
	case "not-a-member":
		return "-"
	default:
		return "?"
	}
}
