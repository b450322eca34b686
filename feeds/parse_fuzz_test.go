package feeds

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// seedFeeds gives a fuzz target the feeds of testdata and the shapes of past bugs.
func seedFeeds(f *testing.F) {
	f.Helper()
	paths, err := filepath.Glob("testdata/feeds/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		if len(b) < 4096 {
			f.Add(b)
		}
	}
	for _, s := range []string{
		"", "<", "<!", "<!x>", "<rss", "<rss><channel><item><title>", "<rss><channel><item><link rel=self href=x/><link>y",
		"<feed><entry><content type='xhtml'><div><content></div>", "<entry><id>x</id></entry>", "<entry/>", "<rss/>",
		"<!DOCTYPE x [<!ENTITY a '&a;'><!ENTITY", "<rss><channel></rss><item>", "<rdf:RDF><item rdf:about='&a;'/>",
		"<rss><channel><item><pubDate>0</pubDate><guid>0</guid></item>", "<a:rss xmlns:a='x'><a:channel><a:item/>",
		`{"items":[null,{"authors":[null]},{"id":{}`, `{"version":"jsonfeed.org","items":{"a":1}}`, `{"items":[{"title":"\ud800","date_published":"x`,
		"<rss><channel><media:group><media:content url='a'><media:title>1", "<feed xml:base='//x'><entry xml:base=':'><link href='/a'/>",
		"<rss><channel><item><description><![CDATA[a]]>b<!--c--><d/>&e;</description>", "\xff\xfe<\x00r\x00", "{", `{"authors":["x`, `{"author":"x`, "{\x00", "{\"x\":\x01[\x02", "{\"items\":[\x00\x03", "{\"items\":[", "<rss><item></item><channel>",
	} {
		f.Add([]byte(s))
	}
}

func FuzzParse(f *testing.F) {
	seedFeeds(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		doc, err := Parse(body, Origin{URL: "https://fuzz.example/feed", ContentType: "text/xml", Now: benchNow})
		if err != nil {
			var broken *Broken
			if errors.As(err, &broken) && !errors.Is(err, errCutAtOnce) {
				t.Fatalf("what looks like a feed was not read: %v", err)
			}
			return
		}
		checkText(t, doc.Meta.Name)
		checkText(t, doc.Meta.Description)
		if doc.Meta.Site != "" {
			checkAddress(t, doc.Meta.Site)
		}
		keys := map[string]bool{}
		for _, a := range doc.Articles {
			checkDoc(t, a.Body)
			checkText(t, a.Title)
			checkText(t, a.Summary)
			for _, s := range append(a.Authors, a.Categories...) {
				checkText(t, s)
			}
			for _, l := range []string{a.Link, a.Image} {
				if l != "" {
					checkAddress(t, l)
				}
			}
			if a.Key == "" || keys[a.Key] || !utf8.ValidString(a.Key) || !utf8.ValidString(a.Claimed) {
				t.Fatalf("key %q", a.Key)
			}
			keys[a.Key] = true
			if !a.Published.IsZero() && !usableDate(a.Published, benchNow) || !a.Updated.IsZero() && !usableDate(a.Updated, benchNow) {
				t.Fatalf("dates %v %v", a.Published, a.Updated)
			}
		}
		if r, err := Check(body, Origin{Now: benchNow}); err != nil {
			t.Fatal(err)
		} else if _, err := json.Marshal(r); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzGuard(f *testing.F) {
	seedFeeds(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		if !utf8.Valid(body) {
			return
		}
		g := new(tools).guardXML(body, benchNow)
		if g.opened {
			if d := skeletonDepth(t, g.out); d > maxSkeletonDepth+4 {
				t.Fatalf("%d levels", d)
			}
		}
		for _, l := range g.texts {
			if !utf8.Valid(g.characters(nil, l, true)) || !utf8.Valid(g.characters(nil, l, false)) {
				t.Fatalf("%q is not UTF-8", l.raw)
			}
		}
		j := guardJSON(body, benchNow)
		if len(body) > 0 && body[0] == '{' && !json.Valid(j.out) {
			t.Fatalf("the skeleton is not JSON: %q", j.out)
		}
	})
}
