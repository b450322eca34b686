package model

// EventKind says what happened in the news.
type EventKind uint8

// What the reader's screen hears of.
const (
	CycleStarted EventKind = iota
	FeedFetched            // one feed was asked: Feed, Health, New
	CycleEnded
	Changed // the archive has a newer revision for another reason
)

// Event is one thing that happened while the program runs.
type Event struct {
	Kind     EventKind
	Feed     FeedID
	Health   Health
	New      int // new articles, of the feed or of the whole cycle
	Updated  int
	Done     int // of the current cycle
	Total    int
	Failed   int
	Offline  bool // nothing could be reached: a state, not an error for each feed
	Revision uint64
}

// Scope says which feeds to refresh.
type Scope struct {
	Feed  FeedID   // one feed
	Group []string // a folder
	All   bool     // every feed
	Due   bool     // only those whose time has come
}
