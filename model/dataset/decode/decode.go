// Package decode reads the bundled data from its text files.
//
// Files are lines of text, so that a change of one fact is one line of a diff
// and grep finds it: tables (.tsv, one record a line) and records (.rec, one
// field a line, a blank line between records; GNU recutils reads them too).
//
// The rule: a decoder accepts no line that it does not understand. An unknown
// field, a code, date or number that cannot be is an error that names file and
// line; a reference that leads nowhere is found by [model.NewAtlas], which
// names set and row. A fact that is not known is an empty cell, never a guess.
package decode

import (
	"fmt"
	"io/fs"

	"pariscall/model"
)

// set is one bundled set: its name, which is also its folder, its file and
// the function that decodes it. Feeds have none: they are handed out as they
// are.
type set struct {
	name   string
	file   string
	decode func(*loader, *set) error
	text   string
}

// sets is the table of all sets in the order in which they are decoded: what
// others refer to comes first.
func sets() []set {
	return []set{
		{name: "countries", file: "countries.rec", decode: decodeCountries},
		{name: "supporters", file: "supporters.tsv", decode: decodeSupporters},
		{name: "names", file: "names.tsv", decode: decodeNames},
		{name: "launch", file: "launch.tsv", decode: decodeLaunch},
		{name: "notes", file: "notes.tsv", decode: decodeNotes},
		{name: "principles", file: "principles.rec", decode: decodePrinciples},
		{name: "instruments", file: "instruments.rec", decode: decodeInstruments},
		{name: "positions", file: "positions.tsv", decode: decodePositions},
		{name: "incidents", file: "incidents.rec", decode: decodeIncidents},
		{name: "actors", file: "actors.tsv", decode: decodeActors},
		{name: "milestones", file: "milestones.rec", decode: decodeMilestones},
		{name: "facts", file: "facts.tsv", decode: decodeFacts},
		{name: "feeds", file: "feeds.opml"},
		{name: "feedsmore", file: "feedsmore.opml"},
	}
}

// loader carries what is decoded so far.
type loader struct {
	t       model.Tables
	country map[model.CountryCode]*model.Country
	titles  map[string]string // of the pages that instruments name, by address
}

// Tables decodes all sets, each from its folder in files.
func Tables(files fs.FS) (model.Tables, error) {
	l := &loader{
		country: map[model.CountryCode]*model.Country{},
		titles:  map[string]string{},
	}
	for _, s := range sets() {
		if err := l.read(files, &s); err != nil {
			return model.Tables{}, err
		}
	}
	l.takeStances()
	return l.t, nil
}

func (l *loader) read(files fs.FS, s *set) error {
	text, err := fs.ReadFile(files, s.name+"/"+s.file)
	if err != nil {
		return fmt.Errorf("reading set %s: %w", s.name, err)
	}
	s.text = string(text)
	if s.decode != nil {
		if err := s.decode(l, s); err != nil {
			return err
		}
	}
	d, err := describe(files, s)
	if err != nil {
		return err
	}
	l.t.Datasets = append(l.t.Datasets, d)
	return nil
}
