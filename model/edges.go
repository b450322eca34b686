package model

// What points where. Each of these visits the far ends of one kind of edge;
// unset and repeated ones are for the visitor to pass over.

func (i *Incident) eachVictim(visit func(CountryCode)) {
	for _, c := range i.Victims {
		visit(c)
	}
}

// eachOrigin visits the states an incident is attributed to: the one the
// sources link the actor to and those somebody accused.
func (i *Incident) eachOrigin(visit func(CountryCode)) {
	visit(i.Suspect)
	for n := range i.Attributions {
		visit(i.Attributions[n].To)
	}
}

// eachAccuser visits the states that publicly attributed an incident.
func (i *Incident) eachAccuser(visit func(CountryCode)) {
	for n := range i.Attributions {
		visit(i.Attributions[n].By)
	}
}

// eachParty visits the actors that did it and the supporters that were hit.
func (i *Incident) eachParty(visit func(Ref)) {
	if !i.Actor.IsZero() {
		visit(i.Actor)
	}
	for _, r := range i.Actors {
		visit(r)
	}
	for n := range i.VictimOrgs {
		if r := i.VictimOrgs[n].Supporter; !r.IsZero() {
			visit(r)
		}
	}
}

// each visits everything a milestone names.
func (m *Milestone) each(visit func(Ref)) {
	for _, c := range m.Countries {
		visit(Ref{KindCountry, string(c)})
	}
	for _, r := range m.OrgRefs {
		if !r.IsZero() {
			visit(r)
		}
	}
	for _, id := range m.Incidents {
		visit(Ref{KindIncident, id})
	}
}
