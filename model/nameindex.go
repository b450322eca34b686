package model

import "sort"

// nameIndex holds every name of every thing, folded, in one text: to search it
// is to scan some 150 kB, which takes microseconds.
type nameIndex struct {
	things  []indexed
	entries []nameEntry
	blob    []byte // the folded names, a zero byte after each
}

// indexed is a thing in the index.
type indexed struct {
	ref    Ref
	title  string
	weight uint8 // among equal matches, the better known thing comes first
}

// nameEntry is one name of one thing. Start is where it begins in the blob.
type nameEntry struct {
	name  string
	start int32
	thing int16
	kind  nameKind
}

func (a *Atlas) nameIndex() *nameIndex { return a.names.get(a.buildNames) }

func (a *Atlas) buildNames() *nameIndex {
	things, entries, bytes := 0, 0, 0
	count := naming{
		thing: func(Entity) { things++ },
		name:  func(_ nameKind, name string) { entries++; bytes += len(name) + 1 },
	}
	count.visit(&a.t)
	x := &nameIndex{
		things:  make([]indexed, 0, things),
		entries: make([]nameEntry, 0, entries),
		blob:    make([]byte, 0, bytes+bytes/16),
	}
	fill := naming{
		thing: func(e Entity) { x.things = append(x.things, indexed{e.Ref(), e.Title(), a.weight(e)}) },
		name: func(kind nameKind, name string) {
			x.entries = append(x.entries, nameEntry{name, int32(len(x.blob)), int16(len(x.things) - 1), kind})
			x.blob = append(foldName(x.blob, name), 0)
		},
	}
	fill.visit(&a.t)
	return x
}

// weight ranks things that match equally well: a country before a company that
// is quoted or that headlines name, those before one that is just listed.
func (a *Atlas) weight(e Entity) uint8 {
	switch e := e.(type) {
	case *Country:
		return 9
	case *Supporter:
		switch {
		case e.Ticker != "":
			return 7
		case e.Sector != "":
			return 5
		}
	case *Incident, *Instrument, *Principle:
		return 6
	case *Actor:
		if len(a.IncidentsOf(e.Ref())) > 0 {
			return 4
		}
	}
	return 0
}

// folded is the folded name of an entry.
func (x *nameIndex) folded(i int) []byte {
	end := len(x.blob)
	if i+1 < len(x.entries) {
		end = int(x.entries[i+1].start)
	}
	return x.blob[x.entries[i].start : end-1]
}

// entryAt finds the entry whose name covers an offset of the blob.
func (x *nameIndex) entryAt(offset int) int {
	return sort.Search(len(x.entries), func(i int) bool { return int(x.entries[i].start) > offset }) - 1
}
