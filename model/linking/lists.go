package linking

import _ "embed"

// The lists beside the atlas, see data/SOURCE.md. They are strings, so that
// names are cut out of them without copying.
var (
	//go:embed data/actors.tsv
	actorsList string
	//go:embed data/adjectives.tsv
	adjectivesList string
	//go:embed data/blocks.txt
	blocksList string
	//go:embed data/countries.tsv
	countriesList string
	//go:embed data/han.tsv
	hanList string
	//go:embed data/incidents.tsv
	incidentsList string
	//go:embed data/orgs.tsv
	orgsList string
	//go:embed data/pairs.tsv
	pairsList string
	//go:embed data/targets.tsv
	targetsList string
	//go:embed data/told.tsv
	toldList string
	//go:embed data/weak.tsv
	weakList string
	//go:embed data/words.tsv
	wordsList string
)

// allLists returns every list, in the order of their files' names.
func allLists() []string {
	return []string{
		actorsList, adjectivesList, blocksList, countriesList, hanList, incidentsList,
		orgsList, pairsList, targetsList, toldList, weakList, wordsList,
	}
}
