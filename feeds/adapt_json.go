package feeds

import (
	"strings"

	"github.com/mmcdole/gofeed/json"

	"pariscall/model"
)

// jsonFeed reads JSON Feed 1.0 and 1.1.
func (b *builder) jsonFeed(f *json.Feed, doc *Document) {
	doc.Format = "JSON Feed"
	if _, v, ok := strings.Cut(f.Version, "/version/"); ok && len(v) < 8 {
		doc.Format += " " + model.Line(v).String()
	}
	doc.Meta.Name = model.Line(clipString(f.Title, maxTitleBytes))
	doc.Meta.Site = absolute(f.HomePageURL, b.base)
	if b.base == nil {
		b.base = baseAddress(Origin{URL: firstOf(doc.Meta.Site, f.FeedURL)})
	}
	doc.Meta.Description = model.Line(clipString(f.Description, 8*maxTitleBytes))
	b.language = model.LanguageCode(f.Language)
	doc.Meta.Language = b.language
	b.authors = jsonAuthorNames(f.Authors, f.Author)
	doc.Authors = distinctTexts(b.authors, maxAuthors)
	for _, it := range f.Items {
		b.jsonItem(it)
	}
}

// jsonItem reads an item.
func (b *builder) jsonItem(it *json.Item) {
	a := model.Article{Title: model.Line(clipString(it.Title, maxTitleBytes)), Language: model.LanguageCode(it.Language)}
	switch {
	case it.ContentHTML != "":
		a.Body, a.Image = b.doc(part{[]byte(it.ContentHTML), formHTML, b.base})
	case it.ContentText != "":
		a.Body, _ = b.doc(part{[]byte(it.ContentText), formPlain, nil})
	case it.Summary != "":
		a.Body, _ = b.doc(part{[]byte(it.Summary), formPlain, nil})
	}
	if it.Summary != "" {
		a.Summary = b.excerpt(part{[]byte(it.Summary), formPlain, nil})
	}
	if a.Summary.IsEmpty() {
		a.Summary = a.Body.Excerpt(summaryLength)
	}
	for _, l := range []string{it.URL, it.ExternalURL, it.ID} {
		if a.Link == "" && l != "" && (l != it.ID || strings.Contains(l, "://")) {
			a.Link = absolute(l, b.base)
		}
	}
	if t, ok := parseDate(it.DatePublished, b.now); ok && usableDate(t, b.now) {
		a.Published = t.UTC()
	} else {
		a.Claimed = model.Line(clipString(it.DatePublished, 100)).String()
	}
	if t, ok := parseDate(it.DateModified, b.now); ok && usableDate(t, b.now) {
		a.Updated = t.UTC()
	}
	if a.Published.IsZero() && a.Claimed == "" {
		a.Published = a.Updated
	}
	for _, s := range []string{it.Image, it.BannerImage} {
		if l := absolute(s, b.base); l != "" {
			a.Image = l
			break
		}
	}
	if it.Attachments != nil {
		for _, f := range *it.Attachments {
			if a.Image == "" && strings.HasPrefix(f.MimeType, "image/") {
				a.Image = absolute(f.URL, b.base)
			}
		}
	}
	b.add(it.ID, a, jsonAuthorNames(it.Authors, it.Author), it.Tags)
}

// jsonAuthorNames returns the names of version 1.1, else of 1.0.
func jsonAuthorNames(list []*json.Author, single *json.Author) []string {
	var out []string
	if len(list) == 0 && single != nil {
		list = []*json.Author{single}
	}
	for _, p := range list {
		if n := firstOf(p.Name, p.URL); n != "" {
			out = append(out, n)
		}
	}
	return out
}
