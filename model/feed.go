package model

import "time"

// FeedID identifies a feed in the archive, whatever address it has moved to;
// 0 is none.
type FeedID int64

// Feed is a subscription.
type Feed struct {
	ID          FeedID
	URL         string
	Name        Text
	Site        string   // the page the feed belongs to, or ""
	Group       []string // folder path, outermost first; empty: none
	Language    string
	Description Text
	Default     bool // one of the bundled list
}

// FeedState is the state of a feed, in a word.
type FeedState string

// The states. Paused is the user's wish; Gone is the server's (410).
const (
	FeedNew    FeedState = "new"     // never asked
	FeedOK     FeedState = "ok"      // the last answer was good
	FeedFailed FeedState = "failing" // the last answer was not
	FeedGone   FeedState = "gone"
	FeedPaused FeedState = "paused"
)

// Health is how a feed does. Error and Hint are words for the reader: what
// happened, and what to do.
type Health struct {
	State       FeedState
	LastTry     time.Time
	LastSuccess time.Time
	NextCheck   time.Time
	Failures    int // in a row
	Error       Text
	Hint        Text
	HTTPStatus  int
	Bytes       int64 // unpacked, of the last answer with a body
	Took        time.Duration
	MovedTo     string // an address the server keeps pointing to, not yet adopted
}

// FetchState is what the next request to a feed needs to know. It belongs to
// package feeds; the archive keeps it.
type FetchState struct {
	ETag         string
	LastModified string
	BodyHash     string
	MovedTo      string
	MovedSince   time.Time
	MovedSeen    int
	Every        time.Duration // how often the feed really publishes, 0 unknown
	LastFull     time.Time     // last unconditional fetch
	From         string        // the address that gave the validators
	WaitUntil    time.Time     // the server asked not to be asked before
	TTL          time.Duration // what the document asks for, 0 nothing
	Newest       time.Time     // date of the newest article seen
}

// FeedStatus is a feed with its health and its counts.
type FeedStatus struct {
	Feed   Feed
	Health Health
	Total  int
	Unread int
}

// FetchResult is the outcome of one request, stored in one transaction.
// Articles is nil when nothing changed. Feed carries what the document says
// about itself.
type FetchResult struct {
	Feed     FeedID
	At       time.Time
	Health   Health
	State    FetchState
	Meta     Feed
	Articles []Article
	Linked   string // fingerprint of the linker that set the mentions; "" none did
}

// Arrivals says what a stored fetch brought.
type Arrivals struct {
	Feed     FeedID
	New      int
	Updated  int
	First    ArticleID // the smallest id of the new ones, 0 when none
	Revision uint64
}

// FeedRecord is a subscribed feed with what the next request needs.
type FeedRecord struct {
	Feed   Feed
	Health Health
	State  FetchState
}

// Check is a feed's next check, to be moved from one time to another.
type Check struct {
	Feed     FeedID
	From, To time.Time
}

// Added is what adding a feed came to.
type Added struct {
	Feed   Feed
	Known  bool     // it was in the list already
	New    int      // articles it brought
	Others []string // further feeds that the same page names
}

// RejectedAlias is an alias that the reader says never means Ref in a feed.
type RejectedAlias struct {
	Feed  FeedID
	Ref   Ref
	Match string
}
