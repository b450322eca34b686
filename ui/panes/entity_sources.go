package panes

import (
	"slices"

	"pariscall/model"
)

// openSource opens the first page that the selected line rests on; without
// one, the first source of the card.
func (p *entityPage) openSource() Action {
	t, b, ok := p.page.Selected()
	switch {
	case ok && t.URL != "":
		return Browse{t.URL}
	case ok && len(b.Notes) > 0:
		return Browse{p.card.sources[b.Notes[0]-1].URL}
	case ok && p.card.rests[b.Key] == onTheNews:
		return p.ofArticle(t, browseAction)
	case ok && p.card.rests[b.Key] == onItsThings:
		if k, _ := p.cardOf(t.Ref); k != nil && len(k.sources) > 0 {
			return Browse{k.sources[0].URL}
		}
		return Say{"each of them has sources of its own, on its page"}
	case len(p.card.sources) > 0:
		return Browse{p.card.sources[0].URL}
	default:
		return Say{"no source is given here"}
	}
}

// cite copies the selected line with its sources; a source copies itself.
func (p *entityPage) cite() Action {
	t, b, ok := p.page.Selected()
	switch {
	case ok && t.URL != "":
		i := slices.IndexFunc(p.card.sources, func(s model.Source) bool { return s.URL == t.URL })
		if i < 0 {
			return Copy{Text: t.URL, What: "link"}
		}
		return Copy{Text: sourceName(p.card.sources[i]) + ", " + t.URL, What: "source"}
	case ok && b.Key == compareHead:
		return Copy{Text: p.card.citation(p.sheet, b), What: "comparison with its sources"}
	case ok && len(b.Notes) > 0:
		return Copy{Text: p.card.citation(p.sheet, b), What: "citation"}
	case ok && p.card.rests[b.Key] == onTheNews:
		return p.ofArticle(t, copyLinkAction)
	case ok && p.card.rests[b.Key] == onItsThings:
		if k, s := p.cardOf(t.Ref); k != nil {
			return Copy{Text: k.citation(s, firstCited(s)), What: "citation of " + s.Name}
		}
		return Say{"each of them has sources of its own, on its page"}
	default:
		return Copy{Text: p.card.citation(p.sheet, firstCited(p.sheet)), What: "citation of " + p.sheet.Name}
	}
}

// cardOf is the card of a thing that is named here; nil when it has none.
func (p *entityPage) cardOf(r model.Ref) (*card, sheet) {
	k := newCard(p.env.Atlas, p.env.Styles.Glyphs)
	s, ok := k.of(r, cardNews{})
	if !ok {
		return nil, sheet{}
	}
	return k, s
}

// ofArticle does something with the link of an article that stands here.
func (p *entityPage) ofArticle(t Target, do func(link string) Action) Action {
	for _, h := range p.news.Latest {
		if h.ID.Ref() == t.Ref {
			return do(h.Link)
		}
	}
	return Say{"this is counted in the news, and has no page of its own"}
}
