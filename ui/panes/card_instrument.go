package panes

import (
	"slices"
	"strconv"
	"strings"

	"pariscall/model"
	"pariscall/ui/widget"
)

// instrumentCard is a pledge, treaty, vote or coalition with all that is
// known of who stands where.
func (c *card) instrumentCard(i *model.Instrument) sheet {
	c.blocks = append(c.blocks, block{Key: "name", Wide: true, Spans: []span{strong(i.Name)}})
	if i.Summary != "" {
		c.blocks = append(c.blocks, block{Key: "summary", Wide: true, Spans: []span{text(i.Summary)}})
	}
	c.begin("What it is")
	c.line(i.Prov.Sources, text(plain(i.Type)+" of "+i.Adopted.String()))
	if len(i.OpenTo) > 0 {
		c.line(nil, text("open to "+strings.Join(i.OpenTo, ", ")))
	}
	if i.URL != "" {
		c.line(nil, address(i.URL, i.URL))
	}
	c.begin("This list")
	tone := widget.ToneDim
	if i.Coverage == "partial" {
		tone = widget.ToneWarn
	}
	c.line(nil, span{Text: i.Coverage + " list", Tone: tone}, dim(", as of "+i.AsOf.String()))
	c.standings(c.atlas.PositionsOn(i.ID))
	c.origin(i.Prov.Dataset)
	return c.done(sheet{Name: i.Short, Mark: c.g.Endorsed, Aside: plain(i.Type) + c.sep() + i.Adopted.String()})
}

// standings lists the parties by what they did.
func (c *card) standings(all []*model.Position) {
	var statuses []string
	by := make(map[string][]*model.Position)
	top := 0
	for _, p := range all {
		if len(by[p.Status]) == 0 {
			statuses = append(statuses, p.Status)
		}
		by[p.Status] = append(by[p.Status], p)
		top = max(top, len(by[p.Status]))
	}
	slices.SortStableFunc(statuses, func(a, b string) int { return len(by[b]) - len(by[a]) })
	c.begin("Positions")
	for _, s := range statuses {
		mark, words, tone := positionWords(c.g, s)
		c.line(nil,
			span{Text: mark + " ", Tone: tone}, text(words),
			at(18, number(len(by[s]), 4)),
			at(23, span{Text: widget.Bar(c.g, len(by[s]), top, 20), Tone: tone}),
		)
	}
	var behind []string
	for _, s := range statuses {
		if words := c.behindTheCall(by[s]); words != "" {
			_, status, _ := positionWords(c.g, s)
			behind = append(behind, words+" ("+status+")")
		}
	}
	if len(behind) > 0 {
		c.line(nil, dim("behind the Paris Call: "+strings.Join(behind, c.sep())))
	}
	for _, s := range statuses {
		_, words, _ := positionWords(c.g, s)
		c.begin(capital(words))
		names := make([]span, 0, len(by[s]))
		for _, p := range by[s] {
			n := c.thing(p.Party, p.PartyName)
			n.Glue = true
			names = append(names, n)
		}
		c.line(nil, c.joined(names)...)
	}
}

// behindTheCall says how many of these parties also endorse the Paris Call.
func (c *card) behindTheCall(of []*model.Position) string {
	n, states := 0, 0
	for _, p := range of {
		if p.Party.Kind != model.KindCountry {
			continue
		}
		states++
		if k := c.atlas.Country(model.CountryCode(p.Party.ID)); k != nil && k.Call.Status == model.Endorsed {
			n++
		}
	}
	if states == 0 {
		return ""
	}
	return strconv.Itoa(n) + " of " + strconv.Itoa(states)
}
