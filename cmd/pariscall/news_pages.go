package main

import (
	"context"
	"slices"

	"pariscall/model"
)

// maxRows is the most that one question to the archive answers.
const maxRows = 1000

// newest returns the first n headlines of a request, all of them when n is 0.
// What is more than one question answers is read window by window, each around
// the last headline of the one before: what arrives meanwhile moves nothing.
func (r *newsroom) newest(ctx context.Context, req model.PageRequest, n int) ([]model.Headline, error) {
	var out []model.Headline
	for {
		req.Limit = maxRows
		if n > 0 && len(out) == 0 {
			req.Limit = min(n, maxRows)
		}
		page, err := r.desk.Page(ctx, req)
		if err != nil {
			return nil, err
		}
		rows := page.Rows
		if req.Around != 0 {
			at := slices.IndexFunc(rows, func(h model.Headline) bool { return h.ID == req.Around })
			rows = rows[at+1:]
		}
		out = append(out, rows...)
		switch {
		case n > 0 && len(out) >= n:
			return out[:n], nil
		case len(rows) == 0, !page.More, req.ByRank:
			return out, nil
		}
		req.Around = out[len(out)-1].ID
	}
}
