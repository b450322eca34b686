package panes

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
)

type sourcesKeys struct {
	news, page, refresh, refreshGroup key.Binding
	filter, sort, browse, copyLink    key.Binding
	pause, move, stay                 key.Binding
	markAll, drop, add, remove        key.Binding
}

func newSourcesKeys() sourcesKeys {
	return sourcesKeys{
		news:         key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "its news")),
		refresh:      key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "ask now")),
		refreshGroup: key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "ask its group now")),
		filter:       key.NewBinding(key.WithKeys("f", "v"), key.WithHelp("f", "failing, unread, all")),
		sort:         key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "sort")),
		page:         key.NewBinding(key.WithKeys("right", "l", "i"), key.WithHelp("l →", "about it")),
		browse:       key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "browser")),
		copyLink:     key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "copy address")),
		pause:        key.NewBinding(key.WithKeys("p"), key.WithHelp("p", "pause, resume")),
		move:         key.NewBinding(key.WithKeys("m"), key.WithHelp("m", "take the address it moves to")),
		stay:         key.NewBinding(key.WithKeys("t"), key.WithHelp("t", "stay at the address it has")),
		markAll:      key.NewBinding(key.WithKeys("A"), key.WithHelp("A", "mark all of it read")),
		add:          key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "add a feed")),
		remove:       key.NewBinding(key.WithKeys("D"), key.WithHelp("D", "remove this feed")),
		drop:         key.NewBinding(key.WithKeys("D"), key.WithHelp("D", "end this watch")),
	}
}

// Keys lists what works now; before the sources are known, all there is.
func (s *sources) Keys() []key.Binding {
	k := s.keys
	own := []key.Binding{k.news, k.drop, k.page, k.refresh, k.add, k.filter, k.sort, k.refreshGroup, k.browse, k.copyLink, k.pause, k.move, k.stay, k.markAll, k.remove}
	r, ok := s.list.Selected()
	if !ok && !s.loaded {
		return append(own, s.moves.Bindings()...)
	}
	own = slices.DeleteFunc(own, func(b key.Binding) bool {
		switch b.Help() {
		case k.add.Help(), k.filter.Help(), k.sort.Help():
			return false
		case k.news.Help():
			return !ok
		case k.drop.Help():
			return !ok || r.watch == nil
		case k.move.Help(), k.stay.Help():
			return !ok || r.watch != nil || r.feed.Health.MovedTo == ""
		default:
			return !ok || r.watch != nil
		}
	})
	return append(own, s.moves.Bindings()...)
}

// ofRow are the keys that mean something for a feed of the list.
func (k sourcesKeys) ofRow() []key.Binding {
	return []key.Binding{k.page, k.refresh, k.refreshGroup, k.browse, k.copyLink, k.pause, k.move, k.stay, k.markAll, k.remove}
}

// askAdd asks for the address of a feed.
func (s *sources) askAdd() Action {
	return Ask{Prompt: "Feed or page:", Answer: func(text string) Action {
		if text = strings.TrimSpace(text); text == "" {
			return nil
		}
		return AddFeed{Address: text}
	}}
}

// ofFeed does what a key means for a feed, in the list and on its page alike.
func (k sourcesKeys) ofFeed(msg tea.KeyPressMsg, f *model.FeedStatus) Action {
	switch {
	case key.Matches(msg, k.refresh):
		return Refresh{model.Scope{Feed: f.Feed.ID}}
	case key.Matches(msg, k.browse):
		return browseAction(siteOf(f.Feed))
	case key.Matches(msg, k.copyLink):
		return Copy{Text: f.Feed.URL, What: "address of the feed"}
	case key.Matches(msg, k.pause):
		return PauseFeed{ID: f.Feed.ID, Name: feedName(f.Feed), On: f.Health.State != model.FeedPaused}
	case key.Matches(msg, k.remove):
		return Confirm{Question: "Remove " + feedName(f.Feed) + "? Of its articles only the starred stay.", Do: RemoveFeed{URL: f.Feed.URL, Name: feedName(f.Feed)}}
	case f.Health.MovedTo == "" && key.Matches(msg, k.move, k.stay):
		return Say{"its server names no new address"}
	case key.Matches(msg, k.move):
		return Confirm{Question: "Ask it at " + model.Line(f.Health.MovedTo).String() + " from now on?", Do: MoveFeed{f.Feed.ID, true}}
	case key.Matches(msg, k.stay):
		return MoveFeed{f.Feed.ID, false}
	}
	return nil
}
