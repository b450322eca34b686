package decode

import (
	"fmt"
	"strings"
)

// row is one line of a table.
type row struct {
	place
	cells []string
}

// readTable calls each for every line below the heading. The heading must be
// columns; a line has as many cells as it.
func readTable(s *set, columns string, each func(*row)) error {
	head, rest, _ := strings.Cut(s.text, "\n")
	if want := strings.ReplaceAll(columns, " ", "\t"); head != want {
		return fmt.Errorf("%s:1: the heading is %q, want %q", s.file, head, want)
	}
	n := strings.Count(head, "\t") + 1
	r := row{place: place{set: s, line: 1}, cells: make([]string, n)}
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		r.line++
		r.row++
		if err := r.split(line); err != nil {
			return err
		}
		if each(&r); r.err != nil {
			return r.err
		}
	}
	return nil
}

func (r *row) split(line string) error {
	for i := range r.cells {
		cell, rest, more := strings.Cut(line, "\t")
		if last := i == len(r.cells)-1; more == last {
			return fmt.Errorf("%s:%d: want %d cells with tabs between them", r.set.file, r.line, len(r.cells))
		}
		r.cells[i], line = cell, rest
	}
	return nil
}

// rows counts the records of a table, to make room at once.
func (s *set) rows() int { return strings.Count(s.text, "\n") }
