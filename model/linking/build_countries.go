package linking

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pariscall/model"
)

// countryLister adds the names of states, each by its code.
type countryLister struct {
	*lexicon
	byCode map[string]*model.Country
}

// addCountries lists states and the European Union. A name that two rules
// would give keeps the first, so the order counts: English names, our lists,
// what stands for governments, other languages, adjectives.
func (l *lexicon) addCountries(atlas *model.Atlas, lists, adjectives, pairs string) {
	c := countryLister{l, make(map[string]*model.Country, 256)}
	for _, state := range atlas.Countries() {
		c.byCode[string(state.Code)] = state
		c.addEnglish(state)
	}
	c.addListed(lists)
	for _, state := range atlas.Countries() {
		c.addMetonyms(state)
		c.addTranslations(state)
	}
	c.addAdjectives(adjectives)
	c.addPairs(pairs)
}

// put lists one name of a state. Of a name of one word, the word is marked:
// it speaks of a country, and may tell the language of a text.
func (l countryLister) put(c *model.Country, n string, r rule, langs uint16) {
	if n == "" {
		return
	}
	e := entry{thing: l.thing(c.Ref(), c.Name), rule: r, langs: langs, name: n}
	if first, _ := utf8.DecodeRuneInString(n); r == ruleLangAdj && !unicode.IsUpper(first) {
		e.lower = langs // French and German write peoples with a capital
		if langs == langRU && strings.HasSuffix(n, "ов") {
			e.flags |= lowOnly // чехов, Чехов
		}
	}
	if contains(c.Ambiguous, n) {
		e.flags |= doubtful
	}
	if contains(c.CaseSensitive, n) || acronym(strings.ReplaceAll(n, ".", "")) {
		e.flags |= upperOnly
	}
	l.add(e)
	if len(l.words) != 1 || l.words[0].end-l.words[0].start != int32(len(n)) {
		return
	}
	id := l.words[0].id
	if langs != 0 {
		l.mark(id, clsNation)
	}
	switch {
	case langs == 0 && (r == ruleName || r == ruleAlias || r == ruleAdj || r == rulePeople):
		l.mark(id, clsOurs)
	case langs&(langs-1) == 0 && langs&latinLangs != 0 && l.class[id]&clsOurs == 0:
		l.mark(id, langVote(langs))
	}
}

func (l countryLister) addEnglish(c *model.Country) {
	l.put(c, c.Name, ruleName, 0)
	if t, ok := strings.CutPrefix(c.Name, "The "); ok {
		l.put(c, t, ruleName, 0)
	}
	l.put(c, c.OfficialName, ruleName, 0)
	for _, n := range c.Aliases {
		if !contains(c.Metonyms, n) {
			l.put(c, n, ruleAlias, 0)
		}
	}
	for _, n := range c.Adjectives {
		l.put(c, n, ruleAdj, 0)
		if p := plural(n); p != "" && !acronym(strings.ReplaceAll(n, ".", "")) && !strings.Contains(n, "Union") {
			l.put(c, p, rulePeople, 0)
		}
	}
}

// addListed lists the names of countries.tsv, inflected where a language does.
func (l countryLister) addListed(lines string) {
	for row := range rows(lines) {
		c := l.byCode[row[0]]
		if c == nil {
			continue
		}
		lang := field(row, 2)
		r := listedRule(row[1], lang)
		for i, n := range names(field(row, 3)) {
			l.put(c, n, r, langBits[lang])
			if lang == "ru" && (row[1] == "name" || row[1] == "capital" && i == 0) && !acronym(n) && !strings.HasSuffix(n, "ии") {
				for _, f := range l.pen.russian(n) {
					l.put(c, f, r, langRU)
				}
			}
			if lang == "ar" {
				for _, f := range l.pen.arabicForms(row[1], n) {
					l.put(c, f, r, langAR)
				}
			}
		}
	}
}

func (l countryLister) addMetonyms(c *model.Country) {
	for _, n := range c.Metonyms {
		r := rulePalace
		if isCapital(c, n) {
			r = ruleCapital
		}
		l.put(c, n, r, 0)
	}
	for _, n := range c.LocalNames {
		l.put(c, n, ruleLocal, 0)
	}
}

func (l countryLister) addTranslations(c *model.Country) {
	for _, lang := range [...]string{"fr", "de", "es", "pt", "it", "ru", "zh", "ja", "ar"} {
		for _, n := range c.NamesIn(lang) {
			for _, f := range foreignForms(&l.pen, lang, n) {
				l.put(c, f, ruleForeign, langBits[lang])
			}
		}
		for _, n := range c.PeopleIn(lang) {
			l.put(c, n, ruleLangAdj, langBits[lang])
			if lang == "de" {
				for _, w := range l.pen.germanWomen(n) {
					l.put(c, w, ruleLangAdj, langDE)
				}
			}
		}
	}
}

// addPairs lists words that name two countries, a character each.
func (l countryLister) addPairs(lines string) {
	for row := range rows(lines) {
		if row[0] == "short" {
			l.addShort(field(row, 1), field(row, 2))
			continue
		}
		prev := int32(-1)
		codes := strings.Fields(field(row, 1))
		for i := len(codes) - 1; i >= 0; i-- {
			c := l.byCode[codes[i]]
			if c == nil {
				break
			}
			e := entry{thing: l.thing(c.Ref(), c.Name), rule: rulePair, aux: prev, name: row[0]}
			if i > 0 {
				e.next = -1
				l.entries = append(l.entries, e)
				prev = int32(len(l.entries) - 1)
				continue
			}
			l.add(e)
		}
	}
}

// addShort lists characters that stand for a state: "中CHN 美USA".
func (l countryLister) addShort(lang, list string) {
	for one := range strings.FieldsSeq(list) {
		char, code := one[:len(one)-3], one[len(one)-3:]
		c := l.byCode[code]
		if c == nil {
			continue
		}
		id := l.number(char)
		s, ok := l.short[id]
		if !ok {
			s = shortState{-1, -1}
		}
		l.entries = append(l.entries, entry{thing: l.thing(c.Ref(), c.Name), rule: rulePair, aux: -1, next: -1, name: char})
		n := int32(len(l.entries) - 1)
		if lang == "ja" {
			s.ja = n
		} else {
			s.zh = n
		}
		l.short[id] = s
	}
}

// addAdjectives lists the forms of adjectives, and of the words for those who
// side with the states that the news says this of.
func (l countryLister) addAdjectives(lines string) {
	for row := range rows(lines) {
		c := l.byCode[row[0]]
		if c == nil {
			continue
		}
		sides := contains([]string{"RUS", "UKR", "CHN", "IRN", "ISR", "USA", "PSE"}, row[0])
		for i, lang := range [...]string{"it", "pt", "ru", "fr", "de", "es"} {
			for w := range strings.FieldsSeq(field(row, i+1)) {
				if lang == "ru" && strings.HasSuffix(w, "ск") {
					l.put(c, l.pen.join(w, "о"), rulePrefix, langRU)
				}
				for _, f := range adjectiveForms(&l.pen, lang, w) {
					l.put(c, f, ruleLangAdj, langBits[lang])
					if sides {
						l.put(c, l.pen.leaning(lang, f), ruleLangAdj, langBits[lang])
					}
				}
			}
		}
	}
}

func adjectiveForms(p *pen, lang, w string) []string {
	switch lang {
	case "ru":
		return p.russianStem(w)
	case "de":
		return p.german(w)
	}
	return p.romance(lang, w)
}

// langVote is the class of words that tell a language.
func langVote(lang uint16) class {
	switch lang {
	case langFR:
		return clsFR
	case langDE:
		return clsDE
	case langES:
		return clsES
	case langPT:
		return clsPT
	case langIT:
		return clsIT
	}
	return 0
}

// isCapital tells a city from a palace.
func isCapital(c *model.Country, n string) bool {
	if n == c.Capital {
		return true
	}
	switch n {
	case "Casa Rosada", "Planalto", "Parliament Hill", "La Moneda", "Zhongnanhai", "Casa de Nariño",
		"Toompea", "Élysée", "Elysee", "Elysée", "Matignon", "Quai d'Orsay", "Bundestag",
		"Bundesregierung", "Bundeskanzleramt", "Maximos Mansion", "Leinster House", "Dáil", "Dail",
		"Knesset", "Palazzo Chigi", "Quirinale", "Nagatacho", "Saeima", "Seimas", "Storting",
		"Malacañang", "Malacanang", "Kremlin", "The Kremlin", "Lubyanka", "Union Buildings",
		"Blue House", "Cheong Wa Dae", "La Moncloa", "Moncloa", "Riksdag", "Bundeshaus", "Bankova",
		"Verkhovna Rada", "Downing Street", "Whitehall", "Westminster", "Holyrood", "White House",
		"The White House", "Capitol Hill", "Pentagon", "Foggy Bottom", "Miraflores", "Berlaymont":
		return false
	}
	return true
}

func listedRule(kind, lang string) rule {
	switch kind {
	case "palace", "organ":
		return rulePalace
	case "capital":
		return ruleCapital
	case "people":
		return rulePeople
	case "part":
		return rulePart
	case "prefix":
		return rulePrefix
	case "adj":
		return ruleLangAdj
	}
	if lang == "" {
		return ruleAlias
	}
	return ruleForeign
}

func foreignForms(p *pen, lang, n string) []string {
	switch lang {
	case "ru":
		return append(p.russian(n), n)
	case "de":
		if last, _ := utf8.DecodeLastRuneInString(n); utf8.RuneCountInString(n) > 3 && unicode.IsLower(last) && !strings.HasSuffix(n, "s") {
			return p.forms(n, "", "s")
		}
	}
	return p.forms(n, "")
}
