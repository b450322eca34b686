package linking

// judgeAdjective decides on an English adjective or people.
func (s *scan) judgeAdjective(e *entry, i, j int) verdict {
	if i != j {
		return yes
	}
	next, k := s.after(j)
	prev, _ := s.before(i)
	switch {
	case s.is(i, "us", "uk", "eu"):
		return yes
	case s.is(i, "english"):
		if next&(clsGov|clsPlaceNoun|clsUSContext) != 0 && !s.isNext(j, "speakers") || s.isNext(j, "nhs", "football", "premier", "cricket", "law", "towns", "town", "village", "cathedral", "heritage", "teenager", "teenagers", "man", "woman", "patients", "pupils", "coast") {
			return yes
		}
		return no("the language")
	case s.is(i, "american", "americans"):
		if s.isPrev(i, "latin", "south", "north", "central", "african", "native", "asian", "inter", "pan", "all") {
			return no("not of the United States alone")
		}
	case s.is(i, "polish"):
		return s.polish(i, j)
	case s.is(i, "pole"):
		if s.isPrev(i, "a", "the") && !s.isNext(j, "position", "vault", "dancing") && s.words[i].trait&isStart == 0 && s.casing(i) == caseSentence {
			return yes
		}
		return no("an ordinary word here")
	case s.is(i, "poles"):
		if s.isNext(j, "apart") || s.isPrev(i, "telephone", "utility", "power", "light", "lamp") {
			return no("an ordinary word here")
		}
	case s.is(i, "dane", "finn", "swede", "brit", "turk", "scot", "serb", "croat", "czech") && !s.is(i, "czech", "serb", "croat"):
		if s.isPrev(i, "a", "the", "an", "young", "old", "another", "every", "great") && !s.isPrev(i, "great") {
			return yes
		}
		return no("a person of the same name")
	case s.is(i, "indian", "indians"):
		if s.isPrev(i, "american", "west", "east", "cleveland") {
			return no("not of India")
		}
	case s.is(i, "georgian", "georgians"):
		if s.isNext(j, "architecture", "house", "houses", "townhouse", "mansion", "era", "terrace", "style", "bay", "square", "building") {
			return no("an age of the same name")
		}
	case s.is(i, "kiwi", "kiwis"):
		if next&clsGov != 0 && s.words[i].trait&upperFirst != 0 {
			return yes
		}
		if s.isNext(j, "fruit", "bird", "juice") || !s.proper(i) && s.count(i, j, clsNewZealand) == 0 {
			return no("a fruit or a bird")
		}
	case s.is(i, "lao"):
		if next&clsGov != 0 || s.isNext(j, "pdr") {
			return yes
		}
		return no("a person of the same name")
	case s.is(i, "khmer"):
		if s.isNext(j, "rouge") {
			return no("part of Khmer Rouge")
		}
	case s.is(i, "congolese"):
		return s.congoAdj(e, i)
	case s.is(i, "dominican", "dominicans"):
		if s.isNext(j, "order", "friar", "friars", "sisters", "monk", "monks", "university", "convent") {
			return no("the religious order")
		}
	case s.is(i, "guinean") && s.isPrev(i, "new", "bissau", "equatorial"):
		return no("of another Guinea")
	case s.is(i, "vatican"):
		return yes
	case s.is(i, "irish", "greek", "cuban", "welsh", "dutch", "german", "french"):
		if s.words[i].trait&upperFirst == 0 {
			return no("not written as a name")
		}
	}
	if s.language(i, j, next, prev, k) || i-s.tongue < 3 && next&(clsGov|clsPlaceNoun|clsActorNoun|clsAttack|clsCompanyNoun) == 0 {
		s.tongue = i
		return no("the language")
	}
	if s.class(i+1)&clsDish != 0 && s.words[i+1].gap <= gapJoin {
		if lo, hi := s.sentence(i); !s.anyIn(lo, hi, i, j, clsAttack) {
			return no("food") // a brewer that was hit is no recipe
		}
	}
	return yes
}

// language says whether an adjective stands for the language.
func (s *scan) language(i, j int, next, prev class, k int) bool {
	if s.isNext(j, "language", "speaking", "speaker", "speakers", "translation", "translations", "translator", "dictionary", "grammar", "lessons", "subtitles", "alphabet", "keyboard", "keyboards", "localisation", "localization", "subtitled", "dubbed", "worded", "voiceover") {
		return true // who speaks Russian need not be of Russia
	}
	if s.class(i)&clsTongue != 0 && s.studied(i, j) {
		return true
	}
	if s.isPrev(i, "from") && s.isPrev(i-1, "translated", "translation", "translate") {
		return true
	}
	if s.isPrev(i, "and", "or") && (k < 0 || s.is(k, "version", "editions")) && i >= 3 && s.class(i-2)&clsOurs != 0 && s.is(i-3, "in", "into", "speaks") {
		return true
	}
	if s.is(i, "chinese") && s.isPrev(i, "simplified", "traditional") {
		return true
	}
	if prev&clsLangVerb == 0 || i == 0 || s.words[i].gap >= gapBreak {
		return false
	}
	if s.class(i)&clsTongue == 0 {
		return false
	}
	if s.is(k, "and", "or") && s.is(k+1, "other") {
		return false
	}
	if s.is(k, "in") && s.isPrev(i, "learn", "learns", "learned", "learnt", "learning", "study", "studies", "studied", "studying", "teach", "teaches", "taught", "teaching") {
		return true
	}
	for k >= 0 && s.is(k, "and", "or") && k+1 < len(s.words) && s.class(k+1)&clsOurs != 0 && s.words[k+1].gap < gapBreak {
		_, k = s.after(k + 1) // in Russian and Chinese: what follows both decides
	}
	return k < 0 || s.is(k, "and", "or", "only", "on", "by", "for", "with", "at", "from", "as", "to", "since", "but", "version")
}

// studied says whether an adjective is what one learns: "Spanish for absolute
// beginners", "German verbs", "free Japanese classes".
func (s *scan) studied(i, j int) bool {
	if s.isNext(j, "lesson", "course", "courses", "class", "tutor", "tutors", "homework", "vocabulary", "verb", "verbs", "pronunciation", "phrasebook", "phrases", "spelling", "proficiency", "learners", "immersion") && !s.is(j+2, "of") {
		return true
	}
	if s.isNext(j, "classes", "teacher", "teachers") && s.isPrev(i, "free", "evening", "online", "beginner", "beginners", "my", "our", "conversational", "first") || s.isPrev(i, "conversational", "fluent", "broken", "perfect", "flawless", "beginner", "beginners") {
		return true
	}
	if _, k := s.after(j); k >= 0 && s.is(k, "for") {
		for n := k + 1; n < min(len(s.words), k+4) && s.words[n].gap < gapBreak; n++ {
			if s.is(n, "beginners", "beginner", "dummies", "travellers", "travelers", "tourists", "learners", "kids", "everyone") {
				return true
			}
		}
	}
	return false
}

// polish tells the adjective from the verb and the varnish.
func (s *scan) polish(i, j int) verdict {
	if s.isPrev(i, "nail", "shoe", "to", "furniture", "final", "reverse", "extra", "add", "and") && !s.proper(i) {
		return no("an ordinary word here")
	}
	if s.proper(i) {
		return yes
	}
	next, k := s.after(j)
	if k < 0 || s.is(k, "your", "the", "up", "my", "their", "our", "its", "a", "off", "his", "her", "these", "those", "this", "every") {
		return no("an ordinary word here")
	}
	if next&(clsGov|clsActorNoun|clsAttack|clsOurs|clsPlaceNoun|clsCompanyNoun|clsCompanyPrep) != 0 || s.count(i, j, clsOurs) > 0 {
		return yes
	}
	if s.words[i].trait&isStart != 0 || s.casing(i) == caseTitle {
		return yes
	}
	return no("an ordinary word here")
}

func (s *scan) congoAdj(e *entry, i int) verdict {
	brazza := s.count(i, i, clsCongo) > 0
	if brazza && s.lex.things[e.thing].ref.ID == "COD" {
		return no("the other Congo")
	}
	return yes
}

// judgeCapital decides whether a capital stands for its government. One that
// is only the place is left out.
func (s *scan) judgeCapital(e *entry, i, j int) verdict {
	next, k := s.after(j)
	prev, p := s.before(i)
	code := s.lex.things[e.thing].ref.ID
	if k >= 0 && next&clsPlaceNoun != 0 && !(s.is(k, "court", "courts", "office", "residents", "area", "based") && next&clsGov != 0) {
		return no("only the place")
	}
	if lo, hi := s.sentence(i); s.anyIn(lo, hi, i, j, clsSport) {
		return no("a club or only the place")
	}
	if k >= 0 && s.is(k, "de", "del", "do") && k+1 < len(s.words) && s.words[k+1].trait&upperFirst != 0 && s.words[k+1].gap == gapSpace && s.words[k].trait&upperFirst == 0 {
		return no("part of another name") // Santiago de Cuba
	}
	if k >= 0 && s.is(k, "based", "born", "area", "region", "metro") {
		return no("only the place")
	}
	if s.localBody(i) {
		return no("only the place")
	}
	if s.toldTo(i) || s.saidIn(i, j) {
		return yes
	}
	if prev&clsPrep != 0 && p >= 0 && (s.words[p].trait&upperFirst == 0 || s.is(p, "в")) || p >= 0 && prev&clsPrep != 0 && s.casing(i) == caseTitle {
		if e.langs == 0 || prev&clsPrep != 0 {
			return no("only the place")
		}
	}
	if s.uncased(i) && j+1 < len(s.words) && s.words[j+1].trait&isIdeo != 0 && s.is(j+1, "市", "大", "时", "で", "に", "州", "邮", "都") {
		return no("only the place")
	}
	if i != j && e.flags&doubtful != 0 && !s.nearThing(code) && s.count(i, j, clsCostaRica) == 0 && !(code == "NLD" && s.governs(i, j)) {
		return no("a place of the same name elsewhere")
	}
	if i == j && !s.uncased(i) {
		if v := s.homonym(i, j, code); v.why != "" {
			return v
		}
	}
	if k >= 0 && s.words[k].gap == gapSpace && s.words[k].trait&upperFirst != 0 && s.casing(i) == caseSentence && s.words[k].trait&allUpper == 0 && next&(clsGov|clsOurs) == 0 {
		return no("part of another name") // Berlin Brandenburg, Tokyo Electron
	}
	if i > 0 && s.words[i].gap == gapSpace && s.words[i-1].trait&upperFirst != 0 && s.words[i-1].trait&isStart == 0 && s.casing(i) == caseSentence && s.class(i-1)&(clsOurs|clsGov) == 0 && s.words[i-1].trait&allUpper == 0 {
		return no("part of another name")
	}
	return yes
}

// localBody says whether a court, a hospital or the like of the town stands
// before a capital: "le parquet de Paris", "la procura di Roma".
func (s *scan) localBody(i int) bool {
	return i > 1 && s.is(i-1, "de", "di", "do", "da", "du", "von") &&
		s.is(i-2, "parquet", "tribunal", "tribunale", "cour", "mairie", "maire", "prefecture", "procura", "comune", "questura", "hopital", "hôpital", "ospedale",
			"juzgado", "fiscalia", "fiscalía", "ayuntamiento", "alcaldia", "alcaldía", "alcalde", "hospital", "prefeitura", "universite", "université", "universidad", "universidade", "aeroport", "aéroport", "aeropuerto", "aeroporto", "metro", "métro", "bourse", "bolsa")
}

// saidIn says whether those who speak in a capital are its government: "в
// Тегеране пообещали ответ".
func (s *scan) saidIn(i, j int) bool {
	return s.isPrev(i, "в") && s.isNext(j,
		"заявили", "заявляют", "сообщили", "отвергли", "отвергают", "обвинили", "обвиняют", "пообещали", "обещают", "назвали", "называют", "считают",
		"опровергли", "опровергают", "подтвердили", "призвали", "призывают", "отреагировали", "ответили", "прокомментировали", "осудили", "осуждают",
		"предупредили", "предупреждают", "потребовали", "требуют", "заверили", "отрицают", "поддержали", "согласились", "отказались", "пригрозили")
}

// toldTo says whether someone asks or accuses a capital: "points at Moscow",
// "acusa a Moscú", "demande à Pékin".
func (s *scan) toldTo(i int) bool {
	if i > 1 && s.is(i-1, "at") && s.words[i].gap == gapSpace && s.is(i-2, "points", "pointed", "pointing", "point", "finger", "fingers", "anger", "angry", "furious", "back", "out", "blame", "aimed", "directed") {
		return true
	}
	if i < 2 || !s.is(i-1, "a", "à") || s.words[i].gap != gapSpace {
		return false
	}
	for k := i - 2; k >= max(0, i-4); k-- {
		if s.is(k, "acusa", "acusan", "acusó", "culpa", "culpan", "pide", "piden", "pidió", "exige", "exigen", "reclama", "reclaman", "advierte", "advierten", "reprocha", "atribuye", "amenaza", "responde",
			"attribuee", "attribuée", "attribue", "attribué", "attribuees", "attribuées", "attribues", "attribués", "attribuita", "attribuito", "attribuiti", "attribuite", "atribuida", "atribuido", "atribuidos", "atribuidas", "imputée", "imputées",
			"demande", "demandent", "reproche", "reprochent", "attribue", "impute", "répond", "chiede", "chiedono", "attribuisce", "imputa", "risponde", "pede", "pedem", "cobra", "atribui", "exigem") {
			return true
		}
	}
	return false
}

// homonym decides on capitals that share their name with towns and persons
// elsewhere: they count when the text is about their country.
func (s *scan) homonym(i, j int, code string) verdict {
	ctx := class(0)
	switch {
	case s.is(i, "washington"):
		if s.stateAfterTown(i) {
			return no("a state of the same name")
		}
		if s.isNext(j, "state", "county", "university") || s.isPrev(i, "western", "eastern", "state") {
			return no("a state of the same name")
		}
		return verdict{}
	case s.is(i, "victoria"):
		ctx = clsSmallHome
	case s.is(i, "georgetown"):
		ctx = clsSmallHome
	case s.is(i, "kingston"):
		ctx = clsSmallHome
	case s.is(i, "santiago"):
		ctx = clsChile
	case s.is(i, "sofia"):
		ctx = clsBulgaria
	case s.is(i, "lima"):
		ctx = clsPeru
	case s.is(i, "wellington"):
		ctx = clsNewZealand
	case s.is(i, "male", "praia", "muscat", "sucre", "nassau", "roseau", "apia", "victoria", "hamilton", "bern", "berne"):
		if s.is(i, "male") && s.firstRune(i) == 'M' && s.written(i, j) != "Malé" {
			return no("an ordinary word here")
		}
		if s.is(i, "bern", "berne", "muscat", "male") {
			return verdict{}
		}
		if s.nearThing(code) {
			return verdict{}
		}
		return no("a place of the same name elsewhere")
	case s.is(i, "tripoli", "athens"):
		return verdict{}
	default:
		return verdict{}
	}
	if s.count(i, j, ctx) > 0 || s.governs(i, j) {
		return verdict{}
	}
	return no("a place or a person of the same name")
}

// stateAfterTown says whether a town and a comma stand before a word that is
// also a state, and a comma after it: "Mount Vernon, Washington, library".
func (s *scan) stateAfterTown(i int) bool {
	if i == 0 || i+1 >= len(s.words) || s.words[i].gap != gapBreak || s.words[i+1].gap != gapBreak || s.text[s.words[i-1].end] != ',' {
		return false
	}
	if n := len(s.found); n > 0 && s.found[n-1].End == int(s.words[i-1].end) {
		return false // a list of capitals
	}
	return s.words[i-1].trait&upperFirst != 0
}

// governs says whether the word after a capital is what governments do.
func (s *scan) governs(i, j int) bool {
	next, _ := s.after(j)
	prev, _ := s.before(i)
	return next&clsCompanyVerb != 0 && s.words[i].trait&isStart != 0 && prev&clsHonor == 0
}

// nearThing says whether this country was already found in the text.
func (s *scan) nearThing(code string) bool {
	for _, m := range s.found[max(0, len(s.found)-50):] {
		if m.Ref.ID == code {
			return true
		}
	}
	return false
}
