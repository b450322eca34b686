package panes

import "pariscall/model"

// Action is what a pane wants done. It is a closed set: only this file adds
// to it, and the root does each in one place.
type Action interface{ action() }

type (
	// Open shows a thing on a page of its own: an article or anything of the
	// bundled data.
	Open struct{ Ref model.Ref }
	// Close leaves the page, back to where it was opened from.
	Close struct{}
	// Browse opens an address in the reader's browser; Copy puts text into the
	// clipboard and says so, naming it What ("link", "citation").
	Browse struct{ URL string }
	Copy   struct{ Text, What string }

	// Mark does something to articles, Undo takes the last act back.
	Mark struct{ Change model.Change }
	Undo struct{}

	// Refresh asks feeds now.
	Refresh struct{ Scope model.Scope }
	// FullText fetches the page of an article and keeps its text.
	FullText struct{ ID model.ArticleID }
	// SaveArticle writes an article as Markdown into a new file.
	SaveArticle struct{ ID model.ArticleID }
	// RejectMention says that a mention is wrong, in this article or for this
	// alias in this feed for good.
	RejectMention struct {
		ID        model.ArticleID
		Mention   model.Mention
		WholeFeed bool
	}

	// PauseFeed keeps a feed from being asked, or ends that. MoveFeed takes the
	// address that its server keeps pointing to, or refuses it for good.
	PauseFeed struct {
		ID   model.FeedID
		Name string
		On   bool
	}
	MoveFeed struct {
		ID   model.FeedID
		Take bool
	}

	// AddFeed subscribes to a feed, or to the one that a page names; RemoveFeed
	// takes one out of the list.
	AddFeed    struct{ Address string }
	RemoveFeed struct{ URL, Name string }

	// News goes to the News view with a query: the news of a thing, of a feed.
	News struct{ Query string }
	// Search opens the search with this text in the box.
	Search struct{ Text string }

	// Step goes on to another article of the list of news, without going back
	// to the list.
	Step struct {
		By     int
		Unread bool // pass over what is read
	}
	// Explain asks the page that is open why it is linked to what it names.
	Explain struct{}

	// Watch begins to watch a query; Unwatch ends it; WatchSeen resets its
	// count.
	Watch struct {
		Query string
		Label model.Text
	}
	Unwatch struct {
		ID    int64
		Label model.Text
	}
	WatchSeen struct{ ID int64 }

	// Ask puts a question with a text field in the footer; Confirm one that is
	// answered by y or n. What comes of it is handed back to the pane that
	// asked, through Answer; nothing comes of a question that is dropped.
	Ask struct {
		Prompt string
		Text   string // what stands in the field at first
		// Check says what is wrong with the text as it is typed; nil or a nil
		// error is nothing.
		Check  func(text string) error
		Answer func(text string) Action
	}
	// Command is a command of the palette, by name.
	Command struct{ Line string }
	Confirm struct {
		Question string
		Do       Action
	}

	// Say and Fail tell the reader something in the status line.
	Say  struct{ Text string }
	Fail struct{ Err error }

	// All does several, in order.
	All []Action

	// The Needs ask for data; the answer comes through the Taker interfaces.
	NeedPage    struct{ Request model.PageRequest }
	NeedArticle struct{ ID model.ArticleID }
	NeedStory   struct{ ID model.StoryID }
	NeedVolume  struct {
		Ref  model.Ref
		Days int
	}
	NeedFeeds   struct{}
	NeedWatches struct{}
)

func (Open) action()          {}
func (Close) action()         {}
func (Browse) action()        {}
func (Copy) action()          {}
func (Mark) action()          {}
func (Undo) action()          {}
func (Refresh) action()       {}
func (FullText) action()      {}
func (SaveArticle) action()   {}
func (RejectMention) action() {}
func (PauseFeed) action()     {}
func (MoveFeed) action()      {}
func (AddFeed) action()       {}
func (RemoveFeed) action()    {}
func (News) action()          {}
func (Search) action()        {}
func (Explain) action()       {}
func (Step) action()          {}
func (Watch) action()         {}
func (Unwatch) action()       {}
func (WatchSeen) action()     {}
func (Ask) action()           {}
func (Confirm) action()       {}
func (Command) action()       {}
func (Say) action()           {}
func (Fail) action()          {}
func (All) action()           {}
func (NeedPage) action()      {}
func (NeedArticle) action()   {}
func (NeedStory) action()     {}
func (NeedVolume) action()    {}
func (NeedFeeds) action()     {}
func (NeedWatches) action()   {}
