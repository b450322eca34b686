package decode

// decodeNames adds to the supporters how people call them. Its lines stand in
// the order of the register, so that the next supporter is the one sought or
// soon after it; lines in any other order are found too.
func decodeNames(l *loader, s *set) error {
	next := 0
	return readTable(s, "supporter aliases ambiguous sector ticker parent city", func(r *row) {
		c := r.cells
		for range l.t.Supporters {
			if l.t.Supporters[next].ID == c[0] {
				break
			}
			next = (next + 1) % len(l.t.Supporters)
		}
		if len(l.t.Supporters) == 0 || l.t.Supporters[next].ID != c[0] {
			r.fail("there is no supporter %q", c[0])
			return
		}
		p := l.t.Supporters[next]
		p.Aliases = append(p.Aliases, r.list(c[1])...)
		p.Ambiguous = r.list(c[2])
		p.Sector, p.Ticker, p.Parent, p.City = c[3], c[4], c[5], c[6]
	})
}
