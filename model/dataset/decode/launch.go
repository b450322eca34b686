package decode

import (
	"pariscall/model"
)

// What a page can say of a state and the launch of the Call.
const (
	claimAtLaunch = "at-launch"
	claimLater    = "joined-later"
	claimAbsent   = "not-listed"
	claimExpected = "expected"
)

func decodeLaunch(l *loader, s *set) error {
	return readTable(s, "country status date source", func(r *row) {
		c := r.home(l, r.cells[0])
		if c == nil {
			return
		}
		c.LaunchClaims = append(c.LaunchClaims, model.LaunchClaim{
			Status: r.oneOf(r.cells[1], claimAtLaunch, claimLater, claimAbsent, claimExpected),
			Date:   r.date(r.cells[2]),
			Source: r.source(r.cells[3]),
		})
	})
}

func decodeNotes(l *loader, s *set) error {
	return readTable(s, "country note source", func(r *row) {
		c := r.home(l, r.cells[0])
		if c == nil {
			return
		}
		r.need("note", r.cells[1])
		c.Notes = append(c.Notes, model.Note{Text: r.cells[1], Source: r.source(r.cells[2])})
	})
}

// home finds the country a row is about.
func (r *row) home(l *loader, code string) *model.Country {
	c := l.country[r.code(code)]
	if c == nil {
		r.fail("there is no country %q", code)
	}
	return c
}
