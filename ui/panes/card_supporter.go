package panes

import (
	"strconv"
	"strings"

	"pariscall/model"
	"pariscall/ui/widget"
)

// supporterCard is everything known of one entry of the register.
func (c *card) supporterCard(s *model.Supporter, n cardNews) sheet {
	c.begin("Paris Call")
	since, basis := s.Since()
	c.line(s.Prov.Sources,
		span{Text: c.g.Endorsed + " ", Tone: widget.ToneGood}, c.stance("supporter"), text(", "+sinceWords(since, basis)))
	if basis == model.BasisSigned && s.Listed.Known() {
		c.line(nil, dim("stands in the register's public history "+listedWords(s.Listed)))
	}
	if s.Note != "" {
		c.line(nil, dim(s.Note))
	}
	c.home(s)
	c.profile(s)
	c.pledges(s.Ref())
	if of := c.atlas.IncidentsOf(s.Ref()); len(of) > 0 {
		c.begin("Incidents")
		c.incidents("among those hit", of, "")
	}
	c.news(s.Ref(), n)
	c.story(nil, c.atlas.FactsAbout(s.Ref()))
	c.milestones(c.atlas.MilestonesOf(s.Ref()))
	c.supporterNames(s)
	c.origin(s.Prov.Dataset)
	aside := categoryWord(s.Category)
	if s.Country != "" {
		aside += c.sep() + string(s.Country)
	}
	return c.done(sheet{Name: s.Name, Mark: c.g.Endorsed, Aside: aside})
}

func listedWords(d model.Date) string {
	if d.Precision == model.PrecisionBy {
		return d.String()
	}
	return "since " + d.String()
}

// home says where the register enters a supporter, which need not be where its
// seat is (Schneider Electric stands under the United States), and where that
// state stands.
func (c *card) home(s *model.Supporter) {
	c.begin("Listed under")
	k := c.atlas.Country(s.Country)
	if k == nil {
		c.line(nil, text("no country: an international body"))
		return
	}
	words := ", which endorsed the Call too"
	switch {
	case s.Category == model.CategoryState:
		words = ": this is the entry of the state itself"
	case k.Call.Status == model.NotEndorsed:
		words = ", which has not endorsed the Call"
	}
	c.line(nil, c.named(k.Code), text(words))
	if n := len(c.atlas.SupportersOf(k.Code)); n > 1 {
		c.line(nil, list("all "+strconv.Itoa(n)+" from there", model.KindSupporter, "country:"+string(k.Code)))
	}
}

func (c *card) profile(s *model.Supporter) {
	c.begin("What it is")
	kind := categoryWord(s.Category)
	if s.Type != "" && s.Type != kind {
		kind += c.sep() + s.Type
	}
	if s.Sector != "" {
		kind += " " + c.g.Sep + " sector " + s.Sector
	}
	c.line(nil, span{Text: kind, Tone: categoryTone(s.Category)})
	var more []string
	if s.City != "" {
		more = append(more, "seat "+s.City)
	}
	if s.Parent != "" {
		more = append(more, "part of "+s.Parent)
	}
	if s.Ticker != "" {
		more = append(more, "listed as "+s.Ticker)
	}
	if len(more) > 0 {
		c.line(nil, text(strings.Join(more, c.sep())))
	}
	if strings.HasPrefix(s.Website, "http") {
		c.line(nil, address(s.Website, s.Website))
	}
}

func (c *card) supporterNames(s *model.Supporter) {
	c.begin("Names")
	if s.RegisterName != "" && s.RegisterName != s.Name {
		c.line(nil, text(s.RegisterName), dim(" in the register"))
	}
	if len(s.Aliases) > 0 {
		c.line(nil, text(strings.Join(s.Aliases, c.sep())))
	}
	if len(s.Products) > 0 {
		c.line(nil, dim("told by "+strings.Join(s.Products, ", ")))
	}
}
