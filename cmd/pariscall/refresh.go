package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"pariscall/feeds"
	"pariscall/model"
)

// jsonOutcome is what asking one feed came to. Status is new, updated,
// unchanged, failed, gone, waiting, paused or offline.
type jsonOutcome struct {
	URL     string  `json:"url"`
	Title   string  `json:"title"`
	Status  string  `json:"status"`
	New     int     `json:"new"`
	Updated int     `json:"updated"`
	Bytes   int64   `json:"bytes"`
	MS      int64   `json:"ms"`
	Error   *string `json:"error"`
	Hint    *string `json:"hint"`
}

func newRefresh(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "refresh",
		Short: "Ask the feeds for news and store it",
		Long: `Ask every feed of the list, store what is new and say what each brought. Made
for cron: it prints nothing when there is nothing new and no feed fails that did
not fail before.

Exit status: 0 when feeds answered, 1 when none could be reached or the archive
failed; with --strict also 1 when any feed failed.`,
		Example: `  pariscall refresh
  pariscall refresh --due -q          from cron, every ten minutes
  pariscall refresh --json | jq '.[] | select(.error)'`,
		Args: noArgs,
	}
	f := cmd.Flags()
	asJSONFlag := f.Bool("json", false, "report every feed as JSON: an array")
	quiet := f.BoolP("quiet", "q", false, "print nothing but what went wrong with the whole")
	verbose := f.BoolP("verbose", "v", false, "report feeds that brought nothing, too")
	due := f.Bool("due", false, "ask only the feeds whose time has come")
	only := f.String("feed", "", "ask only the feed with this `URL`")
	group := f.String("group", "", "ask only the feeds of this `GROUP`")
	strict := f.Bool("strict", false, "end with 1 when any feed failed")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		feeds.LargePages()
		room, err := a.open()
		if err != nil {
			return err
		}
		ctx := cmd.Context()
		list, err := room.desk.Sync(ctx)
		if err != nil {
			return err
		}
		a.warnAboutList(list)
		scope, err := refreshScope(list, *only, *group, *due)
		if err != nil {
			return err
		}
		var told map[model.FeedID]string
		if !*asJSONFlag && !*quiet {
			if told, err = a.toldBefore(ctx, room, *verbose); err != nil {
				return err
			}
		}
		printed := 0
		each := func(o feeds.Outcome) {
			if !*asJSONFlag && !*quiet && told[o.Feed] != o.Error {
				printed += a.printOutcome(o, *verbose)
			}
		}
		report, err := room.desk.RefreshReport(ctx, scope, each)
		if err != nil && !errors.Is(err, context.Canceled) {
			return err
		}
		if *asJSONFlag {
			err = errors.Join(err, writeJSON(a.out, outcomesJSON(report.Outcomes)))
		} else if !*quiet && (printed > 0 || isTerminal(a.out)) {
			a.printSummary(report)
		}
		return errors.Join(err, refreshError(report, *strict, *asJSONFlag || *quiet))
	}
	return cmd
}

// refreshScope finds what to ask. --due narrows whatever else is said.
func refreshScope(list feeds.Synced, url, group string, due bool) (model.Scope, error) {
	scope := model.Scope{All: true, Due: due}
	switch {
	case url != "":
		f, err := feedAt(list, url)
		return model.Scope{Feed: f.ID, Due: due}, err
	case group != "":
		for _, f := range list.Feeds {
			if groupName(f.Group) == group || len(f.Group) > 0 && f.Group[0] == group {
				return model.Scope{Group: strings.Split(group, "/"), Due: due}, nil
			}
		}
		return scope, failed(fmt.Errorf("there is no group %q", group), "see: pariscall feeds list")
	}
	return scope, nil
}

func outcomesJSON(outcomes []feeds.Outcome) []jsonOutcome {
	out := []jsonOutcome{}
	for _, o := range outcomes {
		out = append(out, jsonOutcome{
			URL: o.URL, Title: o.Title.String(), Status: o.Status, New: o.New, Updated: o.Updated,
			Bytes: o.Bytes, MS: o.Took.Milliseconds(), Error: orNull(o.Error), Hint: orNull(o.Hint),
		})
	}
	return out
}

// toldBefore is what was said of each failing feed before. Nobody is told the
// same again, unless a person is looking.
func (a *app) toldBefore(ctx context.Context, room *newsroom, verbose bool) (map[model.FeedID]string, error) {
	told := map[model.FeedID]string{}
	all, err := room.desk.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		told[s.Feed.ID] = "-" // nothing that a feed answers
		if !verbose && !isTerminal(a.out) && !s.Health.Error.IsEmpty() {
			told[s.Feed.ID] = s.Health.Error.String()
		}
	}
	return told, nil
}

// printOutcome writes a line for a feed that brought something or failed, and
// returns how many lines it wrote.
func (a *app) printOutcome(o feeds.Outcome, verbose bool) int {
	var what string
	switch {
	case o.Status == feeds.OutcomeNew, o.Status == feeds.OutcomeUpdated:
		what = fmt.Sprintf("%d new", o.New)
		if o.Updated > 0 {
			what += fmt.Sprintf(", %d updated", o.Updated)
		}
	case o.Error != "" && o.Status != feeds.OutcomeOffline:
		what = model.Line(o.Error).String()
		if o.Hint != "" {
			what += "; " + model.Line(o.Hint).String()
		}
	case !verbose:
		return 0
	}
	name := o.Title.String()
	if name == "" {
		name = o.URL
	}
	cost := ""
	if o.Took > 0 {
		cost = fmt.Sprintf("  (%s, %d ms)", bytesWords(o.Bytes), o.Took.Milliseconds())
	}
	fmt.Fprintf(a.out, "%-9s  %s: %s%s\n", o.Status, a.paint.cut(name, 40), orElse(what, "nothing new"), cost)
	return 1
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// printSummary ends a report.
func (a *app) printSummary(r feeds.Report) {
	asked := 0
	for _, o := range r.Outcomes {
		if o.Took > 0 {
			asked++
		}
	}
	fmt.Fprintf(a.out, "%s asked: %d new, %d updated, %d failed, in %s\n",
		counted(asked, "feed", "feeds"), r.New, r.Updated, r.Failed, r.Took.Round(10*time.Millisecond))
}

// refreshError turns a report into an exit status.
func refreshError(r feeds.Report, strict, silent bool) error {
	asked := 0
	for _, o := range r.Outcomes {
		if o.Status != feeds.OutcomeWaiting && o.Status != feeds.OutcomePaused {
			asked++
		}
	}
	switch {
	case r.Offline:
		return failed(errors.New("no feed could be reached: there is no network"), "what is stored stays readable: pariscall news")
	case asked > 0 && r.Failed == asked:
		return failed(fmt.Errorf("every feed failed (%d)", asked), "why: pariscall feeds list")
	case strict && r.Failed > 0:
		if silent {
			return failed(fmt.Errorf("%s failed", counted(r.Failed, "feed", "feeds")), "why: pariscall feeds list")
		}
		return &failure{status: exitFailed}
	}
	return nil
}

// bytesWords writes a size: 812 B, 34 kB, 1.2 MB.
func bytesWords(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1000*1000:
		return fmt.Sprintf("%d kB", n/1000)
	default:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
}

// warnAboutList says what in the user's list of feeds could not be used.
func (a *app) warnAboutList(list feeds.Synced) {
	if list.Damage != "" {
		a.warn("your list of feeds is damaged: " + list.Damage)
	}
	for i, p := range list.Problems {
		if i == 5 {
			a.warn(fmt.Sprintf("and %d more entries of your list of feeds cannot be used", len(list.Problems)-i))
			break
		}
		a.warn(fmt.Sprintf("in your list of feeds, %s: %s", p.Entry, p.Reason))
	}
}
