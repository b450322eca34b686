package feeds

import (
	"context"
	"time"

	"pariscall/model"
)

// Store is what this package needs of an archive; package archive implements
// it on SQLite. All methods are safe for concurrent use and wait for their
// turn rather than report a busy database.
type Store interface {
	// Subscribe makes the archive's list of feeds equal to feeds, matching by
	// address (also one the feed had before it moved), and returns them with
	// their ids. Feeds that are no longer listed keep their starred articles
	// and lose the others at the next retention run.
	Subscribe(ctx context.Context, feeds []model.Feed) ([]model.Feed, error)
	// Records returns health and fetch state of every subscribed feed.
	Records(ctx context.Context) ([]FeedRecord, error)
	// Put stores the outcomes of fetches, each whole or not at all, in one
	// transaction. The archive assigns ids, first-seen times, order and
	// story; an article it already holds keeps its marks.
	Put(ctx context.Context, results []model.FetchResult) ([]model.Arrivals, error)
	// PutOff moves the next check of feeds and returns the feeds of which it
	// did: not those whose next check is another than said, because another
	// program has changed it.
	PutOff(ctx context.Context, checks []model.Check) ([]model.FeedID, error)
	// Move gives a feed a new address; its articles stay.
	Move(ctx context.Context, id model.FeedID, url string) error

	Page(ctx context.Context, req model.PageRequest) (model.Page, error)
	Article(ctx context.Context, id model.ArticleID) (model.Article, error)
	Story(ctx context.Context, id model.StoryID) ([]model.Headline, error)
	Feeds(ctx context.Context) ([]model.FeedStatus, error)
	Counts(ctx context.Context) (model.Counts, error)
	Volume(ctx context.Context, r model.Ref, days int) (model.Volume, error)
	// After returns up to limit headlines with an id above after that match,
	// in the order in which they were stored.
	After(ctx context.Context, q model.Query, after model.ArticleID, limit int) ([]model.Headline, error)

	Mark(ctx context.Context, c model.Change) (model.Undone, error)
	Undo(ctx context.Context) (model.Undone, error)
	// SetBody replaces the body of an article by the extracted full text.
	SetBody(ctx context.Context, id model.ArticleID, body model.Doc, mentions []model.Mention) error

	// Stale returns up to limit articles (with title, summary, body, feed and
	// language) that were linked under another fingerprint; SetMentions
	// stores what was found in them.
	Stale(ctx context.Context, fingerprint string, limit int) ([]model.Article, error)
	SetMentions(ctx context.Context, fingerprint string, found map[model.ArticleID][]model.Mention) error
	// Reject records that a mention is wrong, in one article or for an alias
	// in a whole feed, and removes it; Rejected lists what was rejected for
	// whole feeds, so that linking leaves it out.
	Reject(ctx context.Context, id model.ArticleID, m model.Mention, wholeFeed bool) error
	Rejected(ctx context.Context) ([]RejectedAlias, error)

	Watches(ctx context.Context) ([]model.Watch, error)
	Watch(ctx context.Context, query string, label model.Text) error
	Unwatch(ctx context.Context, id int64) error
	WatchSeen(ctx context.Context, id int64) error

	// Revision grows with every change, also one by another process.
	Revision(ctx context.Context) (uint64, error)
	// Retain removes what the user's retention rule lets go; Backup makes a
	// verified copy when the last one is older than a week.
	Retain(ctx context.Context, now time.Time) (removed int, err error)
	Backup(ctx context.Context, now time.Time) error
	Close() error
}

// FeedRecord is a subscribed feed with what the next request needs.
type FeedRecord = model.FeedRecord

// RejectedAlias is an alias that the reader says never means Ref in a feed.
type RejectedAlias = model.RejectedAlias

// Linker finds what an article names. It is pure and safe for concurrent use.
type Linker interface {
	// Link returns the mentions in an article's title and body.
	Link(a *model.Article) []model.Mention
	// Fingerprint changes when data or rules do.
	Fingerprint() string
}
