package panes

import (
	"fmt"
	"strings"
	"time"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

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
		words = "No feed is failing. f goes on to those with unread articles."
	case s.shown == showUnread:
		words = "Everything is read. f shows all."
	case s.loaded:
		words = "No feeds are subscribed: a adds one."
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
	if s.remark(s.list.Item(i)) != "" {
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

// remark is what is wrong with a feed and what to do, or where it moves to, in
// words.
func (s *sources) remark(r sourceRow) string {
	if r.feed == nil || s.height < 4 || s.width < 24 {
		return ""
	}
	h, sep := r.feed.Health, " "+s.env.Styles.Sep+" "
	switch {
	case bad(h.State):
		words := h.Error.String()
		if !h.Hint.IsEmpty() {
			words += sep + h.Hint.String()
		}
		return strings.TrimSpace(words)
	case h.MovedTo != "":
		return "moves to " + model.Line(h.MovedTo).String() + sep + "m takes it, t stays"
	}
	return ""
}

func (s *sources) paintRow(i int, selected bool) string {
	st, r, w := s.env.Styles, s.list.Item(i), s.width
	in := st.On(selected, s.focused)
	var b strings.Builder
	if h := s.heading(i); h != "" {
		b.WriteString(st.Dim.Paint(widget.Fit(" "+h, w, st.Dots)) + "\n")
	}
	mark := func(in *theme.Inks) string {
		if selected {
			return in.Focus.Paint(widget.Fit(st.Glyphs.Cursor, 1, ""))
		}
		return in.Text.Paint(" ")
	}
	b.WriteString(mark(in))
	if r.watch != nil {
		s.paintWatch(&b, r.watch, in)
		return b.String()
	}
	s.paintFeed(&b, r.feed, in)
	if t := s.remark(r); t != "" {
		b.WriteString("\n" + mark(&st.Inks) + st.Warn.Paint(widget.Fit("   "+t, w-1, st.Dots)))
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
	b.WriteString(in.Heading.Paint(hits))
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
	paused := f.Health.State == model.FeedPaused
	good := goodWords(f.Health, now)
	if paused && s.width < 72 {
		good = "paused" // there is no column for the next try
	}
	if s.width >= 40 {
		counts := fmt.Sprintf("%d/%d", f.Unread, f.Total)
		if paused && s.width < 56 {
			counts = good
		}
		right = widget.FitRight(counts, 10, "")
	}
	if s.width >= 56 {
		right += widget.FitRight(good, 13, st.Dots)
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
