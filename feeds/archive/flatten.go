package archive

import (
	"slices"
	"strings"
)

// flatten turns the tree into branches; ok is false when they would be too
// many.
func flatten(n node) (out []branch, ok bool) {
	switch n := n.(type) {
	case none:
		return nil, true
	case match:
		return []branch{{match: n, span: everything}}, true
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
			case b.match.expr == "":
				b.match = y.match
			case y.match.expr != "":
				b.match = join([]match{b.match, y.match}, " AND ")
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
		return cond{sql: probe, args: []any{n.expr}, span: everything}
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
