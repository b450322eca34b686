package panes

import "pariscall/model"

// of makes the card of anything the bundled data holds. One line a kind.
func (c *card) of(r model.Ref, n cardNews) (sheet, bool) {
	if r.Kind == kindJoined {
		return c.joinedCard(r)
	}
	e, ok := c.atlas.Resolve(r)
	if !ok {
		return sheet{}, false
	}
	switch e := e.(type) {
	case *model.Country:
		return c.countryCard(e, n), true
	case *model.Supporter:
		return c.supporterCard(e, n), true
	case *model.Incident:
		return c.incidentCard(e, n), true
	case *model.Actor:
		return c.actorCard(e, n), true
	case *model.Instrument:
		return c.instrumentCard(e), true
	case *model.Principle:
		return c.principleCard(e), true
	case *model.Milestone:
		return c.milestoneCard(e), true
	default:
		return sheet{}, false
	}
}

// firstCited is the line that a citation of the whole thing quotes.
func firstCited(s sheet) block {
	for _, b := range s.Content.Blocks {
		if len(b.Notes) > 0 {
			return b
		}
	}
	if len(s.Content.Blocks) > 0 {
		return s.Content.Blocks[0]
	}
	return block{}
}
