package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"pariscall/feeds"
	"pariscall/feeds/archive"
	"pariscall/model"
)

func newMark(a *app) *cobra.Command {
	marks := map[string]model.Mark{
		"read": model.MarkRead, "unread": model.MarkUnread, "star": model.MarkStar, "unstar": model.MarkUnstar,
		"tag": model.MarkTag, "untag": model.MarkUntag,
	}
	words := []string{"read", "unread", "star", "unstar", "tag", "untag"}
	cmd := &cobra.Command{
		Use:   "mark MARK ARTICLE...",
		Short: "Mark articles read, unread or starred, or tag them",
		Example: `  pariscall mark read article:42 43
  pariscall mark read --all 'feed:cisa older:2w'
  pariscall mark tag --tag briefing 42`,
		Args:      withArgs(1, -1, "a mark: read, unread, star, unstar, tag or untag"),
		ValidArgs: words,
	}
	all := cmd.Flags().String("all", "", "mark everything that fits this `QUERY`")
	tag := cmd.Flags().String("tag", "", "the `TAG` of tag and untag")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		mark, ok := marks[args[0]]
		if !ok {
			hints := []string{"want " + quoted(words)}
			if near := model.Nearest(args[0], words); near != "" {
				hints = append([]string{fmt.Sprintf("did you mean %q?", near)}, hints...)
			}
			return misused(fmt.Sprintf("there is no mark %q", args[0]), hints...)
		}
		change := model.Change{Mark: mark, Tag: model.Line(*tag)}
		tagging := mark == model.MarkTag || mark == model.MarkUntag
		switch {
		case tagging && change.Tag.IsEmpty():
			return misused(args[0]+" needs the word: --tag TAG", "such as: pariscall mark "+args[0]+" --tag briefing 42")
		case !tagging && !change.Tag.IsEmpty():
			return misused("--tag goes with tag and untag", "such as: pariscall mark tag --tag briefing 42")
		}
		everything := cmd.Flags().Changed("all")
		if everything == (len(args) > 1) {
			return misused("say which: articles or --all QUERY", "such as: pariscall mark read article:42")
		}
		if everything {
			q, err := model.ParseQuery(*all)
			if err != nil {
				return err
			}
			change.All = &q
		}
		for _, s := range args[1:] {
			id, err := articleID(s)
			if err != nil {
				return err
			}
			change.IDs = append(change.IDs, id)
		}
		return a.act(cmd.Context(), func(ctx context.Context, room *newsroom) (model.Undone, error) {
			// All or nothing: a slip in one number marks none.
			for _, id := range change.IDs {
				if _, err := room.desk.Article(ctx, id); err != nil {
					return model.Undone{}, failed(err, "what there is: pariscall news")
				}
			}
			return room.desk.Mark(ctx, change)
		})
	}
	return cmd
}

func newUndo(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "undo",
		Short: "Take back the last mark, set here or in the explorer",
		Long: `Take back the last mark, set here or in the explorer: what was read, starred or
tagged, or a link that x or X took away under an article. Each undo takes back the
one before, also those of earlier runs.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.act(cmd.Context(), func(ctx context.Context, room *newsroom) (model.Undone, error) {
				u, err := takeBack(ctx, room.desk)
				if err == nil && u.What == "" && u.Articles == 0 {
					err = failed(errors.New("there is nothing to undo"))
				}
				return u, err
			})
		},
	}
}

// takeBack undoes the last act. That there is none is an answer, no failure.
func takeBack(ctx context.Context, d *feeds.Desk) (model.Undone, error) {
	u, err := d.Undo(ctx)
	if errors.Is(err, archive.ErrNothing) {
		return model.Undone{}, nil
	}
	return u, err
}

// deskNews is the desk as the explorer knows it, which says what there is to
// undo and not why nothing was.
type deskNews struct{ *feeds.Desk }

func (d deskNews) Undo(ctx context.Context) (model.Undone, error) { return takeBack(ctx, d.Desk) }

// act does something to articles and says what it came to.
func (a *app) act(ctx context.Context, do func(context.Context, *newsroom) (model.Undone, error)) error {
	room, err := a.open()
	if err != nil {
		return err
	}
	undone, err := do(ctx, room)
	if err != nil {
		return err
	}
	what := undone.What
	if what == "" {
		what = counted(undone.Articles, "article", "articles")
	}
	return writeAll(a.out, what+"\n")
}
