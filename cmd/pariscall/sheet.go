package main

import (
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// sheet is a table on its way out. Its cells hold safe text without line
// breaks; where a terminal is too narrow columns are cut or left out, none is
// ever wrapped.
type sheet struct {
	cols []column
	rows [][]string
	href []string // addresses by row, to which Markdown links its linked column
}

// column has a stable name for machines and a heading for people. On a narrow
// terminal it may be cut to least columns, 0: it may not; and the columns with
// the greatest drop are left out first, 0: never.
type column struct {
	name, title string
	right       bool
	linked      bool
	least, drop int
}

// cutTo lets a column be cut down to a width.
func (c column) cutTo(least int) column { c.least = least; return c }

// dropped lets a column be left out, those of a greater rank before others.
func (c column) dropped(rank int) column { c.drop = rank; return c }

// col makes a column whose heading is its name.
func col(name string) column {
	return column{name: name, title: strings.ReplaceAll(name, "_", " ")}
}

// num makes a column of right-aligned numbers.
func num(name string) column {
	c := col(name)
	c.right = true
	return c
}

func (s *sheet) add(cells ...string) { s.rows = append(s.rows, cells) }

// render gives the sheet one of the forms table, csv, tsv and md. Width is
// the terminal's, or 0 when lines may have any length.
func (s *sheet) render(form string, width int, p paint) string {
	switch form {
	case asCSV:
		return s.csv()
	case asTSV:
		return s.tsv()
	case asMD:
		return s.markdown()
	default:
		return s.table(width, p)
	}
}

func (s *sheet) widths() []int {
	w := make([]int, len(s.cols))
	for i, c := range s.cols {
		w[i] = ansi.StringWidth(c.title)
	}
	for _, row := range s.rows {
		for i, cell := range row[:min(len(row), len(w))] {
			w[i] = max(w[i], ansi.StringWidth(cell))
		}
	}
	return w
}

func (s *sheet) table(width int, p paint) string {
	shown, w := s.fitted(width)
	var b strings.Builder
	line := func(cells []string, style func(string) string) {
		var l strings.Builder
		for n, i := range shown {
			if n > 0 {
				l.WriteString("  ")
			}
			cell := cells[i]
			if ansi.StringWidth(cell) > w[i] {
				cell = p.cut(cell, w[i])
			}
			l.WriteString(pad(cell, w[i], s.cols[i].right))
		}
		text := strings.TrimRight(l.String(), " ")
		if width > 0 {
			text = p.cut(text, width)
		}
		b.WriteString(style(text) + "\n")
	}
	titles := make([]string, len(s.cols))
	for i, c := range s.cols {
		titles[i] = c.title
	}
	line(titles, p.bold)
	for _, row := range s.rows {
		line(row, func(t string) string { return t })
	}
	return p.plain(b.String())
}

// pad fills a cell with blanks by the width it takes on a screen.
func pad(cell string, width int, right bool) string {
	blank := strings.Repeat(" ", max(0, width-ansi.StringWidth(cell)))
	if right {
		return blank + cell
	}
	return cell + blank
}

// csv follows RFC 4180, line ends included. A cell that a spreadsheet would
// take for a formula gets an apostrophe in front, since headlines and names
// come from outside.
func (s *sheet) csv() string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	names := make([]string, len(s.cols))
	for i, c := range s.cols {
		names[i] = c.name
	}
	must(w.Write(names))
	for _, row := range s.rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = unformula(cell)
		}
		must(w.Write(safe))
	}
	w.Flush()
	return b.String()
}

// unformula disarms what a spreadsheet would calculate; plain numbers stay.
func unformula(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}

// tsv has no quoting: what would break a line or a column becomes a blank.
func (s *sheet) tsv() string {
	flat := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	var b strings.Builder
	line := func(cells []string) {
		for i, cell := range cells {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(flat.Replace(cell))
		}
		b.WriteByte('\n')
	}
	names := make([]string, len(s.cols))
	for i, c := range s.cols {
		names[i] = c.name
	}
	line(names)
	for _, row := range s.rows {
		line(row)
	}
	return b.String()
}

func (s *sheet) markdown() string {
	var b strings.Builder
	b.WriteString("|")
	for _, c := range s.cols {
		b.WriteString(" " + mdCell(c.title) + " |")
	}
	b.WriteString("\n|")
	for _, c := range s.cols {
		if c.right {
			b.WriteString("---:|")
		} else {
			b.WriteString("---|")
		}
	}
	b.WriteString("\n")
	for n, row := range s.rows {
		b.WriteString("|")
		for i, cell := range row {
			text := mdCell(cell)
			if s.cols[i].linked && s.href[n] != "" {
				text = "[" + text + "](<" + mdAddress(s.href[n]) + ">)"
			}
			b.WriteString(" " + text + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// mdCell is md for a table, where a bar would end the cell.
func mdCell(s string) string { return strings.ReplaceAll(md(strings.TrimSpace(s)), "|", `\|`) }

// mdAddress keeps an address from ending its link, or the cell it stands in.
func mdAddress(url string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", `\`, "%5C", "\n", "%0A").Replace(url)
}

// mdEscapes escapes what Markdown, or the HTML inside it, takes as markup.
var mdEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "\n", " ",
)

// md makes any text literal in Markdown.
func md(s string) string { return mdEscapes.Replace(s) }
