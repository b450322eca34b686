package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"pariscall/model"
)

// follow prints what arrives, a line each, until the context ends, which is
// how it is meant to end and so no failure. Every line is written only after
// its article is stored, and in the order of the numbers; that is why the
// last number seen is all that a restart needs.
func (a *app) follow(ctx context.Context, room *newsroom, q model.Query, since, form string) error {
	last, err := room.idSince(ctx, since, a.now())
	if err != nil {
		return err
	}
	at, err := a.atlas()
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	room.background(func() {
		a.guarded("following the news", func() error {
			err := room.desk.Follow(ctx)
			stop(err)
			return err
		})
	})
	for {
		last, err = a.printAfter(ctx, room, at, q, last, form)
		if err == nil {
			_, err = room.desk.Next(ctx)
		}
		switch {
		case ctx.Err() != nil:
			return followEnd(ctx)
		case err != nil:
			return err
		}
	}
}

// followEnd tells the wished end from the scheduler's.
func followEnd(ctx context.Context) error {
	cause := context.Cause(ctx)
	if _, bySignal := cause.(signalled); bySignal || errors.Is(cause, context.Canceled) {
		return nil
	}
	return cause
}

// printAfter prints everything stored after an article and returns the last
// one's number.
func (a *app) printAfter(ctx context.Context, room *newsroom, at *model.Atlas, q model.Query, last model.ArticleID, form string) (model.ArticleID, error) {
	for {
		rows, err := room.desk.After(ctx, q, last, maxRows)
		if err != nil {
			return last, err
		}
		for _, h := range rows {
			if err := a.printHeadline(at, h, form); err != nil {
				return last, err
			}
			last = h.ID
		}
		if len(rows) < maxRows {
			return last, nil
		}
	}
}

func (a *app) printHeadline(at *model.Atlas, h model.Headline, form string) error {
	if form == asJSON {
		return writeJSONLine(a.out, headlineJSON(h))
	}
	parts := []string{fmt.Sprint(int64(h.ID)), shortTime(h, a.now()), h.FeedName.String(), h.Title.String()}
	if b := badges(at, h.Named, a.paint); b != "" {
		parts = append(parts, b)
	}
	if h.Link != "" {
		parts = append(parts, h.Link)
	}
	return writeAll(a.out, a.paint.plain(strings.Join(parts, "  ")+"\n"))
}

// idSince turns what --since was given into the number after which articles
// are wanted: an article's number, a span before now, or a time. Empty means
// from now on.
func (r *newsroom) idSince(ctx context.Context, since string, now time.Time) (model.ArticleID, error) {
	if since == "" {
		return r.lastID(ctx)
	}
	if n, err := strconv.ParseInt(strings.TrimPrefix(since, "article:"), 10, 64); err == nil && n >= 0 && len(since) != len("20060102") {
		return model.ArticleID(n), nil
	}
	t, err := parseSince(since, now)
	if err != nil {
		return 0, err
	}
	return r.firstSince(ctx, t)
}

// parseSince reads a point in time: a span before now or a date.
func parseSince(s string, now time.Time) (time.Time, error) {
	if span, ok := parseSpan(s); ok {
		return now.Add(-span), nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"} {
		if t, err := time.ParseInLocation(layout, s, now.Location()); err == nil {
			return t, nil
		}
	}
	return time.Time{}, misused(fmt.Sprintf("--since %q is not a time", s), "want 24h, 7d, 2w, 2026-01-31 or 2026-01-31T06:00:00Z")
}

// parseSpan reads 90m, 24h, 7d or 2w.
func parseSpan(s string) (time.Duration, bool) {
	units := map[string]time.Duration{"m": time.Minute, "h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour}
	if len(s) < 2 {
		return 0, false
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	unit, ok := units[s[len(s)-1:]]
	if err != nil || !ok || n < 0 || n > 1e6 {
		return 0, false
	}
	return time.Duration(n) * unit, true
}

// lastID is the greatest number in the archive, found by halving: the archive
// answers "is there one after N" at once, however large it is.
func (r *newsroom) lastID(ctx context.Context) (model.ArticleID, error) {
	return r.search(ctx, func(model.ArticleID) (bool, error) { return false, nil })
}

// firstSince is the number before the first article that was stored at t or
// later. Numbers and times of storing grow together.
func (r *newsroom) firstSince(ctx context.Context, t time.Time) (model.ArticleID, error) {
	return r.search(ctx, func(id model.ArticleID) (bool, error) {
		article, err := r.desk.Article(ctx, id)
		return !article.FirstSeen.Before(t), err
	})
}

// search returns the greatest number after which all articles satisfy reached,
// which must hold from some article on.
func (r *newsroom) search(ctx context.Context, reached func(model.ArticleID) (bool, error)) (model.ArticleID, error) {
	// past says whether the first article after id is beyond the border, or
	// there is none.
	past := func(id model.ArticleID) (bool, error) {
		rows, err := r.desk.After(ctx, model.Query{}, id, 1)
		if err != nil || len(rows) == 0 {
			return true, err
		}
		return reached(rows[0].ID)
	}
	low, high := model.ArticleID(-1), model.ArticleID(1)
	for {
		ok, err := past(high)
		if err != nil {
			return 0, err
		}
		if ok {
			break
		}
		low, high = high, high*2
	}
	for high-low > 1 {
		mid := low + (high-low)/2
		ok, err := past(mid)
		if err != nil {
			return 0, err
		}
		if ok {
			high = mid
		} else {
			low = mid
		}
	}
	return high, nil
}
