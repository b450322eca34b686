package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"pariscall/model"
)

// articleID reads article:42 or 42.
func articleID(s string) (model.ArticleID, error) {
	n, err := strconv.ParseInt(strings.TrimPrefix(strings.ToLower(s), "article:"), 10, 64)
	if err != nil || n < 1 {
		return 0, misused(fmt.Sprintf("%q is not an article", s), "want its number, as pariscall news lists it: article:42")
	}
	return model.ArticleID(n), nil
}

// article reads one article from the archive.
func (r *newsroom) article(ctx context.Context, s string) (model.Article, error) {
	id, err := articleID(s)
	if err != nil {
		return model.Article{}, err
	}
	article, err := r.desk.Article(ctx, id)
	if err != nil {
		return article, failed(err, "what there is: pariscall news")
	}
	return article, nil
}

// showArticles prints articles of the archive.
func (a *app) showArticles(ctx context.Context, refs []model.Ref, form string) error {
	room, err := a.open()
	if err != nil {
		return err
	}
	at, err := a.atlas()
	if err != nil {
		return err
	}
	var errs []error
	var things []any
	var cards []*card
	for _, r := range refs {
		article, err := room.article(ctx, r.String())
		if err != nil {
			errs = append(errs, err)
			continue
		}
		things = append(things, articleJSON(article))
		cards = append(cards, articleCard(at, article))
	}
	if len(cards) == 0 {
		return errors.Join(errs...)
	}
	switch form {
	case asJSON:
		errs = append(errs, writeFew(a.out, things))
	case asCSV, asTSV:
		errs = append(errs, writeAll(a.out, factSheet(cards).render(form, 0, a.paint)))
	default:
		for _, c := range cards {
			text := c.text(proseColumns(a.paint), a.paint)
			if form == asMD {
				text = c.markdown()
			}
			errs = append(errs, writeAll(a.out, text))
		}
	}
	return errors.Join(errs...)
}

// articleCard lays an article out for reading, with who is named in it.
func articleCard(at *model.Atlas, article model.Article) *card {
	k := &card{ref: article.ID.Ref(), title: article.Title.String(), tags: article.FeedName.String()}
	published := article.Sorted.Format("Mon 2 Jan 2006 15:04 MST")
	if article.Basis == model.DateFirstSeen {
		published = "first seen " + published
		if article.Claimed != "" {
			published += ", the feed says " + strconv.Quote(article.Claimed)
		}
	}
	k.add("Published", fact{text: published})
	var authors []string
	for _, t := range article.Authors {
		authors = append(authors, t.String())
	}
	k.add("By", textFacts(strings.Join(authors, ", "))...)
	k.add("Link", textFacts(article.Link)...)
	k.add("Named here", namedFacts(at, article.Mentions)...)
	text := article.Body.Plain()
	if text == "" {
		text = article.Summary.String()
	}
	var paragraphs []fact
	for _, p := range strings.Split(text, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			paragraphs = append(paragraphs, fact{text: p})
		}
	}
	k.add("Text", paragraphs...)
	return k
}

// namedFacts lists each thing that is named once, with the words that named
// it.
func namedFacts(at *model.Atlas, mentions []model.Mention) []fact {
	var facts []fact
	seen := map[model.Ref]bool{}
	for _, m := range mentions {
		if seen[m.Ref] {
			continue
		}
		seen[m.Ref] = true
		name, line, sign := stanceLine(at, m.Ref)
		facts = append(facts, fact{mark: sign, name: name, text: fmt.Sprintf("%s · %q, %s", line, m.Match, m.Why)})
	}
	return facts
}
