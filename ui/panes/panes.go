package panes

import "pariscall/model"

// View is one of the numbered views of the screen: a list, beside which the
// pages open.
type View struct {
	Name  string
	Short string       // where there is no room for the name
	Kinds []model.Kind // what the list shows; search results go there
	List  Pane
}

// Views is the table of views, in the order of their number keys. One line a
// view.
func Views(env Env) []View {
	return []View{
		{"News", "News", []model.Kind{model.KindArticle}, newNews(env)},
		{"Countries", "Countries", []model.Kind{model.KindCountry}, newCountries(env)},
		{"Organisations", "Orgs", []model.Kind{model.KindSupporter}, newOrganisations(env)},
		{"Incidents", "Incidents", []model.Kind{model.KindIncident}, newIncidents(env)},
		{"Timeline", "Time", []model.Kind{model.KindMilestone}, newTimeline(env)},
		{"Sources", "Sources", []model.Kind{model.KindFeed}, newSources(env)},
	}
}

// Page makes the pane for a page of its own, or returns nil when nothing is
// known of what r points to. One line a kind.
func Page(env Env, r model.Ref) Pane {
	switch r.Kind {
	case model.KindArticle:
		return newArticle(env, r)
	case model.KindFeed:
		return newFeedPage(env, r)
	default:
		return newEntityPage(env, r)
	}
}
