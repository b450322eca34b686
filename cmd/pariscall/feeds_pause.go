package main

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"pariscall/feeds"
	"pariscall/model"
)

// whatFeedIs explains the argument FEED.
const whatFeedIs = "FEED is the address of a feed, its host, or its title or a part of it; it must fit\none feed only."

// newFeedsPause is "feeds pause", or with on false "feeds resume".
func newFeedsPause(a *app, on bool) *cobra.Command {
	use, short, done := "pause FEED", "Ask a feed no more, until resume; what it brought stays", "paused"
	if !on {
		use, short, done = "resume FEED", "Ask a paused feed again", "resumed"
	}
	return &cobra.Command{
		Use:   use,
		Short: short,
		Long:  short + ".\n\n" + whatFeedIs,
		Args:  withArgs(1, 1, "the address or title of a feed"),
		RunE: func(cmd *cobra.Command, args []string) error {
			room, err := a.open()
			if err != nil {
				return err
			}
			list, err := room.desk.Sync(cmd.Context())
			if err != nil {
				return err
			}
			f, err := feedAt(list, args[0])
			if err != nil {
				return err
			}
			if err := room.desk.PauseFeed(cmd.Context(), f.ID, on); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s: %s  %s\n", done, feedTitle(f), feeds.Redact(f.URL))
			return nil
		},
	}
}

// feedAt finds the feed of an address, also of one without its secrets or its
// scheme, or of a title or host that only one has, the title in whole or in part.
func feedAt(list feeds.Synced, typed string) (model.Feed, error) {
	for _, f := range list.Feeds {
		if f.URL == typed || feeds.Redact(f.URL) == typed {
			return f, nil
		}
	}
	for _, f := range list.Feeds { // only then: http and https, or a / at the end, may be two feeds
		if bareAddress(f.URL) == bareAddress(typed) {
			return f, nil
		}
	}
	var whole, part []model.Feed
	want := plainWord(typed)
	for _, f := range list.Feeds {
		switch title := plainWord(feedTitle(f)); {
		case title == want || strings.EqualFold(hostOf(f.URL), typed):
			whole = append(whole, f)
		case strings.Contains(title, want):
			part = append(part, f)
		}
	}
	if len(whole) == 0 {
		whole = part
	}
	if want != "" && len(whole) == 1 {
		return whole[0], nil
	}
	if want != "" && len(whole) > 1 {
		var hints []string
		for i, f := range whole {
			if i == 5 {
				break
			}
			hints = append(hints, feedTitle(f)+": "+feeds.Redact(f.URL))
		}
		return model.Feed{}, failed(fmt.Errorf("%d feeds have %q in their title or host", len(whole), typed), hints...)
	}
	if strings.Contains(typed, "://") {
		typed = feeds.Redact(typed)
	}
	return model.Feed{}, failed(fmt.Errorf("%s is not in your list of feeds", typed), "see: pariscall feeds list")
}

// feedTitle is the name under which feeds list has a feed: one that has said no
// name yet goes by its host.
func feedTitle(f model.Feed) string {
	if f.Name.IsEmpty() {
		return hostOf(f.URL)
	}
	return f.Name.String()
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Host, "www.")
}

// bareAddress is an address as people write it.
func bareAddress(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	return strings.TrimSuffix(address, "/")
}
