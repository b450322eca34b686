package linking

import "strings"

// judgeSupporter decides on a supporter's name.
func (s *scan) judgeSupporter(e *entry, i, j int) verdict {
	w := s.words[i]
	if e.flags&upperOnly != 0 && i == j {
		if w.trait&allUpper == 0 && s.written(i, j) != e.name {
			return no("an ordinary word here")
		}
		if s.casing(i) == caseUpper && e.rule != ruleSupporter {
			if !s.company(i, j) {
				return no("an ordinary word here")
			}
		}
	}
	if !s.uncased(i) && w.trait&upperFirst == 0 && s.written(i, j) != e.name {
		if e.rule != ruleSupporter || s.capitalAround(i) || s.casing(i) != caseLower {
			return no("not written as a name")
		}
	}
	if !s.uncased(i) && w.trait&upperFirst == 0 && e.rule != ruleSupporter {
		return no("an ordinary word here")
	}
	if i != j && s.mixedCase(e, i, j) {
		return no("ordinary words here")
	}
	if s.town(i, j) {
		return no("a town of the same name")
	}
	if i == j && e.rule != ruleStrict && s.bearer(i) {
		return no("a person of the same name")
	}
	switch e.rule {
	case ruleSupporter:
		if s.is(i, "dell") && i == j && s.elided(i) {
			return no("an ordinary word here")
		}
		if s.ownCompany(i, j) {
			return no("a company of its own with a like name")
		}
		return yes
	case ruleStrict:
		return s.strict(e, i, j)
	}
	if i != j {
		if s.isPrev(i, "in", "near", "downtown", "outside") || s.isNext(j, "city", "council", "police", "schools", "school", "library", "high", "airport") {
			return no("a town of the same name")
		}
		if s.casing(i) == caseTitle && !s.company(i, j) {
			return no("ordinary words here")
		}
		return yes
	}
	return s.weak(e, i)
}

// mixedCase says whether a name of several words begins with a capital and
// ends without the one that it is listed with: "Access now: how to log in".
func (s *scan) mixedCase(e *entry, i, j int) bool {
	if s.words[i].trait&upperFirst == 0 || s.words[j].trait&(upperFirst|hasLower) != hasLower || s.casing(i) == caseLower {
		return false
	}
	at := len(e.name) - int(s.words[j].end-s.words[j].start)
	return at > 0 && asciiKind[e.name[at]] == asciiUpper
}

// town says whether the words after a name make it a town: its residents, its
// state, its mayor.
func (s *scan) town(i, j int) bool {
	if s.isNext(j, "residents", "resident", "villagers", "mayor", "townsfolk", "native", "natives") && s.words[j+1].gap == gapSpace {
		return true
	}
	if s.isNext(j, "del", "de", "do") && j+2 < len(s.words) && s.words[j+2].trait&upperFirst != 0 && s.is(i, "san", "santa", "sao", "santiago") {
		return true // San José del Cabo
	}
	return s.townIn(i, j)
}

// elided says whether an apostrophe joins the word to the next ("Dell'Unione"),
// or the word is a common noun ("the dell was").
func (s *scan) elided(i int) bool {
	if i+1 < len(s.words) && s.words[i+1].gap == gapJoin && !s.is(i+1, "s") && s.text[s.words[i+1].start-1] != '-' {
		return true
	}
	return s.isPrev(i, "the", "a") && (i+1 == len(s.words) || s.isNext(i, "was", "is", "in", "of", "near", "at", "where"))
}

// ownCompany says whether the next word makes another company of the name:
// "Siemens Energy" and its like are listed; a capital "Airlines" is not.
func (s *scan) ownCompany(i, j int) bool {
	return s.isNext(j, "airlines", "airways", "stadium", "arena", "foundation", "park", "county") && s.words[j+1].trait&upperFirst != 0 && s.words[j+1].gap == gapSpace && !s.is(i, "linux", "web")
}

// strict takes a generic name only as the register writes it, and where the
// writer chose its capitals.
func (s *scan) strict(e *entry, i, j int) verdict {
	if s.written(i, j) != e.name {
		return no("ordinary words here")
	}
	if s.casing(i) == caseTitle || s.casing(i) == caseUpper {
		return no("ordinary words here")
	}
	for k := i; k <= j; k++ {
		if s.words[k].trait&(upperFirst|isNumber) == 0 && s.words[k].end-s.words[k].start > 3 {
			return no("ordinary words here")
		}
	}
	if s.words[i].trait&isStart != 0 && i == j && !s.company(i, j) {
		return no("an ordinary word here")
	}
	return yes
}

// bearer says whether a name is a person's: "Leslie Nielsen", "Mr Schneider".
func (s *scan) bearer(i int) bool {
	prev, p := s.before(i)
	if p < 0 || s.words[i].gap != gapSpace || s.words[p].trait&upperFirst == 0 {
		return false
	}
	if prev&clsHonor != 0 {
		return true
	}
	return prev&clsGiven != 0 && s.is(i, "nielsen", "schneider", "schindler", "swift", "marsh", "ericsson", "rockwell", "legrand", "fleury", "kone", "indra", "merck", "stripe", "sky", "juniper", "visa", "intel", "grab", "meta", "total", "daimler", "siemens", "safran", "aker", "thales")
}

// company says whether the neighbours treat the words as a company: it says,
// patches, is hit, has customers, is a carrier.
func (s *scan) company(i, j int) bool {
	next, k := s.after(j)
	if k >= 0 && next&(clsCompanyVerb|clsCompanyNoun) != 0 {
		return true
	}
	prev, p := s.before(i)
	if p >= 0 && prev&clsCompanyPrep != 0 && !s.is(p, "from", "with", "and", "network", "networks") {
		return true
	}
	if p >= 0 && s.is(p, "breached", "hacked", "hit", "hits", "breaches", "hacks", "fines", "fined", "acquires", "joins", "blames", "attacked", "owner", "parent") {
		return true
	}
	return s.besideSupporter(i, j)
}

// besideSupporter says whether the words stand in a list with a plain
// supporter: "Microsoft, Oracle and SAP".
func (s *scan) besideSupporter(i, j int) bool {
	for _, k := range [...]int{i - 1, i - 2, j + 1, j + 2} {
		if k < 0 || k >= len(s.words) || s.words[k].id < 0 || s.words[k].trait&upperFirst == 0 {
			continue
		}
		if k == i-2 && !s.is(i-1, "and", "or", "y", "et", "und", "e") || k == j+2 && !s.is(j+1, "and", "or", "y", "et", "und", "e") {
			continue
		}
		if k == i-1 && s.words[i].gap < gapBreak || k == j+1 && s.words[j+1].gap < gapBreak {
			continue
		}
		if s.plainSupporter(s.words[k].id) {
			return true
		}
	}
	return false
}

func (s *scan) plainSupporter(id int32) bool {
	node := s.lex.tree.child(0, id)
	if node < 0 {
		return false
	}
	for n := s.lex.tree.head[node]; n >= 0; n = s.lex.entries[n].next {
		if r := s.lex.entries[n].rule; r == ruleSupporter || r == ruleWeak {
			return true
		}
	}
	return false
}

// weak decides on a supporter's name that is an ordinary word, a person, or
// several other things as well. Names that the news often writes have a rule
// of their own; the others need a neighbour that makes them a company.
func (s *scan) weak(e *entry, i int) verdict {
	next, k := s.after(i)
	prev, p := s.before(i)
	word := s.written(i, i)
	hyphened := i+1 < len(s.words) && s.words[i+1].gap == gapJoin && s.text[s.words[i+1].start-1] == '-'
	company := s.company(i, i)
	proper := s.proper(i)
	start := s.words[i].trait&isStart != 0
	lo, hi := s.sentence(i)
	switch strings.ToLower(word) {
	case "oracle":
		if s.isPrev(i, "padding", "price", "the", "an", "decryption", "random", "data", "blockchain", "timing") || s.isNext(i, "of", "attack", "attacks", "manipulation", "bone", "bones", "cards", "park", "exploit") {
			return no("an ordinary word here")
		}
		return yes
	case "orange":
		if s.isNext(i, "county", "juice", "alert", "bowl", "is", "peel", "tree", "trees", "team", "book", "warning", "light", "revolution", "jumpsuit", "jumpsuits", "line", "pi", "beach") && !s.is(k, "is") || s.isPrev(i, "agent", "blood", "code", "bright", "dark", "an", "navel") {
			return no("an ordinary word here")
		}
		if s.isPrev(i, "la", "une", "die", "eine", "una", "l", "der", "the", "a", "uma", "cette") && next&clsCompanyNoun == 0 && !s.is(p, "the", "l") {
			return no("an ordinary word here")
		}
		if company || proper || s.anyIn(lo, hi, i, i, clsCompanyNoun|clsOil) && start && next&clsCompanyVerb != 0 {
			return yes
		}
		return no("an ordinary word here")
	case "total":
		if company && (s.anyIn(lo, hi, i, i, clsOil) || p >= 0 && prev&clsOil != 0) && !s.isNext(i, "is", "of", "was", "number", "data") {
			return yes
		}
		if proper && p >= 0 && prev&clsOil != 0 {
			return yes
		}
		return no("an ordinary word here")
	case "swift":
		if s.isNext(i, "response", "action", "code", "developers", "programming", "fans", "concert", "tickets", "tour", "and", "app", "apps", "compiler", "library", "package", "packages", "ui", "recovery", "takedown", "reaction", "justice") && !(s.is(k, "and", "code") && word == "SWIFT") {
			return no("an ordinary word here")
		}
		if s.isPrev(i, "taylor", "jonathan", "apple", "a", "mr", "ms", "in", "kotlin") && word != "SWIFT" {
			return no("a person or a programming language")
		}
		if word == "SWIFT" && s.casing(i) != caseUpper {
			return yes
		}
		if s.count(i, i, clsTaylor) == 0 && s.anyIn(lo, hi, i, i, clsBank) && (proper || company) {
			return yes
		}
		return no("an ordinary word here")
	case "visa":
		if next&clsVisaNeg != 0 || prev&clsVisaPos != 0 && !s.is(p, "digital") || s.isPrev(i, "a", "the", "your", "his", "her", "us", "uk", "free") {
			return no("the permit")
		}
		if s.isNext(i, "fraud") && s.anyIn(lo, hi, i, i, clsUSContext|clsGov) {
			return no("the permit")
		}
		if proper || company || s.besideSupporter(i, i) || s.anyIn(lo, hi, i, i, clsBank) {
			return yes
		}
		return no("the permit")
	case "sky":
		if s.isNext(i, "uk", "broadband", "customers", "glass", "mobile", "subscribers", "router", "routers", "group", "deutschland") || s.isPrev(i, "broadcaster", "provider", "operator") || company && proper && !s.isNext(i, "is", "and", "data") {
			return yes
		}
		return no("an ordinary word here")
	case "meta":
		if hyphened && s.isNext(i, "analysis", "analyses", "analytic", "study", "review", "game", "data", "learning", "heuristic") {
			return no("part of " + s.written(i, i+1))
		}
		if s.isNext(i, "tag", "tags", "description", "descriptions", "analysis", "analyses", "learning", "refresh", "keywords", "game") || s.isPrev(i, "so", "very", "la", "una", "the") && !company {
			return no("an ordinary word here")
		}
		if s.speaks(langES|langPT|langIT) && s.guess()&langEN == 0 && start && !company {
			return no("an ordinary word here")
		}
		return yes
	case "intel":
		if s.casing(i) == caseUpper && !company {
			return no("intelligence, in short")
		}
		if next&clsIntelNeg != 0 && !s.isNext(i, "team") || prev&clsIntelPrev != 0 {
			return no("intelligence, in short")
		}
		return yes
	case "arm":
		if hyphened || s.isNext(i, "yourself", "yourselves", "the", "your", "against", "of", "and", "processors", "architecture", "assembly", "cortex", "up", "them") && !(company && s.is(k, "and")) || s.isPrev(i, "an", "the", "investment", "left", "right", "research", "robotic", "robot", "cyber", "media", "venture", "military", "armed", "its") {
			return no("an ordinary word here")
		}
		if company && (proper || start) || s.isPrev(i, "designer", "chipmaker") {
			return yes
		}
		return no("an ordinary word here")
	case "stripe", "grab":
		if s.isNext(i, "your", "a", "the", "this", "these", "them", "our", "it", "some", "and", "rust") {
			return no("an ordinary word here")
		}
		if proper || company {
			return yes
		}
		return no("an ordinary word here")
	case "rsa":
		if s.isNext(i, "key", "keys", "encryption", "algorithm", "conference", "signature", "signatures", "implementation", "implementations", "modulus", "cipher", "padding", "private", "public", "oaep", "certificate", "certificates", "decryption", "2048", "4096") || hyphened || s.isPrev(i, "bit", "with", "break", "breaking", "factor", "cracking", "using", "and", "via") {
			return no("the cipher")
		}
		if company && !s.isNext(i, "is", "was", "and") || s.isNext(i, "securid", "security", "netwitness", "tokens") {
			return yes
		}
		return no("the cipher, or the conference")
	case "sap":
		if s.casing(i) == caseUpper && !company {
			return no("an ordinary word here")
		}
		if word == "SAP" || s.speaks(langDE) && company {
			return yes
		}
		return no("an ordinary word here")
	case "hp", "ing", "nec", "bt", "kt", "msd", "iag", "msc", "bcg", "sgs", "edp", "dnb", "hse", "kone", "citi", "wef":
		return s.weakInitials(word, i, company, proper)
	case "allianz":
		if s.guess()&langDE != 0 && !company && !s.isNext(i, "life", "se", "research", "trade", "partners", "risk", "commercial", "insurance") {
			return no("an ordinary word here")
		}
		return yes
	case "merck":
		if s.isNext(i, "kgaa", "group") || s.anyIn(lo, hi, i, i, clsGerman) && s.is(i+1, "kgaa", "darmstadt") {
			return no("a company of its own with a like name")
		}
		return yes
	case "telekom":
		if s.isPrev(i, "magyar", "turk", "slovak", "hrvatski", "crnogorski", "makedonski") {
			return no("a company of its own with a like name")
		}
		if s.guess()&langDE != 0 && s.guess()&langEN == 0 || s.isPrev(i, "german", "bonn") || s.count(i, i, clsGerman) > 1 {
			return yes
		}
		return no("one of several companies of that name")
	case "juniper":
		if s.isNext(i, "berries", "tree", "research", "ridge") {
			return no("an ordinary word here")
		}
		if company || s.isNext(i, "junos", "srx", "mx") || proper {
			return yes
		}
		return no("an ordinary word here")
	case "zurich":
		if s.isNext(i, "insurance", "insurer", "american", "re") || s.isPrev(i, "insurer", "insurers") {
			return yes
		}
		return no("the town")
	case "blackberry", "safran", "legrand", "atos", "engie", "enel", "imperva", "avast", "unisys", "zoho", "atlassian", "fastly", "tenable", "intuit", "workday", "cognizant", "mercari", "wavestone", "galp", "tuya", "migros", "raiffeisen", "mercedes", "alphabet":
		if proper || company || s.casing(i) != caseSentence && !s.is(i, "alphabet", "tenable", "workday", "mercedes", "safran") || start && !s.is(i, "alphabet", "blackberry", "tenable") {
			if s.is(i, "alphabet") && s.isNext(i, "soup", "letters", "book") || s.is(i, "workday") && !company && !s.anyIn(lo, hi, i, i, clsAttack) {
				return no("an ordinary word here")
			}
			return yes
		}
		return no("an ordinary word here")
	}
	if company && (proper || start || s.casing(i) == caseTitle) {
		if s.is(i, "aspi") && s.count(i, i, clsAustralia) == 0 {
			return no("an abbreviation of other things")
		}
		return yes
	}
	return no("an ordinary word here")
}

// weakInitials decides on short names in capitals.
func (s *scan) weakInitials(word string, i int, company, proper bool) verdict {
	lo, hi := s.sentence(i)
	switch strings.ToLower(word) {
	case "hp", "ing", "nec":
		if word != strings.ToUpper(word) || s.casing(i) == caseUpper && !company {
			return no("an ordinary word here")
		}
		if prev, p := s.before(i); p >= 0 && prev == 0 && s.words[p].trait&isNumber != 0 {
			return no("a unit of measure")
		}
		return yes
	case "wef":
		if word == "WEF" {
			return yes
		}
	case "hse":
		if s.anyIn(0, len(s.words), i, i, clsIreland) {
			return yes
		}
	case "dnb":
		if company && s.anyIn(0, len(s.words), i, i, clsNorway) {
			return yes
		}
	case "citi":
		if company || proper && s.anyIn(lo, hi, i, i, clsBank|clsAttack) {
			return yes
		}
	case "bt", "edp", "msc", "kone", "bcg", "sgs":
		if company && word == strings.ToUpper(word) || company && s.is(i, "kone") {
			return yes
		}
	}
	return no("an abbreviation of other things")
}
