package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/ui/panes"
)

// Init asks the terminal and the archive for what the first frame needs. All
// else is asked for when that is on the screen: a question asked now would
// only make it later.
func (a *App) Init() tea.Cmd {
	first := a.settle()
	if first == nil {
		return tea.Batch(tea.RequestBackgroundColor, a.askTheRest())
	}
	return tea.Batch(first, tea.RequestBackgroundColor)
}

// Update routes a message. The order is fixed: what works always, facts about
// the terminal, finished work, keys, the mouse, the rest.
func (a *App) Update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		a.restyle(a.theme, msg.IsDark())
	case tea.FocusMsg:
		a.blurred = false
		cmd = tea.RequestBackgroundColor
	case tea.BlurMsg:
		a.blurred = true

	case answered:
		cmd = tea.Batch(msg.apply(), a.askTheRest())
	case statusFaded:
		a.status.fade(msg.gen)
	case heard:
		cmd = a.hear(msg)
	case minutePassed:
		cmd = a.minute()
	case pauseOver:
		a.paused = a.paused || msg.at == a.movedTo
	case staleDue:
		a.stalePend = false
		cmd = a.tellStale()

	case tea.KeyPressMsg:
		cmd = a.press(msg)
	case tea.PasteMsg:
		cmd = a.paste(msg)
	case tea.MouseMsg:
		cmd = a.pointed(msg)
	default:
		cmd = a.toFocused(msg)
	}
	return tea.Batch(cmd, a.settle())
}

// press routes a key: always, overlay, prompt, a pane that is typing, global,
// pane.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	a.status.fresh = false
	switch {
	case key.Matches(msg, a.keys.Interrupt):
		return a.quit()
	case key.Matches(msg, a.keys.Repaint):
		return tea.ClearScreen
	case key.Matches(msg, a.keys.Suspend):
		return tea.Suspend
	case a.lay.tiny:
		if key.Matches(msg, a.keys.Quit) {
			return a.quit()
		}
		return nil
	case a.prompt != nil:
		return a.toPrompt(msg)
	case a.overlay != nil:
		return a.toOverlay(msg)
	}
	if t, ok := a.focused().(panes.Typing); ok && t.Typing() {
		return a.pressPane(msg)
	}
	msg = latin(msg)
	if cmd, done := a.global(msg); done {
		return cmd
	}
	return a.pressPane(msg)
}

// pressPane gives a key to the pane that has the focus. A key that means
// nothing there says so, unless it was typed into a text.
func (a *App) pressPane(msg tea.KeyPressMsg) tea.Cmd {
	p := a.focused()
	c, ok := p.(panes.Cursored)
	known := ok && c.Cursor() != nil || key.Matches(msg, p.Keys()...)
	act, cmd := p.Update(msg)
	switch {
	case known || act != nil || cmd != nil:
		return tea.Batch(cmd, a.do(p, act))
	case key.Matches(msg, a.keys.Back):
		return a.back()
	default:
		return a.say(msg.String()+" does nothing here "+a.env.Styles.Sep+" ? lists the keys", false)
	}
}

// paste goes to whoever has a text field.
func (a *App) paste(msg tea.PasteMsg) tea.Cmd {
	switch {
	case a.prompt != nil:
		return a.toPrompt(msg)
	case a.overlay != nil:
		return a.toOverlay(msg)
	}
	if t, ok := a.focused().(panes.Typing); ok && t.Typing() {
		return a.toFocused(msg)
	}
	return nil
}

// global does what a key means everywhere, and reports whether it means
// anything.
func (a *App) global(msg tea.KeyPressMsg) (cmd tea.Cmd, done bool) {
	k := a.keys
	switch {
	case key.Matches(msg, k.Quit):
		return a.quit(), true
	case key.Matches(msg, k.Help):
		return a.openHelp(), true
	case key.Matches(msg, k.Search):
		return a.openSearch(""), true
	case key.Matches(msg, k.Command):
		return a.openSearch(":"), true
	case key.Matches(msg, k.View):
		return a.goView(int(msg.String()[0] - '1')), true
	case key.Matches(msg, k.NextView):
		return a.goView((a.at + 1) % len(a.views)), true
	case key.Matches(msg, k.PreviousView):
		return a.goView((a.at + len(a.views) - 1) % len(a.views)), true
	case key.Matches(msg, k.HistoryBack):
		return a.travel(-1), true
	case key.Matches(msg, k.HistoryForward):
		return a.travel(+1), true
	case key.Matches(msg, k.Undo):
		return a.do(nil, panes.Undo{}), true
	case key.Matches(msg, k.RefreshAll):
		return a.do(nil, panes.Refresh{Scope: everyFeed}), true
	case key.Matches(msg, k.Mouse):
		return a.toggleMouse(), true
	case key.Matches(msg, k.Back) && a.views[a.at].page != nil:
		return a.back(), true
	}
	return nil, false
}

// toFocused hands a message to the pane that has the focus and does what it
// wants done.
func (a *App) toFocused(msg tea.Msg) tea.Cmd {
	p := a.focused()
	act, cmd := p.Update(msg)
	return tea.Batch(cmd, a.do(p, act))
}

func (a *App) toOverlay(msg tea.Msg) tea.Cmd {
	o := a.overlay
	act, done := o.Update(msg)
	if done {
		a.overlay = nil
	}
	return a.do(o, act)
}

// quit ends the program; what runs is cancelled.
func (a *App) quit() tea.Cmd {
	a.quitting = true
	return tea.Quit
}
