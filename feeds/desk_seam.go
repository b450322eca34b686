package feeds

import (
	"errors"
	"net/url"
	"time"

	"pariscall/model"
)

// parseReply reads a feed out of an answer.
func parseReply(r *reply, now time.Time) (parsed, error) {
	doc, err := Parse(r.body, Origin{
		URL: r.url, ContentType: r.header.Get("Content-Type"), ContentLocation: r.header.Get("Content-Location"),
		Now: now, MaxBytes: len(r.body), // the fetcher has counted them
	})
	if err != nil {
		return parsed{}, err
	}
	ttl := doc.TTL
	if ttl == 0 {
		ttl = doc.Skip.Every
	}
	return parsed{meta: doc.Meta, articles: doc.Articles, ttl: ttl}, nil
}

// feedLinks returns the feeds that a page names, when the error is that a
// body is a page.
func feedLinks(err error) []string {
	var page *NotFeed
	if !errors.As(err, &page) {
		return nil
	}
	urls := make([]string, 0, len(page.Feeds))
	for _, f := range page.Feeds {
		urls = append(urls, f.URL)
	}
	return urls
}

// cleanPage makes blocks of the HTML of an article's page.
func cleanPage(html string, base *url.URL) model.Doc {
	var c cleaner
	doc, _ := c.clean([]byte(html), base, 0)
	return doc
}
