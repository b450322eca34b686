package ui

import (
	"errors"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"pariscall/model"
	"pariscall/ui/theme"
)

// The contract of the screen, for every surface at every size: it does not
// panic, it has exactly as many lines as the terminal, and each is exactly as
// wide. A new surface joins by adding a row.
func surfaces() map[string][]string {
	return map[string][]string{
		"news":              nil,
		"news far down":     {"G", "k", "k"},
		"article":           {"enter"},
		"article scrolled":  {"enter", "space", "j", "j"},
		"article hints":     {"enter", "f"},
		"article why":       {"enter", "w", "j"},
		"why from list":     {"w"},
		"entity of article": {"enter", "j", "enter"},
		"filter prompt":     {"f", "text:is:unread 日本語"},
		"confirm":           {"A"},
		"tags prompt":       {"T", "text:später"},
		"countries":         {"2"},
		"country":           {"2", "j", "enter"},
		"organisations":     {"3", "G"},
		"organisation":      {"3", "enter"},
		"incidents":         {"4"},
		"incident":          {"4", "enter"},
		"timeline":          {"5"},
		"sources":           {"6"},
		"sources failing":   {"6", "f"},
		"feed":              {"6", "j", "j", "l"},
		"help":              {"?"},
		"help found":        {"?", "text:unread"},
		"search empty":      {"/"},
		"search":            {"/", "text:russ"},
		"search wide":       {"/", "text:日"},
		"commands":          {":"},
		"status":            {"y"},
		"mouse off":         {"M"},
	}
}

func TestEverySurfaceFillsEverySize(t *testing.T) {
	var sizes [][2]int
	for w := 1; w <= 12; w++ {
		for h := 1; h <= 12; h++ {
			sizes = append(sizes, [2]int{w, h})
		}
	}
	for w := 19; w <= 23; w++ {
		for h := 4; h <= 7; h++ {
			sizes = append(sizes, [2]int{w, h})
		}
	}
	sizes = append(sizes, [][2]int{
		{40, 12},
		{47, 11},
		{59, 30},
		{60, 44},
		{61, 13},
		{80, 24},
		{80, 60},
		{99, 24},
		{100, 24},
		{101, 12},
		{120, 36},
		{140, 40},
		{199, 50},
		{200, 60},
		{250, 80},
		{1000, 20},
		{30, 200},
	}...)
	for name, keys := range surfaces() {
		t.Run(name, func(t *testing.T) {
			s := newScreen(t, newFakeNews(60), 120, 36)
			s.press(keys...)
			for _, size := range sizes {
				s.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				s.mustFill(name)
			}
		})
	}
}

func TestEverySurfaceFillsTheScreenInEveryGlyphSetAndTheme(t *testing.T) {
	for _, th := range theme.Names() {
		for name, keys := range surfaces() {
			s := newScreen(t, newFakeNews(30), 97, 31, func(d *Deps) {
				d.Glyphs = theme.ASCII()
				d.Theme, _ = theme.Load(th)
			})
			s.press(keys...)
			s.mustFill(th + " " + name)
		}
	}
}

func TestEveryViewWorksWithoutNews(t *testing.T) {
	broken := newFakeNews(0)
	broken.broken = errors.New("the disk is on fire")
	for what, news := range map[string]*fakeNews{"no service": nil, "empty": newFakeNews(0), "broken": broken} {
		for name, keys := range surfaces() {
			s := newScreen(t, news, 80, 24)
			s.press(keys...)
			for _, size := range [][2]int{{80, 24}, {7, 3}, {21, 6}, {120, 36}, {250, 80}} {
				s.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				s.mustFill(fmt.Sprintf("%s, %s", what, name))
			}
		}
	}
}

// A resize storm while articles arrive leaves the same frame as a fresh
// start at the last size.
func TestResizeStormLeavesNoTrace(t *testing.T) {
	s := newScreen(t, newFakeNews(300), 80, 24)
	s.press("j", "j", "j")
	at := s.selected()
	seed := uint32(1)
	next := func(n uint32) int { seed = seed*1664525 + 1013904223; return int(seed>>16%n) + 1 }
	for i := range 400 {
		s.send(tea.WindowSizeMsg{Width: next(260), Height: next(90)})
		s.mustFill("storm")
		if i%50 == 0 {
			s.news.arrive(1)
			s.send(heard{event: model.Event{Kind: model.Changed, New: 1}})
		}
	}
	s.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	s.mustFill("after the storm")
	if s.selected() != at {
		t.Fatalf("the storm moved the reader from %s to %s", at, s.selected())
	}
}
