package feeds

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestToolsUsedBeforeReadTheSame(t *testing.T) {
	bodies := [][]byte{madeFeed(false, 40), madeFeed(true, 3), []byte("<rss><channel><item><title>cut"), madeFeed(true, 50), madeFeed(false, 1)}
	files, _ := filepath.Glob("testdata/*/*")
	for _, f := range files {
		if b, err := os.ReadFile(f); err == nil && len(b) < 1<<20 {
			bodies = append(bodies, b)
		}
	}
	var kept, fresh []Document
	k := new(kit)
	src := Origin{URL: "https://wire.example/feed", Now: benchNow}
	for range 2 {
		for _, b := range bodies {
			doc, _ := k.parse(b, src)
			kept = append(kept, doc)
			doc, _ = Parse(b, src)
			fresh = append(fresh, doc)
		}
	}
	for i := range kept { // only now, when the tools have been used for others
		if !reflect.DeepEqual(kept[i], fresh[i]) {
			t.Fatalf("document %d of %d is read as\n%+v\nwith tools used before, else as\n%+v", i, len(bodies), kept[i], fresh[i])
		}
	}
}

func TestToolsOfOneGreatDocumentAreNotKept(t *testing.T) {
	rss := func(text []byte) []byte {
		body := []byte("<rss version=\"2.0\"><channel><title>t</title><item><title>one</title><description><![CDATA[")
		return append(append(body, text...), "]]></description></item></channel></rss>"...)
	}
	for name, test := range map[string]struct {
		body  []byte
		great bool
	}{
		"small":                {rss([]byte("<p>a<p>b")), false},
		"some hundred":         {madeFeed(true, 300), false},
		"long":                 {rss(bytes.Repeat([]byte("word "), 400_000)), true},
		"of many small pieces": {rss(bytes.Repeat([]byte("<p>a"), 200_000)), true},
	} {
		k := new(kit)
		used, _ := k.borrow()
		if _, err := used.parse(test.body, Origin{URL: "https://wire.example/feed", Now: benchNow}); err != nil {
			t.Fatal(err)
		}
		if used.great() != test.great {
			t.Errorf("tools of a %s document: great is %v, want %v", name, used.great(), test.great)
		}
	}
}
