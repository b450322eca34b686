package panes

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/widget"
)

// entityPage is the page of one thing of the bundled data: its card, with its
// news once the archive has answered.
type entityPage struct {
	env   Env
	ref   model.Ref
	card  *card
	sheet sheet
	page  *widget.Page[Target]
	keys  pageKeys
	width int

	news    cardNews
	query   string
	waiting int  // answers that are on their way
	stale   bool // the archive has changed since it was asked
	asked   bool

	differing bool // of a comparison: only what differs
}

type pageKeys struct {
	open, next, previous, down, up               key.Binding
	screenDown, screenUp, top, bottom            key.Binding
	source, cite, news, watch, differing, inList key.Binding
}

func newPageKeys() pageKeys {
	return pageKeys{
		open:       key.NewBinding(key.WithKeys("enter", "right", "l"), key.WithHelp("enter l →", "open")),
		down:       key.NewBinding(key.WithKeys("down", "j", "ctrl+n"), key.WithHelp("j ↓", "down")),
		up:         key.NewBinding(key.WithKeys("up", "k", "ctrl+p"), key.WithHelp("k ↑", "up")),
		next:       key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "next name")),
		previous:   key.NewBinding(key.WithKeys("p"), key.WithHelp("p", "previous name")),
		screenDown: key.NewBinding(key.WithKeys("space", "pgdown", "ctrl+d"), key.WithHelp("space", "a screen down")),
		screenUp:   key.NewBinding(key.WithKeys("pgup", "ctrl+u", "shift+space"), key.WithHelp("pgup", "a screen up")),
		top:        key.NewBinding(key.WithKeys("home", "g"), key.WithHelp("g", "top")),
		bottom:     key.NewBinding(key.WithKeys("end", "G"), key.WithHelp("G", "sources")),
		source:     key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "open source")),
		cite:       key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "copy citation")),
		news:       key.NewBinding(key.WithKeys("N"), key.WithHelp("N", "its news")),
		watch:      key.NewBinding(key.WithKeys("W"), key.WithHelp("W", "watch")),
		inList:     key.NewBinding(key.WithKeys("L"), key.WithHelp("L", "organisations from here")),
		differing:  key.NewBinding(key.WithKeys("d"), key.WithHelp("d", "only what differs")),
	}
}

// newEntityPage returns the page of a thing, or nil when the bundled data
// does not hold it.
func newEntityPage(env Env, r model.Ref) Pane {
	p := &entityPage{env: env, ref: r, keys: newPageKeys(), page: widget.NewPage[Target](), query: newsQuery(r)}
	p.page.Focus(true)
	p.keys.news.SetEnabled(p.query != "")
	p.keys.watch.SetEnabled(p.query != "")
	p.keys.inList.SetEnabled(r.Kind == model.KindCountry)
	p.keys.differing.SetEnabled(r.Kind == kindCompare)
	if !p.build() {
		return nil
	}
	p.page.Open(p.sheet.Content)
	return p
}

// build makes the card from what is known now.
func (p *entityPage) build() bool {
	p.card = newCard(p.env.Atlas, p.env.Styles.Glyphs)
	p.news.Now = p.env.Now()
	var ok bool
	if p.ref.Kind == kindCompare {
		p.sheet, ok = p.card.compare(p.ref, p.width, p.differing)
	} else {
		p.sheet, ok = p.card.of(p.ref, p.news)
	}
	return ok
}

func (p *entityPage) rebuild() {
	p.build()
	p.page.Update(p.sheet.Content)
}

// Title is the name with its mark.
func (p *entityPage) Title() string {
	if p.sheet.Mark == "" {
		return p.sheet.Name
	}
	return p.sheet.Name + " " + p.sheet.Mark
}

// Note stands at the right end of the title line: what the thing is, and how
// much of the page has been seen.
func (p *entityPage) Note() string {
	switch above, below := p.page.More(); {
	case below:
		return p.sheet.Aside + " " + p.env.Styles.Sep + " " + p.page.Read()
	case above:
		return p.sheet.Aside + " " + p.env.Styles.Sep + " end"
	default:
		return p.sheet.Aside
	}
}

// Tabled says whether several things stand here side by side.
func (p *entityPage) Tabled() bool { return p.ref.Kind == kindCompare }

// Resize sets the rectangle. Other glyphs, or another width of a table, change
// what a card says, so it is made again.
func (p *entityPage) Resize(width, height int) {
	tabled := p.ref.Kind == kindCompare && width != p.width
	p.width = width
	if tabled || p.card.g.Endorsed != p.env.Styles.Endorsed {
		p.rebuild()
	}
	p.page.Resize(width, height)
}

// View paints the page.
func (p *entityPage) View() string { return p.page.View(p.env.Styles) }

// SetFocus says whether keys go here.
func (p *entityPage) SetFocus(on bool) { p.page.Focus(on) }

// Selected is the thing under the cursor; before the page has a size, the
// first one it will stand on.
func (p *entityPage) Selected() model.Ref {
	if p.width == 0 {
		return firstTarget(p.sheet).Ref
	}
	t, _, _ := p.page.Selected()
	return t.Ref
}

func firstTarget(s sheet) Target {
	for _, b := range s.Content.Blocks {
		for _, sp := range b.Spans {
			if sp.Target != (Target{}) {
				return sp.Target
			}
		}
	}
	return Target{}
}

// Place and Return keep the reading position.
func (p *entityPage) Place() any { return p.page.Position() }

// Return goes back to a place.
func (p *entityPage) Return(place any) {
	if at, ok := place.(widget.Position); ok {
		p.page.Restore(at)
	}
}

// Update takes keys and the mouse.
func (p *entityPage) Update(msg tea.Msg) (Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelDown:
			p.page.Scroll(3)
		case tea.MouseWheelUp:
			p.page.Scroll(-3)
		}
	case tea.MouseClickMsg:
		if p.page.Click(msg.X, msg.Y) {
			return p.follow(), nil
		}
	case tea.KeyPressMsg:
		if p.move(msg) {
			return nil, nil
		}
		return p.act(msg), nil
	}
	return nil, nil
}

func (p *entityPage) move(msg tea.KeyPressMsg) bool {
	switch {
	case key.Matches(msg, p.keys.down):
		p.page.Down()
	case key.Matches(msg, p.keys.up):
		p.page.Up()
	case key.Matches(msg, p.keys.next):
		p.page.Next()
	case key.Matches(msg, p.keys.previous):
		p.page.Previous()
	case key.Matches(msg, p.keys.screenDown):
		p.page.ScrollPage(1)
	case key.Matches(msg, p.keys.screenUp):
		p.page.ScrollPage(-1)
	case key.Matches(msg, p.keys.top):
		p.page.Home()
	case key.Matches(msg, p.keys.bottom):
		p.page.End()
	default:
		return false
	}
	return true
}

func (p *entityPage) act(msg tea.KeyPressMsg) Action {
	switch {
	case key.Matches(msg, p.keys.open):
		return p.follow()
	case key.Matches(msg, p.keys.source):
		return p.openSource()
	case key.Matches(msg, p.keys.cite):
		return p.cite()
	case key.Matches(msg, p.keys.news):
		return News{p.query}
	case key.Matches(msg, p.keys.watch):
		return Watch{Query: p.query, Label: model.Line(p.sheet.Name)}
	case key.Matches(msg, p.keys.inList):
		return Narrow{Kind: model.KindSupporter, Filter: "country:" + p.ref.ID + " orgs"}
	case key.Matches(msg, p.keys.differing):
		p.differing = !p.differing
		p.rebuild()
	}
	return nil
}

// follow opens what the cursor stands on.
func (p *entityPage) follow() Action {
	t, _, ok := p.page.Selected()
	switch {
	case !ok:
		return Say{"nothing is selected here that could be opened"}
	case t.URL != "":
		return Browse{t.URL}
	case t.List == model.KindArticle:
		return News{t.Filter}
	case t.List != "":
		return Narrow{Kind: t.List, Filter: t.Filter}
	default:
		return Open{t.Ref}
	}
}

// Keys lists what works now.
func (p *entityPage) Keys() []key.Binding {
	k := p.keys
	all := []key.Binding{
		k.open, k.news, k.watch, k.differing, k.source, k.cite, k.inList,
		k.down, k.up, k.next, k.previous, k.screenDown, k.screenUp, k.top, k.bottom,
	}
	return slices.DeleteFunc(all, func(b key.Binding) bool { return !b.Enabled() })
}
