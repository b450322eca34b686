package panes

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/ui/widget"
)

type articleKeys struct {
	moves                            widget.ListKeys
	open, hint, browse, copyLink     key.Binding
	star, unread, tags, why, full    key.Binding
	nextUnread, next, previous       key.Binding
	update, refresh, save            key.Binding
	rejectHere, rejectFeed, closeWhy key.Binding
	undoWhy, helpWhy                 key.Binding
}

func newArticleKeys() articleKeys {
	k := articleKeys{
		moves:      widget.NewListKeys(),
		open:       key.NewBinding(key.WithKeys("enter", "right", "l"), key.WithHelp("enter l →", "open what is selected")),
		hint:       key.NewBinding(key.WithKeys("f"), key.WithHelp("f", "follow by letter")),
		browse:     key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "browser")),
		star:       key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "star")),
		why:        key.NewBinding(key.WithKeys("w", "W"), key.WithHelp("w", "why linked")),
		nextUnread: key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "next unread")),
		full:       key.NewBinding(key.WithKeys("F"), key.WithHelp("F", "full text")),
		copyLink:   key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "copy link")),
		save:       key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "save as Markdown")),
		unread:     key.NewBinding(key.WithKeys("u"), key.WithHelp("u", "mark unread")),
		tags:       key.NewBinding(key.WithKeys("T"), key.WithHelp("T", "tag")),
		next:       key.NewBinding(key.WithKeys(">", "J"), key.WithHelp("> J", "next article")),
		previous:   key.NewBinding(key.WithKeys("<", "K"), key.WithHelp("< K", "article before")),
		update:     key.NewBinding(key.WithKeys("."), key.WithHelp(".", "show the updated text")),
		refresh:    key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "ask this feed now")),
		rejectHere: key.NewBinding(key.WithKeys("x"), key.WithHelp("x", "wrong here")),
		rejectFeed: key.NewBinding(key.WithKeys("X"), key.WithHelp("X", "wrong in this feed")),
		undoWhy:    key.NewBinding(key.WithKeys("z", "U"), key.WithHelp("z", "undo")),
		helpWhy:    key.NewBinding(key.WithKeys("?", "f1"), key.WithHelp("?", "keys")),
		closeWhy:   key.NewBinding(key.WithKeys("esc", "w", "W", "q", "backspace", "left", "h"), key.WithHelp("esc", "back")),
	}
	k.moves.Down.SetHelp("j ↓", "next link, or a line down")
	k.moves.Up.SetHelp("k ↑", "link before, or a line up")
	return k
}

// Keys lists what works now.
func (p *article) Keys() []key.Binding {
	k := p.keys
	switch {
	case p.why != nil:
		open := k.open
		open.SetHelp(open.Help().Key, "open")
		return append([]key.Binding{k.closeWhy, k.rejectHere, k.rejectFeed, k.undoWhy, open, k.helpWhy}, widget.NewListKeys().Bindings()...)
	case p.hints != nil:
		return []key.Binding{
			key.NewBinding(key.WithKeys(strings.Split(hintLetters, "")...), key.WithHelp("a-z", "open what has that letter")),
			key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "none of them")),
		}
	}
	own := []key.Binding{
		k.moves.PageDown, k.browse, k.star, k.hint, k.why, k.nextUnread, k.full, k.open, k.copyLink, k.unread,
		k.save, k.tags, k.next, k.previous, k.refresh,
	}
	if p.newer != nil {
		own = append([]key.Binding{k.update}, own...)
	}
	return append(own, k.moves.Down, k.moves.Up, k.moves.PageUp, k.moves.Top, k.moves.Bottom)
}

// hintLetters are those under the fingers first.
const hintLetters = "asdfghjklqwertyuiopzxcvbnm"

const noHint = "no link has that letter"

// beginHints gives every target in sight a letter, or two when there are more
// than letters.
func (p *article) beginHints() Action {
	in := p.prose.Targets()
	if len(in) == 0 {
		return Say{"nothing to follow is in sight"}
	}
	p.hints, p.typed = make(map[string]int, len(in)), ""
	p.prose.Hints = make(map[int]string, len(in))
	for i, t := range in {
		label := ""
		if len(in) <= len(hintLetters) {
			label = hintLetters[i : i+1]
		} else if i < len(hintLetters)*len(hintLetters) {
			label = string(hintLetters[i/len(hintLetters)]) + string(hintLetters[i%len(hintLetters)])
		}
		p.hints[label] = t
		p.prose.Hints[t] = strings.ToUpper(label)
	}
	return nil
}

func (p *article) endHints() {
	p.hints, p.typed, p.prose.Hints = nil, "", nil
}

// pressHint takes a letter; anything else ends the choice.
func (p *article) pressHint(msg tea.KeyPressMsg) Action {
	letter := strings.ToLower(msg.Text)
	switch {
	case msg.String() == "esc":
		p.endHints()
		return nil
	case len(letter) != 1 || !strings.Contains(hintLetters, letter):
		p.endHints()
		return Say{noHint}
	}
	p.typed += letter
	if t, ok := p.hints[p.typed]; ok {
		p.endHints()
		return p.follow(t)
	}
	for label := range p.hints {
		if strings.HasPrefix(label, p.typed) {
			return nil
		}
	}
	p.endHints()
	return Say{noHint}
}
