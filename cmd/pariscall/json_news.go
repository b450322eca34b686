package main

import "pariscall/model"

// jsonHeadline is an article as a row: the same in news, news --follow and
// digest. Published is null when the feed gives no usable date; seen_as says
// then by what it is ordered.
type jsonHeadline struct {
	ID        int64    `json:"id"`
	Ref       string   `json:"ref"`
	Title     string   `json:"title"`
	Link      *string  `json:"link"`
	Published *string  `json:"published"`
	Sorted    *string  `json:"sorted"`
	Feed      string   `json:"feed"`
	Language  *string  `json:"language"`
	Unread    bool     `json:"unread"`
	Starred   bool     `json:"starred"`
	Updated   bool     `json:"updated"`
	Sources   int      `json:"sources"`
	Named     []string `json:"named"`
	Tags      []string `json:"tags"`
}

func headlineJSON(h model.Headline) jsonHeadline {
	j := jsonHeadline{
		ID: int64(h.ID), Ref: h.ID.Ref().String(), Title: h.Title.String(), Link: orNull(h.Link),
		Sorted: moment(h.Published), Feed: h.FeedName.String(), Language: orNull(h.Language),
		Unread: h.Unread, Starred: h.Starred, Updated: h.Edited, Sources: max(1, h.Sources),
		Named: []string{}, Tags: texts(h.Tags),
	}
	if h.Basis == model.DateFromFeed {
		j.Published = j.Sorted
	}
	for _, r := range h.Named {
		j.Named = append(j.Named, r.String())
	}
	return j
}

func headlinesJSON(rows []model.Headline) []jsonHeadline {
	out := []jsonHeadline{}
	for _, h := range rows {
		out = append(out, headlineJSON(h))
	}
	return out
}

func texts(list []model.Text) []string {
	out := []string{}
	for _, t := range list {
		out = append(out, t.String())
	}
	return out
}

// jsonArticle is a whole article, as show gives it.
type jsonArticle struct {
	Kind       string        `json:"kind"`
	ID         int64         `json:"id"`
	Ref        string        `json:"ref"`
	Title      string        `json:"title"`
	Link       *string       `json:"link"`
	Feed       string        `json:"feed"`
	Authors    []string      `json:"authors"`
	Published  *string       `json:"published"`
	Updated    *string       `json:"updated"`
	FirstSeen  *string       `json:"first_seen"`
	Claimed    *string       `json:"claimed_date"`
	Language   *string       `json:"language"`
	Categories []string      `json:"categories"`
	Image      *string       `json:"image"`
	Summary    string        `json:"summary"`
	Text       string        `json:"text"`
	FullText   bool          `json:"full_text"`
	Mentions   []jsonMention `json:"mentions"`
	Unread     bool          `json:"unread"`
	Starred    bool          `json:"starred"`
	Tags       []string      `json:"tags"`
}

// jsonMention is one place in a text that names a thing, and why. Start and
// end are bytes of the text.
type jsonMention struct {
	Ref   string `json:"ref"`
	Name  string `json:"name"`
	Match string `json:"match"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Why   string `json:"why"`
	Field string `json:"field,omitempty"`
}

func mentionJSON(m model.Mention) jsonMention {
	return jsonMention{Ref: m.Ref.String(), Name: m.Name, Match: m.Match, Start: m.Start, End: m.End, Why: m.Why}
}

func articleJSON(a model.Article) jsonArticle {
	j := jsonArticle{
		Kind: string(model.KindArticle), ID: int64(a.ID), Ref: a.ID.Ref().String(),
		Title: a.Title.String(), Link: orNull(a.Link), Feed: a.FeedName.String(), Authors: texts(a.Authors),
		Published: moment(a.Published), Updated: moment(a.Updated), FirstSeen: moment(a.FirstSeen),
		Claimed: orNull(a.Claimed), Language: orNull(a.Language), Categories: texts(a.Categories),
		Image: orNull(a.Image), Summary: a.Summary.String(), Text: a.Body.Plain(), FullText: a.Full,
		Mentions: []jsonMention{}, Unread: a.Unread, Starred: a.Starred, Tags: texts(a.Tags),
	}
	for _, m := range a.Mentions {
		jm := mentionJSON(m)
		jm.Field = "title"
		if m.Field == model.InBody {
			jm.Field = "text"
		}
		j.Mentions = append(j.Mentions, jm)
	}
	return j
}
