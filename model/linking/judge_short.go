package linking

import (
	"slices"
	"strings"

	"pariscall/model"
)

// titleAcronym says whether an acronym is written as the French, Spanish,
// Portuguese and Italian press does those that can be spoken: Cnil, Medef.
func (s *scan) titleAcronym(e *entry, i int) bool {
	w := s.words[i]
	if n := utf8len(e.name); n < 3 || n == 3 && !s.speaksUp(i) && strings.ContainsAny(e.name, "AEIOUY") || w.trait&upperFirst == 0 || w.trait&hasLower == 0 || s.guess()&latinLangs == 0 {
		return false
	}
	if s.speaks(langFR) && s.guess()&langEN == 0 && s.sure > 0 {
		return true
	}
	if w.trait&isStart != 0 && s.company(i, i) && s.guess()&langEN == 0 {
		return true
	}
	if w.trait&isStart != 0 && (s.speaksUp(i) || e.rule == ruleSupporter && utf8len(e.name) > 5) && s.guess()&langEN == 0 {
		return true
	}
	c, p := s.before(i)
	return p >= 0 && c&(clsES|clsPT|clsIT|clsFR) != 0 && s.guess()&langEN == 0
}

// speaksUp says whether word i opens a text as the one who is quoted: "Iai: …".
func (s *scan) speaksUp(i int) bool {
	return s.words[i].trait&isStart != 0 && int(s.words[i].end) < len(s.text) && s.text[s.words[i].end] == ':'
}

// expandedOtherwise says whether an acronym stands in brackets after words
// that it is short for, or before such words in brackets, and these are none
// of the names of e: "Health and Safety Executive (HSE)".
func (s *scan) expandedOtherwise(e *entry, i int) bool {
	letters := e.name
	if i > 0 && s.words[i].gap == gapBreak && s.text[s.words[i].start-1] == '(' {
		k, n := i-1, len(letters)-1
		for ; k >= 0 && n >= 0 && i-k < 12 && (k == i-1 || s.words[k+1].gap < gapBreak); k-- {
			if s.initial(k) == letters[n] {
				n--
			} else if s.words[k].trait&upperFirst != 0 {
				return false
			}
		}
		return n < 0 && !s.spells(e, k+1, i-1)
	}
	j := i + 1
	if j >= len(s.words) || s.words[j].gap != gapBreak || s.text[s.words[j].start-1] != '(' {
		return false
	}
	k, n := j, 0
	for ; k < len(s.words) && n < len(letters) && k-j < 12 && (k == j || s.words[k].gap < gapBreak); k++ {
		if s.initial(k) == letters[n] {
			n++
		} else if s.words[k].trait&upperFirst != 0 {
			return false
		}
	}
	return n == len(letters) && !s.spells(e, j, k-1)
}

// initial returns the first letter of a capitalised word, or 0.
func (s *scan) initial(k int) byte {
	if s.words[k].trait&upperFirst == 0 {
		return 0
	}
	return s.text[s.words[k].start]
}

// spells says whether the words i to j are a name of the thing of e.
func (s *scan) spells(e *entry, i, j int) bool {
	for k := i; k <= j; k++ {
		if e2, end := s.longest(k, j, false); e2 != nil && e2.thing == e.thing && end > k {
			return true
		}
	}
	return false
}

// ideograms decides on a company whose name in characters is also a word:
// 联想 is Lenovo, and what comes to mind.
func (s *scan) ideograms(i, j int) verdict {
	if s.is(i-1, "人", "令", "会", "让", "的", "并", "自", "由") && s.words[i].gap == gapNone || s.is(j+1, "到", "起", "词", "式", "输", "功", "力") && s.words[j+1].gap == gapNone {
		return no(ordinary)
	}
	return yes
}

// signsOff says whether a supporter's name is that of the outlet: alone with
// its blog or pages in the part that a bar cuts off the end or the start of a
// headline, or alone after the last dash when it is a paper or a station.
func (s *scan) signsOff(t *thing, i, j int) bool {
	if t.ref.Kind != model.KindSupporter {
		return false
	}
	const most = 5 // words; hostile text has parts without end
	lo, hi := i, j+1
	for lo > 0 && s.words[lo].gap < gapBreak && hi-lo <= most {
		lo--
	}
	for hi < len(s.words) && s.words[hi].gap < gapBreak && hi-lo <= most {
		hi++
	}
	last, first := hi == len(s.words), lo == 0
	if last == first || hi-lo > most || s.anyIn(lo, hi, i, j, clsAttack|clsCompanyVerb) {
		return false
	}
	if last {
		mark := strings.TrimRight(s.text[s.words[lo-1].end:s.words[lo].start], " ")
		return strings.HasSuffix(mark, "|") ||
			t.outlet && lo == i && hi == j+1 && (strings.HasSuffix(mark, "-") || strings.HasSuffix(mark, "–") || strings.HasSuffix(mark, "—"))
	}
	return lo == i && hi == j+1 && strings.HasPrefix(strings.TrimLeft(s.text[s.words[j].end:s.words[hi].start], " "), "|")
}

// takeShort records so many states or more that are written a character each
// from word i on, 英法两国, 日米豪、, and returns the word behind them, or i+1
// when they are something else. Two need a word of what states do behind them.
func (s *scan) takeShort(i, least int) int {
	if !s.isShort(i) {
		return i + 1
	}
	const most = 5
	end := i
	for end == i || end < len(s.words) && end-i <= most && s.words[end].gap == gapNone && s.isShort(end) {
		end++
	}
	if end-i < least || end-i > most {
		return i + 1
	}
	switch do := s.textNext(end-1, statesDo()...); {
	case s.acrossWords(i, end-1):
		return i + 1
	case strings.ContainsAny(s.written(i, end-1), "以加新"):
		if !s.textNext(end-1, onlyStatesDo()...) {
			return i + 1 // with, add and new: 其中以网络, 以新战略
		}
	case !do && (end-i < 3 || int(s.words[end-1].end) < len(s.text) && !s.textNext(end-1, "、", "，", "が")):
		return i + 1
	}
	states := make([]int32, 0, 5)
	japanese := s.japanese()
	for k := i; k < end; k++ {
		short := s.lex.short[s.words[k].id]
		n := short.zh
		if japanese {
			n = short.ja
		}
		if n < 0 {
			return i + 1 // a character of the other language
		}
		states = append(states, n)
	}
	for k, n := range states {
		s.accept(&s.lex.entries[n], i+k, i+k)
	}
	return end
}

// isShort says whether word i is a character that can stand for a state. It is
// asked of every character of a Chinese text, so the number of the word decides
// before the table does.
func (s *scan) isShort(i int) bool {
	id := s.words[i].id
	if id < 0 || s.words[i].trait&isIdeo == 0 {
		return false
	}
	_, ok := s.lex.short[id]
	return ok
}

// takeHan records states that are written a character each from word i on.
func (s *scan) takeHan(i int) int {
	if !s.isShort(i) {
		return i + 1
	}
	if next := s.takeShort(i, 2); next > i+1 {
		return next
	}
	return s.takeLone(i)
}

// takeLone records one state that Japanese writes with a character before what
// belongs to it: 英郵便局, 独政府, 露が, and returns the word behind it, or i+1.
func (s *scan) takeLone(i int) int {
	w := s.words[i]
	short := s.lex.short[w.id]
	if short.ja >= 0 && s.textNext(i, "ASEAN", "EU", "NATO") && s.japanese() && (w.gap != gapNone || i == 0 || s.words[i-1].trait&isIdeo == 0) {
		s.accept(&s.lex.entries[short.ja], i, i)
		return i + 1 // 日ASEAN演習
	}
	if !s.is(i, "米", "英", "仏", "独", "露", "豪", "韓", "佛", "獨", "韩", "独") {
		return i + 1
	}
	if short.ja < 0 || w.gap == gapNone && i > 0 && s.words[i-1].trait&isIdeo != 0 || !s.japanese() {
		return i + 1
	}
	subject := w.trait&isStart != 0 && (s.textNext(i, "、") || s.is(i, "英", "露", "豪", "韓", "韩") && s.textNext(i, "が", "は"))
	if subject && s.is(i, "露") && s.textNext(i, "は", "が降", "が落", "が光", "が乾", "がつ", "が付", "が残", "が消", "が溶") {
		return i + 1 // dew
	}
	if subject && s.textNext(i, "、麦", "、小麦", "、大麦", "、大豆", "、豆", "、野菜", "、味噌", "、卵", "、パン", "、肉", "、牛肉", "、魚", "、牛乳", "、塩", "、砂糖", "、油", "、酒", "、茶", "、果物", "、トウモロコシ") {
		return i + 1 // rice and what else is bought
	}
	if !subject && !s.textNext(i, ofState()...) {
		return i + 1
	}
	s.accept(&s.lex.entries[short.ja], i, i)
	return i + 1
}

// textNext says whether one of these follows word i without a gap.
func (s *scan) textNext(i int, list ...string) bool {
	rest := s.text[s.words[i].end:]
	return slices.ContainsFunc(list, func(begin string) bool { return strings.HasPrefix(rest, begin) })
}

// ofState lists what Japanese writes behind the character of a state.
func ofState() []string {
	return []string{
		"政府", "首相", "大統領", "外相", "外務", "国防", "軍", "警察", "議会", "当局", "企業", "大手", "郵便", "銀行", "議員", "紙", "メディア", "司法", "財務", "国務", "連邦",
		"情報機関", "大使", "空軍", "海軍", "陸軍", "中央銀", "中銀", "下院", "上院", "最高裁", "検察", "捜査", "通信", "電力", "内務", "商務", "国家", "サイバー", "セキュリティ", "FBI", "CIA", "NSA", "CISA", "FTC", "SEC", "IT", "テック", "ハッカー",
	}
}

// statesDo lists how the word behind states in a row begins.
func statesDo() []string {
	return []string{
		"两国", "三国", "兩國", "关系", "双方", "对话", "峰会", "首脑", "会谈", "协议", "协定", "联合", "贸易", "合作", "边境", "边界", "网络", "外长", "领导人", "战争", "冲突",
		"签署", "建交", "经贸", "军演", "海军", "谈判", "元首", "总统", "防长", "高层", "之间", "双边", "战略", "自贸", "停火", "關係", "貿易",
		"首脳", "外相", "防衛", "関係", "会談", "協議", "同盟", "両国", "共同", "間の", "間で", "政府", "軍が", "国境", "戦争", "交渉", "協定", "連携", "両政府", "両首脳",
	}
}

// onlyStatesDo lists those of them that nothing but states can have or do.
func onlyStatesDo() []string {
	return []string{
		"两国", "三国", "兩國", "关系", "關係", "双方", "双边", "首脑", "外长", "领导人", "元首", "防长", "总统", "建交", "自贸", "冲突", "停火", "関係", "両国", "首脳", "外相",
	}
}

// japanese says whether kana stand in the text.
func (s *scan) japanese() bool {
	return strings.ContainsFunc(s.text[:min(len(s.text), 600)], func(r rune) bool { return r >= 'ぁ' && r <= 'ヿ' && r != '・' })
}
