package panes

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// Target is what a selectable stretch of a card leads to: a thing with a page
// of its own, an address, or a list narrowed down.
type Target struct {
	Ref    model.Ref
	URL    string
	List   model.Kind // with Filter: the view of that kind
	Filter string
}

type (
	span  = widget.Span[Target]
	block = widget.Block[Target]
)

// sheet is a card ready to be shown: its name, what stands beside the name,
// and its text.
type sheet struct {
	Name    string
	Mark    string
	Aside   string
	Content widget.Content[Target]
}

// cardNews is what the archive knows of the thing on a card. Asked is false
// while the answer is on its way.
type cardNews struct {
	Asked  bool
	Err    error
	Volume model.Volume
	Latest []model.Headline
	Now    time.Time
}

// card collects the sections of one thing. Sources are numbered in the order
// in which the text first rests on them.
type card struct {
	atlas   *model.Atlas
	g       theme.Glyphs
	blocks  []block
	notes   []widget.Note[Target]
	numbers map[string]int
	sources []model.Source
	label   string
	section string
	lines   int    // in this section
	from    string // the dataset, for citations

	quotes map[string]string // by the key of a block: what a citation of it says instead
	rests  map[string]basis  // by the key of a block that rests on no source of this card
}

// basis is what a line without sources of its own rests on.
type basis uint8

const (
	onThisRecord basis = iota // and so on the first sources of the card
	onItsThings               // each thing it names has sources of its own
	onTheNews                 // it was counted in the archive, or is an article
)

func newCard(a *model.Atlas, g theme.Glyphs) *card {
	return &card{atlas: a, g: g, numbers: make(map[string]int), quotes: make(map[string]string), rests: make(map[string]basis)}
}

// begin starts a section: its first line carries the label. A section without
// lines leaves no trace.
func (c *card) begin(label string) {
	c.label, c.section, c.lines = label, label, 0
}

// line adds a line to the section.
func (c *card) line(sources []model.Source, spans ...span) {
	b := block{
		Key:   c.section + "/" + widget.Block[Target]{Spans: spans}.Plain(),
		Label: c.label,
		Spans: spans,
		Gap:   c.lines == 0,
		Notes: c.cite(sources),
	}
	c.label = ""
	c.lines++
	c.blocks = append(c.blocks, b)
}

// listing is line for what other records say: each has sources of its own.
func (c *card) listing(spans ...span) {
	c.line(nil, spans...)
	c.rests[c.blocks[len(c.blocks)-1].Key] = onItsThings
}

// under is line for what rests on the sources of the line above it.
func (c *card) under(sources []model.Source, spans ...span) {
	c.line(sources, spans...)
	c.blocks[len(c.blocks)-1].Cited = true
}

// keyed is line with a key of its own, for what the archive says, which changes
// while the page is open.
func (c *card) keyed(key string, spans ...span) {
	c.line(nil, spans...)
	key = c.section + "/" + key
	c.blocks[len(c.blocks)-1].Key = key
	c.rests[key] = onTheNews
}

// cite numbers sources and returns the numbers.
func (c *card) cite(sources []model.Source) []int {
	var numbers []int
	for _, s := range sources {
		if s.URL == "" {
			continue
		}
		n, ok := c.numbers[s.URL]
		if !ok {
			c.notes = append(c.notes, widget.Note[Target]{Text: sourceName(s), Target: Target{URL: s.URL}})
			c.sources = append(c.sources, s)
			n = len(c.notes)
			c.numbers[s.URL] = n
		}
		if !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// sourceName is the title with the host it was read on, or what the address
// itself tells.
func sourceName(s model.Source) string {
	host, path := s.URL, ""
	if u, err := url.Parse(s.URL); err == nil && u.Host != "" {
		host, path = strings.TrimPrefix(u.Hostname(), "www."), strings.Trim(u.Path, "/")
	}
	switch {
	case s.Title != "":
		return s.Title + " (" + host + ")"
	case path != "":
		return host + "/" + path
	default:
		return host
	}
}

// origin ends a card with the sets that its record comes from, the one that a
// citation names first.
func (c *card) origin(names ...string) {
	c.begin("Data")
	for _, name := range names {
		c.dataset(name)
	}
}

func (c *card) dataset(name string) {
	for _, d := range c.atlas.Datasets() {
		if d.Name != name {
			continue
		}
		words := []string{d.Title}
		if d.AsOf != "" {
			words = append(words, "as of "+d.AsOf)
		}
		if d.Coverage != "" {
			words = append(words, d.Coverage)
		}
		c.line(nil, dim(strings.Join(words, c.sep())))
		if c.from == "" {
			c.from = strings.Join(words, ", ")
		}
	}
}

// done finishes the card.
func (c *card) done(s sheet) sheet {
	s.Content = widget.Content[Target]{
		Blocks: c.blocks,
		Notes:  c.notes,
		Address: func(t Target) string {
			return t.URL
		},
	}
	return s
}

// text, dim and the others are the spans that cards are made of.
func text(s string) span   { return span{Text: s} }
func dim(s string) span    { return span{Text: s, Tone: widget.ToneDim} }
func strong(s string) span { return span{Text: s, Tone: widget.ToneStrong} }

// number is a number at the right end of its column.
func number(n, width int) span {
	return text(strings.ReplaceAll(widget.FitRight(thousands(int64(n)), width, ""), " ", "\u00a0"))
}

// at moves a span to a column of the block.
func at(column int, s span) span {
	s.Tab = column
	return s
}

// sep stands between the parts of a line and never begins one.
func (c *card) sep() string { return "\u00a0" + c.g.Sep + " " }

// joined puts separators between spans.
func (c *card) joined(spans []span) []span {
	var out []span
	for i, s := range spans {
		if i > 0 {
			out = append(out, dim(c.sep()))
		}
		out = append(out, s)
	}
	return out
}
