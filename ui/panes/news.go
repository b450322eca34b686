package panes

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/widget"
)

// Newsroom is implemented by the list of news.
type Newsroom interface {
	Configure(NewsSettings)
	Query() string
	SetQuery(model.Query)
	SetCounts(model.Counts)
	// Step moves the selection and returns the article it came to, or nothing
	// when there is none further.
	Step(by int, unread bool) model.Ref
	ClockMoved() // days and ages may read differently now
}

// NewsSettings are the reader's wishes for the list.
type NewsSettings struct {
	Stories   bool
	Query     string
	NoService bool
}

// news is the list of headlines. It holds a window around the reader, never
// the archive: before he reaches an edge it asks for the next window.
type news struct {
	env   Env
	keys  newsKeys
	moves widget.ListKeys
	list  *widget.List[model.ArticleID, model.Headline]

	query     model.Query
	stories   bool
	byRank    bool
	noService bool
	counts    model.Counts
	cycle     model.Event // of the refresh that runs
	running   bool
	offline   bool

	page    model.Page
	loaded  bool
	err     error
	target  model.ArticleID // to be selected when its window arrives
	toTop   bool            // the newest is to be selected when its window arrives
	asked   bool            // a request is under way
	request model.PageRequest
	stale   bool
	wanted  bool // the window must move
	follow  bool // nothing was there at the start: stay at the top until touched

	above int // rows that arrived above since the reader was last there
	kept  map[model.ArticleID]model.Headline

	width, height int
	focused       bool
}

func newNews(env Env) *news {
	n := &news{
		env: env, keys: newNewsKeys(), moves: newsMoves(), stories: true,
		kept: make(map[model.ArticleID]model.Headline), stale: true, width: 1, height: 1,
	}
	n.list = widget.NewList(widget.ListSpec[model.ArticleID, model.Headline]{
		Key:    func(h model.Headline) model.ArticleID { return h.ID },
		Height: n.rowHeight,
		Lead:   n.headingLines,
		Paint:  n.paintRow,
	})
	return n
}

// Configure sets the reader's wishes.
func (n *news) Configure(s NewsSettings) {
	n.stories, n.noService = s.Stories, s.NoService
	if q, err := model.ParseQuery(s.Query); err == nil {
		n.query = q
	}
}

// Title says what is listed.
func (n *news) Title() string {
	sep := " " + n.env.Styles.Sep + " "
	title := "All news"
	if !n.query.IsZero() {
		title = model.Line(n.query.String()).String()
	}
	if n.byRank {
		return title + sep + "best first"
	}
	return title + sep + "newest first"
}

// Note is how much there is: of the list, never of something else.
func (n *news) Note() string {
	switch {
	case !n.query.IsZero():
		return n.found()
	case n.counts.Articles == 0:
		return ""
	default:
		return count(n.counts.Unread, "unread", "unread") + " of " + thousands(int64(n.counts.Articles))
	}
}

// found is how many rows a query has, as far as that is known without
// counting: a window that is not the whole list says no more than that.
func (n *news) found() string {
	rows := max(n.page.Above, 0) + len(n.page.Rows)
	switch {
	case !n.loaded || n.err != nil:
		return ""
	case n.page.More || n.page.Above < 0:
		return "more than " + thousands(int64(rows))
	default:
		return thousands(int64(rows)) + " found"
	}
}

// Badge counts what arrived above the reader.
func (n *news) Badge() string {
	if n.above == 0 {
		return ""
	}
	return n.env.Styles.New + strconv.Itoa(n.above)
}

// Query returns what is listed, as it is written.
func (n *news) Query() string { return n.query.String() }

// SetQuery lists something else, from its top.
func (n *news) SetQuery(q model.Query) {
	if q.String() == n.query.String() && n.loaded {
		return
	}
	n.query = q
	n.forget()
}

// forget begins a list anew.
func (n *news) forget() {
	n.page, n.loaded, n.err, n.above = model.Page{}, false, nil, 0
	n.asked, n.stale, n.wanted, n.target, n.toTop = false, true, false, 0, false
	n.kept = make(map[model.ArticleID]model.Headline)
	n.list.SetItems(nil)
}

// SetCounts takes the totals.
func (n *news) SetCounts(c model.Counts) { n.counts = c }

// ClockMoved repaints, because "Today" may have become "Yesterday".
func (n *news) ClockMoved() { n.list.Repaint() }

// Flank says whether other columns stand beside the list.
func (n *news) Flank(on bool) { n.list.Leap(on) }

// SetFocus says whether keys go here.
func (n *news) SetFocus(on bool) {
	if on != n.focused {
		n.focused = on
		n.list.Repaint()
	}
}

// Selected is the article under the cursor.
func (n *news) Selected() model.Ref {
	h, ok := n.list.Selected()
	if !ok {
		return model.Ref{}
	}
	return h.ID.Ref()
}

// Show moves to an article: at once when it is in the window, else when its
// window has come. A query that does not find it is lifted.
func (n *news) Show(r model.Ref) bool {
	id, ok := ArticleOf(r)
	if !ok {
		return false
	}
	if n.list.Select(id) {
		return true
	}
	n.target, n.stale = id, true
	return true
}

// newsPlace is where the reader is in the list.
type newsPlace struct {
	query  model.Query
	byRank bool
	id     model.ArticleID
	row    int
}

// Place says where the reader is.
func (n *news) Place() any {
	p := newsPlace{query: n.query, byRank: n.byRank, row: n.list.Row()}
	if h, ok := n.list.Selected(); ok {
		p.id = h.ID
	}
	return p
}

// Return goes back there.
func (n *news) Return(place any) {
	p, ok := place.(newsPlace)
	if !ok {
		return
	}
	if p.query.String() != n.query.String() || p.byRank != n.byRank {
		n.query, n.byRank = p.query, p.byRank
		n.forget()
	}
	if n.list.Select(p.id) {
		n.list.Place(p.row)
		return
	}
	n.target = p.id
}

// Heard follows a refresh, for what an empty list says.
func (n *news) Heard(e model.Event) {
	n.cycle = e
	switch e.Kind {
	case model.CycleStarted, model.FeedFetched:
		n.running = e.Total == 0 || e.Done < e.Total
	case model.CycleEnded:
		n.running, n.follow = false, false
	}
	if e.Kind == model.CycleEnded || e.Kind == model.FeedFetched {
		n.offline = e.Offline
	}
}

// Marked shows a change of marks at once. What was read stays in the list
// while the reader is there, also when the query would no longer find it.
func (n *news) Marked(c model.Change) {
	rows := slices.Clone(n.list.Items())
	for i := range rows {
		if c.All == nil && !slices.Contains(c.IDs, rows[i].ID) {
			continue
		}
		rows[i] = marked(rows[i], c)
		if c.All == nil {
			n.kept[rows[i].ID] = rows[i]
		}
	}
	n.list.SetItems(rows)
}

func marked(h model.Headline, c model.Change) model.Headline {
	switch c.Mark {
	case model.MarkRead:
		h.Unread = false
	case model.MarkUnread:
		h.Unread = true
	case model.MarkStar:
		h.Starred = true
	case model.MarkUnstar:
		h.Starred = false
	case model.MarkTag:
		if !slices.Contains(h.Tags, c.Tag) {
			h.Tags = append(h.Tags[:len(h.Tags):len(h.Tags)], c.Tag)
		}
	case model.MarkUntag:
		h.Tags = slices.DeleteFunc(slices.Clone(h.Tags), func(t model.Text) bool { return t == c.Tag })
	}
	return h
}

// Update takes keys and the mouse.
func (n *news) Update(msg tea.Msg) (Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		n.follow = false
		if key.Matches(msg, n.moves.Top, n.keys.newest) {
			n.goNewest()
			return nil, nil
		}
		if n.list.Update(msg, n.moves) {
			n.moved()
			return nil, nil
		}
		return n.press(msg), nil
	case tea.MouseWheelMsg:
		n.follow = false
		n.list.Update(msg, n.moves)
		n.moved()
	case tea.MouseClickMsg:
		n.follow = false
		_, again := n.list.Click(msg.Y)
		n.moved()
		if again {
			return n.open(), nil
		}
	}
	return nil, nil
}
