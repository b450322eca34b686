package linking

import (
	"strings"
	"unicode"

	"pariscall/model"
)

// addCountries lists states and the European Union.
func (l *lexicon) addCountries(atlas *model.Atlas, lists, adjectives, pairs []string) {
	byCode := map[string]*model.Country{}
	for _, c := range atlas.Countries() {
		byCode[string(c.Code)] = c
	}
	put := func(c *model.Country, n string, r rule, langs uint16) {
		var flags entryFlag
		var low uint16
		if r == ruleLangAdj {
			low = langs
		}
		if n == "" {
			return
		}
		if contains(c.Ambiguous, n) {
			flags |= doubtful
		}
		if contains(c.CaseSensitive, n) || acronym(strings.ReplaceAll(n, ".", "")) {
			flags |= upperOnly
		}
		l.add(entry{thing: l.thing(c.Ref(), c.Name), rule: r, langs: langs, lower: low, flags: flags, name: n})
		if len(l.words) != 1 || l.words[0].end-l.words[0].start != int32(len(n)) {
			return
		}
		id := l.lastWord
		if langs != 0 {
			l.mark(id, clsNation)
		}
		switch {
		case langs == 0 && (r == ruleName || r == ruleAlias || r == ruleAdj || r == rulePeople):
			l.mark(id, clsOurs)
		case langs&(langs-1) == 0 && langs&latinLangs != 0 && (int(id) >= len(l.class) || l.class[id]&clsOurs == 0):
			l.mark(id, langVote(langs))
		}
	}
	for _, c := range atlas.Countries() {
		put(c, c.Name, ruleName, 0)
		if t, ok := strings.CutPrefix(c.Name, "The "); ok {
			put(c, t, ruleName, 0)
		}
		put(c, c.OfficialName, ruleName, 0)
		metonym := map[string]bool{}
		for _, n := range c.Metonyms {
			metonym[n] = true
		}
		for _, n := range c.Aliases {
			if !metonym[n] {
				put(c, n, ruleAlias, 0)
			}
		}
		for _, n := range c.Adjectives {
			put(c, n, ruleAdj, 0)
			if p := plural(n); p != "" && !acronym(strings.ReplaceAll(n, ".", "")) && !strings.Contains(n, "Union") {
				put(c, p, rulePeople, 0)
			}
		}
	}
	for row := range rows(lists) {
		c := byCode[row[0]]
		if c == nil {
			continue
		}
		lang := field(row, 2)
		for _, n := range names(field(row, 3)) {
			put(c, n, listedRule(row[1], lang), langBits[lang])
			if lang == "ru" && row[1] == "name" && !acronym(n) && !strings.HasSuffix(n, "ии") {
				for _, f := range russian(n) {
					put(c, f, ruleForeign, langRU)
				}
			}
			if lang == "ar" {
				for _, f := range arabicForms(row[1], n) {
					put(c, f, listedRule(row[1], lang), langAR)
				}
			}
		}
	}
	for _, c := range atlas.Countries() {
		for _, n := range c.Metonyms {
			r := rulePalace
			if isCapital(c, n) {
				r = ruleCapital
			}
			put(c, n, r, 0)
		}
		for _, n := range c.LocalNames {
			put(c, n, ruleLocal, 0)
		}
		for _, lang := range []string{"fr", "de", "es", "pt", "it", "ru", "zh", "ja", "ar"} {
			for _, n := range c.NamesIn(lang) {
				for _, f := range foreignForms(lang, n) {
					put(c, f, ruleForeign, langBits[lang])
				}
			}
			for _, n := range c.PeopleIn(lang) {
				put(c, n, ruleLangAdj, langBits[lang])
			}
		}
	}
	l.addAdjectives(byCode, adjectives, put)
	for row := range rows(pairs) {
		prev := int32(-1)
		codes := strings.Fields(field(row, 1))
		for i := len(codes) - 1; i >= 0; i-- {
			c := byCode[codes[i]]
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

func (l *lexicon) addAdjectives(byCode map[string]*model.Country, lines []string, put func(*model.Country, string, rule, uint16)) {
	for row := range rows(lines) {
		c := byCode[row[0]]
		if c == nil {
			continue
		}
		for i, lang := range []string{"it", "pt", "ru", "fr", "de", "es"} {
			for _, w := range strings.Fields(field(row, i+1)) {
				var forms []string
				switch lang {
				case "ru":
					forms = russianStem(w)
				case "de":
					forms = german(w)
				default:
					forms = romance(lang, w)
				}
				for _, f := range forms {
					put(c, f, ruleLangAdj, langBits[lang])
					switch row[0] {
					case "RUS", "UKR", "CHN", "IRN", "ISR", "USA", "PSE":
						put(c, leaning(lang, f), ruleLangAdj, langBits[lang])
					}
				}
			}
		}
	}
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

func foreignForms(lang, n string) []string {
	switch lang {
	case "ru":
		return append(russian(n), n)
	case "ar":
		return arabic(n)
	case "de":
		if r := []rune(n); len(r) > 3 && unicode.IsLower(r[len(r)-1]) && !strings.HasSuffix(n, "s") {
			return []string{n, n + "s"}
		}
	}
	return []string{n}
}
