package ui

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
	"pariscall/ui/widget"
)

// teaModel adapts the root to Bubble Tea without copying it.
type teaModel struct{ app *App }

func (m teaModel) Init() tea.Cmd { return m.app.Init() }

// Update hands the message on and, when debugging, logs what it was and how
// long it took: a slow one is a key that is late.
func (m teaModel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	a := m.app
	if !a.deps.Log.Enabled(a.ctx, slog.LevelDebug) {
		return m, a.Update(msg)
	}
	began := a.deps.Now()
	cmd := a.Update(msg)
	what := fmt.Sprintf("%T", msg)
	if done, ok := msg.(answered); ok {
		what += " " + done.what
	}
	a.deps.Log.Debug("message", "type", what, "took", a.deps.Now().Sub(began))
	return m, cmd
}

func (m teaModel) View() tea.View { return m.app.View() }

// painted is what a pane shows. A pane that panics over foreign data costs
// its own rectangle, not the program: the log has the place.
func (a *App) painted(p panes.Pane, r rect) (view string) {
	defer func() {
		if v := recover(); v != nil {
			a.deps.Log.Error("a pane could not be painted", "pane", fmt.Sprintf("%T", p), "panic", v, "stack", string(debug.Stack()))
			words := a.env.Styles.Bad.Paint(widget.Cut(" this cannot be shown; the log says why", r.w, ""))
			view = widget.Fill([]string{words}, r.w, r.h, "")
		}
	}()
	return p.View()
}

// run is a command with the life of the screen; it copies what it needs and
// never reads the App. A panic in it is an error of what it did.
func (a *App) run(what string, f func(ctx context.Context) func() tea.Cmd) tea.Cmd {
	ctx, log := a.ctx, a.deps.Log
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				log.Error("a command failed", "what", what, "panic", v, "stack", string(debug.Stack()))
				msg = answered{what: what, apply: func() tea.Cmd {
					return a.say(model.Line("something went wrong: "+what+"; the log says what").String(), true)
				}}
			}
		}()
		apply := f(ctx)
		if ctx.Err() != nil || apply == nil {
			return nil
		}
		return answered{what: what, apply: apply}
	}
}

// answered is finished work. Apply runs in Update.
type answered struct {
	what  string
	apply func() tea.Cmd
}
