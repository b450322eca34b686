package linking

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pariscall/model"
)

// judgeIncident decides on an incident's own name.
func (s *scan) judgeIncident(e *entry, i, j int) verdict {
	w := s.words[i]
	if s.inAList(i) {
		return yes
	}
	if s.isNext(j, "series", "exhibition", "photos", "novel", "film", "movie", "album", "song", "festival", "tour", "brewery", "beer") && s.words[j+1].gap <= gapSpace {
		return no("a work or an event of that name")
	}
	if i < j && !s.uncased(i) && s.words[j].gap != gapJoin && s.words[j].trait&(upperFirst|isNumber) == 0 && e.rule == ruleIncident && s.casing(i) != caseLower && capitalised(e.name) {
		if lo, hi := s.sentence(i); !s.anyIn(lo, hi, i, j, clsAttack|clsActorNoun|clsThreat) {
			return no("ordinary words here") // Cloud hopper pilot, Olympic destroyer of records
		}
	}
	listedLow := asciiKind[e.name[0]] == asciiLower && s.words[j].trait&upperFirst != 0 // logiciel Pegasus
	if s.uncased(i) || w.trait&upperFirst != 0 || s.mixed(i) || listedLow || s.is(i, "liblzma", "xz", "i") {
		if s.is(i, "bad") && s.casing(i) != caseSentence {
			lo, hi := s.sentence(i)
			if !s.anyIn(lo, hi, i, j, clsAttack) {
				return no("ordinary words here")
			}
		}
		if e.rule == ruleStrict {
			lo, hi := s.sentence(i)
			if !s.anyIn(lo, hi, i, j, clsAttack) {
				return no("an ordinary word here")
			}
		}
		if i == j && s.is(i, "flame", "triton", "sunburst", "flamer", "comeleak") && !s.is(i, "comeleak") && w.trait&allUpper == 0 {
			if next, _ := s.after(j); next&clsAttack == 0 {
				return no("an ordinary word here")
			}
		}
		return yes
	}
	if s.casing(i) == caseLower || !s.capitalOnly(e) && (i == j || j == i+1 && s.words[j].gap == gapJoin) {
		return yes
	}
	return no("ordinary words here")
}

// capitalOnly says whether a name of one word is also an ordinary word.
func (s *scan) capitalOnly(e *entry) bool {
	for k := 1; k < len(e.name); k++ {
		if asciiKind[e.name[k]] == asciiUpper || asciiKind[e.name[k]] == asciiDigit {
			return false
		}
	}
	return true
}

// judgeAnchor decides on what was hit: it is the incident when an attack
// stands near it in the same sentence.
func (s *scan) judgeAnchor(e *entry, i, j int) verdict {
	w := s.words[i]
	first, _ := utf8.DecodeRuneInString(e.name)
	if !s.uncased(i) && w.trait&upperFirst == 0 && !s.mixed(i) && !unicode.IsLower(first) && !s.is(i, "i", "liblzma") {
		return no("")
	}
	if s.beside(e, i, j) < 0 && !s.inItsYear(e, i, j) && !s.calledACase(e, i, j) && !s.inAList(i) && !s.famed(e, i, j) {
		return no("no attack beside it")
	}
	return yes
}

// capitalised says whether the last word of a name has a capital.
func capitalised(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return last != "" && asciiKind[last[0]] == asciiUpper
}

// inAList says whether an incident stands right before word i, parted by a
// comma or an "and": "Stuxnet and Flame", "Bybit, Ronin, Bangladesh Bank".
func (s *scan) inAList(i int) bool {
	k := i - 1
	joined := false
	if s.is(k, "and", "e", "y", "et", "und", "и", "en") && s.words[i].gap == gapSpace {
		k, joined = k-1, true
	}
	if k < 0 || len(s.found) == 0 {
		return false
	}
	last := &s.found[len(s.found)-1]
	between := s.text[s.words[k].end:s.words[k+1].start]
	return last.Ref.Kind == model.KindIncident && last.End == int(s.words[k].end) &&
		(joined && (between == " " || between == ", ") || between == ", " || between == "、" || between == "和" || between == "، ")
}

// inItsYear says whether the text speaks of two of these, though not in one
// breath: an attack, the year of the incident, what belongs to it: "SingHealth
// rebuilt trust. The group, victim of a breach in 2018, …".
func (s *scan) inItsYear(e *entry, i, j int) bool {
	a := &s.lex.anchors[e.aux]
	if !a.attack && len(a.needs) == 0 || a.year < 0 {
		return false
	}
	lo, hi := max(0, i-40), min(len(s.words), j+41)
	year, struck, telling := false, false, 0
	for k := lo; k < hi; k++ {
		if k >= i && k <= j || s.words[k].id < 0 {
			continue
		}
		year = year || s.words[k].id == a.year
		hit := s.class(k)&clsAttack != 0
		if hit && s.denied(k) {
			continue
		}
		if slices.Contains(a.needs, s.words[k].id) {
			telling++
		}
		struck = struck || hit && !s.armed(k)
		if slices.Contains(a.vetoes, s.words[k].id) {
			return false
		}
	}
	if !a.attack {
		return year && telling > 0
	}
	return year && struck || year && telling > 0 || struck && telling > 0 || telling > 1
}

// famed says whether a victim that is known for the incident stands in a
// sentence about courts or machines, or with its year, as its line says: "Judge
// picks cases in MOVEit litigation".
func (s *scan) famed(e *entry, i, j int) bool {
	a := &s.lex.anchors[e.aux]
	if a.beside == 0 {
		return false
	}
	lo, hi := s.sentence(i)
	lo, hi = max(lo, i-20), min(hi, j+21)
	hit := s.words[i].gap == gapSpace && s.isPrev(i, "after", "post", "nach", "après", "apres", "tras", "após", "apos", "dopo", "после") // after Colonial Pipeline
	for k := lo; k < hi; k++ {
		switch {
		case k >= i && k <= j || s.words[k].id < 0:
		case slices.Contains(a.vetoes, s.words[k].id), s.isYear(k) && !slices.Contains(a.known, s.words[k].id),
			s.class(k)&clsFresh != 0 && k+1 < hi && s.class(k+1)&clsAttack != 0:
			return false
		case s.isYear(k):
			hit = hit || a.byYear
		case s.class(k)&clsTold != 0 && !hit:
			_, hit = s.target(a.beside, k, hi)
		}
	}
	return hit
}

// armed says whether an attack is one of the body or of arms, or a leak of what
// flows.
func (s *scan) armed(k int) bool {
	if s.is(k, "leak", "leaks") && s.isPrev(k, "petrol", "gas", "gasoline", "fuel", "oil", "water", "pipeline", "methane", "ammonia") {
		return true
	}
	return s.isPrev(k, "heart", "panic", "asthma", "shark", "missile", "missiles", "rocket", "drone", "drones", "air", "artillery", "terror", "terrorist", "knife", "arson", "gun")
}

// calledACase says whether the word beside what was hit calls it a case: "the
// SolarWinds case", "o caso Medibank", "ソーラーウィンズ事件".
func (s *scan) calledACase(e *entry, i, j int) bool {
	if a := &s.lex.anchors[e.aux]; !a.attack || len(a.years) > 0 || s.is(i, "pegasus") || s.is(i, "transnet", "comelec", "аэрофлота") && !s.yearNear(a, i, j) {
		return false // of which there are many
	}
	if s.isNext(j, "case") && s.is(j+2, "study", "studies", "law", "management", "manager", "managers") {
		return false
	}
	if s.isNext(j, "case", "affair", "scandal", "saga", "debacle", "事", "案") {
		return s.words[j+1].gap <= gapSpace && (!s.is(j+1, "事", "案") || s.is(j+2, "件"))
	}
	if s.isPrev(i, "fall") && s.guess()&langDE == 0 {
		return false // stocks fall
	}
	return s.words[i].gap == gapSpace && s.isPrev(i, "fall", "affare", "affaire", "caso", "scandalo", "escandalo", "scandale", "skandal", "дело", "деле", "дела", "делу", "قضية", "قضيه", "فضيحة", "فضيحه")
}

// beside returns the word near i to j that makes the anchor the incident, or
// -1.
func (s *scan) beside(e *entry, i, j int) int {
	a := &s.lex.anchors[e.aux]
	lo, hi := s.sentence(i)
	lo, hi = max(lo, i-16), min(hi, j+17)
	hit, struck := -1, a.attack || s.dated(a, lo, hi)
	for k := lo; k < hi; k++ {
		if k >= i && k <= j {
			continue
		}
		id := s.words[k].id
		if id < 0 {
			continue
		}
		for _, v := range a.vetoes {
			if v == id {
				return -1
			}
		}
		if s.lex.class[id]&clsFresh != 0 && (k+1 < hi && s.class(k+1)&clsAttack != 0) {
			return -1 // another breach of the same victim
		}
		match := struck && s.lex.class[id]&clsHit != 0 && !s.armed(k) && !s.denied(k)
		for _, n := range a.needs {
			match = match || n == id && !(s.lex.class[id]&clsHit != 0 && s.denied(k))
		}
		if match && s.lex.class[id]&clsHit != 0 && s.ofAnotherYear(a, k) {
			return -1
		}
		if match && (hit < 0 || s.beginsState(hit) || !s.beginsState(k) && distance(k, i, j) < distance(hit, i, j)) {
			hit = k
		}
	}
	if hit < 0 && struck && s.uncased(i) {
		hit = s.kanaAttack(lo, hi)
	}
	return hit
}

// ofAnotherYear says whether the word before an attack at k is a year that is
// none of the incident's: "Yahoo's 2013 breach".
func (s *scan) ofAnotherYear(a *anchor, k int) bool {
	y := k - 1
	if s.is(y, "data", "security", "cyber", "mass") {
		y--
	}
	return y >= 0 && s.isYear(y) && a.year >= 0 && !slices.Contains(a.known, s.words[y].id) && s.words[k].gap == gapSpace
}

// yearNear says whether the year of the incident stands near the words i to j.
func (s *scan) yearNear(a *anchor, i, j int) bool {
	near := s.words[max(0, i-20):min(len(s.words), j+21)]
	return slices.ContainsFunc(near, func(w word) bool { return w.id >= 0 && w.id == a.year })
}

// kanaAttack returns the first of the words lo to hi that begins a Japanese
// word for an attack, which is several words here, or -1.
func (s *scan) kanaAttack(lo, hi int) int {
	for k := lo; k < hi; k++ {
		if s.words[k].trait&(isKana|isIdeo) == 0 {
			continue
		}
		rest := s.text[s.words[k].start:]
		for _, w := range [...]string{"ハッキング", "ハッカー", "ランサムウェア", "マルウェア", "サイバー攻撃", "サイバーテロ", "サイバー被害", "不正アクセス", "情報漏", "流出", "侵入"} {
			if strings.HasPrefix(rest, w) {
				return k
			}
		}
	}
	return -1
}

// dated says whether one of the anchor's years stands among the words lo to
// hi: "the 2007 attacks on Estonia".
func (s *scan) dated(a *anchor, lo, hi int) bool {
	for _, y := range a.years {
		for k := lo; k < hi; k++ {
			if s.words[k].id == y {
				return true
			}
		}
	}
	return false
}

// beginsState says whether word k is, or begins, the name of a state: it is a
// mention of its own.
func (s *scan) beginsState(k int) bool { return s.class(k)&(clsOurs|clsNation) != 0 }

func distance(k, i, j int) int {
	if k < i {
		return i - k
	}
	return k - j
}

// anchorBeside records the incident at the word beside it when what was hit
// is a thing of its own there: a country, a company, or the group whose name
// the incident bears. Of a group, only the very next word counts.
func (s *scan) anchorBeside(e *entry, i, j int) {
	k := s.beside(e, i, j)
	last := s.found[len(s.found)-1].Ref
	if k < 0 || k != j+1 && last.Kind == model.KindActor || last == s.lex.things[e.thing].ref || s.beginsState(k) {
		return
	}
	if k < i {
		if m := s.found[len(s.found)-1]; len(s.found) > 1 && s.found[len(s.found)-2].End > int(s.words[k].start) {
			return // the word is taken
		} else {
			s.found = s.found[:len(s.found)-1]
			s.accept(e, k, k)
			s.found = append(s.found, m)
			return
		}
	}
	s.accept(e, k, k)
	s.words[k].id = -1
}
