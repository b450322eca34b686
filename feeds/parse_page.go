package feeds

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pariscall/model"
)

// maxPageLinks bounds how many feeds a page may name.
const maxPageLinks = 32

// describePage says that a body is a web page, and which feeds it names: in
// its head first, then links that look like feeds; feeds of comments last.
func describePage(text []byte, src Origin) *NotFeed {
	e := &NotFeed{Kind: WebPage}
	base := baseAddress(src)
	z := html.NewTokenizer(bytes.NewReader(clipBytes(text, 2<<20)))
	z.SetMaxBuf(1 << 20)
	inTitle := false
	var guesses []FeedLink
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(e.Feeds) == 0 {
				e.Feeds = guesses
			}
			slices.SortStableFunc(e.Feeds, func(a, b FeedLink) int { return rank(a) - rank(b) })
			return e
		case html.TextToken:
			if inTitle && e.Title.IsEmpty() {
				e.Title = model.Line(clipString(string(z.Text()), maxTitleBytes))
			}
		case html.EndTagToken:
			inTitle = false
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			t := atom.Lookup(name)
			inTitle = t == atom.Title
			switch t {
			case atom.Base:
				if u, err := url.Parse(attributeOf(z, "href")); err == nil {
					base = resolved(base, u)
				}
			case atom.Link:
				e.Feeds = appendFeed(e.Feeds, alternate(z, base))
			case atom.A:
				if href := attributeOf(z, "href"); looksLikeFeed(href) {
					guesses = appendFeed(guesses, FeedLink{URL: absolute(href, base)})
				}
			}
		}
	}
}

// resolved resolves u against a base that may be missing.
func resolved(base, u *url.URL) *url.URL {
	switch {
	case base != nil:
		return base.ResolveReference(u)
	case u.Host != "":
		return u
	}
	return nil
}

// alternate reads a <link> of a page's head.
func alternate(z *html.Tokenizer, base *url.URL) FeedLink {
	var rel, typ, href, title string
	for more := true; more; {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch string(k) {
		case "rel":
			rel = strings.ToLower(string(v))
		case "type":
			typ, _, _ = strings.Cut(strings.ToLower(string(v)), ";")
		case "href":
			href = string(v)
		case "title":
			title = string(v)
		}
	}
	words := strings.Fields(rel)
	if !slices.Contains(words, "alternate") && !slices.Contains(words, "feed") {
		return FeedLink{}
	}
	switch strings.TrimSpace(typ) {
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
		"application/json", "application/xml", "text/xml", "application/rss":
	default:
		if !slices.Contains(words, "feed") {
			return FeedLink{}
		}
	}
	return FeedLink{URL: absolute(href, base), Title: model.Line(clipString(title, maxTitleBytes)), Type: typ}
}

// appendFeed adds a feed that is not there yet.
func appendFeed(feeds []FeedLink, f FeedLink) []FeedLink {
	if f.URL == "" || len(feeds) >= maxPageLinks ||
		slices.ContainsFunc(feeds, func(g FeedLink) bool { return g.URL == f.URL }) {
		return feeds
	}
	return append(feeds, f)
}

// looksLikeFeed knows the addresses that feeds usually have.
func looksLikeFeed(href string) bool {
	path, _, _ := strings.Cut(strings.ToLower(href), "?")
	path = strings.TrimSuffix(path, "/")
	for _, end := range []string{"/feed", "/rss", "/atom", ".rss", ".atom", "rss.xml", "atom.xml", "feed.xml", "feed.json", ".rdf"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

// rank orders the feeds of a page: articles before comments.
func rank(f FeedLink) int {
	if s := strings.ToLower(f.Title.String() + f.URL); strings.Contains(s, "comment") || strings.Contains(s, "kommentar") {
		return 1
	}
	return 0
}
