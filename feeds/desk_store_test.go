package feeds

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"pariscall/model"
)

// memory is a Store that forgets. What it does not implement panics.
type memory struct {
	Store
	mu       sync.Mutex
	records  []FeedRecord
	articles []model.Article
	puts     int
	revision uint64
	linked   map[model.ArticleID]string
	rejected []RejectedAlias
	broken   map[model.FeedID]error
	upkeeps  int
}

func newMemory(urls ...string) *memory {
	m := &memory{linked: map[model.ArticleID]string{}}
	for i, u := range urls {
		m.records = append(m.records, FeedRecord{Feed: model.Feed{ID: model.FeedID(i + 1), URL: u, Name: model.Line(fmt.Sprint("feed ", i+1))}})
	}
	return m
}

func (m *memory) Subscribe(_ context.Context, feeds []model.Feed) ([]model.Feed, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	old := m.records
	m.records = nil
	for _, f := range feeds {
		i := slices.IndexFunc(old, func(r FeedRecord) bool { return r.Feed.URL == f.URL })
		r := FeedRecord{}
		if i >= 0 {
			r = old[i]
		}
		id := r.Feed.ID
		if id == 0 {
			id = model.FeedID(len(old) + len(m.records) + 1)
		}
		r.Feed = f
		r.Feed.ID = id
		m.records = append(m.records, r)
	}
	out := make([]model.Feed, len(m.records))
	for i, r := range m.records {
		out[i] = r.Feed
	}
	return out, nil
}

func (m *memory) Records(context.Context) ([]FeedRecord, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.records), nil
}

func (m *memory) record(id model.FeedID) FeedRecord {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, r := range m.records {
		if r.Feed.ID == id {
			return r
		}
	}
	return FeedRecord{}
}

func (m *memory) Put(ctx context.Context, results []model.FetchResult) ([]model.Arrivals, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, r := range results {
		if err := m.broken[r.Feed]; err != nil {
			return nil, err
		}
	}
	m.puts++
	m.revision++
	var out []model.Arrivals
	for _, r := range results {
		a := model.Arrivals{Feed: r.Feed, Revision: m.revision}
		for i := range m.records {
			if m.records[i].Feed.ID == r.Feed {
				m.records[i].Health, m.records[i].State = r.Health, r.State
			}
		}
		for _, art := range r.Articles {
			if slices.ContainsFunc(m.articles, func(b model.Article) bool { return b.Feed == r.Feed && b.Key == art.Key }) {
				continue
			}
			art.ID, art.Feed = model.ArticleID(len(m.articles)+1), r.Feed
			m.articles = append(m.articles, art)
			m.linked[art.ID] = r.Linked
			a.New++
			a.First = cmp.Or(a.First, art.ID)
		}
		out = append(out, a)
	}
	return out, nil
}

func (m *memory) PutOff(_ context.Context, checks []model.Check) (done []model.FeedID, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range checks {
		for i := range m.records {
			if h := &m.records[i].Health; m.records[i].Feed.ID == c.Feed && h.NextCheck.Equal(c.From) {
				h.NextCheck = c.To
				done = append(done, c.Feed)
			}
		}
	}
	return done, nil
}

func (m *memory) Move(_ context.Context, id model.FeedID, url string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := range m.records {
		if m.records[i].Feed.ID == id {
			m.records[i].Feed.URL = url
			return nil
		}
	}
	return errors.New("no such feed")
}

func (m *memory) Article(_ context.Context, id model.ArticleID) (model.Article, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if int(id) < 1 || int(id) > len(m.articles) {
		return model.Article{}, errors.New("no such article")
	}
	return m.articles[id-1], nil
}

func (m *memory) After(_ context.Context, _ model.Query, after model.ArticleID, limit int) ([]model.Headline, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []model.Headline
	for _, a := range m.articles[after:] {
		if len(out) < limit {
			out = append(out, model.Headline{ID: a.ID, Feed: a.Feed, Link: a.Link, Title: a.Title})
		}
	}
	return out, nil
}

func (m *memory) SetBody(_ context.Context, id model.ArticleID, body model.Doc, mentions []model.Mention) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.revision++
	a := &m.articles[id-1]
	a.Body, a.Full, a.Mentions = body, true, mentions
	return nil
}

func (m *memory) Stale(_ context.Context, fingerprint string, limit int) ([]model.Article, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []model.Article
	for _, a := range m.articles {
		if m.linked[a.ID] != fingerprint && len(out) < limit {
			out = append(out, a)
		}
	}
	return out, nil
}

func (m *memory) SetMentions(_ context.Context, fingerprint string, found map[model.ArticleID][]model.Mention) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.revision++
	for id, list := range found {
		m.articles[id-1].Mentions = list
		m.linked[id] = fingerprint
	}
	return nil
}

func (m *memory) Rejected(context.Context) ([]RejectedAlias, error) { return m.rejected, nil }

func (m *memory) Revision(context.Context) (uint64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.revision, nil
}

func (m *memory) Retain(context.Context, time.Time) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.upkeeps++
	return 0, nil
}

func (m *memory) Backup(context.Context, time.Time) error { return nil }
