package linking

// casing is how a sentence uses capitals.
type casing uint8

const (
	caseSentence casing = iota
	caseTitle           // Most Words Begin With a Capital
	caseUpper           // ALL OF IT
	caseLower           // none at all
	caseOpen            // none but the first
)

// sentence returns the words of the sentence that holds word i.
func (s *scan) sentence(i int) (lo, hi int) {
	if s.sentHi > 0 && i >= s.sentLo && i < s.sentHi {
		return s.sentLo, s.sentHi
	}
	lo, hi = i, i+1
	for lo > 0 && s.words[lo].gap != gapStop {
		lo--
	}
	for hi < len(s.words) && s.words[hi].gap != gapStop {
		hi++
	}
	s.sentLo, s.sentHi = lo, hi
	s.sentCase = s.measure(lo, hi)
	return lo, hi
}

func (s *scan) casing(i int) casing {
	s.sentence(i)
	return s.sentCase
}

// measure decides how the words lo to hi use capitals.
func (s *scan) measure(lo, hi int) casing {
	var up, low, all, cased int
	var first, other bool
	for k := lo; k < hi; k++ {
		w := s.words[k]
		if w.trait&(isIdeo|isKana|isArab|isNumber) != 0 {
			continue
		}
		n := w.end - w.start
		if w.trait&upperFirst != 0 && k == lo {
			first = true
		} else if w.trait&upperFirst != 0 && n > 1 {
			other = true
		}
		if w.trait&allUpper != 0 {
			all++
		}
		if w.trait&hasLower != 0 || w.trait&allUpper != 0 {
			cased++
		}
		if n < 4 || s.class(k)&clsEN != 0 && n < 5 {
			continue
		}
		if w.trait&upperFirst != 0 {
			up++
		} else if w.trait&hasLower != 0 {
			low++
		}
	}
	switch {
	case cased >= 3 && all*10 >= cased*8:
		return caseUpper
	case up == 0 && all == 0 && !first && !other:
		return caseLower
	case !other && all == 0:
		return caseOpen
	case up >= 3 && low*5 <= up:
		return caseTitle
	}
	return caseSentence
}
