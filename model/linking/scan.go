package linking

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"pariscall/model"
)

// scan is the reading of one text.
type scan struct {
	lex   *lexicon
	text  string
	words []word
	why   bool

	outletName string // who published the text
	outlet     []model.Ref

	kept     []model.Mention // of the title, while the body is read
	found    []model.Mention
	rejected []model.Rejection
	persons  []int32 // words that were persons here: they stay persons
	met      bool    // the text was looked through for persons
	clue     []int32 // words that help to tell an incident
	clued    bool    // the text was looked through for them

	topics [topics]uint8 // what was asked of the text, and what is so
	homes  []homeAsked   // countries that were asked for

	asked  int32  // number + 1 of the word that is was last asked of
	folded []byte // what it folds to

	tongue int // the word after the last adjective that was a language

	langs    uint16 // what the text may be written in
	sure     int    // how many words say so
	sentLo   int    // the sentence last looked at
	sentHi   int
	sentCase casing
}

func (s *scan) reset(l *lexicon, text, language string, why bool) {
	s.lex, s.text, s.why = l, text, why
	s.words, s.asked = l.cut(text, s.words), 0
	s.found, s.rejected, s.persons = s.found[:0], s.rejected[:0], s.persons[:0]
	s.sentLo, s.sentHi, s.tongue, s.met = 0, 0, -9, false
	s.clue, s.clued = s.clue[:0], false
	s.topics, s.homes = [topics]uint8{}, s.homes[:0]
	s.langs, s.sure = langBits[language], 3
	if s.langs&(langEN|latinLangs) == 0 {
		s.langs = 0
	}
}

// guess finds the languages whose small words are most frequent.
func (s *scan) guess() uint16 {
	if s.langs != 0 {
		return s.langs
	}
	var votes [6]int
	n := min(len(s.words), 400)
	for i := range n {
		c := s.class(i) & (clsEN | clsFR | clsDE | clsES | clsPT | clsIT)
		for ; c != 0; c &= c - 1 {
			votes[bits.TrailingZeros64(uint64(c/clsEN))]++
		}
	}
	best := 0
	for _, v := range votes {
		best = max(best, v)
	}
	order := [6]uint16{langEN, langFR, langDE, langES, langPT, langIT}
	s.sure = best
	for i, v := range votes {
		if v == best {
			s.langs |= order[i]
		}
	}
	return s.langs
}

func (s *scan) class(i int) class {
	if i < 0 || i >= len(s.words) || s.words[i].id < 0 {
		return 0
	}
	return s.lex.class[s.words[i].id]
}

// after returns the class of the word after i when no sentence ends between,
// skipping a possessive s.
func (s *scan) after(i int) (class, int) {
	j := i + 1
	if j < len(s.words) && s.words[j].gap == gapJoin && s.words[j].end-s.words[j].start == 1 && s.text[s.words[j].start] == 's' {
		j++
	}
	if j >= len(s.words) || s.words[j].gap >= gapBreak {
		return 0, -1
	}
	return s.class(j), j
}

// before returns the class of the word before i when only a blank or hyphen
// stands between.
func (s *scan) before(i int) (class, int) {
	if i == 0 || s.words[i].gap >= gapBreak {
		return 0, -1
	}
	return s.class(i - 1), i - 1
}

// is says whether word i is one of these folded words.
func (s *scan) is(i int, list ...string) bool {
	if i < 0 || i >= len(s.words) {
		return false
	}
	if s.words[i].id < 0 {
		t := s.written(i, i)
		for _, x := range list {
			// The first byte tells most words apart; those of three bytes a
			// letter and more have no case.
			if len(t) == len(x) && (t[0] == x[0] || t[0]|0x20 == x[0] || t[0] >= 0xC3 && t[0] < 0xE0) && strings.EqualFold(t, x) {
				return true
			}
		}
		return false
	}
	if id := s.words[i].id; id+1 != s.asked { // a word is asked for again and again
		s.asked, s.folded = id+1, s.lex.vocab.text(id)
	}
	b := s.folded
	for _, x := range list {
		if len(x) == len(b) && x[0] == b[0] && x == string(b) {
			return true
		}
	}
	return false
}

// anyIn says whether a word of these classes stands in lo to hi, apart from
// the words i to j.
func (s *scan) anyIn(lo, hi, i, j int, c class) bool {
	if i >= 0 { // hostile text has sentences without end
		lo, hi = max(lo, i-200), min(hi, j+200)
	}
	for k := max(lo, 0); k < min(hi, len(s.words)); k++ {
		if (k < i || k > j) && s.class(k)&c != 0 {
			return true
		}
	}
	return false
}

// bear notes that a word was a person's name here.
func (s *scan) bear(i int) {
	for _, id := range s.persons {
		if id == s.words[i].id {
			return
		}
	}
	s.persons = append(s.persons, s.words[i].id)
}

func (s *scan) count(i, j int, c class) int {
	n := 0
	for k := max(0, i-60); k < min(len(s.words), j+60); k++ {
		if (k < i || k > j) && s.class(k)&c != 0 && s.words[k].id != s.words[i].id {
			n++
		}
	}
	return n
}

// run reads the text from left to right and takes the longest name that a
// rule accepts.
func (s *scan) run() {
	var ends [24]struct {
		end  int
		node int32
	}
	l := s.lex
	for i := 0; i < len(s.words); {
		w := &s.words[i]
		if w.id < 0 || w.role == 0 && (w.trait&isArab == 0 || !s.unprefixed(i)) {
			i++ // most words are no part of a name
			continue
		}
		if w.role&beginsName == 0 {
			i = s.takeHan(i)
			continue
		}
		if w.role&standsForOne != 0 {
			if next := s.takeShort(i, 3); next > i+1 {
				i = next // 中美俄 before 中美
				continue
			}
		}
		n := 0
		node := int32(0)
		for j := i; j < len(s.words) && n < len(ends); j++ {
			v := &s.words[j]
			if v.id < 0 || j > i && v.gap >= gapStop {
				break
			}
			if node = l.tree.child(node, v.id); node < 0 {
				break
			}
			if l.tree.head[node] >= 0 {
				ends[n].end, ends[n].node = j, node
				n++
			}
		}
		next := -1
		for k := n - 1; k >= 0; k-- {
			if s.weigh(i, ends[k].end, ends[k].node) {
				next = ends[k].end + 1
				break
			}
		}
		if next < 0 {
			next = i + 1
			if w.role&standsForOne != 0 {
				next = s.takeHan(i)
			}
		}
		i = next
	}
}

// unprefixed reads an Arabic word without the prefix that a longer name has on
// it, when it begins a name so: وجزر is a word of a state's name, and "and the
// islands" before another.
func (s *scan) unprefixed(i int) bool {
	w := &s.words[i]
	x := s.lex.bare([]byte(s.written(i, i)))
	if x.role()&beginsName == 0 {
		return false
	}
	w.id, w.role = x.id(), x.role()
	return true
}

// broken says whether a comma, a bracket or the like stands between the words
// i to j. Opening quotation marks do not part a name: Operation "Aurora".
func (s *scan) broken(i, j int) bool {
	for k := i + 1; k <= j; k++ {
		if s.words[k].gap == gapBreak && strings.Trim(s.text[s.words[k-1].end:s.words[k].start], " «„“\"「『《") != "" {
			return true
		}
	}
	return false
}

// bounded says whether a word may begin at i and end at j: in a run of
// katakana a short name must stand alone, and an address is no text.
func (s *scan) bounded(i, j int) bool {
	a, b := s.words[i], s.words[j]
	if a.trait&isKana != 0 && i > 0 && s.words[i-1].trait&isKana != 0 && a.gap == gapNone {
		return false
	}
	if b.trait&isKana != 0 && j+1 < len(s.words) && s.words[j+1].trait&isKana != 0 && s.words[j+1].gap == gapNone && j-i < 2 {
		return false
	}
	if a.start > 0 {
		switch s.text[a.start-1] {
		case '@':
			if i != j || !s.handle(i) {
				return false
			}
		case '_', '\\':
			return false
		case '.':
			if a.start > 1 && wordByte(s.text[a.start-2]) && a.trait&upperFirst == 0 {
				return false
			}
		case '/':
			if s.inAddress(i) {
				return false
			}
		}
	}
	if end := int(b.end); end+1 < len(s.text) {
		switch s.text[end] {
		case '.':
			if c := s.text[end+1]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
				return false
			}
		case '@', '_':
			return false
		case '/':
			if s.inAddress(i) {
				return false
			}
		}
	}
	return true
}

// handle says whether word i, with an at sign before it, is all of an account's
// name rather than the end of an address or the start of a longer name.
func (s *scan) handle(i int) bool {
	lo, rest := int(s.words[i].start)-2, s.text[s.words[i].end:]
	if lo >= 0 && s.text[lo] > ' ' && s.text[lo] != '(' && s.text[lo] != '.' {
		return false
	}
	if rest != "" && strings.IndexByte("_@/", rest[0]) >= 0 || len(rest) > 1 && rest[0] == '.' && wordByte(rest[1]) {
		return false // @Acme_Help, @Acme.com, @Acme/parser
	}
	return s.words[i].trait&upperFirst != 0 && (i+1 == len(s.words) || s.words[i+1].gap != gapNone)
}

func wordByte(c byte) bool { return asciiKind[c] != asciiSep }

// inAddress says whether word i is a part of a web address.
func (s *scan) inAddress(i int) bool {
	const most = 1 << 10 // bytes before and after; hostile text has no blanks
	lo, hi := int(s.words[i].start), int(s.words[i].end)
	for first := max(0, lo-most); lo > first && s.text[lo-1] > ' '; {
		lo--
	}
	for last := min(len(s.text), hi+most); hi < last && s.text[hi] > ' '; {
		hi++
	}
	chunk := s.text[lo:hi]
	for k := 0; k+2 < len(chunk); k++ {
		if chunk[k] == ':' && chunk[k+1] == '/' || chunk[k] == '.' && chunk[k+1] >= 'a' && chunk[k+1] <= 'z' {
			return true
		}
	}
	return false
}

func (s *scan) firstRune(i int) rune {
	r, _ := utf8.DecodeRuneInString(s.text[s.words[i].start:])
	return r
}

func (s *scan) written(i, j int) string { return s.text[s.words[i].start:s.words[j].end] }
