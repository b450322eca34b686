package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"pariscall/feeds"
	"pariscall/model"
)

// newFeedsPause is "feeds pause", or with on false "feeds resume".
func newFeedsPause(a *app, on bool) *cobra.Command {
	use, short, done := "pause FEED", "Ask a feed no more, until resume; what it brought stays", "paused"
	if !on {
		use, short, done = "resume FEED", "Ask a paused feed again", "resumed"
	}
	return &cobra.Command{
		Use:   use,
		Short: short,
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
			fmt.Fprintf(a.out, "%s: %s  %s\n", done, f.Name, feeds.Redact(f.URL))
			return nil
		},
	}
}

// feedAt finds the feed of an address, also of one without its secrets, or of
// a title that only one has, in whole or in part.
func feedAt(list feeds.Synced, url string) (model.Feed, error) {
	for _, f := range list.Feeds {
		if f.URL == url || feeds.Redact(f.URL) == url {
			return f, nil
		}
	}
	var whole, part []model.Feed
	want := plainWord(url)
	for _, f := range list.Feeds {
		switch title := plainWord(f.Name.String()); {
		case title == want:
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
			hints = append(hints, f.Name.String()+": "+feeds.Redact(f.URL))
		}
		return model.Feed{}, failed(fmt.Errorf("%d feeds have %q in their title", len(whole), url), hints...)
	}
	return model.Feed{}, failed(fmt.Errorf("%s is not in your list of feeds", feeds.Redact(url)), "see: pariscall feeds list")
}
