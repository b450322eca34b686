package panes

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// The roles of the text.
func inText(in *theme.Inks) theme.Ink      { return in.Text }
func inStrong(in *theme.Inks) theme.Ink    { return in.Strong }
func inDim(in *theme.Inks) theme.Ink       { return in.Dim }
func inAccent(in *theme.Inks) theme.Ink    { return in.Accent }
func inHeading(in *theme.Inks) theme.Ink   { return in.Heading }
func inLink(in *theme.Inks) theme.Ink      { return in.Link }
func inNamed(in *theme.Inks) theme.Ink     { return in.Named }
func inNamedHead(in *theme.Inks) theme.Ink { return in.NamedHead }
func inWarn(in *theme.Inks) theme.Ink      { return in.Warn }

const margin = "  "

// compose writes the page anew: head, text, what it names, where it leads.
func (p *article) compose() {
	p.targets = p.targets[:0]
	out := p.head()
	out = append(out, p.body()...)
	out = append(out, p.namedHere()...)
	out = append(out, p.links()...)
	p.prose.Set(out)
}

// target numbers a thing the text leads to; the same thing has one number at
// each place, because each place can be selected.
func (p *article) target(t articleTarget) int {
	p.targets = append(p.targets, t)
	return len(p.targets)
}

// head is title, where and when, by whom, and the other outlets.
func (p *article) head() []widget.Passage {
	sep := " " + p.env.Styles.Sep + " "
	title := widget.Passage{Key: "title", First: margin, Rest: margin}
	title.Runs = p.runs(p.a.Title.String(), nil, p.mentionsIn(model.InTitle, 0, len(p.a.Title.String())), inHeading, inNamedHead)
	when := []string{p.a.FeedName.String(), p.when()}
	if n := minutesToRead(p.a); n > 0 {
		when = append(when, fmt.Sprintf("%d min", n))
	}
	if p.a.Language != "" {
		when = append(when, p.a.Language)
	}
	if p.a.Full {
		when = append(when, "full text")
	}
	if p.a.Edited {
		when = append(when, p.env.Styles.Edited+" changed since it was first stored")
	}
	out := []widget.Passage{title, dimLine("when", strings.Join(when, sep))}
	if len(p.a.Authors) > 0 {
		var names []string
		for _, a := range p.a.Authors {
			names = append(names, a.String())
		}
		out = append(out, dimLine("authors", "by "+strings.Join(names, ", ")))
	}
	if tags := p.tags(); tags != "" {
		out = append(out, widget.Passage{Key: "tags", First: margin, Rest: margin, Runs: []widget.Run{{Text: tags, Role: inAccent}}})
	}
	return append(out, p.also()...)
}

func dimLine(key, s string) widget.Passage {
	return widget.Passage{Key: key, First: margin, Rest: margin, Runs: []widget.Run{{Text: s, Role: inDim}}}
}

func (p *article) tags() string {
	var out []string
	for _, t := range p.a.Tags {
		out = append(out, "#"+t.String())
	}
	return strings.Join(out, " ")
}

// when is the date with what it rests on: a date that the feed does not give,
// or that cannot be, is not shown as if it did.
func (p *article) when() string {
	now := p.env.Now()
	date := func(t time.Time) string { return t.In(now.Location()).Format("Mon 2 Jan 2006 15:04") }
	s := date(p.a.Sorted)
	if p.a.Basis == model.DateFirstSeen {
		s = "first seen " + date(p.a.FirstSeen)
		if p.a.Claimed != "" {
			s += ", the feed says \"" + widget.Cut(model.Line(p.a.Claimed).String(), 40, p.env.Styles.Dots) + "\""
		} else {
			s += ", the feed gives no date"
		}
	}
	if u := p.a.Updated; !u.IsZero() && u.Sub(p.a.Published) > time.Minute {
		s += ", updated " + date(u)
	}
	return s
}

// minutesToRead is at 220 words a minute, 500 characters where words are not
// set off by blanks.
func minutesToRead(a model.Article) int {
	words, wide := 0, 0
	for _, b := range a.Body {
		s := b.Text.String()
		words += len(strings.Fields(s))
		for _, r := range s {
			if r >= 0x2e80 {
				wide++
			}
		}
	}
	if words == 0 {
		return 0
	}
	return max((words+wide*220/500+110)/220, 1)
}

// alsoShown is how many outlets of a story are named at once.
const alsoShown = 5

// also names the other outlets of the story, in the order in which they
// published. Of a story that everybody tells, the first few, and a word that
// opens the rest, further articles of the same outlets among them.
func (p *article) also() []widget.Passage {
	now := p.env.Now()
	g := widget.Passage{Key: "also", First: margin, Rest: margin + "      "}
	others, again := p.otherOutlets()
	if len(others)+len(again) == 0 {
		return nil
	}
	shown := append(others, again...)
	if len(others) > alsoShown+1 && !p.all {
		shown = others[:alsoShown]
	} else if !p.all {
		shown = others
	}
	lead := "also: "
	for _, o := range shown {
		g.Runs = append(g.Runs,
			widget.Run{Text: lead, Role: inDim},
			widget.Run{Text: o.FeedName.String() + " " + When(o.Published, now), Role: inLink, Target: p.target(articleTarget{ref: o.ID.Ref()})})
		lead = " " + p.env.Styles.Sep + " "
	}
	if rest := moreWords(len(others)+len(again)-len(shown), len(others)-len(shown)); rest != "" {
		g.Runs = append(g.Runs,
			widget.Run{Text: lead, Role: inDim},
			widget.Run{Text: rest, Role: inLink, Target: p.target(articleTarget{more: true})})
	}
	return []widget.Passage{g}
}

// otherOutlets are the first articles on the story by everybody else, which
// is what sources are counted by, and what the same outlets told later.
func (p *article) otherOutlets() (others, again []model.Headline) {
	seen := map[model.FeedID]bool{p.a.Feed: true}
	for _, o := range p.outlets {
		switch {
		case o.ID == p.id:
		case seen[o.Feed]:
			again = append(again, o)
		default:
			seen[o.Feed] = true
			others = append(others, o)
		}
	}
	return others, again
}

// moreWords is what of a story is not shown: articles, and of how many
// further sources they are.
func moreWords(articles, sources int) string {
	switch {
	case articles == 0:
		return ""
	case sources == 0:
		return fmt.Sprintf("%d more by the same", articles)
	default:
		return "and " + count(sources, "more source", "more sources")
	}
}

// body is the text, or the summary where there is none.
func (p *article) body() []widget.Passage {
	if len(p.a.Body) == 0 {
		s := p.a.Summary.String()
		if s == "" {
			return []widget.Passage{{
				Key: "none", Gap: true, First: margin, Rest: margin,
				Runs: []widget.Run{{Text: "This feed gives no text. F fetches the page, o opens it in the browser.", Role: inDim}},
			}}
		}
		return []widget.Passage{{
			Key: "summary", Gap: true, First: margin, Rest: margin,
			Runs: p.runs(s, nil, p.mentionsIn(model.InBody, 0, len(s)), inText, inNamed),
		}}
	}
	offsets := p.a.Body.PlainOffsets()
	var out []widget.Passage
	for i, b := range p.a.Body {
		g := p.block(i, b)
		role := inText
		switch b.Kind {
		case model.BlockHeading:
			role = inStrong
		case model.BlockImage:
			role = inDim
		}
		s := b.Text.String()
		var found []model.Mention
		if offsets[i] >= 0 {
			found = p.mentionsIn(model.InBody, offsets[i], len(s))
		}
		g.Runs = append(g.Runs, p.runs(s, b.Links, found, role, inNamed)...)
		out = append(out, g)
	}
	return out
}

// block is what stands around a block's text.
func (p *article) block(i int, b model.Para) widget.Passage {
	st := p.env.Styles
	g := widget.Passage{Key: fmt.Sprintf("b%d", i), Gap: true, First: margin, Rest: margin}
	depth := strings.Repeat("  ", min(max(b.Level, 0), 6))
	switch b.Kind {
	case model.BlockItem:
		g.Gap = i == 0 || p.a.Body[i-1].Kind != model.BlockItem
		g.First = margin + depth + st.Bullet + " "
		g.Rest = widget.Blank(widget.Width(g.First))
		g.Lead = inAccent
	case model.BlockQuote:
		g.Gap = i == 0 || p.a.Body[i-1].Kind != model.BlockQuote
		g.First = margin + depth + st.Quote + " "
		g.Rest = g.First
	case model.BlockCode:
		g.Pre = true
		g.First, g.Rest = margin+"  ", margin+"  "
	case model.BlockImage:
		g.Runs = []widget.Run{{Text: "[picture] ", Role: inDim}}
	case model.BlockRule:
		g.Runs = []widget.Run{{Text: strings.Repeat(st.Line, 8), Role: inDim}}
	}
	return g
}

// mentionsIn returns the mentions inside n bytes from a place in a field, with
// offsets from that place.
func (p *article) mentionsIn(f model.Field, from, n int) []model.Mention {
	var out []model.Mention
	for _, m := range p.a.Mentions {
		if m.Field == f && m.Start >= from && m.End <= from+n && m.Start < m.End {
			m.Start -= from
			m.End -= from
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b model.Mention) int { return a.Start - b.Start })
	return out
}

// runs cuts a text at its links and mentions. Where both are, the link leads
// and the thing named is found below the text.
func (p *article) runs(s string, links []model.TextLink, found []model.Mention, role, named widget.Role) []widget.Run {
	var out []widget.Run
	at := 0
	plain := func(to int) {
		if to > at {
			out = append(out, widget.Run{Text: widget.Steady(s[at:to]), Role: role})
			at = to
		}
	}
	for len(links)+len(found) > 0 {
		if len(found) == 0 || len(links) > 0 && links[0].Start <= found[0].Start {
			l := links[0]
			links = links[1:]
			if l.Start < at || l.End > len(s) || l.Start >= l.End {
				continue
			}
			plain(l.Start)
			out = append(out, widget.Run{Text: widget.Steady(s[l.Start:l.End]), Role: inLink, URL: l.URL, Target: p.target(articleTarget{url: l.URL})})
			at = l.End
			continue
		}
		m := found[0]
		found = found[1:]
		if m.Start < at || m.End > len(s) || len(links) > 0 && m.End > links[0].Start {
			continue
		}
		plain(m.Start)
		out = append(out, widget.Run{Text: widget.Steady(s[m.Start:m.End]), Role: named, Target: p.target(articleTarget{ref: m.Ref})})
		at = m.End
	}
	plain(len(s))
	return out
}
