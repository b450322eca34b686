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
