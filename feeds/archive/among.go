package archive

import (
	"math"
	"slices"
	"strings"
)

// among returns those of ords that the query finds, in ascending order.
func (l *listing) among(ords []int64) ([]int64, error) {
	if len(ords) == 0 {
		return nil, nil
	}
	ords = slices.Clone(ords)
	slices.Sort(ords)
	if l.whole {
		return ords, nil
	}
	found := make(map[int64]bool)
	for i := range l.branches {
		b := &l.branches[i]
		collect := func(v []value) error {
			found[integer(v[0])] = true
			return nil
		}
		var err error
		if len(ords) > 200 && b.match.expr != "" && near(ords) {
			err = l.throughIndex(b, ords, collect)
		} else {
			err = l.oneByOne(b, ords, collect)
		}
		if err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(ords, func(o int64) bool { return !found[o] }), nil
}

// near says whether ords lie close enough for all hits between them to be
// read: their middle half fills a good part of their range.
func near(ords []int64) bool {
	n := len(ords)
	return ords[n-1]-ords[0] < 40*(ords[n*3/4]-ords[n/4]+1)
}

func (l *listing) throughIndex(b *branch, ords []int64, collect func([]value) error) error {
	within := span{ords[0], ords[len(ords)-1] + 1}
	rows, err := l.branch(b, within, math.MaxInt32, true)
	for _, h := range rows {
		if _, ok := slices.BinarySearch(ords, h.ord); ok {
			if err := collect([]value{h.ord}); err != nil {
				return err
			}
		}
	}
	return err
}

func (l *listing) oneByOne(b *branch, ords []int64, collect func([]value) error) error {
	const chunk = 60
	for part := range slices.Chunk(ords, chunk) {
		args := make([]any, 0, chunk+8)
		for i := range chunk { // the last one repeats, so that one statement serves all
			args = append(args, part[min(i, len(part)-1)])
		}
		where := []string{"l.ord IN (" + placeholders(chunk) + ")"}
		if l.stories && l.whole {
			where = append(where, "l.lead=1")
		}
		for _, c := range b.conds {
			where = append(where, c.sql)
			args = append(args, c.args...)
		}
		if b.match.expr != "" {
			where = append(where, probe)
			args = append(args, b.match.expr)
		}
		if err := l.c.query(l.ctx, collect, "SELECT l.ord FROM line l WHERE "+strings.Join(where, " AND "), args...); err != nil {
			return err
		}
	}
	return nil
}
