package feeds

import (
	"context"
	"fmt"
	"time"

	"pariscall/model"
)

const (
	relinkBatch = 200                    // articles at a time
	relinkRest  = 20 * time.Millisecond  // between batches: a reader comes first
	relinkFirst = 3 * time.Second        // the start belongs to the screen
	relinkRetry = 5 * time.Minute        // after a fault of the archive
	relinkTell  = 500 * time.Millisecond // between two events
)

// Relink links the articles that were linked with other data or rules, in
// small batches with rests between, until none is left. It returns nil then.
func (d *Desk) Relink(ctx context.Context) error {
	if d.linker == nil || !sleep(ctx, relinkFirst) {
		return ctx.Err()
	}
	fingerprint := d.linkAs()
	var last uint64
	var told time.Time
	for {
		n, err := d.relinkSome(ctx, fingerprint)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			d.log.Error("relinking", "err", err)
			if !sleep(ctx, relinkRetry) {
				return ctx.Err()
			}
			continue
		}
		if rev, err := d.Revision(ctx); err == nil && rev > last {
			last = rev
			d.know(rev)
			if now := d.now(); n > 0 && now.Sub(told) > relinkTell || n == 0 && !told.IsZero() {
				told = now
				d.events.add(model.Event{Kind: model.Changed, Revision: rev})
			}
		}
		if n == 0 {
			return nil
		}
		if !sleep(ctx, relinkRest) {
			return ctx.Err()
		}
	}
}

// relinkNow links what an undone act waits for while the reader looks on, and
// returns the revision after that. It comes before all that other rules
// would link anew, which is not waited for; what cannot be linked now is linked
// at the next start.
func (d *Desk) relinkNow(ctx context.Context, u model.Undone) uint64 {
	for left := u.Articles; left > 0; left -= relinkBatch {
		if _, err := d.relinkSome(ctx, d.linkAs()); err != nil {
			d.log.Error("relinking", "err", err)
			break
		}
	}
	if rev, err := d.Revision(ctx); err == nil {
		return rev
	}
	return u.Revision
}

// relinkSome links one batch and returns how many articles it had.
func (d *Desk) relinkSome(ctx context.Context, fingerprint string) (int, error) {
	stale, err := d.Stale(ctx, fingerprint, relinkBatch)
	if err != nil {
		return 0, fmt.Errorf("reading what is to be relinked: %w", err)
	}
	if len(stale) == 0 {
		return 0, nil
	}
	rejected, err := d.rejections(ctx)
	if err != nil {
		return 0, fmt.Errorf("reading what was rejected: %w", err)
	}
	found := make(map[model.ArticleID][]model.Mention, len(stale))
	for i := range stale {
		found[stale[i].ID] = rejected.filter(stale[i].Feed, d.linker.Link(&stale[i]))
	}
	if err := d.SetMentions(ctx, fingerprint, found); err != nil {
		return 0, fmt.Errorf("storing what was found: %w", err)
	}
	return len(stale), nil
}
