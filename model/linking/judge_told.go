package linking

import (
	"slices"

	"pariscall/model"
)

const (
	tellNear = 30   // words before and after a state or group that belong to it
	tellMost = 1024 // incidents that are asked for in one text
)

// telling is an incident that a text tells without naming it.
type telling struct {
	*told
	at    span // the words that are its mention
	dated bool
	exact bool // what was hit is said
	why   string
}

// tell records incidents that are told by their circumstances: a state with
// two of what was hit there, by whom and when, where the year needs an attack
// beside it. "Prague summons the ambassador: APT31 read the foreign ministry's
// mail" is the incident of that ministry.
func (s *scan) tell() {
	var tellings []telling
	n, asked := len(s.found), 0
	for k := 0; k < n && asked < tellMost; k++ {
		m := &s.found[k]
		if m.Ref.Kind != model.KindCountry && m.Ref.Kind != model.KindActor {
			continue
		}
		of := s.lex.things[s.lex.thingOf[m.Ref]].told
		asked += len(of)
		for _, t := range of {
			t := &s.lex.told[t]
			if slices.ContainsFunc(tellings, func(o telling) bool { return o.thing == t.thing }) {
				continue
			}
			told, ok := s.asTold(t, m, s.found[max(0, k-4*tellNear):min(n, k+4*tellNear)])
			if ok && !s.hasFound(s.lex.things[t.thing].ref) { // asked last: there may be many
				tellings = append(tellings, told)
			}
		}
	}
	// A group did several things in one state: what was hit tells them apart.
	if slices.ContainsFunc(tellings, func(t telling) bool { return t.exact }) {
		tellings = slices.DeleteFunc(tellings, func(t telling) bool { return !t.exact && !t.dated })
	}
	dated := slices.ContainsFunc(tellings, func(t telling) bool { return t.dated })
	for _, t := range tellings {
		if !t.dated && (dated || len(tellings) > 1) {
			continue // the year tells two of one kind apart, or nothing does
		}
		if s.taken(s.found[n:], t.at) {
			continue
		}
		th := &s.lex.things[t.thing]
		start, end := int(s.words[t.at.lo].start), int(s.words[t.at.hi-1].end)
		s.found = append(s.found, model.Mention{
			Ref: th.ref, Name: th.name, Match: s.text[start:end], Start: start, End: end, Why: t.why,
		})
	}
}

func (s *scan) hasFound(r model.Ref) bool {
	return slices.ContainsFunc(s.found, func(m model.Mention) bool { return m.Ref == r })
}

// asTold says whether the words around m, a state or a group, tell t; near are
// the mentions around it.
func (s *scan) asTold(t *told, m *model.Mention, near []model.Mention) (telling, bool) {
	at, _ := slices.BinarySearchFunc(s.words, m.Start, func(w word, start int) int { return int(w.start) - start })
	reach := tellNear
	if s.words[at].trait&isIdeo != 0 {
		reach *= 2 // a character a word
	}
	lo, hi := max(0, at-reach), min(len(s.words), at+reach)
	var what, when, who span
	from, _ := slices.BinarySearch(s.clues(), int32(lo))
	for _, k := range s.clue[from:] {
		k := int(k)
		if k >= hi {
			break
		}
		if id := s.words[k].id; slices.Contains(t.marks, id) {
			who = who.or(span{k, k + 1})
		} else if slices.Contains(t.years, id) {
			when = when.or(span{k, k + 1})
		} else if what.none() {
			if end, ok := s.target(t.kinds, k, hi); ok && !s.takenByOther(near, span{k, end}) {
				what = span{k, end} // the Storting is a name of the state, and a parliament
			}
		}
	}
	start, end := int(s.words[lo].start), int(s.words[hi-1].end)
	group := slices.ContainsFunc(near, func(m model.Mention) bool {
		return m.Start >= start && m.End <= end && slices.Contains(t.groups, m.Ref)
	})
	known := group || !who.none()
	if !known && when.none() && (!t.byWhat || what.none()) {
		return telling{}, false
	}
	struck, machine, fresh, otherYear := s.struckIn(t, lo, hi)
	var ok bool
	switch {
	case fresh:
	case t.byWhat && !known && when.none(): // a server is no attack
		ok = !what.none() && !struck.none() && !otherYear
	case t.anywhere:
		ok = group && (!what.none() || !who.none())
	case known && !when.none():
		ok = true
	case known && !otherYear:
		ok = !what.none() || (t.byGroup && group || !who.none()) && !struck.or(machine).none()
	case !when.none() && !struck.or(machine).none():
		ok = !what.none() || t.byYear
	}
	if !ok {
		return telling{}, false
	}
	for _, p := range [...]span{what, who, struck, machine, when} {
		if !p.none() && !s.taken(near, p) {
			return telling{t, p, !when.none(), !what.none(), toldBy(known, !when.none())}, true
		}
	}
	return telling{}, false
}

// toldBy is the reason given for an incident that nothing names.
func toldBy(whom, when bool) string {
	switch {
	case whom && when:
		return "told by what was hit, by whom and when"
	case whom:
		return "told by what was hit and by whom"
	case when:
		return "told by what was hit and when"
	}
	return "told by what was hit"
}

// clues returns the words of the text that help to tell an incident.
func (s *scan) clues() []int32 {
	if !s.clued {
		s.clued = true
		for k := range s.words {
			if s.class(k)&clsTold != 0 {
				s.clue = append(s.clue, int32(k))
			}
		}
	}
	return s.clue
}

// struckIn looks for an attack among the words lo to hi, or for what tells of
// one, and says whether it is a further one and whether a year stands there
// that is none of t's.
func (s *scan) struckIn(t *told, lo, hi int) (struck, machine span, fresh, otherYear bool) {
	for k := lo; k < hi; k++ {
		c := s.class(k)
		switch {
		case c&clsAttack != 0 && !s.armed(k) && !s.denied(k):
			fresh = fresh || k > 0 && s.class(k-1)&clsFresh != 0
			struck = struck.or(span{k, k + 1})
		case s.isYear(k):
			otherYear = otherYear || !slices.Contains(t.years, s.words[k].id)
		case c&clsTold != 0 && machine.none():
			if end, ok := s.target(s.lex.machine, k, hi); ok {
				machine = span{k, end}
			}
		case s.words[k].trait&isKana != 0 && struck.none() && s.kanaAttack(k, k+1) >= 0:
			struck = span{k, k + 1}
		}
	}
	return struck, machine, fresh, otherYear
}

// denied says whether the words before word k say that there was none: "nobody
// mentioned hackers", "kein Angriff".
func (s *scan) denied(k int) bool {
	for n := k - 1; n >= max(0, k-3) && s.words[n+1].gap < gapBreak; n-- {
		if s.is(n, "no", "not", "nobody", "never", "without", "denies", "denied", "kein", "keine", "keinen", "nicht", "aucun", "aucune", "sin", "ningún", "ningun", "ninguna", "nessun", "nessuna", "sem", "нет", "не", "без") {
			return true
		}
	}
	return false
}

// span is the words from lo until before hi, or none.
type span struct{ lo, hi int }

func (p span) none() bool { return p.hi == 0 }

func (p span) or(q span) span {
	if p.none() {
		return q
	}
	return p
}

// target says whether one of these kinds of targets stands from word k on, and
// where it ends.
func (s *scan) target(kinds uint64, k, hi int) (end int, ok bool) {
	for _, g := range s.lex.targets[s.words[k].id] {
		end := k + 1 + len(g.rest)
		if g.kind&kinds == 0 || end > hi {
			continue
		}
		match := true
		for n, id := range g.rest {
			w := &s.words[k+1+n]
			match = match && w.id == id && w.gap < gapBreak
		}
		if match {
			return end, true
		}
	}
	return 0, false
}

// taken says whether one of these mentions stands on some of the words.
func (s *scan) taken(by []model.Mention, p span) bool {
	return s.takenBy(by, p, func(model.Kind) bool { return true })
}

// takenByOther says so of a mention that is no state.
func (s *scan) takenByOther(by []model.Mention, p span) bool {
	return s.takenBy(by, p, func(k model.Kind) bool { return k != model.KindCountry })
}

func (s *scan) takenBy(by []model.Mention, p span, of func(model.Kind) bool) bool {
	start, end := int(s.words[p.lo].start), int(s.words[p.hi-1].end)
	return slices.ContainsFunc(by, func(m model.Mention) bool { return m.Start < end && m.End > start && of(m.Ref.Kind) })
}

// isYear says whether word k is a year that incidents are of.
func (s *scan) isYear(k int) bool {
	w := &s.words[k]
	if w.trait&isNumber == 0 || w.end-w.start != 4 {
		return false
	}
	t := s.text[w.start:w.end]
	return t >= "1998" && t <= "2039"
}
