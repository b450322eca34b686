package model

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// Hit is one result of a search. Name is the name that matched, which may be
// an alias; Start and End are the matched bytes of Name.
type Hit struct {
	Ref        Ref
	Title      string // the thing's own name
	Name       string
	Start, End int
	Score      int // higher is better
}

// What a match is worth. What kind of name it is, and how much of it was
// typed, decide among equals.
const (
	scoreScattered = 100 // every word somewhere in the name
	scoreInside    = 200
	scoreWord      = 300 // at the start of a word
	scorePrefix    = 400
	scoreWhole     = 500
	scoreKind      = 20 // for each step of nameKind
)

// Search finds things by a part of any of their names, aliases or codes,
// ignoring case and accents, best first: whole name, then word start, then
// inside. It never touches the disk and takes well under a millisecond, so
// Update may call it. The register's entry of a state is found as the country.
func (a *Atlas) Search(query string, limit int) []Hit {
	return a.search(foldQuery(query), limit, nil)
}

func (a *Atlas) search(key string, limit int, want wanted) []Hit {
	if key == "" || limit <= 0 {
		return nil
	}
	x := a.nameIndex()
	s := scan{names: x, key: []byte(key), best: make([]candidate, len(x.things))}
	s.contiguous()
	if strings.Contains(key, " ") {
		s.scattered()
	}
	hits := make([]Hit, 0, len(s.order))
	for _, thing := range s.order {
		ref := x.things[thing].ref
		if own := a.asked(ref, want); own != ref || !want.has(ref.Kind) {
			continue
		}
		hits = append(hits, s.hit(thing))
	}
	slices.SortFunc(hits, compareHits)
	hits = hits[:min(len(hits), limit)]
	for i := range hits {
		hits[i].mark(key)
	}
	return hits
}

// asked reads a state's entry in the register as the country, unless only
// supporters are wanted.
func (a *Atlas) asked(r Ref, want wanted) Ref {
	if want.has(KindCountry) {
		return a.thing(r)
	}
	return r
}

// candidate is the best name of a thing so far.
type candidate struct {
	score int32
	entry int32
}

// scan looks for key in all names.
type scan struct {
	names *nameIndex
	key   []byte
	best  []candidate // by thing
	order []int16     // things found
}

// contiguous finds names that contain the key as it is. A single letter
// counts only where a word begins: inside, it is in everything.
func (s *scan) contiguous() {
	x := s.names
	single := len(s.key) == 1
	for from := 0; from < len(x.blob); {
		i := bytes.Index(x.blob[from:], s.key)
		if i < 0 {
			return
		}
		entry := x.entryAt(from + i)
		name := x.folded(entry)
		if score := placeScore(name, s.key); score > scoreInside || !single {
			s.offer(entry, score, len(name))
		}
		from = int(x.entries[entry].start) + len(name) + 1
	}
}

// placeScore says where in the name the key stands; it does stand there.
func placeScore(name, key []byte) int {
	if bytes.HasPrefix(name, key) {
		if len(name) == len(key) {
			return scoreWhole
		}
		return scorePrefix
	}
	for rest := name; ; {
		i := bytes.Index(rest, key)
		if i < 0 {
			return scoreInside
		}
		if at := len(name) - len(rest) + i; name[at-1] == ' ' {
			return scoreWord
		}
		rest = rest[i+1:]
	}
}

// scattered finds names that hold every word of the key, in any order.
func (s *scan) scattered() {
	x := s.names
	words := bytes.Fields(s.key)
	slices.SortFunc(words, func(a, b []byte) int { return len(b) - len(a) })
	for from := 0; from < len(x.blob); {
		i := bytes.Index(x.blob[from:], words[0])
		if i < 0 {
			return
		}
		entry := x.entryAt(from + i)
		name := x.folded(entry)
		if holdsAll(name, words) {
			s.offer(entry, scoreScattered, len(name))
		}
		from = int(x.entries[entry].start) + len(name) + 1
	}
}

// holdsAll says whether each word begins a word of the name.
func holdsAll(name []byte, words [][]byte) bool {
	for _, w := range words {
		if placeScore(name, w) <= scoreInside {
			return false
		}
	}
	return true
}

// offer keeps the best name of each thing. A code counts only as a whole.
func (s *scan) offer(entry, place, length int) {
	e := s.names.entries[entry]
	if e.kind == nameCode && place != scoreWhole {
		return
	}
	score := int32(place + scoreKind*int(e.kind) - min(length-len(s.key), scoreKind-1) +
		int(s.names.things[e.thing].weight))
	c := &s.best[e.thing]
	if c.score == 0 {
		s.order = append(s.order, e.thing)
	}
	if score > c.score {
		*c = candidate{score, int32(entry)}
	}
}

func (s *scan) hit(thing int16) Hit {
	c := s.best[thing]
	return Hit{
		Ref:   s.names.things[thing].ref,
		Title: s.names.things[thing].title,
		Name:  s.names.entries[c.entry].name,
		Score: int(c.score),
	}
}

// mark finds the bytes of the name that the key, or its first word, matched;
// at a word's start when it stands at one.
func (h *Hit) mark(key string) {
	folded, at := foldPlaces(h.Name)
	if !strings.Contains(folded, key) {
		key, _, _ = strings.Cut(key, " ")
	}
	i := strings.Index(" "+folded, " "+key)
	if i < 0 {
		i = strings.Index(folded, key)
	}
	if i < 0 || len(at) == 0 {
		return
	}
	last := i + len(key) - 1
	h.Start, h.End = at[i].start, at[last].end
	// An accent that stands apart belongs to its letter.
	for h.End < len(h.Name) {
		r, size := utf8.DecodeRuneInString(h.Name[h.End:])
		if !unheard(r) {
			break
		}
		h.End += size
	}
}
