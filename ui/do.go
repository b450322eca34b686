package ui

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
	"pariscall/ui/theme"
)

var everyFeed = model.Scope{All: true}

// do carries out what a pane (or an overlay) wants done. By is who wants it:
// answers go back there.
func (a *App) do(by any, act panes.Action) tea.Cmd {
	switch act := act.(type) {
	case nil:
		return nil
	case panes.All:
		var cmds []tea.Cmd
		for _, one := range act {
			cmds = append(cmds, a.do(by, one))
		}
		return tea.Batch(cmds...)
	case panes.Open:
		if by == any(a.view().List) || by == any(a.focused()) {
			return a.open(act.Ref)
		}
		return a.reveal(act.Ref)
	case panes.Close:
		return a.back()
	case panes.Explain:
		if e, ok := a.focused().(panes.Explainer); ok {
			e.Explain()
		}
		return nil
	case panes.Step:
		return a.step(act)
	case panes.Narrow:
		return a.narrow(act)
	case panes.News:
		return a.goNews(act.Query)
	case panes.Search:
		return a.openSearch(act.Text)
	case panes.Ask:
		a.prompt = newAsk(by, act)
		return nil
	case panes.Confirm:
		a.prompt = newConfirm(by, act)
		return nil
	case panes.Command:
		return a.command(act.Line)
	case panes.Say:
		return a.say(act.Text, false)
	case panes.Fail:
		return a.fail(act.Err)
	case panes.Browse:
		return a.browse(act.URL)
	case panes.SaveArticle:
		return a.saveArticle(act.ID)
	case panes.Copy:
		return a.copyText(act)
	default:
		return a.doNews(by, act)
	}
}

// say tells the reader something for a while.
func (a *App) say(text string, bad bool) tea.Cmd {
	gen := a.status.set(model.Line(text).String(), bad)
	return a.deps.After(statusStays, statusFaded{gen})
}

// fail tells the reader what went wrong, and the log everything.
func (a *App) fail(err error) tea.Cmd {
	if err == nil {
		return nil
	}
	a.deps.Log.Warn("shown to the reader", "err", err)
	return a.say(err.Error(), true)
}

// browse opens an address in the reader's browser and says which host that
// is.
func (a *App) browse(url string) tea.Cmd {
	host, err := panes.Host(url)
	if err != nil {
		return a.fail(err)
	}
	if a.deps.Open == nil {
		return a.say("no browser is known here "+a.env.Styles.Sep+" y copies the link", true)
	}
	open, ctx := a.deps.Open, a.ctx
	return tea.Batch(a.say("opening "+host.String(), false), func() tea.Msg {
		err := open(ctx, url)
		return answered{what: "open in the browser", apply: func() tea.Cmd {
			if err != nil {
				return a.fail(fmt.Errorf("the browser did not open: %w", err))
			}
			return nil
		}}
	})
}

// saveArticle writes an article into a file and says which.
func (a *App) saveArticle(id model.ArticleID) tea.Cmd {
	if a.deps.Save == nil {
		return a.say("nothing can be saved here", true)
	}
	save := a.deps.Save
	return a.run("save as Markdown", func(ctx context.Context) func() tea.Cmd {
		path, err := save(ctx, id)
		return func() tea.Cmd {
			if err != nil {
				return a.fail(err)
			}
			dir, name := filepath.Split(path)
			return a.say("saved in "+cmp.Or(dir, "this folder")+" as "+name, false)
		}
	})
}

// copyText puts text into the clipboard: through the terminal, which also
// works over SSH, and natively where that is offered.
func (a *App) copyText(c panes.Copy) tea.Cmd {
	text := model.Block(c.Text).String()
	what := c.What
	if what == "" {
		what = "text"
	}
	cmds := []tea.Cmd{tea.SetClipboard(text), a.say("copied the "+what, false)}
	if native, ctx := a.deps.Copy, a.ctx; native != nil {
		cmds = append(cmds, func() tea.Msg {
			if err := native(ctx, text); err != nil {
				return answered{what: "copy", apply: func() tea.Cmd {
					a.deps.Log.Info("no native clipboard", "err", err)
					return nil
				}}
			}
			return nil
		})
	}
	return tea.Batch(cmds...)
}

// restyle builds the styles anew. Panes paint with the same value, so they
// only have to drop what they have painted, which Resize does: forgetting
// their sizes makes the next settle call it.
func (a *App) restyle(t theme.Theme, dark bool) {
	if t.Name == a.theme.Name && dark == a.dark {
		return
	}
	a.theme, a.dark = t, dark
	*a.env.Styles = *a.buildStyles()
	for i := range a.views {
		a.views[i].size = size{}
	}
	for _, p := range a.everyPlace() {
		p.size = size{}
	}
	a.preview, a.peek = nil, nil
}

func (a *App) toggleMouse() tea.Cmd {
	a.mouse = !a.mouse
	if a.mouse {
		return a.say("the mouse clicks and scrolls here", false)
	}
	return a.say("the mouse selects text "+a.env.Styles.Sep+" M takes it back", false)
}

// command runs a line of the palette.
func (a *App) command(line string) tea.Cmd {
	name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	rest = strings.TrimSpace(rest)
	for _, c := range a.commands() {
		if c.name == name {
			return c.run(rest)
		}
	}
	return a.say(fmt.Sprintf("there is no command %q", name), true)
}
