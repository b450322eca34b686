package panes

import (
	"slices"
	"strings"

	"pariscall/model"
	"pariscall/ui/widget"
)

// someNames is how many names a card gives before it refers to the list.
const someNames = 10

// pledgeColumn is where the status stands beside the name of a pledge.
const pledgeColumn = 34

// countryCard is everything known of a state and the Call.
func (c *card) countryCard(k *model.Country, n cardNews) sheet {
	c.callStance(k)
	if len(k.Memberships) > 0 {
		c.begin("Member of")
		c.line(nil, text(strings.Join(k.Memberships, c.sep())))
	}
	c.pledges(k.Ref())
	c.supportersFrom(k)
	c.incidentsOfState(k)
	c.news(k.Ref(), n)
	c.story(k.Notes, c.atlas.FactsAbout(k.Ref()))
	c.milestones(c.atlas.MilestonesOf(k.Ref()))
	c.actorsFrom(k)
	c.namesOf(k)
	c.origin(c.register(), k.Prov.Dataset)
	return c.done(sheet{Name: k.Name, Mark: stanceMark(c.g, k), Aside: c.countryAside(k)})
}

func (c *card) countryAside(k *model.Country) string {
	if k.Region == "" {
		return string(k.Code)
	}
	return string(k.Code) + " " + c.g.Sep + " " + k.Region
}

// callStance says where the state stands, since when, and who says otherwise.
func (c *card) callStance(k *model.Country) {
	c.begin("Paris Call")
	sources := slices.Clone(k.Call.Sources)
	for _, claim := range k.LaunchClaims {
		if supports(claim, k.Call.Basis) {
			sources = append(sources, claim.Source)
		}
	}
	mark := span{Text: stanceMark(c.g, k) + " ", Tone: stanceTone(k)}
	switch {
	case k.Call.Status == model.NotEndorsed && k.Call.Disputed:
		c.line(sources, mark, c.stance("disputed"), text(": not in the register"+c.registerAsOf()+", but sources contradict each other"))
	case k.Call.Status == model.NotEndorsed:
		c.line(sources, mark, c.stance("not endorsed"), text(", not in the register"+c.registerAsOf()))
	case k.Call.Disputed:
		c.line(sources, mark, c.stance("endorsed"), text(", "+sinceWords(k.Call.Date, k.Call.Basis)+"; sources contradict each other on when"))
	default:
		words := ", "
		if k.Call.Basis == model.BasisLaunch {
			words = " "
		}
		c.line(sources, mark, c.stance("endorsed"), text(words+sinceWords(k.Call.Date, k.Call.Basis)))
	}
	for _, claim := range k.LaunchClaims {
		if !k.Call.Disputed && supports(claim, k.Call.Basis) {
			continue // says what the line above says
		}
		c.line([]model.Source{claim.Source}, dim(claimWords(claim)))
	}
}

// callLaunch is the milestone that tells of the Call itself.
const callLaunch = "paris-call-launch-2018"

// stance is a word on where a party stands on the Call. It leads to the Call, and
// so can be stood on: the line it begins is the one that is most often cited.
func (c *card) stance(words string) span {
	s := strong(words)
	if m := c.atlas.Milestone(callLaunch); m != nil {
		s.Target = Target{Ref: m.Ref()}
	}
	return s
}

// supports says whether a claim is what the date of a stance rests on.
func supports(l model.LaunchClaim, b model.Basis) bool {
	return l.Status == string(b) || l.Status == "joined-later" && b == model.BasisReported
}

func claimWords(l model.LaunchClaim) string {
	on := ""
	if l.Date.Known() {
		on = ", " + l.Date.String()
	}
	switch l.Status {
	case "at-launch":
		return "named among those that joined at the launch" + on
	case "joined-later":
		return "reported as joining later" + on
	case "expected":
		return "said to be about to join" + on
	default:
		return "named among those not on the list" + on
	}
}

// register is the name of the set that holds the register of the Call.
func (c *card) register() string {
	if all := c.atlas.Supporters(); len(all) > 0 {
		return all[0].Prov.Dataset
	}
	return ""
}

// registerAsOf says how fresh the register is.
func (c *card) registerAsOf() string {
	for _, d := range c.atlas.Datasets() {
		if d.Name == c.register() && d.AsOf != "" {
			return " as of " + d.AsOf
		}
	}
	return ""
}

// pledges lists what a party did about the other instruments.
func (c *card) pledges(party model.Ref) {
	c.begin("Other pledges")
	on := make(map[string]bool)
	for _, p := range c.atlas.PositionsOf(party) {
		on[p.Instrument] = true
		c.position(p)
	}
	country := c.atlas.Country(model.CountryCode(party.ID))
	if party.Kind != model.KindCountry || country == nil {
		return
	}
	var missing, unknown []*model.Instrument
	for _, i := range c.atlas.Instruments() {
		switch {
		case on[i.ID] || !i.Admits(country):
		case i.Coverage == "partial":
			unknown = append(unknown, i)
		default:
			missing = append(missing, i)
		}
	}
	c.absent("not on the lists of ", missing)
	c.absent("unknown, their lists being partial: ", unknown)
}

// absent names the instruments on which nothing is recorded of a state, which
// proves something only where the list is whole.
func (c *card) absent(words string, of []*model.Instrument) {
	if len(of) == 0 {
		return
	}
	spans := []span{dim(words)}
	var notes []int
	for n, i := range of {
		cited := c.cite(first(i.Prov.Sources))
		notes = merged(notes, cited)
		if n > 0 {
			spans = append(spans, dim(c.sep()))
		}
		spans = append(
			spans, span{Text: i.Short, Tone: widget.ToneLink, Target: Target{Ref: i.Ref()}},
			dim(" (as of "+i.AsOf.Value()+")"+noteWords(cited)),
		)
	}
	c.line(nil, spans...)
	b := &c.blocks[len(c.blocks)-1]
	b.Notes, b.Cited = notes, true
}

func opensTo(i *model.Instrument, who string) bool {
	for _, w := range i.OpenTo {
		if w == who {
			return true
		}
	}
	return false
}

func (c *card) position(p *model.Position) {
	i := c.atlas.Instrument(p.Instrument)
	if i == nil {
		return
	}
	mark, words, tone := positionWords(c.g, p.Status)
	spans := []span{
		{Text: mark + " ", Tone: tone},
		{Text: i.Short, Tone: widget.ToneLink, Target: Target{Ref: i.Ref()}},
		{Text: words, Tab: pledgeColumn, Need: 40},
	}
	switch {
	case p.Date.Known() && i.Type == "un-resolution":
		spans = append(spans, dim(" "+p.Date.String()))
	case p.Date.Known() && p.Date.Precision != model.PrecisionBy && lasts(p.Status):
		spans = append(spans, text(" since "+p.Date.String()))
	case p.Date.Known():
		spans = append(spans, text(" "+p.Date.String()))
	}
	if p.Note != "" {
		spans = append(spans, dim(c.sep()+p.Note))
	}
	if i.Coverage == "partial" {
		spans = append(spans, dim(" "+c.g.Sep+" partial list"))
	}
	c.line(p.Prov.Sources, spans...)
}

// namesOf gives codes and other names.
func (c *card) namesOf(k *model.Country) {
	c.begin("Names")
	if k.OfficialName != "" && k.OfficialName != k.Name {
		c.line(nil, text(k.OfficialName))
	}
	if len(k.LocalNames) > 0 {
		c.line(nil, text(strings.Join(k.LocalNames, c.sep())))
	}
	codes := []string{"ISO " + string(k.Code)}
	for _, code := range []string{k.ISO2, k.Numeric} {
		if code != "" {
			codes = append(codes, code)
		}
	}
	if len(k.AltCodes) > 0 {
		codes = append(codes, "also written "+strings.Join(k.AltCodes, ", "))
	}
	if k.Capital != "" {
		codes = append(codes, "capital "+k.Capital)
	}
	if k.Subregion != "" {
		codes = append(codes, k.Subregion)
	}
	c.line(nil, dim(strings.Join(codes, c.sep())))
}
