package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/panes"
)

// changed tells the screen that the archive has something newer.
func (s *screen) changed(n int) {
	s.now = s.now.Add(time.Second)
	s.send(heard{event: model.Event{Kind: model.FeedFetched, New: n, Done: 1, Total: 1}})
}

func TestRefreshKeepsSelectedArticleOnItsRow(t *testing.T) {
	for _, down := range []int{0, 1, 5, 30, 200} {
		s := newScreen(t, newFakeNews(400), 120, 36)
		for range down {
			s.press("j")
		}
		at, row := s.selected(), s.lineOf("▌")
		s.news.arrive(7)
		s.changed(7)
		if s.selected() != at {
			t.Errorf("after %d rows down a refresh moved the reader from %s to %s", down, at, s.selected())
		}
		if got := s.lineOf("▌"); got != row {
			t.Errorf("after %d rows down a refresh moved the row from line %d to %d", down, row, got)
		}
		s.mustShow("↑7")
	}
}

func TestNewArticlesAreCountedUntilTheReaderIsAtTheTop(t *testing.T) {
	s := newScreen(t, newFakeNews(100), 120, 36)
	s.press("j", "j")
	s.news.arrive(3)
	s.changed(3)
	s.news.arrive(2)
	s.changed(2)
	s.mustShow("1 News ↑5")
	s.press(".")
	s.mustNotShow("↑")
	s.mustShow("Something new, number 105")
	if id, _ := panes.ArticleOf(s.selected()); id != 105 {
		t.Errorf("the newest is article 105, the reader stands on %d", id)
	}
}

func TestFirstNewsFillAnEmptyListFromItsTop(t *testing.T) {
	s := newScreen(t, newFakeNews(0), 120, 36)
	s.mustShow("No news yet")
	s.news.articles = newFakeNews(3).articles
	s.news.revision++
	s.changed(3)
	s.news.arrive(4)
	s.changed(4)
	if id, _ := panes.ArticleOf(s.selected()); id != 7 {
		t.Errorf("while the first news come in the reader should stand on the newest, article 7, not %d", id)
	}
	s.mustNotShow("↑")
}

func TestScrollingAsksForWindowsNeverForTheArchive(t *testing.T) {
	s := newScreen(t, newFakeNews(5000), 120, 36)
	seen := map[model.Ref]bool{s.selected(): true}
	for range 1500 {
		s.press("j")
		seen[s.selected()] = true
	}
	if len(seen) != 1501 {
		t.Errorf("1500 steps down came past %d articles", len(seen))
	}
	if s.news.largest > 1000 {
		t.Errorf("a window of %d rows was asked for", s.news.largest)
	}
	if s.news.pages > 60 {
		t.Errorf("%d windows were asked for in 1500 steps", s.news.pages)
	}
	for range 1500 {
		s.press("k")
	}
	if id, _ := panes.ArticleOf(s.selected()); id != 5000 {
		t.Errorf("1500 steps down and up end on %d, not on the first", id)
	}
}

func TestTopGoesToTheNewestOfTheArchive(t *testing.T) {
	s := newScreen(t, newFakeNews(3000), 120, 36)
	for range 700 {
		s.press("j")
	}
	s.press("g")
	if id, _ := panes.ArticleOf(s.selected()); id != 3000 {
		t.Errorf("g went to %d, not to the newest", id)
	}
}

func TestOpeningMarksReadAndTheRowStays(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("v")
	s.mustShow("is:unread")
	s.press("j", "j")
	at := s.selected()
	s.press("enter")
	if a := s.news.find(mustID(t, at)); a.Unread {
		t.Fatal("opening did not mark it read")
	}
	s.press("esc")
	if s.selected() != at {
		t.Errorf("the row that was read is gone: on %s, not %s", s.selected(), at)
	}
	s.press("z")
	if a := s.news.find(mustID(t, at)); !a.Unread {
		t.Error("undo did not take the mark back")
	}
}

func TestOpeningCanBeToldToKeepUnread(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24, func(d *Deps) { d.Settings.KeepUnread = true })
	s.press("enter")
	if a := s.news.find(60); !a.Unread {
		t.Error("opening marked it read against the setting")
	}
}

func mustID(t *testing.T, r model.Ref) model.ArticleID {
	t.Helper()
	id, ok := panes.ArticleOf(r)
	if !ok {
		t.Fatalf("%s is no article", r)
	}
	return id
}

func TestMarksShowAtOnceAndAreStored(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("s")
	if !s.news.find(60).Starred {
		t.Error("s did not star")
	}
	if l := s.lines()[s.lineOf("▌")]; !strings.Contains(l, "★") {
		t.Errorf("the star is not shown: %q", l)
	}
	s.press("s", "m")
	if a := s.news.find(60); a.Starred || a.Unread {
		t.Errorf("starred %v, unread %v", a.Starred, a.Unread)
	}
	s.press("k", "u", "T", "text:urgent", "enter")
	a := s.news.find(60)
	if !a.Unread || len(a.Tags) != 1 {
		t.Errorf("unread %v, tags %v", a.Unread, a.Tags)
	}
	s.mustShow("#urgent")
	s.press("T", "text:urgent", "enter")
	if len(s.news.find(60).Tags) != 0 {
		t.Error("the same tag again did not take it away")
	}
}

func TestMarkingAllAsksFirstAndCanBeUndone(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("A", "n")
	if c, _ := s.news.Counts(t.Context()); c.Unread == 0 {
		t.Fatal("n marked all read")
	}
	s.press("A", "y")
	if c, _ := s.news.Counts(t.Context()); c.Unread != 0 {
		t.Fatalf("%d are still unread", c.Unread)
	}
	s.press("z")
	if c, _ := s.news.Counts(t.Context()); c.Unread == 0 {
		t.Fatal("undo gave nothing back")
	}
}

func TestFilterIsCheckedAsItIsTyped(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 100, 24)
	s.press("f", "text:country:RUS", "enter")
	s.mustShow("country:RUS")
	if s.app.prompt != nil {
		t.Fatal("the prompt is still open")
	}
	s.press("esc")
	s.mustShow("All news")
	for wrong, words := range map[string]string{
		"(": "ends too early", "country:frnce": `no country is called "frnce": did you mean country:FRA`,
	} {
		s.press("f", "text:"+wrong, "enter")
		if s.app.prompt == nil {
			t.Fatalf("the wrong query %q was taken", wrong)
		}
		s.mustShow(words, "esc no", "Norway names group")
		s.press("esc")
		s.mustNotShow(words)
	}
	s.press(":", "text:news country:frnce", "enter")
	s.mustShow("no country is called", "Norway names group", "All news")
}

func TestWhatIsTypedInAFilterIsAWordOfItsOwn(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("f", `text:feed:"The Record"`, "enter", "f")
	s.mustShow("ctrl+u empties")
	s.press("text:zero-day")
	if got := s.app.prompt.field.Text(); got != `feed:"The Record" zero-day` {
		t.Errorf("the filter is now %s", got)
	}
}

func TestTheCountOfATitleIsThatOfTheListUnderIt(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 100, 24)
	s.mustShow("unread of 60")
	s.press("f", "text:is:starred", "enter")
	s.mustShow("6 found")
	s.mustNotShow("unread of")
	s.press("A")
	s.mustShow("Mark all that matches is:starred (6 found) read?")
	s.press("n", "f", "ctrl+u", "text:nothing has this", "enter")
	s.mustShow("0 found")
	s = newScreen(t, newFakeNews(2000), 100, 24)
	s.press("f", "text:is:unread", "enter")
	s.mustShow("more than 240")
	s.press("F", "A")
	s.mustShow("unread articles read?")
}

func TestMessagesAndKeysNeverPushOneAnotherOut(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	keys := s.lines()[23]
	s.drain(s.app.say("no feed could be reached: this looks like no network", true))
	s.mustShow("this looks like no network")
	if s.lines()[23] != keys {
		t.Errorf("with a message the keys are\n%s", s.lines()[23])
	}
	s.press("f")
	s.mustShow("this looks like no network", "esc no")
	s.press("esc")
	long := "the config file /home/reader/.config/pariscall/config.toml is not used: line 12: refresh.minimum wants a time such as 30m"
	s.drain(s.app.say(long, true))
	s.mustShow("the config file /home/reader", "such as 30m")
	s.press("j")
	s.mustShow("the config file /home/reader")
	if !strings.Contains(s.lines()[23], "? keys") {
		t.Errorf("after a key the last line is still %s", s.lines()[23])
	}
}

func TestLinksOpenAndCopy(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("o")
	s.mustShow("no browser is known here")
	s.press("y")
	s.mustShow("copied the link")
}

func TestWordsAreShownWhenOfflineAndWhenBroken(t *testing.T) {
	s := newScreen(t, newFakeNews(0), 80, 24)
	s.send(heard{event: model.Event{Kind: model.CycleEnded, Total: 93, Done: 93, Failed: 93, Offline: true}})
	s.mustShow("no feed could be reached", "offline")
	s.press("2")
	s.mustShow("Afghanistan")
}

func TestProgressIsShownWhileFeedsAnswer(t *testing.T) {
	s := newScreen(t, newFakeNews(20), 120, 30)
	s.send(heard{event: model.Event{Kind: model.CycleStarted, Total: 93}})
	s.send(heard{event: model.Event{Kind: model.FeedFetched, Feed: 4, Done: 12, Total: 93}})
	s.mustShow("refreshing 12/93")
	s.send(heard{event: model.Event{Kind: model.CycleEnded, Done: 93, Total: 93}})
	s.mustNotShow("refreshing")
}

func TestWatchesNotifyOnlyWhileTheTerminalIsNotInFront(t *testing.T) {
	s := newScreen(t, newFakeNews(20), 80, 24)
	more := func() tea.Cmd {
		s.news.watches[0].Hits += 2
		ws, _ := s.news.Watches(t.Context())
		return s.app.watched(ws)
	}
	if cmd := more(); cmd != nil {
		t.Error("notified although the terminal is in front")
	}
	s.send(tea.BlurMsg{})
	cmd := more()
	if cmd == nil {
		t.Fatal("not notified")
	}
	raw, ok := cmd().(tea.RawMsg)
	if !ok || !strings.Contains(raw.Msg.(string), "2 new: Russia") {
		t.Errorf("notified %v", raw)
	}
	s.mustShow("Sources +7")
}

func TestWhoAsksIsToldThatNothingIsNew(t *testing.T) {
	over := func(s *screen, failed int) {
		s.send(heard{event: model.Event{Kind: model.CycleEnded, Done: 5, Total: 5, Failed: failed}})
	}
	s := newScreen(t, newFakeNews(20), 120, 36)
	over(s, 0)
	s.mustNotShow("nothing new")
	for failed, want := range map[int]string{0: "nothing new", 2: "2 of 5 failed", 5: "no answer"} {
		s.press("R")
		over(s, failed)
		s.mustShow(want)
	}
	s.now = s.now.Add(time.Minute)
	s.press("2", "v")
	over(s, 0)
	s.mustNotShow("nothing new")
}

func TestMarksSayWhatTheyDidAndUndoOnce(t *testing.T) {
	s := newScreen(t, newFakeNews(20), 120, 36)
	s.press("u")
	s.mustShow("that changes nothing")
	s.press("s")
	s.mustShow("starred 1", "z undoes it")
	s.press("z")
	s.mustShow("the last mark")
	s.mustNotShow("undone: the")
}

func TestMessagesFitEveryScreen(t *testing.T) {
	long := strings.Repeat("a message in many words, ", 20)
	for _, size := range []string{"20x5", "30x11", "40x12", "80x24", "160x40"} {
		s := newScreen(t, newFakeNews(60), 80, 24)
		s.press("size:" + size)
		for _, text := range []string{"short", long} {
			s.drain(s.app.say(text, true))
			s.mustFill("a message")
			s.press("f", "text:country:frnce")
			s.mustFill("a wrong filter and a message")
			s.press("esc", "A")
			s.mustFill("a question and a message")
			s.press("n", "?")
			s.mustFill("the help and a message")
			s.press("esc")
		}
	}
}
