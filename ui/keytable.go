package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/overlay"
	"pariscall/ui/panes"
)

// KeyTable lists every key: those that work everywhere, then those of each
// view and of each sort of page. It needs the atlas and the clock of d.
func KeyTable(d Deps) []overlay.Section {
	d.After = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	a := New(d)
	defer a.cancel()
	out := []overlay.Section{{Title: "Everywhere", Bindings: a.keys.bindings()}}
	for _, v := range a.views {
		out = append(out, overlay.Section{Title: v.Name, Bindings: v.List.Keys()})
	}
	pages := []struct {
		title string
		ref   model.Ref
	}{
		{"An article", model.ArticleID(1).Ref()},
		{"A feed", model.Ref{Kind: model.KindFeed, ID: "1"}},
	}
	if all := d.Atlas.Countries(); len(all) > 0 {
		pages = append(pages, struct {
			title string
			ref   model.Ref
		}{"Any other page", all[0].Ref()})
	}
	for _, p := range pages {
		if page := panes.Page(a.env, p.ref); page != nil {
			out = append(out, overlay.Section{Title: p.title, Bindings: page.Keys()})
		}
	}
	return out
}
