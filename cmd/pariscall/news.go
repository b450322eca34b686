package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pariscall/model"
)

func newNews(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "news [QUERY...]",
		Short: "List headlines, or follow them as they arrive",
		Long: `List the newest headlines of the archive that fit a query. The query's grammar
is that of the explorer: words and "phrases", -not, OR, parentheses, title:
author: feed: group: lang: is:unread is:starred newer:7d before:2026-01-31
country: org: incident: actor: stance:endorsed.

--since is about when an article was stored here, whatever its date: such
articles come oldest first, and -n takes the oldest of them, so that the number
of the last one continues the list. For the date of an article there is newer:,
which keeps the newest first.

With --follow, headlines are printed a line each as they arrive, until
interrupted, which is how it ends well: with exit status 0. Each line has the
number of its article; --since takes it, so that a restart loses nothing and
repeats nothing.`,
		ValidArgsFunction: completeQuery,
		Example: `  pariscall news ransomware newer:2d
  pariscall news country:UKR is:unread -n 50 -o csv
  pariscall news --follow stance:not-endorsed -o json`,
	}
	form := addFormat(cmd)
	n := cmd.Flags().IntP("number", "n", 20, "at most `N` headlines, 0 for all")
	follow := cmd.Flags().BoolP("follow", "f", false, "print headlines as they arrive")
	since := cmd.Flags().String("since", "", "what was stored after article `ID`, or since a time: 42, 24h, 2026-01-31, 2026-01-31T06:00:00Z")
	byRank := cmd.Flags().Bool("rank", false, "best match first instead of newest first")
	stories := cmd.Flags().Bool("stories", false, "one headline a story")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		q, err := model.ParseQuery(strings.Join(args, " "))
		if err != nil {
			return err
		}
		switch {
		case *follow && (*byRank || *stories || cmd.Flags().Changed("number")):
			return misused("--follow prints every headline as it arrives: --rank, --stories and -n do not go with it")
		case *n < 0:
			return misused(fmt.Sprintf("-n %d: want a number of headlines, or 0 for all", *n))
		case *byRank && (*n == 0 || *n > maxRows):
			return misused(fmt.Sprintf("-n %d: --rank finds the best %d at most", *n, maxRows))
		}
		room, err := a.open()
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		if *follow {
			if form.value != asTable && form.value != asJSON {
				return misused("--follow writes lines: -o table or -o json")
			}
			return a.follow(ctx, room, q, *since, form.value)
		}
		var rows []model.Headline
		if *since != "" {
			rows, err = sinceRows(ctx, room, q, *since, *n, a.now())
		} else {
			rows, err = room.newest(ctx, model.PageRequest{Query: q, ByRank: *byRank, Stories: *stories}, *n)
		}
		if err != nil {
			return err
		}
		return a.writeHeadlines(ctx, room, rows, q, form.value)
	}
	return cmd
}

// completeQuery offers the fields of the grammar, each as an example.
func completeQuery(_ *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for _, f := range model.QueryFields() {
		words = append(words, f[1])
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// sinceRows returns up to n headlines stored since then, oldest first, so
// that the last one's number continues the list; all of them when n is 0.
func sinceRows(ctx context.Context, room *newsroom, q model.Query, since string, n int, now time.Time) ([]model.Headline, error) {
	after, err := room.idSince(ctx, since, now)
	if err != nil {
		return nil, err
	}
	var out []model.Headline
	for {
		want := maxRows
		if n > 0 {
			want = min(n-len(out), maxRows)
		}
		rows, err := room.desk.After(ctx, q, after, want)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
		if len(rows) < want || len(out) == n {
			return out, nil
		}
		after = rows[len(rows)-1].ID
	}
}

// writeHeadlines prints rows. Nothing to print is an answer, not a failure,
// except that a fresh archive wants a word about what to do.
func (a *app) writeHeadlines(ctx context.Context, room *newsroom, rows []model.Headline, q model.Query, form string) error {
	if form == asJSON {
		return writeJSON(a.out, headlinesJSON(rows))
	}
	people := form == asTable || form == asMD
	at, err := a.atlas()
	if err != nil {
		return err
	}
	if len(rows) > 0 || !people {
		p := a.paint
		if form != asTable {
			p = paint{}
		}
		return writeAll(a.out, p.plain(headlineSheet(at, rows, form, a.now(), p).render(form, p.width, p)))
	}
	counts, err := room.desk.Counts(ctx)
	if err != nil {
		return err
	}
	if counts.Articles == 0 {
		return failed(errors.New("the archive holds no news yet"), "fetch some: pariscall refresh")
	}
	if !q.IsZero() {
		return failed(fmt.Errorf("none of %s articles fits %q", grouped(counts.Articles), q))
	}
	return nil
}

// headlineSheet is the table of headlines. Markdown, which nothing makes
// narrow, has each whole and linked.
func headlineSheet(at *model.Atlas, rows []model.Headline, form string, now time.Time, p paint) *sheet {
	if form != asTable && form != asMD {
		s := &sheet{cols: []column{
			num("id"), col("published"), col("feed"), col("title"), col("link"), col("unread"),
			col("starred"), col("language"), num("sources"), col("named"),
		}}
		for _, h := range rows {
			j := headlineJSON(h)
			s.add(fmt.Sprint(j.ID), orText(j.Published), j.Feed, j.Title, orText(j.Link), fmt.Sprint(j.Unread),
				fmt.Sprint(j.Starred), orText(j.Language), fmt.Sprint(j.Sources), strings.Join(j.Named, " "))
		}
		return s
	}
	narrow := p.width > 0 && p.width < roomyWidth
	date := col("published")
	if narrow {
		date.title = "date"
	}
	s := &sheet{cols: []column{
		num("id"),
		{name: "mark"},
		date.dropped(1), col("feed").dropped(2).cutTo(10),
		column{name: "title", title: "title", linked: true}.cutTo(26), col("named").cutTo(18),
	}}
	for _, h := range rows {
		feed, title := h.FeedName.String(), h.Title.String()
		room, others := 24, ""
		if h.Sources > 1 {
			room, others = 20, fmt.Sprintf(" +%d", h.Sources-1)
		}
		if form == asTable {
			feed, title = p.cut(feed, room), p.cut(title, 96)
		}
		when := shortTime(h, now)
		if narrow {
			when = briefTime(h, now)
		}
		s.href = append(s.href, h.Link)
		s.add(fmt.Sprint(int64(h.ID)), p.headlineMark(h), when, feed+others, title, badges(at, h.Named, p))
	}
	return s
}

// roomyWidth is from how many columns on a headline has its whole date.
const roomyWidth = 120

// briefTime is when a headline is from in six columns: the hour today, else
// the day, else the month. One that the feed does not date has a ~.
func briefTime(h model.Headline, now time.Time) string {
	t := h.Published.In(now.Location())
	layout := "Jan 06"
	switch {
	case t.YearDay() == now.YearDay() && t.Year() == now.Year():
		layout = "15:04"
	case now.Sub(t) < 300*24*time.Hour && t.Before(now):
		layout = "2 Jan"
	}
	text := t.Format(layout)
	if h.Basis == model.DateFirstSeen {
		text = "~" + text
	}
	return text
}

func orText(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// headlineMark shows what the reader did with an article.
func (p paint) headlineMark(h model.Headline) string {
	switch {
	case h.Starred:
		return p.sign(markStarred)
	case h.Unread:
		return p.sign(markUnread)
	default:
		return ""
	}
}

// shortTime is when a headline is from, in local time; one that the feed does
// not date shows since when it is known.
func shortTime(h model.Headline, now time.Time) string {
	t := h.Published.In(now.Location())
	text := t.Format("2006-01-02 15:04")
	if h.Basis == model.DateFirstSeen {
		text += " (seen)"
	}
	return text
}

// badges say who a headline names and where they stand: RUS ○.
func badges(at *model.Atlas, refs []model.Ref, p paint) string {
	var words []string
	for _, r := range refs {
		if b := badge(at, r, p); b != "" {
			words = append(words, b)
		}
	}
	if len(words) > 4 {
		words = append(words[:4], fmt.Sprintf("+%d", len(words)-4))
	}
	return strings.Join(words, "  ")
}

func badge(at *model.Atlas, r model.Ref, p paint) string {
	e, ok := at.Resolve(r)
	if !ok {
		return ""
	}
	switch e := e.(type) {
	case *model.Country:
		return string(e.Code) + " " + p.sign(callMark(e.Call))
	case *model.Supporter:
		return p.cut(e.Name, 20) + " " + p.sign(markYes)
	case *model.Incident:
		return p.sign(markIncident) + " " + p.cut(e.Name, 20)
	case *model.Actor:
		return p.sign(markActor) + " " + p.cut(e.Name, 20) + prefixed(" ", string(e.Country))
	default:
		return e.Title()
	}
}
