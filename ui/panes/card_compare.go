package panes

import (
	"strconv"
	"strings"

	"pariscall/model"
	"pariscall/ui/widget"
)

// kindCompare is the kind of a page that holds several countries side by
// side: compare:FRA,USA.
const kindCompare model.Kind = "compare"

func compareRef(ids []string) model.Ref {
	return model.Ref{Kind: kindCompare, ID: strings.Join(ids, ",")}
}

// Comparison is the page that has two things side by side.
func Comparison(a, b model.Ref) model.Ref { return compareRef([]string{a.ID, b.ID}) }

// The widths of a comparison: of its first column, which gives way where the
// columns of the countries would be too narrow for what is said most often,
// and the least that those need.
const (
	compareLabel  = 36
	compareLeast  = 28
	compareRoomy  = 16
	compareColumn = 13
)

const partialList = " (partial)"

// comparison is a table: a row a question, a column a country.
type comparison struct {
	c         *card
	countries []*model.Country
	label     int // width of the first column
	width     int // of the others; 0: they stand under each other
	differing bool
}

// compare puts countries side by side.
func (c *card) compare(r model.Ref, width int, differing bool) (sheet, bool) {
	t := comparison{c: c, differing: differing}
	names := []string{}
	for id := range strings.SplitSeq(r.ID, ",") {
		if k := c.atlas.Country(model.CountryCode(id)); k != nil {
			t.countries = append(t.countries, k)
			names = append(names, k.Name)
		}
	}
	if len(t.countries) == 0 {
		return sheet{}, false
	}
	t.fit(width)
	t.head()
	t.call()
	t.positions()
	t.numbers()
	c.blocks = append(c.blocks, block{Key: "legend", Wide: true, Gap: true, Spans: []span{
		dim(c.g.Sep + " stands for nothing on that list; a list that is partial says so"),
	}})
	aside := strconv.Itoa(len(t.countries)) + " countries"
	if differing {
		aside += " " + c.g.Sep + " only what differs"
	}
	return c.done(sheet{Name: strings.Join(names, ", "), Aside: aside}), true
}

// fit shares out the width.
func (t *comparison) fit(width int) {
	n := len(t.countries)
	t.label = max(min(compareLabel, width-2-n*compareRoomy), compareLeast)
	if w := (width - t.label - 2) / n; w >= compareColumn {
		t.width = min(w, 30)
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
	t.c.blocks = append(t.c.blocks, block{Key: "head", Full: true, Spans: spans})
}

// row adds a row; answers has one for each country.
func (t *comparison) row(question span, answers []span) {
	if t.differing && same(answers) {
		return
	}
	if t.width == 0 {
		t.stacked(question, answers)
		return
	}
	question.Text = t.cutLabel(question.Text)
	question.Glue = true
	spans := []span{question}
	for n, a := range answers {
		a.Text = widget.Cut(a.Text, t.width-1, t.c.g.Dots)
		a.Glue, a.Tab, a.Need = true, t.label+n*t.width, 1
		spans = append(spans, a)
	}
	t.c.blocks = append(t.c.blocks, block{Key: "row/" + question.Text, Full: true, Spans: spans})
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
func (t *comparison) stacked(question span, answers []span) {
	t.c.blocks = append(t.c.blocks, block{Key: "row/" + question.Text, Wide: true, Gap: true, Spans: []span{question}})
	for n, a := range answers {
		a.Tab = 5
		t.c.blocks = append(t.c.blocks, block{
			Key: "row/" + question.Text + string(t.countries[n].Code), Wide: true,
			Spans: []span{{Text: string(t.countries[n].Code), Tone: widget.ToneState, Target: Target{Ref: t.countries[n].Ref()}}, a},
		})
	}
}

func same(answers []span) bool {
	for _, a := range answers[1:] {
		if a.Text != answers[0].Text {
			return false
		}
	}
	return true
}

func (t *comparison) each(answer func(k *model.Country) span) []span {
	out := make([]span, 0, len(t.countries))
	for _, k := range t.countries {
		out = append(out, answer(k))
	}
	return out
}

func (t *comparison) call() {
	t.row(strong("Paris Call"), t.each(func(k *model.Country) span {
		words := " not endorsed"
		if k.Call.Status == model.Endorsed {
			words = " endorsed"
		}
		return span{Text: stanceMark(t.c.g, k) + words, Tone: stanceTone(k)}
	}))
	t.row(dim("since"), t.each(func(k *model.Country) span {
		if k.Call.Status == model.NotEndorsed {
			return dim(t.c.g.Sep)
		}
		return text(shortSince(k.Call.Date, k.Call.Basis))
	}))
	t.row(dim("region"), t.each(func(k *model.Country) span { return text(k.Region) }))
	t.row(dim("member of"), t.each(func(k *model.Country) span { return text(strings.Join(k.Memberships, " ")) }))
}

// positions has a row for every instrument of states, and says of each how
// far its list reaches.
func (t *comparison) positions() {
	on := make(map[model.CountryCode]map[string]*model.Position)
	for _, k := range t.countries {
		on[k.Code] = make(map[string]*model.Position)
		for _, p := range t.c.atlas.PositionsOf(k.Ref()) {
			on[k.Code][p.Instrument] = p
		}
	}
	for _, i := range t.c.atlas.Instruments() {
		if !opensTo(i, "states") {
			continue
		}
		words := i.Short
		if i.Coverage == "partial" {
			words += partialList
		}
		t.row(span{Text: words, Tone: widget.ToneLink, Target: Target{Ref: i.Ref()}}, t.each(func(k *model.Country) span {
			p := on[k.Code][i.ID]
			if p == nil {
				return dim(t.c.g.Sep)
			}
			mark, words, tone := positionWords(t.c.g, p.Status)
			return span{Text: mark + " " + words, Tone: tone}
		}))
	}
}

func (t *comparison) numbers() {
	amount := func(n int) span {
		if n == 0 {
			return dim("0")
		}
		return text(strconv.Itoa(n))
	}
	for _, cat := range model.Categories()[1:] {
		t.row(dim("supporters, "+categoryWords(cat)), t.each(func(k *model.Country) span {
			return amount(t.c.atlas.SupporterCounts(k.Code)[cat])
		}))
	}
	t.row(dim("incidents as victim"), t.each(func(k *model.Country) span { return amount(len(t.c.atlas.VictimOf(k.Code))) }))
	t.row(dim("as attributed origin"), t.each(func(k *model.Country) span { return amount(len(t.c.atlas.OriginOf(k.Code))) }))
	t.row(dim("as accuser"), t.each(func(k *model.Country) span { return amount(len(t.c.atlas.AccuserIn(k.Code))) }))
	t.row(dim("threat actors linked"), t.each(func(k *model.Country) span { return amount(len(t.c.atlas.ActorsOf(k.Code))) }))
}
