package model

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestSpellingsOfOneNameFoldToOne(t *testing.T) {
	for want, spellings := range map[string][]string{
		"cote d ivoire":     {"Côte d'Ivoire", "COTE D’IVOIRE", "cote d ivoire", "Co\u0302te d'Ivoire"},
		"usa":               {"U.S.A.", "USA", "usa", "ＵＳＡ"},
		"peoples republic":  {"People's Republic", "peoples  republic", "People’s-Republic"},
		"apt 28":            {"APT-28", "apt 28", "APT/28", "(APT) 28"},
		"strasse":           {"Straße", "STRASSE", "straſse"},
		"malmo aero":        {"Malmö Ærø", "MALMO AERO"},
		"россия":            {"Россия", "РОССИЯ"},
		"الجزاير":           {"الجزائر", "الجَزائر"},
		"cybermal gouv fr":  {"Cybermal.gouv.fr"},
		"francais":          {"Français", "franc\u0327ais"},
		"st john s college": {"St John s College"},
	} {
		for _, s := range spellings {
			if got := foldQuery(s); got != want {
				t.Errorf("%q folds to %q, want %q", s, got, want)
			}
		}
	}
}

func TestFoldedPlacesLeadBackToTheName(t *testing.T) {
	for _, name := range []string{"Côte d'Ivoire", "États-Unis", "Straße 中国 x", "  U.S. (north)", "ශ්\u200dරී ලංකාව"} {
		folded, at := foldPlaces(name)
		if len(at) != len(folded) || folded != string(foldName(nil, name)) {
			t.Fatalf("%q: %d places for %q", name, len(at), folded)
		}
		for i, s := range at {
			if s.start > s.end || s.end > len(name) || i > 0 && s.start < at[i-1].start {
				t.Errorf("%q: byte %d of %q stands at %v", name, i, folded, s)
			}
		}
	}
}

func TestNamesSortWithoutRegardToCaseAndAccents(t *testing.T) {
	want := []string{"Åland", "albania", "Côte d'Ivoire", "Coty", "États", "Eton", "中国"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, compareNames)
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// The readers that compare without copies agree with the fold.
func FuzzNameReaders(f *testing.F) {
	f.Add("Côte d'Ivoire", "cote divoire")
	f.Add("APT-28", "apt28")
	f.Add("U.S.", "us")
	f.Add("中国", "中 国")
	f.Fuzz(func(t *testing.T, x, y string) {
		x, y = norm.NFKC.String(x), norm.NFKC.String(y)
		fx, fy := string(foldName(nil, x)), string(foldName(nil, y))
		if strings.HasPrefix(fx, " ") || strings.HasSuffix(fx, " ") || strings.Contains(fx, "  ") {
			t.Errorf("%q folds to %q", x, fx)
		}
		if fy != "" && bears(x, fy) != (fx == fy) {
			t.Errorf("bears(%q, %q)", x, fy)
		}
		tight := strings.ReplaceAll(fy, " ", "")
		if tight != "" && bearsCompact(x, tight) != (strings.ReplaceAll(fx, " ", "") == tight) {
			t.Errorf("bearsCompact(%q, %q)", x, tight)
		}
		if (compareNames(x, y) < 0) != (fx < fy) {
			t.Errorf("compareNames(%q, %q) is %d for %q and %q", x, y, compareNames(x, y), fx, fy)
		}
	})
}

func TestDistanceCountsSwapsAndGivesUpEarly(t *testing.T) {
	var d nameDistance
	for _, tt := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"germany", "germny", 2, 1},
		{"france", "fracne", 2, 1},
		{"россия", "росия", 2, 1},
		{"kitten", "sitting", 3, 3},
		{"kitten", "sitting", 2, 3},
		{"same", "same", 1, 0},
		{"", "abc", 3, 3},
	} {
		if got := d.within([]rune(tt.a), []byte(tt.b), tt.limit); got != tt.want {
			t.Errorf("%q to %q within %d: %d, want %d", tt.a, tt.b, tt.limit, got, tt.want)
		}
	}
}
