package model

import (
	"sort"
	"strings"
	"sync"
)

// nameKind says how firmly a name belongs to its thing.
type nameKind uint8

// From the loosest to the firmest. A capital stands for its country only when
// nothing else bears the name.
const (
	namePlace nameKind = iota // capital, palace
	nameAlias                 // alias, adjective, people, name in another language
	nameOwn                   // its name, official or local
	nameCode                  // a code that is not prose: only whole
)

// nameEntry is one name of one thing.
type nameEntry struct {
	name  string
	thing int32 // index into nameIndex.things
	kind  nameKind
}

// nameIndex holds every name of every thing, folded, in one string: to search
// it is to scan some 150 kB, which takes microseconds.
type nameIndex struct {
	things  []Ref
	titles  []string
	entries []nameEntry
	blob    string  // "\x00" name "\x00" name … "\x00"
	starts  []int32 // where in blob the name of each entry begins

	// compact is the same without blanks, for "FancyBear" and "APT-28". It is
	// built when first a name is not found.
	compact struct {
		once   sync.Once
		blob   string
		starts []int32
	}
}

// lazyNames builds the index when first it is asked: a start that only shows
// a list does not pay for it.
type lazyNames struct {
	once  sync.Once
	index *nameIndex
}

func (a *Atlas) nameIndex() *nameIndex {
	a.names.once.Do(func() { a.names.index = buildNames(a) })
	return a.names.index
}

func buildNames(a *Atlas) *nameIndex {
	x := &nameIndex{entries: make([]nameEntry, 0, 12000)}
	for _, c := range a.t.Countries {
		x.addCountry(c)
	}
	for _, p := range a.t.Supporters {
		x.thing(p)
		x.add(nameOwn, p.Name)
		x.add(nameAlias, p.RegisterName)
		x.add(nameAlias, p.Aliases...)
		x.add(nameCode, p.Ticker)
	}
	for _, i := range a.t.Incidents {
		x.thing(i)
		x.add(nameOwn, i.Name)
		x.add(nameAlias, i.Aliases...)
	}
	for _, t := range a.t.Actors {
		x.thing(t)
		x.add(nameOwn, t.Name)
		x.add(nameAlias, t.Aliases...)
	}
	for _, i := range a.t.Instruments {
		x.thing(i)
		x.add(nameOwn, i.Short, i.Name)
	}
	for _, p := range a.t.Principles {
		x.thing(p)
		x.add(nameOwn, p.Name)
		x.add(nameAlias, "Principle "+p.Ref().ID)
	}
	for _, m := range a.t.Milestones {
		x.thing(m)
		x.add(nameAlias, m.Name) // a headline: what it tells of has the better claim
	}
	x.fold()
	return x
}

func (x *nameIndex) addCountry(c *Country) {
	x.thing(c)
	x.add(nameOwn, c.Name, c.OfficialName)
	x.add(nameOwn, c.LocalNames...)
	x.add(nameCode, string(c.Code), c.ISO2, c.Numeric)
	x.add(nameCode, c.AltCodes...)
	x.add(nameAlias, c.Aliases...)
	x.add(nameAlias, c.Adjectives...)
	x.add(namePlace, c.Capital)
	x.add(namePlace, c.Metonyms...)
	for _, names := range c.Names {
		x.add(nameAlias, names...)
	}
	for _, names := range c.LangAdjs {
		x.add(nameAlias, names...)
	}
}

// thing begins the names of e.
func (x *nameIndex) thing(e Entity) {
	x.things = append(x.things, e.Ref())
	x.titles = append(x.titles, e.Title())
}

func (x *nameIndex) add(kind nameKind, names ...string) {
	for _, n := range names {
		if n != "" {
			x.entries = append(x.entries, nameEntry{n, int32(len(x.things) - 1), kind})
		}
	}
}

func (x *nameIndex) fold() {
	blob := append(make([]byte, 0, 20*len(x.entries)), 0)
	x.starts = make([]int32, len(x.entries))
	for i, e := range x.entries {
		x.starts[i] = int32(len(blob))
		blob = append(foldName(blob, nil, e.name), 0)
	}
	x.blob = string(blob)
}

// folded is the folded name of an entry.
func (x *nameIndex) folded(i int) string {
	end := len(x.blob) - 1
	if i+1 < len(x.starts) {
		end = int(x.starts[i+1]) - 1
	}
	return x.blob[x.starts[i]:end]
}

// entryAt finds the entry whose name covers an offset of blob.
func entryAt(starts []int32, offset int) int {
	return sort.Search(len(starts), func(i int) bool { return int(starts[i]) > offset }) - 1
}

// equal calls each for every entry whose folded name is key.
func (x *nameIndex) equal(key string, each func(entry int)) {
	whole(x.blob, x.starts, key, each)
}

// equalCompact is equal for names that differ in where their blanks are.
func (x *nameIndex) equalCompact(key string, each func(entry int)) {
	c := &x.compact
	c.once.Do(func() {
		blob := append(make([]byte, 0, len(x.blob)), 0)
		c.starts = make([]int32, len(x.entries))
		for i := range x.entries {
			c.starts[i] = int32(len(blob))
			blob = append(blob, strings.ReplaceAll(x.folded(i), " ", "")...)
			blob = append(blob, 0)
		}
		c.blob = string(blob)
	})
	whole(c.blob, c.starts, strings.ReplaceAll(key, " ", ""), each)
}

func whole(blob string, starts []int32, key string, each func(entry int)) {
	if key == "" {
		return
	}
	needle := "\x00" + key + "\x00"
	for from := 0; ; {
		i := strings.Index(blob[from:], needle)
		if i < 0 {
			return
		}
		from += i + 1
		each(entryAt(starts, from))
	}
}
