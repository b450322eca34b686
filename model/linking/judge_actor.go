package linking

import "strings"

// judgeActor decides on a threat actor's name.
func (s *scan) judgeActor(e *entry, i, j int) verdict {
	w := s.words[i]
	coined := i == j && s.mixed(i)
	if !s.uncased(i) && w.trait&upperFirst == 0 && !coined {
		if e.rule != ruleActor || s.casing(i) != caseLower && i == j {
			return no("an ordinary word here")
		}
		if s.capitalAround(i) && s.casing(i) == caseSentence && i != j || s.isPrev(i, "a", "this") && !s.named(i, j) {
			return no("ordinary words here")
		}
	}
	if e.rule == ruleActor && i != j && !s.uncased(i) {
		last := s.words[j]
		if last.trait&(upperFirst|isNumber) == 0 && w.trait&upperFirst != 0 && s.casing(i) != caseLower {
			if !s.is(j, "hackers", "group", "gang", "crew", "team") {
				return no("ordinary words here")
			}
		}
	}
	switch e.rule {
	case ruleActor:
		if i > 0 && i == j && s.is(i, "turla") && s.words[i].gap == gapSpace && s.words[i-1].id < 0 && s.words[i-1].trait&(upperFirst|allUpper) == upperFirst && s.casing(i) == caseSentence {
			return no("a person of the same name")
		}
		return yes
	case ruleRare:
		lo, hi := s.sentence(i)
		if prev, p := s.before(i); p >= 0 && prev&clsGiven != 0 && s.words[p].trait&upperFirst != 0 && s.words[i].gap == gapSpace && s.is(i, "lazarus", "callisto") {
			return no("a person of the same name") // Emma Lazarus
		}
		if s.is(i, "lazarus") && s.sermon() {
			return no("the man in the Bible")
		}
		if j+1 < len(s.words) && s.words[j+1].gap < gapBreak && (s.words[j+1].trait&(isIdeo|isKana|isArab) != 0 || s.cyrillic(j+1) && !s.cyrillic(j)) && !s.textNext(j, "钱包", " 钱包", "錢包", "ウォレット", "剧院", "劇院", "劇場", "剧场") {
			return yes // in a text of another script nobody writes the plain word
		}
		if s.isNext(j, "island", "islands", "house", "street", "saturday") && s.words[j+1].trait&upperFirst != 0 || s.isNext(j, "effect", "taxon", "taxa", "pit", "pits") {
			return no("part of another name")
		}
		if s.is(i, "lazarus", "sandworm") && (s.anyIn(lo, hi, i, j, clsOurs|clsNation) || s.guess()&langEN == 0) {
			return yes
		}
		if next, k := s.after(j); k >= 0 && s.words[k].trait&upperFirst != 0 && next&(clsAttack|clsActorNoun|clsThreat|clsCompanyVerb|clsGov|clsEN|clsFR|clsDE|clsES|clsPT|clsIT) == 0 && !s.named(i, j) {
			return no("part of another name")
		}
		if s.isNext(j, "hits", "strikes", "doxxes", "doxes", "dumps", "lures", "drains", "steals", "robs", "launders", "claims", "poses", "returns", "posts", "publishes", "threatens", "forgeries", "fakes", "hides", "hid", "struck", "stole", "drained", "dumped", "wiped", "wipes", "publica", "publico", "publicó", "filtra", "filtró", "divulga", "hackea", "hackeo", "hackeó", "diffuse", "veroffentlicht", "veröffentlicht", "recruiters", "operatives", "operators", "laundering", "wallets", "loot") {
			return yes
		}
		if s.is(i, "sandworm") && s.proper(i) || i == j && s.mixed(i) && s.written(i, j) == e.name {
			return yes // the animal has no capital in a sentence, an ordinary word none inside
		}
		if next, k := s.after(j); k == j+2 && (next&(clsAttack|clsActorNoun|clsThreat) != 0 || s.is(k, "wipers", "backdoors", "implants", "tools", "tactics", "playbook", "victims", "arsenal")) {
			return yes // Sandworm's wipers
		}
		if s.named(i, j) || s.anyIn(lo, hi, i, j, clsAttack|clsActorNoun|clsThreat) || s.actorFound() {
			return yes
		}
		if s.alsoCalled(e, i, j) {
			return yes
		}
		if s.quoted(i, j) && s.anyIn(i-25, j+26, i, j, clsAttack|clsActorNoun|clsThreat) {
			return yes // Los fisgones de «Careto» reaparecen. …
		}
		return no("an ordinary word here")
	}
	if s.named(i, j) || i < j && s.alsoCalled(e, i, j) || s.calledAGroup(i) || s.crewAhead(i, j) || s.animal(i, j) || s.is(i, "solntsepek", "zarya") && s.isNext(j, "posts", "posted", "claims", "claimed", "publishes", "leaks") {
		return yes
	}
	return no("an ordinary word here: nothing makes it a group")
}

// alsoCalled says whether another name of the same group stands near, so that
// each vouches for the other: "Careto vuelve: La Máscara reaparece".
func (s *scan) alsoCalled(e *entry, i, j int) bool {
	for k := max(0, i-25); k < min(len(s.words), j+26); k++ {
		if k >= i-1 && k <= j || s.words[k].trait&upperFirst == 0 && !s.uncased(k) {
			continue
		}
		if o, _ := s.longest(k, min(len(s.words)-1, k+3), false); o != nil && o.thing == e.thing && o.name != e.name {
			return true
		}
	}
	return false
}

// quoted says whether a name stands in quotation marks of its own.
func (s *scan) quoted(i, j int) bool {
	before, after := s.text[:s.words[i].start], s.text[s.words[j].end:]
	for _, q := range [...][2]string{{"«", "»"}, {"“", "”"}, {"„", "“"}, {"\"", "\""}} {
		if strings.HasSuffix(before, q[0]) && strings.HasPrefix(after, q[1]) {
			return true
		}
	}
	return false
}

// crewAhead says whether the sentence goes on to call the name a crew of some
// state: "Reaper returns to Dropbox: the Pyongyang-run crew hides …".
func (s *scan) crewAhead(i, j int) bool {
	if s.words[i].trait&upperFirst == 0 || s.casing(i) == caseTitle {
		return false
	}
	for k := j + 3; k < min(len(s.words), j+14) && s.words[k].gap != gapStop; k++ {
		if s.is(k, "crew", "gang", "hackers", "cyberspies", "intruders") && s.is(k-2, "run", "linked", "backed") || s.is(k, "crew", "gang", "hackers", "cyberspies") && s.is(k-1, "run", "linked", "backed") {
			return true
		}
	}
	return false
}

// animal says whether a name is of the kind that vendors coin, an adjective and
// an animal, in a text about attacks.
func (s *scan) animal(i, j int) bool {
	if i == j || s.words[j].trait&upperFirst == 0 || s.casing(i) != caseSentence || !s.is(j, "lynx", "panda", "turtle", "dragon", "atlas", "bear", "crane", "rain") {
		return false
	}
	return s.anyIn(i-25, j+25, i, j, clsAttack|clsThreat)
}

// cyrillic says whether word k is written in Cyrillic letters.
func (s *scan) cyrillic(k int) bool {
	r := s.firstRune(k)
	return r >= 0x0400 && r < 0x0530
}

// calledAGroup says whether a Latin name stands in a Japanese or Chinese text
// that speaks of a group of hackers.
func (s *scan) calledAGroup(i int) bool {
	if s.uncased(i) {
		return false
	}
	text := s.text[:min(len(s.text), 2000)]
	for _, group := range [...]string{"ハッカー集団", "ハッカーグループ", "攻撃グループ", "攻撃集団", "黑客组织", "駭客組織", "黑客团伙", "APT组织", "攻击组织", "マルウェア", "マルウエア", "恶意软件"} {
		if strings.Contains(text, group) {
			return true
		}
	}
	return false
}

// sermon says whether the text is about the Bible.
func (s *scan) sermon() bool {
	for k := range s.words[:min(len(s.words), 200)] {
		if s.is(k, "bible", "bibel", "biblia", "bibbia", "gospel", "evangelium", "evangelio", "vangelo", "evangile", "evangelho", "jesus", "christ", "christus", "sermon", "predigt", "pfarrer", "priest", "curé", "tomb", "bethany", "johannesevangeliums", "johannesevangelium", "resurrection", "auferstehung", "auferweckung", "preacher", "pastor") {
			return true
		}
	}
	return false
}

// mixed says whether a word holds capitals or digits inside.
func (s *scan) mixed(i int) bool {
	t := s.written(i, i)
	for k := 1; k < len(t); k++ {
		if asciiKind[t[k]] == asciiUpper || asciiKind[t[k]] == asciiDigit {
			return true
		}
	}
	return false
}

// named says whether the words right beside a name make it a group: "the
// Nitro group", "hackers known as Reaper", "APT group Bitter".
func (s *scan) named(i, j int) bool {
	if next, k := s.after(j); k >= 0 && next&clsActorNoun != 0 && !s.is(k, "campaign", "campaigns", "campagne", "kampagne", "campana", "campagna", "campanha", "threat", "linked", "backed", "team", "hacking", "spies") {
		if s.is(k, "group", "groups") && s.words[k].trait&upperFirst != 0 && s.casing(i) == caseSentence {
			return false // a company: "Pioneer Group"
		}
		return true
	}
	if s.isNext(j, "phishes", "backdoors", "spies") && !s.is(i, "ups") {
		return true
	}
	if s.isNext(j, "атакует", "атакуют", "атаковал", "атаковала", "атаковали", "взломали", "взломала", "рассылает", "рассылают", "рассылала") && s.words[i].trait&upperFirst != 0 {
		return true
	}
	if s.isNext(j, "targets", "deploys", "exploits", "targeted", "targeting", "deployed") {
		lo, hi := s.sentence(i)
		if s.anyIn(lo, hi, i, j, clsAttack) || s.anyIn(lo, hi, i, j, clsThreat) && s.namesState(lo, hi) {
			return true
		}
	}
	for back := 1; back <= 3 && i-back >= 0; back++ {
		if s.words[i-back+1].gap >= gapStop {
			break
		}
		c := s.class(i - back)
		if back == 1 && c&(clsActorNoun|clsIntro) != 0 && !s.is(i-1, "campaign", "campagne", "kampagne", "campana", "campagna", "campanha", "threat", "linked", "backed", "names", "calls", "malware", "team", "called", "named", "name", "noto", "como", "spies") {
			return true
		}
		if s.is(i-back, "as", "aka", "alias", "dubbed", "called", "named", "codenamed", "nicknamed") && (back == 1 || s.is(i-1, "the")) {
			for k := max(0, i-back-8); k < i-back; k++ {
				if s.class(k)&clsActorNoun != 0 {
					return true
				}
			}
		}
	}
	return s.besideActor(i, j) || s.apposition(j) || s.hackersFrom(i, j)
}

// hackersFrom says whether the words before the name make it where hackers
// belong: "hackers from Leviathan", not "hackers from Leviathan Security".
func (s *scan) hackersFrom(i, j int) bool {
	if !s.isPrev(i, "from", "of", "von", "de", "del") || !s.is(i-2, "hackers", "hacktivists", "spies", "cyberspies", "intruders", "piratas", "pirates", "hackern") {
		return false
	}
	next := j + 1
	return s.words[i].gap == gapSpace && (next == len(s.words) || s.words[next].gap >= gapBreak || s.words[next].trait&upperFirst == 0)
}

// apposition says whether the words after a comma or colon call the name a
// group of hackers: "Leviathan, a Chinese hacking group,".
func (s *scan) apposition(j int) bool {
	if j+2 >= len(s.words) || s.words[j+1].gap != gapBreak {
		return false
	}
	if s.text[s.words[j].end] == ':' && s.is(j+1, "how", "cómo", "como", "wie", "comment", "come") {
		j++ // Sea Turtle: how a group …
	}
	if j+2 >= len(s.words) || !s.is(j+1, "a", "an", "the", "un", "une", "eine", "una", "um") {
		return false
	}
	for k := j + 2; k < min(len(s.words), j+8) && s.words[k].gap < gapBreak; k++ {
		if s.class(k)&clsActorNoun != 0 && s.is(k, "group", "hackers", "hacker", "apt", "actor", "gang", "crew", "cluster", "groupe", "gruppe", "grupo", "gruppo") &&
			s.anyIn(j+2, min(k+4, len(s.words)), -1, -1, clsAttack|clsThreat|clsOurs|clsNation) {
			return true
		}
	}
	return false
}

// namesState says whether ministries, embassies and the like stand among the
// words lo to hi: what spies are after.
func (s *scan) namesState(lo, hi int) bool {
	for k := lo; k < min(hi, lo+60); k++ {
		if s.is(k, "ministry", "ministries", "embassy", "embassies", "diplomats", "diplomatic", "military", "government", "governments", "defense", "defence", "dissidents") {
			return true
		}
	}
	return false
}

// besideActor says whether the name stands in a list with a plain actor:
// "APT37 (Reaper)", "Turla, also Snake".
func (s *scan) besideActor(i, j int) bool {
	for k := len(s.found) - 1; k >= 0 && k >= len(s.found)-2; k-- {
		m := s.found[k]
		if m.Ref.Kind != "actor" {
			continue
		}
		gapBytes := int(s.words[i].start) - m.End
		if gapBytes > 0 && gapBytes <= 24 && (s.words[i].gap == gapBreak || s.class(i-1)&clsIntro != 0 || s.is(i-1, "or", "and", "as")) {
			return true
		}
	}
	return false
}

func (s *scan) actorFound() bool {
	for _, m := range s.found[max(0, len(s.found)-50):] {
		if m.Ref.Kind == "actor" {
			return true
		}
	}
	return false
}
