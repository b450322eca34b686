package linking

import (
	"slices"
	"strings"

	"pariscall/model"
)

// told is what an incident is known by when nothing names it: the state that
// was hit, what in it, by whom and when.
type told struct {
	thing    int32
	anywhere bool    // the group's name stands for the state
	kinds    uint64  // of what was hit
	marks    []int32 // words that no other incident has
	years    []int32 // it began, or became known
	groups   []model.Ref
	byYear   bool // the state and the year are enough, beside an attack
	byGroup  bool // the state and the group are
	byWhat   bool // the state and what was hit are
}

// target is a word or phrase for a kind of thing that is hit.
type target struct {
	kind uint64
	rest []int32 // the words after the first
}

// addTargets lists the kinds of things that are hit.
func (l *lexicon) addTargets(lines string) {
	l.kinds = make(map[string]uint64, 64)
	l.targets = make(map[int32][]target, 1024)
	for row := range rows(lines) {
		kind := uint64(1) << len(l.kinds)
		if kind == 0 {
			panic("linking: targets.tsv: more than 64 kinds")
		}
		l.kinds[row[0]] = kind
		for w := range strings.FieldsSeq(field(row, 1)) {
			words := l.spell(strings.ReplaceAll(w, "_", " "))
			t := target{kind: kind}
			for _, w := range words[1:] {
				t.rest = append(t.rest, w.id)
			}
			l.targets[words[0].id] = append(l.targets[words[0].id], t)
			l.mark(words[0].id, clsTold)
		}
	}
	l.machine = l.kindsOf(machine)
}

// machine is the kind of words that are no attack and tell of one: servers,
// passwords, what was encrypted.
const machine = "machine"

// kindsOf reads names of kinds of things that are hit.
func (l *lexicon) kindsOf(list string) (kinds uint64) {
	for k := range strings.FieldsSeq(list) {
		if l.kinds[k] == 0 {
			panic("linking: no kind of target is called " + k)
		}
		kinds |= l.kinds[k]
	}
	return kinds
}

// addTold lists the incidents that are known by what was hit.
func (l *lexicon) addTold(atlas *model.Atlas, lines string) {
	byID := make(map[string]*model.Incident, len(atlas.Incidents()))
	for _, in := range atlas.Incidents() {
		byID[in.ID] = in
	}
	for row := range rows(lines) {
		in := byID[row[0]]
		if in == nil {
			continue
		}
		enough := func(what string) bool { return slices.Contains(strings.Fields(field(row, 4)), what) }
		t := told{
			thing: l.thing(in.Ref(), in.Name), kinds: l.kindsOf(field(row, 2)), years: l.yearsOf(in), groups: l.groupsOf(in),
			byYear: enough("year"), byGroup: enough("group"), byWhat: enough("what"),
		}
		for w := range strings.FieldsSeq(field(row, 3)) {
			t.marks = append(t.marks, l.number(w))
		}
		for _, id := range append(slices.Clone(t.marks), t.years...) {
			l.mark(id, clsTold)
		}
		n := int32(len(l.told))
		for state := range strings.FieldsSeq(row[1]) {
			if state != "*" {
				c := l.thing(model.Ref{Kind: model.KindCountry, ID: state}, "")
				l.things[c].told = append(l.things[c].told, n)
				continue
			}
			t.anywhere = true
			for _, g := range t.groups {
				a := l.thing(g, "")
				l.things[a].told = append(l.things[a].told, n)
			}
		}
		l.told = append(l.told, t)
	}
}

// groupsOf returns the groups that did it: those that the data names, and those
// that the names in its sources are read as here, where two groups may share
// one.
func (l *lexicon) groupsOf(in *model.Incident) []model.Ref {
	out := slices.Clone(in.Actors)
	for _, n := range append([]string{in.ActorName}, in.ActorAliases...) {
		node := int32(0)
		for _, w := range l.spell(n) {
			if node = l.tree.child(node, w.id); node < 0 {
				break
			}
		}
		if node <= 0 {
			continue
		}
		for k := l.tree.head[node]; k >= 0; k = l.entries[k].next {
			if r := l.things[l.entries[k].thing].ref; r.Kind == model.KindActor && !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}
