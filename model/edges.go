package model

// origins returns the states an incident is attributed to: those somebody
// accused and the one the sources link the actor to.
func (i *Incident) origins() []CountryCode {
	codes := []CountryCode{i.Suspect}
	for _, at := range i.Attributions {
		codes = append(codes, at.To)
	}
	return codes
}

// accusers returns the states that publicly attributed an incident.
func (i *Incident) accusers() []CountryCode {
	var codes []CountryCode
	for _, at := range i.Attributions {
		codes = append(codes, at.By)
	}
	return codes
}

// parties returns the supporters that were hit and the actors that did it.
func (i *Incident) parties() []Ref {
	refs := append([]Ref{i.Actor}, i.Actors...)
	for _, v := range i.VictimOrgs {
		refs = append(refs, v.Supporter)
	}
	return refs
}

// names returns everything an incident points to, except principles.
func (i *Incident) names() []Ref {
	refs := i.parties()
	for _, codes := range [][]CountryCode{i.Victims, i.origins(), i.accusers()} {
		refs = append(refs, countryRefs(codes)...)
	}
	for _, at := range i.Attributions {
		refs = append(refs, at.ByRef)
	}
	return refs
}

// names returns everything a milestone points to.
func (m *Milestone) names() []Ref {
	refs := append(countryRefs(m.Countries), m.OrgRefs...)
	for _, id := range m.Incidents {
		refs = append(refs, Ref{KindIncident, id})
	}
	return refs
}

func countryRefs(codes []CountryCode) []Ref {
	refs := make([]Ref, 0, len(codes))
	for _, c := range codes {
		if c != "" {
			refs = append(refs, Ref{KindCountry, string(c)})
		}
	}
	return refs
}
