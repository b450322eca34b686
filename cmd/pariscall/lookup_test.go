package main

import (
	"slices"
	"strings"
	"testing"

	"pariscall/model"
)

// known is a small world of names.
func known(name string) model.Match {
	names := map[string][]model.Ref{
		"france":         {{Kind: model.KindCountry, ID: "FRA"}},
		"united kingdom": {{Kind: model.KindCountry, ID: "GBR"}},
		"kingdom":        {{Kind: model.KindSupporter, ID: "kingdom"}},
		"fancy bear":     {{Kind: model.KindActor, ID: "apt28"}},
		"bear":           {{Kind: model.KindActor, ID: "bear"}},
		"mercury":        {{Kind: model.KindActor, ID: "a"}, {Kind: model.KindSupporter, ID: "b"}},
		"san":            {{Kind: model.KindSupporter, ID: "san"}},
		"bear,kingdom":   {{Kind: model.KindSupporter, ID: "comma"}},
		"san marino":     {{Kind: model.KindCountry, ID: "SMR"}},
	}
	return model.Match{Exact: names[strings.ToLower(name)]}
}

func TestWordsAreReadAsTheFewestKnownNames(t *testing.T) {
	for _, test := range []struct {
		args string
		want []string
	}{
		{"france", []string{"france→FRA"}},
		{"united kingdom", []string{"united kingdom→GBR"}},
		{"france united kingdom", []string{"france→FRA", "united kingdom→GBR"}},
		{"fancy bear france", []string{"fancy bear→apt28", "france→FRA"}},
		{"san marino", []string{"san marino→SMR"}},
		{"bear bear", []string{"bear→bear", "bear→bear"}},
		{"france,san,nowhere", []string{"france→FRA", "san→san", "nowhere→"}},
		{"france, bear,kingdom", []string{"france→FRA", "bear,kingdom→comma"}},
		{",", []string{",→"}},
		{"mercury", []string{"mercury→a,b"}},
		{"fancy beer", []string{"fancy beer→"}},
		{"france fancy beer", []string{"france→FRA", "fancy beer→"}},
		{"fancy beer france dark water", []string{"fancy beer→", "france→FRA", "dark water→"}},
		// A known name inside unknown words is better than none.
		{"united kingdoms france", []string{"united kingdoms→", "france→FRA"}},
	} {
		var got []string
		for _, f := range splitNames(atCommas(strings.Fields(test.args), known), known) {
			var ids []string
			for _, r := range f.refs {
				ids = append(ids, r.ID)
			}
			got = append(got, f.name+"→"+strings.Join(ids, ","))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.args, got, test.want)
		}
	}
}

func TestSplittingManyWordsStaysCheap(t *testing.T) {
	calls := 0
	args := strings.Fields(strings.Repeat("word ", 200))
	splitNames(args, func(string) model.Match { calls++; return model.Match{} })
	if calls > 200*maxNameWords {
		t.Errorf("%d lookups for 200 words", calls)
	}
}
