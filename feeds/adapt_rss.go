package feeds

import (
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"pariscall/model"
)

// rssFeed reads RSS of any version, RDF included.
func (b *builder) rssFeed(f *rss.Feed, doc *Document) {
	doc.Format = rssName(b.guard.version)
	b.aboutLinks = doc.Format == "RSS 1.0" || doc.Format == "RSS 0.9"
	e := f.Extensions
	doc.Meta.Name = b.title(f.Title)
	if doc.Meta.Name.IsEmpty() {
		doc.Meta.Name = b.title(first(e, "dc", "title"))
	}
	for _, l := range f.Links {
		if doc.Meta.Site = b.link(l); doc.Meta.Site != "" {
			break
		}
	}
	if b.base == nil && doc.Meta.Site != "" {
		b.base = baseAddress(Origin{URL: doc.Meta.Site}) // a file knows no address of its own
	}
	doc.Meta.Description = b.feedText(f.Description, first(e, "itunes", "summary"), first(e, "itunes", "subtitle"), first(e, "dc", "description"))
	b.language = model.LanguageCode(b.guard.say(f.Language))
	if b.language == "" {
		b.language = model.LanguageCode(b.guard.say(first(e, "dc", "language")))
	}
	if b.language == "" {
		b.language = b.languageOf(f.Title, f.Description)
	}
	doc.Meta.Language = b.language
	names := b.names(f.ManagingEditor)
	names = append(names, b.names(all(e, "dc", "creator")...)...)
	names = append(names, b.names(all(e, "itunes", "author")...)...)
	doc.Authors = distinctTexts(names, maxAuthors)
	for _, s := range []string{f.LastBuildDate, first(e, "atom", "updated"), first(e, "dcterms", "modified"), f.PubDate, first(e, "dc", "date")} {
		if t, _ := b.when(s); doc.Updated.IsZero() {
			doc.Updated = t
		}
	}
	doc.TTL = minutes(b.guard.say(f.TTL))
	doc.Skip = b.skipTimes(f.SkipHours, f.SkipDays, e)
	for _, it := range f.Items {
		b.rssItem(it)
	}
}

// rssName names the format by the version that the root claims.
func rssName(version string) string {
	switch v := strings.TrimSpace(version); v {
	case "0.90", "0.9":
		return "RSS 0.9"
	case "0.91", "0.92", "0.93", "0.94", "1.0", "1.1", "2.0":
		return "RSS " + v
	case "2.0.1", "2.00", "2":
		return "RSS 2.0"
	}
	return "RSS"
}

// rssItem reads an item.
func (b *builder) rssItem(it *rss.Item) {
	e := it.Extensions
	media := mediaOf(e)
	a := model.Article{Title: b.title(it.Title)}
	if a.Title.IsEmpty() {
		a.Title = b.title(media.title)
	}
	if a.Title.IsEmpty() {
		a.Title = b.title(first(e, "dc", "title"))
	}
	content := it.Content
	if content == "" {
		content = first(e, "content", "encoded")
	}
	b.texts(&a, content, firstOf(it.Description, first(e, "itunes", "summary"), media.text, first(e, "dc", "description"), first(e, "itunes", "subtitle")))

	guid := ""
	if it.GUID != nil {
		guid = b.guard.say(it.GUID.Value)
	}
	if guid == "" {
		guid = b.guard.say(first(e, "atom", "id"))
	}
	a.Link = b.rssLink(it, guid)
	b.dates(&a,
		[]string{it.PubDate, first(e, "dc", "date"), first(e, "dcterms", "issued"), first(e, "atom", "published"), first(e, "dcterms", "created")},
		[]string{first(e, "dcterms", "modified"), first(e, "atom", "updated")})

	a.Language = model.LanguageCode(b.guard.say(first(e, "dc", "language")))
	if a.Language == "" {
		a.Language = b.languageOf(content, it.Description, it.Title)
	}
	for _, enc := range it.Enclosures {
		media.take(enc.URL, enc.Type, "")
	}
	a.Image = b.imageOf(media, e, a.Image)

	authors := b.names(it.Author)
	authors = append(authors, b.names(all(e, "dc", "creator")...)...)
	for _, p := range e["atom"]["author"] {
		authors = append(authors, b.names(first2(p.Children, "name"))...)
	}
	authors = append(authors, b.names(all(e, "itunes", "author")...)...)
	var categories []string
	for _, c := range it.Categories {
		categories = append(categories, looseTitle(b.guard.say(c.Value)).String())
	}
	for _, s := range all(e, "dc", "subject") {
		categories = append(categories, looseTitle(b.guard.say(s)).String())
	}
	b.add(guid, a, authors, categories)
}

// rssLink chooses where an item leads: what a redirecting service stands for,
// its link, a permalink that stands for one, at last the file that comes with it.
func (b *builder) rssLink(it *rss.Item, guid string) string {
	if l := b.link(first(it.Extensions, "feedburner", "origlink")); l != "" {
		return l
	}
	for _, l := range it.Links {
		if l = b.link(l); l != "" {
			return l
		}
	}
	for _, l := range it.Extensions["atom"]["link"] {
		if rel := l.Attrs["rel"]; rel == "" || rel == "alternate" {
			if s := absolute(l.Attrs["href"], b.base); s != "" {
				return s
			}
		}
	}
	if it.GUID != nil && (!strings.EqualFold(it.GUID.IsPermalink, "false") || b.aboutLinks) {
		if l := absolute(guid, nil); l != "" {
			return l
		}
	}
	if it.Enclosure != nil {
		if l := absolute(it.Enclosure.URL, b.base); l != "" {
			return l
		}
	}
	return b.link(it.Comments)
}

// all returns the texts of an extension element.
func all(e ext.Extensions, prefix, name string) []string {
	var out []string
	for _, x := range e[prefix][name] {
		if x.Value != "" {
			out = append(out, x.Value)
		}
	}
	return out
}

// first returns the first of them that is not empty.
func first(e ext.Extensions, prefix, name string) string {
	return first2(e[prefix], name)
}

// first2 is first for the children of an element.
func first2(children map[string][]ext.Extension, name string) string {
	for _, x := range children[name] {
		if x.Value != "" {
			return x.Value
		}
	}
	return ""
}

// firstOf returns the first string that is not empty.
func firstOf(s ...string) string {
	for _, x := range s {
		if x != "" {
			return x
		}
	}
	return ""
}
