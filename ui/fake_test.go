package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"pariscall/model"
)

// fakeNow is the day on which all tests happen.
var fakeNow = time.Date(2026, 11, 22, 14, 30, 0, 0, time.UTC)

// fakeNews is an archive in memory: what the screen needs of News, with the
// queries that tests ask.
type fakeNews struct {
	mu       sync.Mutex
	articles []model.Article // newest first
	feeds    []model.FeedStatus
	watches  []model.Watch
	undo     []func()
	revision uint64
	pages    int      // requests for pages
	largest  int      // rows asked for at most
	asked    []string // the queries of those requests
	events   chan model.Event
	broken   error
	mustWait error // why a single feed may not be asked
	rejected []model.Mention
	echoes   int // further outlets of each story
}

type sample struct {
	feed, title string
	named       []string
}

func samples() []sample {
	return []sample{
		{"The Record", "Norway names group behind dam sabotage and summons Russian envoy", []string{"country:NOR", "country:RUS", "incident:norway-dam-2025"}},
		{"BleepingComputer", "Exploited flaw in SharePoint lets attackers keep access after patching", []string{"supporter:microsoft"}},
		{"dig.watch", "Global Mechanism on ICT security ends its first week of talks", nil},
		{"CERT-FR", "Multiples vulnérabilités dans les produits Cisco (22 novembre 2026)", []string{"supporter:cisco", "country:FRA"}},
		{"Krebs on Security", "The people behind a bulletproof host that would not die", nil},
		{"Securelist", "APT28 returns to diplomatic missions with an old lure and a new loader", []string{"actor:apt28", "country:RUS"}},
		{"日本経済新聞", "政府、重要インフラへのサイバー攻撃対策で新法案 電力・通信・金融の事業者に報告義務", []string{"country:JPN"}},
		{"The Hacker News", "🚨 Zero-day in a VPN appliance 👩‍💻 exploited before the fix was out, researchers say", nil},
		{"Le Monde", "L'Ukraine et l'Union européenne signent un accord sur la cybersécurité", []string{"country:UKR", "country:EUU"}},
		{"CISA", "Joint advisory: how ransomware crews get in, and what stops them", []string{"country:USA"}},
		{"الجزيرة", "هجوم إلكتروني يعطل خدمات حكومية في عدة دول", nil},
		{"Politico", "Brussels wants product security rules to bite sooner", []string{"country:EUU"}},
		{"NCSC", "Ten years after WannaCry: what hospitals changed", []string{"incident:wannacry", "country:GBR"}},
	}
}

// newFakeNews holds n articles, half an hour apart.
func newFakeNews(n int) *fakeNews {
	f := &fakeNews{revision: 1, events: make(chan model.Event, 64)}
	ss := samples()
	for i := range n {
		f.articles = append(f.articles, f.article(ss[i%len(ss)], model.ArticleID(n-i), fakeNow.Add(-28*time.Minute-time.Duration(i)*31*time.Minute), i))
	}
	for i, s := range ss {
		st := model.FeedStatus{
			Feed:   model.Feed{ID: model.FeedID(i + 1), Name: model.Line(s.feed), URL: fmt.Sprintf("https://feeds.example.org/%d.xml", i+1), Site: "https://www.example.org/", Group: []string{[]string{"News", "Governments", "Research"}[i%3]}, Language: "en"},
			Health: model.Health{State: model.FeedOK, LastTry: fakeNow.Add(-6 * time.Minute), LastSuccess: fakeNow.Add(-6 * time.Minute), NextCheck: fakeNow.Add(time.Duration(4+i) * time.Minute), Bytes: 48_000, Took: 180 * time.Millisecond},
			Total:  n / len(ss), Unread: i,
		}
		switch i {
		case 3:
			st.Health.State, st.Health.Failures = model.FeedFailed, 4
			st.Health.Error, st.Health.Hint = model.Line("the certificate expired on 20 Nov 2026"), model.Line("nothing to do: the site has to renew it")
			st.Health.LastSuccess = fakeNow.Add(-50 * time.Hour)
		case 9:
			st.Health.State = model.FeedGone
			st.Health.Error, st.Health.Hint = model.Line("the server says the feed is gone for good"), model.Line("look for its new address, or remove it")
		case 11:
			st.Health.State = model.FeedPaused
		}
		f.feeds = append(f.feeds, st)
	}
	f.watches = []model.Watch{{ID: 1, Label: model.Line("Russia"), Query: "country:RUS", Hits: 3}}
	return f
}

func (f *fakeNews) article(s sample, id model.ArticleID, at time.Time, i int) model.Article {
	a := model.Article{
		ID: id, Feed: model.FeedID(i%len(samples()) + 1), FeedName: model.Line(s.feed), Title: model.Line(s.title),
		Link:      fmt.Sprintf("https://news.example.org/2026/11/%d", id),
		Published: at, Sorted: at, FirstSeen: at.Add(time.Minute), Language: "en",
		Authors: []model.Text{model.Line("A. Reporter")},
		Unread:  i%3 != 2, Starred: i%11 == 4, Edited: i%17 == 5, Hash: uint64(id),
	}
	if i%len(samples()) == 0 {
		a.Story = model.StoryID(id)
	}
	a.Body = model.Doc{
		{Text: model.Block("The police security service said on Saturday that a group close to Russian military intelligence opened a valve at a dam in the west of Norway in April. Read the statement for all of it, or the background.")},
		{Kind: model.BlockHeading, Level: 2, Text: model.Block("What is known")},
		{Kind: model.BlockItem, Text: model.Block("The valve stood open for four hours before anyone noticed.")},
		{Kind: model.BlockItem, Text: model.Block("Nobody was hurt, and the water level rose by less than a hand.")},
		{Kind: model.BlockQuote, Text: model.Block("The aim is to frighten, and to show what can be done.")},
		{Kind: model.BlockCode, Text: model.Block("$ curl -sS https://example.org/ioc.txt\nsha256  9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")},
	}
	for n := range 12 {
		a.Body = append(a.Body, model.Para{Text: model.Block(fmt.Sprintf("Paragraph %d of the long part, which goes on about how such controls are reached from the outside, why default passwords stay, and who would have had to change them.", n+1))})
	}
	first := a.Body[0].Text.String()
	link := func(words, url string) model.TextLink {
		at := strings.Index(first, words)
		return model.TextLink{Start: at, End: at + len(words), URL: url}
	}
	a.Body[0].Links = []model.TextLink{link("the statement", "https://pst.example.no/statement"), link("the background", "https://nrk.example.no/dam")}
	for _, n := range s.named {
		r, err := model.ParseRef(n)
		if err != nil {
			panic(err)
		}
		m := model.Mention{Ref: r, Name: r.ID, Match: r.ID, Why: "name", Field: model.InBody}
		switch r.ID {
		case "NOR":
			at := strings.Index(s.title, "Norway")
			m.Name, m.Match, m.Field, m.Start, m.End = "Norway", "Norway", model.InTitle, at, at+6
		case "RUS":
			at := strings.Index(first, "Russian")
			m.Name, m.Match, m.Why, m.Start, m.End = "Russia", "Russian", "adjective", at, at+7
		}
		a.Mentions = append(a.Mentions, m)
	}
	return a
}

func headline(a model.Article) model.Headline {
	h := model.Headline{
		ID: a.ID, Feed: a.Feed, FeedName: a.FeedName, Title: a.Title, Link: a.Link, Published: a.Sorted, Basis: a.Basis,
		Language: a.Language, Unread: a.Unread, Starred: a.Starred, Edited: a.Edited, Story: a.Story, Sources: 1, Tags: a.Tags,
	}
	if a.Story != 0 {
		h.Sources = 4
	}
	for _, m := range a.Mentions {
		h.Named = append(h.Named, m.Ref)
	}
	return h
}

func (f *fakeNews) matches(q model.Query, a model.Article) bool {
	text := q.String()
	switch {
	case text == "":
		return true
	case text == "is:unread":
		return a.Unread
	case text == "is:starred":
		return a.Starred
	case strings.HasPrefix(text, "country:"), strings.HasPrefix(text, "actor:"), strings.HasPrefix(text, "incident:"):
		return slices.ContainsFunc(a.Mentions, func(m model.Mention) bool { return strings.EqualFold(m.Ref.String(), text) })
	case strings.HasPrefix(text, "feed:"):
		return strings.Contains(text, a.FeedName.String())
	default:
		return strings.Contains(strings.ToLower(a.Title.String()), strings.ToLower(strings.TrimRight(strings.Trim(text, "\""), "*")))
	}
}

func (f *fakeNews) Page(_ context.Context, req model.PageRequest) (model.Page, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.pages++
	f.largest = max(f.largest, req.Limit)
	f.asked = append(f.asked, req.Query.String())
	if f.broken != nil {
		return model.Page{}, f.broken
	}
	var all []model.Headline
	for _, a := range f.articles {
		if f.matches(req.Query, a) {
			all = append(all, headline(a))
		}
	}
	from := 0
	if i := slices.IndexFunc(all, func(h model.Headline) bool { return h.ID == req.Around }); i >= 0 {
		from = min(max(i-req.Limit/2, 0), max(len(all)-req.Limit, 0))
	}
	to := min(from+req.Limit, len(all))
	return model.Page{Query: req.Query, Rows: all[from:to], Above: from, More: to < len(all), Revision: f.revision}, nil
}

func (f *fakeNews) find(id model.ArticleID) *model.Article {
	for i := range f.articles {
		if f.articles[i].ID == id {
			return &f.articles[i]
		}
	}
	return nil
}

func (f *fakeNews) Article(_ context.Context, id model.ArticleID) (model.Article, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if a := f.find(id); a != nil {
		return *a, nil
	}
	return model.Article{}, errors.New("there is no such article")
}

func (f *fakeNews) Story(_ context.Context, id model.StoryID) ([]model.Headline, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	a := f.find(model.ArticleID(id))
	if a == nil {
		return nil, nil
	}
	h := headline(*a)
	var out []model.Headline
	for i, name := range []string{"NRK", "The Record", "BleepingComputer"} {
		o := h
		o.FeedName = model.Line(name)
		if name != "The Record" {
			o.ID += model.ArticleID(100_000 + i)
			o.Feed += model.FeedID(100 + i)
		}
		o.Published = h.Published.Add(time.Duration(i-1) * 11 * time.Minute)
		out = append(out, o)
	}
	for i := range f.echoes {
		o := h
		o.Feed += model.FeedID(200 + i)
		o.ID, o.FeedName = h.ID+model.ArticleID(200_000+i), model.Line(fmt.Sprintf("Echo %d", i+1))
		o.Published = h.Published.Add(time.Duration(i+20) * time.Minute)
		out = append(out, o)
	}
	return out, nil
}

func (f *fakeNews) Feeds(context.Context) ([]model.FeedStatus, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.feeds), f.broken
}

func (f *fakeNews) Counts(context.Context) (model.Counts, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := model.Counts{Articles: len(f.articles)}
	for _, a := range f.articles {
		if a.Unread {
			c.Unread++
		}
	}
	return c, nil
}

func (f *fakeNews) Volume(_ context.Context, r model.Ref, days int) (model.Volume, error) {
	v := model.Volume{Ref: r, Days: make([]int, days), First: fakeNow.AddDate(0, -3, 0), Last: fakeNow}
	for i := range v.Days {
		v.Days[i] = (i*7 + len(r.ID)) % 5
		v.Total += v.Days[i]
	}
	return v, nil
}

func (f *fakeNews) Refresh(_ context.Context, s model.Scope) error {
	if s.Feed != 0 {
		return f.mustWait
	}
	return nil
}

func (f *fakeNews) PauseFeed(_ context.Context, id model.FeedID, on bool) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.feeds {
		if f.feeds[i].Feed.ID == id {
			f.feeds[i].Health.State = model.FeedOK
			if on {
				f.feeds[i].Health.State = model.FeedPaused
			}
		}
	}
	return nil
}

func (f *fakeNews) MoveFeed(_ context.Context, id model.FeedID, take bool) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.feeds {
		if s := &f.feeds[i]; s.Feed.ID == id {
			if take {
				s.Feed.URL = s.Health.MovedTo
			}
			s.Health.MovedTo = ""
		}
	}
	return nil
}

func (f *fakeNews) Add(_ context.Context, address string, _ []string) (model.Added, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if strings.Contains(address, "bad") {
		return model.Added{}, noFeed{}
	}
	feed := model.Feed{ID: model.FeedID(len(f.feeds) + 1), Name: model.Line("Added Wire"), URL: address}
	f.feeds = append(f.feeds, model.FeedStatus{Feed: feed, Health: model.Health{State: model.FeedOK, LastSuccess: fakeNow}, Total: 7, Unread: 7})
	return model.Added{Feed: feed, New: 7, Others: []string{"https://other.example.org/feed"}}, nil
}

// noFeed is an error that says what to do.
type noFeed struct{}

func (noFeed) Error() string  { return "the page names no feed" }
func (noFeed) Advice() string { return "look for its address on the page" }

func (f *fakeNews) Remove(_ context.Context, address string) (model.Feed, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var gone model.Feed
	f.feeds = slices.DeleteFunc(f.feeds, func(s model.FeedStatus) bool {
		if s.Feed.URL == address {
			gone = s.Feed
		}
		return s.Feed.URL == address
	})
	return gone, nil
}

func (f *fakeNews) Next(ctx context.Context) (model.Event, error) {
	select {
	case e := <-f.events:
		return e, nil
	case <-ctx.Done():
		return model.Event{}, ctx.Err()
	}
}

// arrive stores n new articles, newer than all.
func (f *fakeNews) arrive(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for range n {
		id := f.articles[0].ID + 1
		f.articles = slices.Insert(f.articles, 0, f.article(sample{"Fresh", fmt.Sprintf("Something new, number %d", id), nil}, id, f.articles[0].Sorted.Add(time.Second), 0))
	}
	f.revision++
}

func (f *fakeNews) Mark(_ context.Context, c model.Change) (model.Undone, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	before := slices.Clone(f.articles)
	f.undo = append(f.undo, func() { f.articles = before })
	n := 0
	for i := range f.articles {
		a := &f.articles[i]
		if c.All == nil && !slices.Contains(c.IDs, a.ID) || c.All != nil && !f.matches(*c.All, *a) {
			continue
		}
		if c.Mark == model.MarkUnread && a.Unread || c.Mark == model.MarkRead && !a.Unread {
			continue
		}
		n++
		switch c.Mark {
		case model.MarkRead:
			a.Unread = false
		case model.MarkUnread:
			a.Unread = true
		case model.MarkStar:
			a.Starred = true
		case model.MarkUnstar:
			a.Starred = false
		case model.MarkTag:
			a.Tags = append(slices.Clone(a.Tags), c.Tag)
		case model.MarkUntag:
			a.Tags = slices.DeleteFunc(slices.Clone(a.Tags), func(t model.Text) bool { return t == c.Tag })
		}
	}
	f.revision++
	what := map[model.Mark]string{model.MarkRead: "marked %d read", model.MarkUnread: "marked %d unread", model.MarkStar: "starred %d"}
	return model.Undone{What: fmt.Sprintf(cmp.Or(what[c.Mark], "changed %d"), n), Articles: n, Revision: f.revision}, nil
}

func (f *fakeNews) Undo(context.Context) (model.Undone, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.undo) == 0 {
		return model.Undone{}, nil
	}
	f.undo[len(f.undo)-1]()
	f.undo = f.undo[:len(f.undo)-1]
	f.revision++
	return model.Undone{What: "the last mark", Revision: f.revision}, nil
}

func (f *fakeNews) FullText(_ context.Context, id model.ArticleID) (model.Article, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	a := f.find(id)
	a.Full, a.Body = true, model.Doc{{Text: model.Block("The full text of the page.")}}
	return *a, nil
}

func (f *fakeNews) RejectMention(_ context.Context, id model.ArticleID, m model.Mention, _ bool) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rejected = append(f.rejected, m)
	a, before := f.find(id), slices.Clone(f.articles)
	f.undo = append(f.undo, func() { f.articles, f.rejected = before, f.rejected[:len(f.rejected)-1] })
	f.revision++
	a.Mentions = slices.DeleteFunc(slices.Clone(a.Mentions), func(have model.Mention) bool { return have == m })
	return nil
}

func (f *fakeNews) Watches(context.Context) ([]model.Watch, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.watches), nil
}

func (f *fakeNews) Watch(_ context.Context, query string, label model.Text) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.watches = append(f.watches, model.Watch{ID: int64(len(f.watches) + 1), Label: label, Query: query})
	return nil
}

func (f *fakeNews) Unwatch(_ context.Context, id int64) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.watches = slices.DeleteFunc(f.watches, func(w model.Watch) bool { return w.ID == id })
	return nil
}

func (f *fakeNews) WatchSeen(_ context.Context, id int64) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.watches {
		if f.watches[i].ID == id {
			f.watches[i].Hits = 0
		}
	}
	return nil
}
