package linking

import "strings"

// weakName is a supporter's name that is an ordinary word, a person, or
// several other things as well, with what its rules ask about it.
type weakName struct {
	*scan
	i, prevAt, nextAt int // the word, and its neighbours or -1
	prev, next        class
	lo, hi            int // its sentence
	word              string
	hyphened          bool // a hyphen joins it to the next word
	company           bool // its neighbours treat it as a company
	proper            bool // written with a capital by choice
	start             bool // first of a sentence
}

const (
	ordinary = "an ordinary word here"
	likeName = "a company of its own with a like name"
)

// weak decides on such a name. Those that the news often writes have a rule of
// their own; the others need a neighbour that makes them a company.
func (s *scan) weak(i int) verdict {
	n := weakName{scan: s, i: i, word: s.written(i, i), company: s.company(i, i), proper: s.proper(i), start: s.words[i].trait&isStart != 0}
	n.next, n.nextAt = s.after(i)
	n.prev, n.prevAt = s.before(i)
	n.lo, n.hi = s.sentence(i)
	n.hyphened = i+1 < len(s.words) && s.words[i+1].gap == gapJoin && s.text[s.words[i+1].start-1] == '-'
	if n.hisOwn() {
		return no("a person of the same name")
	}
	if n.hyphened && s.is(i+1, "faced", "coloured", "colored", "shaped", "like", "sized", "tailed", "winged", "style") {
		return no(ordinary) // stripe-faced
	}
	switch strings.ToLower(n.word) {
	case "oracle":
		return n.oracle()
	case "orange":
		return n.orange()
	case "total":
		return n.total()
	case "swift":
		return n.swift()
	case "visa":
		return n.visa()
	case "sky":
		return n.sky()
	case "meta":
		return n.meta()
	case "intel":
		return n.intel()
	case "arm":
		return n.arm()
	case "stripe", "grab", "nestle", "nestlé":
		return n.verb()
	case "raiffeisen":
		return n.raiffeisen()
	case "interbank":
		return taken(n.next&clsCompanyVerb != 0 && n.word != "interbank" || n.prevIs("lender", "bank", "banco") || n.about(topicPeru), ordinary)
	case "marsh":
		return taken(n.company && (n.proper || n.start || s.casing(i) == caseTitle) || n.about(topicInsurance) && (n.proper || s.speaksUp(i)), ordinary)
	case "iag":
		return taken(n.about(topicAir) && (n.company || n.start), "an abbreviation of other things")
	case "bcp":
		return taken(n.about(topicPeru) || n.company && n.speaks(langES), "an abbreviation of other things")
	case "sats":
		return taken(n.about(topicChangi) || n.namesCountry("SGP"), "an abbreviation of other things")
	case "entel", "ren", "cip", "aep", "deco", "ispa", "iai", "anssi", "fsb":
		return taken(n.atHome(), "an abbreviation of other things")
	case "talos":
		return taken(!n.nextIs("energy", "principle") && (n.company || n.inSentence(clsAttack|clsThreat)), ordinary)
	case "rsa":
		return n.rsa()
	case "sap":
		return n.sap()
	case "hp", "ing", "nec", "bt", "kt", "msd", "msc", "bcg", "sgs", "edp", "meo", "dnb", "hse", "kone", "citi", "wef":
		return n.initials()
	case "allianz":
		if s.guess()&langDE != 0 && !n.company && !s.isNext(i, "life", "se", "research", "trade", "partners", "risk", "commercial", "insurance") {
			return no(ordinary)
		}
		return yes
	case "atos":
		if s.speaks(langPT|langES) && n.start && n.nextIs("do", "da", "dos", "das", "de", "del", "e", "y") {
			return no(ordinary) // atos: acts
		}
		if s.speaks(langPT|langES) && n.start && !n.company {
			return no(ordinary) // Atos antidemocráticos
		}
		return taken(n.proper || n.company || n.start || s.casing(i) != caseSentence, ordinary)
	case "merck":
		if s.isNext(i, "kgaa", "group", "darmstadt") {
			return no(likeName)
		}
		return yes
	case "telekom":
		return n.telekom()
	case "juniper":
		if s.isNext(i, "berries", "tree", "research", "ridge") || !n.company && !n.proper && !s.isNext(i, "junos", "srx", "mx") {
			return no(ordinary)
		}
		return yes
	case "zurich", "zürich":
		return taken(n.nextIs("insurance", "insurer", "american", "re") || n.prevIs("insurer", "insurers") || n.insures(), "the town")
	case "avast":
		return taken(!s.is(i+1, "me", "ye", "there") && (n.proper || n.company || n.start || s.casing(i) != caseSentence), ordinary)
	case "alphabet", "tenable", "workday", "mercedes", "safran", "cognizant", "blackberry":
		return n.oftenAWord()
	case "legrand", "engie", "enel", "imperva", "unisys", "zoho", "atlassian", "fastly", "intuit", "mercari", "wavestone", "galp", "tuya", "migros":
		if n.proper || n.company || n.start || s.casing(i) != caseSentence {
			return yes
		}
		return no(ordinary)
	}
	if (n.company || s.is(i, "aspi") && (s.speaksUp(i) || n.nextIs("report", "study", "analysis", "researchers"))) && (n.proper || n.start || s.casing(i) == caseTitle) {
		if s.is(i, "aspi") && !s.about(topicAustralia) {
			return no("an abbreviation of other things")
		}
		return yes
	}
	return no(ordinary)
}

func (n *weakName) nextIs(words ...string) bool { return n.isNext(n.i, words...) }
func (n *weakName) prevIs(words ...string) bool { return n.isPrev(n.i, words...) }

// inSentence says whether a word of these classes stands in the sentence.
func (n *weakName) inSentence(c class) bool { return n.anyIn(n.lo, n.hi, n.i, n.i, c) }

// taken turns a condition into the answer.
func taken(ok bool, why string) verdict {
	if ok {
		return yes
	}
	return no(why)
}

func (n *weakName) oracle() verdict {
	return taken(!n.prevIs("padding", "price", "the", "an", "decryption", "random", "data", "blockchain", "timing") &&
		!n.nextIs("of", "attack", "attacks", "manipulation", "bone", "bones", "cards", "park", "exploit"), ordinary)
}

func (n *weakName) orange() verdict {
	if n.nextIs("county", "juice", "alert", "bowl", "peel", "tree", "trees", "team", "book", "warning", "light", "revolution", "jumpsuit", "jumpsuits", "line", "pi", "beach", "marmalade", "groves") ||
		n.prevIs("agent", "blood", "code", "bright", "dark", "an", "navel") {
		return no(ordinary)
	}
	if n.prevIs("la", "une", "die", "eine", "una", "a", "uma", "cette") && n.next&clsCompanyNoun == 0 {
		return no(ordinary)
	}
	return taken(n.company || n.proper || n.start && n.next&clsCompanyVerb != 0 && n.inSentence(clsCompanyNoun|clsOil) || n.start && n.carries(), ordinary)
}

// hisOwn says whether a surname at the start is a person's, whose sentence goes
// on with his or her own things: "Nielsen wins a prize for her swims". Who is
// spoken of between may be the one: "Merck CEO says he …", "Schneider patches a
// flaw after a researcher published his …"; and German firms have their things
// as men do.
func (n *weakName) hisOwn() bool {
	if !n.start || !n.is(n.i, "nielsen", "schneider", "schindler", "marsh", "rockwell", "legrand", "fleury", "merck", "juniper") {
		return false
	}
	for k := n.i + 1; k < min(n.hi, n.i+20); k++ {
		switch {
		case n.is(k, "her", "his", "she", "he", "herself", "himself"):
			return true
		case n.class(k)&clsCompanyNoun != 0, n.is(k, "its", "it", "by", "who", "whose", "researcher", "worker", "man", "woman", "boss", "founder", "director", "president", "chairman", "chair"):
			return false
		}
	}
	return false
}

// atHome says whether an abbreviation stands in a text about the country whose
// body it is short for, or in the language that is spoken there only: abroad
// the same letters mean something else.
func (n *weakName) atHome() bool {
	if n.casing(n.i) == caseUpper {
		return false
	}
	acts := n.company || n.start
	switch {
	case n.is(n.i, "entel"):
		return n.about(topicChile) || n.namesCountry("CHL")
	case n.is(n.i, "deco") && acts && n.speaks(langPT):
		return true
	case n.is(n.i, "ispa"):
		return n.namesCountry("AUT")
	case n.is(n.i, "iai"):
		return acts && n.speaks(langIT) && !n.namesCountry("ISR")
	case n.is(n.i, "fsb"):
		return n.about(topicShops) && !n.about(topicMoscow) && !n.namesCountry("RUS") && !n.namesCountry("UKR")
	case n.is(n.i, "anssi"):
		return n.namesCountry("ROU") && !n.namesCountry("FRA")
	}
	return n.about(topicPortugal) || n.namesCountry("PRT")
}

// insures says whether a text about insurance makes the town's name the
// insurer's: it does something, and nothing is in it or comes from it.
func (n *weakName) insures() bool {
	if !n.about(topicInsurance) || n.prevIs("in", "at", "of", "near", "from", "to", "à", "de", "en", "em", "a", "di", "aus", "nach", "bei", "von") {
		return false
	}
	return n.company || n.besideSupporter(n.i, n.i) || n.nextIs("settles", "settled", "trim", "trims", "raise", "raises", "cut", "cuts", "pay", "pays", "paid", "refuses", "refused", "denied", "denies", "argued", "argues")
}

// carries says whether the sentence speaks of what a carrier of telephones has.
func (n *weakName) carries() bool {
	for k := n.lo; k < min(n.hi, n.lo+40); k++ {
		if n.is(k, "lignes", "abonnés", "abonnes", "réseau", "reseau", "fibre", "antennes", "opérateur", "operateur", "forfaits", "roaming", "abonados", "clientes", "subscribers", "abonenci") {
			return true
		}
	}
	return false
}

func (n *weakName) total() verdict {
	oil := n.prevAt >= 0 && n.prev&clsOil != 0
	if n.company && (oil || n.inSentence(clsOil)) && !n.nextIs("is", "of", "was", "number", "data") {
		return yes
	}
	return taken(n.proper && oil, ordinary)
}

func (n *weakName) swift() verdict {
	shouted := n.word == "SWIFT"
	if n.nextIs("response", "action", "code", "developers", "programming", "fans", "concert", "tickets", "tour", "and", "app", "apps", "compiler", "library", "package", "packages", "ui", "recovery", "takedown", "reaction", "justice") &&
		!(shouted && n.nextIs("and", "code")) {
		return no(ordinary)
	}
	if !shouted && n.prevIs("taylor", "jonathan", "apple", "a", "mr", "ms", "in", "kotlin") {
		return no("a person or a programming language")
	}
	if shouted && n.casing(n.i) != caseUpper {
		return yes
	}
	return taken(n.count(n.i, n.i, clsTaylor) == 0 && n.inSentence(clsBank) && (n.proper || n.company), ordinary)
}

func (n *weakName) visa() verdict {
	permit := n.next&clsVisaNeg != 0 || n.prev&clsVisaPos != 0 && !n.is(n.prevAt, "digital") || n.hyphened && n.nextIs("free") ||
		n.prevIs("a", "the", "your", "his", "her", "us", "uk", "free") ||
		n.nextIs("to") && n.is(n.nextAt+1, "visit", "travel", "enter", "study", "work", "live", "stay") ||
		n.nextIs("fraud") && n.inSentence(clsUSContext|clsGov)
	if n.start && n.nextIs("and", "or") && n.is(n.nextAt+1, "rival", "rivals", "mastercard", "peers", "other") {
		return yes
	}
	return taken(!permit && (n.proper || n.company || n.besideSupporter(n.i, n.i) || n.inSentence(clsBank)), "the permit")
}

func (n *weakName) sky() verdict {
	return taken(n.nextIs("uk", "broadband", "customers", "glass", "mobile", "subscribers", "router", "routers", "group", "deutschland") ||
		n.prevIs("broadcaster", "provider", "operator") || n.company && (n.proper || n.about(topicTelly)) && !n.nextIs("is", "and", "data"), ordinary)
}

func (n *weakName) meta() verdict {
	if n.hyphened && n.nextIs("analysis", "analyses", "analytic", "study", "review", "game", "data", "learning", "heuristic") {
		return no("part of " + n.written(n.i, n.i+1))
	}
	if n.nextIs("tag", "tags", "description", "descriptions", "analysis", "analyses", "learning", "refresh", "keywords", "game") ||
		n.prevIs("so", "very", "la", "una", "the") && !n.company {
		return no(ordinary)
	}
	romance := n.speaks(langES|langPT|langIT) && n.guess()&langEN == 0
	return taken(!romance || !n.start || n.company, ordinary)
}

func (n *weakName) intel() verdict {
	return taken((n.casing(n.i) != caseUpper || n.company) && (n.next&clsIntelNeg == 0 || n.nextIs("team")) && n.prev&clsIntelPrev == 0, "intelligence, in short")
}

func (n *weakName) arm() verdict {
	limb := n.hyphened || n.nextIs("yourself", "yourselves", "the", "your", "against", "of", "processors", "architecture", "assembly", "cortex", "up", "them") ||
		n.nextIs("and") && !n.company ||
		n.prevIs("an", "the", "investment", "left", "right", "research", "robotic", "robot", "cyber", "media", "venture", "military", "armed", "its")
	return taken(!limb && (n.company && (n.proper || n.start) || n.prevIs("designer", "chipmaker")), ordinary)
}

// raiffeisen tells the Swiss banks from those of Austria and their daughters,
// and from the shops of farmers.
func (n *weakName) raiffeisen() verdict {
	k := n.nextAt
	named := k >= 0 && n.words[k].trait&upperFirst != 0 && n.casing(n.i) != caseTitle && n.next&clsCompanyVerb == 0
	if n.hyphened || named || n.nextIs("bank") || n.about(topicAustria) {
		return no(likeName)
	}
	return taken(n.proper || n.company || n.start || n.casing(n.i) != caseSentence, ordinary)
}

// verb decides on names that are also what one is told to do.
func (n *weakName) verb() verdict {
	if strings.ContainsRune(n.word, 'é') || n.besideSupporter(n.i, n.i) {
		return yes
	}
	if n.nextIs("your", "a", "the", "this", "these", "them", "our", "it", "some", "and", "rust", "into", "in") && !(n.proper && n.nextIs("and", "in")) {
		return no(ordinary)
	}
	return taken(n.proper || n.company, ordinary)
}

func (n *weakName) rsa() verdict {
	if n.hyphened || n.nextIs("key", "keys", "encryption", "algorithm", "conference", "signature", "signatures", "implementation", "implementations", "modulus", "cipher", "padding", "private", "public", "oaep", "certificate", "certificates", "decryption", "2048", "4096") ||
		n.prevIs("bit", "with", "break", "breaking", "factor", "cracking", "using", "and", "via") {
		return no("the cipher")
	}
	return taken(n.company && !n.nextIs("is", "was", "and") || n.nextIs("securid", "security", "netwitness", "tokens"), "the cipher, or the conference")
}

func (n *weakName) sap() verdict {
	if n.casing(n.i) == caseUpper && !n.company {
		return no(ordinary)
	}
	return taken(n.word == "SAP" || n.company && n.speaks(langDE), ordinary)
}

func (n *weakName) telekom() verdict {
	if n.prevIs("magyar", "turk", "slovak", "hrvatski", "crnogorski", "makedonski") || n.next&(clsOurs|clsNation) != 0 && !n.nextIs("deutschland", "germany") {
		return no(likeName)
	}
	german := n.guess()&langDE != 0 && n.guess()&langEN == 0
	return taken(german || n.prevIs("german", "bonn") || n.count(n.i, n.i, clsGerman) > 1, "one of several companies of that name")
}

// oftenAWord decides on names that a title in capitals may mean otherwise.
func (n *weakName) oftenAWord() verdict {
	i := n.i
	switch {
	case n.is(i, "alphabet") && n.nextIs("soup", "letters", "book"), n.is(i, "cognizant") && n.nextIs("of", "that"):
		return no(ordinary)
	case n.is(i, "workday") && !n.company && !n.inSentence(clsAttack):
		return no(ordinary)
	case n.proper || n.company:
		return yes
	}
	titled := n.casing(i) != caseSentence && n.is(i, "cognizant", "blackberry")
	return taken(titled || n.start && !n.is(i, "alphabet", "blackberry", "tenable"), ordinary)
}

// initials decides on short names in capitals.
func (n *weakName) initials() verdict {
	upper := n.word == strings.ToUpper(n.word)
	ok := false
	switch {
	case n.is(n.i, "hp", "ing", "nec"):
		if n.prevAt >= 0 && n.prev == 0 && n.words[n.prevAt].trait&isNumber != 0 {
			return no("a unit of measure")
		}
		return taken(upper && (n.casing(n.i) != caseUpper || n.company), ordinary)
	case n.is(n.i, "wef"):
		ok = upper
	case n.is(n.i, "hse"): // Britain has one, too, for safety at work
		ok = n.about(topicIreland) && !n.about(topicSafety)
	case n.is(n.i, "dnb"):
		ok = n.company && n.about(topicNorway)
	case n.is(n.i, "citi"):
		ok = n.company || n.proper && n.inSentence(clsBank|clsAttack)
	case n.is(n.i, "kone"):
		ok = n.company || upper && n.casing(n.i) != caseUpper
	case n.is(n.i, "meo"):
		ok = upper && n.speaks(langPT) && (n.company || n.guess()&langEN == 0)
	case n.is(n.i, "edp"):
		ok = upper && (n.company || n.speaks(langPT) && n.guess()&langEN == 0) && !n.about(topicScent)
	case n.is(n.i, "bt", "msc", "bcg", "sgs"):
		ok = n.company && upper
	}
	return taken(ok, "an abbreviation of other things")
}
