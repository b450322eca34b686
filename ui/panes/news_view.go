package panes

import (
	"errors"
	"fmt"
	"strings"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// The widths at which a row changes its shape. From rowBeside on, outlet and
// badges stand on the headline's own line; on narrower panes they have a line
// under it, so that the headline has the whole of the first; below rowUnder
// there is the headline alone.
const (
	rowBeside = 100
	rowUnder  = 30
)

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

// queryTrouble is what is wrong with the query, when that is why there is
// nothing.
func (n *news) queryTrouble() string {
	bad, ok := errors.AsType[*model.QueryError](n.err)
	if !ok {
		return ""
	}
	words := bad.Msg
	if bad.Hint != "" {
		words += ": " + bad.Hint
	}
	return "Nothing can match " + model.Line(n.query.String()).String() + ": " + model.Line(words).String() + "."
}

// nothing explains an empty list.
func (n *news) nothing() []string {
	st := n.env.Styles
	var first, then string
	switch {
	case n.noService:
		first = "No news service is running."
		then = "The other views have all of the bundled data: countries (2), organisations (3), incidents (4) and the timeline (5)."
	case n.queryTrouble() != "":
		first = n.queryTrouble()
		then = "esc goes back, f changes the filter, F lifts it."
	case n.err != nil:
		first = "The news cannot be read: " + model.Line(n.err.Error()).String()
		then = "The other views work; R tries again."
	case !n.loaded:
		first = "Opening the archive" + st.Dots
	case !n.query.IsZero():
		first = "Nothing matches " + model.Line(n.query.String()).String()
		then = "esc goes back, f changes the filter, F lifts it."
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

// rowHeight is the same for every headline of a pane, whatever it names: rows
// of one rhythm are read faster, and nothing jumps when a name is found later.
// A new day has a line above.
func (n *news) rowHeight(i int) int {
	lines := 1 + n.headingLines(i)
	if n.twoLines() {
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

func (n *news) twoLines() bool {
	return n.width >= rowUnder && n.width < rowBeside && n.height >= 10
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
	used := n.paintLead(&b, h, in, selected)
	n.paintTitle(&b, h, in, used)
	if n.twoLines() {
		b.WriteByte('\n')
		n.paintUnder(&b, h, selected, used)
	}
	return b.String()
}

func (n *news) cursor(in *theme.Inks, selected bool) string {
	if selected {
		return in.Focus.Paint(n.env.Styles.Glyphs.Cursor)
	}
	return in.Text.Paint(" ")
}

// paintLead paints what stands before a headline, marks and time, and says
// how many cells it took.
func (n *news) paintLead(b *strings.Builder, h model.Headline, in *theme.Inks, selected bool) (used int) {
	st := n.env.Styles
	b.WriteString(n.cursor(in, selected))
	if n.width < 4 {
		return 1
	}
	// A blank has no colour of its own: it goes with what follows, and a line
	// is sent to the terminal with fewer changes of ink.
	mark, blank := widget.Fit(st.Unread, 1, ""), ""
	if h.Unread {
		b.WriteString(in.Accent.Paint(mark))
	} else {
		blank = " "
	}
	switch {
	case h.Starred:
		b.WriteString(in.Warn.Paint(blank + widget.Fit(st.Star, 1, "")))
		blank = ""
	case h.Edited:
		b.WriteString(in.Warn.Paint(blank + widget.Fit(st.Edited, 1, "")))
		blank = ""
	default:
		blank += " "
	}
	if n.width < 36 {
		b.WriteString(in.Text.Paint(blank))
		return 3
	}
	clock := h.Published.In(n.env.Now().Location()).Format("15:04")
	if n.byRank {
		clock = widget.FitRight(When(h.Published, n.env.Now()), 8, "")
	}
	b.WriteString(in.Dim.Paint(blank + clock + " "))
	return 3 + len(clock) + 1
}

// paintTitle paints the rest of a headline's line: the title has it alone
// where outlet and badges stand under it, or where there is no room for them.
func (n *news) paintTitle(b *strings.Builder, h model.Headline, in *theme.Inks, used int) {
	st, room := n.env.Styles, n.width-used
	if outlet := min(18, n.width/6); n.width >= 64 && !n.twoLines() {
		b.WriteString(in.Dim.Paint(widget.Fit(n.outlet(h), outlet, st.Dots) + "  "))
		room -= outlet + 2
	}
	badges, badgesUsed := "", 0
	if n.width >= rowBeside {
		if badges, badgesUsed = n.badges(h, in, n.width*2/5); badgesUsed > 0 {
			badges, badgesUsed = in.Text.Paint("  ")+badges+in.Text.Paint(" "), badgesUsed+3
		}
	}
	title := in.Text
	if h.Unread {
		title = in.Strong
	}
	b.WriteString(title.Paint(widget.Fit(widget.Steady(h.Title.String()), room-badgesUsed, st.Dots)))
	b.WriteString(badges)
}

// paintUnder paints the line under a headline: who tells it, and in a column
// of their own, so that the eye can run down them, whom it names. Under the
// cursor it has the cursor's mark and keeps its ground: the headline is what
// is selected, the line under it stays as easy to read as all others, and a
// move sends half as much to the terminal.
func (n *news) paintUnder(b *strings.Builder, h model.Headline, selected bool, indent int) {
	st := n.env.Styles
	in := &st.Inks
	outlet := min(17, n.width*2/7)
	b.WriteString(n.cursor(in, selected) + in.Text.Paint(widget.Blank(indent-1)))
	b.WriteString(in.Dim.Paint(widget.Fit(n.outlet(h), outlet, st.Dots) + "  "))
	room := n.width - indent - outlet - 2
	painted, used := n.badges(h, in, room-1)
	b.WriteString(painted + in.Text.Paint(widget.Blank(room-used)))
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
