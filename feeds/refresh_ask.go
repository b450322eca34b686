package feeds

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"pariscall/model"
)

// readAs names the way in which bodies are read. It stands before every
// stored hash: when it changes, every feed is fetched and read anew once.
const readAs = "1:"

// fullEvery is how often a feed is fetched without conditions, for servers
// whose validators are wrong.
const fullEvery = 8 * 24 * time.Hour

// turn is one feed having been asked.
type turn struct {
	result  model.FetchResult
	outcome Outcome
	failure *Failure
	address string
	host    string
	kind    turnKind
	target  string // where the server says, for good, that the feed is
	// sent gives the parser's place back, stored the body's share of the
	// memory. Both wait for the writer, so that what is read and not yet
	// stored stays bounded however slow the disk is.
	sent   func()
	stored func()
}

func nothing() {}

type turnKind uint8

const (
	turnFailed turnKind = iota
	turnUnchanged
	turnRead
)

// ask asks one feed, reads and links what it answers, and leaves its host.
// ok is false when ctx ended: nothing is known then, and nothing is blamed.
func (d *Desk) ask(ctx context.Context, r FeedRecord, rejected rejections) (t turn, ok bool) {
	host := hostOf(r.Feed.URL)
	start := d.now()
	left := false
	leave := func() {
		if !left {
			left = true
			d.hosts.leave(host)
		}
	}
	defer leave()
	t = turn{
		host:    host,
		address: r.Feed.URL,
		sent:    nothing,
		stored:  nothing,
		result:  model.FetchResult{Feed: r.Feed.ID, Health: r.Health, State: r.State},
		outcome: Outcome{Feed: r.Feed.ID, URL: Redact(r.Feed.URL), Title: r.Feed.Name},
	}
	if until, wait := d.hosts.pausedUntil(host, start); wait {
		// Another feed of the host has just been told to wait.
		return d.postpone(t, until, start), true
	}
	err := d.converse(ctx, r, rejected, &t, leave)
	now := d.now()
	t.result.At = now
	t.result.Health.LastTry = now
	t.result.Health.Took = now.Sub(start)
	t.outcome.Took = now.Sub(start)
	switch {
	case err == nil:
		return t, true
	case ctx.Err() != nil:
		return turn{}, false
	}
	t.result.Articles = nil
	t.fail(err)
	d.blame(&t, r, now)
	return t, true
}

// converse is the talk itself: request, hash, parse, link. It fills t; when
// there is no error, the caller must call what it leaves in sent and stored.
func (d *Desk) converse(ctx context.Context, r FeedRecord, rejected rejections, t *turn, leave func()) (err error) {
	sent, stored := nothing, nothing
	defer func() {
		if p := recover(); p != nil {
			d.log.Error("panic while reading a feed", "feed", Redact(r.Feed.URL), "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			err = &Failure{Kind: FailParse, Msg: "the feed makes this program stumble", Hint: "please report its address to the makers of this program"}
		}
		if err != nil {
			sent()
			stored()
			return
		}
		t.sent, t.stored = sent, stored // handed to the caller
	}()
	rep, err := d.fetch.do(ctx, d.question(r))
	if err != nil {
		return err
	}
	stored = rep.free
	leave() // the server has done its part
	now := d.now()
	t.result.Health.HTTPStatus = rep.status
	t.target = rep.permanent
	if rep.status == http.StatusNotModified {
		t.settle(turnUnchanged, now)
		d.plan(t, rep, r)
		return nil
	}
	if err := d.parsing.Acquire(ctx, 1); err != nil {
		return err
	}
	sent = func() { d.parsing.Release(1) }
	if err := d.fetch.unpack(rep); err != nil {
		return err
	}
	defer rep.recycle()
	sum := sha256.Sum256(rep.body)
	hash := readAs + hex.EncodeToString(sum[:16])
	t.result.Health.Bytes = int64(len(rep.body))
	t.outcome.Bytes = int64(len(rep.body))
	s := &t.result.State
	same := s.BodyHash == hash
	if !same {
		go d.readyLinker()
		doc, err := d.parse(rep, now)
		if err != nil {
			return parseFailure(err, rep.status)
		}
		d.link(r.Feed.ID, doc.articles, rejected)
		t.result.Meta, t.result.Articles, t.result.Linked = doc.meta, doc.articles, d.linkAs()
		s.TTL = doc.ttl
		s.Every, s.Newest = publishing(doc.articles, now)
		t.settle(turnRead, now)
	} else {
		t.settle(turnUnchanged, now)
	}
	// The validators are kept as they came, with the body they belong to.
	s.ETag, s.LastModified = rep.header.Get("ETag"), rep.header.Get("Last-Modified")
	s.From, s.BodyHash, s.LastFull = rep.url, hash, now
	d.plan(t, rep, r)
	return nil
}

// question is what to send: with validators, unless it is time for a full
// fetch or bodies were read in another way when they were stored.
func (d *Desk) question(r FeedRecord) ask {
	set := d.fetch.set.forFeed(r.Feed.URL)
	a := ask{url: r.Feed.URL, accept: acceptFeed, state: r.State, limit: d.fetch.set.MaxFeed, feed: set}
	if set.MaxSize > 0 {
		a.limit = set.MaxSize
	}
	age := d.now().Sub(r.State.LastFull)
	if age < 0 || age > fullEvery || len(r.State.BodyHash) < len(readAs) || r.State.BodyHash[:len(readAs)] != readAs {
		a.state.From = ""
	}
	return a
}

// settle notes a good answer.
func (t *turn) settle(kind turnKind, now time.Time) {
	t.kind = kind
	t.outcome.Status = OutcomeUnchanged
	h := &t.result.Health
	h.State, h.LastSuccess, h.Failures = keepPaused(h.State, model.FeedOK), now, 0
	h.Error, h.Hint = model.Text{}, model.Text{}
	t.result.State.WaitUntil = time.Time{}
}

// plan sets the next check after a good answer.
func (d *Desk) plan(t *turn, rep *reply, r FeedRecord) {
	now := d.now()
	s := t.result.State
	t.result.Health.NextCheck = nextCheck(d.fetch.set, asked{
		now: now, every: s.Every, newest: s.Newest, ttl: s.TTL, fresh: freshFor(rep.header, now),
		interval: time.Duration(d.fetch.set.forFeed(r.Feed.URL).Interval), jitter: d.jitter(),
	})
}

func (t *turn) fail(err error) {
	var f *Failure
	if !errors.As(err, &f) {
		f = &Failure{Kind: FailParse, Msg: plainCause(err), Hint: laterHint, Err: err}
	}
	t.failure, t.kind = f, turnFailed
	t.outcome.Status, t.outcome.Error, t.outcome.Hint = OutcomeFailed, f.Msg, f.Hint
	if f.Kind == FailGone {
		t.outcome.Status = OutcomeGone
	}
}

// blame notes a failure in the feed's health and plans when to try again.
func (d *Desk) blame(t *turn, r FeedRecord, now time.Time) {
	f, h := t.failure, &t.result.Health
	h.State = keepPaused(h.State, model.FeedFailed)
	if f.Kind == FailGone {
		h.State = model.FeedGone
	}
	h.Failures++
	h.Error, h.Hint, h.HTTPStatus = model.Line(f.Msg), model.Line(f.Hint), f.Status
	f.Until = retryAfter(f.header, now)
	if f.Until.After(now) {
		t.result.State.WaitUntil = f.Until
		d.hosts.pause(t.host, f.Until, f.Status == http.StatusTooManyRequests)
	} else if f.Status == http.StatusTooManyRequests {
		d.hosts.pause(t.host, now.Add(time.Minute), true)
	}
	s := t.result.State
	h.NextCheck = nextCheck(d.fetch.set, asked{
		now: now, every: s.Every, newest: s.Newest, ttl: s.TTL, until: f.Until, failures: h.Failures,
		interval: time.Duration(d.fetch.set.forFeed(r.Feed.URL).Interval), jitter: d.jitter(),
	})
}

// postpone is the turn of a feed whose host wants to be left alone.
func (d *Desk) postpone(t turn, until, now time.Time) turn {
	t.result.At = now
	t.result.Health.NextCheck = until.Add(time.Duration(d.jitter() * float64(time.Minute)))
	t.kind = turnUnchanged
	t.outcome.Status = OutcomeWaiting
	t.outcome.Error = "waiting until " + clock(until, now) + ", because another feed of " + t.host + " was told to wait"
	t.outcome.Hint = "it is asked then by itself"
	return t
}
