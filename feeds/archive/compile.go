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
	match struct {
		expr string // expression of the full-text index
		// loose is the same without its beginnings of words, and need holds
		// those: what loose finds is a hit if it has all of need. Without
		// need, loose is expr.
		loose string
		need  []model.Words
	}
	cond struct {
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
	match match
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
	s := phrase(words, prefix || w.Prefix)
	switch w.In {
	case model.InTitleText:
		s = "title : " + s
	case model.InAuthors:
		s = "author : " + s
	}
	if prefix || w.Prefix {
		return match{expr: s, loose: `"` + factAny + `"`, need: []model.Words{w}}
	}
	return exact(s)
}

// phrase matches words that stand one after another, the last perhaps only
// begun.
func phrase(words []string, prefix bool) string {
	s := `"` + strings.Join(words, " ") + `"`
	if prefix {
		s += "*"
	}
	return s
}

// exact is a match that needs no second look.
func exact(expr string) match { return match{expr: expr, loose: expr} }

func fact(s string) match { return exact(`"` + s + `"`) }

// join makes one match of several.
func join(m []match, op string) match {
	if len(m) == 1 {
		return m[0]
	}
	exprs, looses := make([]string, len(m)), make([]string, len(m))
	out := match{}
	for i := range m {
		exprs[i], looses[i] = m[i].expr, m[i].loose
		out.need = append(out.need, m[i].need...)
	}
	out.expr = "(" + strings.Join(exprs, op) + ")"
	if op == " AND " {
		out.loose = "(" + strings.Join(looses, op) + ")"
	} else {
		out.loose, out.need = out.expr, nil
	}
	return out
}

// both melts the matches of a conjunction into one.
func both(parts []node) node {
	var out all
	var matches []match
	for _, p := range parts {
		list, ok := p.(all)
		if !ok {
			list = all{p}
		}
		for _, q := range list {
			switch q := q.(type) {
			case none:
				return none{}
			case match:
				matches = append(matches, q)
			default:
				out = append(out, q)
			}
		}
	}
	if len(matches) > 0 {
		out = append(all{join(matches, " AND ")}, out...)
	}
	if len(out) == 1 {
		return out[0]
	}
	return out
}

// either melts the matches of a disjunction into one.
func either(parts []node) node {
	var out some
	var matches []match
	for _, p := range parts {
		list, ok := p.(some)
		if !ok {
			list = some{p}
		}
		for _, q := range list {
			switch q := q.(type) {
			case none:
			case match:
				matches = append(matches, q)
			default:
				out = append(out, q)
			}
		}
	}
	if len(matches) > 0 {
		out = append(some{join(matches, " OR ")}, out...)
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
		return exact(`("` + factAny + `" NOT ` + n.expr + ")")
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
