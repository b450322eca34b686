package feeds

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"pariscall/model"
)

// parsed is what the desk needs of a feed's document.
type parsed struct {
	meta     model.Feed
	articles []model.Article
	ttl      time.Duration
}

// parser reads the body of an answer.
type parser func(r *reply, now time.Time) (parsed, error)

// parseReply reads the body of an answer as a feed.
func (k *kit) parseReply(r *reply, now time.Time) (parsed, error) {
	doc, err := k.parse(r.body, Origin{
		URL: r.url, ContentType: r.header.Get("Content-Type"), ContentLocation: r.header.Get("Content-Location"),
		Now: now, MaxBytes: max(len(r.body), 1),
	})
	if err != nil {
		return parsed{}, err
	}
	return parsed{meta: doc.Meta, articles: doc.Articles, ttl: max(doc.TTL, doc.Skip.Every)}, nil
}

// parseFailure says why a body is not news.
func parseFailure(err error, status int) *Failure {
	f := &Failure{Kind: FailParse, Status: status, Msg: err.Error(), Hint: "the feed is broken at its source; it is asked again later", Err: err}
	var not *NotFeed
	if !errors.As(err, &not) {
		return f
	}
	f.Kind = FailNotAFeed
	f.Hint = "look at the address in a browser: a login page or a portal may answer in the feed's place"
	if len(not.Feeds) > 0 {
		names := make([]string, 0, 3)
		for _, l := range not.Feeds[:min(len(not.Feeds), 3)] {
			names = append(names, Redact(l.URL))
		}
		f.Msg = "this is a web page; its feeds are " + strings.Join(names, ", ")
		f.Hint = "subscribe to one of them instead"
	}
	return f
}

// feedLinks returns the feeds that a page names, best first.
func feedLinks(err error) []string {
	var not *NotFeed
	if !errors.As(err, &not) {
		return nil
	}
	var out []string
	for _, l := range not.Feeds {
		out = append(out, l.URL)
	}
	return out
}

// cleanPage makes clean blocks of the HTML of an extracted article.
func cleanPage(html string, base *url.URL) model.Doc {
	doc, _ := new(cleaner).clean([]byte(html), base, 0)
	return doc
}
