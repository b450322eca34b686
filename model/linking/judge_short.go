package linking

import (
	"strings"

	"pariscall/model"
)

// titleAcronym says whether an acronym is written as the French, Spanish,
// Portuguese and Italian press does those that can be spoken: Cnil, Medef.
func (s *scan) titleAcronym(e *entry, i int) bool {
	w := s.words[i]
	if utf8len(e.name) < 4 || w.trait&upperFirst == 0 || w.trait&hasLower == 0 || s.guess()&latinLangs == 0 {
		return false
	}
	if s.speaks(langFR) && s.guess()&langEN == 0 && s.sure > 0 {
		return true
	}
	if w.trait&isStart != 0 && s.company(i, i) && s.guess()&langEN == 0 {
		return true
	}
	c, p := s.before(i)
	return p >= 0 && c&(clsES|clsPT|clsIT|clsFR) != 0 && s.guess()&langEN == 0
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
	lo, hi := i, j+1
	for lo > 0 && s.words[lo].gap < gapBreak {
		lo--
	}
	for hi < len(s.words) && s.words[hi].gap < gapBreak {
		hi++
	}
	last, first := hi == len(s.words), lo == 0
	if last == first || hi-lo > 5 || s.anyIn(lo, hi, i, j, clsAttack|clsCompanyVerb) {
		return false
	}
	if last {
		mark := strings.TrimRight(s.text[s.words[lo-1].end:s.words[lo].start], " ")
		return strings.HasSuffix(mark, "|") ||
			t.outlet && lo == i && hi == j+1 && (strings.HasSuffix(mark, "-") || strings.HasSuffix(mark, "–") || strings.HasSuffix(mark, "—"))
	}
	return lo == i && hi == j+1 && strings.HasPrefix(strings.TrimLeft(s.text[s.words[j].end:s.words[hi].start], " "), "|")
}
