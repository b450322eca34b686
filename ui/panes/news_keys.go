package panes

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/widget"
)

type newsKeys struct {
	open, browse, star, why             key.Binding
	nextUnread, read, unread, newest    key.Binding
	filter, all, preset, order, stories key.Binding
	tags, markAll, copyLink, refresh    key.Binding
	save                                key.Binding
	watch, leave                        key.Binding
}

func newNewsKeys() newsKeys {
	return newsKeys{
		open:       key.NewBinding(key.WithKeys("enter", "right", "l"), key.WithHelp("enter l →", "read")),
		browse:     key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "browser")),
		star:       key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "star")),
		nextUnread: key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "next unread")),
		filter:     key.NewBinding(key.WithKeys("f"), key.WithHelp("f", "filter")),
		why:        key.NewBinding(key.WithKeys("w"), key.WithHelp("w", "why linked")),
		newest:     key.NewBinding(key.WithKeys("."), key.WithHelp(".", "newest")),
		read:       key.NewBinding(key.WithKeys("m"), key.WithHelp("m", "mark read")),
		unread:     key.NewBinding(key.WithKeys("u"), key.WithHelp("u", "mark unread")),
		all:        key.NewBinding(key.WithKeys("F"), key.WithHelp("F", "lift the filter")),
		preset:     key.NewBinding(key.WithKeys("v"), key.WithHelp("v", "unread, starred, today, all")),
		order:      key.NewBinding(key.WithKeys("O"), key.WithHelp("O", "best or newest first")),
		stories:    key.NewBinding(key.WithKeys("t"), key.WithHelp("t", "group stories, or not")),
		tags:       key.NewBinding(key.WithKeys("T"), key.WithHelp("T", "tag")),
		markAll:    key.NewBinding(key.WithKeys("A"), key.WithHelp("A", "mark all of this list read")),
		save:       key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "save as Markdown")),
		copyLink:   key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "copy link")),
		refresh:    key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "ask this feed now")),
		watch:      key.NewBinding(key.WithKeys("W", "S"), key.WithHelp("W S", "keep this query and watch it")),
		leave:      key.NewBinding(key.WithKeys("esc", "backspace", "left", "h"), key.WithHelp("esc h", "back to the list before")),
	}
}

// newsMoves are the movements of a list in which n and p are taken.
func newsMoves() widget.ListKeys { return widget.NewListKeys() }

// ofRow are the keys that mean something for the article under the cursor.
func (k newsKeys) ofRow() []key.Binding {
	return []key.Binding{k.open, k.browse, k.star, k.why, k.read, k.unread, k.tags, k.copyLink, k.save, k.refresh}
}

// Keys lists what works now; before the news are known, all there is.
func (n *news) Keys() []key.Binding {
	k := n.keys
	own := []key.Binding{
		k.open, k.browse, k.star, k.nextUnread, k.filter, k.why, k.newest, k.preset, k.all,
		k.read, k.unread, k.tags, k.markAll, k.copyLink, k.save, k.order, k.stories, k.refresh, k.watch, k.leave,
	}
	idle := []key.Binding{}
	if n.query.IsZero() {
		idle = append(idle, k.all, k.leave)
	}
	if n.loaded && n.list.Len() == 0 {
		idle = append(append(idle, k.ofRow()...), k.nextUnread, k.markAll)
		own = append([]key.Binding{k.leave}, without(own, []key.Binding{k.leave})...) // the way back is what is wanted
	}
	own = without(own, idle)
	return append(own, n.moves.Bindings()...)
}

// press does what a key means for the list or for the article under the
// cursor.
func (n *news) press(msg tea.KeyPressMsg) Action {
	k := n.keys
	switch {
	case key.Matches(msg, k.filter):
		return n.askFilter()
	case key.Matches(msg, k.all) && n.query.IsZero():
		return Say{"nothing is filtered"}
	case key.Matches(msg, k.all):
		return News{Query: ""}
	case key.Matches(msg, k.leave):
		return Close{}
	case key.Matches(msg, k.preset):
		return News{Query: n.nextPreset()}
	case key.Matches(msg, k.order):
		n.byRank = !n.byRank
		n.forget()
		return nil
	case key.Matches(msg, k.stories):
		n.stories = !n.stories
		n.page.Revision = 0
		n.stale, n.asked = true, false
		if n.stories {
			return Say{"one row a story"}
		}
		return Say{"each article on a row of its own"}
	case key.Matches(msg, k.markAll):
		return n.askMarkAll()
	case key.Matches(msg, k.watch):
		return n.askWatch()
	case key.Matches(msg, k.nextUnread):
		return n.goUnread()
	}
	return n.pressOnRow(msg)
}

func (n *news) pressOnRow(msg tea.KeyPressMsg) Action {
	h, ok := n.list.Selected()
	switch {
	case !ok && key.Matches(msg, n.keys.ofRow()...):
		return Say{"there is no article here to do that with"}
	case !ok:
		return nil
	}
	k, one := n.keys, []model.ArticleID{h.ID}
	switch {
	case key.Matches(msg, k.open):
		return n.open()
	case key.Matches(msg, k.browse):
		return browseAction(h.Link)
	case key.Matches(msg, k.copyLink):
		return copyLinkAction(h.Link)
	case key.Matches(msg, k.save):
		return SaveArticle{h.ID}
	case key.Matches(msg, k.star):
		return Mark{starChange(h.Starred, h.ID)}
	case key.Matches(msg, k.read):
		n.list.Move(1)
		n.moved()
		return Mark{model.Change{Mark: model.MarkRead, IDs: one}}
	case key.Matches(msg, k.unread):
		return Mark{model.Change{Mark: model.MarkUnread, IDs: one}}
	case key.Matches(msg, k.tags):
		return askTags(h.ID, h.Tags)
	case key.Matches(msg, k.why):
		return All{Open{h.ID.Ref()}, Explain{}}
	case key.Matches(msg, k.refresh):
		return Refresh{model.Scope{Feed: h.Feed}}
	}
	return nil
}

func (n *news) open() Action {
	h, ok := n.list.Selected()
	if !ok {
		return nil
	}
	return Open{h.ID.Ref()}
}

func starChange(starred bool, id model.ArticleID) model.Change {
	if starred {
		return model.Change{Mark: model.MarkUnstar, IDs: []model.ArticleID{id}}
	}
	return model.Change{Mark: model.MarkStar, IDs: []model.ArticleID{id}}
}

func browseAction(link string) Action {
	if link == "" {
		return Say{"this article has no link"}
	}
	return Browse{link}
}

func copyLinkAction(link string) Action {
	if link == "" {
		return Say{"this article has no link"}
	}
	return Copy{Text: link, What: "link"}
}

// askTags asks for a tag: one that is there is taken away, a new one given.
func askTags(id model.ArticleID, have []model.Text) Action {
	prompt := "Tag:"
	if len(have) > 0 {
		names := make([]string, 0, len(have))
		for _, t := range have {
			names = append(names, t.String())
		}
		prompt = "Tag (again ends it: " + strings.Join(names, ", ") + "):"
	}
	return Ask{Prompt: prompt, Answer: func(s string) Action {
		tag := model.Line(s)
		if tag.IsEmpty() {
			return nil
		}
		mark := model.MarkTag
		if slices.Contains(have, tag) {
			mark = model.MarkUntag
		}
		return Mark{model.Change{Mark: mark, Tag: tag, IDs: []model.ArticleID{id}}}
	}}
}

// Step moves to another article, as the reader of one asks for it.
func (n *news) Step(by int, unread bool) model.Ref {
	before := n.list.Index()
	if unread {
		n.goUnread()
	} else {
		n.list.Move(by)
		n.moved()
	}
	if n.list.Index() == before {
		return model.Ref{}
	}
	return n.Selected()
}

// goUnread moves to the next unread article below, in the window.
func (n *news) goUnread() Action {
	rows, at := n.list.Items(), n.list.Index()
	for i := at + 1; i < len(rows); i++ {
		if rows[i].Unread {
			n.list.Move(i - at)
			n.moved()
			return nil
		}
	}
	if n.page.More {
		n.list.Move(len(rows))
		n.moved()
		return nil
	}
	return Say{"nothing unread below"}
}

func (n *news) nextPreset() string {
	presets := []string{"is:unread", "is:starred", "newer:1d", ""}
	at := slices.Index(presets, n.query.String())
	return presets[(at+1)%len(presets)]
}

// askFilter asks for a query. A word typed at once adds to the one there is.
func (n *news) askFilter() Action {
	prompt, text := "Filter:", n.query.String()
	if text != "" {
		prompt, text = "Filter (ctrl+u empties):", text+" "
	}
	return Ask{
		Prompt: prompt, Text: text,
		Check:  func(s string) error { return CheckQuery(n.env, s) },
		Answer: func(s string) Action { return News{Query: model.Line(s).String()} },
	}
}

// CheckQuery says what is wrong with a query, where, and what would work: how
// it is written, and whether what it names is known.
func CheckQuery(env Env, s string) error {
	query, err := model.ParseQuery(s)
	if err == nil {
		_, err = query.Bind(env.Atlas, env.Now())
	}
	var q *model.QueryError
	if !errors.As(err, &q) {
		return err
	}
	rest := ""
	if q.Offset >= 0 && q.Offset < len(q.Query) && !strings.Contains(q.Msg, "\"") {
		rest = " at " + quoted(q.Query[q.Offset:], env.Styles.Dots)
	}
	hint := ""
	if q.Hint != "" {
		hint = ": " + q.Hint
	}
	return fmt.Errorf("%s%s%s", model.Line(q.Msg), rest, model.Line(hint))
}

// quoted shows the place of an error by the words that stand there.
func quoted(s, dots string) string {
	return "\"" + widget.Cut(model.Line(s).String(), 12, dots) + "\""
}

func (n *news) askMarkAll() Action {
	if n.list.Len() == 0 {
		return Say{"there is nothing here to mark"}
	}
	q := n.query
	what := "all " + thousands(int64(n.counts.Unread)) + " unread articles"
	if !q.IsZero() {
		what = "all that matches " + model.Line(q.String()).String() + " (" + n.found() + ")"
	}
	return Confirm{Question: "Mark " + what + " read?", Do: Mark{model.Change{Mark: model.MarkRead, All: &q}}}
}

func (n *news) askWatch() Action {
	q := n.query.String()
	if q == "" {
		return Say{"filter first: a watch listens for a query"}
	}
	return Ask{Prompt: "Watch it under the name:", Text: q, Answer: func(s string) Action {
		label := model.Line(s)
		if label.IsEmpty() {
			label = model.Line(q)
		}
		return Watch{Query: q, Label: label}
	}}
}
