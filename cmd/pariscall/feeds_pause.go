package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"pariscall/feeds"
	"pariscall/model"
)

// newFeedsPause is "feeds pause", or with on false "feeds resume".
func newFeedsPause(a *app, on bool) *cobra.Command {
	use, short, done := "pause URL", "Ask a feed no more, until resume; what it brought stays", "paused"
	if !on {
		use, short, done = "resume URL", "Ask a paused feed again", "resumed"
	}
	return &cobra.Command{
		Use:   use,
		Short: short,
		Args:  withArgs(1, 1, "the address of a feed"),
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

// feedAt finds the feed of an address, also of one without its secrets.
func feedAt(list feeds.Synced, url string) (model.Feed, error) {
	for _, f := range list.Feeds {
		if f.URL == url || feeds.Redact(f.URL) == url {
			return f, nil
		}
	}
	return model.Feed{}, failed(fmt.Errorf("%s is not in your list of feeds", feeds.Redact(url)), "see: pariscall feeds list")
}
