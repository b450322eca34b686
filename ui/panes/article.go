package panes

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/widget"
)

// measure is the widest line of running text that is still easily read.
const measure = 80

// article is one article to be read. Its text stays where it is while it is
// read: a newer version waits for a key.
type article struct {
	env  Env
	id   model.ArticleID
	keys articleKeys

	a       model.Article
	outlets []model.Headline
	loaded  bool
	err     error
	asked   bool
	stale   bool
	told    bool // the story was asked for
	newer   *model.Article
	full    bool // the reader asked for the full text, so it is shown at once

	prose   *widget.Prose
	targets []articleTarget // numbered from 1
	hints   map[string]int  // letters to targets, while one is chosen
	typed   string          // letters of a hint so far
	why     *widget.List[int, model.Mention]
	lost    *model.Mention // the one rejected last, until it is back
	all     bool           // every outlet of the story is shown, however many

	width, height int
	focused       bool
}

// articleTarget is what a place in the text leads to.
type articleTarget struct {
	ref  model.Ref
	url  string
	more bool // the rest of the outlets
}

func newArticle(env Env, r model.Ref) Pane {
	id, ok := ArticleOf(r)
	if !ok {
		return nil
	}
	return &article{env: env, id: id, keys: newArticleKeys(), prose: widget.NewProse(measure), stale: true, width: 1, height: 1}
}

// Title is the outlet: the headline stands in the text, in full.
func (p *article) Title() string {
	if p.loaded {
		return widget.Steady(p.a.FeedName.String())
	}
	return "Article"
}

// Note says when, or that a newer version waits.
func (p *article) Note() string {
	switch {
	case p.newer != nil:
		return "updated " + p.env.Styles.Sep + " . shows it"
	case !p.loaded:
		return ""
	case p.a.Starred:
		return p.env.Styles.Star + " starred"
	case p.a.Unread:
		return p.env.Styles.Unread + " unread"
	default:
		return ""
	}
}

// Resize sets the rectangle.
func (p *article) Resize(width, height int) {
	p.width, p.height = max(width, 1), max(height, 1)
	p.prose.Resize(p.width, p.height)
	if p.loaded {
		p.compose()
	}
	if p.why != nil {
		p.why.Resize(p.width, max(p.height-2, 1))
	}
}

// SetFocus says whether keys go here.
func (p *article) SetFocus(on bool) { p.focused, p.prose.Focused = on, on }

// Selected is the thing under the cursor; while nothing is, the first that
// the article names, the headline before the text.
func (p *article) Selected() model.Ref {
	if p.why != nil {
		m, _ := p.why.Selected()
		return m.Ref
	}
	if t := p.prose.Target(); t > 0 && !p.targets[t-1].ref.IsZero() {
		return p.targets[t-1].ref
	}
	return p.firstNamed()
}

func (p *article) firstNamed() model.Ref {
	var first model.Mention
	for _, m := range p.a.Mentions {
		if first.Ref.IsZero() || m.Field == model.InTitle && first.Field != model.InTitle ||
			m.Field == first.Field && m.Start < first.Start {
			first = m
		}
	}
	return first.Ref
}

// Typing is true while a link is chosen by letters and while mentions are
// explained: then single keys have another meaning.
func (p *article) Typing() bool { return p.hints != nil || p.why != nil }

// Wants asks for the article, and once for the outlets of its story.
func (p *article) Wants() Action {
	if p.stale && !p.asked {
		p.asked, p.stale = true, false
		return NeedArticle{p.id}
	}
	if p.loaded && p.a.Story != 0 && !p.told {
		p.told = true
		return NeedStory{p.a.Story}
	}
	return nil
}

// Stale says that the archive has changed.
func (p *article) Stale(uint64) { p.stale = true }

// SetArticle takes the article. Marks and mentions are shown at once; another
// text waits for the reader, unless he asked for it.
func (p *article) SetArticle(id model.ArticleID, a model.Article, err error) {
	if id != p.id {
		return
	}
	p.asked = false
	if err != nil {
		p.err = err
		return
	}
	p.err = nil
	changed := p.loaded && (a.Hash != p.a.Hash || a.Full != p.a.Full)
	if changed && !p.full && p.focused {
		p.newer = &a
		p.a.Unread, p.a.Starred, p.a.Tags = a.Unread, a.Starred, a.Tags
		return
	}
	p.full = false
	p.take(a)
}

func (p *article) take(a model.Article) {
	p.a, p.loaded, p.newer = a, true, nil
	p.compose()
	if p.why != nil {
		p.explain()
	}
}

// SetStory takes the outlets.
func (p *article) SetStory(id model.StoryID, outlets []model.Headline, err error) {
	if err == nil && id == p.a.Story {
		p.outlets = outlets
		p.compose()
	}
}

// Marked shows a change of marks at once.
func (p *article) Marked(c model.Change) {
	for _, id := range c.IDs {
		if id != p.id {
			continue
		}
		h := marked(model.Headline{Unread: p.a.Unread, Starred: p.a.Starred, Tags: p.a.Tags}, c)
		p.a.Unread, p.a.Starred, p.a.Tags = h.Unread, h.Starred, h.Tags
		if p.loaded {
			p.compose()
		}
	}
}

// View is the text, or the explanation of its mentions.
func (p *article) View() string {
	st := p.env.Styles
	switch {
	case p.why != nil:
		return p.whyView()
	case p.err != nil && !p.loaded:
		return widget.Fill([]string{"", "  " + st.Bad.Paint(widget.Cut(model.Line(p.err.Error()).String(), p.width-2, st.Dots))}, p.width, p.height, st.Dots)
	case !p.loaded:
		return widget.Fill(nil, p.width, p.height, st.Dots)
	}
	return p.prose.View(st)
}

// Update takes keys and the mouse.
func (p *article) Update(msg tea.Msg) (Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		if msg.Button == tea.MouseWheelDown {
			p.prose.Scroll(3)
		} else if msg.Button == tea.MouseWheelUp {
			p.prose.Scroll(-3)
		}
	case tea.MouseClickMsg:
		if p.why == nil && p.prose.Click(msg.X, msg.Y) > 0 {
			return p.follow(p.prose.Target()), nil
		}
	case tea.KeyPressMsg:
		switch {
		case p.why != nil:
			return p.pressWhy(msg), nil
		case p.hints != nil:
			return p.pressHint(msg), nil
		}
		return p.press(msg), nil
	}
	return nil, nil
}

func (p *article) press(msg tea.KeyPressMsg) Action {
	k := p.keys
	switch {
	case key.Matches(msg, k.moves.Down):
		p.prose.Down()
	case key.Matches(msg, k.moves.Up):
		p.prose.Up()
	case key.Matches(msg, k.moves.PageDown):
		p.prose.Page(1)
	case key.Matches(msg, k.moves.PageUp):
		p.prose.Page(-1)
	case key.Matches(msg, k.moves.Top):
		p.prose.Home()
	case key.Matches(msg, k.moves.Bottom):
		p.prose.End()
	case key.Matches(msg, k.open):
		return p.follow(p.prose.Target())
	case key.Matches(msg, k.hint):
		return p.beginHints()
	case key.Matches(msg, k.nextUnread):
		return Step{By: 1, Unread: true}
	case key.Matches(msg, k.next):
		return Step{By: 1}
	case key.Matches(msg, k.previous):
		return Step{By: -1}
	case p.loaded:
		return p.pressLoaded(msg)
	}
	return nil
}

func (p *article) pressLoaded(msg tea.KeyPressMsg) Action {
	k, one := p.keys, []model.ArticleID{p.id}
	switch {
	case key.Matches(msg, k.browse):
		return browseAction(p.a.Link)
	case key.Matches(msg, k.save):
		return SaveArticle{p.id}
	case key.Matches(msg, k.copyLink):
		return copyLinkAction(p.a.Link)
	case key.Matches(msg, k.star):
		return Mark{starChange(p.a.Starred, p.id)}
	case key.Matches(msg, k.unread):
		return Mark{model.Change{Mark: model.MarkUnread, IDs: one}}
	case key.Matches(msg, k.tags):
		return askTags(p.id, p.a.Tags)
	case key.Matches(msg, k.why):
		p.Explain()
	case key.Matches(msg, k.full):
		p.full = true
		return FullText{p.id}
	case key.Matches(msg, k.refresh):
		return Refresh{model.Scope{Feed: p.a.Feed}}
	case key.Matches(msg, k.update):
		if p.newer != nil {
			p.take(*p.newer)
		}
	}
	return nil
}

// follow opens what a place in the text leads to.
func (p *article) follow(target int) Action {
	if target < 1 || target > len(p.targets) {
		return Say{"nothing is selected: j goes to the next link, f has a letter for each"}
	}
	switch t := p.targets[target-1]; {
	case t.more:
		p.all = true
		p.compose()
		return nil
	case !t.ref.IsZero():
		return Open{t.ref}
	default:
		return Browse{t.url}
	}
}
