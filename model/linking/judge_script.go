package linking

import "strings"

// Scripts without capitals do not say which word is a name. These rules ask
// the neighbours instead.

// otherwise says why a country's name in Arabic or katakana is something else
// here, or "".
func (s *scan) otherwise(e *entry, i, j int) string {
	switch t := s.words[i].trait; {
	case t&isArab != 0:
		return s.arabicHomonym(e, i, j)
	case t&isKana != 0:
		return s.kanaCompound(j)
	case t&isIdeo != 0:
		return s.hanCompound(j)
	case e.langs&langRU != 0 && t&isStart != 0:
		return s.russianHomonym(i)
	}
	return ""
}

// acrossWords says whether words i to j of Chinese are the end of one word and
// the beginning of the next, as far as such pairs are listed.
func (s *scan) acrossWords(i, j int) bool {
	edge, listed := s.lex.edges[s.written(i, j)]
	if !listed {
		return false
	}
	touches := func(k, gapAt int, chars string) bool {
		return k >= 0 && k < len(s.words) && s.words[gapAt].gap == gapNone && strings.Contains(chars, s.written(k, k))
	}
	if s.is(i, "日") && i > 0 && s.words[i].gap == gapNone && s.words[i-1].trait&isNumber != 0 {
		return true // 3月5日本市
	}
	return i > 0 && touches(i-1, i, edge.before) || touches(j+1, j+1, edge.after)
}

// hanCompound says whether the last character of a name belongs to the next
// word: 完美方案 holds 美方.
func (s *scan) hanCompound(j int) string {
	if s.is(j, "国", "國") && j+1 < len(s.words) && s.words[j+1].gap == gapNone && s.is(j+1, "际", "際") {
		return "part of another word" // 国泰国际
	}
	if s.is(j, "方") && j+1 < len(s.words) && s.words[j+1].gap == gapNone && s.is(j+1, "案", "式", "法", "面", "便", "向", "程", "针") {
		return "part of another word"
	}
	return ""
}

// russianHomonym decides on names of states that are ordinary words where a
// sentence begins with one: that, fumes, of gas, cubes.
func (s *scan) russianHomonym(i int) string {
	if s.is(i, "того") {
		if s.isNext(i, "и", "ввело", "запретило", "блокирует", "подписало", "ратифицировало", "присоединилось", "заявило", "отключает", "отключило", "отключила", "примет", "приняло", "получит", "заблокировало", "создаст", "создало", "открыло", "откроет", "обвинило", "подпишет", "присоединяется") &&
			!s.isNext(i, "требует") && (!s.isNext(i, "и") || s.class(i+2)&clsNation != 0) {
			return ""
		}
		return "the word for that"
	}
	if !s.is(i, "чад", "газа", "кубы", "чили", "катара") {
		return ""
	}
	if lo, hi := s.sentence(i); !s.anyIn(lo, hi, i, i, clsAttack|clsGov|clsNation) {
		return "an ordinary word here"
	}
	return ""
}

// kanaCompound says whether katakana goes on after a name and makes a thing of
// it: スイスチーズ, インドア. Few words of the news are joined to a country that
// way.
func (s *scan) kanaCompound(j int) string {
	if j+1 >= len(s.words) || s.words[j+1].gap != gapNone {
		return ""
	}
	if s.is(j+1, "村", "坂", "街", "橋", "桥", "通") {
		return "a place of the same name elsewhere" // アメリカ村, オランダ坂
	}
	if s.words[j].trait&isKana == 0 || s.words[j+1].trait&isKana == 0 {
		return ""
	}
	rest := s.text[s.words[j].end:]
	for _, w := range [...]string{
		"ハッカー", "ハッキング", "メディア", "サイバー", "ランサム", "グループ", "スパイ", "チーム", "メーカー", "マルウェア",
		"ネット", "システム", "コンピュ", "サーバ", "ユーザ", "テロ", "ミサイル", "ドローン", "ニュース", "ボット", "インターネット",
		"セキュリティ", "データ", "ビジネス", "サイト", "ウイルス", "プロパガンダ", "エネルギー", "ファースト", "アカウント",
	} {
		if strings.HasPrefix(rest, w) {
			return ""
		}
	}
	return "part of another name"
}

// arabicHomonym decides on names of states that Arabic also reads as a word, a
// town or a person.
func (s *scan) arabicHomonym(e *entry, i, j int) string {
	if e.rule == ruleLangAdj && i == j && i > 0 && s.words[i].gap == gapSpace && s.class(i-1)&clsGiven != 0 {
		return "a person of the same name" // محمد المصري
	}
	if strings.HasSuffix(s.written(i, i), "ى") && s.is(i, "اليمني", "يمني") {
		return "the word for the right-hand" // اليمنى
	}
	switch {
	case s.is(i, "كوبا") && s.isNext(j, "من") && s.is(j+2, "الماء", "ماء", "الشاي", "شاي", "القهوة", "قهوه", "القهوه", "الحليب", "حليب", "العصير", "عصير", "اللبن"):
		return "the word for a cup"
	case s.is(i, "مالي", "ومالي", "ولمالي", "فمالي", "كمالي"):
		if s.words[i].trait&isStart == 0 && s.class(i-1)&clsPrepFrom == 0 && !s.about(topicSahel) {
			return "the word for financial"
		}
	case s.is(i, "مصر") && s.isNext(j, "علي", "على") && i > 0 && s.class(i-1)&(clsPrepFrom|clsAttack) == 0:
		return "the word for insistent"
	case s.is(i, "قطر", "بقطر") && (s.isPrev(i, "نصف") || s.isNext(j, "الدائرة", "الدائره", "دائرة", "دائره", "الكرة", "الكره", "الأنبوب", "الانبوب", "الأرض", "الارض") || j+1 < len(s.words) && s.words[j+1].trait&isNumber != 0):
		return "the word for diameter"
	case s.is(i, "عمان", "وعمان", "بعمان", "لعمان"):
		jordan := s.about(topicJordan)
		if i == j && jordan != (e.rule == ruleCapital) {
			return "a place of the same name elsewhere"
		}
	case s.is(i, "جورجيا", "بجورجيا") && s.isPrev(i, "ولاية", "ولايه", "بولاية", "بولايه"):
		return "the US state"
	case s.is(i, "تركي") && (s.isNext(j, "آل", "ال", "بن", "الفيصل") || s.isPrev(i, "الأمير", "الامير", "المستشار")):
		return "a person of the same name"
	case s.is(i, "بنين") && s.isPrev(i, "مدرسة", "مدرسه", "مدارس"):
		return "the word for boys"
	}
	return ""
}
