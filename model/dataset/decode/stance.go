package decode

import "pariscall/model"

// launchDay is the day on which the Call was presented at UNESCO in Paris.
func launchDay() model.Date {
	return model.Date{Year: 2018, Month: 11, Day: 12, Precision: model.PrecisionDay}
}

// takeStances derives each country's stance on the Call from the register and
// from what is documented on its launch. The European Union stands in the
// register among the public authorities.
func (l *loader) takeStances() {
	entries := make(map[model.CountryCode]*model.Supporter, 128)
	for _, p := range l.t.Supporters {
		if p.Category == model.CategoryState || p.ID == "european-union" {
			entries[p.Country] = p
		}
	}
	for _, c := range l.t.Countries {
		c.Call = stance(entries[c.Code], c.LaunchClaims)
		c.Call.Sources = appendSources(c.Call.Sources, c.Notes)
	}
}

// stance weighs the evidence. The register decides whether: who is not in it
// has not endorsed the Call, whatever was reported; a report that it has is a
// contradiction that is shown, one that it was expected to is none. The best evidence decides
// when: the day the register gives; the launch, when a page names the state
// and none says that it was absent; a day on which it is reported to have
// joined; the day by which its name stood on the list. The source of what is
// decided comes first, and all others follow it.
func stance(entry *model.Supporter, claims []model.LaunchClaim) model.CallStance {
	said := weigh(claims)
	s := model.CallStance{Basis: model.BasisNone}
	best := registerSource()
	if entry == nil {
		s.Disputed = said.atLaunch || said.later
	} else {
		s.Status = model.Endorsed
		s.Disputed = said.atLaunch && (said.absent || said.later)
		switch {
		case entry.Signed.Known():
			s.Date, s.Basis = entry.Signed, model.BasisSigned
		case said.atLaunch && !s.Disputed:
			s.Date, s.Basis, best = launchDay(), model.BasisLaunch, said.launchSource
		case said.joined.Known():
			s.Date, s.Basis, best = said.joined, model.BasisReported, said.joinedSource
		case entry.Listed.Known():
			s.Date, s.Basis = entry.Listed.AsBy(), model.BasisListed
		}
	}
	s.Sources = []model.Source{best}
	for _, c := range claims {
		s.Sources = appendSource(s.Sources, c.Source)
	}
	s.Sources = appendSource(s.Sources, registerSource())
	return s
}

// testimony is what the pages say together.
type testimony struct {
	atLaunch, later, absent bool

	launchSource model.Source
	joined       model.Date // a day, or a day by which
	joinedSource model.Source
}

func weigh(claims []model.LaunchClaim) testimony {
	var t testimony
	for _, c := range claims {
		switch c.Status {
		case claimAtLaunch:
			t.atLaunch = true
			t.launchSource = c.Source
		case claimLater:
			t.later = true
			if c.Date.Precision >= model.PrecisionDay {
				t.joined, t.joinedSource = c.Date, c.Source
			}
		case claimAbsent:
			// To be missing from the register today is no word on the launch.
			t.absent = t.absent || c.Date == launchDay()
		}
	}
	return t
}

// appendSources adds the pages of the notes.
func appendSources(sources []model.Source, notes []model.Note) []model.Source {
	for _, n := range notes {
		sources = appendSource(sources, n.Source)
	}
	return sources
}

// appendSource adds a page once. The register is named by its title, not
// again by the address alone.
func appendSource(sources []model.Source, s model.Source) []model.Source {
	if s.URL == registerSource().URL {
		s = registerSource()
	}
	for _, have := range sources {
		if have.URL == s.URL {
			return sources
		}
	}
	return append(sources, s)
}
