package feeds

import (
	"context"
	"errors"
	"fmt"

	"pariscall/model"
)

// PauseFeed keeps a feed from being asked unasked; resumed, it is asked again when
// it is due. The wish is kept in the archive, beside the feed's health. A feed
// that the configuration pauses is resumed there and nowhere else.
func (d *Desk) PauseFeed(ctx context.Context, id model.FeedID, on bool) error {
	r, err := d.recordOf(ctx, id)
	if err != nil {
		return err
	}
	if !on && d.fetch.set.forFeed(r.Feed.URL).Paused {
		return errors.New("config.toml pauses this feed: take \"paused = true\" out there")
	}
	if (r.Health.State == model.FeedPaused) == on {
		return nil
	}
	d.wish(id, on)
	r.Health.State = stateAfterPause(r.Health)
	if on {
		r.Health.State = model.FeedPaused
	}
	if _, err := d.Store.Put(ctx, []model.FetchResult{{Feed: id, At: d.now(), Health: r.Health, State: r.State}}); err != nil {
		return fmt.Errorf("keeping that wish: %w", err)
	}
	return nil
}

// stateAfterPause is the state that the rest of a feed's health tells of.
func stateAfterPause(h model.Health) model.FeedState {
	switch {
	case h.Failures > 0:
		return model.FeedFailed
	case h.LastSuccess.IsZero():
		return model.FeedNew
	default:
		return model.FeedOK
	}
}

// keepPaused is the state to note after an answer of a feed: one that the
// reader asked by name stays paused.
func keepPaused(before, now model.FeedState) model.FeedState {
	if before == model.FeedPaused && now != model.FeedGone {
		return before
	}
	return now
}

// wish remembers a pause, or the end of one, while a feed is being asked: what
// it answers was begun under the old wish and must not bring that back. Later
// the archive knows, where another program may have changed it.
func (d *Desk) wish(id model.FeedID, paused bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.asked[id] {
		if d.wishes == nil {
			d.wishes = map[model.FeedID]bool{}
		}
		d.wishes[id] = paused
	}
}

// Put stores what feeds answered, under the wishes of now.
func (d *Desk) Put(ctx context.Context, results []model.FetchResult) ([]model.Arrivals, error) {
	d.mu.Lock()
	for i := range results {
		h, id := &results[i].Health, results[i].Feed
		paused, wished := d.wishes[id]
		switch {
		case !wished:
		case paused:
			h.State = keepPaused(model.FeedPaused, h.State)
		case h.State == model.FeedPaused:
			h.State = stateAfterPause(*h)
		}
	}
	d.mu.Unlock()
	return d.Store.Put(ctx, results)
}

// Feeds returns every subscription with its health and counts; those that the
// configuration pauses are shown as paused like the others.
func (d *Desk) Feeds(ctx context.Context) ([]model.FeedStatus, error) {
	list, err := d.Store.Feeds(ctx)
	for i := range list {
		if d.fetch.set.forFeed(list[i].Feed.URL).Paused {
			list[i].Health.State = model.FeedPaused
		}
	}
	return list, err
}

// MoveFeed takes the address that a feed's server keeps pointing to, at once
// instead of when the redirect has proved to last, or refuses it for good.
// Articles and what was read stay.
func (d *Desk) MoveFeed(ctx context.Context, id model.FeedID, take bool) error {
	if !take {
		return d.StayPut(ctx, id, "")
	}
	r, err := d.recordOf(ctx, id)
	if err != nil {
		return err
	}
	if r.State.MovedTo == "" {
		return errors.New("this feed has not said that it moves")
	}
	if err := d.Move(ctx, id, r.State.MovedTo); err != nil {
		return fmt.Errorf("moving the feed: %w", err)
	}
	state, _ := learnMove(r.State, "", false, d.now())
	r.Health.MovedTo = ""
	_, err = d.Put(ctx, []model.FetchResult{{Feed: id, At: d.now(), Health: r.Health, State: state}})
	return err
}

// announcedMove is the move that the reader has yet to hear of: one that he
// refused is none.
func announcedMove(s model.FetchState) string {
	if s.MovedSeen == refusedMove {
		return ""
	}
	return s.MovedTo
}

func (d *Desk) recordOf(ctx context.Context, id model.FeedID) (FeedRecord, error) {
	records, err := d.Records(ctx)
	if err != nil {
		return FeedRecord{}, err
	}
	for _, r := range records {
		if r.Feed.ID == id {
			return r, nil
		}
	}
	return FeedRecord{}, errors.New("there is no such feed")
}
