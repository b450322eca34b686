package panes

import (
	"slices"
	"strconv"
	"strings"

	"pariscall/model"
	"pariscall/ui/widget"
)

// The widths of a comparison: of its first column, which gives way where the
// columns of the countries would be too narrow for what is said most often
// and the number of its source, and the least that those need.
const (
	compareLabel  = 36
	compareLeast  = 24
	compareRoomy  = 22
	compareColumn = 13
	compareWidest = 30
)

const partialList = " (partial)"

// compareHead is the key of the line of names.
const compareHead = "head"

// answer is what is said of one country in one row.
type answer struct {
	mark, words string
	short       string // the words, where they do not fit
	year        string // since when, where there is room
	tone        widget.Tone
	target      Target
	sources     []model.Source
}

// noteRoom is how many cells the number of a source takes.
const noteRoom = len(" [99]")

// in writes the answer into so many cells, and says whether the number of its
// source has room behind it. The year gives way first, then the number: what
// is said comes before what it rests on.
func (a answer) in(room int, dots string) (words string, cited bool) {
	mark, note := a.mark, 0
	if mark != "" {
		mark += " "
	}
	if len(a.sources) > 0 {
		note = noteRoom
	}
	long := mark + a.words
	if s := mark + a.full(); widget.Width(s)+note <= room {
		return s, true
	}
	short := long
	if a.short != "" {
		short = mark + a.short
	}
	for _, s := range []string{long, short} {
		if widget.Width(s)+note <= room {
			return s, true
		}
	}
	if widget.Width(long) <= room {
		return long, false
	}
	return widget.Cut(short, room, dots), false
}

// full is the answer for a citation.
func (a answer) full() string {
	if a.year != "" {
		return a.words + " " + a.year
	}
	return a.words
}

// fit shares out the width.
func (t *comparison) fit(width int) {
	n := len(t.countries)
	t.label = max(min(compareLabel, width-2-n*compareRoomy), compareLeast)
	if w := (width - t.label - 2) / n; w >= compareColumn {
		t.width = min(w, compareWidest)
	}
}

func (t *comparison) head() {
	if t.width == 0 {
		return
	}
	spans := []span{dim("")}
	for n, k := range t.countries {
		spans = append(spans, span{
			Text: widget.Cut(k.Name, t.width-2, t.c.g.Dots), Tone: widget.ToneState, Glue: true,
			Tab: t.label + n*t.width, Need: 1, Target: Target{Ref: k.Ref()},
		})
	}
	t.c.blocks = append(t.c.blocks, block{Key: compareHead, Full: true, Spans: spans})
}

// row adds a row; answers has one for each country.
func (t *comparison) row(question span, answers []answer) {
	key := "row/" + question.Text
	if t.differing && t.alike(answers) {
		return
	}
	t.quote(key, question.Text, answers)
	if t.width == 0 {
		t.stacked(key, question, answers)
		return
	}
	question.Text = t.cutLabel(question.Text)
	question.Glue = true
	b := block{Key: key, Full: true, Spans: []span{question}, Cited: true}
	for n, a := range answers {
		notes := t.c.cite(first(a.sources))
		b.Notes = merged(b.Notes, notes)
		words, cited := a.in(t.width-1, t.c.g.Dots)
		b.Spans = append(b.Spans, span{
			Text: words, Tone: a.tone, Target: a.target, Glue: true, Tab: t.label + n*t.width, Need: 1,
		})
		if cited {
			b.Spans = append(b.Spans, span{Text: noteWords(notes), Tone: widget.ToneDim, Glue: true})
		}
	}
	if len(b.Notes) == 0 {
		t.c.rests[key] = onItsThings // a number of incidents
	}
	t.c.blocks = append(t.c.blocks, b)
}

// quote keeps what citations of the row, and of all rows, say: a line a country.
func (t *comparison) quote(key, question string, answers []answer) {
	question = strings.TrimSuffix(question, partialList)
	row, numbered := question, question
	for n, a := range answers {
		k := t.countries[n]
		line := "\n" + k.Name + ": " + a.full()
		row += line
		numbered += line + noteWords(t.c.cite(first(a.sources)))
		t.c.quotes[key+string(k.Code)] = k.Name + ", " + question + ": " + a.full()
	}
	t.c.quotes[key] = row
	t.rows = append(t.rows, numbered)
}

// quoteAll lets the line of the names stand for the whole comparison, with the
// number of its source behind each answer.
func (t *comparison) quoteAll(names string) {
	if t.width == 0 {
		return
	}
	var b strings.Builder
	b.WriteString(names + "\n\n" + strings.Join(t.rows, "\n\n") + "\n")
	for n, s := range t.c.sources {
		b.WriteString("\n[" + strconv.Itoa(n+1) + "] " + sourceName(s) + ", " + s.URL)
	}
	t.c.quotes[compareHead] = b.String()
}

// cutLabel shortens a question; that a list is partial stays.
func (t *comparison) cutLabel(s string) string {
	room := t.label - 2
	if name, ok := strings.CutSuffix(s, partialList); ok && widget.Width(s) > room {
		return widget.Cut(name, room-len(partialList), t.c.g.Dots) + partialList
	}
	return widget.Cut(s, room, t.c.g.Dots)
}

// stacked writes a question and, under it, a line a country.
func (t *comparison) stacked(key string, question span, answers []answer) {
	t.c.blocks = append(t.c.blocks, block{Key: key, Wide: true, Gap: true, Spans: []span{question}})
	for n, a := range answers {
		k := t.countries[n]
		words := strings.TrimSpace(a.mark + " " + a.full())
		t.c.blocks = append(t.c.blocks, block{
			Key: key + string(k.Code), Wide: true, Notes: t.c.cite(first(a.sources)),
			Spans: []span{
				{Text: string(k.Code), Tone: widget.ToneState, Target: Target{Ref: k.Ref()}},
				{Text: words, Tone: a.tone, Target: a.target, Tab: 5},
			},
		})
	}
}

// alike says whether one reads the same of all countries. Of what is cut, the
// rest counts too.
func (t *comparison) alike(answers []answer) bool {
	words := func(a answer) string {
		if t.width == 0 {
			return a.full()
		}
		s, _ := a.in(t.width-1, t.c.g.Dots)
		if strings.HasSuffix(s, t.c.g.Dots) {
			return a.full()
		}
		return s
	}
	for _, a := range answers[1:] {
		if words(a) != words(answers[0]) {
			return false
		}
	}
	return true
}

func first(s []model.Source) []model.Source { return s[:min(1, len(s))] }

// noteWords are the numbers of sources as they stand behind a text.
func noteWords(notes []int) string {
	words := ""
	for _, n := range notes {
		words += " [" + strconv.Itoa(n) + "]"
	}
	return words
}

// merged adds numbers that are not there yet, in order.
func merged(have, more []int) []int {
	for _, n := range more {
		if i, ok := slices.BinarySearch(have, n); !ok {
			have = slices.Insert(have, i, n)
		}
	}
	return have
}
