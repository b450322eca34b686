package linking

// Things that are called after a country without being of it: breeds, plants,
// dances, streets, houses. Those whose noun says so by itself are known by
// that noun; the others stand in the list of blocking names.

// aThing says why words i to j only name a breed, a plant, a street or the
// like, or "".
func (s *scan) aThing(e *entry, i, j int) string {
	if s.uncased(i) && s.words[i].trait&isArab == 0 {
		return ""
	}
	switch {
	case s.aKind(e, i, j):
		return "a breed, a plant or a custom of that name"
	case s.onStreet(e, i, j), s.aHouse(e, i, j):
		return "a street or a house of that name"
	case s.aTitle(e, i, j):
		return "the title of a work"
	}
	return ""
}

// aKind looks for a noun of kinds: "Turkey vulture", "бразильский орех",
// "boxe thaïlandaise", "cerisier du Japon", "Libanon-Zeder".
func (s *scan) aKind(e *entry, i, j int) bool {
	if k := j + 1; k < len(s.words) && s.words[k].gap <= gapJoin && s.class(k)&clsKind != 0 {
		return e.rule == ruleAdj || e.rule == ruleLangAdj || !s.is(k, "tango", "sauna", "saunas", "massage", "massages", "kickboxing") // a sauna in Finland
	}
	if i == 0 || s.words[i].gap > gapJoin {
		return false
	}
	p := i - 1
	if e.rule == ruleLangAdj && s.class(p)&clsKindOf != 0 {
		return s.words[i].trait&upperFirst == 0 && s.speaks(latinLangs&^langDE)
	}
	if p > 0 && s.is(p, "la", "l") {
		p--
	}
	return p > 0 && s.is(p, "de", "du", "d", "del", "do", "da", "di", "dell", "of") && s.words[p].gap <= gapJoin && s.class(p-1)&clsKindOf != 0
}

// onStreet looks for a street, a square, a hotel or the like that bears the
// name: "Hôtel de Suède", "rue de Russie", "гостиница «Украина»".
func (s *scan) onStreet(e *entry, i, j int) bool {
	if e.rule == ruleLangAdj || e.rule == ruleAdj {
		if k := j + 1; e.langs&langDE != 0 && s.guess() == langDE && k < len(s.words) && s.words[k].gap == gapSpace && s.words[i].trait&(upperFirst|isStart) == upperFirst {
			return s.is(k, "strasse", "straße", "platz", "allee", "gasse", "viertel") && s.words[k].trait&upperFirst != 0
		}
		// на Грузинской улице
		return e.langs&langRU != 0 && s.words[i].trait&(upperFirst|isStart) == upperFirst && j+1 < len(s.words) &&
			s.words[j+1].gap == gapSpace && s.class(j+1)&clsStreet != 0
	}
	if i == 0 || s.words[i].gap == gapStop {
		return false
	}
	p := i - 1
	quoted := s.words[i].gap == gapBreak
	if quoted {
		switch s.firstRuneBefore(i) {
		case '«', '„', '"', '“':
		default:
			return false
		}
	}
	if !quoted && p > 0 && s.is(p, "de", "d", "du", "di", "do", "da", "del") && s.words[p].gap == gapSpace {
		p--
	}
	c, w := s.class(p), s.words[p]
	if p == i-1 && !quoted && s.is(p, "square", "place", "metro", "theatre") {
		return false // Square Japan is a company
	}
	if c&clsStreet == 0 {
		return false
	}
	if w.trait&isArab != 0 {
		return true
	}
	if s.words[i].trait&upperFirst == 0 || s.casing(i) == caseUpper {
		return false
	}
	if quoted || s.is(p, "rue", "calle", "rua", "viale", "piazza", "avenida", "avenue", "boulevard") || p == i-1 && s.is(p, "hotel", "teatro", "cine") {
		return true
	}
	if s.is(p, "corso", "largo") && s.isPrev(p, "in") {
		return true
	}
	if s.is(p, "via") && (s.isPrev(p, "in") || j+1 < len(s.words) && s.words[j+1].trait&isNumber != 0) {
		return true
	}
	return w.trait&upperFirst != 0 && (s.casing(i) == caseSentence || s.guess() == langDE)
}

// firstRuneBefore returns the last sign before word i.
func (s *scan) firstRuneBefore(i int) rune {
	var last rune
	for _, r := range s.text[s.words[i-1].end:s.words[i].start] {
		if r != ' ' {
			last = r
		}
	}
	return last
}

// aHouse looks for an English house, inn or lane of that name: "Korea House".
func (s *scan) aHouse(e *entry, i, j int) bool {
	k := j + 1
	if e.rule != ruleName && e.rule != ruleAlias || k >= len(s.words) || s.words[k].gap != gapSpace || s.words[k].trait&upperFirst == 0 ||
		s.casing(i) != caseSentence || e.flags&upperOnly != 0 {
		return false
	}
	if s.is(k, "house") {
		return s.class(k+1)&clsGov == 0 && !s.isNext(k, "speaker", "panel", "committee", "passes", "votes", "of", "approves", "bill", "rejects", "backs", "vote", "seat", "seats", "members", "leaders", "prices")
	}
	return s.is(k, "lane", "mews", "tavern", "inn", "bistro", "diner", "arms", "wharf", "crescent", "saloon", "ballroom", "cinema", "cafe")
}

// aTitle says whether the words after a comma call the name a work: "Brazil,
// Terry Gilliam's film, returns".
func (s *scan) aTitle(e *entry, i, j int) bool {
	k := j + 1
	if s.is(i, "portugal") && s.is(k, "the") && s.is(k+1, "man") && s.words[k+1].trait&upperFirst != 0 {
		return true // Portugal. The Man: no list can hold a full stop
	}
	if s.words[i].trait&isStart == 0 || k >= len(s.words) || s.words[k].gap != gapBreak || s.text[s.words[j].end] != ',' || s.words[k].trait&(upperFirst|hasLower) == 0 {
		return false
	}
	whose := false
	for n := k + 1; n < min(len(s.words), k+7) && s.words[n].gap < gapBreak; n++ {
		whose = whose || s.words[n].gap == gapJoin && s.is(n, "s")
		if whose && s.is(n, "film", "movie", "novel", "album", "musical", "satire", "thriller", "sitcom", "opera", "masterpiece") {
			return true
		}
	}
	return false
}

// hatted says whether the text is about hats.
func (s *scan) hatted(i int) bool {
	for k := max(0, i-30); k < min(len(s.words), i+30); k++ {
		if s.is(k, "hat", "hats", "sombrero", "sombreros", "toquilla", "paja", "straw", "strohhut", "strohhüte", "chapeau", "chapeaux", "cappello", "cappelli", "chapéu", "шляпа", "шляпы") {
			return true
		}
	}
	return false
}
