package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pariscall/model"
)

// digest is a morning brief: what was in the news since a time, by who is
// named in it.
type digest struct {
	Since    time.Time
	Until    time.Time
	Query    model.Query
	Articles int
	Stories  int
	Entities []digestEntity
	Rest     []digestStory // stories that name nobody the data knows
}

type digestEntity struct {
	Ref     model.Ref
	Stories []digestStory
}

// digestStory is a story with its first headline; Sources counts the feeds
// that told it in this time.
type digestStory struct {
	Head     model.Headline
	Sources  int
	Articles int
	named    []model.Ref
}

func newDigest(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "digest [QUERY...]",
		ValidArgsFunction: completeQuery,
		Short:             "Brief what was in the news, by who is named and where they stand",
		Long: `Brief what was in the news since a time: what is dated since then, and what
arrived since then with a date of up to three days before, which no earlier brief
can have had. (news --since is only about when an article arrived.) The brief is
grouped by the countries, supporters, incidents and actors that are named, each
with its stance on the Paris Call, the number of stories and their links. It
reads the archive only, so that it fits cron after a refresh.`,
		Example: `  pariscall refresh -q && pariscall digest --since 24h
  pariscall digest --since 7d country:UKR -o json`,
	}
	form := addChoice(cmd, "output", "o", "form of the answer", asMD, asJSON, asText)
	since := cmd.Flags().String("since", "24h", "from this `TIME` on: 24h, 7d, 2026-01-31")
	most := cmd.Flags().IntP("number", "n", 5, "at most `N` stories under each name")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		q, err := model.ParseQuery(strings.Join(args, " "))
		if err != nil {
			return err
		}
		if *most < 1 {
			return misused(fmt.Sprintf("-n %d: want at least 1", *most))
		}
		from, err := parseSince(*since, a.now())
		if err != nil {
			return err
		}
		room, err := a.open()
		if err != nil {
			return err
		}
		rows, err := room.between(cmd.Context(), q, from)
		if err != nil {
			return err
		}
		at, err := a.atlas()
		if err != nil {
			return err
		}
		d := newDigestOf(rows, q, from, a.now())
		switch form.value {
		case asJSON:
			return writeJSON(a.out, digestJSON(at, d, *most))
		case asText:
			return writeAll(a.out, digestText(at, d, *most, a.paint))
		default:
			return writeAll(a.out, digestMarkdown(at, d, *most))
		}
	}
	return cmd
}

// lateness is how much older than its window an article of a brief may be when
// it arrived only within it. Feeds publish with a delay, and refreshes fail; a
// feed that is new in the list, though, must not fill a brief with its archive.
const lateness = 3 * 24 * time.Hour

// between returns the headlines of a query that are dated since from, and
// those a little older that arrived since, unless the archive itself is
// younger. An article can only be as old as its first sight, so that those
// stored before need not be read.
func (r *newsroom) between(ctx context.Context, q model.Query, from time.Time) ([]model.Headline, error) {
	after, err := r.firstSince(ctx, from)
	if err != nil {
		return nil, err
	}
	dated := from
	if before, err := r.desk.After(ctx, model.Query{}, 0, 1); err != nil {
		return nil, err
	} else if len(before) > 0 && before[0].ID <= after {
		dated = from.Add(-lateness)
	}
	var out []model.Headline
	for {
		rows, err := r.desk.After(ctx, q, after, maxRows)
		if err != nil {
			return nil, err
		}
		for _, h := range rows {
			after = h.ID
			if !h.Published.Before(dated) {
				out = append(out, h)
			}
		}
		if len(rows) < maxRows {
			return out, nil
		}
	}
}

// newDigestOf groups headlines into stories and those by who is named. Who is
// named most comes first; a story stands under each.
func newDigestOf(rows []model.Headline, q model.Query, from, until time.Time) digest {
	d := digest{Since: from, Until: until, Query: q, Articles: len(rows)}
	stories := map[model.StoryID]*digestStory{}
	var order []*digestStory
	feeds := map[*digestStory]map[model.FeedID]bool{}
	for _, h := range rows {
		id := h.Story
		if id == 0 {
			id = model.StoryID(h.ID)
		}
		s := stories[id]
		if s == nil {
			s = &digestStory{Head: h}
			stories[id] = s
			feeds[s] = map[model.FeedID]bool{}
			order = append(order, s)
		}
		// The outlet that was first tells the story.
		if h.Published.Before(s.Head.Published) {
			s.Head = h
		}
		s.Articles++
		feeds[s][h.Feed] = true
		for _, r := range h.Named {
			if !slices.Contains(s.named, r) {
				s.named = append(s.named, r)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b *digestStory) int { return b.Head.Published.Compare(a.Head.Published) })
	d.Stories = len(order)
	at := map[model.Ref]int{}
	for _, s := range order {
		s.Sources = len(feeds[s])
		if len(s.named) == 0 {
			d.Rest = append(d.Rest, *s)
		}
		for _, r := range s.named {
			i, ok := at[r]
			if !ok {
				i = len(d.Entities)
				at[r] = i
				d.Entities = append(d.Entities, digestEntity{Ref: r})
			}
			d.Entities[i].Stories = append(d.Entities[i].Stories, *s)
		}
	}
	slices.SortStableFunc(d.Entities, func(a, b digestEntity) int {
		return cmp.Or(cmp.Compare(len(b.Stories), len(a.Stories)), strings.Compare(a.Ref.String(), b.Ref.String()))
	})
	return d
}

// stanceLine says in few words who a thing is and where it stands.
func stanceLine(at *model.Atlas, r model.Ref) (name, line string, m mark) {
	e, ok := at.Resolve(r)
	if !ok {
		return r.String(), "", noMark
	}
	switch e := e.(type) {
	case *model.Country:
		return e.Name, callWords(e.Call, ""), callMark(e.Call)
	case *model.Supporter:
		since, basis := e.Since()
		stance := model.CallStance{Status: model.Endorsed, Date: since, Basis: basis}
		return e.Name, "supporter, " + supporterKind(at, e), callMark(stance)
	case *model.Incident:
		return e.Name, fmt.Sprintf("incident, %s, %s", e.Type, yearOf(e.Began)), markIncident
	case *model.Actor:
		line := "threat actor"
		if c := at.Country(e.Country); c != nil {
			line += ", origin " + c.Name + ", whose state has " + callWords(c.Call, "")
		}
		return e.Name, line, markActor
	default:
		return e.Title(), string(r.Kind), noMark
	}
}
