package archive

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"pariscall/model"
)

// A query is compiled in two steps. First each part becomes either a match,
// an expression of the full-text index, or a cond, an SQL condition on a row
// of line; parts that are wholly matches melt into one. Then the tree is
// flattened into branches, each of them one match and some conds, any of which
// may find an article. Each branch is one statement that yields the newest
// first and stops when it has enough.
//
// Words of the reader reach SQL as bound parameters only. The text of a match
// is such a parameter, and is itself made of quoted words without quotation
// marks: model.QueryWords lets none through.

// node is a part of a query on its way to branches.
type node interface{}

type (
	match string // expression of the full-text index
	cond  struct {
		sql  string
		args []any
		on   driverHint
		span span
	}
	all  []node
	some []node
	none struct{} // finds nothing
)

// span is a range of orders, the end excluded.
type span struct{ from, to int64 }

var everything = span{math.MinInt64, math.MaxInt64}

func (s span) and(o span) span { return span{max(s.from, o.from), min(s.to, o.to)} }

// driverHint says that an index can enumerate what a cond finds.
type driverHint struct {
	index string // of line, or "tagged"
	tag   int64
}

// branch is one way to be found.
type branch struct {
	match string
	conds []cond
	span  span
}

// maxBranches bounds the flattening; a query beyond it is answered row by row.
const maxBranches = 24

// compiler turns a bound expression into branches.
type compiler struct {
	a *Archive
	c *conn
	q model.Query
}

// compile returns the branches of q; a query for everything has one without
// conditions, one that cannot find anything has none.
func (a *Archive) compile(c *conn, q model.Query) ([]branch, error) {
	if q.IsZero() {
		return []branch{{span: everything}}, nil
	}
	var atlas *model.Atlas
	if a.opts.Atlas != nil && q.NeedsAtlas() {
		atlas = a.opts.Atlas()
	}
	expr, err := q.Bind(atlas, a.now())
	if err != nil {
		return nil, err
	}
	k := compiler{a, c, q}
	n, err := k.build(expr)
	if err != nil {
		return nil, err
	}
	branches, ok := flatten(n)
	if !ok {
		branches = []branch{{conds: []cond{rowByRow(n)}, span: everything}}
	}
	return slices.DeleteFunc(branches, func(b branch) bool { return b.span.from >= b.span.to }), nil
}

func (k *compiler) build(e model.Expr) (node, error) {
	switch e := e.(type) {
	case model.And:
		parts, err := k.list(e)
		return both(parts), err
	case model.Or:
		parts, err := k.list(e)
		return either(parts), err
	case model.Not:
		n, err := k.build(e.Of)
		return negate(n), err
	case model.Words:
		return matchWords(e), nil
	case model.Flag:
		return flagNode(e.Is), nil
	case model.Belongs:
		return k.belongs(e)
	case model.When:
		return whenNode(e), nil
	case model.Named:
		return k.named(e.Refs)
	}
	return nil, fmt.Errorf("a query with a part that the archive does not know (%T)", e)
}

func (k *compiler) list(in []model.Expr) ([]node, error) {
	out := make([]node, len(in))
	for i := range in {
		var err error
		if out[i], err = k.build(in[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func matchWords(w model.Words) node {
	words, prefix := model.QueryWords(w.Text)
	if len(words) == 0 {
		return none{}
	}
	s := `"` + strings.Join(words, " ") + `"`
	if prefix || w.Prefix {
		s += "*"
	}
	switch w.In {
	case model.InTitleText:
		return match("title : " + s)
	case model.InAuthors:
		return match("author : " + s)
	}
	return match(s)
}

func fact(s string) match { return match(`"` + s + `"`) }

// both melts the matches of a conjunction into one.
func both(parts []node) node {
	var out all
	var matches []string
	for _, p := range parts {
		switch p := p.(type) {
		case none:
			return none{}
		case match:
			matches = append(matches, string(p))
		case all:
			for _, q := range p {
				if m, ok := q.(match); ok {
					matches = append(matches, string(m))
				} else {
					out = append(out, q)
				}
			}
		default:
			out = append(out, p)
		}
	}
	if len(matches) > 0 {
		out = append(all{match(joinMatches(matches, " AND "))}, out...)
	}
	if len(out) == 1 {
		return out[0]
	}
	return out
}

func joinMatches(m []string, op string) string {
	if len(m) == 1 {
		return m[0]
	}
	return "(" + strings.Join(m, op) + ")"
}

// either melts the matches of a disjunction into one, and its conds into one.
func either(parts []node) node {
	var out some
	var matches []string
	for _, p := range parts {
		switch p := p.(type) {
		case none:
		case match:
			matches = append(matches, string(p))
		case some:
			for _, q := range p {
				if m, ok := q.(match); ok {
					matches = append(matches, string(m))
				} else {
					out = append(out, q)
				}
			}
		default:
			out = append(out, p)
		}
	}
	if len(matches) > 0 {
		out = append(some{match(joinMatches(matches, " OR "))}, out...)
	}
	switch len(out) {
	case 0:
		return none{}
	case 1:
		return out[0]
	}
	return out
}

func negate(n node) node {
	switch n := n.(type) {
	case none:
		return fact(factAny)
	case match:
		return match(`("` + factAny + `" NOT ` + string(n) + ")")
	case cond:
		return cond{sql: "NOT (" + n.sql + ")", args: n.args, span: everything}
	case all:
		return either(negateAll(n))
	case some:
		return both(negateAll(n))
	}
	return n
}

func negateAll(in []node) []node {
	out := make([]node, len(in))
	for i := range in {
		out[i] = negate(in[i])
	}
	return out
}

func flagNode(f model.FlagKind) node {
	switch f {
	case model.IsUnread:
		return cond{sql: "l.unread=1", on: driverHint{index: "line_unread"}, span: everything}
	case model.IsRead:
		return cond{sql: "l.unread=0", span: everything}
	case model.IsStarred:
		return cond{sql: "l.starred=1", on: driverHint{index: "line_starred"}, span: everything}
	case model.IsUpdated:
		return cond{sql: "l.edited=1", on: driverHint{index: "line_edited"}, span: everything}
	default:
		return fact(factLink)
	}
}

func whenNode(w model.When) node {
	s := everything
	if !w.From.IsZero() {
		s.from = ordFloor(w.From)
	}
	if !w.To.IsZero() {
		s.to = ordFloor(w.To)
	}
	return cond{sql: "l.ord>=? AND l.ord<?", args: []any{s.from, s.to}, span: s}
}

// ordFloor is the first order of a second.
func ordFloor(t time.Time) int64 { return min(max(t.Unix(), -1<<40), 1<<40) << ordShift }

// flatten turns the tree into branches; ok is false when they would be too
// many.
func flatten(n node) (out []branch, ok bool) {
	switch n := n.(type) {
	case none:
		return nil, true
	case match:
		return []branch{{match: string(n), span: everything}}, true
	case cond:
		return []branch{{conds: []cond{n}, span: n.span}}, true
	case some:
		for _, p := range n {
			b, ok := flatten(p)
			if !ok || len(out)+len(b) > maxBranches {
				return nil, false
			}
			out = append(out, b...)
		}
		return out, true
	case all:
		out = []branch{{span: everything}}
		for _, p := range n {
			b, ok := flatten(p)
			if !ok || len(out)*len(b) > maxBranches {
				return nil, false
			}
			out = cross(out, b)
		}
		return out, true
	}
	return nil, false
}

func cross(left, right []branch) []branch {
	var out []branch
	for _, x := range left {
		for _, y := range right {
			b := branch{match: x.match, conds: append(slices.Clone(x.conds), y.conds...), span: x.span.and(y.span)}
			switch {
			case b.match == "":
				b.match = y.match
			case y.match != "":
				b.match = "(" + b.match + " AND " + y.match + ")"
			}
			out = append(out, b)
		}
	}
	return out
}

// rowByRow is the whole tree as one condition: slow, and always right.
func rowByRow(n node) cond {
	combine := func(list []node, op string) cond {
		c := cond{span: everything}
		var parts []string
		for _, p := range list {
			one := rowByRow(p)
			parts = append(parts, one.sql)
			c.args = append(c.args, one.args...)
		}
		c.sql = "(" + strings.Join(parts, op) + ")"
		return c
	}
	switch n := n.(type) {
	case match:
		return cond{sql: probe, args: []any{string(n)}, span: everything}
	case cond:
		return cond{sql: "(" + n.sql + ")", args: n.args, span: everything}
	case all:
		return combine(n, " AND ")
	case some:
		return combine(n, " OR ")
	}
	return cond{sql: "0", span: everything}
}

// probe asks the full-text index about one row.
const probe = "EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid=l.ord)"

// placeholders writes n question marks. The number of things is the only
// thing about them that shapes a statement.
func placeholders(n int) string {
	if n == 0 {
		return ""
	}
	return strings.Repeat("?,", n-1) + "?"
}

func factNumber(kind byte, n int64) string {
	return `"` + string(appendFact(nil, kind, n)) + `"`
}

func number(s string) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil && n > 0
}
