package panes

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/widget"
)

// feedPage tells everything about one feed: what it is, how it does, and what
// to do when it fails.
type feedPage struct {
	env   Env
	id    model.FeedID
	keys  sourcesKeys
	moves widget.ListKeys
	open  key.Binding

	feed   *model.FeedStatus
	gone   bool
	asked  bool
	stale  bool
	prose  *widget.Prose
	urls   []string // targets, numbered from 1; "" is the news
	width  int
	height int
}

func newFeedPage(env Env, r model.Ref) Pane {
	id, ok := FeedOf(r)
	if !ok {
		return nil
	}
	p := &feedPage{env: env, id: id, keys: newSourcesKeys(), moves: widget.NewListKeys(), prose: widget.NewProse(measure), stale: true}
	p.open = key.NewBinding(key.WithKeys("enter", "right", "l"), key.WithHelp("enter l →", "open, or its news"))
	return p
}

// Title is the feed's name.
func (p *feedPage) Title() string {
	if p.feed == nil {
		return "Feed"
	}
	return feedName(p.feed.Feed)
}

// Resize sets the rectangle.
func (p *feedPage) Resize(width, height int) {
	p.width, p.height = max(width, 1), max(height, 1)
	p.prose.Resize(p.width, p.height)
}

// SetFocus says whether keys go here.
func (p *feedPage) SetFocus(on bool) { p.prose.Focused = on }

// Wants asks for the feeds.
func (p *feedPage) Wants() Action {
	if p.asked || !p.stale {
		return nil
	}
	p.asked, p.stale = true, false
	return NeedFeeds{}
}

// Stale says that the archive has changed.
func (p *feedPage) Stale(uint64) { p.stale = true }

// Heard shows how the feed did as soon as it has answered.
func (p *feedPage) Heard(e model.Event) {
	if e.Kind == model.FeedFetched && e.Feed == p.id && p.feed != nil {
		p.feed.Health = e.Health
		p.compose()
	}
}

// SetFeeds takes the feed out of all.
func (p *feedPage) SetFeeds(feeds []model.FeedStatus, err error) {
	p.asked = false
	if err != nil {
		return
	}
	p.gone = true
	for _, f := range feeds {
		if f.Feed.ID == p.id {
			p.feed, p.gone = &f, false
			p.compose()
		}
	}
}

// compose writes the page.
func (p *feedPage) compose() {
	f, h := p.feed.Feed, p.feed.Health
	now := p.env.Now()
	p.urls = nil
	line := func(label, words string, role widget.Role, url string) widget.Passage {
		run := widget.Run{Text: words, Role: role, Column: 16}
		if url != "" {
			p.urls = append(p.urls, url)
			run.Target, run.URL = len(p.urls), url
		}
		return widget.Passage{
			Key: label, First: margin, Rest: margin + widget.Blank(14),
			Runs: []widget.Run{{Text: label, Role: inDim}, run},
		}
	}
	var out []widget.Passage
	add := func(label, words string, role widget.Role, url string) {
		if words != "" {
			out = append(out, line(label, words, role, url))
		}
	}
	if !f.Description.IsEmpty() {
		out = append(out, widget.Passage{Key: "about", First: margin, Rest: margin, Runs: []widget.Run{{Text: f.Description.String(), Role: inText}}})
	}
	sign, _ := stateSign(p.env.Styles, &p.env.Styles.Inks, h.State)
	if len(out) > 0 {
		out = append(out, widget.Passage{Key: "gap", First: margin})
	}
	add("State", sign+" "+stateWords(h.State), inStrong, "")
	if bad(h.State) {
		add("Why", h.Error.String(), inWarn, "")
		add("What to do", h.Hint.String(), inText, "")
		if h.Failures > 0 {
			add("Failed", count(h.Failures, "time", "times")+" in a row", inText, "")
		}
	}
	add("Last good", goodWords(h, now), inText, "")
	add("Next try", nextWords(h, now), inText, "")
	add("Articles", fmt.Sprintf("%s, %s unread", thousands(int64(p.feed.Total)), thousands(int64(p.feed.Unread))), inText, "")
	if h.Took > 0 {
		add("Last answer", fmt.Sprintf("%d ms, %s", h.Took.Milliseconds(), sizeWords(h.Bytes)), inText, "")
	}
	add("Group", groupOf(f), inText, "")
	add("Language", model.Line(f.Language).String(), inText, "")
	if host, err := Host(f.Site); err == nil {
		add("Site", host.String()+path(f.Site, measure, p.env.Styles.Dots), inLink, f.Site)
	}
	add("Address", model.Line(strings.TrimSpace(f.URL)).String(), inLink, f.URL)
	if h.MovedTo != "" {
		add("Moves to", model.Line(h.MovedTo).String(), inLink, h.MovedTo)
		add("", "The server says that this lasts. m takes that address now, t stays at this one for good; else it is taken when it has been said for three days.", inDim, "")
	}
	p.prose.Set(out)
}

func stateWords(s model.FeedState) string {
	switch s {
	case model.FeedOK:
		return "answers well"
	case model.FeedFailed:
		return "fails"
	case model.FeedGone:
		return "gone: the server says it will not come back"
	case model.FeedPaused:
		return "paused: asked on r only, until p resumes it"
	default:
		return "not asked yet"
	}
}

// View is the page.
func (p *feedPage) View() string {
	st := p.env.Styles
	switch {
	case p.gone:
		return widget.Fill([]string{"", "  " + st.Dim.Paint("This feed is no longer subscribed.")}, p.width, p.height, st.Dots)
	case p.feed == nil:
		return widget.Fill(nil, p.width, p.height, st.Dots)
	}
	return p.prose.View(st)
}

// Update takes keys and the mouse.
func (p *feedPage) Update(msg tea.Msg) (Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		if t := p.prose.Click(msg.X, msg.Y); t > 0 {
			return Browse{p.urls[t-1]}, nil
		}
	case tea.KeyPressMsg:
		return p.press(msg), nil
	}
	return nil, nil
}

func (p *feedPage) press(msg tea.KeyPressMsg) Action {
	switch {
	case key.Matches(msg, p.moves.Down):
		p.prose.Down()
	case key.Matches(msg, p.moves.Up):
		p.prose.Up()
	case key.Matches(msg, p.moves.PageDown):
		p.prose.Page(1)
	case key.Matches(msg, p.moves.PageUp):
		p.prose.Page(-1)
	case key.Matches(msg, p.moves.Top):
		p.prose.Home()
	case key.Matches(msg, p.moves.Bottom):
		p.prose.End()
	case p.feed == nil:
	case key.Matches(msg, p.open):
		if t := p.prose.Target(); t > 0 {
			return Browse{p.urls[t-1]}
		}
		return News{feedQuery(p.feed.Feed)}
	default:
		return p.keys.ofFeed(msg, p.feed)
	}
	return nil
}

// Keys lists what works now.
func (p *feedPage) Keys() []key.Binding {
	k := []key.Binding{p.open, p.keys.refresh, p.keys.browse, p.keys.copyLink, p.keys.pause, p.keys.remove}
	if p.feed == nil || p.feed.Health.MovedTo != "" {
		k = append(k, p.keys.move, p.keys.stay)
	}
	return append(k, p.moves.Bindings()...)
}

// sizeWords writes how much was read.
func sizeWords(bytes int64) string {
	if bytes < 1024 {
		return count(int(bytes), "byte", "bytes")
	}
	return thousands(bytes/1024) + " kB"
}
