package linking

import (
	"strings"
	"unicode"

	"pariscall/model"
)

// legal holds the forms of a company, which headlines leave out: as written
// after a name, in lower case.
var legal = []string{
	"s.r.o.", "spol. s r.o.", "a.s.", "ltd", "ltd.", "inc", "inc.", "corp", "corp.", "corporation",
	"gmbh", "ag", "a/s", "plc", "llp", "llc", "sa", "s.a.", "s.a", "sas", "n.v.", "b.v.", "oyj", "srl",
	"ad", "kft.", "asa", "e. v.", "e.v.", "sdn. bhd", "sdn bhd", "pvt. ltd", "pvt ltd", "co., ltd", "co.,ltd.",
	"co. ltd", "lda.", "ltda.", "sa de cv", "s.a. de c.v.", "holding", "group", "limited", "company", "joint stock company",
}

// withoutForm cuts the form of a company off its name.
func withoutForm(n string) string {
	if strings.IndexByte(n, ' ') < 0 {
		return n
	}
	low := strings.ToLower(n)
	for _, f := range legal {
		if head, ok := strings.CutSuffix(low, f); ok && len(head) > 1 && (strings.HasSuffix(head, " ") || strings.HasSuffix(head, ",")) && len(low) == len(n) {
			return strings.TrimRight(n[:len(head)], " ,")
		}
	}
	return n
}

// withoutBrackets cuts what stands in brackets out of a name.
func withoutBrackets(n string) string {
	for {
		a := strings.IndexByte(n, '(')
		b := strings.IndexByte(n, ')')
		if a < 0 || b < a {
			return strings.TrimSpace(n)
		}
		n = strings.TrimRight(n[:a], " ") + n[b+1:]
	}
}

// addSupporters lists the register: not its states, which are countries.
func (l *lexicon) addSupporters(atlas *model.Atlas, orgs, weak string) {
	never, dropped := make(map[nameKey]bool, 256), map[nameKey]bool{}
	strength := make(map[nameKey]rule, 256)
	for row := range rows(weak) {
		for _, n := range names(field(row, 1)) {
			switch row[0] {
			case "drop":
				dropped[l.key(n)] = true
			case "never":
				never[l.key(n)] = true
			default:
				strength[l.key(n)] = ruleWeak
			}
		}
	}
	byID := make(map[string]*model.Supporter, len(atlas.Supporters()))
	for _, s := range atlas.Supporters() {
		byID[s.ID] = s
	}
	put := func(s *model.Supporter, n string, r rule) {
		k := l.key(n)
		if utf8len(n) < 2 || dropped[k] {
			return
		}
		home := atlas.Country(s.Country)
		switch {
		case r == ruleName:
			r = ruleSupporter
		case !never[k]:
		case !acronym(n) && len(l.words) > 1:
			r = ruleStrict
		case home == nil || home.Code == "USA" || home.Code == "GBR":
			return // which half of the news names
		default:
			r = ruleHome
		}
		e := entry{thing: l.thing(s.Ref(), s.Name), rule: r, name: n}
		if r == ruleHome {
			e.aux = l.thing(home.Ref(), home.Name)
		}
		if acronym(n) {
			e.flags |= upperOnly
		}
		l.add(e)
	}
	for row := range rows(orgs) {
		s := byID[row[0]]
		if s == nil {
			continue
		}
		r := ruleName
		if row[1] == "weak" {
			r = ruleWeak
		}
		for _, n := range names(field(row, 2)) {
			put(s, n, r)
		}
	}
	for _, s := range atlas.Supporters() {
		if s.Category == model.CategoryState || s.ID == "european-union" {
			continue
		}
		l.things[l.thing(s.Ref(), s.Name)].outlet = s.Sector == "media"
		curated := len(s.Aliases) > 0 || len(s.Ambiguous) > 0 || s.Sector != ""
		for _, n := range registerNames(s) {
			k := l.key(n)
			r, listed := strength[k]
			switch {
			case listed:
			case contains(s.Ambiguous, n):
				r = ruleWeak
			case curated, len(l.words) > 2, utf8len(n) >= 9 && distinctive(n):
				r = ruleSupporter
			default:
				r = ruleStrict
			}
			if acronym(n) && !curated && len(n) <= 5 {
				continue // five letters mean many things
			}
			put(s, n, r)
		}
	}
}

// registerNames returns the names of a supporter: as people write it, as
// headlines do, and without the form of the company.
func registerNames(s *model.Supporter) []string {
	out := append(make([]string, 0, 8), s.Name)
	add := func(n string) {
		n = strings.TrimSpace(n)
		if n != "" && !contains(out, n) {
			out = append(out, n)
		}
	}
	add(s.RegisterName)
	for _, a := range s.Aliases {
		add(a)
	}
	for _, n := range out { // not what is added meanwhile
		plain := withoutBrackets(n)
		add(plain)
		for range 2 {
			t := withoutForm(plain)
			if t == plain || utf8len(t) < 4 {
				break
			}
			plain = t
			add(plain)
		}
		if _, where, ok := strings.Cut(plain, "American Chamber of Commerce "); ok {
			where = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(where, "in "), "of "), "the ")
			add("AmCham " + where)
		}
		if t, ok := strings.CutPrefix(plain, "The "); ok && strings.Count(t, " ") > 0 {
			add(t)
		}
		for _, t := range namesAbroad(plain) {
			add(t)
		}
		if a, b, ok := strings.Cut(n, " – "); ok && acronym(a) {
			add(b)
		}
		if a, b, ok := strings.Cut(n, " - "); ok && acronym(a) {
			add(b)
		}
	}
	return out
}

// namesAbroad returns what the Romance press makes of "Igarapé Institute".
func namesAbroad(n string) []string {
	who, what, ok := strings.Cut(n, " ")
	if !ok || acronym(who) || utf8len(who) < 5 {
		return nil
	}
	switch what {
	case "Institute":
		return []string{"Instituto " + who, "Institut " + who, "Istituto " + who}
	case "Foundation":
		return []string{"Fundación " + who, "Fundação " + who, "Fondation " + who, "Fondazione " + who}
	case "University":
		return []string{"Universidad " + who, "Universidade " + who, "Université " + who, "Università " + who}
	}
	return nil
}

func utf8len(s string) int { return len([]rune(s)) }

// acronym says whether a name is one short word in capitals.
func acronym(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			n++
		case unicode.IsDigit(r), r == '&':
		default:
			return false
		}
	}
	return n >= 2 && n <= 6
}

// distinctive says whether a name is coined: one long word, or one with
// capitals or digits inside.
func distinctive(s string) bool {
	if !strings.Contains(s, " ") {
		return true
	}
	inner := false
	for i, r := range s {
		if i > 0 && s[i-1] != ' ' && s[i-1] != '-' && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
			inner = true
		}
	}
	return inner
}
