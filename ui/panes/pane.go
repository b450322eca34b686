// Package panes holds everything that can fill a rectangle of the screen, one
// file a pane. Panes never refer to one another: they speak upwards by
// returning an [Action] and are spoken to by method calls. A pane does no
// I/O, reads no clock but its Env's, and never sees the size of the terminal,
// only that of its own rectangle.
package panes

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/theme"
)

// Env is what panes are built with. Styles is one value for the whole life of
// the screen: when the theme or the terminal's background changes it is
// filled anew, and every pane's Resize is called.
type Env struct {
	Atlas  *model.Atlas
	Styles *theme.Styles
	Now    func() time.Time
}

// Pane fills a rectangle.
type Pane interface {
	// Title names what is shown, for the line above the pane and the window
	// title. It is safe text.
	Title() string
	// Update takes a key, paste, mouse (in the pane's own coordinates) or the
	// pane's own tick. The Action is what the pane wants done; nil is nothing.
	Update(msg tea.Msg) (Action, tea.Cmd)
	// Resize sets the rectangle and rebuilds everything derived from size or
	// style. It is never called with less than 1 by 1.
	Resize(width, height int)
	// View returns exactly height lines of exactly width cells. It does no
	// I/O and reads no clock.
	View() string
	// Keys returns the bindings that work now, most useful first; they feed
	// the footer and the help.
	Keys() []key.Binding
}

// Typing is implemented by panes that can own a text field. While it is true
// the single-key bindings of the whole screen sleep.
type Typing interface{ Typing() bool }

// Cursored is implemented by panes that own the text cursor, in the pane's
// own coordinates; nil is none.
type Cursored interface{ Cursor() *tea.Cursor }

// Focusable is implemented by panes that look different while they have the
// focus.
type Focusable interface{ SetFocus(focused bool) }

// Selecting is implemented by panes in which something is selected: what
// stands beside the pane on a wide screen, and what enter would open. The zero
// Ref is nothing.
type Selecting interface{ Selected() model.Ref }

// Flanked is implemented by lists: they are told whether other columns stand
// beside them, which decides how they scroll.
type Flanked interface{ Flank(on bool) }

// Tabled is implemented by pages that can be a table of several columns, which
// wants the whole width of the screen.
type Tabled interface{ Tabled() bool }

// Shower is implemented by lists: Show moves the selection to a thing, lifting
// a filter that hides it, and reports whether the list has it.
type Shower interface{ Show(r model.Ref) bool }

// Wanter is implemented by panes that need data from the archive. It is asked
// after whatever happened to a visible pane, and answers with a Need the pane
// has not asked for before, or nil. The answer arrives through one of the
// Taker interfaces.
type Wanter interface{ Wants() Action }

// The takers receive what a Need asked for. The request comes back with the
// answer, so that a pane can tell an answer it no longer waits for. When err
// is not nil the rest is empty.
type (
	NewsTaker interface {
		SetPage(req model.PageRequest, page model.Page, err error)
	}
	ArticleTaker interface {
		SetArticle(id model.ArticleID, a model.Article, err error)
	}
	StoryTaker interface {
		SetStory(id model.StoryID, outlets []model.Headline, err error)
	}
	VolumeTaker interface {
		SetVolume(r model.Ref, v model.Volume, err error)
	}
	FeedsTaker interface {
		SetFeeds(feeds []model.FeedStatus, err error)
	}
	WatchesTaker interface {
		SetWatches(ws []model.Watch, err error)
	}
)

// FeedAdder is implemented by the list of feeds: a feed that was added is
// selected once it is listed.
type FeedAdder interface{ FeedAdded(id model.FeedID) }

// Refresher is implemented by panes whose data comes from the archive:
// Stale is called when the archive has a newer revision, and the next Wants
// asks again.
type Refresher interface{ Stale(revision uint64) }

// EventTaker is implemented by panes that follow a running refresh.
type EventTaker interface{ Heard(e model.Event) }

// Placer is implemented by lists whose contents depend on more than the
// selection (a query, a filter): Place is a token of where the reader is,
// Return goes back there. Tokens are only ever given back to the pane they
// came from.
type Placer interface {
	Place() any
	Return(place any)
}

// Badged is implemented by panes with something to say in the tab: "↑7".
type Badged interface{ Badge() string }

// Noted is implemented by panes with a few quiet words for the right end of
// the line that holds their title: counts, the order.
type Noted interface{ Note() string }

// MarkTaker is implemented by panes that show marks: Marked is called at
// once, before the archive has stored the change.
type MarkTaker interface{ Marked(c model.Change) }

// Explainer is implemented by pages that can say why they are linked to what
// they name.
type Explainer interface{ Explain() }

// without returns the bindings that are not among some others.
func without(all, others []key.Binding) []key.Binding {
	return slices.DeleteFunc(all, func(b key.Binding) bool {
		return slices.ContainsFunc(others, func(o key.Binding) bool { return o.Help() == b.Help() })
	})
}
