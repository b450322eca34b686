package dataset

import (
	_ "embed"
	"sync"

	"pariscall/model"
)

//go:generate go run pariscall/model/dataset/freeze

// Load returns an atlas over the bundled data. The tables are laid out by the
// compiler and were checked when they were frozen: there is nothing to decode
// and nothing that can fail. The error is for callers that may one day read
// data from elsewhere.
func Load() (*model.Atlas, error) { return model.SealedAtlas(tables()), nil }

// shared holds the one atlas of the process: it never changes, so that to
// share it is safe, and what one caller had it derive serves the next.
var shared = sync.OnceValues(Load)

// Atlas returns the atlas over the bundled data, always the same one.
func Atlas() (*model.Atlas, error) { return shared() }

// Describe tells of every bundled set.
func Describe() []model.Dataset { return frozenDatasets }

func tables() model.Tables {
	return model.Tables{
		Countries:   frozenCountries,
		Supporters:  frozenSupporters,
		Incidents:   frozenIncidents,
		Actors:      frozenActors,
		Instruments: frozenInstruments,
		Positions:   frozenPositions,
		Principles:  frozenPrinciples,
		Milestones:  frozenMilestones,
		Facts:       frozenFacts,
		Datasets:    frozenDatasets,
	}
}

//go:embed data/feeds/feeds.opml
var feedsText string

//go:embed data/feedsmore/feedsmore.opml
var moreFeedsText string

// FeedsOPML returns the default subscriptions.
func FeedsOPML() []byte { return []byte(feedsText) }

// MoreFeedsOPML returns further feeds that a reader may like to add.
func MoreFeedsOPML() []byte { return []byte(moreFeedsText) }
