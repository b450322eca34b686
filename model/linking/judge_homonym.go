package linking

import "strings"

// otherThing decides on single words that are a state and one other thing, and
// says which that is here, or "".
func (s *scan) otherThing(e *entry, i, j int) string {
	upper := s.words[i].trait&upperFirst != 0
	switch {
	case s.is(i, "moldau"):
		if s.isPrev(i, "der") && s.is(i-2, "an", "bei", "in", "entlang") || s.about(topicBohemia) {
			return "the river"
		}
	case s.is(i, "schweiz"):
		if s.landscape(i) {
			return "part of another name"
		}
	case s.is(i, "deutsche", "deutschen", "deutscher", "franzosische", "franzosischen", "franzosischer", "italienische", "italienischen", "italienischer"):
		if e.rule == ruleLangAdj && s.isNext(j, "schweiz") {
			return "a part of Switzerland"
		}
	case s.is(i, "amerikaner"):
		if lo, hi := s.sentence(i); s.anyIn(lo, hi, i, j, clsDish) {
			return "food"
		}
	case s.is(i, "portuguesa"):
		if upper && (s.isNext(j, "vence", "perde", "empata", "goleia", "bate", "derrota", "recebe", "enfrenta") || s.isPrev(i, "a", "da", "na") && s.proper(i)) {
			return "a club of the same name"
		}
	case s.is(i, "austro", "serbo", "greco"):
		if k := j + 1; k < len(s.words) && s.words[k].gap == gapJoin && s.is(k, "hungarian", "hungarians", "croatian", "roman", "romana", "romano") {
			return "an empire, a language or a style"
		}
	case s.is(i, "suede"):
		if s.written(i, i) != "Suède" && s.guess() != langFR {
			return "an ordinary word here"
		}
	case s.is(i, "ecuador"):
		if !upper && s.isPrev(i, "el", "del", "al") {
			return "the equator"
		}
	case s.is(i, "americanas"):
		if upper {
			return "a company of the same name"
		}
	}
	return ""
}

// landscape says whether a capital adjective stands before Schweiz, as in the
// names of hills that remind Germans of Switzerland: die Sächsische Schweiz.
// The best known are so in headlines too, where capitals say nothing.
func (s *scan) landscape(i int) bool {
	if i == 0 || s.words[i].gap != gapSpace {
		return false
	}
	before := s.written(i-1, i-1)
	for _, known := range [...]string{"Sächsische", "Fränkische", "Holsteinische", "Märkische"} {
		if strings.HasPrefix(before, known) {
			return true
		}
	}
	return s.words[i-1].trait&(upperFirst|isStart) == upperFirst && s.casing(i) == caseSentence &&
		(strings.HasSuffix(before, "sche") || strings.HasSuffix(before, "schen"))
}
