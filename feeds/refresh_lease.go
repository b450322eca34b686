package feeds

import (
	"context"
	"slices"
	"time"

	"pariscall/model"
)

// leaseFor is how long other programs leave a due feed to the one that asks
// it: longer than asking takes, and short enough if that program is killed.
const leaseFor = 2 * time.Minute

// lease puts the next check of due feeds off while they are asked, so that
// another program that shares the archive does not find them due as well. It
// returns the feeds that no other was quicker to take, and what makes those
// due again that were not asked after all. An archive that cannot be written
// leaves all of them: then there is nobody to share with.
func (d *Desk) lease(ctx context.Context, due []FeedRecord, now time.Time) (mine []FeedRecord, giveBack func()) {
	if len(due) == 0 {
		return nil, func() {}
	}
	until := now.Add(leaseFor)
	checks := make([]model.Check, len(due))
	for i, r := range due {
		checks[i] = model.Check{Feed: r.Feed.ID, From: r.Health.NextCheck, To: until}
	}
	got, err := d.PutOff(ctx, checks)
	if err != nil {
		d.log.Warn("taking the feeds that are due", "err", err)
		return due, func() {}
	}
	for _, r := range due {
		if slices.Contains(got, r.Feed.ID) {
			mine = append(mine, r)
		}
	}
	return mine, func() {
		back := make([]model.Check, len(mine))
		for i, r := range mine {
			back[i] = model.Check{Feed: r.Feed.ID, From: until, To: r.Health.NextCheck}
		}
		keep, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		if _, err := d.PutOff(keep, back); err != nil {
			d.log.Warn("giving back the feeds that were not asked", "err", err)
		}
	}
}
