package linking

import (
	"strings"

	"pariscall/model"
)

// rule says what kind of name an entry is.
type rule uint8

const (
	ruleBlock     rule = iota // a proper name that is not ours
	ruleName                  // the English name
	ruleAlias                 // another English name
	ruleAdj                   // adjective, and people named by it
	rulePeople                // people
	rulePart                  // a part of the country
	rulePalace                // stands for the government
	ruleCapital               // stands for the government, or is only the place
	ruleLocal                 // as its own people write it
	ruleForeign               // name in another language
	ruleLangAdj               // adjective in another language
	rulePrefix                // Sino-, Russo-
	rulePair                  // 中美: two countries in one word
	ruleSupporter             // a supporter, plainly
	ruleWeak                  // a supporter's name that is also something else
	ruleStrict                // a generic name: only as the register writes it
	ruleHome                  // a supporter's name that means other things away from its country
	ruleIncident              // an incident
	ruleAnchor                // an incident if an attack stands near
	ruleActor                 // an actor, plainly
	ruleRare                  // an actor whose name is a rare word
	ruleCommon                // an actor whose name is a common word
)

var ruleWords = [...]string{
	"blocking name", "name", "alias", "adjective", "people", "part of the country",
	"palace that stands for the government", "capital that stands for the government",
	"local name", "name in another language", "adjective in another language",
	"compound", "two countries in one word", "name", "name, and its neighbours agree",
	"name as the register writes it", "name, in talk of its country", "name", "name, with an attack beside it", "name",
	"name, in talk of an attack", "name, and the text makes it a group",
}

type entryFlag uint8

const (
	exactCase entryFlag = 1 << iota // only as written
	upperOnly                       // only in capitals
	doubtful                        // also something else: a person, a town, a food
	lowOnly                         // with a capital it is a surname
)

type entry struct {
	next  int32
	thing int32
	aux   int32  // anchor number, or thing of the second of a pair, or of the home
	langs uint16 // of the name; 0 is English or any
	lower uint16 // languages that write it in lower case
	rule  rule
	flags entryFlag
	name  string // as listed
}

type thing struct {
	ref    model.Ref
	name   string
	outlet bool // a paper or a station

	incidents []int32 // entries: what happened to this state, if a word beside it says so
	told      []int32 // incidents that hit this state or are this group's, known by what stands around
}

type anchor struct {
	attack bool
	year   int32   // of the incident, or -1: with it, an attack may stand further away
	known  []int32 // years in which it began, ended or became known
	beside uint64  // kinds of targets that are enough in its sentence
	byYear bool    // its year is
	needs  []int32
	years  []int32 // one of them, and an attack
	vetoes []int32
}

// lexicon is everything that a text is compared with. It is immutable once
// built.
type lexicon struct {
	fold    *folder
	vocab   *vocabulary
	tree    *tree
	entries []entry
	things  []thing
	anchors []anchor
	told    []told
	targets map[int32][]target // by first word: what is hit
	kinds   map[string]uint64  // of targets, by name; only while building
	machine uint64             // the kind of words that tell of an attack
	class   []class            // by word
	han     []lexeme           // by Han character; nil while building
	edges   map[string]hanEdge
	short   map[int32]shortState // by word: characters that stand for a state
	thingOf map[model.Ref]int32
	words   []word // scratch while building
	pen     pen    // for names that are put together, while building

	lastThing int32 // that thing was asked for last, while building

	spelt   string // the name that words holds, while building
	growing bool   // words that are met get a number: only while building
}

func newLexicon(atlas *model.Atlas) *lexicon {
	l := &lexicon{
		fold: newFolder(), vocab: newVocabulary(), tree: newTree(),
		thingOf: make(map[model.Ref]int32, 2048),
		things:  make([]thing, 0, 2048), entries: make([]entry, 0, 28000), class: make([]class, 0, 28000),
	}
	l.vocab.add([]byte("and")) // what & is read as
	l.growing = true
	l.short = make(map[int32]shortState, 64)
	l.addEdges(hanList)
	l.addClasses(wordsList)
	l.addBlocks(blocksList)
	l.addActors(atlas, actorsList)
	l.addSupporters(atlas, orgsList, weakList)
	l.addTargets(targetsList)
	l.addIncidents(atlas, incidentsList)
	l.addCountries(atlas, countriesList, adjectivesList, pairsList)
	l.addTold(atlas, toldList)
	l.class = append(l.class, make([]class, l.vocab.len()-len(l.class))...)
	l.words, l.spelt, l.kinds, l.growing, l.pen = nil, "", nil, false, pen{}
	roles := l.roles()
	l.vocab.assign(roles)
	l.han = l.hanWords(roles)
	return l
}

// roles says what each word may be.
func (l *lexicon) roles() []role {
	roles := make([]role, l.vocab.len())
	for id, node := range l.tree.first {
		if node > 0 {
			roles[id] |= beginsName
		}
	}
	for id := range l.short {
		roles[id] |= standsForOne
	}
	return roles
}

// shortState is the state that a character stands for among others of its
// kind, in Chinese and in Japanese: indices of entries, or -1.
type shortState struct{ zh, ja int32 }

// hanEdge holds the characters that make two other words of a name: before it
// and after it.
type hanEdge struct{ before, after string }

func (l *lexicon) addEdges(lines string) {
	l.edges = make(map[string]hanEdge, 48)
	for row := range rows(lines) {
		for _, n := range names(row[0]) {
			l.edges[n] = hanEdge{field(row, 1), field(row, 2)}
		}
	}
}

func (l *lexicon) thing(r model.Ref, name string) int32 {
	if n := l.lastThing; n < int32(len(l.things)) && l.things[n].ref == r {
		return n // a thing's names are listed together
	}
	if i, ok := l.thingOf[r]; ok {
		l.lastThing = i
		return i
	}
	l.things = append(l.things, thing{ref: r, name: name})
	i := int32(len(l.things) - 1)
	l.thingOf[r], l.lastThing = i, i
	return i
}

// spell cuts a name into words that all have a number. The same name again
// costs nothing: lists ask for its key before they add it.
func (l *lexicon) spell(name string) []word {
	if name == l.spelt {
		return l.words
	}
	l.words = l.cut(name, l.words)
	for i, w := range l.words {
		if w.id < 0 {
			l.words[i].id = l.number(name[w.start:w.end])
		}
	}
	l.spelt = name
	return l.words
}

// path returns the node of a name in the tree.
func (l *lexicon) path(name string) int32 {
	node := int32(0)
	for _, w := range l.spell(name) {
		node = l.tree.insert(node, w.id)
	}
	return node
}

// add lists a name. A name that is already there for the same thing is left.
func (l *lexicon) add(e entry) {
	if node := l.path(e.name); node != 0 {
		l.attach(node, e)
	}
}

func (l *lexicon) attach(node int32, e entry) {
	last := int32(-1)
	for i := l.tree.head[node]; i >= 0; i = l.entries[i].next {
		if o := &l.entries[i]; o.thing == e.thing && o.rule != ruleAnchor && e.rule != ruleAnchor && (o.rule == rulePrefix) == (e.rule == rulePrefix) {
			o.lower |= e.lower
			if e.flags&upperOnly == 0 {
				o.flags &^= upperOnly
			}
			if o.rule == ruleLangAdj && e.rule == ruleForeign && o.langs == e.langs {
				o.rule = ruleForeign // suiza the adjective, Suiza the country
			}
			if o.langs != 0 {
				o.langs |= e.langs
			}
			if e.langs == 0 {
				o.langs = 0
			}
			return
		}
		last = i
	}
	e.next = -1
	l.entries = append(l.entries, e)
	n := int32(len(l.entries) - 1)
	if last < 0 {
		l.tree.head[node] = n
	} else {
		l.entries[last].next = n
	}
}

// number folds one written word and gives its number.
func (l *lexicon) number(s string) int32 {
	if allASCII(s) && len(s) <= maxWord {
		_, x, _ := l.asciiWord(s, 0)
		return x.id()
	}
	var buf [4 * maxWord]byte
	b := buf[:0]
	dots := strings.Count(s, ".") > 0
	for _, r := range s {
		if r == '.' && dots {
			continue
		}
		f := l.fold.fold(r)
		if f.script == scriptMark {
			continue
		}
		b = append(b, f.text[:f.n]...)
	}
	if len(b) > maxWord {
		b = b[:maxWord]
	}
	return l.vocab.add(b)
}

// nameKey stands for the folded words of a name.
type nameKey uint64

// key is the same for names that are read as the same words.
func (l *lexicon) key(name string) nameKey {
	h := uint64(14695981039346656037)
	for _, w := range l.spell(name) {
		h = (h ^ uint64(w.id)) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return nameKey(h)
}

// rows yields the lines of a list, cut at tabs, without comments. A row is good
// until the next one.
func rows(list string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		row := make([]string, 0, 8)
		for list != "" {
			var line string
			line, list, _ = strings.Cut(list, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			row = row[:0]
			for more := true; more; {
				var cell string
				cell, line, more = strings.Cut(line, "\t")
				row = append(row, cell)
			}
			if !yield(row) {
				return
			}
		}
	}
}

// field returns a column, or "" when the line is shorter.
func field(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// names cuts a column at its bars.
func names(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func (l *lexicon) addBlocks(lines string) {
	none := l.thing(model.Ref{}, "")
	for row := range rows(lines) {
		name, exact := strings.CutPrefix(row[0], "=")
		e := entry{thing: none, rule: ruleBlock, name: name}
		if exact {
			e.flags = exactCase
		}
		node := l.path(name)
		e.next = l.tree.head[node]
		l.entries = append(l.entries, e)
		l.tree.head[node] = int32(len(l.entries) - 1)
	}
}
