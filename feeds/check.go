package feeds

import (
	"context"
	"time"
)

// Check asks an address as a refresh would and reads what it answers, without
// an archive.
func (f *Fetcher) Check(ctx context.Context, address string, now time.Time) (Document, error) {
	set := f.set.forFeed(address)
	limit := f.set.MaxFeed
	if set.MaxSize > 0 {
		limit = set.MaxSize
	}
	r, err := f.do(ctx, ask{url: spelled(address), accept: acceptFeed, limit: limit, feed: set})
	if err != nil {
		return Document{}, err
	}
	defer r.free()
	doc, err := Parse(r.body, Origin{
		URL: r.url, ContentType: r.header.Get("Content-Type"), ContentLocation: r.header.Get("Content-Location"),
		Now: now, MaxBytes: max(len(r.body), 1),
	})
	if err != nil {
		return Document{}, parseFailure(err, r.status)
	}
	return doc, nil
}
