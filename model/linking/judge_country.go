package linking

// judgeCountry decides on a name of a country: is it written as a name, is it
// a person, a town, a language, a dish?
func (s *scan) judgeCountry(e *entry, i, j int) verdict {
	if e.rule == rulePrefix {
		return s.judgePrefix(e, i, j)
	}
	w := s.words[i]
	if e.flags&upperOnly != 0 {
		if v := s.initials(e, i, j); !v.ok {
			return v
		}
	} else if !s.uncased(i) && w.trait&upperFirst == 0 {
		low := e.lower != 0 && s.speaks(e.lower) && !(s.is(i, "china") && s.isPrev(i, "una", "la"))
		if !low && (s.casing(i) < caseLower || e.flags&doubtful != 0 || s.is(i, "china", "turkey", "japan", "swede", "swedes", "pole", "poles") || s.capitalAround(i) || e.rule >= ruleForeign) {
			return no("not written as a name")
		}
	}
	if i != j && e.rule == ruleForeign && s.mixedCase(e, i, j, false) {
		return no("ordinary words here") // la grenade
	}
	if why := s.otherThing(e, i, j); why != "" {
		return no(why)
	}
	if j+1 < len(s.words) && s.words[j+1].gap == gapJoin && s.class(j+1)&clsDish != 0 {
		return no("food") // Chile-Sauce
	}
	if e.flags&lowOnly != 0 && w.trait&upperFirst != 0 {
		return no("a person of the same name")
	}
	if e.rule == ruleForeign || e.rule == ruleLangAdj {
		if e.langs == langDE && e.name[len(e.name)-1] == 's' && (s.guess() != langDE || s.is(i, "islands") && i > 0 && s.words[i].gap == gapSpace && s.words[i-1].trait&upperFirst != 0) {
			return no("an ordinary word here") // a German genitive: Islands, Chiles
		}
		if s.is(i, "gana") && s.isNext(j, "o", "a", "el", "la", "un", "una", "los") {
			return no("an ordinary word here")
		}
		if !s.uncased(i) && e.langs&latinLangs != 0 && !s.speaks(e.langs|e.lower) && (s.sure > 1 || w.trait&upperFirst == 0 || w.trait&isStart != 0) {
			return no("a word of another language here")
		}
		if e.rule == ruleLangAdj && e.langs&(langEN|langFR|langDE) == 0 && e.langs&latinLangs != 0 && s.proper(i) || s.class(i)&clsUSState != 0 {
			return no("a proper name of its own")
		}
		if e.flags&doubtful != 0 && e.flags&upperOnly == 0 && !s.islandBefore(i) && !(s.is(i, "island", "islands") && s.guess() == langDE && s.words[i].trait&upperFirst != 0 && !s.isPrev(i, "auf", "der", "long", "rhode")) {
			return no("a town or a person of the same name")
		}
	}
	if e.rule == ruleForeign && e.langs == langFR && i > 0 && s.words[i].gap == gapSpace && s.words[i-1].id < 0 && s.words[i-1].trait&upperFirst != 0 {
		return no("a person or a company of the same name") // French puts an article before a country
	}
	if why := s.otherwise(e, i, j); why != "" {
		return no(why)
	}
	if e.rule == ruleForeign || e.rule == ruleLangAdj || e.rule == ruleLocal {
		if why := s.tableOrTongue(e, i, j); why != "" {
			return no(why)
		}
	}
	if e.rule == ruleLocal && e.flags&(doubtful|upperOnly) == doubtful && !s.speaks(langFR|langES|langDE|langPT) {
		return no("an ordinary word here")
	}
	if e.rule == ruleLocal && e.flags&doubtful != 0 && s.is(i, "maurice", "island", "islands", "granada") && !s.islandBefore(i) && !(s.is(i, "island", "islands") && s.guess() == langDE && s.words[i].trait&upperFirst != 0 && !s.isPrev(i, "auf", "der", "long", "rhode")) {
		return no("a person or an ordinary word of the same name")
	}
	if e.rule == ruleLangAdj && i == j && s.words[i].trait&upperFirst != 0 && s.words[i].gap == gapSpace {
		if c, p := s.before(i); p >= 0 && c&clsGiven != 0 && s.words[p].trait&upperFirst != 0 {
			return no("a person of the same name")
		}
	}
	if s.person(i, j) {
		return no("a person of the same name")
	}
	for k, n := j, 0; n < 3; k, n = k+1, n+1 { // Cuba, Missouri; Cuba City, Wisconsin
		if k > j && (k >= len(s.words) || s.words[k].gap != gapSpace || s.words[k].trait&upperFirst == 0) {
			break
		}
		if s.townIn(i, k) {
			return no("a town of the same name")
		}
	}
	if why := s.aThing(e, i, j); why != "" {
		return no(why)
	}
	if s.inside(e, i, j) {
		return no("part of another name")
	}
	if c, k := s.after(j); c&clsTreaty != 0 && k > 0 && s.words[k].gap == gapSpace && s.titled(i, k) {
		return verdict{used: true, why: "part of " + s.written(i, k)}
	}
	if p := s.treatyOf(i); p >= 0 {
		return verdict{used: true, why: "part of " + s.written(p, j)}
	}
	switch e.rule {
	case ruleCapital:
		return s.judgeCapital(e, i, j)
	case ruleAdj, rulePeople:
		return s.judgeAdjective(e, i, j)
	}
	return s.judgeName(e, i, j)
}

// judgePrefix decides on the first part of a compound: "Sino-Russian",
// "franco-españolas", "российско-китайские".
func (s *scan) judgePrefix(e *entry, i, j int) verdict {
	k := j + 1
	if k >= len(s.words) || s.words[k].gap != gapJoin {
		return no("a person of the same name")
	}
	if why := s.otherThing(e, i, j); why != "" {
		return no(why)
	}
	if s.class(k)&(clsOurs|clsNation) != 0 || s.is(i, "sino", "russo", "franco") && s.words[k].trait&upperFirst != 0 && s.is(k, "african", "baltic", "gulf", "arab") {
		return yes
	}
	return no("part of another name") // Indo-Pacific
}

// treatyOf returns the treaty word before a place: "Convention de Vienne", or
// -1.
func (s *scan) treatyOf(i int) int {
	for k := i - 1; k >= max(0, i-3); k-- {
		if s.is(k, "convention", "conventions", "convenio", "convencion", "convencao", "convenzione", "traite", "tratado", "trattato", "pacte", "pacto", "patto", "ubereinkommen", "конвенция", "конвенции") && s.is(k+1, "de", "di", "do", "von", "of", "d", "sur") {
			return k
		}
	}
	return -1
}

// titled says whether the words i to k look like one proper name: both
// capitalised by choice.
func (s *scan) titled(i, k int) bool {
	if s.words[k].trait&upperFirst == 0 {
		return false
	}
	if s.is(k, "convention", "conventions", "treaty", "papers", "manual", "syndrome", "statute", "accord", "accords", "pact", "olympics", "protocol", "call") {
		return true
	}
	return s.casing(i) == caseSentence
}

// islandBefore says whether the name is introduced as the island state it is.
func (s *scan) islandBefore(i int) bool {
	if s.is(i, "granada") && s.about(topicCaribbean) {
		return true
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		if s.is(k, "ile", "isla", "ilha", "isola", "republique", "republica", "insel", "caribe", "caraibes") {
			return true
		}
	}
	return false
}

// initials decides on US, UK, EU and the like.
func (s *scan) initials(e *entry, i, j int) verdict {
	w := s.words[i]
	if i != j || w.trait&isArab != 0 || s.firstRune(i) > 0x2000 {
		return yes
	}
	if w.trait&allUpper == 0 {
		if e.name == "BiH" && s.written(i, j) == "BiH" || s.is(i, "ue") && s.written(i, i) == "Ue" && s.speaks(langIT) {
			return yes
		}
		return no("an ordinary word here")
	}
	end := int(w.end)
	if end < len(s.text) && s.text[end] == '$' {
		return no("a currency")
	}
	if s.isNext(j, "dollar", "dollars") {
		return no("a currency")
	}
	switch {
	case s.is(i, "us"):
		if s.text[w.end-1] == '.' {
			break
		}
		if s.casing(i) == caseUpper {
			return s.shouted(i)
		}
		if s.isPrev(i, "join", "contact", "follow", "tell", "email", "help", "call", "visit", "give") && s.words[i-1].trait&isStart != 0 && s.class(i+1)&(clsUSNoun|clsGov|clsOurs) == 0 {
			return no("the pronoun, in capitals")
		}
	case s.is(i, "png"):
		if s.count(i, j, clsPapua) == 0 && !s.isNext(j, "government", "police", "parliament", "prime", "minister", "court", "defence") {
			return no("a file format")
		}
	case s.is(i, "ue"):
		if !s.speaks(langFR | langES | langPT | langIT) {
			return no("an ordinary word here")
		}
	case s.is(i, "eau"), s.is(i, "rdc"), s.is(i, "vae"):
		if s.casing(i) == caseUpper || !s.speaks(latinLangs) {
			return no("an ordinary word here")
		}
	case s.is(i, "fsm"):
		if !s.anyIn(0, len(s.words), i, j, clsPapua) {
			return no("an abbreviation of other things")
		}
	}
	return yes
}

// shouted decides on US in a text of capitals: the country or the pronoun.
func (s *scan) shouted(i int) verdict {
	next, k := s.after(i)
	if next&clsUSNoun != 0 && !s.is(k, "to", "and") || next&clsOurs != 0 {
		return yes
	}
	prev, p := s.before(i)
	if p < 0 {
		return yes
	}
	if prev&clsPronPrev != 0 || k < 0 && next == 0 || s.is(k, "on", "at", "your", "the", "a", "with", "for", "how", "what", "why", "now", "today", "here", "know", "if", "when", "all", "about", "your") && !s.is(p, "the", "and", "in", "from", "vs") {
		return no("the pronoun, in capitals")
	}
	return yes
}

func (s *scan) isNext(j int, list ...string) bool {
	_, k := s.after(j)
	return k >= 0 && s.is(k, list...)
}

func (s *scan) isPrev(i int, list ...string) bool {
	_, k := s.before(i)
	return k >= 0 && s.is(k, list...)
}

// judgeName decides on a country's own name.
func (s *scan) judgeName(e *entry, i, j int) verdict {
	if i != j {
		return yes
	}
	next, k := s.after(j)
	switch {
	case s.is(i, "georgia") && e.rule != ruleForeign:
		return s.georgia(i)
	case s.is(i, "chad"):
		return s.chad(i)
	case s.is(i, "jordan"):
		if s.isPrev(i, "air", "coach") || s.isNext(j, "shoes", "sneakers", "brand", "retro", "1s", "4s") {
			return no("a brand")
		}
		lo, hi := s.sentence(i)
		if next&clsStateVerb != 0 || s.anyIn(lo, hi, i, j, clsMidEast|clsGov|clsOurs|clsPrep) || next&clsGov != 0 || s.count(i, j, clsMidEast|clsOurs|clsAttack) > 0 {
			return yes
		}
		return no("a person of the same name")
	case s.is(i, "turkey"):
		food := s.count(i, j, clsFood)
		if next&(clsStateVerb|clsGov) == 0 && s.count(i, j, clsGov|clsOurs) == 0 && (food > 1 || food > 0 && s.count(i, j, clsAttack) == 0) {
			return no("a bird")
		}
	case s.is(i, "peru", "chile"):
		if lo, hi := s.sentence(i); s.guess()&langEN == 0 && s.anyIn(lo, hi, i, j, clsFood) {
			return no("food")
		}
	case s.is(i, "lebanon"):
		if s.isNext(j, "county", "high", "school", "pa", "police", "valley", "borough") {
			return no("a town of the same name")
		}
	case s.is(i, "panama") && s.hatted(i):
		return no("a hat")
	case s.is(i, "panama", "mexico") && s.isNext(j, "city"):
		if s.townIn(i, j+1) {
			return no("a town of the same name")
		}
		return yes
	case s.is(i, "siam", "persia", "ceylon", "zaire", "nippon", "nihon", "bharat", "saudi"):
		if next&clsGov == 0 && k >= 0 && s.words[k].trait&upperFirst != 0 && s.casing(i) == caseSentence {
			return no("part of another name")
		}
	case s.is(i, "emirates"):
		if s.isPrev(i, "the", "arab") || s.count(i, j, clsOurs) > 0 && !s.isNext(j, "flight", "flights", "airline") {
			return yes
		}
		return no("an airline of the same name")
	case s.is(i, "guinea"):
		if s.isPrev(i, "new") {
			return no("part of New Guinea")
		}
	case s.is(i, "england"):
		if s.isPrev(i, "new") {
			return no("part of New England")
		}
	case s.is(i, "wales"):
		if s.isPrev(i, "south") && s.isPrev(i-1, "new") {
			return no("part of New South Wales")
		}
	case s.is(i, "iceland"):
		if s.isNext(j, "supermarket", "supermarkets", "foods", "stores", "store", "shoppers") {
			return no("a shop of the same name")
		}
	case s.is(i, "cuba"):
		if s.isNext(j, "ransomware", "gang", "crew", "affiliates", "affiliate", "operators") {
			return no("a ransomware gang of the same name")
		}
	case s.is(i, "antigua", "granada", "salvador"):
		if e.rule != ruleName && e.rule != ruleAlias && !(s.is(i, "granada") && s.islandBefore(i)) {
			return no("a town of the same name")
		}
	case s.is(i, "gaza"):
		return yes
	case s.is(i, "monaco"):
		if s.isPrev(i, "as", "princess") {
			return no("a club of the same name")
		}
	case s.is(i, "niger"):
		if s.isNext(j, "delta", "state", "river") {
			return no("a river, or a state of Nigeria")
		}
	case s.is(i, "congo"):
		if s.isNext(j, "basin", "river") {
			return no("a river")
		}
		return s.congo(e, i)
	case s.is(i, "america"):
		if s.guess()&langEN == 0 && s.guess()&(langES|langPT|langIT) != 0 {
			return no("a continent")
		}
		if s.isPrev(i, "latin", "south", "north", "central", "corporate") && !s.isPrev(i, "corporate") {
			return no("a continent")
		}
	}
	return yes
}

// georgia tells the country from the state by what else the text names.
func (s *scan) georgia(i int) verdict {
	if s.isPrev(i, "south") {
		return no("an island of the same name")
	}
	if s.townInGeorgia(i) {
		return no("the US state")
	}
	if s.isPrev(i, "of") && s.isPrev(i-1, "republic", "country", "nation") {
		return yes
	}
	country := s.count(i, i, clsGeoContext)
	state := s.count(i, i, clsUSContext)
	if s.is(i+1, "parliament", "ministry", "foreign", "president", "opposition", "prime") {
		country++
	}
	switch {
	case country > state:
		return yes
	case state > 0:
		return no("the US state")
	}
	if s.count(i, i, clsOurs) > 0 || s.guess()&langEN == 0 {
		return yes
	}
	return no("perhaps the US state: nothing beside it tells")
}

// townInGeorgia says whether a town of the US state stands before its name:
// "Athens, Georgia", "Warner Robins, Georgia".
func (s *scan) townInGeorgia(i int) bool {
	if i == 0 || s.words[i-1].trait&upperFirst == 0 || s.words[i].gap > gapBreak || s.words[i].gap == gapBreak && s.text[s.words[i-1].end] != ',' {
		return false
	}
	if s.is(i-1, "athens", "rome", "vienna", "dublin", "cairo", "berlin", "damascus", "scotland") {
		return s.words[i].gap == gapBreak && !s.isNext(i, "and", "or") // a list of capitals
	}
	return s.is(i-1, "atlanta", "savannah", "augusta", "macon", "columbus", "albany", "valdosta", "marietta", "roswell", "alpharetta",
		"robins", "springs", "creek", "decatur", "smyrna", "dalton", "gainesville", "lagrange", "brunswick", "statesboro", "carrollton",
		"griffin", "newnan", "canton", "dunwoody", "brookhaven", "peachtree", "hinesville", "kennesaw", "lawrenceville", "duluth",
		"milton", "suwanee", "waycross", "thomasville", "tifton", "americus", "cartersville", "douglasville", "woodstock",
		"stockbridge", "conyers", "covington", "bainbridge", "cordele", "moultrie", "toccoa", "plains", "marys", "evans", "gordon",
		"benning", "moore", "stewart", "calhoun", "winder", "monroe", "perry", "vidalia", "jesup", "dahlonega", "helen", "tybee",
		"buford", "norcross", "cumming", "acworth", "snellville", "fayetteville", "mcdonough", "milledgeville", "forsyth", "tucker")
}

func (s *scan) chad(i int) verdict {
	next, _ := s.after(i)
	prev, _ := s.before(i)
	switch {
	case next&clsStateVerb != 0, prev&(clsPrep|clsPrepFrom|clsOurs) != 0, next&clsGov != 0, s.count(i, i, clsAfrica) > 0, s.count(i, i, clsOurs) > 0:
		return yes
	}
	lo, hi := s.sentence(i)
	if s.anyIn(lo, hi, i, i, clsGov) {
		return yes
	}
	return no("a person of the same name")
}

// congo gives the name to the republic that the text is about.
func (s *scan) congo(e *entry, i int) verdict {
	brazza := s.count(i, i, clsCongo) > 0
	if brazza != (s.lex.things[e.thing].ref.ID == "COG") && e.rule != ruleName {
		return no("the other Congo")
	}
	return yes
}
