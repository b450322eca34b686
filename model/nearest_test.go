package model

import "testing"

func TestNearestWordIsOneThatMayHaveBeenMeant(t *testing.T) {
	words := []string{"ASEAN", "AU", "Five Eyes", "G20", "osc", "bell", "bells", "max_feed"}
	for typed, want := range map[string]string{
		"asaen": "ASEAN", "Five": "Five Eyes", "five eyse": "Five Eyes", "five-eyes": "Five Eyes", "BELL": "bell", "bel": "bell",
		"bels": "bell", "bells": "bells", "maxfeed": "max_feed", "Äsean": "ASEAN", "g7": "", "email": "", "": "", "-": "", "x": "", "o": "",
	} {
		if got := Nearest(typed, words); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
