package main

import (
	"fmt"
	"strings"

	"pariscall/model"
)

// registerName is the dataset that holds the Call's official register.
const registerName = "supporters"

// datasetNamed returns the description of a bundled set, or nil.
func datasetNamed(at *model.Atlas, name string) *model.Dataset {
	for i, d := range at.Datasets() {
		if d.Name == name {
			return &at.Datasets()[i]
		}
	}
	return nil
}

// datasetAsOf returns the day up to which a bundled set is true, or "".
func datasetAsOf(at *model.Atlas, name string) string {
	if d := datasetNamed(at, name); d != nil {
		return d.AsOf
	}
	return ""
}

// datasetSource is where a bundled set was taken from, as a source, when its
// origin names a page.
func datasetSource(at *model.Atlas, name string) []model.Source {
	d := datasetNamed(at, name)
	if d == nil {
		return nil
	}
	for _, word := range strings.Fields(d.Origin) {
		word = strings.Trim(word, "<>(),;")
		if strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://") {
			return []model.Source{{Title: d.Title, URL: word}}
		}
	}
	return nil
}

// provSources are the pages a record was read on, else the page its whole set
// was taken from.
func provSources(at *model.Atlas, p model.Provenance) []model.Source {
	if len(p.Sources) > 0 {
		return p.Sources
	}
	return datasetSource(at, p.Dataset)
}

// recordFact says which bundled record a card was made from.
func recordFact(k *card, at *model.Atlas, p model.Provenance) fact {
	text := fmt.Sprintf("%s, row %d", p.Dataset, p.Row)
	d := datasetNamed(at, p.Dataset)
	if d == nil {
		return fact{text: text}
	}
	if d.AsOf != "" {
		text += ", as of " + d.AsOf
	}
	return fact{text: text + ", " + d.Licence, cites: k.cite(first(provSources(at, p))...)}
}
