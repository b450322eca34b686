package feeds

import (
	"net/url"
	"strings"
	"time"

	"pariscall/model"
)

// builder makes articles of what gofeed found. It holds the state of one
// document and is not reused.
type builder struct {
	*tools
	now   time.Time
	base  *url.URL // of links that have no other
	guard *xmlGuard

	authors    []string // of the feed, for items without any
	language   string
	aboutLinks bool // an rdf:about stands for the link, as in RSS 1.0
}

// draft is an article before it has an identity.
type draft struct {
	guid    string
	article model.Article
	canon   string // the canonical link
}

// summaryLength is how many characters of an article a list shows.
const summaryLength = 300

func newBuilder(src Origin, t *tools) *builder {
	t.drafts = t.drafts[:0]
	return &builder{tools: t, now: src.Now.UTC(), base: baseAddress(src)}
}

// part is a text of an article in its form.
type part struct {
	bytes []byte
	form  form
	base  *url.URL
}

// doc makes blocks of a part.
func (b *builder) doc(p part) (model.Doc, string) {
	switch p.form {
	case formHTML:
		return b.clean.clean(p.bytes, p.base, 0)
	case formPlain:
		return b.clean.plain(p.bytes, 0), ""
	}
	return nil, ""
}

// excerpt returns the first words of a part, of which only the beginning is
// looked at.
func (b *builder) excerpt(p part) model.Text {
	const enough = 4 * summaryLength
	switch p.form {
	case formHTML:
		d, _ := b.clean.clean(p.bytes, p.base, enough)
		return d.Excerpt(summaryLength)
	case formPlain:
		return b.clean.plain(p.bytes, enough).Excerpt(summaryLength)
	}
	return model.Text{}
}

// leafPart reads a text of the document. It is valid until the next call.
func (b *builder) leafPart(token string) (part, bool) {
	l, ok := b.guard.textOf(token)
	if !ok {
		return part{}, false
	}
	out, f := b.guard.body(b.scratch[:0], l)
	b.scratch = out[:0]
	return part{out, f, b.guard.baseOf(l, b.base)}, f != formNone && len(out) > 0
}

// texts fills body and summary from content and description: the first one
// that has words is the body.
func (b *builder) texts(a *model.Article, content, summary string) {
	if p, ok := b.leafPart(content); ok {
		a.Body, a.Image = b.doc(p)
	}
	if p, ok := b.leafPart(summary); ok {
		if len(a.Body) == 0 {
			a.Body, a.Image = b.doc(p)
		} else {
			a.Summary = b.excerpt(p)
		}
	}
	if a.Summary.IsEmpty() {
		a.Summary = a.Body.Excerpt(summaryLength)
	}
}

// title makes the text of a title, by what its element says that it is.
func (b *builder) title(token string) model.Text {
	l, ok := b.guard.textOf(token)
	if !ok {
		return model.Text{}
	}
	html := strings.Contains(l.typ, "html")
	switch {
	case b.guard.atom && l.base64:
		b.scratch, _ = decodeBase64(b.scratch[:0], l.raw, formPlain)
		if html {
			return b.clean.inline(b.scratch)
		}
		return model.Line(clipString(string(b.scratch), maxTitleBytes))
	case l.markup, html:
		b.scratch = b.guard.characters(b.scratch[:0], l, true)
		return b.clean.inline(b.scratch)
	case b.guard.atom && l.typ != "" || b.guard.atom && b.guard.version != "0.3":
		return model.Line(clipString(b.guard.words(l), maxTitleBytes))
	}
	return looseTitle(b.guard.words(l))
}

// when reads a date of the skeleton: ready to use, or the words it was
// written in.
func (b *builder) when(s string) (t time.Time, claimed string) {
	if s == "" {
		return time.Time{}, ""
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t, ""
	}
	return time.Time{}, model.Line(clipString(b.guard.say(s), 100)).String()
}

// dates fills the dates from candidates, the first usable one of each first.
func (b *builder) dates(a *model.Article, published, updated []string) {
	for _, s := range published {
		t, claimed := b.when(s)
		if a.Published.IsZero() {
			a.Published = t
		}
		if a.Claimed == "" {
			a.Claimed = claimed
		}
	}
	for _, s := range updated {
		if t, _ := b.when(s); a.Updated.IsZero() {
			a.Updated = t
		}
	}
	if a.Published.IsZero() && a.Claimed == "" {
		a.Published = a.Updated
	}
	if !a.Published.IsZero() {
		a.Claimed = ""
	}
}

// link returns the address behind a token, absolute.
func (b *builder) link(token string) string {
	l, ok := b.guard.textOf(token)
	if !ok {
		return absolute(token, b.base) // from an href, where it stands as it is
	}
	return absolute(b.guard.words(l), b.guard.baseOf(l, b.base))
}

// languageOf returns the language that stands at a text.
func (b *builder) languageOf(tokens ...string) string {
	for _, t := range tokens {
		if l, ok := b.guard.textOf(t); ok && l.lang != 0 {
			return model.LanguageCode(b.guard.langs[l.lang])
		}
	}
	return ""
}

// add finishes a draft.
func (b *builder) add(guid string, a model.Article, authors, categories []string) {
	if len(authors) == 0 {
		authors = b.authors
	}
	a.Authors = distinctTexts(authors, maxAuthors)
	a.Categories = distinctTexts(categories, maxCategories)
	if a.Language == "" {
		a.Language = b.language
	}
	b.drafts = append(b.drafts, draft{guid: strings.TrimSpace(guid), article: a})
}

// distinctTexts makes texts of names, each once.
func distinctTexts(names []string, most int) []model.Text {
	var out []model.Text
next:
	for _, n := range names {
		t := model.Line(clipString(n, maxTitleBytes))
		if t.IsEmpty() {
			continue
		}
		for _, o := range out {
			if o == t || strings.EqualFold(o.String(), t.String()) {
				continue next
			}
		}
		if len(out) == most {
			break
		}
		out = append(out, t)
	}
	return out
}
