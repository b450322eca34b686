package main

import (
	"testing"

	"pariscall/feeds"
	"pariscall/model"
)

func TestFeedIsFoundByWhatTheListShowsOfIt(t *testing.T) {
	feed := func(id int, url, name string) model.Feed {
		return model.Feed{ID: model.FeedID(id), URL: url, Name: model.Line(name)}
	}
	list := feeds.Synced{SubscriptionList: feeds.SubscriptionList{Feeds: []model.Feed{
		feed(1, "https://one.example/feed.xml", "First Wire"),
		feed(2, "https://www.two.example/atom", ""), // has not said its name yet
		feed(3, "https://three.example/a", "Third A"),
		feed(4, "https://three.example/b", "Third B"),
		feed(5, "http://four.example/feed", "Fourth, plain"),
		feed(6, "https://four.example/feed", "Fourth, safe"),
		feed(7, "https://four.example/feed/", "Fourth, slash"),
	}}}
	for typed, want := range map[string]model.FeedID{
		"https://one.example/feed.xml": 1,
		"one.example/feed.xml":         1,
		"one.example":                  1,
		"first wire":                   1,
		"first":                        1,
		"two.example":                  2,
		"www.two.example/atom/":        2,
		"third b":                      4,
		"http://four.example/feed":     5,
		"https://four.example/feed":    6,
		"https://four.example/feed/":   7,
	} {
		if f, err := feedAt(list, typed); err != nil || f.ID != want {
			t.Errorf("%q finds %d, %v; want %d", typed, f.ID, err, want)
		}
	}
	for typed, want := range map[string]string{
		"three.example": `2 feeds have "three.example" in their title or host`,
		"third":         `2 feeds have "third" in their title or host`,
		"No Such Name":  "No Such Name is not in your list of feeds",
	} {
		if _, err := feedAt(list, typed); err == nil || err.Error() != want {
			t.Errorf("%q: %v; want %q", typed, err, want)
		}
	}
}
