package linking

// person says whether words i to j are a person's name, or a part of one.
// Once a name is a person somewhere in a text, it is one everywhere in it.
func (s *scan) person(i, j int) bool {
	if i != j {
		return false
	}
	c := s.class(i)
	if c&clsBearer != 0 && s.surname(i) || c&clsForename != 0 && s.forename(i) {
		return true
	}
	if next, k := s.after(i); k == i+1 && s.words[k].gap == gapSpace && s.words[k].trait&upperFirst != 0 && next&(clsGov|clsOurs|clsActorNoun) == 0 && s.aged(k) {
		return true // Mali Rose, 8,
	}
	if c&(clsBearer|clsForename) == 0 {
		return false
	}
	s.meetPersons()
	for _, id := range s.persons {
		if id == s.words[i].id {
			return true
		}
	}
	return false
}

// meetPersons looks through the whole text once, so that "Jordan" in a title
// is the man whom the second sentence gives an age.
func (s *scan) meetPersons() {
	if s.met {
		return
	}
	s.met = true
	for k := range s.words[:min(len(s.words), 4000)] {
		if c := s.class(k); c&(clsForename|clsBearer) != 0 && s.words[k].trait&upperFirst != 0 {
			if c&clsBearer != 0 && s.surname(k) || c&clsForename != 0 && s.forename(k) {
				continue // noted
			}
		}
	}
}

// surname says whether a title or a given name stands before word i.
func (s *scan) surname(i int) bool {
	prev, p := s.before(i)
	if p > 0 && s.is(p, "von", "van", "de", "di", "del", "da", "le", "ben", "bin", "al") && s.class(p-1)&clsGiven != 0 && s.words[p-1].trait&upperFirst != 0 {
		s.bear(i)
		return true
	}
	if p < 0 || s.words[i].gap > gapJoin || s.text[s.words[i].start-1] != ' ' || s.words[p].trait&upperFirst == 0 {
		return false
	}
	if prev&clsHonor != 0 || prev&clsGiven != 0 && !s.is(p, "jordan", "chad", "virginia", "georgia") {
		s.bear(i)
		return true
	}
	// Michael B. Jordan
	return p > 0 && s.words[p].end-s.words[p].start == 1 && s.class(p-1)&clsGiven != 0
}

// forename says whether word i is a given name by what stands beside it.
func (s *scan) forename(i int) bool {
	if s.aged(i) || s.acts(i) || s.kin(i) {
		s.bear(i)
		return true
	}
	next, k := s.after(i)
	if k != i+1 || s.words[k].gap != gapSpace || s.words[k].trait&upperFirst == 0 {
		return false
	}
	w := s.words[k]
	if next&clsBearer != 0 && s.class(i)&clsForename != 0 && s.casing(i) == caseSentence && s.words[i].trait&isStart == 0 {
		s.bear(i)
		s.bear(k)
		return true // a spokesman, Jordan Holland
	}
	if next&clsSurname != 0 {
		s.bear(i)
		return true
	}
	if s.casing(i) == caseSentence && w.trait&allUpper == 0 && next&(clsGov|clsTreaty|clsPlaceNoun|clsOurs|clsCompanyNoun|clsUSState|clsUSContext|clsFood|clsNameNoun) == 0 && w.id < 0 && !s.is(i, "washington", "berlin", "london", "germany", "america", "india", "kenya", "israel") {
		s.bear(i)
		return true
	}
	if s.casing(i) == caseSentence && w.id < 0 && w.trait&allUpper == 0 && s.is(i, "india", "israel", "kenya", "london") {
		// A ministry or a service has more capitals: Israel Antiquities Authority.
		if k+1 == len(s.words) || s.words[k+1].gap >= gapBreak || s.words[k+1].trait&upperFirst == 0 {
			s.bear(i)
			return true
		}
	}
	return s.is(k, "hilton", "irving", "peterson")
}

// acts says whether word i does what persons do: "Jordan said he clicked",
// "Chad, who lives in Leeds", "Georgia and her mother".
func (s *scan) acts(i int) bool {
	if i+1 < len(s.words) && s.words[i+1].gap == gapBreak && s.is(i+1, "who", "whose") && s.text[s.words[i].end] == ',' {
		return true
	}
	if s.pronounFollows(i) || s.works(i) {
		return true
	}
	for k := i + 1; k < min(len(s.words), i+5); k++ {
		if s.words[k].gap >= gapBreak || s.words[k].trait&upperFirst != 0 || s.class(k)&clsGov != 0 {
			return false
		}
		if s.is(k, "he", "she", "his", "her", "himself", "herself") {
			return k > i+1
		}
	}
	return false
}

// works says whether a name is given the work of a person: "Chad, our head of
// infrastructure", "Georgia from payroll", "Israel, the intern".
func (s *scan) works(i int) bool {
	k := i + 1
	if s.is(k, "from", "in") && s.words[k].gap == gapSpace {
		return s.is(k+1, "payroll", "accounting", "accounts", "hr", "marketing", "finance", "legal", "sales", "procurement", "reception", "it") && !s.is(k+2, "markets")
	}
	if k >= len(s.words) || s.words[k].gap != gapBreak || s.text[s.words[i].end] != ',' || !s.is(k, "our", "my", "the", "a", "their", "his", "her", "el", "la", "un", "una", "le", "il", "o") {
		return false
	}
	for n := k + 1; n < min(len(s.words), k+4) && s.words[n].gap <= gapJoin; n++ {
		if s.is(n, "intern", "colleague", "cto", "ceo", "ciso", "engineer", "developer", "manager", "receptionist", "accountant", "janitor", "barista", "teenager", "roommate", "boss", "founder", "cofounder", "apprentice", "trainee", "librarian", "nurse",
			"taxista", "camarero", "camionero", "portero", "delantero", "cantante", "profesor", "profesora", "alumno", "alumna", "joven", "informatico", "tecnico", "stagista", "stagiaire", "apprenti", "motorista", "estagiario") ||
			s.is(n, "head") && s.is(k, "our", "my") {
			return true
		}
	}
	return false
}

// pronounFollows says whether the next sentence calls the subject of this one
// he or she: "Jordan clicked the link. He is 22."
func (s *scan) pronounFollows(i int) bool {
	if s.words[i].trait&isStart == 0 {
		return false
	}
	for k := i + 1; k < min(len(s.words), i+25); k++ {
		if s.words[k].gap == gapStop {
			return s.is(k, "he", "she") && k > i+1
		}
		if s.words[k].trait&upperFirst != 0 || s.class(k)&(clsGov|clsHonor) != 0 || s.is(k, "man", "woman", "s") {
			return false // another who may be meant
		}
	}
	return false
}

// kin says whether a word before i makes it a relative or a friend: "her son
// Jordan".
func (s *scan) kin(i int) bool {
	if s.is(i-1, "is", "am") && s.is(i-2, "name", "i") && s.words[i].gap == gapSpace {
		return true
	}
	return s.words[i].gap == gapSpace && s.isPrev(i, "husband", "wife", "son", "daughter", "brother", "sister", "boyfriend", "girlfriend", "friend", "fiance", "fiancee", "cousin", "nephew", "niece", "toddler", "twins", "named")
}

// aged says whether an age follows, as after a person's name: "Jordan, 34,".
func (s *scan) aged(i int) bool {
	k := i + 1
	if k < len(s.words) && s.words[k].gap == gapBreak && s.text[s.words[i].end] == ' ' && s.text[s.words[k].start-1] == '(' &&
		s.words[k].trait&isNumber != 0 && s.words[k].end-s.words[k].start == 2 && int(s.words[k].end) < len(s.text) && s.text[s.words[k].end] == ')' {
		return true
	}
	return k < len(s.words) && s.words[k].gap == gapBreak && s.text[s.words[i].end] == ',' &&
		s.words[k].trait&isNumber != 0 && s.words[k].end-s.words[k].start <= 2 &&
		(int(s.words[k].end) == len(s.text) || s.text[s.words[k].end] == ',')
}

// townIn says whether a US state or a Canadian province follows: "Lebanon,
// Pennsylvania", "Paris, Texas".
func (s *scan) townIn(i, j int) bool {
	k := j + 1
	if k >= len(s.words) || s.words[k].gap != gapBreak || s.words[k].trait&upperFirst == 0 {
		return false
	}
	if mark := s.text[s.words[j].end]; mark != ',' && s.text[s.words[k].start-1] != '(' || s.is(i, "us", "america", "american", "washington", "canada", "australia") {
		return false
	}
	c := s.class(k)
	if c&clsUSState == 0 && !(c&clsUSAbbr != 0 && (s.words[k].trait&allUpper != 0 || int(s.words[k].end) < len(s.text) && s.text[s.words[k].end] == '.')) {
		if !s.is(k, "georgia", "new", "north", "south", "west", "rhode", "queens") {
			return false
		}
		if s.is(k, "georgia") {
			if !s.is(i, "athens", "rome", "vienna", "dublin", "cairo", "berlin", "damascus", "scotland") {
				return false
			}
		} else if !s.is(k, "queens") && !(k+1 < len(s.words) && s.is(k+1, "york", "jersey", "mexico", "hampshire", "carolina", "dakota", "virginia", "island")) {
			return false
		}
	}
	if k+1 < len(s.words) && s.words[k+1].gap == gapSpace && s.is(k+1, "and", "or") && k+2 < len(s.words) && s.words[k+2].trait&upperFirst != 0 {
		return false // a list: Mexico, Texas and Arizona
	}
	return true
}
