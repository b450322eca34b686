package archive

import (
	"context"

	"pariscall/model"
)

// PutOff moves the next check of feeds from one time to another and returns
// the feeds of which it did: not those whose next check another program has
// changed meanwhile. It is not a change that anybody is told of.
func (a *Archive) PutOff(ctx context.Context, checks []model.Check) ([]model.FeedID, error) {
	var done []model.FeedID
	_, err := a.write(ctx, "note which feeds are being asked", false, func(w *writing) error {
		done = nil
		for _, c := range checks {
			health, err := w.word(w.ctx, "SELECT health FROM feed WHERE id=? AND listed=1", int64(c.Feed))
			if err != nil {
				return err
			}
			h := decodeHealth(health, "", "")
			if !h.NextCheck.Equal(c.From) {
				continue
			}
			h.NextCheck = c.To
			n, err := w.run(w.ctx, "UPDATE feed SET health=? WHERE id=? AND listed=1", encodeHealth(&h), int64(c.Feed))
			if err != nil {
				return err
			}
			if n > 0 { // another program may have taken it off the list
				done = append(done, c.Feed)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return done, nil
}
