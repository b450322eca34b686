package model

import (
	"strconv"
	"time"
)

// ArticleID identifies an article in the archive; 0 is none. Ids only grow:
// an article stored later has the greater one.
type ArticleID int64

// Ref returns article:N.
func (id ArticleID) Ref() Ref { return Ref{KindArticle, strconv.FormatInt(int64(id), 10)} }

// StoryID groups the articles of several feeds that tell the same story; 0 is
// none. It is the id of the story's first article.
type StoryID int64

// DateBasis says what an article's date rests on.
type DateBasis uint8

// A date that the feed does not give, or that cannot be (before 1990 or more
// than a day ahead), is replaced by the time the article was first seen.
const (
	DateFromFeed DateBasis = iota
	DateFirstSeen
)

// Article is one item of a feed, cleaned.
type Article struct {
	ID   ArticleID
	Feed FeedID

	// Key identifies the item within its feed: the guid, else the link
	// without tracking parameters, else a hash of the content.
	Key string
	// Hash is a digest of title, text and link; it changes when the article
	// was edited.
	Hash uint64

	Link       string // absolute http(s), or ""
	Title      Text
	Authors    []Text
	Categories []Text
	Summary    Text // plain words, one paragraph
	Body       Doc
	Language   string // ISO 639-1, "" unknown
	Image      string // absolute http(s), or ""; never fetched unasked

	Published time.Time // UTC, what the feed says; zero when it says nothing usable
	Updated   time.Time // UTC, zero unless the feed says
	Claimed   string    // the date as the feed wrote it, when it was not usable
	FirstSeen time.Time // UTC, set by the archive
	Sorted    time.Time // UTC, what orders it: Published if usable, else FirstSeen
	Basis     DateBasis

	Mentions []Mention

	Unread   bool
	Starred  bool
	Edited   bool // changed since it was read or first stored
	Full     bool // Body is the extracted full text of the page
	Story    StoryID
	Tags     []Text
	FeedName Text
}

// BlockKind is a kind of paragraph.
type BlockKind uint8

// The blocks that a page is made of. Level is 1–6 for headings and the depth
// of nesting (from 0) for items and quotes.
const (
	BlockPara BlockKind = iota
	BlockHeading
	BlockItem
	BlockQuote
	BlockCode
	BlockImage // Text is the alternative text
	BlockRule
)

// Para is one block of a [Doc].
type Para struct {
	Kind  BlockKind
	Level int
	Text  Text
	Links []TextLink // ordered by Start, not overlapping
}

// TextLink is a stretch of text, in bytes, that leads to an absolute http(s) URL.
type TextLink struct {
	Start, End int
	URL        string
}

// Doc is a text as a list of blocks.
type Doc []Para
