package panes

import "pariscall/model"

// View is one of the numbered views of the screen: a list, beside which the
// pages open.
type View struct {
	Name  string
	Kinds []model.Kind // what the list shows; search results go there
	List  Pane
}

// Views is the table of views, in the order of their number keys. One line a
// view.
func Views(env Env) []View {
	return []View{}
}

// Page makes the pane for a page of its own, or returns nil when nothing is
// known of what r points to. One line a kind.
func Page(env Env, r model.Ref) Pane {
	return nil
}
