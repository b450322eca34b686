package panes

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/widget"
)

// sources lists what the reader follows: his watches, then every feed with
// how it does.
type sources struct {
	env   Env
	keys  sourcesKeys
	moves widget.ListKeys
	list  *widget.List[string, sourceRow]

	feeds   []model.FeedStatus
	watches []model.Watch
	loaded  bool
	err     error
	asked   int // answers that are awaited
	stale   bool
	shown   sourceFilter
	order   sourceOrder
	cycle   model.Event
	found   int          // feeds that the filter shows
	added   model.FeedID // to be selected once it is listed

	width, height int
	focused       bool
}

// sourceRow is a watch or a feed.
type sourceRow struct {
	watch *model.Watch
	feed  *model.FeedStatus
}

func (r sourceRow) key() string {
	if r.watch != nil {
		return "watch:" + strconv.FormatInt(r.watch.ID, 10)
	}
	return "feed:" + strconv.FormatInt(int64(r.feed.Feed.ID), 10)
}

type sourceFilter uint8

const (
	showAll sourceFilter = iota
	showFailing
	showUnread
	sourceFilters
)

func (f sourceFilter) String() string {
	return [...]string{"", "failing only", "with unread only"}[f]
}

type sourceOrder uint8

const (
	byGroup sourceOrder = iota
	byName
	byUnread
	byState
	sourceOrders
)

func (o sourceOrder) String() string {
	return [...]string{"group", "name", "unread", "state"}[o]
}

func newSources(env Env) *sources {
	s := &sources{env: env, keys: newSourcesKeys(), moves: widget.NewListKeys(), stale: true, width: 1, height: 1}
	s.list = widget.NewList(widget.ListSpec[string, sourceRow]{
		Key: sourceRow.key, Height: s.rowHeight, Paint: s.paintRow,
	})
	return s
}

// Title says how many there are and how they are sorted.
func (s *sources) Title() string {
	sep := " " + s.env.Styles.Sep + " "
	parts := []string{count(len(s.feeds), "feed", "feeds")}
	if n := s.failing(); n > 0 {
		parts = append(parts, strconv.Itoa(n)+" failing")
	}
	if s.shown != showAll {
		parts = append(parts, s.shown.String())
	}
	return "Sources  " + strings.Join(append(parts, "by "+s.order.String()), sep)
}

func (s *sources) failing() int {
	n := 0
	for _, f := range s.feeds {
		if bad(f.Health.State) {
			n++
		}
	}
	return n
}

func bad(st model.FeedState) bool { return st == model.FeedFailed || st == model.FeedGone }

// Flank says whether other columns stand beside the list.
func (s *sources) Flank(on bool) { s.list.Leap(on) }

// SetFocus says whether keys go here.
func (s *sources) SetFocus(on bool) {
	if on != s.focused {
		s.focused = on
		s.list.Repaint()
	}
}

// Selected is the feed under the cursor.
func (s *sources) Selected() model.Ref {
	r, ok := s.list.Selected()
	if !ok || r.feed == nil {
		return model.Ref{}
	}
	return feedRef(r.feed.Feed.ID)
}

func feedRef(id model.FeedID) model.Ref {
	return model.Ref{Kind: model.KindFeed, ID: strconv.FormatInt(int64(id), 10)}
}

// Show moves to a feed.
func (s *sources) Show(r model.Ref) bool {
	if s.list.Select(r.String()) {
		return true
	}
	s.shown = showAll
	s.fill()
	return s.list.Select(r.String())
}

// Wants asks for feeds and watches.
func (s *sources) Wants() Action {
	if !s.stale || s.asked > 0 {
		return nil
	}
	s.stale, s.asked = false, 2
	return All{NeedFeeds{}, NeedWatches{}}
}

// Stale says that the archive has changed.
func (s *sources) Stale(uint64) { s.stale = true }

// Heard shows how a feed did as soon as it has answered.
func (s *sources) Heard(e model.Event) {
	s.cycle = e
	if e.Kind != model.FeedFetched {
		return
	}
	for i := range s.feeds {
		if s.feeds[i].Feed.ID == e.Feed {
			s.feeds[i].Health = e.Health
			s.fill()
		}
	}
}

// SetFeeds takes the feeds.
func (s *sources) SetFeeds(feeds []model.FeedStatus, err error) {
	s.asked--
	s.err = err
	if err == nil {
		s.feeds, s.loaded = slices.Clone(feeds), true
		s.fill()
	}
}

// SetWatches takes the watches.
func (s *sources) SetWatches(ws []model.Watch, err error) {
	s.asked--
	if err == nil {
		s.watches = slices.Clone(ws)
		s.fill()
	}
}

// fill sorts and filters; the row under the cursor stays.
func (s *sources) fill() {
	rows := make([]sourceRow, 0, len(s.feeds)+len(s.watches))
	for i := range s.watches { // a filter is about feeds
		rows = append(rows, sourceRow{watch: &s.watches[i]})
	}
	feeds := make([]sourceRow, 0, len(s.feeds))
	for i := range s.feeds {
		f := &s.feeds[i]
		if s.shown == showFailing && !bad(f.Health.State) || s.shown == showUnread && f.Unread == 0 {
			continue
		}
		feeds = append(feeds, sourceRow{feed: f})
	}
	slices.SortStableFunc(feeds, func(a, b sourceRow) int { return s.order.compare(a.feed, b.feed) })
	s.found = len(feeds)
	s.list.SetItems(append(rows, feeds...))
	if s.added != 0 && s.list.Select(feedRef(s.added).String()) {
		s.added = 0
	}
}

// FeedAdded goes to a feed as soon as it is listed.
func (s *sources) FeedAdded(id model.FeedID) {
	s.added, s.shown, s.stale = id, showAll, true
	s.fill()
}

// nextFilter shows other feeds and says which, also when there are none.
func (s *sources) nextFilter() Action {
	s.shown = (s.shown + 1) % sourceFilters
	s.fill()
	switch {
	case s.shown == showAll:
		return Say{"all feeds"}
	case s.found > 0:
		return Say{s.shown.String() + ": " + count(s.found, "feed", "feeds")}
	case s.shown == showFailing:
		return Say{"no feed is failing"}
	default:
		return Say{"everything is read"}
	}
}

func (o sourceOrder) compare(a, b *model.FeedStatus) int {
	name := func() int {
		return strings.Compare(strings.ToLower(a.Feed.Name.String()), strings.ToLower(b.Feed.Name.String()))
	}
	switch o {
	case byGroup:
		return cmp.Or(strings.Compare(groupOf(a.Feed), groupOf(b.Feed)), name())
	case byUnread:
		return cmp.Or(cmp.Compare(b.Unread, a.Unread), name())
	case byState:
		return cmp.Or(cmp.Compare(severity(b.Health.State), severity(a.Health.State)), name())
	default:
		return name()
	}
}

func severity(st model.FeedState) int {
	switch st {
	case model.FeedFailed:
		return 3
	case model.FeedGone:
		return 2
	case model.FeedPaused:
		return 1
	default:
		return 0
	}
}

func groupOf(f model.Feed) string {
	return model.Line(strings.Join(f.Group, " / ")).String()
}

// Update takes keys and the mouse.
func (s *sources) Update(msg tea.Msg) (Action, tea.Cmd) {
	if s.list.Update(msg, s.moves) {
		return nil, nil
	}
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		if _, again := s.list.Click(msg.Y); again {
			return s.enter(), nil
		}
	case tea.KeyPressMsg:
		return s.press(msg), nil
	}
	return nil, nil
}

func (s *sources) press(msg tea.KeyPressMsg) Action {
	k := s.keys
	switch {
	case key.Matches(msg, k.filter):
		return s.nextFilter()
	case key.Matches(msg, k.add):
		return s.askAdd()
	case key.Matches(msg, k.sort):
		atTop := s.list.Index() <= 0
		s.order = (s.order + 1) % sourceOrders
		s.fill()
		if atTop {
			s.list.Move(-s.list.Len())
		}
		return Say{"sorted by " + s.order.String()}
	case key.Matches(msg, k.news):
		return s.enter()
	}
	r, ok := s.list.Selected()
	switch {
	case !ok && key.Matches(msg, k.ofRow()...):
		return Say{"there is no feed here to do that with"}
	case !ok:
		return nil
	case r.watch == nil:
	case key.Matches(msg, k.drop):
		return Confirm{Question: "No longer watch " + r.watch.Label.String() + "?", Do: Unwatch{r.watch.ID, r.watch.Label}}
	case key.Matches(msg, k.ofRow()...):
		return Say{"that is for feeds, this is a watch"}
	default:
		return nil
	}
	return s.pressFeed(msg, r.feed)
}

func (s *sources) pressFeed(msg tea.KeyPressMsg, f *model.FeedStatus) Action {
	k := s.keys
	switch {
	case key.Matches(msg, k.refreshGroup):
		if len(f.Feed.Group) == 0 {
			return Say{"this feed is in no group"}
		}
		return Refresh{model.Scope{Group: f.Feed.Group}}
	case key.Matches(msg, k.page):
		return Open{feedRef(f.Feed.ID)}
	case key.Matches(msg, k.markAll):
		q, err := model.ParseQuery(feedQuery(f.Feed))
		if err != nil {
			return Fail{err}
		}
		return Confirm{Question: "Mark all of " + f.Feed.Name.String() + " read?", Do: Mark{model.Change{Mark: model.MarkRead, All: &q}}}
	}
	return k.ofFeed(msg, f)
}

// enter goes to the news of the row.
func (s *sources) enter() Action {
	r, ok := s.list.Selected()
	switch {
	case !ok:
		return Say{"there is no feed here to do that with"}
	case r.watch != nil:
		return All{WatchSeen{r.watch.ID}, News{r.watch.Query}}
	default:
		return News{feedQuery(r.feed.Feed)}
	}
}

// feedQuery finds the articles of a feed.
func feedQuery(f model.Feed) string {
	return "feed:\"" + strings.ReplaceAll(f.Name.String(), "\"", "") + "\""
}

// siteOf is the page of a feed, else the feed itself.
func siteOf(f model.Feed) string {
	if f.Site != "" {
		return f.Site
	}
	return f.URL
}
