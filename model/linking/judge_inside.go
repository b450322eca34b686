package linking

import "strings"

// inside says whether the words beside i to j make a longer proper name of
// them: "Korea Zinc", "University of Vienna", "New Holland". What is known by
// name stands in the list of blocking names; this is the rule for the rest.
func (s *scan) inside(e *entry, i, j int) bool {
	if s.uncased(i) || s.words[i].trait&upperFirst == 0 {
		return false
	}
	return s.beginsName(i, j) || s.endsName(e, i) || s.ofMembers(i, j)
}

// ofMembers says whether the words after a country name a body of its own that
// is none of the state's: "American Heart Association".
func (s *scan) ofMembers(i, j int) bool {
	for k := j + 1; k < min(len(s.words), j+4); k++ {
		if s.words[k].gap != gapSpace || s.words[k].trait&upperFirst == 0 {
			return false
		}
		if s.is(k, "association", "society", "foundation", "club", "league") {
			return s.casing(i) == caseSentence
		}
	}
	return false
}

// beginsName says whether the next word, capitalised by choice, is one that
// companies, papers and breeds put after a country. A possessive makes none.
func (s *scan) beginsName(i, j int) bool {
	k := j + 1
	if k+1 < len(s.words) && s.words[k+1].gap == gapSpace && s.words[k+1].trait&upperFirst != 0 && s.written(k, k) == "&" {
		return s.class(k+1)&(clsOurs|clsNation) == 0 // Holland & Barrett
	}
	if k < len(s.words) && s.words[k].gap == gapSpace && s.words[k].trait&upperFirst != 0 && s.casing(i) == caseSentence &&
		(s.class(k)&clsGiven != 0 || s.is(k, "ii", "iii", "iv")) && s.class(k)&(clsGov|clsOurs|clsUSState) == 0 {
		return true // Panama Jack, Sudan III
	}
	if k >= len(s.words) || s.words[k].gap != gapSpace || s.words[k].trait&upperFirst == 0 || s.class(k)&clsNameNoun == 0 {
		return false
	}
	if s.is(k, "discount", "savings", "commercial", "trust", "investment") && s.is(k+1, "bank") && s.words[k+1].trait&upperFirst != 0 {
		return true // Israel Discount Bank
	}
	if s.casing(i) == caseUpper || k+1 < len(s.words) && s.words[k+1].gap <= gapSpace && s.class(k+1)&clsGov != 0 {
		return false
	}
	return s.casing(i) == caseSentence || s.is(k, "airlines", "airways", "herald", "tribune", "unicom", "philharmonic", "wesleyan", "aramco", "avenue", "street", "boulevard", "shorthair", "terrier")
}

// endsName says whether the words before i open a name that a place closes.
func (s *scan) endsName(e *entry, i int) bool {
	if i == 0 || s.words[i].gap != gapSpace {
		return false
	}
	p := i - 1
	if s.is(p, "the", "la", "el", "il") && p > 0 {
		p--
	}
	if s.is(p, "of", "de", "du", "di", "do", "von", "d") && p > 0 && s.words[p].gap == gapSpace {
		return s.class(p-1)&clsNameOf != 0 && s.words[p-1].trait&upperFirst != 0
	}
	if s.is(i-1, "new", "little", "nuova", "nueva", "nova", "nouvelle") && s.words[i-1].trait&upperFirst != 0 {
		return s.proper(i - 1)
	}
	if s.is(i-1, "telekom", "telecom") && s.words[i-1].trait&upperFirst != 0 {
		return true // Telekom Srbija, Telecom Argentina
	}
	if e.rule == ruleLocal && s.guess() == langEN && s.words[i-1].trait&upperFirst != 0 && s.words[i-1].trait&isStart == 0 && s.casing(i) == caseSentence && s.class(i-1)&(clsGov|clsOurs) == 0 {
		return true // Pošta Slovenije
	}
	if s.is(i-1, "camp", "fort", "lake", "mount", "hotel", "cafe", "ristorante", "trattoria", "osteria") && s.words[i-1].trait&upperFirst != 0 && s.casing(i) == caseSentence {
		return true
	}
	return e.rule == ruleCapital && s.is(i-1, "fc", "sparta", "slavia", "ac", "as", "cf", "inter", "real", "dinamo", "dynamo", "spartak", "lokomotiv", "sporting", "olympique", "hertha", "rapid", "legia", "cska", "partizan", "atletico", "atlético", "union", "racing", "deportivo", "uni", "universitat")
}

// tableOrTongue says why a name in another language than English is a dish or
// a language, or "": "ensalada griega", "apprendre l'espagnol", 法语, フランス料理.
func (s *scan) tableOrTongue(e *entry, i, j int) string {
	if s.uncased(i) && s.words[i].trait&isArab == 0 {
		switch {
		case j+1 >= len(s.words) || s.words[j+1].gap != gapNone:
		case s.is(j+1, "语", "語"):
			return "the language"
		case s.is(j+1, "菜", "料", "茶") && !s.is(j+2, "金"), s.is(j+1, "パ") && s.is(j+2, "ン"), s.is(j+1, "ワ") && s.is(j+2, "イ"), s.is(j+1, "カ") && s.is(j+2, "レ"), s.is(j+1, "ン") && s.words[i].trait&isKana != 0:
			return "food" // フランス料理, イタリアン
		case s.is(j+1, "犬", "猫", "斗", "牧"):
			return "an animal"
		case s.is(j+1, "英") && s.is(j+2, "語", "语"):
			return "the language"
		}
		return ""
	}
	if e.rule != ruleLangAdj {
		return ""
	}
	why := s.besideTable(i, j)
	if why == "" && (s.aTongue(i, j) || s.inTongue(i, j) || s.is(j+1, "para", "pour", "per", "für", "fur", "для") && (s.class(j+2)|s.class(j+3))&clsLearn != 0) {
		why = "the language"
	}
	if why == "" && s.manner(i, j) {
		why = "a manner, or food"
	}
	if why == "" && i-s.tongue == 2 && s.is(i-1, "und", "et", "y", "e", "и", "o", "ou", "oder", "или") && s.words[i].gap < gapBreak {
		why = "the language, or food"
	}
	if why == "the language" && s.is(i, "belge", "belges", "belga", "belgas", "belgi", "belghe", "belgische", "belgischen", "suisse", "suisses", "suizo", "suiza", "suizos", "suizas") {
		return "" // there is none of that name
	}
	if why != "" {
		s.tongue = i
	}
	return why
}

// besideTable looks for words of eating and of learning around an adjective.
func (s *scan) besideTable(i, j int) string {
	lo, hi := s.sentence(i)
	for k := max(0, i-3); k <= min(len(s.words)-1, j+1); k++ {
		if k >= i && k <= j || k > j && s.words[k].gap >= gapBreak && s.class(k)&clsLearn == 0 || k < i && s.words[k+1].gap >= gapBreak {
			continue
		}
		c := s.class(k)
		if c&clsDish != 0 && k != i-3 && (k != i-2 || s.class(i-1)&clsDish != 0 || s.is(i-1, "a", "alla", "à", "la", "de")) && !s.anyIn(lo, hi, i, j, clsAttack) {
			return "food"
		}
		if c&clsLearn != 0 {
			return "the language"
		}
	}
	return ""
}

// aTongue says whether a German adjective stands without an ending and with a
// capital, which makes it the name of the language: "Polnisch für Anfänger".
func (s *scan) aTongue(i, j int) bool {
	t := s.written(i, i)
	return i == j && s.words[i].trait&upperFirst != 0 && len(t) > 4 && t[len(t)-3:] == "sch" && s.speaks(langDE) &&
		(j+1 == len(s.words) || s.words[j+1].gap != gapJoin)
}

// inTongue says whether an adjective after "in" is a language: "en russe",
// "escrito en chino", "на английском". Of Russian, no noun may follow.
func (s *scan) inTongue(i, j int) bool {
	if i != j || i == 0 || s.class(i)&clsTongue == 0 || s.words[i].trait&upperFirst != 0 || s.words[i].gap != gapSpace {
		return false
	}
	if s.is(i-1, "на") || s.is(i-1, "и", "или") && i > 2 && s.is(i-3, "на") && s.class(i-2)&clsTongue != 0 {
		if j+1 == len(s.words) || s.words[j+1].gap >= gapBreak || s.is(j+1, "и", "или") {
			return true
		}
		next := s.written(j+1, j+1)
		return !strings.HasSuffix(next, "е") && !strings.HasSuffix(next, "и") && !strings.HasSuffix(next, "у") && !strings.HasSuffix(next, "ю")
	}
	return s.is(i-1, "en", "em", "in") && s.speaks(latinLangs&^langDE)
}

// manner says whether an adjective follows "à la" or "alla" without a noun
// after it: "poulet à l'indienne", "spaghetti alla francese".
func (s *scan) manner(i, j int) bool {
	if s.words[i].trait&upperFirst != 0 || j+1 < len(s.words) && s.words[j+1].gap < gapBreak && s.words[j+1].trait&upperFirst != 0 {
		return false
	}
	return s.is(i-1, "alla", "all") && s.speaks(langIT) || s.is(i-1, "la", "l") && s.is(i-2, "a") && s.words[i-1].gap == gapSpace
}
