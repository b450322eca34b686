package feeds

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"pariscall/model"
)

// Added is what adding a feed came to.
type Added = model.Added

// Add subscribes to a feed by its address or by that of a page that names
// it. A feed is asked once, and what it answers is stored right away; a page
// costs one request more. The error says in words what to do.
func (d *Desk) Add(ctx context.Context, address string, group []string) (Added, error) {
	if d.list == nil {
		return Added{}, errors.New("there is no list of feeds to add to")
	}
	u, err := parseAddress(address)
	if err != nil {
		return Added{}, err
	}
	known, err := d.known(u.String())
	if err != nil || known.Known {
		return known, err
	}
	got, others, err := d.find(ctx, u.String())
	if err != nil {
		return Added{}, err
	}
	known, err = d.known(got.Feed.URL)
	if err != nil || known.Known {
		known.Others = others
		return known, err
	}
	got.Feed.Group = group
	added, err := d.list.Add(got.Feed)
	if err != nil {
		return Added{}, err
	}
	out := Added{Feed: got.Feed, Known: !added, Others: others}
	list, err := d.Sync(ctx)
	if err != nil {
		return out, err
	}
	for _, f := range list.Feeds {
		if urlKey(f.URL) == urlKey(got.Feed.URL) {
			out.Feed, got.result.Feed = f, f.ID
		}
	}
	if got.result.Feed == 0 {
		return out, nil // the archive has it under another address
	}
	arrivals, err := d.Put(ctx, []model.FetchResult{got.result})
	if err != nil {
		return out, fmt.Errorf("storing what the feed brought: %w", err)
	}
	for _, a := range arrivals {
		out.New += a.New
		d.know(a.Revision)
		d.events.add(model.Event{Kind: model.Changed, Revision: a.Revision})
	}
	return out, nil
}

// known looks an address up in the list.
func (d *Desk) known(address string) (Added, error) {
	list, err := d.list.Load()
	if err != nil {
		return Added{}, err
	}
	for _, f := range list.Feeds {
		if urlKey(f.URL) == urlKey(address) {
			return Added{Feed: f, Known: true}, nil
		}
	}
	return Added{}, nil
}

// foundFeed is a feed with the answer that proved it one.
type foundFeed struct {
	Feed   model.Feed
	result model.FetchResult
}

// find asks an address and, when it is a page, the first feed it names. It
// makes at most two requests, redirects aside.
func (d *Desk) find(ctx context.Context, address string) (foundFeed, []string, error) {
	got, err := d.askNew(ctx, address)
	if err == nil {
		return got, nil, nil
	}
	links := feedLinks(err)
	if len(links) == 0 {
		return foundFeed{}, nil, err
	}
	got, err = d.askNew(ctx, links[0])
	if err != nil {
		return foundFeed{}, links, fmt.Errorf("the page names a feed, %s, but: %w", Redact(links[0]), err)
	}
	return got, links[1:], nil
}

// askNew asks an address that is not subscribed to.
func (d *Desk) askNew(ctx context.Context, address string) (foundFeed, error) {
	start := d.now()
	host := hostOf(address)
	if until, wait := d.hosts.pausedUntil(host, start); wait {
		return foundFeed{}, &Failure{Kind: FailWait, Until: until, Msg: "its server asked not to be asked before " + clock(until, start), Hint: "try again then"}
	}
	if err := d.hosts.enter(ctx, host); err != nil {
		return foundFeed{}, err
	}
	defer d.hosts.leave(host)
	r := FeedRecord{Feed: model.Feed{URL: address}}
	t := turn{host: host, address: address, sent: nothing, stored: nothing}
	if err := d.converse(ctx, r, nil, &t, func() {}); err != nil {
		if ctx.Err() != nil {
			return foundFeed{}, ctx.Err()
		}
		t.fail(err)
		if f := t.failure; f.Status == http.StatusTooManyRequests {
			if until := retryAfter(f.header, d.now()); !until.IsZero() {
				d.hosts.pause(host, until, true)
			}
		}
		return foundFeed{}, t.failure
	}
	t.sent()
	t.stored()
	now := d.now()
	t.result.At = now
	t.result.Health.LastTry, t.result.Health.Took = now, now.Sub(start)
	f := t.result.Meta
	f.URL = address
	if u, err := parseAddress(address); err == nil && u.User == nil && t.target != "" {
		f.URL = t.target // nothing is lost by starting at the lasting address
	}
	if f.Name.IsEmpty() {
		f.Name = model.Line(host)
	}
	return foundFeed{Feed: f, result: t.result}, nil
}

// Remove takes a feed out of the list, by the address in it or by the one it
// has moved to since.
func (d *Desk) Remove(ctx context.Context, address string) (model.Feed, error) {
	if d.list == nil {
		return model.Feed{}, errors.New("there is no list of feeds to remove from")
	}
	gone, err := d.list.Remove(spelled(address))
	if err != nil {
		list, serr := d.Sync(ctx)
		if serr != nil {
			return model.Feed{}, err
		}
		for i, f := range list.Feeds {
			if urlKey(f.URL) == urlKey(spelled(address)) && i < len(list.Listed) {
				gone, err = d.list.Remove(list.Listed[i])
			}
		}
		if err != nil {
			return model.Feed{}, err
		}
	}
	_, err = d.Sync(ctx)
	return gone, err
}

// Synced is the list of feeds as the archive has it.
type Synced struct {
	SubscriptionList
	Listed []string // the address of each feed in the user's file
}

// Sync makes the archive's feeds those of the user's list. When the list
// cannot be read, the archive keeps the one it has.
func (d *Desk) Sync(ctx context.Context) (Synced, error) {
	if d.list == nil {
		return Synced{}, nil
	}
	list, err := d.list.Load()
	if err != nil {
		return Synced{}, err
	}
	out := Synced{SubscriptionList: list}
	for _, f := range list.Feeds {
		out.Listed = append(out.Listed, f.URL)
	}
	out.Feeds, err = d.Subscribe(ctx, list.Feeds)
	if err != nil {
		return out, fmt.Errorf("telling the archive of your list of feeds: %w", err)
	}
	return out, nil
}

// StayPut undoes the move of a feed, made or announced: it keeps, or goes
// back to, an address ("" the one it has), and that redirect is not believed
// again.
func (d *Desk) StayPut(ctx context.Context, id model.FeedID, address string) error {
	r, err := d.recordOf(ctx, id)
	if err != nil {
		return err
	}
	if address == "" {
		address = r.Feed.URL
	}
	state := r.State
	if urlKey(r.Feed.URL) != urlKey(address) {
		if state.MovedTo == "" {
			state.MovedTo = r.Feed.URL
		}
		if err := d.Move(ctx, id, address); err != nil {
			return fmt.Errorf("moving the feed back: %w", err)
		}
	}
	state.MovedSeen, state.MovedSince = refusedMove, time.Time{}
	r.Health.MovedTo = ""
	_, err = d.Put(ctx, []model.FetchResult{{Feed: id, At: d.now(), Health: r.Health, State: state}})
	return err
}
