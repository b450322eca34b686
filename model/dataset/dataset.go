package dataset

import (
	"fmt"
	"sync"

	"pariscall/model"
)

// set is one bundled set: its name, which is also its folder, its file and
// the function that decodes it. Feeds have none: they are handed out as they
// are.
type set struct {
	name   string
	file   string
	text   string
	decode func(*loader, *set) error
}

// sets is the table of all sets in the order in which they are decoded: what
// others refer to comes first.
func sets() []set {
	return []set{
		{"countries", "countries.rec", countriesText, decodeCountries},
		{"supporters", "supporters.tsv", supportersText, decodeSupporters},
		{"names", "names.tsv", namesText, decodeNames},
		{"launch", "launch.tsv", launchText, decodeLaunch},
		{"notes", "notes.tsv", notesText, decodeNotes},
		{"principles", "principles.rec", principlesText, decodePrinciples},
		{"instruments", "instruments.rec", instrumentsText, decodeInstruments},
		{"positions", "positions.tsv", positionsText, decodePositions},
		{"incidents", "incidents.rec", incidentsText, decodeIncidents},
		{"actors", "actors.tsv", actorsText, decodeActors},
		{"milestones", "milestones.rec", milestonesText, decodeMilestones},
		{"facts", "facts.tsv", factsText, decodeFacts},
		{"feeds", "feeds.opml", feedsText, nil},
		{"feedsmore", "feedsmore.opml", moreFeedsText, nil},
	}
}

// loader carries what is decoded so far.
type loader struct {
	t       model.Tables
	country map[model.CountryCode]*model.Country
	titles  map[string]string // of the pages that instruments name, by address
}

// Load decodes the bundled data and indexes it.
func Load() (*model.Atlas, error) {
	l := &loader{
		country: make(map[model.CountryCode]*model.Country, 200),
		titles:  make(map[string]string, 100),
	}
	for _, s := range sets() {
		if s.decode != nil {
			if err := s.decode(l, &s); err != nil {
				return nil, fmt.Errorf("reading bundled data: %w", err)
			}
		}
		d, err := describe(&s)
		if err != nil {
			return nil, fmt.Errorf("reading bundled data: %w", err)
		}
		l.t.Datasets = append(l.t.Datasets, d)
	}
	l.takeStances()
	a, err := model.NewAtlas(l.t)
	if err != nil {
		return nil, fmt.Errorf("indexing bundled data: %w", err)
	}
	return a, nil
}

// loaded holds the one atlas of the process: it never changes, so that to
// share it is safe.
var loaded = sync.OnceValues(Load)

// Atlas returns the atlas over the bundled data. It is loaded once.
func Atlas() (*model.Atlas, error) { return loaded() }
