package linking

import (
	"slices"

	"pariscall/model"
)

// judgeAtHome decides on a name that means other things elsewhere, letters or
// an ordinary word: its country must be named in the text, and its neighbours
// treat it as a company, or a sentence begins with the letters.
func (s *scan) judgeAtHome(e *entry, i, j int) verdict {
	w := s.words[i]
	letters := e.flags&upperOnly != 0
	switch {
	case s.casing(i) == caseUpper:
		return no("")
	case letters && w.trait&allUpper == 0 && !s.titleAcronym(e, i), !letters && (w.trait&upperFirst == 0 || s.casing(i) == caseTitle):
		return no("")
	case !s.namesThing(e.aux):
		return no("means other things away from its country")
	case s.is(i, "orf") && s.speaks(langDE):
		return no("a broadcaster of the same name")
	case letters && s.expandedOtherwise(e, i):
		return no("short for another name here")
	case !s.company(i, j) && !s.speaksUp(i) && !(letters && w.trait&isStart != 0):
		return no("an ordinary word here")
	}
	return yes
}

// homeAsked is a country that was asked for in a text.
type homeAsked struct {
	thing int32
	named bool
	seen  int // mentions that were looked at
}

// namesThing says whether a text names a country anywhere, by a word of its
// own: a name, an adjective, a people; or in a mention so far. A hostile text
// asks for it at every word, so the words are looked at once, and each mention.
func (s *scan) namesThing(thing int32) bool {
	k := slices.IndexFunc(s.homes, func(h homeAsked) bool { return h.thing == thing })
	if k < 0 {
		k = len(s.homes)
		s.homes = append(s.homes, homeAsked{thing: thing, named: s.hasWordOf(thing)})
	}
	h, ref := &s.homes[k], s.lex.things[thing].ref
	for ; !h.named && h.seen < len(s.found); h.seen++ {
		h.named = s.found[h.seen].Ref == ref
	}
	return h.named
}

// namesCountry is namesThing for a country of this code, if there is one.
func (s *scan) namesCountry(code string) bool {
	thing, ok := s.lex.thingOf[model.Ref{Kind: model.KindCountry, ID: code}]
	return ok && s.namesThing(thing)
}

// hasWordOf says whether one of the first words of a text is a name of a
// country.
func (s *scan) hasWordOf(thing int32) bool {
	const most = 1000
	for k := range s.words[:min(len(s.words), most)] {
		id := s.words[k].id
		if id < 0 {
			continue
		}
		node := s.lex.tree.child(0, id)
		if node < 0 {
			continue
		}
		for n := s.lex.tree.head[node]; n >= 0; n = s.lex.entries[n].next {
			e := &s.lex.entries[n]
			if e.thing == thing && e.rule != ruleAnchor && (s.words[k].trait&(upperFirst|isIdeo|isKana|isArab) != 0 || e.lower != 0 || s.cyrillic(k)) {
				return true
			}
		}
	}
	return false
}
