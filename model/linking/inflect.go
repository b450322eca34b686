package linking

import (
	"strings"
	"unicode"
	"unicode/utf8"
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

// pen writes the forms of words: many into one piece of memory, as most are
// names to be kept.
type pen struct {
	ink  strings.Builder
	last []string
}

// join returns what its parts make together.
func (p *pen) join(parts ...string) string {
	const page = 1 << 13
	n := 0
	for _, s := range parts {
		n += len(s)
	}
	if p.ink.Len()+n > p.ink.Cap() {
		p.ink = strings.Builder{}
		p.ink.Grow(max(n, page))
	}
	from := p.ink.Len()
	for _, s := range parts {
		p.ink.WriteString(s)
	}
	return p.ink.String()[from:]
}

// forms returns a word with each of these ends. They are good until the next
// ones are asked for.
func (p *pen) forms(base string, ends ...string) []string {
	p.last = p.last[:0]
	p.add(base, ends...)
	return p.last
}

// add adds more forms to the last ones.
func (p *pen) add(base string, ends ...string) {
	for _, e := range ends {
		if e == "" {
			p.last = append(p.last, base)
			continue
		}
		p.last = append(p.last, p.join(base, e))
	}
}

// romance returns the forms of an adjective in French, Spanish, Portuguese or
// Italian.
func (p *pen) romance(lang, s string) []string {
	cut := func(n int, ends ...string) []string { return p.forms(s[:len(s)-n], ends...) }
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
func (p *pen) leaning(lang, s string) string {
	switch {
	case lang == "it":
		return p.join("filo", s)
	case lang == "es" && s[0] == 'r':
		return p.join("pror", s)
	case lang == "ru":
		return p.join("про", s)
	}
	return p.join("pro", s)
}

// german returns the forms of an adjective (-isch) or of a people.
func (p *pen) german(s string) []string {
	switch {
	case strings.HasSuffix(s, "sch"):
		return p.forms(s, "", "e", "er", "en", "es", "em")
	case strings.HasSuffix(s, "e"):
		return p.forms(s, "", "n")
	}
	return p.forms(s, "", "n", "s", "en")
}

// germanWomen returns the women of a people: Dänin, Norwegerinnen; of an
// adjective nothing.
func (p *pen) germanWomen(s string) []string {
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) || strings.HasSuffix(s, "sche") || strings.HasSuffix(s, "scher") {
		return nil
	}
	if t, ok := strings.CutSuffix(s, "e"); ok {
		return p.forms(t, "in", "innen")
	}
	if strings.HasSuffix(s, "er") {
		return p.forms(s, "in", "innen")
	}
	return nil
}

// russian returns the case forms of a noun.
func (p *pen) russian(s string) []string {
	if strings.Contains(s, " ") || strings.Contains(s, "-") {
		return p.russianPhrase(s)
	}
	const letter = len("я")
	stem := func(n int, ends ...string) []string { return p.forms(s[:len(s)-n*letter], ends...) }
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
	last, _ := utf8.DecodeLastRuneInString(s)
	return utf8.RuneCountInString(s) > 3 && strings.ContainsRune("бвгджзклмнпрстфхцчшщ", last)
}

// russianPhrase inflects names of two words, or of two joined by a hyphen:
// "Северная Корея", "Шри-Ланка", "Гвинея-Бисау", "Маршалловы острова".
func (p *pen) russianPhrase(s string) []string {
	first, second, ok := strings.Cut(s, " ")
	if !ok {
		return p.russianCompound(s)
	}
	if strings.Contains(second, " ") {
		return []string{s}
	}
	r := []rune(first)
	base := string(r[:max(len(r)-2, 0)])
	var nouns, ends []string
	switch {
	case strings.HasSuffix(first, "ая"):
		nouns, ends = p.russian(second), []string{"ая", "ой", "ую"}
	case strings.HasSuffix(first, "ый"), strings.HasSuffix(first, "ий"):
		nouns, ends = p.russian(second), []string{"ый", "ого", "ому", "ым", "ом"}
	case strings.HasSuffix(first, "ы"), strings.HasSuffix(first, "ие"):
		if nouns = p.russian(second); second == "острова" {
			nouns = []string{second, "островов", "островам", "островами", "островах"}
		}
		base, ends = strings.TrimSuffix(strings.TrimSuffix(first, "ы"), "ие"), []string{"ы", "ых", "ым", "ыми", "ие", "их", "им", "ими"}
	}
	out := []string{s}
	for _, n := range nouns {
		for _, e := range ends {
			out = append(out, p.join(base, e, " ", n))
		}
	}
	return out
}

func (p *pen) russianCompound(s string) []string {
	first, second, _ := strings.Cut(s, "-")
	out := []string{s}
	switch {
	case strings.HasSuffix(second, "а"):
		for _, n := range p.russian(second) {
			out = append(out, p.join(first, "-", n))
		}
	case strings.HasSuffix(first, "я"):
		for _, n := range p.russian(first) {
			out = append(out, p.join(n, "-", second))
		}
	}
	return out
}

// russianStem returns the forms of an adjective given without its ending, or
// of a people.
func (p *pen) russianStem(s string) []string {
	if !strings.HasSuffix(s, "ск") && !strings.HasSuffix(s, "цк") {
		return p.russianPeople(s)
	}
	return p.forms(s, "ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
}

// russianPeople returns the forms of one of a people, and of all of them:
// россиянин and россияне, китаец and китайцы, болгарин and болгары, чех and
// чехи.
func (p *pen) russianPeople(s string) []string {
	if base, ok := strings.CutSuffix(s, "ин"); ok && (strings.HasSuffix(base, "ян") || strings.HasSuffix(base, "ан")) {
		return p.forms(base, "ин", "ина", "ину", "ином", "ине", "е", "", "ам", "ами", "ах", "ка", "ки", "ке", "ку", "кой")
	}
	if base, ok := strings.CutSuffix(s, "ец"); ok {
		if strings.HasSuffix(base, "и") || strings.HasSuffix(base, "е") || strings.HasSuffix(base, "а") {
			base += "й" // австриец, австрийца
		}
		return append(p.forms(base, "ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах"), s)
	}
	if base, ok := strings.CutSuffix(s, "ин"); ok && s != "грузин" && s != "финн" {
		return p.forms(base, "ин", "ина", "ину", "ином", "ине", "ы", "", "ам", "ами", "ах")
	}
	if base, ok := strings.CutSuffix(s, "ок"); ok { // турок, турки
		return append(p.forms(base, "ка", "ку", "ком", "ке", "ки", "кам", "ками", "ках"), s)
	}
	many := "ы"
	if strings.HasSuffix(s, "к") || strings.HasSuffix(s, "х") || strings.HasSuffix(s, "ш") {
		many = "и"
	}
	return p.forms(s, "", "а", "у", "ом", "е", many, "ов", "ам", "ами", "ах")
}

// arabicForms adds to a relative adjective its feminine and plurals, each with
// and without the article. What else Arabic writes onto a word is cut off when
// a text is read.
func (p *pen) arabicForms(kind, n string) []string {
	if kind != "adj" || !strings.HasSuffix(n, "ي") || strings.Contains(n, " ") || strings.HasPrefix(n, "ال") {
		return []string{n}
	}
	p.last = p.last[:0]
	for _, end := range [...]string{"", "ة", "ون", "ين", "ات"} {
		p.last = append(p.last, p.join(n, end), p.join("ال", n, end))
	}
	return p.last
}
