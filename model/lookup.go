package model

import (
	"slices"
	"strings"
)

// Match is the answer of Lookup.
type Match struct {
	Exact   []Ref // one: found; several: ambiguous
	Also    []Ref // what bears the name less firmly: an alias beside a name
	Suggest []Hit // near misses, when Exact is empty
}

// Lookup finds the thing a person means by a whole name: an address
// (country:FRA), English, official, local or foreign name, alias, adjective,
// ISO 2/3/numeric code, flag emoji, register spelling; with or without
// accents, in any case. Kinds, if any, limit the answer.
//
// The firmest name wins: a country's code before a name, a name before an
// alias or adjective, those before a capital. A state and its entry in the
// register are one thing, the country.
func (a *Atlas) Lookup(name string, kinds ...Kind) Match {
	m, key, want := a.named(name, kinds)
	if len(m.Exact) == 0 {
		m.Suggest = a.suggest(key, want)
	}
	return m
}

// Named is Lookup without near misses, whose search costs more than the rest:
// for those who try several readings of a line and expect most to fail.
func (a *Atlas) Named(name string, kinds ...Kind) Match {
	m, _, _ := a.named(name, kinds)
	return m
}

// named also returns the folded name and the kinds it was looked for in.
func (a *Atlas) named(name string, kinds []Kind) (Match, string, wanted) {
	want := wanted(kinds)
	name = strings.TrimSpace(name)
	if kind, rest, ok := cutKind(name); ok && want.has(kind) {
		if e, found := a.Resolve(Ref{kind, rest}); found {
			return Match{Exact: []Ref{e.Ref()}}, "", want
		}
		want, name = wanted{kind}, rest
	}
	l := lookup{atlas: a, want: want}
	key := foldQuery(name)
	l.take(flagCode(name), key)
	if short, ok := strings.CutPrefix(key, "the "); ok && len(l.found) == 0 {
		l.take("", short)
	}
	return l.match(), key, want
}

// wanted is the kinds that are asked for; none means all.
type wanted []Kind

func (w wanted) has(k Kind) bool { return len(w) == 0 || slices.Contains(w, k) }

// cutKind parts "kind:rest".
func cutKind(s string) (Kind, string, bool) {
	word, rest, ok := strings.Cut(s, ":")
	rest = strings.TrimSpace(rest)
	kind := Kind(strings.ToLower(strings.TrimSpace(word)))
	if !ok || rest == "" || !slices.Contains(Kinds(), kind) {
		return "", "", false
	}
	if kind != KindCountry {
		rest = strings.ToLower(rest)
	}
	return kind, rest, true
}

// flagCode reads a flag: two regional indicators spell an ISO 3166-1 alpha-2
// code.
func flagCode(s string) string {
	code := ""
	for _, r := range s {
		switch {
		case 0x1f1e6 <= r && r <= 0x1f1ff:
			code += string('A' + r - 0x1f1e6)
		case r == 0xfe0f: // how it is to be shown
		default:
			return ""
		}
	}
	if len(code) != 2 {
		return ""
	}
	return code
}

// lookup collects what bears a name.
type lookup struct {
	atlas *Atlas
	want  wanted
	found []claim
}

// claim is one thing that bears the name, and how firmly.
type claim struct {
	ref  Ref
	kind nameKind
}

// take finds things by code, by whole name and by identifier.
func (l *lookup) take(flag, key string) {
	code := strings.ToUpper(key)
	if flag != "" {
		code = flag
	}
	if c := l.atlas.Country(CountryCode(code)); c != nil {
		l.claim(c, nameCode)
	}
	if key == "" {
		return
	}
	l.byName(key, bears)
	if len(l.found) == 0 {
		l.byName(strings.ReplaceAll(key, " ", ""), bearsCompact)
	}
}

// byName reads through all names. That takes a few tenths of a millisecond,
// less than building an index to answer one question.
func (l *lookup) byName(key string, is func(name, key string) bool) {
	var thing Entity
	id := strings.ReplaceAll(key, " ", "-")
	v := naming{
		thing: func(e Entity) {
			thing = e
			if e.Ref().ID == id {
				l.claim(e, nameOwn)
			}
		},
		name: func(kind nameKind, name string) {
			if !is(name, key) {
				return
			}
			if _, country := thing.(*Country); kind == nameCode && !country {
				kind = nameAlias // a ticker
			}
			l.claim(thing, kind)
		},
	}
	v.visit(&l.atlas.t)
}

func (l *lookup) claim(e Entity, kind nameKind) {
	r := e.Ref()
	if l.want.has(KindCountry) {
		r = l.atlas.subject(e)
	}
	if !l.want.has(r.Kind) {
		return
	}
	for i := range l.found {
		if l.found[i].ref == r {
			l.found[i].kind = max(l.found[i].kind, kind)
			return
		}
	}
	l.found = append(l.found, claim{r, kind})
}

// match parts the firmest claims from the others.
func (l *lookup) match() Match {
	var m Match
	best := namePlace
	for _, c := range l.found {
		best = max(best, c.kind)
	}
	slices.SortStableFunc(l.found, func(x, y claim) int {
		return slices.Index(Kinds(), x.ref.Kind) - slices.Index(Kinds(), y.ref.Kind)
	})
	for _, c := range l.found {
		if c.kind == best {
			m.Exact = append(m.Exact, c.ref)
		} else {
			m.Also = append(m.Also, c.ref)
		}
	}
	return m
}
