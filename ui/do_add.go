package ui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
)

// addFeed subscribes to a feed, and says what was found and brought.
func (a *App) addFeed(by any, address string) tea.Cmd {
	news := a.deps.News
	asked := a.run("add a feed", func(ctx context.Context) func() tea.Cmd {
		added, err := news.Add(ctx, address, nil)
		return func() tea.Cmd {
			if err != nil {
				return a.fail(withAdvice(fmt.Errorf("not added: %w", err), " "+a.env.Styles.Sep+" "))
			}
			if t, ok := by.(panes.FeedAdder); ok {
				t.FeedAdded(added.Feed.ID)
			}
			return tea.Batch(a.archiveChanged(), a.askFeeds(), a.say(a.addedWords(added), false))
		}
	})
	return tea.Batch(a.say("asking "+model.Line(address).String(), false), asked)
}

func (a *App) addedWords(added model.Added) string {
	if added.Known {
		return added.Feed.Name.String() + " is in the list already"
	}
	sep := " " + a.env.Styles.Sep + " "
	words := fmt.Sprintf("added %s%s%d new", added.Feed.Name, sep, added.New)
	if n := len(added.Others); n > 0 {
		words += fmt.Sprintf("%sthe page names %d more, such as %s", sep, n, added.Others[0])
	}
	return words
}

// withAdvice puts what to do behind what went wrong.
func withAdvice(err error, sep string) error {
	var f interface{ Advice() string }
	if errors.As(err, &f) && f.Advice() != "" {
		return fmt.Errorf("%w%s%s", err, sep, f.Advice())
	}
	return err
}
