package linking

import "strings"

// judgeSupporter decides on a supporter's name.
func (s *scan) judgeSupporter(e *entry, i, j int) verdict {
	w := s.words[i]
	if e.flags&upperOnly != 0 && i == j {
		if w.trait&allUpper == 0 && s.written(i, j) != e.name && !s.titleAcronym(e, i) {
			return no("an ordinary word here")
		}
		if s.expandedOtherwise(e, i) {
			return no("short for another name here")
		}
		if s.casing(i) == caseUpper && e.rule != ruleSupporter {
			if !s.company(i, j) {
				return no("an ordinary word here")
			}
		}
	}
	romance := s.guess()&latinLangs&^langDE != 0 && s.guess()&langEN == 0
	if !s.uncased(i) && w.trait&upperFirst == 0 && s.written(i, j) != e.name && !(romance && j-i > 2) {
		if e.rule != ruleSupporter || s.capitalAround(i) || s.casing(i) != caseLower {
			return no("not written as a name")
		}
	}
	if !s.uncased(i) && w.trait&upperFirst == 0 && e.rule != ruleSupporter && !(i == j && s.mixed(i) && s.written(i, j) == e.name) {
		return no("an ordinary word here")
	}
	if i != j && s.mixedCase(e, i, j, romance) {
		return no("ordinary words here")
	}
	if k := j + 1; k < len(s.words) && s.words[k].gap == gapJoin && s.words[k].id < 0 && s.words[k].trait&upperFirst == 0 && s.text[s.words[k].start-1] == '-' && !strings.HasSuffix(s.written(k, k), "ed") {
		return no("part of another word") // Dell-icious
	}
	if s.written(i, j) == "インテル" && s.about(topicFootball) {
		return no("a club of the same name")
	}
	if s.words[i].trait&isIdeo != 0 && s.written(i, j) == "甲骨文" && (s.textNext(j, "新", "出", "释", "字", "片", "研究", "学", "博物", "展") || s.about(topicBones)) {
		return no("the script on bones")
	}
	if s.town(i, j) || i < j && s.is(i, "san") && s.is(j, "jose") && s.guess()&langEN == 0 && !s.isNext(j, "california", "calif", "ca") {
		return no("a town of the same name") // Costa Rica's San José
	}
	if s.is(i, "washington") && s.is(j, "state") {
		if lo, hi := s.sentence(i); s.anyIn(lo, hi, i, j, clsSport) || s.isNext(j, "university", "cougars", "beat", "beats", "vs", "quarterback", "upsets", "routs") {
			return no("a team of the same name")
		}
	}
	if i == j && e.rule != ruleStrict && s.bearer(i) {
		return no("a person of the same name")
	}
	switch e.rule {
	case ruleSupporter:
		if s.written(i, j) == "Thalès" {
			return no("a person of the same name")
		}
		if s.is(i, "dell") && i == j && s.elided(i) {
			return no("an ordinary word here")
		}
		if s.isNext(j, "theorem", "law", "paradox", "syndrome", "equation", "constant") {
			return no("a person of the same name")
		}
		if s.ownCompany(i, j) {
			return no("a company of its own with a like name")
		}
		return yes
	case ruleStrict:
		return s.strict(e, i, j)
	}
	if s.words[i].trait&isIdeo != 0 {
		return s.ideograms(i, j)
	}
	if i != j {
		if s.beginsName(i, j) {
			return no("part of another name")
		}
		if s.isPrev(i, "in", "near", "downtown", "outside") || s.isNext(j, "city", "council", "police", "schools", "school", "library", "high", "airport") {
			return no("a town of the same name")
		}
		if s.casing(i) == caseTitle && !s.company(i, j) {
			return no("ordinary words here")
		}
		return yes
	}
	return s.weak(i)
}

// mixedCase says whether a name of several words begins with a capital and
// ends without the one that it is listed with: "Access now: how to log in".
// The Romance languages write bodies of three words or more that way.
func (s *scan) mixedCase(e *entry, i, j int, romance bool) bool {
	if s.words[i].trait&upperFirst == 0 || s.words[j].trait&(upperFirst|hasLower) != hasLower || s.casing(i) == caseLower {
		return false
	}
	if j-i > 1 && romance {
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
	return s.isNext(j, "airlines", "airways", "stadium", "arena", "foundation", "park", "county") && s.words[j+1].trait&upperFirst != 0 && (s.words[j+1].gap == gapSpace || s.words[j+1].gap == gapJoin && s.text[s.words[j].end] == '-') && !s.is(i, "linux", "web")
}

// strict takes a generic name only as the register writes it, and where the
// writer chose its capitals.
func (s *scan) strict(e *entry, i, j int) verdict {
	if s.written(i, j) != e.name && !(e.flags&upperOnly != 0 && s.titleAcronym(e, i)) {
		return no("ordinary words here")
	}
	if i == j && s.mixed(i) && e.flags&upperOnly == 0 {
		return yes // roboGaze: nobody writes a word so
	}
	if s.casing(i) == caseTitle || s.casing(i) == caseUpper {
		return no("ordinary words here")
	}
	for k := i; k <= j; k++ {
		if s.words[k].trait&(upperFirst|isNumber) == 0 && s.words[k].end-s.words[k].start > 3 {
			return no("ordinary words here")
		}
	}
	if s.words[i].trait&isStart != 0 && i == j && !s.company(i, j) && e.flags&upperOnly == 0 {
		return no("an ordinary word here")
	}
	return yes
}

// bearer says whether a name is a person's: "Leslie Nielsen", "Mr Schneider".
func (s *scan) bearer(i int) bool {
	prev, p := s.before(i)
	if p < 0 || s.words[i].gap != gapSpace {
		return false
	}
	if s.is(i, "thales") && s.is(p, "de", "di", "des") && s.is(p-1, "theoreme", "théorème", "teorema", "satz") {
		return true
	}
	if s.words[p].trait&upperFirst == 0 {
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
	return s.calledACompany(j) || s.besideSupporter(i, j)
}

// calledACompany says whether the words after a comma call the name a company
// or the like: "Kerubiel, a Hungarian start-up,".
func (s *scan) calledACompany(j int) bool {
	if j+2 >= len(s.words) || s.words[j+1].gap != gapBreak || s.text[s.words[j].end] != ',' || !s.is(j+1, "a", "an", "the", "une", "eine", "una", "uma", "ein") {
		return false
	}
	for k := j + 2; k < min(len(s.words), j+7) && s.words[k].gap < gapBreak; k++ {
		if s.is(k, "startup", "start", "company", "firm", "maker", "provider", "ngo", "charity", "nonprofit", "vendor", "developer", "lender", "retailer", "carrier", "operator", "bank", "insurer", "foundation", "association",
			"entreprise", "société", "societe", "empresa", "unternehmen", "firma", "azienda", "compañía", "compania") {
			return true
		}
	}
	return false
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
