package feeds

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/semaphore"

	"pariscall/model"
)

// Options is what a [Desk] is made of. Store and Fetcher are needed.
type Options struct {
	Store   Store
	Fetcher *Fetcher
	Linker  Linker         // nil: articles are not linked
	List    *Subscriptions // nil: what the archive has is the list
	Now     func() time.Time
	Jitter  func() float64 // 0 to 1; nil: random
	Log     *slog.Logger
}

// Desk is the newsroom: it asks the feeds, stores what they bring, and
// answers every question of the screen and the shell about the news.
type Desk struct {
	Store // the questions that need no more than the archive

	fetch  *Fetcher
	linker Linker
	list   *Subscriptions
	now    func() time.Time
	jitter func() float64
	log    *slog.Logger

	hosts   *hosts
	parsing *semaphore.Weighted // parsers at once: memory, not the network, bounds them
	events  *events
	parse   parser
	linkAs  func() string // fingerprint, worked out once
	// readyLinker makes the linker build what it builds when it is first
	// used, while the first bodies are being read.
	readyLinker func()

	mu     sync.Mutex
	asked  map[model.FeedID]bool // being asked now
	wishes map[model.FeedID]bool // pauses and their ends, while being asked

	seen    atomic.Uint64 // newest revision that an event told of
	offline atomic.Bool
}

// New returns a desk. It owns neither store nor fetcher.
func New(o Options) (*Desk, error) {
	if o.Store == nil || o.Fetcher == nil {
		return nil, errors.New("a desk needs a store and a fetcher")
	}
	d := &Desk{
		Store: o.Store, fetch: o.Fetcher, linker: o.Linker, list: o.List,
		now: o.Now, jitter: o.Jitter, log: o.Log,
		hosts:   newHosts(o.Fetcher.set.PerHost),
		parsing: semaphore.NewWeighted(int64(runtime.GOMAXPROCS(0))),
		events:  newEvents(),
		parse:   new(kit).parseReply,
		asked:   map[model.FeedID]bool{},
	}
	if d.now == nil {
		d.now = time.Now
	}
	if d.jitter == nil {
		d.jitter = rand.Float64
	}
	if d.log == nil {
		d.log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	d.linkAs = sync.OnceValue(func() string {
		if d.linker == nil {
			return ""
		}
		return d.linker.Fingerprint()
	})
	d.readyLinker = sync.OnceFunc(func() {
		if d.linker != nil {
			d.linker.Link(new(model.Article))
		}
	})
	return d, nil
}

// Offline says whether the last cycle found no network.
func (d *Desk) Offline() bool { return d.offline.Load() }

// Next waits for the next event.
func (d *Desk) Next(ctx context.Context) (model.Event, error) { return d.events.next(ctx) }

// Refresh asks the feeds of a scope and returns when all have answered. A
// feed that fails is not an error: its health says why. A single feed that may
// not be asked yet is one, which says until when and why.
func (d *Desk) Refresh(ctx context.Context, scope model.Scope) error {
	report, err := d.RefreshReport(ctx, scope, nil)
	if err == nil && scope.Feed != 0 {
		err = waitingError(report)
	}
	return err
}

// Mark does something to articles.
func (d *Desk) Mark(ctx context.Context, c model.Change) (model.Undone, error) {
	u, err := d.Store.Mark(ctx, c)
	d.know(u.Revision)
	return u, err
}

// Undo takes the last act back.
func (d *Desk) Undo(ctx context.Context) (model.Undone, error) {
	u, err := d.Store.Undo(ctx)
	if err == nil && u.Relink && d.linker != nil {
		u.Revision = d.relinkNow(ctx, u)
	}
	d.know(u.Revision)
	return u, err
}

// RejectMention says that a mention is wrong, here or for its alias in the
// whole feed.
func (d *Desk) RejectMention(ctx context.Context, id model.ArticleID, m model.Mention, wholeFeed bool) error {
	return d.Reject(ctx, id, m, wholeFeed)
}

// know notes a revision that its maker has heard of already, so that it is
// not told as another's change.
func (d *Desk) know(revision uint64) {
	for {
		old := d.seen.Load()
		if revision <= old || d.seen.CompareAndSwap(old, revision) {
			return
		}
	}
}

// link sets the mentions of articles, without those that the reader rejected
// for this feed.
func (d *Desk) link(feed model.FeedID, articles []model.Article, rejected rejections) {
	if d.linker == nil {
		return
	}
	for i := range articles {
		articles[i].Mentions = rejected.filter(feed, d.linker.Link(&articles[i]))
	}
}

// rejections are the aliases that a reader says mean something else.
type rejections map[RejectedAlias]bool

func (d *Desk) rejections(ctx context.Context) (rejections, error) {
	if d.linker == nil {
		return nil, nil
	}
	list, err := d.Rejected(ctx)
	if err != nil {
		return nil, err
	}
	r := make(rejections, len(list))
	for _, a := range list {
		r[a] = true
	}
	return r, nil
}

func (r rejections) filter(feed model.FeedID, found []model.Mention) []model.Mention {
	if len(r) == 0 {
		return found
	}
	kept := found[:0]
	for _, m := range found {
		if !r[RejectedAlias{Feed: feed, Ref: m.Ref, Match: m.Match}] {
			kept = append(kept, m)
		}
	}
	return kept
}
