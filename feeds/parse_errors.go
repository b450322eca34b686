package feeds

import (
	"fmt"
	"strings"

	"pariscall/model"
)

// BodyKind is what a body is that is no feed.
type BodyKind string

// The kinds of bodies that arrive in place of feeds.
const (
	EmptyBody  BodyKind = "nothing"
	WebPage    BodyKind = "a web page"
	OPMLList   BodyKind = "an OPML list of feeds"
	Sitemap    BodyKind = "a sitemap"
	OtherXML   BodyKind = "XML, but not a feed"
	OtherJSON  BodyKind = "JSON, but not a feed"
	Compressed BodyKind = "a compressed file"
	Binary     BodyKind = "not text"
	PlainText  BodyKind = "plain text"
)

// NotFeed is the error for a body that is something else.
type NotFeed struct {
	Kind  BodyKind
	Title model.Text // of a web page
	Root  model.Text // of other XML
	Feeds []FeedLink // what a web page names, best first
}

// FeedLink is a feed that a page names.
type FeedLink struct {
	URL   string // absolute http(s)
	Title model.Text
	Type  string
}

// Error says what the body is, and for a page what its feeds are, without
// the tokens that addresses may hold.
func (e *NotFeed) Error() string {
	switch e.Kind {
	case EmptyBody:
		return "the answer is empty"
	case WebPage:
		if len(e.Feeds) == 0 {
			return "this is a web page, and it names no feed"
		}
		urls := make([]string, 0, 3)
		for _, f := range e.Feeds[:min(3, len(e.Feeds))] {
			urls = append(urls, Redact(f.URL))
		}
		return "this is a web page; its feeds are " + strings.Join(urls, ", ")
	case OPMLList:
		return "this is an OPML list of feeds: import it instead of subscribing to it"
	case OtherXML:
		return fmt.Sprintf("this is XML, but not a feed: it begins with <%s>", e.Root)
	}
	return "this is " + string(e.Kind)
}

// Broken is the error for a feed that could not be read although it looks
// like one.
type Broken struct {
	Place string // the format, or the line of this program that stumbled
	Cause error  // for the log
}

// Error says where reading ended.
func (e *Broken) Error() string {
	return "the feed cannot be read (" + e.Place + "): " + model.Line(clipString(e.Cause.Error(), 200)).String()
}

// Unwrap returns the cause.
func (e *Broken) Unwrap() error { return e.Cause }
