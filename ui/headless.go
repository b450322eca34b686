package ui

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Headless runs the screen without a terminal: it presses keys, finishes the
// work each of them starts, and returns the last frame. Timers up to a second
// pass at once, longer ones never.
//
// Keys are spelled as Bubble Tea does ("a", "tab", "ctrl+d", "enter", "space");
// "text:some words" types words, "paste:…" pastes them, "size:80x24" resizes.
func Headless(d Deps, width, height int, keys ...string) (string, error) {
	d.After = func(wait time.Duration, msg tea.Msg) tea.Cmd {
		if wait > time.Second {
			return nil
		}
		return func() tea.Msg { return msg }
	}
	a := New(d)
	a.deaf = true
	defer a.cancel()
	h := driver{a}
	h.send(tea.WindowSizeMsg{Width: width, Height: height})
	h.drain(a.Init())
	for _, k := range keys {
		msgs, err := Keys(k)
		if err != nil {
			return "", err
		}
		for _, m := range msgs {
			h.send(m)
		}
	}
	return a.frame(), nil
}

// driver does what Bubble Tea's loop does, one message after the other.
type driver struct{ app *App }

func (h driver) send(msg tea.Msg) { h.drain(h.app.Update(msg)) }

// drain runs a command and everything that comes of it. The message of
// tea.Sequence has no name outside Bubble Tea, hence the reflection.
func (h driver) drain(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil, tea.QuitMsg, tea.RawMsg:
	case tea.BatchMsg:
		for _, c := range msg {
			h.drain(c)
		}
	default:
		v := reflect.ValueOf(msg)
		if v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				h.drain(v.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		h.send(msg)
	}
}

// special are the keys that have a name rather than a character.
func special() map[string]rune {
	return map[string]rune{
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "space": tea.KeySpace,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
		"f1": tea.KeyF1, "f5": tea.KeyF5,
	}
}

// Keys reads one key as Headless spells it.
func Keys(s string) ([]tea.Msg, error) {
	if text, ok := strings.CutPrefix(s, "text:"); ok {
		var out []tea.Msg
		for _, r := range text {
			out = append(out, tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		return out, nil
	}
	if text, ok := strings.CutPrefix(s, "paste:"); ok {
		return []tea.Msg{tea.PasteMsg{Content: text}}, nil
	}
	if size, ok := strings.CutPrefix(s, "size:"); ok {
		var w, h int
		if n, err := fmt.Sscanf(size, "%dx%d", &w, &h); n != 2 || err != nil {
			return nil, fmt.Errorf("%q is not a size: want size:80x24", s)
		}
		return []tea.Msg{tea.WindowSizeMsg{Width: w, Height: h}}, nil
	}
	var k tea.Key
	name := s
	for _, m := range []struct {
		prefix string
		mod    tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if rest, ok := strings.CutPrefix(name, m.prefix); ok {
			name, k.Mod = rest, k.Mod|m.mod
		}
	}
	if code, ok := special()[name]; ok {
		k.Code = code
		if code == tea.KeySpace && k.Mod == 0 {
			k.Text = " "
		}
		return []tea.Msg{tea.KeyPressMsg(k)}, nil
	}
	if r := []rune(name); len(r) == 1 {
		k.Code = r[0]
		if k.Mod == 0 {
			k.Text = name
		}
		return []tea.Msg{tea.KeyPressMsg(k)}, nil
	}
	return nil, fmt.Errorf("%q is not a key: want one like a, tab, enter, ctrl+d, text:words or size:80x24", s)
}
