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
flags that fit the kind narrow it further: of the values of one flag, given twice
or with commas, one must fit; all flags must. Companies, NGOs and authorities are
supporters of that category. JSON gives the same objects as show.`,
		Example: `  pariscall list countries --status not-endorsed --region africa
  pariscall list companies --country india
  pariscall list incidents --country ukraine --sector energy
  pariscall list countries --attacked-by russia,china --status endorsed
  pariscall list countries --instrument budapest --member g20
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
	f := listFilter{flags: map[string]*[]string{}}
	for _, name := range filterNames {
		f.flags[name] = cmd.Flags().StringArray(name, nil, filterUsage(name))
		must(cmd.RegisterFlagCompletionFunc(name, a.completeFilter(name)))
	}
	limit := cmd.Flags().IntP("number", "n", 0, "at most `N`, 0 for all")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := a.atlas()
		if err != nil {
			return err
		}
		kind, err := kindNamed(args[0])
		if err != nil {
			return err
		}
		if *limit < 0 {
			return misused(fmt.Sprintf("-n %d: want a number, or 0 for all", *limit))
		}
		f.words = args[1:]
		if of := f.flags["category"]; kind == model.KindSupporter && len(*of) == 0 {
			if c, ok := categoryWord(args[0]); ok {
				*of = []string{c}
			}
		}
		entities, err := f.list(at, kind)
		if err != nil {
			return err
		}
		if *limit > 0 && len(entities) > *limit {
			entities = entities[:*limit]
		}
		extra, err := f.columns(at)
		if err != nil {
			return err
		}
		return a.writeList(at, kind, entities, extra, form.value, f.hints(at, kind))
	}
	return cmd
}

func (a *app) writeList(at *model.Atlas, kind model.Kind, entities []model.Entity, extra []extraColumn, form string, hints []string) error {
	if form == asJSON {
		things := []any{}
		for _, e := range entities {
			things = append(things, jsonOf(at, e))
		}
		return writeJSON(a.out, things)
	}
	if len(entities) == 0 && (form == asTable || form == asMD) { // to a program no row is an answer, as in news
		return failed(fmt.Errorf("no %s fits", kind), hints...)
	}
	return writeAll(a.out, listText(at, kind, entities, extra, form, a.paint))
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
	if _, ok := categoryWord(w); ok {
		return model.KindSupporter, nil
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
	hints := []string{"kinds: " + strings.Join(kindWords(), ", ")}
	if near := model.Nearest(word, append(kindWords(), "companies", "organisations", "authorities", "ngos", "states", "pledges")); near != "" {
		hints = append([]string{fmt.Sprintf("did you mean %q?", near)}, hints...)
	}
	return hints
}

// listFilter narrows a list. A flag that does not fit the kind is refused
// rather than ignored.
type listFilter struct {
	words []string
	flags map[string]*[]string
}

var filterNames = []string{
	"country", "region", "member", "status", "instrument", "attacked-by", "category", "type",
	"sector", "actor", "victim", "attributed-to", "accuser", "principle", "since", "until",
}

func filterUsage(name string) string {
	return map[string]string{
		"country":       "of, from or hitting this `COUNTRY`",
		"region":        "in this `REGION` or subregion of the UN's list, or in a group: africa, \"northern europe\", asean",
		"member":        "countries that are in `GROUP`: ASEAN, AU, BRICS, EU, \"Five Eyes\", G20, G7, NATO, OECD, Quad, UN",
		"status":        "whose `STANCE` is endorsed or not-endorsed (of the country, for supporters)",
		"instrument":    "who has a position on `INSTRUMENT`; shows it with its date",
		"attacked-by":   "countries hit by incidents attributed to `COUNTRY`; shows which",
		"category":      "supporters of this `CATEGORY`: state, public-authority, private-sector, civil-society",
		"type":          "of this `TYPE`, such as wiper or treaty; a wrong one lists them all",
		"sector":        "in this `SECTOR`, such as energy; a wrong one lists them all",
		"actor":         "incidents by this `ACTOR`",
		"victim":        "incidents that hit this `COUNTRY`",
		"attributed-to": "incidents attributed to this `COUNTRY`",
		"accuser":       "incidents attributed by this `COUNTRY`",
		"principle":     "incidents that touch principle `N`",
		"since":         "not before this `DATE`: 2017, 2017-06 or 2017-06-27",
		"until":         "not after this `DATE`",
	}[name]
}

// completeFilter offers the words that a flag takes.
func (a *app) completeFilter(name string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		at, err := a.atlas()
		if err != nil || len(args) == 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		kind, _ := kindNamed(args[0])
		return filterWords(at, kind, name), cobra.ShellCompDirectiveNoFileComp
	}
}

// filterWords lists what a flag takes, where that is a list.
func filterWords(at *model.Atlas, kind model.Kind, name string) []string {
	switch name {
	case "region":
		return append(regionsIn(at).words, groupsOf(at).words...)
	case "member":
		return groupsOf(at).words
	case "type":
		return vocabularyOf("", "", entitiesOf(at, kind), typesOf).words
	case "sector":
		return vocabularyOf("", "", entitiesOf(at, kind), sectorsOf).words
	case "category":
		return categories()
	case "status":
		if kind == model.KindInstrument {
			return []string{"complete", "partial"}
		}
		return []string{"endorsed", "not-endorsed"}
	case "instrument":
		return idsOf(at.Instruments())
	default:
		return nil
	}
}

// list returns what fits, in the order of the data.
func (f listFilter) list(at *model.Atlas, kind model.Kind) ([]model.Entity, error) {
	var tests []test
	for _, name := range filterNames {
		if len(*f.flags[name]) == 0 {
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
		t, err := anyOf(at, name, *f.flags[name], make)
		if err != nil {
			return nil, err
		}
		tests = append(tests, t)
	}
	if err := f.inOrder(); err != nil {
		return nil, err
	}
	var out []model.Entity
	for _, e := range entitiesOf(at, kind) {
		if hasWords(e, f.words) && !slices.ContainsFunc(tests, func(t test) bool { return !t(e) }) {
			out = append(out, e)
		}
	}
	return out, nil
}

// inOrder refuses a time that ends before it begins.
func (f listFilter) inOrder() error {
	since, until := *f.flags["since"], *f.flags["until"]
	if len(since) == 0 || len(until) == 0 {
		return nil
	}
	if n := min(len(since[0]), len(until[0])); since[0][:n] > until[0][:n] {
		return misused(fmt.Sprintf("--since %s is after --until %s", since[0], until[0]), "turn them round")
	}
	return nil
}

// anyOf makes the test of a flag's values: given twice, or with commas, one of
// them must fit. A name that has a comma in it is taken as a whole first.
func anyOf(at *model.Atlas, name string, values []string, make makeTest) (test, error) {
	var tests []test
	if len(values) > 1 && (name == "since" || name == "until") {
		return nil, misused("--" + name + " is given twice: want one date")
	}
	for _, value := range values {
		t, err := make(at, value)
		if err == nil {
			tests = append(tests, t)
			continue
		}
		parts := commaParts(value)
		if len(parts) < 2 {
			return nil, err
		}
		for _, part := range parts {
			if t, err = make(at, part); err != nil {
				return nil, err
			}
			tests = append(tests, t)
		}
	}
	return func(e model.Entity) bool {
		return slices.ContainsFunc(tests, func(t test) bool { return t(e) })
	}, nil
}

// commaParts parts a value at its commas.
func commaParts(value string) []string {
	var parts []string
	for _, p := range strings.Split(value, ",") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
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
