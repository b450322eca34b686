package feeds

import (
	"bytes"
	"net/url"
	"time"

	"github.com/mmcdole/gofeed"

	"pariscall/model"
)

// parseReply reads a feed.
func parseReply(r *reply, now time.Time) (parsed, error) {
	f, err := gofeed.NewParser().Parse(bytes.NewReader(decodeBody(r.body, r.header.Get("Content-Type")).text))
	if err != nil {
		return parsed{}, err
	}
	p := parsed{meta: model.Feed{URL: r.url, Name: model.Line(f.Title), Site: f.Link}}
	for _, it := range f.Items {
		a := model.Article{Key: it.GUID, Link: it.Link, Title: model.Line(it.Title), Summary: model.Line(it.Description)}
		if it.PublishedParsed != nil {
			a.Published = it.PublishedParsed.UTC()
		}
		p.articles = append(p.articles, a)
	}
	return p, nil
}

func feedLinks(error) []string { return nil }

func cleanPage(html string, _ *url.URL) model.Doc {
	return model.Doc{{Text: model.Block(html)}}
}
