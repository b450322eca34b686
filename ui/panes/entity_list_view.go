package panes

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

const filterPrompt = " filter "

// typed takes a key while the filter is being typed; the list follows at once.
func (c *catalogue[T]) typed(msg tea.Msg) Action {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(k, c.keys.done):
			c.endTyping()
			return nil
		case key.Matches(k, c.keys.drop):
			c.endTyping()
			c.retype(c.before)
			return nil
		}
	}
	if c.field.Update(msg) {
		c.retype(c.field.Text())
		return nil
	}
	if c.list.Update(msg, c.moves) {
		c.anchor = c.Selected()
	}
	return nil
}

// retype filters and goes to what has that name, else returns to what was
// selected, once it shows again.
func (c *catalogue[T]) retype(filter string) {
	c.setFilter(filter)
	c.list.Select(c.anchor)
	if i := c.best(c.list.Index()); i >= 0 {
		c.list.Move(i - c.list.Index())
	}
}

func (c *catalogue[T]) endTyping() {
	c.typing = false
	c.fit()
}

// Cursor is the text cursor while the filter is being typed.
func (c *catalogue[T]) Cursor() *tea.Cursor {
	if !c.typing || c.headLines() == 0 {
		return nil
	}
	_, x := c.field.View()
	return tea.NewCursor(min(len(filterPrompt)+x, c.width-1), 0)
}

// View paints the filter line, while it is typed, and the rows.
func (c *catalogue[T]) View() string {
	st := c.env.Styles
	body := c.list.View()
	if c.list.Len() == 0 {
		body = c.nothing()
	}
	switch {
	case c.headLines() == 0:
		return body
	case !c.typing:
		return c.columnHeads() + "\n" + body
	}
	typed, _ := c.field.View()
	prompt := widget.Fit(filterPrompt, min(len(filterPrompt), c.width), "")
	head := st.Focus.Paint(prompt) + st.Text.Paint(widget.Fit(typed, c.width-widget.Width(prompt), ""))
	if c.headLines() == 2 {
		head += "\n" + st.Dim.Paint(widget.Fit(" "+c.spec.hint, c.width, st.Dots))
	}
	return head + "\n" + body
}

// columnHeads names the columns, over what stands before each row.
func (c *catalogue[T]) columnHeads() string {
	lead := 1
	if c.spec.compares {
		lead++
	}
	if c.width <= lead {
		return widget.Blank(c.width)
	}
	return widget.Blank(lead) + c.spec.head(c.width-lead)
}

// nothing says that the filter hides all, and how to see all again.
func (c *catalogue[T]) nothing() string {
	lines := []string{" nothing passes this filter", " F shows all again"}
	return c.env.Styles.Dim.Paint("") + widget.Fill(lines, c.list.Width(), c.list.Lines(), c.env.Styles.Dots)
}

// paint writes a row: cursor, mark of comparison, then what the kind says.
func (c *catalogue[T]) paint(i int, selected bool) string {
	st := c.env.Styles
	t := c.list.Item(i)
	in := st.On(selected, c.focus)
	row, width := in.Text.Paint(" "), c.width-1
	if selected {
		row = in.Focus.Paint(widget.Fit(st.Glyphs.Cursor, 1, ""))
	}
	if width > 0 && c.spec.compares {
		mark := in.Text.Paint(" ")
		if c.marked[c.spec.ref(t)] {
			mark = in.Warn.Paint(widget.Fit(st.Marked, 1, ""))
		}
		row, width = row+mark, width-1
	}
	if width > 0 {
		row += c.spec.row(t, width, in)
	}
	if c.spec.above == nil {
		return row
	}
	if over := c.spec.above(c.list.Items(), i); over != "" {
		return st.Heading.Paint(widget.Fit(" "+over, c.width, st.Dots)) + "\n" + row
	}
	return row
}

// cell is one column of a row.
type cell struct {
	text  string
	width int // 0: as wide as the text
	right bool
	grow  bool
	ink   theme.Ink
}

// smallestGrow is what the growing column needs before others get room.
const smallestGrow = 22

// fixedWidth is what the columns take that do not grow, with their blanks.
func fixedWidth(columns []cell) int {
	w := 0
	for _, c := range columns {
		if !c.grow {
			w += c.width + 1
		}
	}
	return w
}

// cells writes columns side by side, exactly width cells. The column marked
// grow takes what the others leave; those on its right that do not fit fall
// away, the outermost first: what a row is called stays.
func cells(width int, dots string, columns ...cell) string {
	for n := range columns {
		if columns[n].width == 0 && !columns[n].grow {
			columns[n].width = widget.Width(columns[n].text)
		}
	}
	keep := len(columns)
	least := 1 + max(slices.IndexFunc(columns, func(c cell) bool { return c.grow }), 0)
	fixed := fixedWidth(columns)
	for keep > least && fixed+smallestGrow > width {
		keep--
		fixed = fixedWidth(columns[:keep])
	}
	var out runs
	left := width
	for n, c := range columns[:keep] {
		w := c.width
		if c.grow {
			w = max(width-fixed, 1)
		}
		if n > 0 && left > 0 {
			out.add(" ", c.ink)
			left--
		}
		w = min(w, left)
		if w <= 0 {
			continue
		}
		s := widget.Fit(c.text, w, dots)
		if c.right {
			s = widget.FitRight(c.text, w, dots)
		}
		out.add(s, c.ink)
		left -= w
	}
	if left > 0 && keep > 0 {
		out.add(widget.Blank(left), columns[keep-1].ink)
	}
	return out.painted()
}

// runs is a row of texts in inks of one ground. A blank shows no colour and
// goes with what stands before it: a row is sent to the terminal with fewer
// changes of ink.
type runs struct {
	done strings.Builder
	ink  theme.Ink
	text string
}

func (r *runs) add(s string, k theme.Ink) {
	if r.text != "" && k != r.ink && strings.Trim(s, " ") != "" {
		r.done.WriteString(r.ink.Paint(r.text))
		r.text = ""
	}
	if r.text == "" {
		r.ink = k
	}
	r.text += s
}

func (r *runs) painted() string { return r.done.String() + r.ink.Paint(r.text) }
