package overlay

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
	"pariscall/ui/widget"
)

// Command is a command of the palette, for the list of them.
type Command struct{ Name, Args, What string }

// Search finds anything: things of the bundled data at once, headlines as
// the archive answers, and after a colon commands.
type Search struct {
	env      panes.Env
	commands []Command
	news     bool

	field widget.Field
	list  *widget.List[string, found]
	keys  widget.ListKeys

	hits      []model.Hit
	headlines []model.Headline
	wanted    model.PageRequest // of the newest text
	asked     string            // text of the request that is under way, "" none
	answered  string            // text that headlines belong to
	problem   string

	width, height int
}

// found is one row: a group's name, a thing, a headline or a command.
type found struct {
	id    string
	group string
	ref   model.Ref
	hit   model.Hit
	head  *model.Headline
	cmd   *Command
	news  string // a query to open in News
	union *union
}

// The most that is shown of each sort.
const (
	mostThings    = 40
	mostHeadlines = 40
)

// NewSearch opens the search with a text in the box.
func NewSearch(env panes.Env, text string, commands []Command, news bool) *Search {
	s := &Search{env: env, commands: commands, news: news, keys: widget.NewListKeys()}
	s.list = widget.NewList(widget.ListSpec[string, found]{
		Key:   func(f found) string { return f.id },
		Paint: s.paint,
	})
	s.field.SetText(text)
	s.look()
	return s
}

// Update takes a key: text changes what is found, the arrows choose.
func (s *Search) Update(msg tea.Msg) (panes.Action, bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch msg.String() {
		case "esc":
			return nil, true
		case "enter":
			return s.choose()
		case "tab":
			s.complete()
			return nil, false
		case "up", "down", "pgup", "pgdown", "ctrl+n", "ctrl+p":
			s.list.Update(msg, s.keys)
			s.skip(msg.String() == "up" || msg.String() == "pgup" || msg.String() == "ctrl+p")
			return nil, false
		case "backspace":
			if s.field.Text() == "" {
				return nil, true
			}
		}
	case tea.MouseWheelMsg:
		s.list.Update(msg, s.keys)
		return nil, false
	case tea.MouseClickMsg:
		if hit, again := s.list.Click(msg.Y - 2); hit && again {
			return s.choose()
		}
		s.skip(false)
		return nil, false
	}
	before := s.field.Text()
	if s.field.Update(msg) && s.field.Text() != before {
		s.look()
	}
	return nil, false
}

// choose opens the selected row.
func (s *Search) choose() (panes.Action, bool) {
	f, ok := s.list.Selected()
	if !ok {
		return nil, false
	}
	switch {
	case f.cmd != nil:
		line := strings.TrimPrefix(strings.TrimSpace(s.field.Text()), ":")
		name, _, _ := strings.Cut(line, " ")
		if name != f.cmd.Name {
			if f.cmd.Args != "" {
				s.complete()
				return nil, false
			}
			line = f.cmd.Name
		}
		return panes.Command{Line: line}, true
	case f.news != "":
		return panes.News{Query: f.news}, true
	case f.union != nil:
		return panes.Narrow{Kind: model.KindCountry, Filter: f.union.filter}, true
	case f.head != nil:
		return panes.Open{Ref: f.head.ID.Ref()}, true
	case !f.ref.IsZero():
		return panes.Open{Ref: f.ref}, true
	}
	return nil, false
}

// complete writes the selected command or address into the box.
func (s *Search) complete() {
	f, ok := s.list.Selected()
	switch {
	case !ok:
	case f.cmd != nil:
		s.field.SetText(":" + f.cmd.Name + " ")
		s.look()
	case !f.ref.IsZero():
		s.field.SetText(f.ref.String())
		s.look()
	}
}

// skip moves off a row that only names a group.
func (s *Search) skip(up bool) {
	step := 1
	if up {
		step = -1
	}
	for range 3 {
		f, ok := s.list.Selected()
		if !ok || f.group == "" {
			return
		}
		before := s.list.Index()
		s.list.Move(step)
		if s.list.Index() == before {
			step = -step
		}
	}
}

// look finds anew for the text in the box. The headlines of the text before
// stay until the archive has answered.
func (s *Search) look() {
	text := strings.TrimSpace(s.field.Text())
	s.problem = ""
	switch {
	case strings.HasPrefix(text, ":"):
		s.show(s.matchingCommands(text[1:]))
		return
	case text == "":
		s.hits, s.headlines, s.answered = nil, nil, ""
	default:
		s.hits = s.env.Atlas.Search(text, mostThings)
		q, err := model.ParseQuery(beginning(text, s.field.Text()))
		if err != nil {
			s.problem = err.Error()
			s.headlines, s.answered = nil, text
		} else {
			s.wanted = model.PageRequest{Query: q, Limit: mostHeadlines}
		}
	}
	s.show(s.rows(text))
}

// beginning is what is typed as a query: as long as no blank follows it, the
// last word may be only the beginning of one.
func beginning(text, typed string) string {
	words := strings.Fields(text)
	last := words[len(words)-1]
	quotes := strings.Count(text, "\"")%2 == 1
	switch r, _ := utf8.DecodeLastRuneInString(last); {
	case text != strings.TrimLeft(typed, " "), quotes, utf8.RuneCountInString(last) < 2, !startsWords(r):
		return text
	case strings.ContainsAny(last, ":\"()*"), last == "OR", last == "AND", last == "NOT":
		return text
	}
	return text + "*"
}

// startsWords says whether a character is of a script that sets words off by
// blanks, so that a word can be cut off in its middle.
func startsWords(r rune) bool {
	return unicode.IsDigit(r) || unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew, unicode.Armenian, unicode.Georgian)
}

// Wants asks the archive for headlines of the text in the box, one request
// at a time: while one is under way the text may change, and only the newest
// is asked next.
func (s *Search) Wants() panes.Action {
	text := strings.TrimSpace(s.field.Text())
	if !s.news || s.asked != "" || text == "" || text == s.answered || strings.HasPrefix(text, ":") || s.problem != "" {
		return nil
	}
	s.asked = text
	return panes.NeedPage{Request: s.wanted}
}

// SetPage takes the headlines.
func (s *Search) SetPage(_ model.PageRequest, page model.Page, err error) {
	s.answered, s.asked = s.asked, ""
	s.headlines = page.Rows
	if err != nil {
		s.problem = err.Error()
	}
	text := strings.TrimSpace(s.field.Text())
	if !strings.HasPrefix(text, ":") && text != "" {
		s.list.SetItems(s.rows(text))
		s.skip(false)
	}
}

// show puts rows on the screen with the first of them selected.
func (s *Search) show(rows []found) {
	s.list.SetItems(rows)
	s.list.Move(-len(rows))
	s.skip(false)
}

// Resize sets the rectangle.
func (s *Search) Resize(width, height int) {
	if width == s.width && height == s.height {
		return
	}
	s.width, s.height = width, height
	s.list.Resize(width, max(height-2, 1))
	s.field.Resize(max(width-len("Command ")-2, 1))
}

// Cursor stands in the box.
func (s *Search) Cursor() *tea.Cursor {
	_, x := s.field.View()
	return tea.NewCursor(1+len(s.label())+x, 0)
}

// Keys are those of the search itself.
func (s *Search) Keys() []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "open")),
		key.NewBinding(key.WithKeys("up", "down"), key.WithHelp(s.env.Styles.UpDown, "choose")),
		key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "complete")),
		closing(),
	}
}
