package archive

import (
	"slices"
	"strings"
)

// pending are narrow rows of one table, gathered to be written in order and
// several to a statement: starting a statement costs more than a row of four
// numbers does.
type pending struct {
	into string // "INSERT INTO table VALUES "
	key  int    // the first so many columns are the primary key
	wide int    // columns
	rows [][4]int64
}

// most rows of one statement. The driver looks up each parameter among all of
// them, so many more would cost again.
const pendingMost = 16

func (p *pending) add(row ...int64) {
	var r [4]int64
	copy(r[:], row)
	p.rows = append(p.rows, r)
}

// write stores the rows. Those with the same key stay in the order in which
// they were added.
func (p *pending) write(w *writing) error {
	if len(p.rows) == 0 {
		return nil
	}
	slices.SortStableFunc(p.rows, func(x, y [4]int64) int { return slices.Compare(x[:p.key], y[:p.key]) })
	args := make([]any, 0, pendingMost*p.wide)
	for rest := p.rows; len(rest) > 0; {
		n := 1
		for 2*n <= min(len(rest), pendingMost) { // few lengths, few statements
			n *= 2
		}
		args = args[:0]
		for _, r := range rest[:n] {
			for _, v := range r[:p.wide] {
				args = append(args, v)
			}
		}
		row := "(" + placeholders(p.wide) + ")"
		if err := w.do(p.into+strings.Repeat(row+",", n-1)+row, args...); err != nil {
			return err
		}
		rest = rest[n:]
	}
	p.rows = p.rows[:0]
	return nil
}
