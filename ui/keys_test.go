package ui

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"pariscall/ui/panes"
)

// Every key of every surface says what it does, means one thing there, and
// is not taken by a key that works everywhere.
func TestNoKeyIsShadowedOrWithoutHelp(t *testing.T) {
	for name, keys := range surfaces() {
		s := newScreen(t, newFakeNews(60), 120, 36)
		s.press(keys...)
		a := s.app
		taken := map[string]string{}
		typing, _ := a.focused().(panes.Typing)
		if a.overlay == nil && (typing == nil || !typing.Typing()) {
			for _, b := range a.keys.bindings() {
				if a.view().page == nil && b.Help() == a.keys.Back.Help() {
					continue // back works where a page is open
				}
				claim(t, name+", everywhere", b, taken)
			}
		}
		bindings, _ := a.keysNow()
		for _, b := range bindings {
			if b.Help() != a.keys.Back.Help() {
				claim(t, name, b, taken)
			}
		}
	}
}

func claim(t *testing.T, where string, b key.Binding, taken map[string]string) {
	t.Helper()
	if !b.Enabled() {
		return
	}
	if b.Help().Key == "" || b.Help().Desc == "" {
		t.Errorf("%s: %v has no help", where, b.Keys())
	}
	for _, k := range b.Keys() {
		if was, ok := taken[k]; ok {
			t.Errorf("%s: %q means both %q and %q", where, k, was, b.Help().Desc)
		}
		taken[k] = b.Help().Desc
	}
}

func TestHelpListsTheKeysOfWhatHasTheFocus(t *testing.T) {
	s := newScreen(t, newFakeNews(20), 100, 50)
	s.press("?")
	s.mustShow("next unread", "Everywhere")
	s.press("text:ctrl+l")
	s.mustShow("paint anew")
	s.mustNotShow("next unread")
	s.press("esc")
	s.press("2", "?")
	s.mustShow("sort")
	s.mustNotShow("next unread")
}

func TestKeysOfOtherLayoutsWorkByTheirPlace(t *testing.T) {
	s := newScreen(t, newFakeNews(20), 80, 24)
	before := s.selected()
	s.send(tea.KeyPressMsg{Code: 'о', Text: "о", BaseCode: 'j'})
	if s.selected() == before {
		t.Error("the key where j is on a Cyrillic keyboard does not move down")
	}
	s.press("/")
	s.send(tea.KeyPressMsg{Code: 'о', Text: "о", BaseCode: 'j'})
	s.mustShow("Search: о")
}

func TestFooterShowsOnlyWhatWorksNow(t *testing.T) {
	s := newScreen(t, newFakeNews(20), 120, 30)
	s.press("enter", "f")
	foot := s.lines()[29]
	if strings.Contains(foot, "search") || !strings.Contains(foot, "a-z") {
		t.Errorf("while a link is chosen by letter the footer says %q", foot)
	}
}

func TestQuitEndsAndInterruptWorksEverywhere(t *testing.T) {
	for _, keys := range [][]string{{"q"}, {"ctrl+c"}, {"/", "ctrl+c"}, {"f", "ctrl+c"}, {"size:10x2", "q"}, {"size:1x1", "ctrl+c"}} {
		s := newScreen(t, newFakeNews(5), 80, 24)
		s.press(keys...)
		if !s.app.quitting {
			t.Errorf("%v does not quit", keys)
		}
	}
	s := newScreen(t, newFakeNews(5), 80, 24)
	s.press("/", "q")
	if s.app.quitting {
		t.Error("q quits while one types")
	}
}
