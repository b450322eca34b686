package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

// onFeed opens Sources and goes to the feed with this name.
func onFeed(t *testing.T, s *screen, name string) {
	t.Helper()
	s.press("6", "g")
	for range 30 {
		if i := s.lineOf("▌"); i >= 0 && strings.Contains(s.lines()[i], name) {
			return
		}
		s.press("j")
	}
	t.Fatalf("there is no feed %q:\n%s", name, s.text())
}

func TestAFeedIsPausedAndResumedWithAKey(t *testing.T) {
	for _, size := range [][2]int{{50, 20}, {80, 24}, {140, 40}} {
		s := newScreen(t, newFakeNews(60), size[0], size[1])
		onFeed(t, s, "NCSC")
		s.press("p")
		s.mustShow("NCSC is paused")
		if line := s.lines()[s.lineOf("▌")]; !strings.Contains(line, "paused") || !strings.Contains(line, "=") {
			t.Errorf("%v: the row does not say that it is paused: %q", size, line)
		}
		s.press("l")
		s.mustShow("asked on r only")
		s.press("p")
		s.mustShow("NCSC is asked again", "answers well")
	}
}

func TestAMoveIsOfferedTakenOrRefused(t *testing.T) {
	moving := func() *screen {
		news := newFakeNews(60)
		for i := range news.feeds {
			if news.feeds[i].Feed.Name.String() == "NCSC" {
				news.feeds[i].Health.MovedTo = "https://new.example.org/feed"
			}
		}
		s := newScreen(t, news, 80, 24)
		onFeed(t, s, "NCSC")
		s.mustShow("moves to https://new.example.org/feed", "m takes it, t stays")
		return s
	}
	s := moving()
	s.press("m")
	s.mustShow("Ask it at https://new.example.org/feed from now on?")
	s.press("y")
	s.mustShow("from now on it is asked at its new address")
	s.mustNotShow("moves to")
	s.press("l")
	s.mustShow("Address       https://new.example.org/feed")

	s = moving()
	s.press("l")
	s.mustShow("Moves to", "m takes that address now")
	s.press("t")
	s.mustShow("it stays at its address", "https://feeds.example.org/")
	s.mustNotShow("Moves to")
}

func TestAFeedThatMustWaitSaysSo(t *testing.T) {
	news := newFakeNews(60)
	news.mustWait = errors.New("waiting until 14:45, because example.org answered 429 and asked for that")
	s := newScreen(t, news, 120, 24)
	onFeed(t, s, "NCSC")
	s.press("r")
	s.mustShow("waiting until 14:45, because example.org answered 429")
}

func TestAFeedIsAddedAndRemovedInTheExplorer(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("6", "a")
	s.mustShow("Feed or page:")
	s.press("text:https://bad.example.org/", "enter")
	s.mustShow("not added: the page names no feed", "look for its address on the page")
	s.press("a", "text:https://wire.example.org/", "enter")
	s.mustShow("added Added Wire", "7 new", "the page names 1 more")
	if got := s.selected().String(); got != "feed:14" {
		t.Errorf("after adding, %s is selected", got)
	}
	s.press("D")
	s.mustShow("Remove Added Wire?")
	s.press("n")
	s.mustShow("14 feeds", "Added Wire")
	s.press("D", "y")
	s.mustShow("13 feeds", "Added Wire is removed", "a adds it again: https://wire.example.org/")
	if got := s.selected().String(); got == "feed:14" {
		t.Error("the removed feed is still listed")
	}
}

func TestFiltersOfFeedsKeepTheWatches(t *testing.T) {
	news := newFakeNews(60)
	for i := range news.feeds {
		news.feeds[i].Health.State = model.FeedOK
	}
	s := newScreen(t, news, 80, 24)
	s.press("6", "f")
	s.mustShow("failing only", "no feed is failing", "Watches", "Russia")
	news.watches = nil
	s.app.archiveChanged()
	s.elapse(time.Second)
	for _, b := range s.app.focused().Keys() {
		if h := b.Help(); h.Key == "r" || h.Key == "enter" || h.Key == "o" {
			t.Errorf("with nothing listed %q is offered", h.Desc)
		}
	}
}

func TestKeysOfAFeedAreListedWhenTheyWork(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	for where, want := range map[string]string{"Russia": "D", "NCSC": "p"} {
		onFeed(t, s, where)
		have := map[string]bool{}
		for _, b := range s.app.focused().Keys() {
			have[b.Help().Key] = true
		}
		if !have[want] || have["m"] || have["t"] || !have["D"] || !have["a"] || have["p"] != (where == "NCSC") {
			t.Errorf("on %s the keys are %v", where, have)
		}
	}
	table := KeyTable(testDeps(t, nil))
	for _, want := range []string{"pause, resume", "take the address it moves to", "stay at the address it has", "end this watch"} {
		found := false
		for _, section := range table {
			for _, b := range section.Bindings {
				found = found || b.Help().Desc == want
			}
		}
		if !found {
			t.Errorf("the table of keys leaves out %q", want)
		}
	}
}

func TestHeaderTellsWhenNoFeedAnswers(t *testing.T) {
	news := newFakeNews(60)
	for i := range news.feeds {
		news.feeds[i].Health.State = model.FeedFailed
	}
	news.feeds[0].Health.State = model.FeedPaused // was not asked
	s := newScreen(t, news, 140, 24)
	s.mustShow("no feed answers · see Sources")
	s.mustNotShow("live")

	news.feeds[1].Health.State = model.FeedOK
	newScreen(t, news, 100, 24).mustShow("● live")
}

func TestEmptyFilterOfSourcesSaysWhatTheKeyDoesNext(t *testing.T) {
	news := newFakeNews(0)
	news.watches = nil
	for i := range news.feeds {
		news.feeds[i].Health.State, news.feeds[i].Unread = model.FeedOK, 0
	}
	s := newScreen(t, news, 80, 24)
	s.press("6", "f")
	s.mustShow("No feed is failing. f goes on to those with unread articles.")
	s.press("f")
	s.mustShow("with unread only", "Everything is read. f shows all.")
	s.press("f")
	s.mustShow("all feeds")
}

func TestFooterOffersTheEndOfAWatchAndItsEndIsNamed(t *testing.T) {
	news := newFakeNews(5)
	news.watches = []model.Watch{{ID: 3, Query: "country:RUS", Label: model.Line("Russia")}}
	s := newScreen(t, news, 80, 24)
	s.press("6", "g")
	s.mustShow("D end this watch")
	s.press("D", "y")
	s.mustShow("no longer watching Russia")
}

func TestEmptyListOfNewsOffersTheWayBack(t *testing.T) {
	s := newScreen(t, newFakeNews(5), 80, 24)
	s.press("f", "text:xyzzy", "enter")
	s.mustShow("Nothing matches xyzzy", "esc back to the list before")
	s.press("esc")
	s.mustNotShow("Nothing matches")
}
