package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"pariscall/model"
)

// pageLine is a line of the page's column that holds text.
func (s *screen) pageLine(n int) string {
	l := s.app.lay.page
	r := []rune(s.lines()[l.y+n])
	return strings.TrimSpace(string(r[l.x:]))
}

func TestArticleSaysWhereWhenAndByWhom(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 42)
	s.press("enter")
	s.mustShow("The Record · Sun 22 Nov 2026 14:02", "by A. Reporter", "also: NRK 13:51 · BleepingComputer 14:13")
	s.press("G")
	s.mustShow("Named here", "NOR ●", "endorsed, on the list by 16 Sep 2019", "did not endorse the Call", "Links", "pst.example.no")
}

func TestDateOfTheFeedIsNotInvented(t *testing.T) {
	n := newFakeNews(5)
	n.articles[0].Basis, n.articles[0].Claimed = model.DateFirstSeen, "Smarch 32nd"
	s := newScreen(t, n, 160, 40)
	s.press("enter")
	s.mustShow("first seen Sun 22 Nov 2026", `the feed says "Smarch 32nd"`)
	n.articles[1].Basis = model.DateFirstSeen
	s.press(">")
	s.mustShow("the feed gives no date")
}

func TestArticleKeepsItsPlaceOverResizeAndUpdate(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 120, 36)
	s.press("enter", "space")
	top := func() string { return (s.pageLine(0) + " " + s.pageLine(1))[:20] }
	at := top()
	for _, size := range []string{"size:100x20", "size:60x24", "size:200x60", "size:120x36"} {
		s.press(size)
	}
	if got := top(); got != at {
		t.Errorf("after resizes the reader stands at %q, was at %q", got, at)
	}
	a := s.news.find(60)
	a.Body = append(model.Doc{{Text: model.Block("A correction stands first now.")}}, a.Body...)
	a.Hash++
	s.changed(0)
	s.news.revision++
	s.changed(1)
	s.mustShow("updated · . shows it")
	if got := top(); got != at {
		t.Errorf("an update moved the reader to %q, was at %q", got, at)
	}
	s.press(".")
	s.mustNotShow(". shows it")
	s.press("g")
	s.mustShow("A correction stands first now.")
}

func TestLinksAreFollowedByLetter(t *testing.T) {
	var opened []string
	s := newScreen(t, newFakeNews(60), 100, 40, func(d *Deps) {
		d.Open = func(_ context.Context, url string) error { opened = append(opened, url); return nil }
	})
	s.press("enter", "f", "g")
	if len(opened) != 1 || opened[0] != "https://pst.example.no/statement" {
		t.Errorf("f g opened %v", opened)
	}
	s.mustShow("opening pst.example.no")
	s.press("f", "a")
	if p := s.app.view().page; p.ref.String() != "country:NOR" {
		t.Errorf("f a opened %s", p.ref)
	}
	s.press("esc", "f", "esc", "j")
	s.mustShow("The Record")
}

func TestWhyExplainsAndRejects(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 100, 40)
	s.press("enter", "w")
	s.mustShow(`"Russian"`, "adjective", "in the text", "in the title")
	s.press("j", "x")
	s.mustNotShow("adjective")
	s.mustShow(`"Russian" is not Russia in this article`)
	s.mustShow("z undoes it")
	s.press("z")
	if i := s.lineOf("adjective"); i < 0 || !strings.Contains(s.lines()[i], "▌") {
		t.Errorf("the link that undo gave back is not selected:\n%s", s.text())
	}
	s.press("?")
	s.mustShow("wrong in this feed", "Marks")
	s.press("esc", "g", "j", "x", "k", "X")
	if len(s.news.rejected) != 2 {
		t.Errorf("%d rejections were stored", len(s.news.rejected))
	}
	s.press("esc", "z", "G")
	s.mustShow("Norway, endorsed")
	s.press("g", "w", "X", "esc")
	s.mustShow("by A. Reporter")
	s.press("G")
	s.mustShow("Links")
	s.mustNotShow("did not endorse")
}

func TestFullTextIsFetchedOnAKeyAndShownAtOnce(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 100, 40)
	s.press("enter", "F")
	s.mustShow("The full text of the page.", "full text")
	s.mustNotShow(". shows it")
}

func TestNextArticleIsReachedFromTheArticle(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 80, 24)
	s.press("enter", ">")
	s.mustShow("Exploited flaw")
	s.press("n")
	s.mustShow("Multiples vuln")
	s.press("<")
	s.mustShow("Global Mechanism")
	s.press("esc")
	if s.app.view().page != nil {
		t.Error("esc from the third article is the list")
	}
	if id := mustID(t, s.selected()); id != 58 {
		t.Errorf("the list stands on %d, want 58", id)
	}
}

func TestHostsAreShownAsTheyWillBeDialled(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 100, 40, func(d *Deps) { d.Open = func(context.Context, string) error { return nil } })
	for url, want := range map[string]string{
		"https://example.org/a":           "opening example.org",
		"https://bank.example@evil.test/": "opening evil.test (as a user of it: bank.example)",
		"https://раураl.example/":         "opening xn--",
		"https://аррӏе.example/":          "opening xn--",
		"https://bücher.example/":         "opening bücher.example",
		"https://例え.example/":             "opening 例え.example",
		"javascript:alert(1)":             "no web address",
		"file:///etc/passwd":              "no web address",
		"-https://example.org":            "no web address",
	} {
		s.drain(s.app.browse(url))
		if !strings.Contains(s.text(), want) {
			t.Errorf("%s: the footer says %q, want %q", url, strings.TrimSpace(s.lines()[39]), want)
		}
	}
}

func TestHeadlessPressesKeysAndReturnsTheFrame(t *testing.T) {
	frame, err := Headless(testDeps(t, newFakeNews(30)), 80, 24, "/", "text:wannacry", "enter")
	if err != nil || !strings.Contains(frame, "WannaCry") {
		t.Errorf("error %v, frame:\n%s", err, frame)
	}
	if _, err := Headless(testDeps(t, nil), 80, 24, "nokey"); err == nil {
		t.Error("an unknown key is no error")
	}
	if frame, err = Headless(testDeps(t, nil), 3, 1); err != nil || len(frame) == 0 {
		t.Error("a screen of three cells shows nothing")
	}
}

func TestEveryThemeChangeRepaintsEverything(t *testing.T) {
	s := newScreen(t, newFakeNews(30), 120, 30)
	s.press("enter")
	before := s.app.frame()
	s.press(":", "text:theme contrast", "enter")
	after := s.app.frame()
	if before == after {
		t.Fatal("the theme changed nothing")
	}
	fresh := newScreen(t, newFakeNews(30), 120, 30)
	fresh.press(":", "text:theme contrast", "enter", "enter")
	if fresh.app.frame() != after {
		t.Error("a frame after a change of theme is not the frame of that theme")
	}
}

func TestBackgroundAnswerChangesColours(t *testing.T) {
	s := newScreen(t, newFakeNews(30), 120, 30)
	dark := s.app.frame()
	s.send(tea.BackgroundColorMsg{Color: white{}})
	if s.app.frame() == dark || s.app.env.Styles.Dark {
		t.Error("a light terminal is painted as a dark one")
	}
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }

func BenchmarkView(b *testing.B) {
	s := newScreen(b, newFakeNews(10_000), 140, 40)
	s.press("j")
	b.ReportAllocs()
	for b.Loop() {
		if s.app.frame() == "" {
			b.Fatal("empty")
		}
	}
}

func BenchmarkKeyAndView(b *testing.B) {
	for _, view := range []string{"1", "2", "6"} {
		b.Run("view "+view, func(b *testing.B) {
			s := newScreen(b, newFakeNews(10_000), 140, 40)
			s.press(view)
			b.ReportAllocs()
			down := tea.KeyPressMsg{Code: 'j', Text: "j"}
			for b.Loop() {
				s.send(down)
				s.app.frame()
			}
		})
	}
}

func BenchmarkFirstFrame(b *testing.B) {
	news := newFakeNews(10_000)
	for b.Loop() {
		s := newScreen(b, news, 140, 40)
		s.app.frame()
	}
}

func BenchmarkRefreshWhileReading(b *testing.B) {
	s := newScreen(b, newFakeNews(10_000), 140, 40)
	s.press("j", "j", "j")
	for b.Loop() {
		s.now = s.now.Add(time.Second)
		s.changed(1)
		s.app.frame()
	}
}

func TestStoryOfManyOutletsNamesAFewAndOpensTheRest(t *testing.T) {
	n := newFakeNews(20)
	n.echoes = 50
	s := newScreen(t, n, 120, 40)
	s.press("enter")
	s.mustShow("also: NRK", "Echo 3", "and 47 more sources")
	s.mustNotShow("Echo 4")
	y := s.lineOf("and 47 more sources")
	before, _, _ := strings.Cut(s.lines()[y], "47 more")
	s.send(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: y, Button: tea.MouseLeft})
	s.mustShow("Echo 4", "Echo 50")
	s.mustNotShow("more")
}

func TestArticleIsSavedAndSaysWhere(t *testing.T) {
	var saved []model.ArticleID
	s := newScreen(t, newFakeNews(20), 120, 40, func(d *Deps) {
		d.Save = func(_ context.Context, id model.ArticleID) (string, error) {
			saved = append(saved, id)
			return "/home/reader/notes/2026-11-22-norway.md", nil
		}
	})
	s.press("e")
	s.mustShow("saved in /home/reader/notes/ as 2026-11-22-norway.md")
	s.press("j", "enter", "e")
	if len(saved) != 2 || saved[0] != 20 || saved[1] != 19 {
		t.Errorf("saved %v, want the selected article and the open one", saved)
	}
}

func TestWideScreenShowsTheFirstThingNamed(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 200, 60)
	if s.app.peek == nil || s.app.peek.ref != (model.Ref{Kind: model.KindCountry, ID: "NOR"}) {
		t.Fatalf("beside the first article stands %+v", s.app.peek)
	}
	s.press("j", "j") // an article that names nothing
	s.mustShow("What the page names stands here.")
	s.mustFill("hint in the third column")
}

func TestADisputedStanceIsSaidToBeDisputed(t *testing.T) {
	news := newFakeNews(20)
	news.articles[0] = news.article(sample{"The Record", "Ghana reviews its position", []string{"country:GHA"}}, 20, fakeNow.Add(-time.Minute), 0)
	s := newScreen(t, news, 80, 30)
	s.press("enter", "G")
	s.mustShow("GHA ◐", "Ghana, did not endorse the Call; sources disagree")
}

// TestWhySaysTheWholeRule holds that the reason of a link is wrapped where it
// does not fit: it is what the page is for.
func TestWhySaysTheWholeRule(t *testing.T) {
	s := newScreen(t, newFakeNews(60), 28, 24)
	s.press("enter", "w")
	if i := s.lineOf("Russia · adjective"); i < 0 || !strings.Contains(s.lines()[i+1], "the text") {
		t.Errorf("the reason is cut:\n%s", s.text())
	}
}
