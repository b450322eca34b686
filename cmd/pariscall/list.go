package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"pariscall/model"
)

func newList(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list KIND [WORDS...]",
		Short: "List the bundled data of one kind",
		Long: `List countries, supporters, incidents, actors, instruments, principles or
milestones. Words narrow the list to what has them in a name or alias; the
flags that fit the kind narrow it further. JSON gives the same objects as show.`,
		Example: `  pariscall list countries --status not-endorsed --region africa
  pariscall list supporters --country india --category civil-society
  pariscall list incidents --country ukraine --sector energy
  pariscall list actors bear -o csv`,
		Args: withArgs(1, -1, "a kind: "+strings.Join(kindWords(), ", ")),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return kindWords(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	form := addFormat(cmd)
	f := listFilter{flags: map[string]*string{}}
	for _, name := range filterNames {
		f.flags[name] = cmd.Flags().String(name, "", filterUsage(name))
	}
	limit := cmd.Flags().IntP("number", "n", 0, "at most `N`")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := a.atlas()
		if err != nil {
			return err
		}
		kind, err := kindNamed(args[0])
		if err != nil {
			return err
		}
		f.words = args[1:]
		entities, err := f.list(at, kind, cmd)
		if err != nil {
			return err
		}
		if *limit > 0 && len(entities) > *limit {
			entities = entities[:*limit]
		}
		return a.writeList(at, kind, entities, form.value)
	}
	return cmd
}

func (a *app) writeList(at *model.Atlas, kind model.Kind, entities []model.Entity, form string) error {
	if form == asJSON {
		things := []any{}
		for _, e := range entities {
			things = append(things, jsonOf(at, e))
		}
		return writeJSON(a.out, things)
	}
	s := listSheet(at, kind, entities, form != asCSV && form != asTSV, a.paint)
	if err := writeAll(a.out, s.render(form, a.paint.width, a.paint)); err != nil {
		return err
	}
	if len(entities) == 0 {
		return failed(fmt.Errorf("no %s fits", kind), "with fewer words or flags: pariscall list "+plural(kind))
	}
	return nil
}

// kindNamed reads the word for a kind, in the singular or the plural.
func kindNamed(word string) (model.Kind, error) {
	other := map[string]model.Kind{
		"organisations": model.KindSupporter, "organizations": model.KindSupporter, "orgs": model.KindSupporter,
		"signatories": model.KindSupporter, "states": model.KindCountry, "timeline": model.KindMilestone,
		"pledges": model.KindInstrument,
	}
	w := strings.ToLower(word)
	for _, k := range listable() {
		if w == string(k) || w == plural(k) {
			return k, nil
		}
	}
	if k, ok := other[w]; ok {
		return k, nil
	}
	return "", misused(fmt.Sprintf("there is no kind %q", word), kindHints(w)...)
}

// kindHints says which kind was meant, or which command lists what has no
// kind of its own.
func kindHints(word string) []string {
	elsewhere := map[string]string{
		"positions": "positions are told by country: pariscall stance COUNTRY..., or pariscall list countries --instrument INSTRUMENT",
		"facts":     "facts are told with what they are about: pariscall show NAME...",
		"feeds":     "feeds are not bundled data: pariscall feeds list",
		"articles":  "articles are in the archive: pariscall news",
		"news":      "articles are in the archive: pariscall news",
		"datasets":  "what is bundled: pariscall data",
	}
	if hint, ok := elsewhere[word]; ok {
		return []string{hint}
	}
	guess := cobra.Command{SuggestionsMinimumDistance: 2}
	for _, k := range kindWords() {
		guess.AddCommand(&cobra.Command{Use: k, Run: func(*cobra.Command, []string) {}})
	}
	hints := []string{"kinds: " + strings.Join(kindWords(), ", ")}
	if near := guess.SuggestionsFor(word); len(near) > 0 {
		hints = append([]string{"did you mean " + quoted(near) + "?"}, hints...)
	}
	return hints
}

// listFilter narrows a list. A flag that does not fit the kind is refused
// rather than ignored.
type listFilter struct {
	words []string
	flags map[string]*string
}

var filterNames = []string{
	"country", "region", "member", "status", "instrument", "category", "type",
	"sector", "actor", "victim", "attributed-to", "accuser", "principle", "since", "until",
}

func filterUsage(name string) string {
	return map[string]string{
		"country":       "of, from or hitting this `COUNTRY`",
		"region":        "in this `REGION` or subregion of the UN's list",
		"member":        "countries that are in `GROUP`: EU, NATO, G20, …",
		"status":        "whose `STANCE` is endorsed or not-endorsed (of the country, for supporters)",
		"instrument":    "who has a position on `INSTRUMENT`",
		"category":      "supporters: state, public-authority, private-sector, civil-society",
		"type":          "of this `TYPE`, such as wiper or treaty",
		"sector":        "in this `SECTOR`, such as energy",
		"actor":         "incidents by this `ACTOR`",
		"victim":        "incidents that hit this `COUNTRY`",
		"attributed-to": "incidents attributed to this `COUNTRY`",
		"accuser":       "incidents attributed by this `COUNTRY`",
		"principle":     "incidents that touch principle `N`",
		"since":         "not before this `DATE`: 2017, 2017-06 or 2017-06-27",
		"until":         "not after this `DATE`",
	}[name]
}

// list returns what fits, in the order of the data.
func (f listFilter) list(at *model.Atlas, kind model.Kind, cmd *cobra.Command) ([]model.Entity, error) {
	var tests []test
	for _, name := range filterNames {
		if !cmd.Flags().Changed(name) {
			continue
		}
		make := filtersOf(kind)[name]
		if make == nil {
			fits := sortedKeys(filtersOf(kind))
			hint := "these fit: --" + strings.Join(fits, ", --")
			if len(fits) == 0 {
				hint = "this kind is narrowed by words only"
			}
			return nil, misused(fmt.Sprintf("--%s does not fit %s", name, plural(kind)), hint)
		}
		t, err := make(at, *f.flags[name])
		if err != nil {
			return nil, err
		}
		tests = append(tests, t)
	}
	var out []model.Entity
	for _, e := range entitiesOf(at, kind) {
		if hasWords(e, f.words) && !slices.ContainsFunc(tests, func(t test) bool { return !t(e) }) {
			out = append(out, e)
		}
	}
	return out, nil
}

// entitiesOf returns everything of a kind.
func entitiesOf(at *model.Atlas, kind model.Kind) []model.Entity {
	switch kind {
	case model.KindCountry:
		return asEntities(at.Countries())
	case model.KindSupporter:
		return asEntities(at.Supporters())
	case model.KindIncident:
		return asEntities(at.Incidents())
	case model.KindActor:
		return asEntities(at.Actors())
	case model.KindInstrument:
		return asEntities(at.Instruments())
	case model.KindPrinciple:
		return asEntities(at.Principles())
	case model.KindMilestone:
		return asEntities(at.Milestones())
	default:
		return nil
	}
}

func asEntities[E model.Entity](list []E) []model.Entity {
	out := make([]model.Entity, len(list))
	for i, e := range list {
		out[i] = e
	}
	return out
}
