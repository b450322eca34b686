package decode

import (
	"strings"

	"pariscall/model"
)

func decodeIncidents(l *loader, s *set) error {
	all := make([]model.Incident, 0, s.records())
	l.t.Incidents = make([]*model.Incident, 0, s.records())
	return readRecords(s, func(r *record) {
		all = append(all, model.Incident{})
		i := &all[len(all)-1]
		sources := make([]model.Source, 0, r.count("source"))
		i.Attributions = make([]model.Attribution, 0, r.count("attribution"))
		r.each(func(key, v string) bool {
			if key == "source" {
				sources = append(sources, r.source(v))
				return true
			}
			return r.incident(i, key, v) || r.perpetrator(i, key, v) || r.harm(i, key, v)
		})
		i.Prov = r.provenance(sources...)
		l.t.Incidents = append(l.t.Incidents, i)
	})
}

func (r *record) incident(i *model.Incident, key, v string) bool {
	switch key {
	case "id":
		i.ID = v
	case "name":
		i.Name = v
	case "aliases":
		i.Aliases = r.list(v)
	case "ambiguous":
		i.Ambiguous = r.list(v)
	case "type":
		i.Type = v
	case "began":
		i.Began = r.date(v)
	case "ended":
		i.Ended = r.date(v)
	case "disclosed":
		i.Disclosed = r.date(v)
	case "summary":
		i.Summary = v
	case "sectors":
		i.Sectors = strings.Split(v, " ")
	case "exploits":
		i.Exploits = r.list(v)
	case "principles":
		for n := range strings.SplitSeq(v, " ") {
			i.Principles = append(i.Principles, int(r.number(n)))
		}
	case "confidence":
		i.Confidence = r.oneOf(v, "high", "medium", "low")
	default:
		return false
	}
	return true
}

// perpetrator reads who did it, who says so and who denies it.
func (r *record) perpetrator(i *model.Incident, key, v string) bool {
	switch key {
	case "actor-name":
		i.ActorName = v
	case "actor-aliases":
		i.ActorAliases = r.list(v)
	case "actors":
		for id := range strings.SplitSeq(v, " ") {
			i.Actors = append(i.Actors, model.Ref{Kind: model.KindActor, ID: id})
		}
		if len(i.Actors) == 1 {
			i.Actor = i.Actors[0]
		}
	case "suspect":
		i.Suspect = r.code(v)
	case "attribution":
		i.Attributions = append(i.Attributions, r.attribution(v))
	case "denied":
		i.Denied = r.oneOf(v, "yes", "no") == "yes"
	default:
		return false
	}
	return true
}

// harm reads whom it hit and how hard.
func (r *record) harm(i *model.Incident, key, v string) bool {
	switch key {
	case "victims":
		i.Victims = r.codes(v)
	case "victim-scope":
		i.VictimScope = v
	case "victim-orgs":
		for _, org := range r.list(v) {
			name, ref := r.named(org)
			i.VictimOrgs = append(i.VictimOrgs, model.VictimOrg{Name: name, Supporter: ref})
		}
	case "damage-usd":
		i.DamageUSD = float64(r.number(v))
	case "systems":
		i.Systems = r.number(v)
	case "records":
		i.Records = r.number(v)
	case "impact":
		i.ImpactNote = v
	default:
		return false
	}
	return true
}

// attribution reads "date | who | whom | how | page".
func (r *record) attribution(v string) model.Attribution {
	parts := strings.Split(v, " | ")
	if len(parts) != 5 {
		r.fail("want \"date | by | to | how | page\"")
		return model.Attribution{}
	}
	a := model.Attribution{Date: r.date(parts[0]), How: parts[3], Source: r.source(parts[4])}
	a.By, a.ByName, a.ByRef = r.accused(parts[1])
	a.To, a.ToName, _ = r.accused(parts[2])
	return a
}

func (r *record) accused(s string) (code model.CountryCode, name string, ref model.Ref) {
	if isCode(s) {
		return model.CountryCode(s), "", model.Ref{}
	}
	name, ref = r.named(s)
	return "", name, ref
}
