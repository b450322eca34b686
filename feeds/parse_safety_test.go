package feeds

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPanicIsTheErrorOfThatFeedAndNamesItsPlace(t *testing.T) {
	err := protect(func() error {
		var none []int
		_ = none[len(none)]
		return nil
	})
	var broken *Broken
	if !errors.As(err, &broken) || !strings.HasPrefix(broken.Place, "parse_safety_test.go:") {
		t.Fatalf("%v", err)
	}
	if !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("%v", err)
	}
}

func TestHostileJSONIsReadInProportion(t *testing.T) {
	const head = `{"version":"https://jsonfeed.org/version/1","items":[{"id":"h","title":"Honest"}`
	for name, body := range map[string]string{
		"empty items":     head + strings.Repeat(`,{}`, 1_000_000) + `]}`,
		"nested lists":    head + `],"x":` + strings.Repeat("[", 2_000_000),
		"nested objects":  head + `],"x":` + strings.Repeat(`{"a":`, 500_000) + "1" + strings.Repeat("}", 500_000) + `}`,
		"nested in items": head + `,` + strings.Repeat(`{"items":[`, 300_000),
		"nested authors":  head + `,{"authors":` + strings.Repeat(`[`, 1_000_000) + `]}`,
		"many members":    head + `,{` + strings.Repeat(`"title":"x",`, 300_000) + `"id":"2"}]}`,
		"many nulls":      head + strings.Repeat(`,null`, 1_000_000) + `]}`,
		"many tags":       head + `,{"id":"2","tags":["a"` + strings.Repeat(`,"b"`, 300_000) + `]}]}`,
		"quotes only":     head + strings.Repeat(`,"`, 500_000),
		"backslashes":     head + `,{"title":"` + strings.Repeat(`\`, 1_000_001) + `"}]}`,
		"colons":          head + strings.Repeat(`:`, 1_000_000) + `]}`,
	} {
		var doc Document
		var err error
		used := allocated(func() { doc, err = Parse([]byte(body), Origin{Now: benchNow}) })
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(doc.Articles) == 0 || doc.Articles[0].Title.String() != "Honest" {
			t.Errorf("%s: the honest item is gone", name)
		}
		if most := uint64(50*len(body) + 24<<20); used > most {
			t.Errorf("%s: %d bytes of input took %d MB of allocations", name, len(body), used>>20)
		}
	}
}

func TestWhatOneArticleMayTakeIsBounded(t *testing.T) {
	long := strings.Repeat("wörd ", 1<<19)
	var categories, authors strings.Builder
	for i := range 500 {
		fmt.Fprintf(&categories, "<category>c%d</category>", i)
		fmt.Fprintf(&authors, "<dc:creator>a%d</dc:creator>", i)
	}
	a := onlyItem(t, rssItem(`<title>`+long+`</title><link>https://x.example/`+strings.Repeat("a", 9000)+`</link><description>`+long+`</description><pubDate>`+long+`</pubDate>`+categories.String()+authors.String()))
	switch {
	case len(a.Title.String()) > maxTitleBytes || !utf8.ValidString(a.Title.String()):
		t.Errorf("a title of %d bytes", len(a.Title.String()))
	case a.Link != "":
		t.Errorf("a link of %d bytes", len(a.Link))
	case len(a.Body.Plain()) > maxTextBytes:
		t.Errorf("a text of %d bytes", len(a.Body.Plain()))
	case len([]rune(a.Summary.String())) > summaryLength:
		t.Errorf("a summary of %d bytes", len(a.Summary.String()))
	case len(a.Categories) > maxCategories || len(a.Authors) > maxAuthors:
		t.Errorf("%d categories, %d authors", len(a.Categories), len(a.Authors))
	case len(a.Claimed) > 120:
		t.Errorf("a date of %d bytes", len(a.Claimed))
	}
}

func TestBodyBeyondTheCapKeepsItsFirstItems(t *testing.T) {
	body := madeFeed(false, 50)
	doc, err := Parse(body, Origin{Now: benchNow, MaxBytes: len(body) / 2})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(doc.Articles); n < 20 || n >= 50 || len(doc.Warnings) == 0 {
		t.Errorf("%d items, warnings %q", n, doc.Warnings)
	}
}

func TestHintsAreReadAndNoMore(t *testing.T) {
	doc := mustParse(t, `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>T</title><ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>99</hour></skipHours><skipDays><day>sunday</day><day>Noday</day></skipDays><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency><itunes:new-feed-url>https://evil.example/</itunes:new-feed-url></channel></rss>`)
	if doc.TTL.Minutes() != 90 || fmt.Sprint(doc.Skip) != "{[0 0] [Sunday] 6h0m0s}" || doc.Meta.URL != "https://site.example/feed/rss.xml" {
		t.Errorf("ttl %v, skip %v, address %s", doc.TTL, doc.Skip, doc.Meta.URL)
	}
}
