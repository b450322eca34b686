package main

import "slices"

// fitted says which columns of a table fit a width and how wide each is. First
// columns that may be cut give way, then those that may be left out go, those
// of the greatest rank first; what is left over is dealt out evenly. Width 0
// is no limit.
func (s *sheet) fitted(width int) (shown, widths []int) {
	widths = s.widths()
	for i := range s.cols {
		shown = append(shown, i)
	}
	if width <= 0 {
		return shown, widths
	}
	for s.least(shown, widths) > width {
		last := -1
		for n, i := range shown {
			if s.cols[i].drop > 0 && (last < 0 || s.cols[i].drop > s.cols[shown[last]].drop) {
				last = n
			}
		}
		if last < 0 {
			break
		}
		shown = slices.Delete(shown, last, last+1)
	}
	s.deal(shown, widths, width)
	return shown, widths
}

// least is how narrow a table of columns can get.
func (s *sheet) least(shown, widths []int) int {
	total := 2 * (len(shown) - 1)
	for _, i := range shown {
		total += s.leastOf(i, widths[i])
	}
	return total
}

func (s *sheet) leastOf(i, natural int) int {
	if l := s.cols[i].least; l > 0 {
		return min(l, natural)
	}
	return natural
}

// deal gives columns that may be cut what room there is, evenly.
func (s *sheet) deal(shown, widths []int, width int) {
	room := width - s.least(shown, widths)
	natural := slices.Clone(widths)
	for _, i := range shown {
		widths[i] = s.leastOf(i, natural[i])
	}
	for room > 0 {
		before := room
		for _, i := range shown {
			if room > 0 && widths[i] < natural[i] {
				widths[i]++
				room--
			}
		}
		if room == before {
			return
		}
	}
}
