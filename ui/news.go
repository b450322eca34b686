package ui

import (
	"context"

	"pariscall/model"
)

// News is the only door from the screen to feeds and archive. Every method
// may block and is called from a command, never from Update; all of them
// return promptly once ctx ends.
type News interface {
	// Page returns a window of headlines.
	Page(ctx context.Context, req model.PageRequest) (model.Page, error)
	// Article returns one article with its body and mentions.
	Article(ctx context.Context, id model.ArticleID) (model.Article, error)
	// Story returns the outlets of a story in order of publication.
	Story(ctx context.Context, id model.StoryID) ([]model.Headline, error)
	// Feeds returns every subscription with its health and counts.
	Feeds(ctx context.Context) ([]model.FeedStatus, error)
	// Counts returns the maintained totals.
	Counts(ctx context.Context) (model.Counts, error)
	// Volume returns how often a thing was in the news on the last days.
	Volume(ctx context.Context, r model.Ref, days int) (model.Volume, error)

	// Refresh asks the feeds of a scope and returns when all have answered.
	// Progress arrives as events. The error of a single feed that must wait
	// says until when and why.
	Refresh(ctx context.Context, scope model.Scope) error
	// PauseFeed keeps a feed from being asked unasked, or ends that. MoveFeed
	// takes the address its server keeps pointing to, or refuses it for good.
	PauseFeed(ctx context.Context, id model.FeedID, on bool) error
	MoveFeed(ctx context.Context, id model.FeedID, take bool) error
	// Add subscribes to a feed by its address or by that of a page that names
	// it, and fetches it. The error may have an Advice. Remove takes one out of
	// the list; its starred articles stay.
	Add(ctx context.Context, address string, group []string) (model.Added, error)
	Remove(ctx context.Context, address string) (model.Feed, error)
	// Next waits for the next event.
	Next(ctx context.Context) (model.Event, error)

	// Mark does something to articles; Undo takes the last such act back,
	// also one of an earlier run; nothing is undone when there is none.
	Mark(ctx context.Context, c model.Change) (model.Undone, error)
	Undo(ctx context.Context) (model.Undone, error)
	// FullText fetches the page of an article, extracts its text and keeps it.
	FullText(ctx context.Context, id model.ArticleID) (model.Article, error)
	// RejectMention says that a mention is wrong: in this article only, or
	// for this alias in this feed for good.
	RejectMention(ctx context.Context, id model.ArticleID, m model.Mention, wholeFeed bool) error

	// Watches returns what the reader watches; Watch adds one, Unwatch
	// removes it, WatchSeen resets its count.
	Watches(ctx context.Context) ([]model.Watch, error)
	Watch(ctx context.Context, query string, label model.Text) error
	Unwatch(ctx context.Context, id int64) error
	WatchSeen(ctx context.Context, id int64) error
}
