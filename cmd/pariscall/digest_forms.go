package main

import (
	"fmt"
	"strings"
	"time"

	"pariscall/model"
)

// digestLead is the sentence over a digest.
func digestLead(d digest) string {
	lead := fmt.Sprintf("%s in %s since %s", counted(d.Stories, "story", "stories"),
		counted(d.Articles, "article", "articles"), d.Since.Format("2 Jan 2006 15:04"))
	if !d.Query.IsZero() {
		lead += fmt.Sprintf(" for %q", d.Query)
	}
	return lead
}

// digestMarkdown writes a digest for mail and chat.
func digestMarkdown(at *model.Atlas, d digest, most int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Paris Call brief, %s\n\n%s.\n", d.Until.Format("2 January 2006"), md(digestLead(d)))
	for _, e := range d.Entities {
		name, line, m := stanceLine(at, e.Ref)
		fmt.Fprintf(&b, "\n## %s %s\n\n%s · %s · `%s`\n\n", paint{}.sign(m), md(name), md(line), counted(len(e.Stories), "story", "stories"), e.Ref)
		writeStoriesMD(&b, e.Stories, most)
	}
	if len(d.Rest) > 0 {
		fmt.Fprintf(&b, "\n## Nobody named\n\n")
		writeStoriesMD(&b, d.Rest, most)
	}
	return b.String()
}

func writeStoriesMD(b *strings.Builder, stories []digestStory, most int) {
	for i, s := range stories {
		if i == most {
			fmt.Fprintf(b, "- and %d more\n", len(stories)-i)
			return
		}
		title := md(s.Head.Title.String())
		if s.Head.Link != "" {
			title = fmt.Sprintf("[%s](<%s>)", title, mdAddress(s.Head.Link))
		}
		fmt.Fprintf(b, "- %s, %s\n", title, md(storyFrom(s)))
	}
}

// storyFrom says who told a story and when.
func storyFrom(s digestStory) string {
	from := s.Head.FeedName.String()
	if s.Sources > 1 {
		from += fmt.Sprintf(" and %s", counted(s.Sources-1, "other", "others"))
	}
	return from + ", " + s.Head.Published.Format("2 Jan 15:04")
}

// digestText writes a digest for a terminal.
func digestText(at *model.Atlas, d digest, most int, p paint) string {
	var b strings.Builder
	b.WriteString(digestLead(d) + "\n")
	section := func(head string, stories []digestStory) {
		b.WriteString("\n" + head + "\n")
		for i, s := range stories {
			if i == most {
				fmt.Fprintf(&b, "  and %d more\n", len(stories)-i)
				return
			}
			fmt.Fprintf(&b, "  %s\n", s.Head.Title)
			fmt.Fprintf(&b, "    %s\n", p.dim(strings.TrimSpace(storyFrom(s)+"  "+s.Head.Link)))
		}
	}
	for _, e := range d.Entities {
		name, line, m := stanceLine(at, e.Ref)
		section(fmt.Sprintf("%s %s  %s · %s", p.sign(m), p.bold(name), line, counted(len(e.Stories), "story", "stories")), e.Stories)
	}
	if len(d.Rest) > 0 {
		section(p.bold("Nobody named"), d.Rest)
	}
	return p.plain(b.String())
}

type jsonDigest struct {
	Since    string             `json:"since"`
	Until    string             `json:"until"`
	Query    *string            `json:"query"`
	Articles int                `json:"articles"`
	Stories  int                `json:"stories"`
	Entities []jsonDigestEntity `json:"entities"`
	Rest     jsonDigestRest     `json:"unnamed"`
}

// jsonDigestEntity is a thing that is named, with its stance: endorsed,
// not-endorsed, or null for what cannot have one.
type jsonDigestEntity struct {
	Ref      string      `json:"ref"`
	Kind     string      `json:"kind"`
	Name     string      `json:"name"`
	Stance   *string     `json:"stance"`
	Since    *jsonDate   `json:"stance_date"`
	Source   *string     `json:"stance_source"`
	Stories  int         `json:"stories"`
	Articles int         `json:"articles"`
	Links    []jsonStory `json:"links"`
}

type jsonDigestRest struct {
	Stories int         `json:"stories"`
	Links   []jsonStory `json:"links"`
}

type jsonStory struct {
	ID        int64   `json:"id"`
	Title     string  `json:"title"`
	Link      *string `json:"link"`
	Feed      string  `json:"feed"`
	Published string  `json:"published"`
	Sources   int     `json:"sources"`
	Articles  int     `json:"articles"`
}

func digestJSON(at *model.Atlas, d digest, most int) jsonDigest {
	j := jsonDigest{
		Since: d.Since.UTC().Format(time.RFC3339), Until: d.Until.UTC().Format(time.RFC3339),
		Query: orNull(d.Query.String()), Articles: d.Articles, Stories: d.Stories,
		Entities: []jsonDigestEntity{},
		Rest:     jsonDigestRest{len(d.Rest), storiesJSON(d.Rest, most)},
	}
	for _, e := range d.Entities {
		name, _, _ := stanceLine(at, e.Ref)
		je := jsonDigestEntity{
			Ref: e.Ref.String(), Kind: string(e.Ref.Kind), Name: name,
			Stories: len(e.Stories), Links: storiesJSON(e.Stories, most),
		}
		for _, s := range e.Stories {
			je.Articles += s.Articles
		}
		addStance(at, e.Ref, &je)
		j.Entities = append(j.Entities, je)
	}
	return j
}

// addStance says where a country or a supporter stands.
func addStance(at *model.Atlas, r model.Ref, j *jsonDigestEntity) {
	e, ok := at.Resolve(r)
	if !ok {
		return
	}
	switch e := e.(type) {
	case *model.Country:
		date := toDate(e.Call.Date)
		j.Stance, j.Since, j.Source = orNull(e.Call.Status.String()), &date, sourceURL(callSources(at, e))
	case *model.Supporter:
		since, _ := e.Since()
		date := toDate(since)
		j.Stance, j.Since, j.Source = orNull(model.Endorsed.String()), &date, sourceURL(provSources(at, e.Prov))
	}
}

func storiesJSON(stories []digestStory, most int) []jsonStory {
	out := []jsonStory{}
	for _, s := range stories[:min(most, len(stories))] {
		out = append(out, jsonStory{
			ID: int64(s.Head.ID), Title: s.Head.Title.String(), Link: orNull(s.Head.Link), Feed: s.Head.FeedName.String(),
			Published: s.Head.Published.UTC().Format(time.RFC3339), Sources: s.Sources, Articles: s.Articles,
		})
	}
	return out
}
