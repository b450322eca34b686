package feeds

import (
	"fmt"
	"slices"
	"time"

	"pariscall/model"
)

// Reading is how a feed is read, for people who write feeds and for scripts.
// Summaries and texts are plain words without mark-up; dates are RFC 3339 in
// UTC. What the feed does not say, and a date that cannot be true, is null.
type Reading struct {
	Title       string        `json:"title"`
	Link        *string       `json:"link"`
	Description *string       `json:"description"`
	Language    *string       `json:"language"`
	Updated     *time.Time    `json:"updated"`
	Authors     []string      `json:"authors"`
	Format      string        `json:"format"`
	Charset     string        `json:"charset"`
	Warnings    []string      `json:"warnings"`
	Items       []ReadingItem `json:"items"`
}

// ReadingItem is how one item is read.
type ReadingItem struct {
	ID         string     `json:"id"`
	Title      string     `json:"title"`
	Link       *string    `json:"link"`
	Published  *time.Time `json:"published"`
	Updated    *time.Time `json:"updated"`
	Authors    []string   `json:"authors"`
	Summary    string     `json:"summary"`
	Text       string     `json:"text"`
	Categories []string   `json:"categories"`
	Language   *string    `json:"language"`
	Image      *string    `json:"image"`
}

// Check reads a feed and returns what was understood. Its error is that of
// [Parse].
func Check(body []byte, src Origin) (Reading, error) {
	doc, err := Parse(body, src)
	if err != nil {
		return Reading{}, err
	}
	return doc.Reading(), nil
}

// Reading puts the document in plain words.
func (d *Document) Reading() Reading {
	r := Reading{
		Title: d.Meta.Name.String(), Link: said(d.Meta.Site), Description: said(d.Meta.Description.String()),
		Language: said(d.Meta.Language), Updated: instant(d.Updated), Authors: stringsOf(d.Authors),
		Format: d.Format, Charset: d.Charset,
		Warnings: append([]string{}, d.Warnings...), Items: make([]ReadingItem, 0, len(d.Articles)),
	}
	for i := range d.Articles {
		r.Items = append(r.Items, readingOf(&d.Articles[i]))
	}
	return r
}

// readingOf puts an article in plain words.
func readingOf(a *model.Article) ReadingItem {
	return ReadingItem{
		ID: a.Key, Title: a.Title.String(), Link: said(a.Link),
		Published: instant(a.Published), Updated: instant(a.Updated),
		Authors: stringsOf(a.Authors), Summary: a.Summary.String(), Text: a.Body.Plain(),
		Categories: stringsOf(a.Categories), Language: said(a.Language), Image: said(a.Image),
	}
}

// said returns a pointer to s, nil for nothing.
func said(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// instant returns a pointer to t in UTC to the second, nil for no time.
func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC().Truncate(time.Second)
	return &t
}

// stringsOf returns texts as strings, never nil, as JSON lists must not be.
func stringsOf(texts []model.Text) []string {
	out := make([]string, 0, len(texts))
	for _, t := range texts {
		out = append(out, t.String())
	}
	return out
}

// itemWarnings says what the items of a feed lack.
func itemWarnings(warnings []string, articles []model.Article) []string {
	undated, unlinked := 0, 0
	for i := range articles {
		a := &articles[i]
		if a.Published.IsZero() {
			undated++
			if a.Claimed != "" {
				warnings = appendOnce(warnings, "a date cannot be used: "+a.Claimed)
			}
		}
		if a.Link == "" {
			unlinked++
		}
	}
	n := len(articles)
	if n == 0 {
		warnings = append(warnings, "has no items")
	}
	if undated > 0 {
		warnings = append(warnings, countedItems(undated, n, "without a date that can be used"))
	}
	if unlinked > 0 {
		warnings = append(warnings, countedItems(unlinked, n, "without a link"))
	}
	return warnings
}

// appendOnce adds a warning that is not there yet, up to a few of its kind.
func appendOnce(warnings []string, w string) []string {
	if len(warnings) >= 12 || slices.Contains(warnings, w) {
		return warnings
	}
	return append(warnings, w)
}

// countedItems says how many items have a fault.
func countedItems(n, of int, fault string) string {
	switch {
	case of == 1:
		return "its one item is " + fault
	case n == of:
		return fmt.Sprintf("all %d items are %s", n, fault)
	}
	return fmt.Sprintf("%d of %d items are %s", n, of, fault)
}
