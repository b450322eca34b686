package overlay

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/ui/panes"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// Section is a group of keys in the help.
type Section struct {
	Title    string
	Bindings []key.Binding
}

// Help lists the keys that work now. It comes from the bindings themselves,
// and can be searched by what a key does.
type Help struct {
	styles        *theme.Styles
	sections      []Section
	marks         [][2]string
	field         widget.Field
	list          *widget.List[string, helpRow]
	keys          widget.ListKeys
	width, height int
}

type helpRow struct {
	id         string
	head       string
	keys, what string
}

// NewHelp opens the help. Marks are the signs used on the screen and what
// they mean.
func NewHelp(st *theme.Styles, sections []Section, marks [][2]string) *Help {
	h := &Help{styles: st, sections: sections, marks: marks, keys: widget.NewListKeys()}
	h.list = widget.NewList(widget.ListSpec[string, helpRow]{
		Key:   func(r helpRow) string { return r.id },
		Paint: h.paint,
	})
	h.filter()
	return h
}

// Update searches and scrolls.
func (h *Help) Update(msg tea.Msg) (panes.Action, bool) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch press.String() {
		case "esc", "enter":
			return nil, true
		case "?", "q":
			if h.field.Text() == "" {
				return nil, true
			}
		case "down", "ctrl+n": // no row is selected: what is shown moves
			h.list.Scroll(1)
			return nil, false
		case "up", "ctrl+p":
			h.list.Scroll(-1)
			return nil, false
		case "pgup", "pgdown", "home", "end":
			h.list.Update(msg, h.keys)
			return nil, false
		}
	}
	if _, wheel := msg.(tea.MouseWheelMsg); wheel {
		h.list.Update(msg, h.keys)
		return nil, false
	}
	if h.field.Update(msg) {
		h.filter()
	}
	return nil, false
}

// filter keeps the rows that hold what was typed.
func (h *Help) filter() {
	want := strings.ToLower(strings.TrimSpace(h.field.Text()))
	var rows []helpRow
	add := func(title string, found []helpRow) {
		if len(found) == 0 {
			return
		}
		if len(rows) > 0 {
			rows = append(rows, helpRow{id: "gap " + title})
		}
		rows = append(rows, helpRow{id: "head " + title, head: title})
		rows = append(rows, found...)
	}
	for _, s := range h.sections {
		var found []helpRow
		for _, b := range s.Bindings {
			r := helpRow{id: s.Title + b.Help().Key, keys: spell(b), what: b.Help().Desc}
			if b.Enabled() && r.what != "" && holds(r, want) {
				found = append(found, r)
			}
		}
		add(s.Title, found)
	}
	var marks []helpRow
	for _, m := range h.marks {
		if r := (helpRow{id: "mark " + m[0] + m[1], keys: m[0], what: m[1]}); holds(r, want) {
			marks = append(marks, r)
		}
	}
	add("Marks", marks)
	h.list.SetItems(rows)
	h.list.Move(-len(rows))
}

func holds(r helpRow, want string) bool {
	return want == "" || strings.Contains(strings.ToLower(r.keys+" "+r.what), want)
}

// spell lists all keys of a binding.
func spell(b key.Binding) string {
	names := b.Keys()
	if len(names) > 4 {
		return b.Help().Key
	}
	return strings.Join(names, " ")
}

// Resize sets the rectangle.
func (h *Help) Resize(width, height int) {
	h.width, h.height = width, height
	h.list.Resize(width, max(height-2, 1))
	h.field.Resize(max(width-len(helpLabel)-2, 1))
}

const helpLabel = "Keys that work now, find: "

// View is the field and the rows.
func (h *Help) View() string {
	st := h.styles
	text, _ := h.field.View()
	lines := []string{
		widget.Fit(" "+st.Heading.Paint(helpLabel)+st.Text.Paint(text), h.width, ""),
		widget.Blank(h.width),
	}
	if h.list.Len() == 0 {
		lines = append(lines, " "+st.Dim.Paint("no key does that"))
		return widget.Fill(lines, h.width, h.height, st.Dots)
	}
	return widget.Fill(append(lines, strings.Split(h.list.View(), "\n")...), h.width, h.height, st.Dots)
}

func (h *Help) paint(i int, _ bool) string {
	st, r := h.styles, h.list.Item(i)
	w := h.list.Width()
	if r.head != "" {
		return st.Strong.Paint(widget.Fit(" "+r.head, w, st.Dots))
	}
	column := min(26, w/2)
	return st.Accent.Paint(widget.Fit("   "+r.keys, column, st.Dots)) +
		st.Text.Paint(widget.Fit(" "+r.what, w-column, st.Dots))
}

// Cursor stands in the field.
func (h *Help) Cursor() *tea.Cursor {
	_, x := h.field.View()
	return tea.NewCursor(1+len(helpLabel)+x, 0)
}

// Keys are those of the help itself.
func (h *Help) Keys() []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "close")),
		key.NewBinding(key.WithKeys("up", "down"), key.WithHelp(h.styles.UpDown, "scroll")),
	}
}
