package main

import (
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

func TestDigestGroupsStoriesUnderEachNameMostNamedFirst(t *testing.T) {
	day := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	at := func(hour int) time.Time { return day.Add(time.Duration(hour) * time.Hour) }
	russia, norway := model.Ref{Kind: model.KindCountry, ID: "RUS"}, model.Ref{Kind: model.KindCountry, ID: "NOR"}
	rows := []model.Headline{
		{ID: 1, Feed: 1, FeedName: model.Line("A"), Title: model.Line("Late outlet"), Published: at(9), Story: 1, Named: []model.Ref{russia}},
		{ID: 2, Feed: 2, FeedName: model.Line("B"), Title: model.Line("First outlet"), Published: at(8), Story: 1, Named: []model.Ref{russia, norway}},
		{ID: 3, Feed: 1, FeedName: model.Line("A"), Title: model.Line("Another"), Published: at(10), Story: 3, Named: []model.Ref{russia}, Link: "https://a.example/3"},
		{ID: 4, Feed: 1, FeedName: model.Line("A"), Title: model.Line("Nobody"), Published: at(7), Story: 4},
	}
	d := newDigestOf(rows, model.Query{}, day, at(12))
	if d.Articles != 4 || d.Stories != 3 || len(d.Entities) != 2 || len(d.Rest) != 1 {
		t.Fatalf("got %+v", d)
	}
	if d.Entities[0].Ref != russia || len(d.Entities[0].Stories) != 2 || d.Entities[1].Ref != norway {
		t.Errorf("groups: %+v", d.Entities)
	}
	first := d.Entities[1].Stories[0]
	if first.Head.Title.String() != "First outlet" || first.Sources != 2 || first.Articles != 2 {
		t.Errorf("the story is told by %q, %d sources", first.Head.Title, first.Sources)
	}
	text := digestMarkdown(atlas(t), d, 1)
	for _, want := range []string{"## ○ Russia\n\nnot endorsed · 2 stories · `country:RUS`", "- [Another](<https://a.example/3>), A, 24 Nov 10:00", "- and 1 more", "## Nobody named"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	j := digestJSON(atlas(t), d, 5)
	if j.Entities[0].Stories != 2 || j.Entities[0].Articles != 3 || *j.Entities[0].Stance != "not-endorsed" || j.Rest.Stories != 1 {
		t.Errorf("json: %+v", j)
	}
}

func TestSavedFilesCannotLeaveTheirFolder(t *testing.T) {
	when := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	for title, want := range map[string]string{
		"../../etc/passwd":         "2026-11-24-etc-passwd",
		"-rf / ; rm":               "2026-11-24-rf-rm",
		"CON":                      "2026-11-24-con",
		"Élysée: 東京 hit":           "2026-11-24-élysée-東京-hit",
		"":                         "2026-11-24",
		strings.Repeat("long", 99): "",
	} {
		got := fileName(model.Article{Title: model.Line(title), Sorted: when})
		if want != "" && got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
		if len(got) > maxFileName+8 || strings.ContainsAny(got, `/\:`) {
			t.Errorf("%q: unsafe name %q", title, got)
		}
	}
}

func TestOnlyWebAddressesGoToTheBrowser(t *testing.T) {
	a := newApp(stdio{})
	for _, bad := range []string{"", "file:///etc/passwd", "javascript:alert(1)", "--help", "https://", "https://user:pw@example.org/", "ftp://example.org"} {
		if err := a.browse(t.Context(), bad); err == nil {
			t.Errorf("%q was opened", bad)
		}
	}
	for _, test := range []struct{ goos, configured, browser, want string }{
		{"linux", "", "", "xdg-open"},
		{"darwin", "", "", "open"},
		{"windows", "", "", "rundll32"},
		{"linux", "firefox", "other", "firefox"},
		{"linux", "", "lynx", "lynx"},
		{"linux", "", "sh -c 'evil %s'", "xdg-open"},
	} {
		if got, _ := opener(test.goos, test.configured, test.browser); got != test.want {
			t.Errorf("%+v: %s", test, got)
		}
	}
}
