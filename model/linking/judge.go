package linking

import (
	"unicode"
	"unicode/utf8"

	"pariscall/model"
)

// verdict is a rule's answer on one candidate.
type verdict struct {
	ok   bool
	used bool   // the words are spoken for, though not by a mention
	why  string // of a rejection; "" when the candidate is not worth telling
}

func no(why string) verdict { return verdict{why: why} }

var yes = verdict{ok: true}

// judge decides whether words i to j mean the thing of e.
func (s *scan) judge(e *entry, i, j int) verdict {
	if e.flags&exactCase != 0 && s.written(i, j) != e.name {
		return no("written otherwise")
	}
	if s.words[i].trait&(isIdeo|isKana) != 0 && s.acrossWords(i, j) {
		return no("part of other words")
	}
	if at := int(s.words[i].start) - 1; at >= 0 && s.text[at] == '@' && (e.rule != ruleSupporter || s.lex.things[e.thing].ref.Kind != model.KindSupporter) {
		return no("an account of that name")
	}
	switch e.rule {
	case ruleHome:
		return s.judgeAtHome(e, i, j)
	case ruleSupporter, ruleWeak, ruleStrict:
		if s.lex.things[e.thing].ref.Kind == "incident" {
			return s.judgeIncident(e, i, j)
		}
		return s.judgeSupporter(e, i, j)
	case ruleActor, ruleRare, ruleCommon:
		return s.judgeActor(e, i, j)
	case ruleIncident:
		return s.judgeIncident(e, i, j)
	case ruleAnchor:
		return s.judgeAnchor(e, i, j)
	}
	return s.judgeCountry(e, i, j)
}

// uncased says whether word i is of a script without capitals.
func (s *scan) uncased(i int) bool {
	return s.words[i].trait&(isIdeo|isKana|isArab) != 0 || s.words[i].trait&(upperFirst|hasLower|isNumber) == 0
}

// proper says whether word i is written as a proper name by choice: with a
// capital that neither the place in the sentence nor the style demands.
func (s *scan) proper(i int) bool {
	w := s.words[i]
	if w.trait&upperFirst == 0 {
		return false
	}
	return w.trait&isStart == 0 && s.casing(i) == caseSentence
}

// blocks says whether words i to j, which spell a blocking name, are written
// as one.
func (s *scan) blocks(e *entry, i, j int) bool {
	if s.is(j, "press") && s.isNext(j, "watchdog", "freedom", "freedoms", "corps", "regulator", "association", "associations", "club", "agency", "council", "card", "cards", "law", "conference", "group", "groups", "reports", "report", "union", "unions") {
		return false
	}
	if s.is(j, "auction") && s.isNext(j, "house", "houses", "site", "market") {
		return false
	}
	if s.is(j, "roll", "rolls") && s.isNext(j, "out", "back") {
		return false // the Swiss roll out a law
	}
	if k := j + 1; k < len(s.words) && s.words[k].gap == gapNone && (s.is(j, "海") && s.is(k, "军", "軍", "上", "关", "関", "事", "外") || s.is(j, "行") && s.is(k, "业", "業", "家", "监", "系")) {
		return false // 日本海军 is no sea, 美国银行业 no company
	}
	if first, _ := utf8.DecodeRuneInString(e.name); unicode.IsLower(first) {
		return true
	}
	if s.is(i, "bank") && s.isPrev(i, "central", "national", "reserve") {
		return false // the Central Bank of Cyprus is no part of the Bank of Cyprus
	}
	for k := i; k <= j; k++ {
		if s.words[k].trait&upperFirst != 0 {
			return true
		}
	}
	return s.casing(i) >= caseLower || !s.capitalAround(i)
}

func (s *scan) capitalAround(i int) bool {
	lo, hi := s.sentence(i)
	for k := lo; k < hi; k++ {
		if s.words[k].trait&upperFirst != 0 && s.words[k].trait&isStart == 0 {
			return true
		}
	}
	return false
}

// speaks says whether the text may be in one of these languages.
func (s *scan) speaks(langs uint16) bool {
	if langs&latinLangs == 0 {
		return true // the script has said so already
	}
	return s.guess()&langs != 0
}
