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

// comparison is a table: a row a question, a column a country.
type comparison struct {
	c         *card
	countries []*model.Country
	label     int // width of the first column
	width     int // of the others; 0: they stand under each other
	differing bool
	rows      []string // what is copied of each row with all the others
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
	t.quoteAll(strings.Join(names, ", "))
	c.blocks = append(c.blocks, block{Key: "legend", Wide: true, Gap: true, Spans: []span{
		dim("unknown: the list is partial, and does not name it. o opens the source of a line, y copies the line with its sources, on the names all lines."),
	}})
	c.origin(c.register(), t.countries[0].Prov.Dataset)
	aside := strconv.Itoa(len(t.countries)) + " countries"
	if differing {
		aside += " " + c.g.Sep + " only what differs"
	}
	return c.done(sheet{Name: strings.Join(names, ", "), Aside: aside}), true
}

func (t *comparison) each(of func(k *model.Country) answer) []answer {
	out := make([]answer, 0, len(t.countries))
	for _, k := range t.countries {
		out = append(out, of(k))
	}
	return out
}

func (t *comparison) call() {
	t.row(strong("Paris Call"), t.each(func(k *model.Country) answer {
		words := "not endorsed"
		if k.Call.Status == model.Endorsed {
			words = "endorsed"
		}
		if k.Call.Disputed {
			words += ", disputed"
		}
		return answer{mark: stanceMark(t.c.g, k), words: words, tone: stanceTone(k), sources: k.Call.Sources}
	}))
	t.row(dim("since"), t.each(func(k *model.Country) answer {
		if k.Call.Status == model.NotEndorsed {
			return answer{words: t.c.g.Absent, tone: widget.ToneDim}
		}
		return answer{words: shortSince(k.Call.Date, k.Call.Basis)}
	}))
	t.row(dim("region"), t.each(func(k *model.Country) answer { return answer{words: k.Region} }))
	t.row(dim("member of"), t.each(func(k *model.Country) answer {
		return answer{words: strings.Join(k.Memberships, " ")}
	}))
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
		t.row(span{Text: words, Tone: widget.ToneLink, Target: Target{Ref: i.Ref()}}, t.each(func(k *model.Country) answer {
			if p := on[k.Code][i.ID]; p != nil {
				return t.position(i, p)
			}
			return t.noPosition(i, k)
		}))
	}
}

func (t *comparison) position(i *model.Instrument, p *model.Position) answer {
	a := answer{sources: p.Prov.Sources}
	a.mark, a.words, a.tone = positionWords(t.c.g, p.Status)
	a.short = strings.TrimPrefix(a.words, "voted ")
	if p.Date.Known() && i.Type != "un-resolution" { // whose title has the day of the vote
		a.year = p.Date.Value()[:4]
	}
	return a
}

// noPosition tells who is not on a whole list from who is not on a partial
// one, and from who could not take part.
func (t *comparison) noPosition(i *model.Instrument, k *model.Country) answer {
	a := answer{tone: widget.ToneDim, sources: i.Prov.Sources}
	switch {
	case !i.Admits(k):
		a.mark, a.words = t.c.g.Absent, "not a member"
	case i.Coverage == "partial":
		a.mark, a.words = "?", "unknown"
	default:
		a.mark, a.words, a.short = t.c.g.NotEndorsed, "not on the list", "not listed"
	}
	return a
}

// numbers counts, and leads to what was counted.
func (t *comparison) numbers() {
	amount := func(n int, kind model.Kind, filter string) answer {
		a := answer{words: thousands(int64(n))}
		switch {
		case n == 0:
			a.tone = widget.ToneDim
		case kind != "":
			a.target = Target{List: kind, Filter: filter}
		}
		return a
	}
	register := t.c.registerSources()
	for _, cat := range model.Categories()[1:] {
		t.row(dim("supporters, "+categoryWords(cat)), t.each(func(k *model.Country) answer {
			a := amount(t.c.atlas.SupporterCounts(k.Code)[cat], model.KindSupporter, "country:"+string(k.Code)+" "+string(cat))
			a.sources = register
			return a
		}))
	}
	incidents := func(label, key string, of func(model.CountryCode) []*model.Incident) {
		t.row(dim(label), t.each(func(k *model.Country) answer {
			return amount(len(of(k.Code)), model.KindIncident, key+":"+string(k.Code))
		}))
	}
	incidents("incidents as victim", "victim", t.c.atlas.VictimOf)
	incidents("as attributed origin", "origin", t.c.atlas.OriginOf)
	incidents("as accuser", "accuser", t.c.atlas.AccuserIn)
	t.row(dim("threat actors linked"), t.each(func(k *model.Country) answer {
		return amount(len(t.c.atlas.ActorsOf(k.Code)), "", "")
	}))
}

// registerSources are the pages on which the register of the Call was read.
func (c *card) registerSources() []model.Source {
	if all := c.atlas.Supporters(); len(all) > 0 {
		return all[0].Prov.Sources
	}
	return nil
}
