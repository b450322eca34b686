package dataset

import (
	"slices"
	"sync"
	"testing"

	"pariscall/model"
)

func TestListsKeepTheOrderTheyPromise(t *testing.T) {
	a := load(t)
	newestFirst := func(what string, all []*model.Incident) {
		t.Helper()
		if !slices.IsSortedFunc(all, func(x, y *model.Incident) int { return y.Began.Compare(x.Began) }) {
			t.Errorf("%s is not newest first", what)
		}
	}
	newestFirst("Incidents", a.Incidents())
	for _, c := range a.Countries() {
		newestFirst("VictimOf", a.VictimOf(c.Code))
		newestFirst("OriginOf", a.OriginOf(c.Code))
		newestFirst("AccuserIn", a.AccuserIn(c.Code))
		of := a.SupportersOf(c.Code)
		if i := slices.Index(of, a.StateEntry(c.Code)); a.StateEntry(c.Code) != nil && i != 0 {
			t.Errorf("%s: the state's own entry stands at %d", c.Code, i)
		}
		rank := func(p *model.Supporter) int { return slices.Index(model.Categories(), p.Category) }
		rest := of
		if a.StateEntry(c.Code) != nil {
			rest = of[1:]
		}
		if !slices.IsSortedFunc(rest, func(x, y *model.Supporter) int { return rank(x) - rank(y) }) {
			t.Errorf("%s: supporters are not by category", c.Code)
		}
	}
	if !slices.IsSortedFunc(a.Milestones(), func(x, y *model.Milestone) int { return x.Date.Compare(y.Date) }) {
		t.Error("milestones are not oldest first")
	}
	if !slices.IsSortedFunc(a.Instruments(), func(x, y *model.Instrument) int { return x.Adopted.Compare(y.Adopted) }) {
		t.Error("instruments are not by date of adoption")
	}
}

// The lists are derived; each must hold exactly what a plain search through
// the tables finds.
func TestListsHoldWhatTheTablesSay(t *testing.T) {
	a := load(t)
	for _, c := range a.Countries() {
		victim, origin, accuser, actors, positions := 0, 0, 0, 0, 0
		for _, i := range a.Incidents() {
			if slices.Contains(i.Victims, c.Code) {
				victim++
			}
			to := func(at model.Attribution) bool { return at.To == c.Code }
			if i.Suspect == c.Code || slices.ContainsFunc(i.Attributions, to) {
				origin++
			}
			if slices.ContainsFunc(i.Attributions, func(at model.Attribution) bool { return at.By == c.Code }) {
				accuser++
			}
		}
		for _, x := range a.Actors() {
			if x.Country == c.Code || x.Sponsor == c.Code {
				actors++
			}
		}
		for _, i := range a.Instruments() {
			for _, p := range a.PositionsOn(i.ID) {
				if p.Party == c.Ref() {
					positions++
				}
			}
		}
		got := []int{
			len(a.VictimOf(c.Code)), len(a.OriginOf(c.Code)), len(a.AccuserIn(c.Code)), len(a.ActorsOf(c.Code)),
			len(a.PositionsOf(c.Ref())),
		}
		if want := []int{victim, origin, accuser, actors, positions}; !slices.Equal(got, want) {
			t.Errorf("%s: victim, origin, accuser, actors, positions: %v, want %v", c.Code, got, want)
		}
	}
	total := 0
	for _, i := range a.Instruments() {
		total += len(a.PositionsOn(i.ID))
	}
	if total != 1153 {
		t.Errorf("the instruments have %d positions, want 1153", total)
	}
}

func TestOlderCodesAndStateEntriesLeadToTheCountry(t *testing.T) {
	a := load(t)
	for old, now := range map[model.CountryCode]model.CountryCode{"ROM": "ROU", "SCG": "SRB", "MTG": "MNE", "FR": "FRA"} {
		if c := a.Country(old); c == nil || c.Code != now {
			t.Errorf("%s is %v, want %s", old, c, now)
		}
		if len(a.SupportersOf(old)) == 0 || len(a.SupportersOf(old)) != len(a.SupportersOf(now)) {
			t.Errorf("%s and %s have different supporters", old, now)
		}
	}
	state := a.Supporter("state-fra").Ref()
	if len(a.PositionsOf(state)) == 0 || len(a.FactsAbout(state)) == 0 || len(a.MilestonesOf(state)) == 0 {
		t.Error("the register's entry of France has no positions, facts or milestones of France")
	}
	if e := a.StateEntry("EUU"); e == nil || e.ID != "european-union" {
		t.Errorf("the entry of the European Union is %v", e)
	}
	if a.Country("XXX") != nil || a.SupportersOf("XXX") != nil || a.StateEntry("XXX") != nil {
		t.Error("a code that is none leads somewhere")
	}
}

func TestRelationsSayHow(t *testing.T) {
	a := load(t)
	for _, tt := range []struct{ of, label, to string }{
		{"country:FRA", "from here", "supporter:orange"},
		{"country:FRA", "victim", "incident:tv5monde-2015"},
		{"country:FRA", "party", "instrument:budapest"},
		{"country:RUS", "attributed to it", "incident:notpetya"},
		{"country:GBR", "attributed by it", "incident:notpetya"},
		{"country:RUS", "threat actor", "actor:apt28"},
		{"incident:notpetya", "perpetrator", "actor:sandworm"},
		{"incident:notpetya", "attributed to", "country:RUS"},
		{"incident:notpetya", "victim", "supporter:msd"},
		{"incident:notpetya", "in the timeline", "milestone:notpetya-2017"},
		{"incident:sharepoint-toolshell-2025", "perpetrator", "actor:storm-2603"},
		{"incident:poland-grid-2025", "attributed by", "supporter:eset"},
		{"supporter:microsoft", "victim", "incident:storm-0558"},
		{"supporter:microsoft", "attributed by it", "incident:storm-0558"},
		{"supporter:microsoft", "signatory", "instrument:tech-accord"},
		{"actor:apt28", "country of origin", "country:RUS"},
		{"actor:apt28", "incident", "incident:macron-leaks"},
		{"instrument:budapest", "party", "country:FRA"},
		{"principle:3", "touched by", "incident:dnc-2016"},
		{"milestone:notpetya-2017", "names", "incident:notpetya"},
	} {
		of := refs(tt.of)[0]
		if !slices.Contains(a.RelatedTo(of), model.Relation{Label: tt.label, To: refs(tt.to)[0]}) {
			t.Errorf("%s: no %s: %s", tt.of, tt.label, tt.to)
		}
	}
	if rs := a.RelatedTo(model.Ref{Kind: model.KindCountry, ID: "XXX"}); rs != nil {
		t.Errorf("nothing is related to %v", rs)
	}
}

func TestEveryRelationLeadsSomewhereOnce(t *testing.T) {
	a := load(t)
	check := func(e model.Entity) {
		seen := map[model.Relation]bool{}
		for _, r := range a.RelatedTo(e.Ref()) {
			if _, ok := a.Resolve(r.To); !ok {
				t.Errorf("%s: %s: %s leads nowhere", e.Ref(), r.Label, r.To)
			}
			if seen[r] {
				t.Errorf("%s: %s: %s twice", e.Ref(), r.Label, r.To)
			}
			seen[r] = true
		}
		if again, ok := a.Resolve(e.Ref()); !ok || again != e {
			t.Errorf("%s does not resolve to itself", e.Ref())
		}
	}
	for _, c := range a.Countries() {
		check(c)
	}
	for _, p := range a.Supporters() {
		check(p)
	}
	for _, i := range a.Incidents() {
		check(i)
	}
	for _, x := range a.Actors() {
		check(x)
	}
	for _, i := range a.Instruments() {
		check(i)
	}
	for _, p := range a.Principles() {
		check(p)
	}
	for _, m := range a.Milestones() {
		check(m)
	}
}

// What is derived is made on first use, by whoever comes first.
func TestAtlasMayBeSharedFromTheFirstMoment(t *testing.T) {
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, name := range []string{"france", "Fancy Bear", "Germny"} {
				a.Lookup(name)
				a.Search(name, 5)
			}
			a.RelatedTo(refs("country:FRA")[0])
			a.RelatedTo(refs("supporter:microsoft")[0])
		})
	}
	all.Wait()
}

func TestOnlyMembersOfTheUNVoteOnItsResolutions(t *testing.T) {
	a := load(t)
	vote, treaty, pledge := a.Instrument("unga-73-27"), a.Instrument("budapest"), a.Instrument("tech-accord")
	for _, tt := range []struct {
		code model.CountryCode
		i    *model.Instrument
		want bool
	}{
		{"FRA", vote, true},
		{"TUV", vote, true},
		{"VAT", vote, false},
		{"PSE", vote, false},
		{"EUU", vote, false},
		{"VAT", treaty, true},
		{"FRA", pledge, false},
	} {
		if got := tt.i.Admits(a.Country(tt.code)); got != tt.want {
			t.Errorf("%s admits %s: %t", tt.i.ID, tt.code, got)
		}
	}
	for _, c := range a.Countries() {
		for _, p := range a.PositionsOf(c.Ref()) {
			if i := a.Instrument(p.Instrument); !i.Admits(c) {
				t.Errorf("%s stands on the list of %s, which does not admit it", c.Code, i.ID)
			}
		}
	}
}
