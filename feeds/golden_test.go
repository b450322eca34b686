package feeds

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// TestCorpus reads every feed of testdata/feeds and compares what was
// understood with the golden file beside it, and the blocks of the texts with
// it. A new feed joins by being put there and `go test ./feeds -run TestCorpus
// -update`.
func TestCorpus(t *testing.T) {
	paths, err := filepath.Glob("testdata/feeds/*")
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d feeds, %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			body, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			src := Origin{URL: "https://corpus.example/feeds/" + filepath.Base(path), Now: benchNow}
			r, err := Check(body, src)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Parse(body, src)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(r); err != nil {
				t.Fatal(err)
			}
			for _, a := range doc.Articles {
				b.WriteString("\n== " + a.Key + "\n" + sketch(a.Body) + "\n")
			}
			golden.RequireEqual(t, b.Bytes())
		})
	}
}
