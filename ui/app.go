// Package ui is the screen: a root that routes, panes that fill rectangles,
// and nothing that touches the network, the disk or the wall clock.
//
// Down is a method call, up is a returned [panes.Action], and messages come
// from the outside world only: the terminal, timers, and finished work. The
// root is a switchboard; what a key does in a pane is the pane's own affair.
package ui

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"pariscall/model"
	"pariscall/ui/overlay"
	"pariscall/ui/panes"
	"pariscall/ui/theme"
)

// Deps is everything the screen needs of the world. Only Atlas, Now and After
// must be set.
type Deps struct {
	Atlas *model.Atlas
	News  News // nil: the data alone

	// Open shows an address in the reader's browser; Copy puts text into the
	// clipboard of this machine, beside what the terminal is asked to do.
	Open func(ctx context.Context, url string) error
	Copy func(ctx context.Context, text string) error
	// Save writes an article as Markdown into a new file and says which.
	Save func(ctx context.Context, id model.ArticleID) (path string, err error)

	Now   func() time.Time
	After func(d time.Duration, msg tea.Msg) tea.Cmd // tea.Tick; inert when headless

	Theme   theme.Theme
	Glyphs  theme.Glyphs
	NoColor bool
	Log     *slog.Logger

	Settings Settings
	Version  string
	// Notices waits until the start is over and says what the reader must know
	// of it: read-only, a broken config. "" is nothing.
	Notices func(ctx context.Context) string

	// Last is where the reader was when the program last ended; Remember is
	// told where he is when it ends now.
	Last     Place
	Remember func(Place)
}

// Settings are the reader's wishes. The zero value is what most want.
type Settings struct {
	Light        bool   // the terminal is light, unless it says otherwise itself
	NoMouse      bool   // leave the mouse to the terminal
	NoLinks      bool   // send no clickable links
	KeepUnread   bool   // opening an article does not mark it read
	NoStories    bool   // each article on a row of its own
	Query        string // what News shows at first
	Notify       Notify
	RefreshFirst bool // ask all feeds at the start, not only those that are due
}

// Notify says how watches make themselves heard while the terminal is not in
// front.
type Notify string

// The ways of notifying.
const (
	NotifyOSC  Notify = "" // OSC 9, which terminals turn into a notification
	NotifyBell Notify = "bell"
	NotifyOff  Notify = "off"
)

// Place is where a reader is, to be remembered across runs.
type Place struct {
	View  int    `json:"view"`
	Query string `json:"query"`
	Ref   string `json:"ref"` // the selected thing of that view
}

type focus uint8

const (
	onList focus = iota
	onPage
)

type viewState struct {
	panes.View
	page *place    // open over the list, nil: none
	from *location // where what the list shows was called up, nil: in the list itself
	size size
}

// App is the root. Its methods live in the files that say what they do.
type App struct {
	deps   Deps
	ctx    context.Context //nolint:containedctx // the life of the screen, handed to every command
	cancel context.CancelFunc
	saving *sync.WaitGroup // commands that store what the reader did
	env    panes.Env
	keys   keyMap

	width, height int
	lay           layout

	views   []viewState
	at      int
	focus   focus
	history history
	preview *place    // of what is selected in the list, while no page is open
	peek    *place    // of what is selected in the page
	movedAt time.Time // when the list came to
	movedTo model.Ref // this row,
	paused  bool      // and whether the reader has stopped there
	waiting bool      // totals and the like are asked for when the first screen stands

	overlay overlay.Overlay
	prompt  *prompt
	status  status
	live    live

	theme   theme.Theme
	dark    bool
	mouse   bool
	blurred bool

	watches   []model.Watch
	staleAt   time.Time // when panes were last told that the archive changed
	stalePend bool
	refreshes int
	// answeredAt is when the last refresh that the reader asked for was over;
	// how it went is told by an event that may come a little later.
	answeredAt time.Time
	quitting   bool
	deaf       bool // headless: nobody waits for events
}

// New builds the screen. It does no I/O; Init asks for what it needs.
func New(d Deps) *App {
	if d.Glyphs.Cursor == "" {
		d.Glyphs = theme.Unicode()
	}
	if d.NoColor || d.Theme.Name == "" {
		name := theme.Default
		if d.NoColor {
			name = theme.Mono
		}
		t, err := theme.Load(name)
		if err != nil {
			panic(err) // bundled, and tested
		}
		d.Theme = t
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	ctx, cancel := context.WithCancel(context.Background())
	a := &App{
		deps: d, ctx: ctx, cancel: cancel, saving: &sync.WaitGroup{},
		keys: newKeyMap(), theme: d.Theme, dark: !d.Settings.Light, mouse: !d.Settings.NoMouse,
		width: 80, height: 24,
	}
	a.live.none, a.waiting = d.News == nil, true
	a.env = panes.Env{Atlas: d.Atlas, Styles: a.buildStyles(), Now: d.Now}
	for _, v := range panes.Views(a.env) {
		a.views = append(a.views, viewState{View: v})
	}
	a.begin()
	return a
}

// begin puts the reader where he was, or at the start.
func (a *App) begin() {
	p := a.deps.Last
	if p.View > 0 && p.View < len(a.views) {
		a.at = p.View
	}
	for i := range a.views {
		if n, ok := a.views[i].List.(panes.Newsroom); ok {
			n.Configure(panes.NewsSettings{Stories: !a.deps.Settings.NoStories, Query: firstOf(p.Query, a.deps.Settings.Query), NoService: a.deps.News == nil})
		}
	}
	if r, err := model.ParseRef(p.Ref); err == nil {
		if s, ok := a.views[a.at].List.(panes.Shower); ok {
			s.Show(r)
		}
	}
	a.history = newHistory(a.here())
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (a *App) buildStyles() *theme.Styles {
	s := theme.Build(a.theme, a.dark, a.deps.Glyphs)
	s.Hyperlinks = !a.deps.Settings.NoLinks
	return s
}

// Run shows the screen until the reader quits or ctx ends, and returns after
// what he did has been stored, or a second has passed.
func Run(ctx context.Context, d Deps) error { return run(ctx, d) }

func run(ctx context.Context, d Deps, opts ...tea.ProgramOption) error {
	a := New(d)
	defer a.cancel()
	// Whoever made ctx listens to signals. With two listeners for one signal
	// the screen is sometimes not restored.
	opts = append(opts, tea.WithContext(ctx), tea.WithoutSignalHandler())
	if d.NoColor {
		opts = append(opts, tea.WithColorProfile(colorprofile.ASCII))
	}
	_, err := tea.NewProgram(teaModel{a}, opts...).Run()
	a.cancel()
	a.waitForSaves(time.Second)
	if d.Remember != nil {
		d.Remember(a.place())
	}
	if ctx.Err() != nil && errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrProgramPanic) {
		return ctx.Err()
	}
	return err
}

// waitForSaves waits for the commands that store what the reader did.
func (a *App) waitForSaves(limit time.Duration) {
	done := make(chan struct{})
	go func() {
		a.saving.Wait()
		close(done)
	}()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

// place says where the reader is.
func (a *App) place() Place {
	p := Place{View: a.at}
	if s, ok := a.views[a.at].List.(panes.Selecting); ok {
		p.Ref = s.Selected().String()
	}
	for i := range a.views {
		if n, ok := a.views[i].List.(panes.Newsroom); ok {
			p.Query = n.Query()
		}
	}
	return p
}
