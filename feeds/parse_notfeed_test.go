package feeds

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestWhatIsNoFeedIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		body  string
		kind  BodyKind
		words string
	}{
		"nothing":         {"", EmptyBody, "empty"},
		"blanks":          {" \n\t\ufeff ", EmptyBody, "empty"},
		"page":            {`<!DOCTYPE html><html><head><title>News</title></head><body></body></html>`, WebPage, "web page, and it names no feed"},
		"page, no head":   {`<p>Hello</p>`, WebPage, "web page"},
		"page with feeds": {`<html><head><link rel="alternate" type="application/rss+xml" href="/feed?token=abcdef0123456789abcdef"></head></html>`, WebPage, "its feeds are https://site.example/feed"},
		"opml":            {`<?xml version="1.0"?><opml version="2.0"><body/></opml>`, OPMLList, "import it"},
		"sitemap":         {`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>`, Sitemap, "sitemap"},
		"other xml":       {`<?xml version="1.0"?><note><to>x</to></note>`, OtherXML, "<note>"},
		"other json":      {`{"error":"not found"}`, OtherJSON, "JSON, but not a feed"},
		"json list":       {`[1,2]`, OtherJSON, "JSON"},
		"text":            {`Not found.`, PlainText, "plain text"},
		"picture":         {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", Binary, "not text"},
		"archive":         {"PK\x03\x04\x14\x00\x00\x00", Compressed, "compressed"},
		"gzip":            {"\x1f\x8b\x08\x00\x00\x00\x00\x00", Compressed, "compressed"},
		"evil root":       {"<x\x1b]0;a>", OtherXML, "begins with <x>"},
	} {
		_, err := Parse([]byte(c.body), Origin{URL: "https://site.example/", Now: benchNow})
		var not *NotFeed
		if !errors.As(err, &not) || not.Kind != c.kind || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: %v, want %s and %q", name, err, c.kind, c.words)
		}
		if err != nil && strings.Contains(err.Error(), "abcdef0123456789") {
			t.Errorf("%s: the error tells a token: %v", name, err)
		}
	}
}

func TestPageNamesItsFeedsBestFirst(t *testing.T) {
	page := `<!doctype html><html><head><base href="/blog/"><title>My &amp; blog</title>
<link rel="stylesheet" href="a.css"><link rel="alternate" hreflang="fr" href="/fr">
<link rel="alternate" type="application/rss+xml" title="Comments feed" href="comments.xml">
<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" title="Posts" href="atom.xml">
<link rel=alternate type=application/feed+json href=https://x.example/f.json>
<link rel="alternate" type="application/atom+xml" href="atom.xml"><link rel="alternate" type="application/rss+xml" href="javascript:x">
</head><body><a href="/other/rss.xml">x</a></body></html>`
	_, err := Parse([]byte(page), Origin{URL: "https://site.example/x", Now: benchNow})
	var not *NotFeed
	if !errors.As(err, &not) {
		t.Fatal(err)
	}
	var urls []string
	for _, f := range not.Feeds {
		urls = append(urls, f.URL)
	}
	want := []string{"https://site.example/blog/atom.xml", "https://x.example/f.json", "https://site.example/blog/comments.xml"}
	if !slices.Equal(urls, want) || not.Title.String() != "My & blog" || not.Feeds[0].Title.String() != "Posts" {
		t.Errorf("%q %v", not.Title, not.Feeds)
	}
	_, err = Parse([]byte(`<html><body><a href="/rss.xml">Feed</a></body></html>`), Origin{URL: "https://site.example/", Now: benchNow})
	if !errors.As(err, &not) || len(not.Feeds) != 1 || not.Feeds[0].URL != "https://site.example/rss.xml" {
		t.Errorf("a link to a feed was not found: %v", err)
	}
}
