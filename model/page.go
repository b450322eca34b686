package model

import "time"

// Headline is an article as one row of a list.
type Headline struct {
	ID        ArticleID
	Feed      FeedID
	FeedName  Text
	Title     Text
	Link      string
	Published time.Time // what orders it
	Basis     DateBasis
	Language  string
	Unread    bool
	Starred   bool
	Edited    bool
	Story     StoryID
	Sources   int // feeds that tell the same story; 1 when alone
	Named     []Ref
	Tags      []Text
}

// PageRequest asks for a window of headlines.
type PageRequest struct {
	Query   Query
	Around  ArticleID // the headline to keep in the window; 0: the top
	Limit   int       // rows, at most 1,000
	Stories bool      // one row a story
	ByRank  bool      // best match first instead of newest first
}

// Page is an immutable window of headlines. Above counts the rows of the
// query that stand before the window, -1 when not counted; More says whether
// rows follow. Revision only grows: a page of an older revision is stale.
type Page struct {
	Query    Query
	Rows     []Headline
	Above    int
	More     bool
	Revision uint64
}

// Counts are maintained, never counted on demand.
type Counts struct {
	Articles int
	Unread   int
	Starred  int
}

// Volume is how often a thing was in the news. Days counts articles a day,
// oldest first, the last one today (UTC).
type Volume struct {
	Ref         Ref
	Days        []int
	Total       int
	First, Last time.Time
	With        []Companion // what it is named together with, most often first
}

// Companion is a thing named together with another, and in how many articles.
type Companion struct {
	Ref      Ref
	Articles int
}

// Mark is something a reader does to articles.
type Mark uint8

// What a reader can do. Tag and Untag carry a tag.
const (
	MarkRead Mark = iota
	MarkUnread
	MarkStar
	MarkUnstar
	MarkTag
	MarkUntag
)

// Change is one undoable act: a mark on some articles, or on all that a query
// finds.
type Change struct {
	Mark Mark
	Tag  Text
	IDs  []ArticleID
	All  *Query // when set, IDs is ignored
}

// Undone says what an act did, or what undoing one gave back.
type Undone struct {
	What     string // "marked 12 as read"
	Articles int
	Relink   bool // what the articles name has to be found again
	Revision uint64
}

// Watch is an entity or a query that the reader wants to hear of. Hits counts
// what arrived since it was last looked at.
type Watch struct {
	ID    int64
	Label Text
	Query string
	Hits  int
	Since time.Time
}
