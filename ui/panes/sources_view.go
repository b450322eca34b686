package panes

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

type sourcesKeys struct {
	news, page, refresh, refreshGroup key.Binding
	filter, sort, browse, copyLink    key.Binding
	markAll, drop                     key.Binding
}

func newSourcesKeys() sourcesKeys {
	return sourcesKeys{
		news:         key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "its news")),
		refresh:      key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "ask now")),
		refreshGroup: key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "ask its group now")),
		filter:       key.NewBinding(key.WithKeys("f", "v"), key.WithHelp("f", "failing, unread, all")),
		sort:         key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "sort")),
		page:         key.NewBinding(key.WithKeys("right", "l", "i"), key.WithHelp("l →", "about it")),
		browse:       key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "browser")),
		copyLink:     key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "copy address")),
		markAll:      key.NewBinding(key.WithKeys("A"), key.WithHelp("A", "mark all of it read")),
		drop:         key.NewBinding(key.WithKeys("D"), key.WithHelp("D", "end this watch")),
	}
}

// Keys lists what works now.
func (s *sources) Keys() []key.Binding {
	k := s.keys
	own := []key.Binding{k.news, k.page, k.refresh, k.refreshGroup, k.filter, k.sort, k.browse, k.copyLink, k.markAll, k.drop}
	r, ok := s.list.Selected()
	own = slices.DeleteFunc(own, func(b key.Binding) bool {
		watch := ok && r.watch != nil
		switch b.Help().Key {
		case "D":
			return !watch
		case "enter", "f", "s":
			return false
		default:
			return watch
		}
	})
	return append(own, s.moves.Bindings()...)
}

// Resize sets the rectangle.
func (s *sources) Resize(width, height int) {
	s.width, s.height = max(width, 1), max(height, 1)
	s.list.Resize(s.width, s.height)
}

// View is the list, or in words why there is nothing in it.
func (s *sources) View() string {
	if s.list.Len() > 0 {
		return s.list.View()
	}
	st, words := s.env.Styles, ""
	switch {
	case s.err != nil:
		words = "The sources cannot be read: " + model.Line(s.err.Error()).String()
	case s.shown == showFailing:
		words = "No feed is failing. f shows all."
	case s.shown == showUnread:
		words = "Everything is read. f shows all."
	case s.loaded:
		words = "No feeds are subscribed: pariscall feeds add URL adds one."
	case s.asked > 0:
		words = "Opening the list of feeds" + st.Dots
	default:
		words = "No news service is running."
	}
	lines := []string{""}
	for _, l := range widget.Wrap(words, max(s.width-4, 1)) {
		lines = append(lines, "  "+st.Dim.Paint(l))
	}
	return widget.Fill(lines, s.width, s.height, st.Dots)
}

func (s *sources) rowHeight(i int) int {
	n := 1
	if s.heading(i) != "" {
		n++
	}
	if s.trouble(s.list.Item(i)) != "" {
		n++
	}
	return n
}

// heading stands over the first row of watches and of each group.
func (s *sources) heading(i int) string {
	if s.height < 8 {
		return ""
	}
	name := func(r sourceRow) string {
		switch {
		case r.watch != nil:
			return "Watches"
		case s.order != byGroup:
			return "Feeds"
		default:
			if g := groupOf(r.feed.Feed); g != "" {
				return g
			}
			return "Feeds"
		}
	}
	h := name(s.list.Item(i))
	if i > 0 && name(s.list.Item(i-1)) == h {
		return ""
	}
	return h
}

// trouble is what is wrong with a feed and what to do, in words.
func (s *sources) trouble(r sourceRow) string {
	if r.feed == nil || !bad(r.feed.Health.State) || s.height < 4 || s.width < 24 {
		return ""
	}
	words := r.feed.Health.Error.String()
	if h := r.feed.Health.Hint; !h.IsEmpty() {
		words += " " + s.env.Styles.Sep + " " + h.String()
	}
	return strings.TrimSpace(words)
}

func (s *sources) paintRow(i int, selected bool) string {
	st, r, w := s.env.Styles, s.list.Item(i), s.width
	in := st.On(selected, s.focused)
	var b strings.Builder
	if h := s.heading(i); h != "" {
		b.WriteString(st.Dim.Paint(widget.Fit(" "+h, w, st.Dots)) + "\n")
	}
	mark := in.Text.Paint(" ")
	if selected {
		mark = in.Focus.Paint(widget.Fit(st.Glyphs.Cursor, 1, ""))
	}
	b.WriteString(mark)
	if r.watch != nil {
		s.paintWatch(&b, r.watch, in)
		return b.String()
	}
	s.paintFeed(&b, r.feed, in)
	if t := s.trouble(r); t != "" {
		b.WriteString("\n" + mark + st.Warn.Paint(widget.Fit("   "+t, w-1, st.Dots)))
	}
	return b.String()
}

func (s *sources) paintWatch(b *strings.Builder, wt *model.Watch, in *theme.Inks) {
	room := s.width - 1
	hits := ""
	if wt.Hits > 0 {
		hits = fmt.Sprintf(" %d new ", wt.Hits)
	}
	hits = widget.Cut(hits, room, "")
	room -= widget.Width(hits)
	name := widget.Fit("  "+wt.Label.String(), min(room, max(room/2, 12)), s.env.Styles.Dots)
	query := ""
	if wt.Query != wt.Label.String() {
		query = model.Line(wt.Query).String()
	}
	b.WriteString(in.Text.Paint(name))
	b.WriteString(in.Dim.Paint(widget.Fit(" "+query, room-widget.Width(name), s.env.Styles.Dots)))
	b.WriteString(in.Focus.Paint(hits))
}

// paintFeed is state, name, counts, last good answer and next try, as far as
// there is room.
func (s *sources) paintFeed(b *strings.Builder, f *model.FeedStatus, in *theme.Inks) {
	st, room := s.env.Styles, s.width-1
	sign, ink := stateSign(st, in, f.Health.State)
	left := widget.Cut(sign+" ", room, "")
	room -= widget.Width(left)
	right := ""
	now := s.env.Now()
	if s.width >= 40 {
		right = widget.FitRight(fmt.Sprintf("%d/%d", f.Unread, f.Total), 10, "")
	}
	if s.width >= 56 {
		right += widget.FitRight(goodWords(f.Health, now), 13, st.Dots)
	}
	if s.width >= 72 {
		right += widget.FitRight(nextWords(f.Health, now), 13, st.Dots)
	}
	if right != "" {
		right += " "
	}
	b.WriteString(ink.Paint(left))
	name := in.Text
	if f.Unread > 0 {
		name = in.Strong
	}
	b.WriteString(name.Paint(widget.Fit(feedName(f.Feed), room-widget.Width(right), st.Dots)))
	b.WriteString(in.Dim.Paint(right))
}

func feedName(f model.Feed) string {
	if !f.Name.IsEmpty() {
		return f.Name.String()
	}
	if h, err := Host(f.URL); err == nil {
		return h.String()
	}
	return model.Line(f.URL).String()
}

// stateSign is the state of a feed as a mark.
func stateSign(st *theme.Styles, in *theme.Inks, state model.FeedState) (string, theme.Ink) {
	switch state {
	case model.FeedOK:
		return st.Yes, in.Good
	case model.FeedFailed:
		return "!", in.Bad
	case model.FeedGone:
		return st.No, in.Bad
	case model.FeedPaused:
		return "=", in.Dim
	default:
		return st.Sep, in.Dim
	}
}

func goodWords(h model.Health, now time.Time) string {
	if h.LastSuccess.IsZero() {
		if h.LastTry.IsZero() {
			return "not asked"
		}
		return "never"
	}
	return ago(now.Sub(h.LastSuccess))
}

// ago is how long since, as people say it.
func ago(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", int(d/time.Minute))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h ago", int(d/time.Hour))
	default:
		return fmt.Sprintf("%d d ago", int(d/(24*time.Hour)))
	}
}

func nextWords(h model.Health, now time.Time) string {
	switch {
	case h.State == model.FeedPaused:
		return "paused"
	case h.State == model.FeedGone:
		return "not again"
	case h.NextCheck.IsZero() || !h.NextCheck.After(now):
		return "due"
	}
	d := h.NextCheck.Sub(now)
	switch {
	case d < time.Hour:
		return fmt.Sprintf("in %d min", int((d+time.Minute-1)/time.Minute))
	case d < 48*time.Hour:
		return fmt.Sprintf("in %d h", int(d/time.Hour))
	default:
		return fmt.Sprintf("in %d d", int(d/(24*time.Hour)))
	}
}
