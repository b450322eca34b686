package archive

import (
	"context"
	"slices"
	"time"

	"pariscall/model"
)

// maxCompanions is how many companions a volume tells, and companionsAmong in
// how many of the newest articles they are looked for.
const (
	maxCompanions   = 12
	companionsAmong = 1500
)

// Volume returns how often a thing was in the news on the last days, the last
// of them today.
func (a *Archive) Volume(ctx context.Context, r model.Ref, days int) (model.Volume, error) {
	days = min(max(days, 1), 3660)
	out := model.Volume{Ref: r, Days: make([]int, days)}
	err := a.read(ctx, "count the news", func(c *conn) error {
		e, err := a.lookEntity(c, r)
		if err != nil || e == 0 {
			return err
		}
		total, _, err := c.number(background, "SELECT n FROM entity WHERE id=?", e)
		if err != nil || total == 0 {
			return err
		}
		out.Total = int(total)
		naming := factNumber('e', e)
		edge := func(order string) (time.Time, error) {
			ord, _, err := c.number(background, "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid "+order+" LIMIT 1", naming)
			return ordTime(ord), err
		}
		if out.First, err = edge("ASC"); err != nil {
			return err
		}
		if out.Last, err = edge("DESC"); err != nil {
			return err
		}
		y, m, d := a.now().UTC().Date()
		start := time.Date(y, m, d-days+1, 0, 0, 0, 0, time.UTC)
		var ords []int64
		err = c.query(ctx, func(v []value) error {
			ord := integer(v[0])
			if day := int(ordTime(ord).Sub(start) / (24 * time.Hour)); day < days {
				out.Days[day]++
			}
			if len(ords) < companionsAmong {
				ords = append(ords, ord)
			}
			return nil
		}, "SELECT rowid FROM words WHERE words MATCH ? AND rowid>=? ORDER BY rowid DESC", naming, ordFloor(start))
		if err != nil {
			return err
		}
		out.With, err = a.companions(c, e, ords)
		return err
	})
	return out, err
}

func (a *Archive) companions(c *conn, self int64, ords []int64) ([]model.Companion, error) {
	n := make(map[int64]int)
	for _, ord := range ords {
		err := c.query(background, func(v []value) error {
			n[integer(v[0])]++
			return nil
		}, "SELECT entity FROM named WHERE ord=?", ord)
		if err != nil {
			return nil, err
		}
	}
	delete(n, self)
	ids := make([]int64, 0, len(n))
	for id := range n {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y int64) int {
		if n[x] != n[y] {
			return n[y] - n[x]
		}
		return int(x - y)
	})
	var out []model.Companion
	for _, id := range ids[:min(len(ids), maxCompanions)] {
		ref, err := a.entityRef(c, id)
		if err != nil {
			return nil, err
		}
		if !ref.IsZero() {
			out = append(out, model.Companion{Ref: ref, Articles: n[id]})
		}
	}
	return out, nil
}
