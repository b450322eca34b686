package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// NeedsAtlas says whether Bind has names to look up.
func (q Query) NeedsAtlas() bool {
	return holds(q.Expr(), func(e Expr) bool { _, ok := e.(Named); return ok })
}

func holds(e Expr, is func(Expr) bool) bool {
	switch e := e.(type) {
	case And:
		return slices.ContainsFunc(e, func(x Expr) bool { return holds(x, is) })
	case Or:
		return slices.ContainsFunc(e, func(x Expr) bool { return holds(x, is) })
	case Not:
		return holds(e.Of, is)
	default:
		return e != nil && is(e)
	}
}

// Bind returns the query's tree with its names resolved and its ages counted
// from now. The error is a *QueryError with names that would work. Without an
// atlas a name must be the identifier itself, and stance, region and sector
// find nothing.
func (q Query) Bind(atlas *Atlas, now time.Time) (Expr, error) {
	return binder{q.text, atlas, now.UTC()}.bind(q.Expr())
}

type binder struct {
	text  string
	atlas *Atlas
	now   time.Time
}

func (b binder) bind(e Expr) (Expr, error) {
	list := func(in []Expr) ([]Expr, error) {
		out := make([]Expr, len(in))
		for i := range in {
			var err error
			if out[i], err = b.bind(in[i]); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	switch e := e.(type) {
	case And:
		out, err := list(e)
		return And(out), err
	case Or:
		out, err := list(e)
		return Or(out), err
	case Not:
		of, err := b.bind(e.Of)
		return Not{of}, err
	case When:
		if !e.Newer.IsZero() {
			e.From = e.Newer.Before(b.now)
		}
		if !e.Older.IsZero() {
			e.To = e.Older.Before(b.now)
		}
		return e, nil
	case Named:
		return b.named(e)
	default:
		return e, nil
	}
}

func (b binder) fail(at int, msg, hint string) error {
	return &QueryError{Query: b.text, Offset: at, Msg: msg, Hint: hint}
}

func (b binder) named(n Named) (Expr, error) {
	kinds := map[string]Kind{"country": KindCountry, "org": KindSupporter, "incident": KindIncident, "actor": KindActor}
	if kind, ok := kinds[n.Field]; ok {
		return b.thing(n, kind)
	}
	if b.atlas == nil {
		return n, nil
	}
	switch n.Field {
	case "stance":
		n.Refs = b.withStance(n.Name == "endorsed")
		return n, nil
	case "region":
		return b.region(n)
	default:
		return b.sector(n)
	}
}

// thing looks up one name.
func (b binder) thing(n Named, kind Kind) (Expr, error) {
	if b.atlas == nil {
		r, err := ParseRef(string(kind) + ":" + n.Name)
		n.Refs = []Ref{r}
		return n, err
	}
	m := b.atlas.Lookup(n.Name, kind)
	switch {
	case len(m.Exact) == 1:
		n.Refs = m.Exact
		return n, nil
	case len(m.Exact) > 1:
		var choices []string
		for _, r := range m.Exact[:min(len(m.Exact), 5)] {
			choices = append(choices, n.Field+":"+r.ID)
		}
		return nil, b.fail(n.At, fmt.Sprintf("%q can mean several", n.Name), "write "+strings.Join(choices, " or "))
	}
	var near []string
	for _, h := range m.Suggest {
		if h.Ref.Kind == kind && len(near) < 3 {
			near = append(near, fmt.Sprintf("%s:%s (%s)", n.Field, h.Ref.ID, h.Title))
		}
	}
	hint := "look it up with / or the show command"
	if len(near) > 0 {
		hint = "did you mean " + strings.Join(near, " or ") + "?"
	}
	return nil, b.fail(n.At, fmt.Sprintf("no %s is called %q", kind, n.Name), hint)
}

// withStance returns the states that endorse the Paris Call, or do not; with
// the first also all its other supporters.
func (b binder) withStance(endorsed bool) []Ref {
	var out []Ref
	for _, c := range b.atlas.Countries() {
		if (c.Call.Status == Endorsed) == endorsed {
			out = append(out, c.Ref())
		}
	}
	if endorsed {
		for _, s := range b.atlas.Supporters() {
			out = append(out, s.Ref())
		}
	}
	return out
}

// region returns the countries of a region, a part of one, or a bloc.
func (b binder) region(n Named) (Expr, error) {
	want := PlainWords(n.Name)
	names := make(map[string]bool)
	for _, c := range b.atlas.Countries() {
		of := append([]string{c.Region, c.Subregion}, c.Memberships...)
		for _, name := range of {
			if name == "" {
				continue
			}
			names[name] = true
			if PlainWords(name) == want {
				n.Refs = append(n.Refs, c.Ref())
				break
			}
		}
	}
	if len(n.Refs) == 0 {
		return nil, b.fail(n.At, fmt.Sprintf("no region or bloc is called %q", n.Name), oneOf(n, names))
	}
	return n, nil
}

// sector returns the supporters of a sector of industry.
func (b binder) sector(n Named) (Expr, error) {
	want := PlainWords(n.Name)
	names := make(map[string]bool)
	for _, s := range b.atlas.Supporters() {
		if s.Sector == "" {
			continue
		}
		names[s.Sector] = true
		if PlainWords(s.Sector) == want {
			n.Refs = append(n.Refs, s.Ref())
		}
	}
	if len(n.Refs) == 0 {
		return nil, b.fail(n.At, fmt.Sprintf("no sector is called %q", n.Name), oneOf(n, names))
	}
	return n, nil
}

// oneOf suggests the name nearest to what was written, or lists them all.
func oneOf(n Named, set map[string]bool) string {
	names := slices.Sorted(maps.Keys(set))
	near := Nearest(n.Name, names)
	for i, name := range names {
		if strings.ContainsRune(name, ' ') {
			names[i] = `"` + name + `"`
		}
		if name == near && near != "" {
			return "did you mean " + n.Field + ":" + names[i] + "?"
		}
	}
	if len(names) > 40 {
		names = append(names[:40], "…")
	}
	return "one of " + strings.Join(names, ", ")
}
