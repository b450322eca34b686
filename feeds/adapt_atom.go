package feeds

import (
	"strings"

	"github.com/mmcdole/gofeed/atom"

	"pariscall/model"
)

// atomFeed reads Atom 1.0 and 0.3.
func (b *builder) atomFeed(f *atom.Feed, doc *Document) {
	doc.Format = "Atom 1.0"
	if b.guard.version == "0.3" {
		doc.Format = "Atom 0.3"
	}
	doc.Meta.Name = b.title(f.Title)
	doc.Meta.Site = b.atomLink(f.Links)
	if b.base == nil && doc.Meta.Site != "" {
		b.base = baseAddress(Origin{URL: doc.Meta.Site})
	}
	doc.Meta.Description = b.feedText(f.Subtitle, first(f.Extensions, "itunes", "summary"))
	b.language = model.LanguageCode(b.guard.say(first(f.Extensions, "dc", "language")))
	if b.language == "" && len(b.guard.langs) > 1 {
		b.language = b.languageOf(f.Title, f.Subtitle, f.ID)
	}
	doc.Meta.Language = b.language
	doc.Updated, _ = b.when(f.Updated)
	b.authors = b.persons(f.Authors)
	doc.Authors = distinctTexts(b.authors, maxAuthors)
	doc.Skip = b.skipTimes(nil, nil, f.Extensions)
	for _, e := range f.Entries {
		b.atomEntry(e)
	}
}

// atomEntry reads an entry.
func (b *builder) atomEntry(e *atom.Entry) {
	x := e.Extensions
	media := mediaOf(x)
	a := model.Article{Title: b.title(e.Title)}
	if a.Title.IsEmpty() {
		a.Title = b.title(media.title)
	}
	content, source := "", ""
	if e.Content != nil {
		content, source = e.Content.Value, e.Content.Src
	}
	b.texts(&a, firstOf(content, first(x, "content", "encoded")), firstOf(e.Summary, media.text, first(x, "itunes", "summary"), first(x, "dc", "description")))
	id := b.guard.say(e.ID)
	a.Link = b.link(first(x, "feedburner", "origlink"))
	for _, l := range []string{b.atomLink(e.Links), absolute(id, nil), absolute(source, b.base)} {
		if a.Link == "" {
			a.Link = l
		}
	}
	b.dates(&a,
		[]string{e.Published, first(x, "dcterms", "issued"), first(x, "dc", "date"), first(x, "dcterms", "created")},
		[]string{e.Updated, first(x, "dcterms", "modified")})
	a.Language = b.languageOf(content, e.Title, e.Summary)
	for _, l := range e.Links {
		if l.Rel == "enclosure" {
			media.take(l.Href, l.Type, "")
		}
	}
	a.Image = b.imageOf(media, x, a.Image)
	authors := b.persons(e.Authors)
	if len(authors) == 0 {
		authors = b.names(all(x, "dc", "creator")...)
	}
	var categories []string
	for _, c := range e.Categories {
		categories = append(categories, firstOf(c.Label, c.Term))
	}
	for _, s := range all(x, "dc", "subject") {
		categories = append(categories, b.guard.say(s))
	}
	b.add(id, a, authors, categories)
}

// atomLink chooses the page among links: the alternate one, before all one
// that says it is HTML.
func (b *builder) atomLink(links []*atom.Link) string {
	best, fit := "", 0
	for _, l := range links {
		if l.Rel != "alternate" && l.Rel != "" {
			continue
		}
		n := 1
		if l.Type == "" || strings.Contains(l.Type, "html") {
			n = 2
		}
		if n > fit {
			if s := absolute(l.Href, b.base); s != "" {
				best, fit = s, n
			}
		}
	}
	return best
}

// persons returns the names of authors, or their addresses when they have none.
func (b *builder) persons(list []*atom.Person) []string {
	var out []string
	for _, p := range list {
		if n := b.guard.say(firstOf(p.Name, p.Email)); n != "" {
			out = append(out, n)
		}
	}
	return out
}
