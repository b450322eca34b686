package main

import (
	"fmt"
	"slices"
	"strings"

	"pariscall/model"
)

// vocabulary is the words that a flag may take: those that the data has.
type vocabulary struct {
	what, many string // "group", "groups"
	words      []string
}

// vocabularyOf collects a vocabulary from what the things of a kind are filed
// under.
func vocabularyOf(what, many string, entities []model.Entity, of func(model.Entity) []string) vocabulary {
	v := vocabulary{what: what, many: many}
	for _, e := range entities {
		for _, w := range of(e) {
			if w != "" && !slices.Contains(v.words, w) {
				v.words = append(v.words, w)
			}
		}
	}
	slices.Sort(v.words)
	return v
}

// synonyms are what people also call some of the words.
func synonyms() map[string]string {
	return map[string]string{
		"power": "energy", "electricity": "energy", "oil": "energy", "gas": "energy", "grid": "energy", "nuclear": "energy",
		"bank": "finance", "banks": "finance", "banking": "finance", "financial": "finance", "insurance": "finance",
		"it": "technology", "tech": "technology", "software": "technology",
		"hospital": "health", "hospitals": "health", "healthcare": "health", "medical": "health",
		"military": "defence", "defense": "defence", "telecoms": "telecom", "telecommunications": "telecom",
		"airline": "transport", "airlines": "transport", "aviation": "transport", "rail": "transport", "shipping": "logistics",
		"election": "elections", "school": "education", "schools": "education", "university": "education", "universities": "education",
		"ngos": "NGO", "spying": "espionage", "leak": "data-breach", "breach": "data-breach", "disinformation": "influence",
		"5 eyes": "Five Eyes", "fvey": "Five Eyes", "european union": "EU", "african union": "AU", "united nations": "UN",
		"africa union": "AU", "atlantic alliance": "NATO", "america": "Americas",
	}
}

// find returns the words that a value stands for: in any case, with blanks or
// hyphens, as a whole or by how one of its words begins.
func (v vocabulary) find(value string) ([]string, bool) {
	want := plainWord(value)
	if want == "" {
		return nil, false
	}
	for _, w := range v.words {
		if plainWord(w) == want && (v.what == "group" || v.what == "category") {
			return []string{w}, true
		}
	}
	var found []string
	for _, w := range v.words {
		if plain := plainWord(w); strings.HasPrefix(plain, want) || strings.Contains(plain, " "+want) {
			found = append(found, w)
		}
	}
	if len(found) > 0 {
		return found, true
	}
	if w := synonyms()[want]; slices.Contains(v.words, w) {
		return []string{w}, true
	}
	return nil, false
}

// refuse says that a value is none of the words, and which there are.
func (v vocabulary) refuse(value string, hints ...string) error {
	if near := model.Nearest(value, v.words); near != "" {
		hints = append([]string{fmt.Sprintf("did you mean %q?", near)}, hints...)
	}
	return misused(fmt.Sprintf("there is no %s %q", v.what, value), append(hints, v.list())...)
}

func (v vocabulary) list() string { return v.many + ": " + strings.Join(v.words, ", ") }

// wordTest wants one of a thing's words to be one that the value stands for.
func (v vocabulary) wordTest(of func(model.Entity) []string, value string) (test, error) {
	want, ok := v.find(value)
	if !ok {
		return nil, v.refuse(value)
	}
	return func(e model.Entity) bool {
		return slices.ContainsFunc(of(e), func(w string) bool { return slices.Contains(want, w) })
	}, nil
}

// typesOf are the types of a thing.
func typesOf(e model.Entity) []string {
	switch e := e.(type) {
	case *model.Supporter:
		return []string{e.Type}
	case *model.Incident:
		return []string{e.Type}
	case *model.Instrument:
		return []string{e.Type}
	case *model.Milestone:
		return []string{e.Type}
	default:
		return nil
	}
}

// sectorsOf are the sectors of a thing.
func sectorsOf(e model.Entity) []string {
	switch e := e.(type) {
	case *model.Supporter:
		return []string{e.Sector}
	case *model.Incident:
		return e.Sectors
	default:
		return nil
	}
}

func regionsOf(e model.Entity) []string {
	c, ok := e.(*model.Country)
	if !ok {
		return nil
	}
	return []string{c.Region, c.Subregion}
}

func membershipsOf(e model.Entity) []string {
	c, ok := e.(*model.Country)
	if !ok {
		return nil
	}
	return c.Memberships
}

func typeTest(kind model.Kind) makeTest {
	return func(at *model.Atlas, value string) (test, error) {
		return vocabularyOf("type", "types of "+plural(kind), entitiesOf(at, kind), typesOf).wordTest(typesOf, value)
	}
}

func sectorTest(kind model.Kind) makeTest {
	return func(at *model.Atlas, value string) (test, error) {
		return vocabularyOf("sector", "sectors of "+plural(kind), entitiesOf(at, kind), sectorsOf).wordTest(sectorsOf, value)
	}
}

// groupsOf is the vocabulary of groups of states.
func groupsOf(at *model.Atlas) vocabulary {
	return vocabularyOf("group", "groups", asEntities(at.Countries()), membershipsOf)
}

// regionsIn is the vocabulary of regions.
func regionsIn(at *model.Atlas) vocabulary {
	return vocabularyOf("region", "regions", asEntities(at.Countries()), regionsOf)
}

func memberTest(at *model.Atlas, value string) (test, error) {
	return groupsOf(at).wordTest(membershipsOf, value)
}

// regionTest takes the name of a region, or of a group of states as if it
// were one: ASEAN.
func regionTest(at *model.Atlas, value string) (test, error) {
	regions, groups := regionsIn(at), groupsOf(at)
	if _, ok := regions.find(value); ok {
		return regions.wordTest(regionsOf, value)
	}
	if _, ok := groups.find(value); ok {
		return groups.wordTest(membershipsOf, value)
	}
	return nil, regions.refuse(value, groups.list())
}

func supporterRegionTest(at *model.Atlas, value string) (test, error) {
	inRegion, err := regionTest(at, value)
	if err != nil {
		return nil, err
	}
	return func(e model.Entity) bool {
		c := at.Country(e.(*model.Supporter).Country)
		return c != nil && inRegion(c)
	}, nil
}

func categories() []string {
	var words []string
	for _, c := range model.Categories() {
		words = append(words, string(c))
	}
	return words
}

func categoryTest(_ *model.Atlas, value string) (test, error) {
	v := vocabulary{what: "category", many: "categories", words: categories()}
	return v.wordTest(func(e model.Entity) []string { return []string{string(e.(*model.Supporter).Category)} }, value)
}

// membersOf returns the members of the group that a name stands for as a
// whole, and its own name.
func membersOf(at *model.Atlas, name string) (string, []*model.Country) {
	v := groupsOf(at)
	want, ok := v.find(name)
	if !ok || len(want) != 1 || plainWord(want[0]) != plainWord(name) && synonyms()[plainWord(name)] != want[0] {
		return "", nil
	}
	var members []*model.Country
	for _, c := range at.Countries() {
		if slices.Contains(c.Memberships, want[0]) {
			members = append(members, c)
		}
	}
	return want[0], members
}

// plainWord is a name as it is compared, without an article.
func plainWord(s string) string {
	plain := model.PlainWords(s)
	if rest, ok := strings.CutPrefix(plain, "the "); ok {
		return rest
	}
	return plain
}
