package panes

import "pariscall/model"

// Narrow goes to the view of a kind and shows there what passes a filter.
type Narrow struct {
	Kind   model.Kind
	Filter string
}

func (Narrow) action() {}

// Narrower is implemented by lists that can be narrowed by a filter from
// outside.
type Narrower interface{ Narrow(filter string) }
