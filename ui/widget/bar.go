package widget

import (
	"strings"

	"pariscall/ui/theme"
)

// Bar draws value out of top as a horizontal bar in at most width cells,
// exact to what the glyphs can show. What is not zero always shows.
func Bar(g theme.Glyphs, value, top, width int) string {
	if value <= 0 || top <= 0 || width <= 0 {
		return ""
	}
	value = min(value, top)
	steps := len(g.Bar)
	parts := max(1, (value*width*steps+top/2)/top)
	bar := strings.Repeat(g.Bar[steps-1], parts/steps)
	if rest := parts % steps; rest > 0 {
		bar += g.Bar[rest-1]
	}
	return bar
}

// Strip draws numbers, oldest first, as a row of small columns, one cell a
// bucket, in at most width cells: neighbours are added up until they fit. The
// highest bucket fills its cell; the lowest column is silence.
func Strip(g theme.Glyphs, counts []int, width int) string {
	if len(counts) == 0 || width <= 0 {
		return ""
	}
	buckets := fold(counts, width)
	top := 0
	for _, n := range buckets {
		top = max(top, n)
	}
	var out strings.Builder
	for _, n := range buckets {
		step := 0
		if n > 0 {
			// One article in a busy quarter must not look like silence.
			step = max(1, (n*(len(g.Spark)-1)+top/2)/top)
		}
		out.WriteString(g.Spark[step])
	}
	return out.String()
}

// fold adds up neighbours until at most width numbers are left. The newest
// bucket is always whole, the oldest may hold fewer days.
func fold(counts []int, width int) []int {
	size := (len(counts) + width - 1) / width
	n := (len(counts) + size - 1) / size
	out := make([]int, n)
	for i, c := range counts {
		fromEnd := len(counts) - 1 - i
		out[n-1-fromEnd/size] += c
	}
	return out
}
