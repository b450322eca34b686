package main

import (
	"fmt"
	"slices"
	"strings"

	"pariscall/model"
)

// footnotes numbers the sources of a table and lists them below it.
type footnotes struct {
	urls  []model.Source
	where []string // what to run where the sources are too many to print here
}

// maxFootnotes is how many sources stand below a table for people; where it
// has more, Markdown has each in its row, and a terminal says how to get them.
const maxFootnotes = 40

// cite gives sources their numbers: [1][2].
func (f *footnotes) cite(sources ...model.Source) string {
	var b strings.Builder
	for _, n := range f.numbers(sources) {
		fmt.Fprintf(&b, "[%d]", n)
	}
	return b.String()
}

// citeAll refers to many sources, each once and in order: "[1-4, 9]".
func (f *footnotes) citeAll(sources []model.Source) string {
	numbers := f.numbers(sources)
	slices.Sort(numbers)
	var spans []string
	for rest := slices.Compact(numbers); len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n] == rest[0]+n {
			n++
		}
		span := fmt.Sprint(rest[0])
		if n > 1 {
			span += fmt.Sprint("-", rest[n-1])
		}
		spans, rest = append(spans, span), rest[n:]
	}
	if len(spans) == 0 {
		return ""
	}
	return "[" + strings.Join(spans, ", ") + "]"
}

// numbers returns the numbers of sources, new ones for those not cited before.
func (f *footnotes) numbers(sources []model.Source) []int {
	var out []int
	for _, s := range sources {
		if s.URL == "" {
			continue
		}
		i := slices.IndexFunc(f.urls, func(have model.Source) bool { return have.URL == s.URL })
		if i < 0 {
			i = len(f.urls)
			f.urls = append(f.urls, s)
		}
		out = append(out, i+1)
	}
	return out
}

// tooMany says whether the sources are not listed in this form.
func (f *footnotes) tooMany(form string) bool { return form != asMD && len(f.urls) > maxFootnotes }

// text is the list below a table.
func (f *footnotes) text(form string, p paint) string {
	var b strings.Builder
	switch {
	case len(f.urls) == 0:
		return ""
	case form == asMD:
		b.WriteString("\n**Sources**\n\n")
		for i, s := range f.urls {
			fmt.Fprintf(&b, "%d. [%s](<%s>)\n", i+1, md(orElse(s.Title, s.URL)), s.URL)
		}
	case f.tooMany(form):
		fmt.Fprintf(&b, "\nSources: %d pages, listed by -o md, -o csv and -o json\n", len(f.urls))
	default:
		b.WriteString("\n" + p.bold("Sources") + "\n")
		for i, s := range f.urls {
			fmt.Fprintf(&b, "[%d] %s%s\n", i+1, s.Title+strings.Repeat(" ", min(1, len(s.Title))), p.dim(s.URL))
		}
	}
	for _, w := range f.where {
		if form == asMD {
			w = "\n" + md(w)
		}
		b.WriteString(w + "\n")
	}
	return b.String()
}
