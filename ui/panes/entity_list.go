package panes

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// catalogue is a list of bundled things that can be sorted, filtered and
// marked. The panes of countries, organisations, incidents and the timeline
// are catalogues that differ in what they say of a row.
type catalogue[T any] struct {
	env    Env
	spec   catalogueSpec[T]
	all    []T // nil until the list is first looked at
	list   *widget.List[model.Ref, T]
	keys   catalogueKeys
	moves  widget.ListKeys
	field  widget.Field
	filter string
	given  string // the filter that was called up from elsewhere
	typing bool
	before string    // the filter when typing began
	anchor model.Ref // what was selected then: half a word may hide it for a moment
	order  int
	marked map[model.Ref]bool
	width  int
	height int
	focus  bool
	inks   theme.Inks // the rows were painted with
}

func newCatalogue[T any](env Env, spec catalogueSpec[T]) *catalogue[T] {
	c := &catalogue[T]{
		env: env, spec: spec, keys: newCatalogueKeys(), moves: widget.NewListKeys(),
		marked: make(map[model.Ref]bool), width: 1, height: 1, focus: true,
	}
	if spec.compares {
		// Space marks here; a screen down has its own key.
		c.moves.PageDown = key.NewBinding(key.WithKeys("pgdown", "ctrl+d"), key.WithHelp("pgdn", "a screen down"))
	}
	c.keys.mark.SetEnabled(spec.compares)
	c.keys.compare.SetEnabled(spec.compares)
	c.keys.next.SetEnabled(spec.jump != nil)
	c.keys.previous.SetEnabled(spec.jump != nil)
	c.keys.view.SetEnabled(len(spec.presets) > 1)
	c.keys.sort.SetEnabled(len(spec.orders) > 1)
	c.list = widget.NewList(widget.ListSpec[model.Ref, T]{
		Key:    spec.ref,
		Height: c.rowHeight,
		Paint:  c.paint,
	})
	return c
}

// ready makes the rows. It waits until somebody looks: the first frame of the
// program shows other things.
func (c *catalogue[T]) ready() {
	if c.all == nil {
		c.all = c.spec.all()
		c.refill()
	}
}

func (c *catalogue[T]) rowHeight(i int) int {
	if c.spec.above != nil && c.spec.above(c.list.Items(), i) != "" {
		return 2
	}
	return 1
}

// refill applies filter and order; the selected thing stays selected.
func (c *catalogue[T]) refill() {
	cs := parseCriteria(c.filter)
	items := make([]T, 0, len(c.all))
	for _, t := range c.all {
		if cs.keep(func(k criterion) bool { return c.spec.holds(t, k) }) {
			items = append(items, t)
		}
	}
	if len(c.spec.orders) > 0 {
		slices.SortStableFunc(items, c.spec.orders[c.order].compare)
	}
	c.list.SetItems(items)
	c.keys.clear.SetEnabled(c.filter != "")
}

// Title names the list and what it shows.
func (c *catalogue[T]) Title() string {
	c.ready()
	sep := " " + c.env.Styles.Sep + " "
	parts := []string{c.spec.summary(c.list.Items())}
	if c.filter != "" {
		parts = append(parts, c.filterName())
	}
	if n := len(c.marked); n > 0 {
		parts = append(parts, count(n, "marked", "marked"))
	}
	return c.spec.name + "  " + strings.Join(parts, sep)
}

// filterName is the filter in words, where it has them.
func (c *catalogue[T]) filterName() string {
	for _, p := range c.spec.presets {
		if p.filter == c.filter {
			return p.name
		}
	}
	return c.filter
}

// Note says how the list is sorted.
func (c *catalogue[T]) Note() string {
	if len(c.spec.orders) < 2 {
		return ""
	}
	return c.spec.orders[c.order].name
}

// Resize sets the rectangle.
func (c *catalogue[T]) Resize(width, height int) {
	c.ready()
	width, height = max(width, 1), max(height, 1)
	if width == c.width && height == c.height && c.inks == c.env.Styles.Inks {
		return // painted rows stay good
	}
	c.width, c.height, c.inks = width, height, c.env.Styles.Inks
	c.fit()
}

// fit gives the list what the filter line leaves.
func (c *catalogue[T]) fit() {
	c.field.Resize(max(c.width-len(filterPrompt)-1, 1))
	c.list.Resize(c.width, max(c.height-c.headLines(), 1))
}

// headRoom is the least height of a list that has room to name its columns.
const headRoom = 15

// headLines is how many lines stand over the rows: the filter while it is
// typed, else what the columns are.
func (c *catalogue[T]) headLines() int {
	switch {
	case c.typing && c.height > 1:
		return min(2, c.height-1)
	case !c.typing && c.spec.head != nil && c.height >= headRoom:
		return 1
	}
	return 0
}

// Flank says whether other columns stand beside the list.
func (c *catalogue[T]) Flank(on bool) { c.list.Leap(on) }

// SetFocus says whether keys go here.
func (c *catalogue[T]) SetFocus(on bool) {
	if on != c.focus {
		c.focus = on
		c.list.Repaint()
	}
}

// Selected returns the thing under the cursor.
func (c *catalogue[T]) Selected() model.Ref {
	c.ready()
	t, ok := c.list.Selected()
	if !ok {
		return model.Ref{}
	}
	return c.spec.ref(t)
}

// Show selects a thing, lifting a filter that hides it.
func (c *catalogue[T]) Show(r model.Ref) bool {
	c.ready()
	if c.list.Select(r) {
		return true
	}
	if !slices.ContainsFunc(c.all, func(t T) bool { return c.spec.ref(t) == r }) {
		return false
	}
	c.given = ""
	c.setFilter("")
	return c.list.Select(r)
}

// Narrow shows only what passes a filter.
func (c *catalogue[T]) Narrow(filter string) {
	c.given = filter
	c.setFilter(filter)
}

func (c *catalogue[T]) setFilter(filter string) {
	c.ready()
	c.filter = filter
	c.refill()
}

// cataloguePlace is where the reader is in a catalogue.
type cataloguePlace struct {
	filter, given string
	order         int
	ref           model.Ref
	row           int
}

// Place returns where the reader is.
func (c *catalogue[T]) Place() any {
	c.ready()
	return cataloguePlace{c.filter, c.given, c.order, c.Selected(), c.list.Row()}
}

// Return goes back there.
func (c *catalogue[T]) Return(place any) {
	c.ready()
	at, ok := place.(cataloguePlace)
	if !ok {
		return
	}
	c.filter, c.given, c.order = at.filter, at.given, at.order
	c.refill()
	if c.list.Select(at.ref) {
		c.list.Place(at.row)
	}
}

// Typing says whether the filter is being typed.
func (c *catalogue[T]) Typing() bool { return c.typing }

// Update takes keys and the mouse.
func (c *catalogue[T]) Update(msg tea.Msg) (Action, tea.Cmd) {
	c.ready()
	if c.typing {
		return c.typed(msg), nil
	}
	if c.list.Update(msg, c.moves) {
		return nil, nil
	}
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		if _, again := c.list.Click(msg.Y - c.headLines()); again {
			return c.enter(), nil
		}
	case tea.KeyPressMsg:
		return c.press(msg), nil
	}
	return nil, nil
}

func (c *catalogue[T]) press(msg tea.KeyPressMsg) Action {
	switch {
	case key.Matches(msg, c.keys.filter):
		c.typing, c.before, c.anchor = true, c.filter, c.Selected()
		c.field.SetText(c.filter)
		c.fit()
	case c.filter == "" && slices.Contains(c.keys.clear.Keys(), msg.String()):
		return Say{"nothing is filtered"}
	case key.Matches(msg, c.keys.clear):
		c.given = ""
		c.setFilter("")
	case key.Matches(msg, c.keys.leave):
		return c.leave()
	case key.Matches(msg, c.keys.sort):
		return c.sort()
	case key.Matches(msg, c.keys.view):
		return c.nextPreset()
	case key.Matches(msg, c.keys.compare):
		return c.compare()
	case c.list.Len() == 0 && key.Matches(msg, c.keys.ofRow()...):
		return Say{"nothing is listed here"}
	case key.Matches(msg, c.keys.open):
		return c.enter()
	case key.Matches(msg, c.keys.cite):
		return c.cite()
	case key.Matches(msg, c.keys.news):
		return c.newsOf(func(query string) Action { return News{query} })
	case key.Matches(msg, c.keys.watch):
		return c.newsOf(func(query string) Action { return Watch{Query: query, Label: model.Line(nameOf(c.env, c.Selected()))} })
	case key.Matches(msg, c.keys.mark):
		c.toggleMark()
	case key.Matches(msg, c.keys.next):
		return c.leap(+1)
	case key.Matches(msg, c.keys.previous):
		return c.leap(-1)
	}
	return nil
}

func (c *catalogue[T]) enter() Action {
	if r := c.Selected(); !r.IsZero() {
		return Open{r}
	}
	return nil
}

// Keys lists what works now.
func (c *catalogue[T]) Keys() []key.Binding {
	if c.typing {
		return []key.Binding{c.keys.done, c.keys.drop}
	}
	own := []key.Binding{
		c.keys.open, c.keys.filter, c.keys.clear, c.keys.view, c.keys.sort, c.keys.mark, c.keys.compare,
		c.keys.news, c.keys.watch, c.keys.next, c.keys.previous, c.keys.cite, c.keys.leave,
	}
	if c.filter != "" && c.list.Len() == 0 {
		own = without(own, c.keys.ofRow())
	}
	return append(slices.DeleteFunc(own, func(b key.Binding) bool { return !b.Enabled() }), c.moves.Bindings()...)
}
