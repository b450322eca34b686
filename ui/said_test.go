package ui

import (
	"slices"
	"testing"

	"charm.land/bubbles/v2/key"

	"pariscall/ui/panes"
	"pariscall/ui/widget"
)

// everyKey is what a keyboard has, but for the keys that leave the program and
// ctrl+l, which only paints.
func everyKey() []string {
	keys := []string{
		"enter", "space", "tab", "shift+tab", "esc", "backspace", "left", "right", "f1", "f5",
		"alt+left", "alt+right", "delete", "ctrl+x",
	}
	for r := '!'; r <= '~'; r++ {
		keys = append(keys, string(r))
	}
	return slices.DeleteFunc(keys, func(k string) bool { return k == "q" || edge(k) })
}

// edge says whether a key moves: at the end of a list it is seen that it
// cannot go on.
func edge(k string) bool {
	for _, b := range widget.NewListKeys().Bindings() {
		if slices.Contains(b.Keys(), k) {
			return k != "space"
		}
	}
	return slices.Contains([]string{".", "J", "K", "n", "p"}, k)
}

// whereKeysGo are the surfaces on which keys go to a pane.
func whereKeysGo() map[string][]string {
	out := map[string][]string{
		"news, nothing found":      {"f", "text:nosuchword", "enter"},
		"news of a country":        {"2", "j", "enter", "N"},
		"countries, nothing found": {"2", "f", "text:nosuchword", "enter"},
		"a watch":                  {"6", "g"},
		"comparison":               {"2", "space", "space", "c"},
		"timeline, far down":       {"5", "G"},
	}
	for name, keys := range surfaces() {
		switch name {
		case "article hints": // every key ends it
		case "status", "mouse off", "why from list", "news far down": // as others
		default:
			out[name] = keys
		}
	}
	return out
}

// A key that works and is not listed would be taken for one that does nothing.
func TestAKeyIsListedOrSaysWhyItDoesNothing(t *testing.T) {
	for name, keys := range whereKeysGo() {
		for _, k := range everyKey() {
			s := newScreen(t, newFakeNews(20), 80, 24)
			s.press(keys...)
			if s.app.overlay != nil || s.app.prompt != nil {
				break
			}
			s.elapse(statusStays)
			listed, before := s.lists(k), s.app.frame()
			s.app.status.text = ""
			s.press(k)
			switch told := s.app.status.text != ""; {
			case s.app.frame() == before && (k != "space" || !edges(s)):
				t.Errorf("%s: %q does nothing and does not say why", name, k)
			case s.app.frame() != before && !listed && !told:
				t.Errorf("%s: %q works and is not listed", name, k)
			}
		}
	}
}

func TestWhatNeedsARowIsNotOfferedWhereThereIsNone(t *testing.T) {
	for view, hidden := range map[string]string{"1": "enter read", "2": "enter open"} {
		s := newScreen(t, newFakeNews(20), 80, 24)
		if view != "1" {
			s.press(view)
		}
		s.mustShow(hidden)
		s.press("f", "text:nosuchword", "enter")
		s.mustNotShow(hidden)
		s.mustShow("f filter")
	}
}

func TestARefreshWithoutFeedsSaysSo(t *testing.T) {
	s := newScreen(t, newFakeNews(0), 80, 24)
	s.news.feeds = nil
	s.press("R")
	s.mustShow("no feeds are subscribed")
}

// lists says whether a key is among those that work now.
func (s *screen) lists(k string) bool {
	keys := s.app.focused().Keys()
	if c, ok := s.app.focused().(panes.Cursored); !ok || c.Cursor() == nil {
		keys = append(keys, s.app.keys.bindings()...)
	}
	return slices.ContainsFunc(keys, func(b key.Binding) bool { return slices.Contains(b.Keys(), k) })
}

func TestKeysThatDoNothingInAnEmptyArchiveSayWhy(t *testing.T) {
	for _, view := range []string{"1", "6"} {
		for _, k := range everyKey() {
			s := newScreen(t, newFakeNews(0), 80, 24)
			s.news.feeds, s.news.watches = nil, nil
			if view != "1" {
				s.press(view)
			}
			s.elapse(statusStays)
			before := s.app.frame()
			s.press(k)
			if s.app.frame() == before && (k != "space" || !edges(s)) {
				t.Errorf("view %s: %q does nothing and does not say why", view, k)
			}
		}
	}
}

func TestAReasonThatIsKnownIsGiven(t *testing.T) {
	for _, c := range []struct {
		words string
		keys  []string
	}{
		{"L does nothing here", []string{"4", "enter", "L"}},
		{"i does nothing here", []string{"3", "i"}},
		{"its server names no new address", []string{"6", "j", "j", "m"}},
		{"its server names no new address", []string{"6", "j", "j", "l", "t"}},
		{"that is for feeds, this is a watch", []string{"6", "g", "p"}},
		{"there is no article here", []string{"f", "text:nosuchword", "enter", "o"}},
		{"nothing is listed here", []string{"2", "f", "text:nosuchword", "enter", "N"}},
		{"nothing is selected: j goes", []string{"enter", "enter"}},
		{"no link has that letter", []string{"enter", "f", "1"}},
		{"nothing is filtered", []string{"F"}},
		{"nothing is filtered", []string{"3", "F"}},
		{"already in Timeline", []string{"5", "5"}},
		{"1 does nothing here", []string{"w", "1"}},
		{"there is nothing to go back to", []string{"6", "h"}},
	} {
		s := newScreen(t, newFakeNews(60), 120, 36)
		s.press(c.keys...)
		if s.lineOf(c.words) < 0 {
			t.Errorf("%v does not say %q:\n%s", c.keys, c.words, s.text())
		}
	}
}

// edges says whether the space bar moves by a screen where the keys go.
func edges(s *screen) bool {
	return slices.ContainsFunc(s.app.focused().Keys(), func(b key.Binding) bool {
		return slices.Contains(b.Keys(), "space") && slices.Contains(b.Keys(), "pgdown")
	})
}
