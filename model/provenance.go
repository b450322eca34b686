package model

// Source is where a fact was read. URL is absolute http(s); Title may be
// empty, then the host of the URL stands for it.
type Source struct {
	Title string
	URL   string
}

// Provenance says where a record of the bundled data comes from: the dataset,
// its row (1-based, the record's place in the bundled file) and the pages the
// fact was read on.
type Provenance struct {
	Dataset string
	Row     int
	Sources []Source
}

// Dataset describes one bundled set of records. Count is the number of
// records; AsOf is the day up to which they are true; Coverage is "complete",
// "partial" or a sentence; Licence is an SPDX expression or a sentence.
type Dataset struct {
	Name     string
	Title    string
	Count    int
	AsOf     string
	Coverage string
	Licence  string
	Origin   string
	Checksum string // SHA-256 of the bundled file, hex
}

// Entity is anything of the bundled data that has a page of its own.
type Entity interface {
	Ref() Ref
	Title() string // its English or official name
	Origin() Provenance
}
