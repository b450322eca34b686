package panes

import (
	"strings"
	"time"

	"pariscall/model"
	"pariscall/ui/widget"
)

// newsDays is how far back the strip of a card looks, newsLatest how many
// headlines stand under it.
const (
	newsDays   = 90
	newsLatest = 8
	newsStrip  = 30
)

// newsQuery is the question for the news of a thing, "" when news are not
// linked to its kind.
func newsQuery(r model.Ref) string {
	switch r.Kind {
	case model.KindCountry:
		return "country:" + r.ID
	case model.KindSupporter:
		return "org:" + r.ID
	case model.KindIncident:
		return "incident:" + r.ID
	case model.KindActor:
		return "actor:" + r.ID
	default:
		return ""
	}
}

// news shows how often a thing was in the news, what it was named together
// with and the latest headlines.
func (c *card) news(r model.Ref, n cardNews) {
	query := newsQuery(r)
	if query == "" {
		return
	}
	c.begin("News, 90 days")
	switch {
	case n.Err != nil:
		c.keyed("strip", dim("the archive did not answer: "+model.Line(n.Err.Error()).String()))
		return
	case !n.Asked:
		c.keyed("strip", dim("counting "+c.g.Dots))
		return
	case n.Volume.Total == 0 && len(n.Latest) == 0:
		c.keyed("strip", dim("nothing in the archive names it"))
		return
	}
	c.keyed("strip",
		span{Text: widget.Strip(c.g, n.Volume.Days, newsStrip), Tone: widget.ToneLink},
		text("  "+count(recent(n.Volume.Days), "article", "articles")),
		dim(lastWords(n.Volume.Last, n.Now)+c.sep()),
		span{Text: "all its news", Tone: widget.ToneLink, Glue: true, Target: Target{List: model.KindArticle, Filter: query}},
	)
	if !n.Volume.First.IsZero() {
		c.keyed("since", dim(count(n.Volume.Total, "article", "articles")+" in all, first seen "+n.Volume.First.Format("2 Jan 2006")+", last "+n.Volume.Last.Format("2 Jan 2006")))
	}
	c.companions(n.Volume.With)
	for _, h := range n.Latest {
		c.keyed(h.ID.Ref().String(),
			dim(h.Published.Format("2 Jan 15:04")),
			at(14, span{Text: h.Title.String(), Tone: widget.ToneText, Target: Target{Ref: h.ID.Ref()}}),
			dim(c.sep()+h.FeedName.String()))
	}
}

func (c *card) companions(with []model.Companion) {
	var names []span
	for i, w := range with {
		if i == someNames {
			break
		}
		s := c.thing(w.Ref, "")
		s.Text += " " + thousands(int64(w.Articles))
		s.Glue = true
		names = append(names, s)
	}
	if len(names) > 0 {
		c.keyed("with", append([]span{dim("named with  ")}, c.joined(names)...)...)
	}
}

func recent(days []int) int {
	n := 0
	for _, d := range days {
		n += d
	}
	return n
}

// lastWords says how long ago the last mention was, in days of UTC.
func lastWords(last, now time.Time) string {
	if last.IsZero() {
		return ""
	}
	day := func(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }
	switch days := int(day(now).Sub(day(last)).Hours() / 24); {
	case days <= 0:
		return ", last today"
	case days == 1:
		return ", last yesterday"
	default:
		return ", last " + count(days, "day", "days") + " ago"
	}
}

// citation is the plain text that y copies: what is said, what it rests on,
// and as of when.
func (c *card) citation(s sheet, b block) string {
	words := strings.TrimSpace(b.Plain())
	label := sectionOf(b)
	switch quote, ok := c.quotes[b.Key]; {
	case ok:
		words = quote
	case label != "" && words != "":
		words = s.Name + ", " + label + ": " + words
	default:
		words = s.Name
	}
	for _, n := range b.Notes {
		src := c.sources[n-1]
		words += "\n" + sourceName(src) + ", " + src.URL
	}
	from := c.from
	for _, s := range b.Spans {
		if i := c.atlas.Instrument(s.Target.Ref.ID); i != nil && s.Target.Ref.Kind == model.KindInstrument {
			from = i.Name + ", " + i.Coverage + " list, as of " + i.AsOf.Value()
			break
		}
	}
	if from != "" {
		words += "\nfrom: " + from
	}
	return strings.ReplaceAll(words, "\u00a0", " ")
}

// sectionOf is the part of a block's key that names its section.
func sectionOf(b block) string {
	section, _, _ := strings.Cut(b.Key, "/")
	return section
}
