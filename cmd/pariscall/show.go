package main

import (
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"pariscall/model"
)

func newShow(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show NAME...",
		Short: "Show what is known about anything",
		Long: `Show the card of anything: a country by name, alias, adjective, ISO code, flag
or its name in another language, a supporter, an incident, a threat actor, an
instrument, a principle, a milestone, or the Paris Call itself. What is named
twice is shown once, and the beginning of only one name stands for it. Names of
several words need no quotes, accents and case do not matter, and an address
(country:FRA, incident:wannacry, article:42) always works.`,
		Example: `  pariscall show france
  pariscall show fancy bear
  pariscall show 🇫🇷 Deutschland JPN 840
  pariscall show paris call
  pariscall show -o json incident:notpetya`,
		Args: withArgs(1, -1, "a name"),
	}
	form := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		names, articles := splitArticles(args)
		var errs []error
		var entities []model.Entity
		var also []string
		at, err := a.atlas()
		if err != nil {
			return err
		}
		if len(names) > 0 {
			found := namesIn(at, atCommas(names, func(name string) model.Match { return at.Named(name) }))
			entities, err = resolve(at, "show", found, nil)
			also = alsoCalled(found)
			errs = append(errs, err)
		}
		if len(articles) > 0 {
			err := a.showArticles(cmd.Context(), articles, form.value)
			errs = append(errs, err)
		}
		if len(entities) > 0 {
			errs = append(errs, writeThings(a.out, at, entities, form.value, a.paint, cardOf))
		}
		if len(also) > 0 && form.value == asTable {
			errs = append(errs, writeAll(a.out, "\n"+a.paint.dim(strings.Join(also, "\n"))+"\n"))
		}
		return errors.Join(errs...)
	}
	return cmd
}

// splitArticles takes the addresses of articles out of the arguments; they
// are in the archive, everything else is in the bundled data.
func splitArticles(args []string) (names []string, articles []model.Ref) {
	for _, arg := range args {
		if r, err := model.ParseRef(arg); err == nil && r.Kind == model.KindArticle {
			articles = append(articles, r)
			continue
		}
		names = append(names, arg)
	}
	return names, articles
}

// proseWidth is how wide a card is set where no terminal says otherwise.
const proseWidth = 100

// proseColumns is the width for reading: never wider than the eye follows.
func proseColumns(p paint) int {
	if p.width > 0 {
		return min(p.width, 120)
	}
	return proseWidth
}

// writeThings prints entities in one of the forms; lay makes their cards.
func writeThings(w io.Writer, at *model.Atlas, entities []model.Entity, form string, p paint, lay func(*model.Atlas, model.Entity) *card) error {
	if form == asJSON {
		things := []any{}
		for _, e := range entities {
			things = append(things, jsonOf(at, e))
		}
		return writeFew(w, things)
	}
	var cards []*card
	for _, e := range entities {
		cards = append(cards, lay(at, e))
	}
	if form == asCSV || form == asTSV {
		return writeAll(w, factSheet(cards).render(form, 0, p))
	}
	var texts []string
	for _, c := range cards {
		if form == asMD {
			texts = append(texts, c.markdown())
		} else {
			texts = append(texts, c.text(proseColumns(p), p))
		}
	}
	return writeAll(w, strings.Join(texts, "\n"))
}
