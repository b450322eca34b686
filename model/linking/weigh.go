package linking

import (
	"strings"

	"pariscall/model"
)

// weigh asks the rules about words i to j and records the answer. It says
// whether the words are used up.
func (s *scan) weigh(i, j int, node int32) bool {
	if !s.bounded(i, j) {
		return false
	}
	l := s.lex
	taken := false
	var hit *entry // what was hit, when an attack stands near
	broken := s.broken(i, j)
	for k := l.tree.head[node]; k >= 0; k = l.entries[k].next {
		e := &l.entries[k]
		if broken && !strings.ContainsAny(e.name, ",(（–-:“.") {
			continue // a comma stands in the words, not in the name
		}
		if e.rule == ruleBlock {
			if e.flags&exactCase != 0 && s.written(i, j) != e.name || !s.blocks(e, i, j) {
				continue
			}
			if s.why {
				s.rejectInside(i, j)
			}
			return true
		}
		if taken && e.rule != ruleAnchor {
			continue
		}
		v := s.judge(e, i, j)
		if v.ok && (s.ownOutlet(l.things[e.thing].ref) || s.signsOff(&l.things[e.thing], i, j)) {
			v = no("the outlet that published it")
		}
		if !v.ok {
			if v.why != "" {
				s.reject(e, i, j, v.why)
			}
			taken = taken || v.used
			continue
		}
		if e.rule == ruleAnchor {
			if hit == nil {
				hit = e
			}
			continue
		}
		taken = true
		switch {
		case e.rule == rulePair:
			s.pair(e, i, j)
		case l.things[e.thing].ref.Kind == model.KindIncident:
			s.split(e, i, j)
			hit = nil
		default:
			s.accept(e, i, j)
			for _, n := range l.things[e.thing].incidents {
				if a := &l.entries[n]; hit == nil && s.beside(a, i, j) >= 0 {
					hit = a
				}
			}
		}
	}
	if hit == nil {
		return taken
	}
	if taken {
		s.anchorBeside(hit, i, j)
		return true
	}
	s.split(hit, i, j)
	return true
}

func (s *scan) accept(e *entry, i, j int) {
	t := &s.lex.things[e.thing]
	s.found = append(s.found, model.Mention{
		Ref: t.ref, Name: t.name, Match: s.written(i, j),
		Start: int(s.words[i].start), End: int(s.words[j].end), Why: ruleWords[e.rule],
	})
}

func (s *scan) reject(e *entry, i, j int, why string) {
	if !s.why {
		return
	}
	t := &s.lex.things[e.thing]
	if t.ref.IsZero() {
		return
	}
	s.rejected = append(s.rejected, model.Rejection{
		Ref: t.ref, Match: s.written(i, j),
		Start: int(s.words[i].start), End: int(s.words[j].end), Why: why,
	})
}

// rejectInside records the names that a blocking name swallowed.
func (s *scan) rejectInside(i, j int) {
	why := "part of " + s.written(i, j)
	for a := i; a <= j; {
		e, end := s.longest(a, j, false)
		if e == nil {
			a++
			continue
		}
		s.reject(e, a, end, why)
		a = end + 1
	}
}

// longest returns the longest listed name from word a on that ends by word
// hi, other than a blocking one; with judged, only what the rules accept.
func (s *scan) longest(a, hi int, judged bool) (*entry, int) {
	var best *entry
	end := a
	node := int32(0)
	for k := a; k <= hi; k++ {
		if s.words[k].id < 0 || k > a && s.words[k].gap >= gapBreak {
			break
		}
		if node = s.lex.tree.child(node, s.words[k].id); node < 0 {
			break
		}
		for n := s.lex.tree.head[node]; n >= 0; n = s.lex.entries[n].next {
			e := &s.lex.entries[n]
			if e.rule == ruleBlock || judged && (!inner(e.rule) || !s.judge(e, a, k).ok) {
				continue
			}
			best, end = e, k
			break
		}
	}
	return best, end
}

func inner(r rule) bool {
	return r != ruleIncident && r != ruleAnchor && r != rulePair && r != ruleStrict
}

// split accepts an incident. A country, company or group that begins or ends
// its name ("Bangladesh Bank heist") is a mention of its own, and the rest
// names the incident, so that no two mentions share a place.
func (s *scan) split(e *entry, i, j int) {
	if e2, end := s.longest(i, j-1, true); e2 != nil && i < j {
		s.accept(e2, i, end)
		s.accept(e, end+1, j)
		return
	}
	for a := j; a > i; a-- {
		if e2, end := s.longest(a, j, true); e2 != nil && end == j {
			s.accept(e, i, a-1)
			s.accept(e2, a, j)
			return
		}
	}
	s.accept(e, i, j)
}

// pair accepts a word that names two or three countries, a character each.
func (s *scan) pair(e *entry, i, j int) {
	for k := i; k <= j; k++ {
		s.accept(e, k, k)
		if e.aux < 0 {
			return
		}
		e = &s.lex.entries[e.aux]
	}
}
