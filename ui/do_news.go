package ui

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
)

// doNews carries out what needs the archive or the feeds.
func (a *App) doNews(by any, act panes.Action) tea.Cmd {
	news, sep := a.deps.News, " "+a.env.Styles.Sep+" "
	if news == nil {
		return a.withoutNews(act)
	}
	switch act := act.(type) {
	case panes.NeedPage, panes.NeedArticle, panes.NeedStory, panes.NeedVolume, panes.NeedFeeds, panes.NeedWatches:
		return a.need(by, act)
	case panes.Mark:
		return a.mark(act.Change, false)
	case panes.Undo:
		return a.save("undo", "cannot undo", func(ctx context.Context) (string, error) {
			u, err := news.Undo(ctx)
			if err == nil && u.What == "" {
				return "nothing to undo", nil
			}
			return u.What, err
		})
	case panes.Refresh:
		return a.refresh(act.Scope)
	case panes.PauseFeed:
		return a.save("pause a feed", "cannot keep that", func(ctx context.Context) (string, error) {
			done := act.Name + " is asked again"
			if act.On {
				done = act.Name + " is paused" + sep + "p resumes it"
			}
			return done, news.PauseFeed(ctx, act.ID, act.On)
		})
	case panes.MoveFeed:
		return a.save("move a feed", "cannot keep that", func(ctx context.Context) (string, error) {
			done := "it stays at its address"
			if act.Take {
				done = "from now on it is asked at its new address"
			}
			return done, news.MoveFeed(ctx, act.ID, act.Take)
		})
	case panes.AddFeed:
		return a.addFeed(by, act.Address)
	case panes.RemoveFeed:
		return a.save("remove a feed", "cannot remove that", func(ctx context.Context) (string, error) {
			_, err := news.Remove(ctx, act.URL)
			return act.Name + " is removed" + sep + "a adds it again: " + act.URL, err
		})
	case panes.FullText:
		return a.fullText(by, act.ID)
	case panes.RejectMention:
		return a.save("reject a mention", "cannot keep that", func(ctx context.Context) (string, error) {
			done := fmt.Sprintf("%q is not %s in this article", act.Mention.Match, act.Mention.Name)
			if act.WholeFeed {
				done = fmt.Sprintf("%q no longer means %s in this feed", act.Mention.Match, act.Mention.Name)
			}
			return done + sep + "z undoes it", news.RejectMention(ctx, act.ID, act.Mention, act.WholeFeed)
		})
	case panes.Watch:
		return a.save("watch", "cannot watch that", func(ctx context.Context) (string, error) {
			return "watching " + act.Label.String() + sep + "see Sources", news.Watch(ctx, act.Query, act.Label)
		})
	case panes.Unwatch:
		return a.save("unwatch", "cannot end the watch", func(ctx context.Context) (string, error) {
			return "no longer watching " + act.Label.String(), news.Unwatch(ctx, act.ID)
		})
	case panes.WatchSeen:
		return a.save("watch seen", "cannot keep that", func(ctx context.Context) (string, error) {
			return "", news.WatchSeen(ctx, act.ID)
		})
	}
	panic(fmt.Sprintf("ui: nobody does %T", act))
}

// withoutNews answers when there is no news service: needs stay silent, acts
// are told why not.
func (a *App) withoutNews(act panes.Action) tea.Cmd {
	switch act.(type) {
	case panes.NeedPage, panes.NeedArticle, panes.NeedStory, panes.NeedVolume, panes.NeedFeeds, panes.NeedWatches:
		return nil
	}
	return a.say("there is no news service here: the data alone is shown", true)
}

// need asks the archive; the answer is given to who asked, in Update.
func (a *App) need(by any, act panes.Action) tea.Cmd {
	news := a.deps.News
	switch act := act.(type) {
	case panes.NeedPage:
		return a.run("page", func(ctx context.Context) func() tea.Cmd {
			p, err := news.Page(ctx, act.Request)
			return give(by, func(t panes.NewsTaker) { t.SetPage(act.Request, p, err) })
		})
	case panes.NeedArticle:
		return a.run("article", func(ctx context.Context) func() tea.Cmd {
			art, err := news.Article(ctx, act.ID)
			return give(by, func(t panes.ArticleTaker) { t.SetArticle(act.ID, art, err) })
		})
	case panes.NeedStory:
		return a.run("story", func(ctx context.Context) func() tea.Cmd {
			hs, err := news.Story(ctx, act.ID)
			return give(by, func(t panes.StoryTaker) { t.SetStory(act.ID, hs, err) })
		})
	case panes.NeedVolume:
		return a.run("volume", func(ctx context.Context) func() tea.Cmd {
			v, err := news.Volume(ctx, act.Ref, act.Days)
			return give(by, func(t panes.VolumeTaker) { t.SetVolume(act.Ref, v, err) })
		})
	case panes.NeedFeeds:
		return a.run("feeds", func(ctx context.Context) func() tea.Cmd {
			fs, err := news.Feeds(ctx)
			return give(by, func(t panes.FeedsTaker) { t.SetFeeds(fs, err) })
		})
	case panes.NeedWatches:
		return a.run("watches", func(ctx context.Context) func() tea.Cmd {
			ws, err := news.Watches(ctx)
			return give(by, func(t panes.WatchesTaker) { t.SetWatches(ws, err) })
		})
	}
	return nil
}

// give hands an answer to who asked, if he can take it.
func give[T any](to any, f func(T)) func() tea.Cmd {
	return func() tea.Cmd {
		if t, ok := to.(T); ok {
			f(t)
		}
		return nil
	}
}

// mark shows the change at once and stores it; the archive's own answer
// follows as a newer revision.
func (a *App) mark(c model.Change, silent bool) tea.Cmd {
	for _, p := range a.everyPane() {
		if m, ok := p.(panes.MarkTaker); ok {
			m.Marked(c)
		}
	}
	news, sep := a.deps.News, " "+a.env.Styles.Sep+" "
	return a.save("mark", "cannot keep that", func(ctx context.Context) (string, error) {
		u, err := news.Mark(ctx, c)
		switch {
		case silent || u.What == "":
			return "", err
		case u.Articles == 0:
			return "that changes nothing", err
		}
		return u.What + sep + "z undoes it", err
	})
}

// markOpened marks an article read that the reader opened.
func (a *App) markOpened(r model.Ref) tea.Cmd {
	id, ok := panes.ArticleOf(r)
	if !ok || a.deps.Settings.KeepUnread || a.deps.News == nil {
		return nil
	}
	return a.mark(model.Change{Mark: model.MarkRead, IDs: []model.ArticleID{id}}, true)
}

// save runs a command that stores something the reader did: the end of the
// program waits for it, and it is not cancelled with the screen.
func (a *App) save(what, failed string, f func(ctx context.Context) (done string, err error)) tea.Cmd {
	a.saving.Add(1)
	ctx, saving := context.WithoutCancel(a.ctx), a.saving
	return func() tea.Msg {
		defer saving.Done()
		ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		done, err := f(ctx)
		return answered{what: what, apply: func() tea.Cmd {
			cmd := a.archiveChanged()
			switch {
			case err != nil:
				return tea.Batch(cmd, a.fail(fmt.Errorf("%s: %w", failed, err)))
			case done != "":
				return tea.Batch(cmd, a.say(done, false))
			}
			return cmd
		}}
	}
}

// refresh asks feeds. Progress arrives as events; what is told here is only
// how it ended.
func (a *App) refresh(scope model.Scope) tea.Cmd {
	if a.refreshes > 0 && scope.All {
		return a.say("already asking", false)
	}
	a.refreshes++
	news := a.deps.News
	asked := a.run("refresh", func(ctx context.Context) func() tea.Cmd {
		err := news.Refresh(ctx, scope)
		feeds, unknown := news.Feeds(ctx)
		return func() tea.Cmd {
			a.refreshes--
			a.answeredAt = a.deps.Now()
			told := a.fail(err)
			if unknown == nil {
				a.live.know(feeds)
			}
			if err == nil && unknown == nil && len(feeds) == 0 { // nothing begins or ends
				told = a.say("no feeds are subscribed "+a.env.Styles.Sep+" a in Sources (6) adds one", false)
			}
			return tea.Batch(a.archiveChanged(), told)
		}
	})
	return tea.Batch(a.say("asking "+scopeWords(scope), false), asked)
}

func scopeWords(s model.Scope) string {
	switch {
	case s.Feed != 0:
		return "this feed"
	case len(s.Group) > 0:
		return "the feeds of " + model.Line(s.Group[len(s.Group)-1]).String()
	case s.Due:
		return "the feeds that are due"
	default:
		return "all feeds"
	}
}

func (a *App) fullText(by any, id model.ArticleID) tea.Cmd {
	news := a.deps.News
	asked := a.run("full text", func(ctx context.Context) func() tea.Cmd {
		art, err := news.FullText(ctx, id)
		return func() tea.Cmd {
			if err != nil {
				return a.fail(fmt.Errorf("no full text: %w", err))
			}
			if t, ok := by.(panes.ArticleTaker); ok {
				t.SetArticle(id, art, nil)
			}
			return a.say("the full text is kept", false)
		}
	})
	return tea.Batch(a.say("fetching the page of this article", false), asked)
}
