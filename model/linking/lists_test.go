package linking

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestFingerprintCoversEveryList makes sure that no file of data is forgotten
// where lists are embedded one by one.
func TestFingerprintCoversEveryList(t *testing.T) {
	var want []string
	files, err := os.ReadDir("data") // by name
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if ext := filepath.Ext(f.Name()); ext != ".tsv" && ext != ".txt" {
			continue
		}
		b, err := os.ReadFile(filepath.Join("data", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, string(b))
	}
	if got := allLists(); len(got) == 0 || !slices.Equal(got, want) {
		t.Errorf("%d lists are embedded, %d are in data, or their order or text differs", len(got), len(want))
	}
}
