package model

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// maxSuggestions is how many near misses a person is asked to read.
const maxSuggestions = 6

// suggest finds what somebody may have meant by a name that nothing bears:
// names that are a few letters off, and names that contain it.
func (a *Atlas) suggest(key string, want wanted) []Hit {
	x := a.nameIndex()
	if key == "" {
		return nil
	}
	best := map[Ref]Hit{}
	keep := func(h Hit) {
		if old, ok := best[h.Ref]; !ok || h.Score > old.Score {
			best[h.Ref] = h
		}
	}
	for _, h := range a.search(key, 4*maxSuggestions, want) {
		h.Score = partScore(key, h)
		keep(h)
	}
	typed := []rune(key)
	limit := allowedEdits(len(typed))
	var d nameDistance
	for i, e := range x.entries {
		folded := x.folded(i)
		if e.kind == nameCode || limit == 0 || tooFar(len(key), len(folded), limit) {
			continue
		}
		if n := d.within(typed, folded, limit); n <= limit {
			ref := a.asked(x.things[e.thing].ref, want)
			if want.has(ref.Kind) {
				keep(Hit{Ref: ref, Title: a.Title(ref), Name: e.name, Score: editScore(n, len(typed), e.kind)})
			}
		}
	}
	hits := make([]Hit, 0, len(best))
	for _, h := range best {
		hits = append(hits, h)
	}
	slices.SortFunc(hits, compareHits)
	return hits[:min(len(hits), maxSuggestions)]
}

// partScore rates a name that contains what was typed: where a word begins
// rather than inside, and the greater the part, the better.
func partScore(key string, h Hit) int {
	score := 200 * len(key) / max(len(key), len(h.Name))
	if h.Score >= scoreWord {
		score += 600
	}
	return score
}

// editScore rates a name that is n letters off; a name of its own beats an
// alias.
func editScore(n, length int, kind nameKind) int {
	return 1000 - 1000*n/length + 10*int(kind)
}

// allowedEdits is how many letters may be off before a name of that length is
// another name.
func allowedEdits(length int) int {
	switch {
	case length < 3:
		return 0
	case length < 6:
		return 1
	case length < 10:
		return 2
	default:
		return 3
	}
}

// tooFar compares lengths in bytes: an edit changes at most one character of
// four bytes.
func tooFar(a, b, limit int) bool { return max(a-b, b-a) > limit*utf8.UTFMax }

// nameDistance counts insertions, deletions, replacements and swaps of
// neighbours; it keeps its rows between calls.
type nameDistance struct {
	other []rune
	rows  [3][]int
}

// within returns the distance, or more than limit as soon as that is certain.
func (d *nameDistance) within(typed []rune, folded []byte, limit int) int {
	d.other = d.other[:0]
	for _, r := range string(folded) {
		d.other = append(d.other, r)
	}
	n := len(d.other)
	if max(n-len(typed), len(typed)-n) > limit {
		return limit + 1
	}
	for i := range d.rows {
		d.rows[i] = slices.Grow(d.rows[i][:0], n+1)[:n+1]
	}
	before, last, row := d.rows[0], d.rows[1], d.rows[2]
	for j := range last {
		last[j] = j
	}
	for i, r := range typed {
		row[0] = i + 1
		least := row[0]
		for j, o := range d.other {
			cost := 1
			if r == o {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && r == d.other[j-1] && typed[i-1] == o {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[n]
}

func compareHits(x, y Hit) int {
	return cmp.Or(
		cmp.Compare(y.Score, x.Score),
		cmp.Compare(x.Title, y.Title),
		cmp.Compare(x.Ref.Kind, y.Ref.Kind),
		cmp.Compare(x.Ref.ID, y.Ref.ID),
	)
}
