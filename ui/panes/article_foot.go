package panes

import (
	"strings"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// namedHere lists what the article names, each with where it stands.
func (p *article) namedHere() []widget.Passage {
	var out []widget.Passage
	seen := make(map[model.Ref]bool)
	for _, m := range p.a.Mentions {
		if seen[m.Ref] {
			continue
		}
		seen[m.Ref] = true
		if len(out) == 0 {
			out = append(out, sectionTitle("named", "Named here"))
		}
		out = append(out, p.namedLine(m))
	}
	return out
}

func sectionTitle(key, words string) widget.Passage {
	return widget.Passage{Key: key, Gap: true, First: margin, Rest: margin, Runs: []widget.Run{{Text: words, Role: inStrong}}}
}

// namedLine is a thing with its stance in words, aligned with its neighbours.
func (p *article) namedLine(m model.Mention) widget.Passage {
	label, _ := Badge(p.env, &p.env.Styles.Inks, m.Ref)
	role := func(in *theme.Inks) theme.Ink {
		_, ink := Badge(p.env, in, m.Ref)
		return ink
	}
	indent := margin + margin
	column := namedColumn
	if p.width < 2*namedColumn {
		column = 0
	}
	return widget.Passage{
		Key: "named " + m.Ref.String(), First: indent, Rest: widget.Blank(max(column, len(indent)+2)),
		Runs: []widget.Run{
			{Text: label, Role: role, Target: p.target(articleTarget{ref: m.Ref})},
			{Text: " ", Role: inDim},
			{Text: p.standing(m.Ref), Role: inDim, Column: column},
		},
	}
}

// namedColumn is where the stance of a thing named begins.
const namedColumn = 28

// standing is where a thing stands, in words.
func (p *article) standing(r model.Ref) string {
	at := p.env.Atlas
	switch r.Kind {
	case model.KindCountry:
		c := at.Country(model.CountryCode(r.ID))
		if c == nil {
			return ""
		}
		words := c.Name + ", did not endorse the Call"
		if c.Call.Status == model.Endorsed {
			words = c.Name + ", endorsed, " + sinceWords(c.Call.Date, c.Call.Basis)
		}
		if c.Call.Disputed {
			words += "; sources disagree"
		}
		return words
	case model.KindSupporter:
		s := at.Supporter(r.ID)
		if s == nil {
			return ""
		}
		words := categoryWord(s.Category)
		if c := at.Country(s.Country); c != nil {
			words += " from " + c.Name
		}
		return words + ", " + sinceWords(s.Since())
	case model.KindActor:
		a := at.Actor(r.ID)
		if a == nil {
			return ""
		}
		code := a.Sponsor
		if code == "" {
			code = a.Country
		}
		if c := at.Country(code); c != nil {
			return "threat actor, linked to " + c.Name + " " + stanceMark(p.env.Styles.Glyphs, c)
		}
		return "threat actor"
	case model.KindIncident:
		i := at.Incident(r.ID)
		if i == nil {
			return ""
		}
		return strings.Trim(plain(i.Type)+", "+incidentDate(i).String(), ", ")
	default:
		return nameOf(p.env, r)
	}
}

// links lists where the text leads, with the host that will be dialled; the
// article's own address first.
func (p *article) links() []widget.Passage {
	var out []widget.Passage
	seen := make(map[string]bool)
	add := func(url string) {
		host, err := Host(url)
		if url == "" || seen[url] || err != nil {
			return
		}
		seen[url] = true
		if len(out) == 0 {
			out = append(out, sectionTitle("links", "Links"))
		}
		out = append(out, widget.Passage{
			Key: "link " + url, First: margin + margin, Rest: margin + margin + "  ",
			Runs: []widget.Run{
				{Text: host.String(), Role: inLink, URL: url, Target: p.target(articleTarget{url: url})},
				{Text: path(url, min(p.width, measure)-widget.Width(host.String())-len(margin+margin), p.env.Styles.Dots), Role: inDim},
			},
		})
	}
	add(p.a.Link)
	for _, b := range p.a.Body {
		for _, l := range b.Links {
			add(l.URL)
		}
	}
	return out
}

// path is what follows the host of an address, safe to paint, in at most room
// cells.
func path(url string, room int, dots string) string {
	_, rest, _ := strings.Cut(url, "://")
	i := strings.IndexAny(rest, "/?#")
	if i < 0 || rest[i:] == "/" {
		return ""
	}
	return model.Line(widget.Cut(rest[i:], min(room, 200), dots)).String()
}
