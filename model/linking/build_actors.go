package linking

import (
	"strings"
	"unicode"

	"pariscall/model"
)

// addActors lists threat actors. A name is plain unless the data or our list
// says that it is also an ordinary word.
func (l *lexicon) addActors(atlas *model.Atlas, lines string) {
	strength := make(map[nameKey]rule, 512)
	never := map[nameKey]bool{}
	extra := map[string][]string{}
	order := []string{}
	for row := range rows(lines) {
		for _, n := range names(field(row, 1)) {
			switch row[0] {
			case "common":
				strength[l.key(n)] = ruleCommon
			case "plain":
				strength[l.key(n)] = ruleActor
			case "rare":
				strength[l.key(n)] = ruleRare
			case "never":
				never[l.key(n)] = true
			case "alias":
				if len(extra[row[2]]) == 0 {
					order = append(order, row[2])
				}
				extra[row[2]] = append(extra[row[2]], n)
			}
		}
	}
	known := make(map[string]*model.Actor, len(atlas.Actors()))
	for _, a := range atlas.Actors() {
		known[a.ID] = a
	}
	claimed := make(map[nameKey]string, 4096) // by an alias of ours, or by another actor before
	put := func(a *model.Actor, n string, ambiguous bool) {
		k := l.key(n)
		if never[k] {
			return
		}
		r, listed := strength[k]
		switch {
		case listed:
		case numbered(n, "Group "):
			r = ruleCommon
		case ambiguous:
			r = ruleRare
		default:
			r = ruleActor
		}
		e := entry{thing: l.thing(a.Ref(), a.Name), rule: r, name: n}
		for _, v := range l.pen.variants(n) {
			vk := l.key(v)
			if by, taken := claimed[vk]; taken && by != a.ID {
				continue // the first who claims a name keeps it: one mention per place
			}
			claimed[vk] = a.ID
			e.name = v
			l.add(e)
		}
	}
	for _, id := range order {
		if a := known[id]; a != nil {
			for _, n := range extra[id] {
				put(a, n, false)
			}
		}
	}
	for _, a := range atlas.Actors() { // own names before aliases
		put(a, a.Name, contains(a.Ambiguous, a.Name))
	}
	for _, a := range atlas.Actors() {
		for _, n := range a.Aliases {
			put(a, n, contains(a.Ambiguous, n))
		}
	}
}

func numbered(s, prefix string) bool {
	t, ok := strings.CutPrefix(s, prefix)
	return ok && t != "" && t[0] >= '0' && t[0] <= '9'
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// variants returns a name as it is also written: its parts joined (FancyBear)
// or its humps and digits apart (Muddy Water, APT 28, TA 505).
func (p *pen) variants(n string) []string {
	p.last = append(p.last[:0], n)
	if parts := humps(n); parts != n {
		p.last = append(p.last, parts)
	}
	if len(n) <= 6 {
		return p.last
	}
	var parts [3]string
	k := 0
	for part := range strings.FieldsFuncSeq(n, func(r rune) bool { return r == ' ' || r == '-' || r == '_' || r == '.' }) {
		if k == len(parts) {
			return p.last // too many to be written as one
		}
		parts[k] = part
		k++
	}
	if k > 1 {
		p.last = append(p.last, p.join(parts[:k]...))
	}
	return p.last
}

// humps cuts a word where lower case turns to upper, and letters to digits.
func humps(s string) string {
	cut, at := "", 0 // what is done of s, and how far
	before := rune(0)
	for i, r := range s {
		hump := unicode.IsUpper(r) && unicode.IsLower(before) && i > 1
		digit := unicode.IsDigit(r) && unicode.IsUpper(before)
		if hump || digit {
			cut += s[at:i] + " "
			at = i
		}
		before = r
	}
	return cut + s[at:]
}
