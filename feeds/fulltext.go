package feeds

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"pariscall/model"
)

// bounds of the full texts that a cycle fetches by itself, for feeds whose
// settings ask for it.
const (
	fullPerFeed = 20
	fullAtOnce  = 4
)

// FullText fetches the page of an article, extracts its text and keeps it in
// place of what the feed gave. The article is returned as it is then.
func (d *Desk) FullText(ctx context.Context, id model.ArticleID) (model.Article, error) {
	a, err := d.Article(ctx, id)
	if err != nil {
		return a, err
	}
	if a.Link == "" {
		return a, &Failure{Kind: FailAddress, Msg: "the article has no link to fetch", Hint: "the feed gives none"}
	}
	body, err := d.extract(ctx, a)
	if err != nil {
		return a, err
	}
	a.Body, a.Full = body, true
	if d.linker != nil {
		rejected, err := d.rejections(ctx)
		if err != nil {
			return a, err
		}
		a.Mentions = rejected.filter(a.Feed, d.linker.Link(&a))
	}
	if err := d.SetBody(ctx, id, a.Body, a.Mentions); err != nil {
		return a, fmt.Errorf("keeping the full text: %w", err)
	}
	if rev, err := d.Revision(ctx); err == nil {
		d.know(rev)
		d.events.add(model.Event{Kind: model.Changed, Revision: rev})
	}
	return d.Article(ctx, id)
}

// extract fetches a page by the same guarded way as a feed and finds the
// article in it.
func (d *Desk) extract(ctx context.Context, a model.Article) (doc model.Doc, err error) {
	host := hostOf(a.Link)
	if until, wait := d.hosts.pausedUntil(host, d.now()); wait {
		return nil, &Failure{Kind: FailWait, Until: until, Msg: "its server asked not to be asked before " + clock(until, d.now()), Hint: "try again then"}
	}
	if err := d.hosts.enter(ctx, host); err != nil {
		return nil, err
	}
	r, err := d.fetch.do(ctx, ask{url: a.Link, accept: acceptPage, limit: d.fetch.set.MaxPage})
	d.hosts.leave(host)
	if err != nil {
		return nil, forPage(err)
	}
	defer r.free()
	if err := d.parsing.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	defer d.parsing.Release(1)
	if err := d.fetch.unpack(r); err != nil {
		return nil, forPage(err)
	}
	defer r.recycle()
	if err := wantHTML(r); err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil {
			d.log.Error("panic while extracting a page", "page", Redact(r.url), "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			err = &Failure{Kind: FailParse, Msg: "the page makes this program stumble", Hint: "open it in the browser"}
		}
	}()
	doc, err = readPage(r)
	if err != nil {
		return nil, err
	}
	if len(doc.Plain()) < len(a.Body.Plain())/2 {
		return nil, &Failure{Kind: FailParse, Msg: "the page shows less of the article than the feed gave", Hint: "it may want a subscription; open it in the browser"}
	}
	return doc, nil
}

// readPage extracts the article of a page as clean blocks.
func readPage(r *reply) (model.Doc, error) {
	const hint = "open it in the browser"
	base, err := url.Parse(r.url)
	if err != nil {
		return nil, &Failure{Kind: FailAddress, Msg: "the address of the page cannot be read", Hint: hint}
	}
	text, err := charset.NewReader(bytes.NewReader(r.body), r.header.Get("Content-Type"))
	if err != nil {
		return nil, &Failure{Kind: FailParse, Msg: "the page is written in an unknown charset", Hint: hint, Err: err}
	}
	// Parsed here: readability's own reader would guess a charset once more.
	root, err := html.Parse(text)
	if err != nil {
		return nil, &Failure{Kind: FailParse, Msg: "the page cannot be read", Hint: hint, Err: err}
	}
	article, err := readability.FromDocument(root, base)
	if err != nil {
		return nil, &Failure{Kind: FailParse, Msg: "no article can be found in the page", Hint: hint, Err: err}
	}
	doc := cleanPage(article.Content, base)
	if doc.Plain() == "" {
		return nil, &Failure{Kind: FailParse, Msg: "no article can be found in the page", Hint: hint}
	}
	return doc, nil
}

// wantHTML refuses what is not a page.
func wantHTML(r *reply) error {
	kind, _, err := mime.ParseMediaType(r.header.Get("Content-Type"))
	if err != nil || kind == "" {
		kind, _, _ = mime.ParseMediaType(http.DetectContentType(r.body))
	}
	switch kind {
	case "text/html", "application/xhtml+xml", "application/xhtml", "text/xml", "application/xml":
		return nil
	}
	return &Failure{Kind: FailAnswer, Status: r.status, Msg: fmt.Sprintf("the link leads to no page but to %q", clip(model.Line(kind).String(), 60)), Hint: "open it in the browser"}
}

// forPage puts the failure of a page as such: the hints are for feeds.
func forPage(err error) error {
	var f *Failure
	if !errors.As(err, &f) || f.Kind == FailRefused {
		return err
	}
	g := *f
	g.Hint = "open it in the browser"
	g.Msg = strings.Replace(g.Msg, "the feed", "the page", 1)
	return &g
}

// fillFullText fetches the pages of new articles of the feeds that are set to
// it. What fails stays as the feed gave it.
func (d *Desk) fillFullText(ctx context.Context, fresh []arrival) error {
	var running sync.WaitGroup
	slots := make(chan struct{}, fullAtOnce)
	for _, f := range fresh {
		rows, err := d.After(ctx, model.Query{}, f.first-1, 1000)
		if err != nil {
			return fmt.Errorf("looking for what wants its full text: %w", err)
		}
		asked := 0
		for _, h := range rows {
			if h.Feed != f.feed || asked == fullPerFeed {
				continue
			}
			asked++
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				running.Wait()
				return ctx.Err()
			}
			running.Go(func() {
				defer func() { <-slots }()
				if _, err := d.FullText(ctx, h.ID); err != nil && ctx.Err() == nil {
					d.log.Info("full text", "page", Redact(h.Link), "err", err)
				}
			})
		}
	}
	running.Wait()
	return nil
}
