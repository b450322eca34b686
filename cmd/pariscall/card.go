package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"pariscall/model"
)

// card is a thing laid out for reading: a title, parts with a label each, and
// the numbered sources at its foot. One card becomes plain text, Markdown or
// a table of facts.
type card struct {
	ref    model.Ref
	title  string
	tags   string
	parts  []part
	source []model.Source
}

type part struct {
	label string
	facts []fact
}

// fact is one line of a card. Cites are places in the card's sources, from 1.
type fact struct {
	mark  mark
	name  string // stands in a column of its own when set
	text  string
	date  model.Date
	cites []int
	hint  bool // what a person may run next, which is no fact for a spreadsheet
}

// add appends facts under a label; a label without facts is left out.
func (c *card) add(label string, facts ...fact) {
	if len(facts) > 0 {
		c.parts = append(c.parts, part{label, facts})
	}
}

// cite gives each source its number at the foot of the card.
func (c *card) cite(sources ...model.Source) []int {
	var numbers []int
next:
	for _, s := range sources {
		if s.URL == "" {
			continue
		}
		for i, have := range c.source {
			if have.URL == s.URL {
				numbers = append(numbers, i+1)
				continue next
			}
		}
		c.source = append(c.source, s)
		numbers = append(numbers, len(c.source))
	}
	return numbers
}

// labelWidth is the width of the labels' column.
const labelWidth = 16

// text renders the card for reading, folded at width.
func (c *card) text(width int, p paint) string {
	var b strings.Builder
	b.WriteString(p.bold(c.title))
	if c.tags != "" {
		b.WriteString("  " + p.dim(c.tags))
	}
	b.WriteString("\n")
	for _, part := range c.parts {
		b.WriteString("\n")
		names := 0
		for _, f := range part.facts {
			names = max(names, ansi.StringWidth(f.name))
		}
		for i, f := range part.facts {
			label := ""
			if i == 0 {
				label = part.label
			}
			writeFact(&b, label, f, names, width, p)
		}
	}
	for i, s := range c.source {
		if i == 0 {
			b.WriteString("\n")
		}
		label := ""
		if i == 0 {
			label = "Sources"
		}
		line := fmt.Sprintf("[%d] ", i+1)
		if s.Title != "" {
			line += s.Title + " "
		}
		b.WriteString(p.bold(pad(label, labelWidth, false)) + line + p.dim(s.URL) + "\n")
	}
	return p.plain(b.String())
}

// leastRoom is how narrow the text of a fact may get.
const leastRoom = 20

// writeFact writes one fact with a hanging indent.
func writeFact(b *strings.Builder, label string, f fact, names, width int, p paint) {
	lead := ""
	if f.mark != noMark {
		lead = p.column(f.mark) + " "
	}
	if f.name != "" {
		lead += pad(f.name, names, false) + "  "
	}
	indent := labelWidth + ansi.StringWidth(lead)
	text := f.text
	if n := citeMarks(f.cites); n != "" {
		text += " " + n
	}
	if f.name != "" && width-indent < leastRoom {
		// Beside the names there is no room: they stand above.
		for i, line := range folded(strings.TrimSpace(lead), max(leastRoom, width-labelWidth)) {
			b.WriteString(p.bold(pad(label, labelWidth, false)) + strings.Repeat(" ", min(2*i, 2)) + line + "\n")
			label = ""
		}
		lead, indent = "  ", labelWidth+2
	}
	room := max(leastRoom, width-indent)
	for i, line := range folded(text, room) {
		if i == 0 {
			b.WriteString(p.bold(pad(label, labelWidth, false)) + strings.TrimRight(lead+line, " ") + "\n")
			continue
		}
		b.WriteString(strings.Repeat(" ", indent) + line + "\n")
	}
}

// folded breaks a text into lines at blanks. A word wider than the room, such
// as an address, stays whole: it must be possible to copy it.
func folded(text string, room int) []string {
	lines := []string{""}
	width := 0
	for _, word := range strings.Fields(text) {
		w := ansi.StringWidth(word)
		last := len(lines) - 1
		switch {
		case width == 0:
			lines[last], width = word, w
		case width+1+w <= room:
			lines[last] += " " + word
			width += 1 + w
		default:
			lines = append(lines, word)
			width = w
		}
	}
	return lines
}

// citeMarks writes the numbers of sources: [1][2].
func citeMarks(cites []int) string {
	var b strings.Builder
	for _, n := range cites {
		fmt.Fprintf(&b, "[%d]", n)
	}
	return b.String()
}

// markdown renders the card as Markdown with its sources as links.
func (c *card) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n", md(c.title))
	if c.tags != "" {
		fmt.Fprintf(&b, "\n%s\n", md(c.tags))
	}
	for _, part := range c.parts {
		fmt.Fprintf(&b, "\n**%s**\n\n", md(part.label))
		for _, f := range part.facts {
			b.WriteString("- ")
			if f.mark != noMark {
				b.WriteString(paint{}.sign(f.mark) + " ")
			}
			if f.name != "" {
				b.WriteString(md(f.name) + ": ")
			}
			b.WriteString(md(f.text))
			for _, n := range f.cites {
				fmt.Fprintf(&b, " [[%d]](<%s>)", n, c.source[n-1].URL)
			}
			b.WriteString("\n")
		}
	}
	if len(c.source) > 0 {
		b.WriteString("\n**Sources**\n\n")
	}
	for i, s := range c.source {
		title := s.Title
		if title == "" {
			title = s.URL
		}
		fmt.Fprintf(&b, "%d. [%s](<%s>)\n", i+1, md(title), s.URL)
	}
	return b.String()
}

// factSheet lists the facts of cards a row each, for spreadsheets.
func factSheet(cards []*card) *sheet {
	s := &sheet{cols: []column{
		col("ref"), col("field"), col("name"), col("value"), col("date"), col("precision"), col("source"),
	}}
	for _, c := range cards {
		s.add(c.ref.String(), "name", "", c.title, "", "", "")
		for _, part := range c.parts {
			for _, f := range part.facts {
				if f.hint {
					continue
				}
				precision := ""
				if f.date.Known() {
					precision = f.date.Precision.String()
				}
				var urls []string
				for _, n := range f.cites {
					urls = append(urls, c.source[n-1].URL)
				}
				s.add(c.ref.String(), strings.ToLower(part.label), f.name, f.text, f.date.Value(), precision, strings.Join(urls, " "))
			}
		}
	}
	return s
}
