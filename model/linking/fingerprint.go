package linking

import (
	"hash/fnv"
	"io"
	"strconv"

	"pariscall/model"
)

// rulesVersion is part of the fingerprint: raise it when code, not data,
// changes what is found.
const rulesVersion = 30

// fingerprint sums up the rules, the lists and every name of the atlas. It
// does not need the lexicon, so that asking whether an archive is stale costs
// well under a millisecond.
func fingerprint(atlas *model.Atlas) string {
	h := fnv.New64a()
	for _, l := range allLists() {
		_, _ = io.WriteString(h, l)
	}
	put := func(words ...string) {
		for _, w := range words {
			_, _ = io.WriteString(h, w)
			_, _ = io.WriteString(h, "\x00")
		}
	}
	for _, c := range atlas.Countries() {
		put(string(c.Code), c.Name, c.OfficialName, c.Capital)
		for _, l := range [][]string{c.LocalNames, c.Aliases, c.Adjectives, c.Metonyms, c.Ambiguous, c.CaseSensitive} {
			put(l...)
		}
		for _, l := range c.Names {
			put(l.Words...)
		}
		for _, l := range c.LangAdjs {
			put(l.Words...)
		}
	}
	for _, s := range atlas.Supporters() {
		put(s.ID, s.Name, s.RegisterName)
		put(s.Aliases...)
		put(s.Ambiguous...)
	}
	for _, i := range atlas.Incidents() {
		put(i.ID, i.Name, i.ActorName, i.Began.Value(), i.Disclosed.Value(), i.Ended.Value())
		for _, a := range i.Actors {
			put(a.ID)
		}
		put(i.ActorAliases...)
		put(i.Aliases...)
		put(i.Ambiguous...)
	}
	for _, a := range atlas.Actors() {
		put(a.ID, a.Name)
		put(a.Aliases...)
		put(a.Ambiguous...)
	}
	return "link-" + strconv.Itoa(rulesVersion) + "-" + strconv.FormatUint(h.Sum64(), 16)
}
