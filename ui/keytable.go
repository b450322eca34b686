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
		if n, ok := v.List.(panes.Newsroom); ok { // with a filter, for the keys that lift it
			n.Configure(panes.NewsSettings{Query: "is:unread"})
		}
		out = append(out, overlay.Section{Title: v.Name, Bindings: v.List.Keys()})
	}
	type page struct {
		title string
		ref   model.Ref
	}
	pages := []page{
		{"An article", model.ArticleID(1).Ref()},
		{"A feed", model.Ref{Kind: model.KindFeed, ID: "1"}},
	}
	if all := d.Atlas.Countries(); len(all) > 1 {
		pages = append(pages, page{"Any other page", all[0].Ref()}, page{"A comparison", panes.Comparison(all[0].Ref(), all[1].Ref())})
	}
	for _, p := range pages {
		page := panes.Page(a.env, p.ref)
		if page == nil {
			continue
		}
		out = append(out, overlay.Section{Title: p.title, Bindings: page.Keys()})
		if e, ok := page.(panes.Explainer); ok {
			e.Explain()
			out = append(out, overlay.Section{Title: "Why it is linked (w)", Bindings: page.Keys()})
		}
	}
	return out
}
