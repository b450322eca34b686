package feeds

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

// skeletonDepth returns how deep encoding/xml sees a skeleton, strictly.
func skeletonDepth(t *testing.T, b []byte) int {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(b))
	depth, most := 0, 0
	for {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the skeleton is not well-formed: %v\n%.500s", err, b)
		}
		switch tok.(type) {
		case xml.StartElement:
			depth++
			most = max(most, depth)
		case xml.EndElement:
			depth--
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Fatalf("the skeleton holds %T", tok)
		}
	}
	if depth != 0 {
		t.Fatalf("the skeleton leaves %d elements open", depth)
	}
	return most
}

// allocated returns the bytes that f allocates in all, which bounds its work
// and its memory.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestWhatBreaksPlainGofeedIsRead has every input known to kill, stall or
// bloat a reader that hands foreign bytes to gofeed. Each must be read, with
// its honest item, for allocations in proportion to its size.
func TestWhatBreaksPlainGofeedIsRead(t *testing.T) {
	const honest = `<item><title>Honest</title></item>`
	rss := func(inside string) string {
		return `<rss version="2.0"><channel><title>T</title>` + honest + inside + `</channel></rss>`
	}
	var manyNS strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&manyNS, ` xmlns:n%d="u%d"`, i, i)
	}
	for name, body := range map[string]string{
		"nested elements in an extension":   rss(`<item><x:a>` + strings.Repeat("<a>", 500_000)),
		"the same, closed":                  rss(`<item><x:a>` + strings.Repeat("<a>", 300_000) + strings.Repeat("</a>", 300_000) + `</x:a></item>`),
		"nested media groups":               rss(`<item>` + strings.Repeat("<media:group>", 300_000)),
		"an extension in pieces":            rss(`<item><dc:creator>` + strings.Repeat("a<!---->", 300_000) + `</dc:creator></item>`),
		"a title in pieces":                 rss(`<item><title>` + strings.Repeat("<![CDATA[a]]>", 200_000) + `</title></item>`),
		"namespace declarations, items":     `<rss version="2.0"><channel` + manyNS.String() + `>` + honest + strings.Repeat("<item/>", 50_000) + `</channel></rss>`,
		"namespace declarations, levels":    `<rss version="2.0"` + manyNS.String() + `><channel>` + honest + strings.Repeat("<x>", 5000) + `</channel></rss>`,
		"nested bases":                      rss(`<item>` + strings.Repeat(`<media:group xml:base="a/">`, 20_000)),
		"many bases":                        rss(strings.Repeat(`<item xml:base="a/"/>`, 100_000)),
		"empty items":                       rss(strings.Repeat("<item/>", 500_000)),
		"small items":                       rss(strings.Repeat("<item><title>x</title></item>", 200_000)),
		"a long title":                      rss(`<item><title>` + strings.Repeat("long ", 2_000_000) + `</title></item>`),
		"many attributes":                   rss(`<item ` + strings.Repeat(`a="b" `, 500_000) + `/>`),
		"many languages":                    rss(strings.Repeat(`<item xml:lang="x"><title xml:lang="yy">a</title></item>`, 50_000)),
		"billion laughs":                    `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>` + rss(`<item><description>`+strings.Repeat("&c;", 10_000)+`</description></item>`),
		"quadratic entities":                `<!DOCTYPE r [<!ENTITY a "` + strings.Repeat("a", 256) + `">]>` + rss(`<item><description>`+strings.Repeat("&a;", 500_000)+`</description></item>`),
		"external entity":                   `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + rss(`<item><title>&x;</title></item>`),
		"unfinished quotes":                 rss(strings.Repeat(`<a b="`, 200_001)),
		"unfinished tags":                   rss(strings.Repeat(`<a `, 300_000)),
		"unfinished comments":               rss(strings.Repeat(`<!-- `, 300_000)),
		"end tags of nothing":               rss(strings.Repeat(`</x>`, 500_000)),
		"end tags that never end":           rss(strings.Repeat(`</x`, 500_000)),
		"a title of closed tags":            rss(strings.Repeat(`<item><title>`+strings.Repeat("&lt;b&gt;", 450)+`&lt;/b&gt;</title></item>`, 1000)),
		"lone ampersands":                   rss(`<item><description>` + strings.Repeat("&", 1_000_000) + `</description></item>`),
		"long reference":                    rss(`<item><description>` + strings.Repeat("&aaaaaaaaaaaaaaaa", 100_000) + `</description></item>`),
		"nested html":                       rss(`<item><description>` + strings.Repeat("&lt;blockquote&gt;&lt;ul&gt;&lt;div&gt;x", 20_000) + `</description></item>`),
		"html links never closed":           rss(`<item><description>` + strings.Repeat(`&lt;a href="/x"&gt;x`, 40_000) + `</description></item>`),
		"titles of tags":                    rss(strings.Repeat(`<item><title>`+strings.Repeat("&lt;b&gt;", 100)+`</title></item>`, 2000)),
		"unreadable dates":                  rss(strings.Repeat(`<item><pubDate>`+strings.Repeat("x1 ", 40)+`</pubDate></item>`, 50_000)),
		"comment of 100 kB before the root": `<?xml version="1.0"?><!--` + strings.Repeat(" long", 20_000) + `-->` + rss(""),
		"attributes of half a megabyte":     rss(`<item><enclosure url="` + strings.Repeat("a", 500_000) + `"/></item>`),
	} {
		t.Run(name, func(t *testing.T) {
			var doc Document
			var err error
			used := allocated(func() {
				doc, err = Parse([]byte(body), Origin{URL: "https://x.example/", Now: benchNow})
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(doc.Articles) == 0 || doc.Articles[0].Title.String() != "Honest" {
				t.Errorf("the honest item is gone; %d others", len(doc.Articles))
			}
			if len(doc.Articles) > maxItems {
				t.Errorf("%d items", len(doc.Articles))
			}
			if most := uint64(40*len(body) + 24<<20); used > most {
				t.Errorf("%d bytes of input took %d MB of allocations", len(body), used>>20)
			}
			if d := skeletonDepth(t, new(tools).guardXML([]byte(body), benchNow).out); d > maxSkeletonDepth+4 {
				t.Errorf("gofeed would see %d levels", d)
			}
		})
	}
}

func TestOfTooManyItemsTheNewestStay(t *testing.T) {
	var xmlBody, jsonBody strings.Builder
	xmlBody.WriteString(`<rss version="2.0"><channel><item><guid>undated</guid></item>`)
	jsonBody.WriteString(`{"version":"https://jsonfeed.org/version/1","items":[{"id":"undated"}`)
	for i := range maxItems + 500 { // oldest first
		at := benchNow.Add(time.Duration(i-3000) * time.Hour)
		fmt.Fprintf(&xmlBody, `<item><guid>g%d</guid><pubDate>%s</pubDate></item>`, i, at.Format(time.RFC1123Z))
		fmt.Fprintf(&jsonBody, `,{"id":"g%d","date_published":%q}`, i, at.Format(time.RFC3339))
	}
	xmlBody.WriteString(`</channel></rss>`)
	jsonBody.WriteString(`]}`)
	for _, body := range []string{xmlBody.String(), jsonBody.String()} {
		doc := mustParse(t, body)
		if len(doc.Articles) != maxItems || doc.Articles[0].Key != "g500" || doc.Articles[maxItems-1].Key != "g2499" {
			t.Errorf("%d items, from %s to %s", len(doc.Articles), doc.Articles[0].Key, doc.Articles[len(doc.Articles)-1].Key)
		}
		if len(doc.Warnings) == 0 || !strings.Contains(doc.Warnings[0], "2501 items") {
			t.Errorf("warnings %q", doc.Warnings)
		}
	}
}

func TestCutDocumentsKeepTheirWholeItems(t *testing.T) {
	whole := map[string]string{
		"rss":  string(madeFeed(false, 5)),
		"atom": string(madeFeed(true, 5)),
		"json": `{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"a","content_html":"<p>x</p>"},{"id":"b","tags":["c"]},{"id":"d","authors":[{"name":"e"}]}]}`,
	}
	for name, body := range whole {
		all := mustParse(t, body).Articles
		seen := map[int]bool{}
		begin := max(strings.Index(body, `"items"`)+8, len(body)/8)
		for cut := begin; cut < len(body); cut += 7 {
			doc, err := Parse([]byte(body[:cut]), Origin{URL: "https://x.example/", Now: benchNow})
			if err != nil {
				t.Fatalf("%s cut at %d: %v", name, cut, err)
			}
			seen[len(doc.Articles)] = true
			for i, a := range doc.Articles {
				if a.Hash != all[i].Hash || a.Key != all[i].Key {
					t.Fatalf("%s cut at %d: item %d is not as it was", name, cut, i)
				}
			}
			if !strings.Contains(fmt.Sprint(doc.Warnings), "ends in the middle") && len(doc.Articles) < len(all) {
				t.Fatalf("%s cut at %d: no warning", name, cut)
			}
		}
		for n := range all {
			if !seen[n] && n > 0 {
				t.Errorf("%s: no cut left %d items", name, n)
			}
		}
	}
}

func TestBrokenMarkupLosesNoItem(t *testing.T) {
	for name, body := range map[string]string{
		"items not closed":       `<rss version="2.0"><channel><item><title>a</title><item><title>b</title></channel></rss>`,
		"title not closed":       `<rss version="2.0"><channel><item><title>a</item><item><title>b</title></item></channel></rss>`,
		"no channel":             `<rss version="0.91"><item><title>a</title></item><item><title>b</title></item></rss>`,
		"two channels":           `<rss version="2.0"><channel><item><title>a</title></item></channel><channel><item><title>b</title></item></channel></rss>`,
		"channel not closed":     `<rss version="2.0"><channel><item><title>a</title></item><item><title>b</title></item></rss>`,
		"channel is the root":    `<channel><item><title>a</title></item><item><title>b</title></item></channel>`,
		"upper case":             `<RSS version="2.0"><CHANNEL><ITEM><TITLE>a</TITLE></ITEM><ITEM><TITLE>b</TITLE></ITEM></CHANNEL></RSS>`,
		"attributes unquoted":    `<rss version=2.0><channel><item><title type=x>a</title></item><item id=3><title>b</title></item></channel></rss>`,
		"stray less-than":        `<rss version="2.0"><channel><item><title>a</title><description>1 < 2 <3</description></item><item><title>b</title></item></channel></rss>`,
		"wrong end tag":          `<rss version="2.0"><channel><item><title>a</titel></title></item><item><title>b</title></item></channel></rss>`,
		"rubbish around":         "Warning: mysql() on line 3\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>a</title></item><item><title>b</title></item></channel></rss>\n<!-- 0.3 s --></html>",
		"html around":            "<br />\n<b>Warning</b>: x<br />\n<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><item><title>a</title></item><item><title>b</title></item></channel></rss>",
		"blank lines before":     "\n\n  \ufeff<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>a</title></item><item><title>b</title></item></channel></rss>",
		"prefixed atom":          `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>a</a:title></a:entry><a:entry><a:title>b</a:title></a:entry></a:feed>`,
		"atom without namespace": `<feed><entry><title>a</title></entry><entry><title>b</title></entry></feed>`,
		"odd default namespace":  `<rss version="2.0" xmlns="http://odd.example/"><channel><item><title>a</title></item><item><title>b</title></item></channel></rss>`,
		"rdf":                    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><items><rdf:Seq><rdf:li/></rdf:Seq></items></channel><item><title>a</title></item><item><title>b</title></item></rdf:RDF>`,
		"prefixed rss 1.0":       `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/"><r:item><r:title>a</r:title></r:item><r:item><r:title>b</r:title></r:item></rdf:RDF>`,
		"json with raw newlines": "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"title\":\"a\n\",\"x\":{\"y\":[1,{}]},},{\"title\":\"b\\q\"}],}",
		"json without version":   `{"title":"T","items":[{"title":"a"},null,3,{"title":"b"}]}`,
		"json with bom":          "\ufeff{\"version\":\"https://jsonfeed.org/version/1\",\"title\":3,\"items\":[{\"title\":\"a\",\"url\":null},{\"title\":\"b\",\"authors\":[null]}],\"authors\":[null]}",
	} {
		doc := mustParse(t, body)
		if len(doc.Articles) != 2 || doc.Articles[0].Title.String() != "a" || !strings.HasPrefix(doc.Articles[1].Title.String(), "b") {
			t.Errorf("%s: %d items, %v", name, len(doc.Articles), doc.Articles)
		}
	}
}
