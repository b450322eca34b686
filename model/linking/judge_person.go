package linking

// surnameLike says whether a name of ours is also a surname.
func (s *scan) surnameLike(i int) bool {
	return s.is(i, "jordan", "israel", "france", "holland", "england", "ireland", "wales", "poland",
		"cuban", "french", "english", "german", "welsh", "irish", "finn", "dane", "berlin", "london",
		"paris", "brazil", "spain", "cuba", "washington", "lima", "santiago", "kingston", "victoria",
		"wellington", "rome", "roman", "pole", "dutch", "swede", "britain", "brit", "chad", "georgia",
		"georgian", "mexico", "madrid", "havana", "malta", "vienna", "sofia", "nassau", "turk", "scot", "moscow", "khmer", "lao", "mali", "laos", "sudan")
}

// forenameLike says whether a name of ours is also a given name.
func (s *scan) forenameLike(i int) bool {
	return s.is(i, "jordan", "israel", "chad", "georgia", "india", "kenya", "paris", "london", "sofia",
		"vienna", "victoria", "santiago", "dane", "finn", "cuba", "holland", "ireland", "dominica",
		"washington", "berlin", "brit", "malta", "asia", "america", "lima", "germany", "samoa")
}

// person says whether words i to j are a person's name, or a part of one.
// Once a name was a person in a text, it stays one.
func (s *scan) person(i, j int) bool {
	if i != j {
		return false
	}
	prev, p := s.before(i)
	joined := p >= 0 && s.words[i].gap == gapSpace
	if joined && s.surnameLike(i) {
		if prev&clsHonor != 0 && s.words[p].trait&upperFirst != 0 || prev&clsGiven != 0 && s.words[p].trait&upperFirst != 0 && !s.is(p, "jordan", "chad", "virginia", "georgia") {
			s.bear(i)
			return true
		}
		if p > 0 && s.words[p].end-s.words[p].start == 1 && s.words[p].trait&upperFirst != 0 && s.class(p-1)&clsGiven != 0 {
			return true // Michael B. Jordan
		}
	}
	if s.forenameLike(i) && s.aged(i) {
		return true
	}
	if s.forenameLike(i) {
		if next, k := s.after(i); k == i+1 && s.words[k].gap == gapSpace && s.words[k].trait&upperFirst != 0 {
			w := s.words[k]
			if next&clsSurname != 0 {
				s.bear(i)
				return true
			}
			if s.casing(i) == caseSentence && w.trait&allUpper == 0 && next&(clsGov|clsTreaty|clsPlaceNoun|clsOurs|clsCompanyNoun|clsUSState|clsUSContext|clsFood) == 0 && w.id < 0 && !s.is(i, "washington", "berlin", "london", "germany", "america", "india", "kenya", "israel") {
				s.bear(i)
				return true
			}
			if s.is(k, "hilton", "irving", "peterson") {
				return true
			}
		}
	}
	for _, id := range s.persons {
		if id == s.words[i].id {
			return true
		}
	}
	return false
}

// aged says whether an age follows, as after a person's name: "Jordan, 34,".
func (s *scan) aged(i int) bool {
	k := i + 1
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
	if s.text[s.words[j].end] != ',' || s.is(i, "us", "america", "american", "washington", "canada", "australia") {
		return false
	}
	c := s.class(k)
	if c&clsUSState == 0 && !(c&clsUSAbbr != 0 && (s.words[k].trait&allUpper != 0 || int(s.words[k].end) < len(s.text) && s.text[s.words[k].end] == '.')) {
		if !s.is(k, "georgia", "new", "north", "south", "west", "rhode", "queens") {
			return false
		}
		if s.is(k, "georgia") {
			if !s.is(i, "athens", "rome", "vienna", "dublin", "cairo", "berlin") {
				return false
			}
		} else if !s.is(k, "queens") && !(k+1 < len(s.words) && s.is(k+1, "york", "jersey", "mexico", "hampshire", "carolina", "dakota", "virginia", "island")) {
			return false
		}
	}
	if k+1 < len(s.words) && s.words[k+1].gap == gapSpace && s.is(k+1, "and", "or") {
		return false // a list: Mexico, Texas and Arizona
	}
	return true
}
