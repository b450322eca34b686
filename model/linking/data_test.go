package linking_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestListsNameWhatExistsAndNothingTwice reads the lists as they are: a row
// about what the bundled data does not hold, or a word that is listed twice,
// is dead and hides that nobody looks at it.
func TestListsNameWhatExistsAndNothingTwice(t *testing.T) {
	known := map[string]bool{}
	for _, c := range theAtlas().Countries() {
		known["country "+string(c.Code)] = true
	}
	for _, s := range theAtlas().Supporters() {
		known["supporter "+s.ID] = true
	}
	for _, i := range theAtlas().Incidents() {
		known["incident "+i.ID] = true
	}
	for _, a := range theAtlas().Actors() {
		known["actor "+a.ID] = true
	}
	for _, of := range []struct {
		file, kind string
		id         int   // column of what a row is about
		key        []int // columns within which a word stands once
		words      int
		sep        string
	}{
		{"countries.tsv", "country", 0, []int{0, 1, 2}, 3, "|"},
		{"orgs.tsv", "supporter", 0, []int{0, 1}, 2, "|"},
		{"incidents.tsv", "incident", 0, []int{0, 2}, 1, "|"},
		{"actors.tsv", "actor", 2, []int{0, 2}, 1, "|"},
		{"words.tsv", "", 0, []int{0}, 1, " "},
		{"han.tsv", "", 0, []int{0}, 1, ""},
		{"han.tsv", "", 0, []int{0}, 2, ""},
		{"blocks.txt", "", 0, nil, 0, "\n"},
		{"targets.tsv", "", 0, []int{0}, 1, " "},
		{"told.tsv", "incident", 0, []int{0, 1}, 2, " "},
	} {
		b, err := os.ReadFile(filepath.Join("data", of.file))
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for line := range strings.Lines(string(b)) {
			row := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if row[0] == "" || row[0][0] == '#' {
				continue
			}
			row = append(row, "", "", "")
			if id := row[of.id]; of.kind != "" && id != "" && !known[of.kind+" "+id] {
				t.Errorf("%s: there is no %s %s", of.file, of.kind, id)
			}
			within := ""
			for _, k := range of.key {
				within += row[k] + "\t"
			}
			for _, word := range slices.DeleteFunc(strings.Split(row[of.words], of.sep), func(w string) bool { return w == "" }) {
				if seen[within+word] {
					t.Errorf("%s: %q stands twice: %s", of.file, word, within)
				}
				seen[within+word] = true
			}
		}
	}
}
