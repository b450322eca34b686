package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"pariscall/feeds"
	"pariscall/model"
)

func newFeeds(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "Keep the list of feeds, and see how each is doing",
		Long: `The list of feeds is the bundled one until you change it; then it is a file of
your own, feeds.opml in the config folder, which any other reader understands.`,
		Args: noSuchCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return misused("pariscall feeds needs a command", "one of: list, add, remove, pause, resume, import, export, check")
		},
	}
	cmd.AddCommand(newFeedsList(a), newFeedsAdd(a), newFeedsRemove(a), newFeedsPause(a, true), newFeedsPause(a, false), newFeedsImport(a), newFeedsExport(a), newFeedsCheck(a))
	return cmd
}

// jsonFeed is a subscription and how it is doing.
type jsonFeed struct {
	URL         string  `json:"url"`
	Title       string  `json:"title"`
	Group       *string `json:"group"`
	Status      string  `json:"status"`
	LastTry     *string `json:"last_try"`
	LastSuccess *string `json:"last_success"`
	NextCheck   *string `json:"next_check"`
	Error       *string `json:"error"`
	Hint        *string `json:"hint"`
	Failures    int     `json:"failures"`
	HTTPStatus  *int    `json:"http_status"`
	MovedTo     *string `json:"moved_to"`
	Site        *string `json:"site"`
	Language    *string `json:"language"`
	Articles    int     `json:"articles"`
	Unread      int     `json:"unread"`
	Bundled     bool    `json:"bundled"`
}

func feedJSON(s model.FeedStatus, show func(string) string) jsonFeed {
	h := s.Health
	state := h.State
	if state == "" {
		state = model.FeedNew
	}
	return jsonFeed{
		URL: show(s.Feed.URL), Title: s.Feed.Name.String(), Group: orNull(groupName(s.Feed.Group)),
		Status: string(state), LastTry: moment(h.LastTry), LastSuccess: moment(h.LastSuccess), NextCheck: moment(h.NextCheck),
		Error: orNull(h.Error.String()), Hint: orNull(h.Hint.String()), Failures: h.Failures,
		HTTPStatus: orNull(h.HTTPStatus), MovedTo: orNull(show(h.MovedTo)), Site: orNull(s.Feed.Site),
		Language: orNull(s.Feed.Language), Articles: s.Total, Unread: s.Unread, Bundled: s.Feed.Default,
	}
}

// groupName writes the path of a folder.
func groupName(path []string) string { return strings.Join(path, "/") }

func newFeedsList(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the feeds with their health",
		Args:  noArgs,
	}
	form := addFormat(cmd)
	failing := cmd.Flags().Bool("failing", false, "only feeds that fail or are gone")
	secrets := cmd.Flags().Bool("secrets", false, "show passwords and tokens in addresses")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		room, err := a.open()
		if err != nil {
			return err
		}
		list, err := room.desk.Sync(cmd.Context())
		if err != nil {
			return err
		}
		a.warnAboutList(list)
		all, err := room.desk.Feeds(cmd.Context())
		if err != nil {
			return err
		}
		byID := map[model.FeedID]bool{}
		for _, f := range list.Feeds {
			byID[f.ID] = f.Default
		}
		show := feeds.Redact
		if *secrets {
			show = func(s string) string { return s }
		}
		out := []jsonFeed{}
		for _, s := range all {
			s.Feed.Default = byID[s.Feed.ID]
			if *failing && s.Health.State != model.FeedFailed && s.Health.State != model.FeedGone {
				continue
			}
			out = append(out, feedJSON(s, show))
		}
		if form.value == asJSON {
			return writeJSON(a.out, out)
		}
		return writeAll(a.out, feedSheet(out, form.value == asTable || form.value == asMD).render(form.value, a.paint.width, a.paint))
	}
	return cmd
}

func feedSheet(list []jsonFeed, people bool) *sheet {
	if people {
		s := &sheet{cols: []column{
			col("status"), col("title").cutTo(20), col("group").dropped(3).cutTo(12), num("unread"), num("articles").dropped(2),
			col("last_success").dropped(1), col("next_check").dropped(4), col("url").dropped(5).cutTo(24), col("error").cutTo(20),
		}}
		for _, f := range list {
			s.add(f.Status, cut(f.Title, 40), orText(f.Group), fmt.Sprint(f.Unread), fmt.Sprint(f.Articles),
				minute(f.LastSuccess), minute(f.NextCheck), f.URL, sentence(f.Error, f.Hint))
		}
		return s
	}
	s := &sheet{cols: []column{
		col("url"), col("title"), col("group"), col("status"), col("last_success"), col("next_check"), col("error"),
		num("unread"), num("articles"), num("failures"), col("language"), col("site"),
	}}
	for _, f := range list {
		s.add(f.URL, f.Title, orText(f.Group), f.Status, orText(f.LastSuccess), orText(f.NextCheck), orText(f.Error),
			fmt.Sprint(f.Unread), fmt.Sprint(f.Articles), fmt.Sprint(f.Failures), orText(f.Language), orText(f.Site))
	}
	return s
}

// minute cuts a time to what a person reads.
func minute(s *string) string {
	if s == nil {
		return "never"
	}
	return strings.Replace((*s)[:16], "T", " ", 1) + "Z"
}

func sentence(err, hint *string) string {
	if err != nil && hint != nil {
		return *err + "; " + *hint
	}
	return orText(err)
}

func newFeedsAdd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "add URL",
		Short: "Subscribe to a feed, or to the feed that a page names",
		Args:  withArgs(1, 1, "the address of a feed or of a page"),
	}
	group := cmd.Flags().String("group", "", "put it into this `GROUP`; Outer/Inner makes folders")
	offline := cmd.Flags().Bool("offline", false, "add the address without asking it")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		var path []string
		if *group != "" {
			path = strings.Split(*group, "/")
		}
		if *offline {
			return a.addUnasked(args[0], path)
		}
		room, err := a.open()
		if err != nil {
			return err
		}
		added, err := room.desk.Add(cmd.Context(), args[0], path)
		if err != nil {
			return feedFailure(err)
		}
		url := feeds.Redact(added.Feed.URL)
		if added.Known {
			fmt.Fprintf(a.out, "already in the list: %s  %s\n", added.Feed.Name, url)
			return nil
		}
		fmt.Fprintf(a.out, "added: %s  %s  %s\n", added.Feed.Name, url, counted(added.New, "article", "articles"))
		for _, other := range added.Others {
			fmt.Fprintf(a.out, "the page also names: %s\n", model.Line(feeds.Redact(other)))
		}
		return nil
	}
	return cmd
}

// addUnasked adds an address as it is; the next refresh will tell.
func (a *app) addUnasked(address string, group []string) error {
	subs, err := a.subscriptions()
	if err != nil {
		return err
	}
	if _, err := feeds.ParseFeedURL(address); err != nil {
		return misused(err.Error())
	}
	added, err := subs.Add(model.Feed{URL: address, Group: group})
	if err != nil {
		return err
	}
	words := "added"
	if !added {
		words = "already in the list"
	}
	fmt.Fprintf(a.out, "%s: %s\n", words, feeds.Redact(address))
	return nil
}

func newFeedsRemove(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "remove FEED",
		Short: "Take a feed out of the list; its starred articles stay",
		Long:  "Take a feed out of the list; its starred articles stay.\n\n" + whatFeedIs,
		Args:  withArgs(1, 1, "the address or title of a feed"),
		RunE: func(cmd *cobra.Command, args []string) error {
			room, err := a.open()
			if err != nil {
				return err
			}
			address := args[0]
			list, err := room.desk.Sync(cmd.Context())
			if err != nil {
				return err
			}
			if f, err := feedAt(list, address); err == nil {
				address = f.URL
			} else if !strings.Contains(address, "/") {
				return err // no address: a title, or a host
			}
			gone, err := room.desk.Remove(cmd.Context(), address)
			if err != nil {
				return failed(err, "see: pariscall feeds list")
			}
			fmt.Fprintf(a.out, "removed: %s  %s\n", feedTitle(gone), feeds.Redact(gone.URL))
			return nil
		},
	}
}
