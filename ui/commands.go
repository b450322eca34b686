package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/overlay"
	"pariscall/ui/panes"
	"pariscall/ui/theme"
)

// command is one line of the palette.
type command struct {
	name, args, what string
	run              func(rest string) tea.Cmd
}

// commands is the table of commands.
func (a *App) commands() []command {
	return []command{
		{"open", "KIND:ID", "open anything by its address: country:FRA, incident:wannacry", a.commandOpen},
		{"news", "QUERY", "show the news of a query", a.goNews},
		{"refresh", "", "ask all feeds now", func(string) tea.Cmd { return a.do(nil, panes.Refresh{Scope: everyFeed}) }},
		{"due", "", "ask the feeds whose time has come", func(string) tea.Cmd { return a.do(nil, panes.Refresh{Scope: model.Scope{Due: true}}) }},
		{"watch", "QUERY", "hear of what a query finds from now on", a.commandWatch},
		{"undo", "", "take the last mark back", func(string) tea.Cmd { return a.do(nil, panes.Undo{}) }},
		{"theme", "NAME", "colours: " + strings.Join(theme.Names(), ", "), a.commandTheme},
		{"light", "", "colours for a light terminal", func(string) tea.Cmd { a.restyle(a.theme, false); return nil }},
		{"dark", "", "colours for a dark terminal", func(string) tea.Cmd { a.restyle(a.theme, true); return nil }},
		{"mouse", "", "hand the mouse to the terminal, or take it back", func(string) tea.Cmd { return a.toggleMouse() }},
		{"version", "", "say which version this is", func(string) tea.Cmd { return a.say("pariscall "+a.deps.Version, false) }},
		{"help", "", "the keys that work now", func(string) tea.Cmd { return a.openHelp() }},
		{"quit", "", "leave", func(string) tea.Cmd { return a.quit() }},
	}
}

func (a *App) commandOpen(rest string) tea.Cmd {
	r, err := model.ParseRef(rest)
	if err != nil {
		return a.say(err.Error(), true)
	}
	return a.reveal(r)
}

func (a *App) commandWatch(rest string) tea.Cmd {
	if rest == "" {
		return a.say("say what to watch: a query such as country:FRA or \"supply chain\"", true)
	}
	if err := panes.CheckQuery(a.env, rest); err != nil {
		return a.say(err.Error(), true)
	}
	return a.do(nil, panes.Watch{Query: rest, Label: model.Line(rest)})
}

func (a *App) commandTheme(rest string) tea.Cmd {
	if rest == "" {
		return a.say("themes: "+strings.Join(theme.Names(), ", "), false)
	}
	t, err := theme.Load(rest)
	if err != nil {
		return a.say(err.Error(), true)
	}
	a.restyle(t, a.dark)
	return nil
}

// openSearch opens the search or, with a colon, the palette.
func (a *App) openSearch(text string) tea.Cmd {
	var list []overlay.Command
	for _, c := range a.commands() {
		list = append(list, overlay.Command{Name: c.name, Args: c.args, What: c.what})
	}
	a.overlay = overlay.NewSearch(a.env, text, list, a.deps.News != nil)
	return nil
}

// openHelp lists the keys of what has the focus now.
func (a *App) openHelp() tea.Cmd {
	g := a.env.Styles.Glyphs
	a.overlay = overlay.NewHelp(a.env.Styles, a.sections(), [][2]string{
		{g.Endorsed, "endorsed the Paris Call"},
		{g.NotEndorsed, "did not endorse it"},
		{g.Partly, "partly, disputed, undated; of votes: abstained"},
		{g.Absent, "took no part in the vote"},
		{g.Yes + " " + g.No, "voted for, against; of feeds: answers, is gone"},
		{g.Actor, "threat actor, with the state it is linked to"},
		{g.Incident, "incident; behind a state how many hit it"},
		{"8 " + g.Bar[len(g.Bar)-1], "behind a state: its supporters other than itself"},
		{g.Unread, "unread"},
		{g.Star, "starred"},
		{g.Edited, "changed by its outlet since it was stored"},
		{g.Marked, "marked, to be compared"},
		{"7/30", "of a feed: unread of all its articles"},
		{"! =", "of a feed: fails, is paused"},
		{g.New + "7", "seven new above"},
		{g.Live + " " + g.Busy + " " + g.Off, "of the news: live, asking, offline"},
	})
	return nil
}
