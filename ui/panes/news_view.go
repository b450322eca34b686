package panes

import (
	"fmt"
	"strings"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// badgesBeside is the width from which badges stand on the headline's own
// line; on narrower panes they have a line under it.
const badgesBeside = 92

// Resize sets the rectangle.
func (n *news) Resize(width, height int) {
	n.width, n.height = max(width, 1), max(height, 1)
	n.list.Resize(n.width, n.height)
}

// View is the list, or in words why there is nothing in it.
func (n *news) View() string {
	if n.list.Len() > 0 {
		return n.list.View()
	}
	return widget.Fill(n.nothing(), n.width, n.height, n.env.Styles.Dots)
}

// nothing explains an empty list.
func (n *news) nothing() []string {
	st := n.env.Styles
	var first, then string
	switch {
	case n.noService:
		first = "No news service is running."
		then = "The other views have all of the bundled data: countries (2), organisations (3), incidents (4) and the timeline (5)."
	case n.err != nil:
		first = "The news cannot be read: " + model.Line(n.err.Error()).String()
		then = "The other views work; R tries again."
	case !n.loaded:
		first = "Opening the archive" + st.Dots
	case !n.query.IsZero():
		first = "Nothing matches " + model.Line(n.query.String()).String()
		then = "f changes the filter, F lifts it."
	case n.offline:
		first = "No news yet: no feed could be reached."
		then = "This is tried again by itself; R tries now. Countries (2), organisations (3), incidents (4) and the timeline (5) work without a network."
	case n.running:
		first = fmt.Sprintf("Fetching the first news%s %d of %d feeds", st.Dots, n.cycle.Done, n.cycle.Total)
	default:
		first = "No news yet."
		then = "R asks all feeds now; Sources (6) shows how each of them does."
	}
	lines := []string{""}
	room := max(min(n.width-4, measure), 1)
	for _, l := range widget.Wrap(first, room) {
		lines = append(lines, "  "+st.Text.Paint(l))
	}
	lines = append(lines, "")
	for _, l := range widget.Wrap(then, room) {
		lines = append(lines, "  "+st.Dim.Paint(l))
	}
	return lines
}

// rowHeight is a line for the headline, one for a new day above it, and one
// for badges below it where they do not fit beside.
func (n *news) rowHeight(i int) int {
	lines := 1 + n.headingLines(i)
	if n.badgesBelow(n.list.Item(i)) {
		lines++
	}
	return lines
}

func (n *news) headingLines(i int) int {
	if n.newDay(i) {
		return 1
	}
	return 0
}

func (n *news) badgesBelow(h model.Headline) bool {
	return len(h.Named)+len(h.Tags) > 0 && n.width < badgesBeside && n.width >= 30 && n.height >= 10
}

func (n *news) newDay(i int) bool {
	if n.height < 8 || n.byRank {
		return false
	}
	if i == 0 {
		return true
	}
	loc := n.env.Now().Location()
	return !sameDay(n.list.Item(i).Published.In(loc), n.list.Item(i-1).Published.In(loc))
}

// paintRow paints a headline with what belongs to it.
func (n *news) paintRow(i int, selected bool) string {
	h, st := n.list.Item(i), n.env.Styles
	in := st.On(selected, n.focused)
	var b strings.Builder
	if n.newDay(i) {
		b.WriteString(st.Dim.Paint(widget.Fit(" "+dayName(h.Published, n.env.Now()), n.width, st.Dots)))
		b.WriteByte('\n')
	}
	n.paintHeadline(&b, h, in, selected)
	if n.badgesBelow(h) {
		b.WriteByte('\n')
		indent := min(11, n.width/4)
		b.WriteString(n.cursor(in, selected) + in.Text.Paint(widget.Blank(indent-1)))
		painted, used := n.badges(h, in, n.width-indent-1)
		b.WriteString(painted)
		b.WriteString(in.Text.Paint(widget.Blank(n.width - indent - used)))
	}
	return b.String()
}

func (n *news) cursor(in *theme.Inks, selected bool) string {
	if selected {
		return in.Focus.Paint(n.env.Styles.Glyphs.Cursor)
	}
	return in.Text.Paint(" ")
}

// paintHeadline paints the line of marks, time, outlet and title: the columns
// that do not fit are left out, the title is cut.
func (n *news) paintHeadline(b *strings.Builder, h model.Headline, in *theme.Inks, selected bool) {
	st, w := n.env.Styles, n.width
	mark, state := " ", " "
	if h.Unread {
		mark = st.Unread
	}
	switch {
	case h.Starred:
		state = st.Star
	case h.Edited:
		state = st.Edited
	}
	b.WriteString(n.cursor(in, selected))
	if w < 4 {
		b.WriteString(in.Text.Paint(widget.Fit(widget.Steady(h.Title.String()), w-1, "")))
		return
	}
	b.WriteString(in.Accent.Paint(widget.Fit(mark, 1, "")) + in.Warn.Paint(widget.Fit(state, 1, "")))
	used := 3
	if w >= 36 {
		clock := h.Published.In(n.env.Now().Location()).Format("15:04")
		if n.byRank {
			clock = widget.FitRight(When(h.Published, n.env.Now()), 8, "")
		}
		b.WriteString(in.Dim.Paint(clock + " "))
		used += len(clock) + 1
	}
	if w >= 48 {
		outlet := min(16, w*2/9)
		b.WriteString(in.Dim.Paint(widget.Fit(n.outlet(h), outlet, st.Dots) + " "))
		used += outlet + 1
	}
	badges, badgesUsed := "", 0
	if w >= badgesBeside {
		if badges, badgesUsed = n.badges(h, in, w*2/5); badgesUsed > 0 {
			badges, badgesUsed = in.Text.Paint("  ")+badges+in.Text.Paint(" "), badgesUsed+3
		}
	}
	title := in.Text
	if h.Unread {
		title = in.Strong
	}
	b.WriteString(title.Paint(widget.Fit(widget.Steady(h.Title.String()), w-used-badgesUsed, st.Dots)))
	b.WriteString(badges)
}

// outlet is who tells it: one feed, or how many.
func (n *news) outlet(h model.Headline) string {
	if n.stories && h.Sources > 1 {
		return fmt.Sprintf("%d sources", h.Sources)
	}
	return widget.Steady(h.FeedName.String())
}

// badges are the things named and the reader's tags.
func (n *news) badges(h model.Headline, in *theme.Inks, w int) (painted string, used int) {
	painted, used = Badges(n.env, in, h.Named, w)
	for _, t := range h.Tags {
		label := "#" + t.String()
		gap := 0
		if used > 0 {
			gap = 2
		}
		if used+gap+widget.Width(label) > w {
			break
		}
		painted += in.Text.Paint(widget.Blank(gap)) + in.Accent.Paint(label)
		used += gap + widget.Width(label)
	}
	return painted, used
}
