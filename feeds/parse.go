package feeds

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"pariscall/model"
)

// Origin is where a body came from, and when.
type Origin struct {
	URL             string // the address that answered; "" for a file
	ContentType     string // the header, for its charset
	ContentLocation string // the header; relative links start here when it is given
	Now             time.Time
	MaxBytes        int // unpacked; 0 means 16 MiB
}

// Document is a feed as it was read.
type Document struct {
	Format  string // "RSS 2.0", "Atom 1.0", "JSON Feed 1.1"
	Charset string // what it was decoded from
	// Meta has what the feed says about itself: URL is where it was read,
	// Site, Name, Description, Language.
	Meta     model.Feed
	Authors  []model.Text
	Updated  time.Time // UTC, zero unknown
	TTL      time.Duration
	Skip     SkipTimes
	Articles []model.Article
	Warnings []string // what the feed's owner should mend
}

// SkipTimes is when a feed asks not to be read, and how often it changes: a
// hint.
type SkipTimes struct {
	Hours []int // 0–23, UTC
	Days  []time.Weekday
	Every time.Duration // syndication: one period divided by its frequency
}

// Parse reads a feed of any format: bytes to valid UTF-8, through the guard
// to gofeed, and what gofeed finds to clean articles. The error is a
// [NotFeed], which says what the body is instead, or a [Broken].
func Parse(body []byte, src Origin) (Document, error) { return new(kit).parse(body, src) }

// parse is Parse with tools that were used before.
func (k *kit) parse(body []byte, src Origin) (Document, error) {
	var doc Document
	err := protect(func() (err error) {
		t, back := k.borrow()
		doc, err = t.parse(body, src)
		back()
		return err
	})
	if err != nil {
		return Document{}, err
	}
	return doc, nil
}

// protect turns a panic into an error that names its place.
func protect(run func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Broken{Place: panicPlace(debug.Stack()), Cause: fmt.Errorf("panic: %v", p)}
		}
	}()
	return run()
}

// parse is Parse without the net under it.
func (t *tools) parse(body []byte, src Origin) (doc Document, err error) {
	var warnings []string
	most := src.MaxBytes
	if most <= 0 {
		most = maxBodyBytes
	}
	if len(body) > most {
		body = body[:most]
		warnings = append(warnings, fmt.Sprintf("is larger than %d MiB; the rest was not read", most>>20))
	}
	text := decodeBody(body, src.ContentType)
	start, err := recognise(text.text, src)
	if err != nil {
		return Document{}, err
	}
	b := newBuilder(src, t)
	switch {
	case start.json:
		err = b.parseJSON(text.text, &doc)
	default:
		if start.at > 0 && len(bytes.TrimSpace(text.text[:start.at])) > 0 && !start.clean {
			warnings = append(warnings, "has text before the feed")
		}
		err = b.parseXML(text.text[start.at:], &doc)
	}
	if err != nil {
		return Document{}, err
	}
	doc.Charset, doc.Meta.URL = text.charset, src.URL
	doc.Warnings = append(append(warnings, text.warnings...), doc.Warnings...)
	doc.Articles = b.distinct()
	doc.Warnings = itemWarnings(doc.Warnings, doc.Articles)
	if doc.Meta.Language == "" {
		doc.Meta.Language = commonLanguage(doc.Articles)
	}
	return doc, nil
}

var errCutAtOnce = errors.New("it ends before its first element does")

// parseXML reads RSS or Atom.
func (b *builder) parseXML(text []byte, doc *Document) error {
	g := b.guardXML(text, b.now)
	doc.Warnings = g.warn
	b.guard = g
	if !g.opened {
		return &Broken{Place: "XML", Cause: errCutAtOnce}
	}
	skeleton := bytes.NewReader(g.out)
	if g.atom {
		f, err := (&atom.Parser{}).Parse(skeleton)
		if err != nil {
			return &Broken{Place: "Atom", Cause: err}
		}
		b.atomFeed(f, doc)
		return nil
	}
	f, err := (&rss.Parser{}).Parse(skeleton)
	if err != nil {
		return &Broken{Place: "RSS", Cause: err}
	}
	b.rssFeed(f, doc)
	return nil
}

// parseJSON reads a JSON Feed.
func (b *builder) parseJSON(text []byte, doc *Document) error {
	g := guardJSON(text, b.now)
	if !g.isOne {
		return &NotFeed{Kind: OtherJSON}
	}
	doc.Warnings = g.warn
	f, err := (&json.Parser{}).Parse(bytes.NewReader(g.out))
	if err != nil {
		return &Broken{Place: "JSON", Cause: err}
	}
	b.jsonFeed(f, doc)
	return nil
}

// baseAddress returns where relative links start that have no other base.
func baseAddress(src Origin) *url.URL {
	u, err := url.Parse(src.URL)
	if err != nil || u.Host == "" {
		u = nil
	}
	if src.ContentLocation == "" {
		return u
	}
	l, err := url.Parse(strings.TrimSpace(src.ContentLocation))
	switch {
	case err != nil:
		return u
	case u != nil:
		return u.ResolveReference(l)
	case l.Host != "":
		return l
	}
	return nil
}

// panicPlace returns the line of ours in which a panic began.
func panicPlace(stack []byte) string {
	_, after, _ := strings.Cut(string(stack), "panic(")
	for line := range strings.Lines(after) {
		if i := strings.LastIndex(line, "/"); i >= 0 && strings.HasPrefix(line, "\t") {
			place, _, _ := strings.Cut(line[i+1:], " ")
			if !strings.HasPrefix(place, "panic.go") {
				return strings.TrimSpace(place)
			}
		}
	}
	return "unknown place"
}
