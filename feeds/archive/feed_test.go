package archive

import (
	"testing"

	"pariscall/model"
)

func TestNamelessFeedIsCalledByItsHostUntilItSaysItsName(t *testing.T) {
	r := open(t, Options{})
	list := []model.Feed{{URL: "https://wire.example/feed"}}
	for _, want := range []string{"wire.example", "The Wire", "Mine", "Mine"} {
		subscribed, err := r.Subscribe(t.Context(), list)
		if err != nil {
			t.Fatal(err)
		}
		again, err := r.Subscribe(t.Context(), list) // nothing to write
		if err != nil {
			t.Fatal(err)
		}
		if got := subscribed[0].Name.String(); got != want || again[0].Name != subscribed[0].Name {
			t.Errorf("%q, then %q; want %q", got, again[0].Name, want)
		}
		result := model.FetchResult{Feed: subscribed[0].ID, Meta: model.Feed{Name: model.Line("The Wire")}}
		if _, err := r.Put(t.Context(), []model.FetchResult{result}); err != nil {
			t.Fatal(err)
		}
		if want == "The Wire" {
			list[0].Name = model.Line("Mine")
		}
	}
}

func TestNamelessFeedsStayNamelessWhenTheListGrows(t *testing.T) {
	r := open(t, Options{})
	list := []model.Feed{{URL: "https://a.example/feed"}, {URL: "https://b.example/feed"}}
	var got []model.Feed
	for _, more := range []string{"https://c.example/feed", "https://d.example/feed"} {
		var err error
		if got, err = r.Subscribe(t.Context(), list); err != nil {
			t.Fatal(err)
		}
		list = append(list, model.Feed{URL: more})
	}
	if _, err := r.Put(t.Context(), []model.FetchResult{{Feed: got[0].ID, Meta: model.Feed{Name: model.Line("The Wire")}}}); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Subscribe(t.Context(), list); err != nil || got[0].Name.String() != "The Wire" {
		t.Errorf("%q, %v: it was taken for the user's", got[0].Name, err)
	}
}

func TestFeedThatAnOlderVersionLeftWithoutANameGetsItsHost(t *testing.T) {
	r := open(t, Options{})
	list := []model.Feed{{URL: "https://wire.example/feed"}}
	if _, err := r.Subscribe(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	if _, err := r.write(t.Context(), "forget names", true, func(w *writing) error { return w.do("UPDATE feed SET name=''") }); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Subscribe(t.Context(), list); err != nil || got[0].Name.String() != "wire.example" {
		t.Errorf("%q, %v", got[0].Name, err)
	}
}
