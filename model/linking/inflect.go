package linking

import (
	"strings"
	"unicode"
)

// The forms of a word are made when the lexicon is built, so that looking up
// stays one step. They are regular forms only; irregular ones are listed.

// plural returns the English plural of a people or an adjective that is one,
// or "" when the word has none (Danish, Chinese, Dutch).
func plural(s string) string {
	switch {
	case strings.HasSuffix(s, "sh"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "ese"), strings.HasSuffix(s, "ss"), strings.HasSuffix(s, "s"):
		return ""
	case strings.HasSuffix(s, "man"):
		if s == "German" || s == "Turkman" || s == "Roman" || s == "Oman" {
			return s + "s"
		}
		return strings.TrimSuffix(s, "man") + "men"
	}
	return s + "s"
}

// romance returns the forms of an adjective in French, Spanish, Portuguese or
// Italian.
func romance(lang, s string) []string {
	cut := func(n int, ends ...string) []string {
		out := make([]string, 0, len(ends))
		for _, e := range ends {
			out = append(out, s[:len(s)-n]+e)
		}
		return out
	}
	has := func(end string) bool { return strings.HasSuffix(s, end) }
	switch lang {
	case "it":
		switch {
		case has("co"):
			return cut(2, "co", "ca", "ci", "chi", "che")
		case has("io"):
			return cut(2, "io", "ia", "i", "ie")
		case has("o"):
			return cut(1, "o", "a", "i", "e")
		case has("ta"), has("ga"):
			return cut(1, "a", "i", "e", "hi", "he")
		case has("e"):
			return cut(1, "e", "i")
		}
	case "es":
		switch {
		case has("és"):
			return cut(3, "és", "esa", "eses", "esas")
		case has("án"):
			return cut(3, "án", "ana", "anes", "anas")
		case has("ol"), has("ón"), has("z"):
			if has("ón") {
				return cut(3, "ón", "ona", "ones", "onas")
			}
			return append(cut(0, "", "a", "es", "as"), s)
		case has("o"):
			return cut(1, "o", "a", "os", "as")
		case has("í"):
			return cut(0, "", "es", "s")
		}
		return cut(0, "", "s")
	case "pt":
		switch {
		case has("ês"):
			return cut(3, "ês", "esa", "eses", "esas")
		case has("ão"):
			return cut(3, "ão", "ã", "ães", "ãs", "ões")
		case has("ol"):
			return cut(2, "ol", "ola", "óis", "olas")
		case has("o"):
			return cut(1, "o", "a", "os", "as")
		}
		return cut(0, "", "s")
	case "fr":
		switch {
		case has("ien"), has("éen"), has("yen"):
			return cut(0, "", "s", "ne", "nes")
		case has("ais"), has("ois"):
			return cut(0, "", "e", "es")
		case has("e"), has("è"):
			return cut(0, "", "s")
		case has("ec"):
			return cut(0, "", "s", "que", "ques")
		case has("turc"):
			return cut(1, "c", "cs", "que", "ques")
		}
		return cut(0, "", "s", "e", "es")
	}
	return []string{s}
}

// leaning returns a word with what makes it "on the side of": filorusso,
// prorrusso, prorusse, prorussisch, пророссийский.
func leaning(lang, s string) string {
	switch lang {
	case "it":
		return "filo" + s
	case "es":
		if s[0] == 'r' {
			return "pror" + s
		}
		return "pro" + s
	case "ru":
		return "про" + s
	}
	return "pro" + s
}

// german returns the forms of an adjective (-isch) or of a people.
func german(s string) []string {
	if strings.HasSuffix(s, "isch") || strings.HasSuffix(s, "sch") {
		out := make([]string, 0, 6)
		for _, e := range []string{"", "e", "er", "en", "es", "em"} {
			out = append(out, s+e)
		}
		return out
	}
	if strings.HasSuffix(s, "e") {
		return []string{s, s + "n"}
	}
	return []string{s, s + "n", s + "s", s + "en"}
}

// germanWomen returns the women of a people: Dänin, Norwegerinnen; of an
// adjective nothing.
func germanWomen(s string) []string {
	if r := []rune(s)[0]; !unicode.IsUpper(r) || strings.HasSuffix(s, "sche") || strings.HasSuffix(s, "scher") {
		return nil
	}
	if t, ok := strings.CutSuffix(s, "e"); ok {
		return []string{t + "in", t + "innen"}
	}
	if strings.HasSuffix(s, "er") {
		return []string{s + "in", s + "innen"}
	}
	return nil
}

// russian returns the case forms of a noun.
func russian(s string) []string {
	if strings.Contains(s, " ") || strings.Contains(s, "-") {
		return russianPhrase(s)
	}
	stem := func(n int, ends ...string) []string {
		r := []rune(s)
		base := string(r[:len(r)-n])
		out := make([]string, 0, len(ends))
		for _, e := range ends {
			out = append(out, base+e)
		}
		return out
	}
	switch {
	case strings.HasSuffix(s, "ия"):
		return stem(2, "ия", "ии", "ию", "ией")
	case strings.HasSuffix(s, "ья"):
		return stem(1, "я", "и", "ю", "ей", "е")
	case strings.HasSuffix(s, "я"):
		return stem(1, "я", "и", "е", "ю", "ей")
	case strings.HasSuffix(s, "а"):
		return stem(1, "а", "ы", "и", "е", "у", "ой")
	case strings.HasSuffix(s, "ай"), strings.HasSuffix(s, "ей"), strings.HasSuffix(s, "уй"), strings.HasSuffix(s, "ой"):
		return stem(1, "й", "я", "ю", "ем", "е")
	case strings.HasSuffix(s, "ь"):
		return stem(1, "ь", "и", "я", "ю", "ем", "ью", "е")
	case strings.HasSuffix(s, "ы"): // Мальдивы, Мальдив; Эмираты, Эмиратов
		return stem(1, "ы", "", "ов", "ам", "ами", "ах")
	case strings.HasSuffix(s, "ец"):
		return stem(2, "ец", "ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах")
	case strings.HasSuffix(s, "ин"), endsInConsonant(s):
		return stem(0, "", "а", "у", "ом", "е")
	}
	return []string{s}
}

func endsInConsonant(s string) bool {
	r := []rune(s)
	return len(r) > 3 && strings.ContainsRune("бвгджзклмнпрстфхцчшщ", r[len(r)-1])
}

// russianPhrase inflects names of two words, or of two joined by a hyphen:
// "Северная Корея", "Шри-Ланка", "Гвинея-Бисау", "Маршалловы острова".
func russianPhrase(s string) []string {
	first, second, ok := strings.Cut(s, " ")
	if !ok {
		return russianCompound(s)
	}
	if strings.Contains(second, " ") {
		return []string{s}
	}
	r := []rune(first)
	base := string(r[:max(len(r)-2, 0)])
	var nouns, ends []string
	switch {
	case strings.HasSuffix(first, "ая"):
		nouns, ends = russian(second), []string{"ая", "ой", "ую"}
	case strings.HasSuffix(first, "ый"), strings.HasSuffix(first, "ий"):
		nouns, ends = russian(second), []string{"ый", "ого", "ому", "ым", "ом"}
	case strings.HasSuffix(first, "ы"), strings.HasSuffix(first, "ие"):
		if nouns = russian(second); second == "острова" {
			nouns = []string{second, "островов", "островам", "островами", "островах"}
		}
		base, ends = strings.TrimSuffix(strings.TrimSuffix(first, "ы"), "ие"), []string{"ы", "ых", "ым", "ыми", "ие", "их", "им", "ими"}
	}
	out := []string{s}
	for _, n := range nouns {
		for _, e := range ends {
			out = append(out, base+e+" "+n)
		}
	}
	return out
}

func russianCompound(s string) []string {
	first, second, _ := strings.Cut(s, "-")
	out := []string{s}
	switch {
	case strings.HasSuffix(second, "а"):
		for _, n := range russian(second) {
			out = append(out, first+"-"+n)
		}
	case strings.HasSuffix(first, "я"):
		for _, n := range russian(first) {
			out = append(out, n+"-"+second)
		}
	}
	return out
}

// russianStem returns the forms of an adjective given without its ending, or
// of a people.
func russianStem(s string) []string {
	if !strings.HasSuffix(s, "ск") && !strings.HasSuffix(s, "цк") {
		return russianPeople(s)
	}
	out := make([]string, 0, 12)
	for _, e := range []string{"ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"} {
		out = append(out, s+e)
	}
	return out
}

// russianPeople returns the forms of one of a people, and of all of them:
// россиянин and россияне, китаец and китайцы, болгарин and болгары, чех and
// чехи.
func russianPeople(s string) []string {
	with := func(base string, ends ...string) []string {
		out := make([]string, 0, 12)
		for _, e := range ends {
			out = append(out, base+e)
		}
		return out
	}
	if base, ok := strings.CutSuffix(s, "ин"); ok && (strings.HasSuffix(base, "ян") || strings.HasSuffix(base, "ан")) {
		return with(base, "ин", "ина", "ину", "ином", "ине", "е", "", "ам", "ами", "ах", "ка", "ки", "ке", "ку", "кой")
	}
	if base, ok := strings.CutSuffix(s, "ец"); ok {
		if strings.HasSuffix(base, "и") || strings.HasSuffix(base, "е") || strings.HasSuffix(base, "а") {
			base += "й" // австриец, австрийца
		}
		return append(with(base, "ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах"), s)
	}
	if base, ok := strings.CutSuffix(s, "ин"); ok && s != "грузин" && s != "финн" {
		return with(base, "ин", "ина", "ину", "ином", "ине", "ы", "", "ам", "ами", "ах")
	}
	if base, ok := strings.CutSuffix(s, "ок"); ok { // турок, турки
		return append(with(base, "ка", "ку", "ком", "ке", "ки", "кам", "ками", "ках"), s)
	}
	many := "ы"
	if strings.HasSuffix(s, "к") || strings.HasSuffix(s, "х") || strings.HasSuffix(s, "ш") {
		many = "и"
	}
	return with(s, "", "а", "у", "ом", "е", many, "ов", "ам", "ами", "ах")
}

// arabicForms adds to a relative adjective its feminine and plurals, each with
// and without the article. What else Arabic writes onto a word is cut off when
// a text is read.
func arabicForms(kind, n string) []string {
	if kind != "adj" || !strings.HasSuffix(n, "ي") || strings.Contains(n, " ") || strings.HasPrefix(n, "ال") {
		return []string{n}
	}
	out := make([]string, 0, 10)
	for _, end := range [...]string{"", "ة", "ون", "ين", "ات"} {
		out = append(out, n+end, "ال"+n+end)
	}
	return out
}
