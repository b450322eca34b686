package feeds

import (
	"fmt"
	"strings"
	"testing"
)

// keysOf reads a feed of items and returns their keys.
func keysOf(t *testing.T, items string) []string {
	t.Helper()
	var keys []string
	for _, a := range mustParse(t, `<rss version="2.0"><channel>`+items+`</channel></rss>`).Articles {
		keys = append(keys, a.Key)
	}
	return keys
}

func TestIdentityIsGUIDThenLinkThenContent(t *testing.T) {
	long := strings.Repeat("g", 2000)
	keys := keysOf(t, `<item><guid>a</guid><link>https://x.example/1</link></item>`+
		`<item><link>http://WWW.x.example/2/?utm_source=rss&amp;b=1&amp;a=2#top</link></item>`+
		`<item><title>Only words</title><description>here</description></item>`+
		`<item><guid>`+long+`</guid></item>`)
	if keys[0] != "a" || keys[1] != "https://x.example/2?a=2&b=1" || !strings.HasPrefix(keys[2], "text:") || !strings.HasPrefix(keys[3], "sha256:") {
		t.Errorf("keys %q", keys)
	}
	again := keysOf(t, `<item><title>Only  words</title><description>&lt;p&gt;here&lt;/p&gt;</description></item>`)
	if again[0] != keys[2] {
		t.Errorf("the same words have keys %q and %q", keys[2], again[0])
	}
}

func TestSharedGUIDDoesNotMergeArticles(t *testing.T) {
	item := func(guid, link, title, date string) string {
		return fmt.Sprintf(`<item><guid>%s</guid><link>%s</link><title>%s</title><pubDate>%s</pubDate></item>`, guid, link, title, date)
	}
	keys := keysOf(t, item("1", "https://x.example/a", "A", "")+item("1", "https://x.example/b", "B", "")+item("2", "https://x.example/c", "C", ""))
	if len(keys) != 3 || keys[0] == keys[1] || keys[2] != "2" {
		t.Errorf("keys %q", keys)
	}
	if again := keysOf(t, item("1", "https://x.example/n", "N", "")+item("1", "https://x.example/b", "B", "")+item("1", "https://x.example/a", "A", "")); len(again) != 3 || again[2] != keys[0] || again[1] != keys[1] {
		t.Errorf("the next fetch has keys %q, before %q", again, keys)
	}
	keys = keysOf(t, `<item><link>https://x.example/</link><title>A</title></item><item><link>https://x.example/</link><title>B</title></item>`)
	if len(keys) != 2 || keys[0] == keys[1] {
		t.Errorf("two titles on one link have keys %q", keys)
	}
}

func TestSameArticleTwiceIsOneInItsLaterForm(t *testing.T) {
	doc := mustParse(t, `<rss version="2.0"><channel>
<item><guid>1</guid><link>https://x.example/a</link><title>Old</title><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate></item>
<item><guid>1</guid><link>https://x.example/a</link><title>New</title><pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>`)
	if len(doc.Articles) != 1 || doc.Articles[0].Title.String() != "New" {
		t.Errorf("%v", doc.Articles)
	}
}

func TestHashChangesOnlyWithWhatIsRead(t *testing.T) {
	base := onlyItem(t, rssItem(`<title>T</title><link>https://x.example/a?utm_source=1</link><description>&lt;p&gt;Text&lt;/p&gt;</description>`))
	same := onlyItem(t, rssItem(`<title>T</title><link>http://x.example/a</link><description>&lt;div class="n"&gt;Text&lt;img src="/pixel" width=1&gt;&lt;/div&gt;</description>`))
	if base.Hash != same.Hash {
		t.Error("mark-up and tracking change the hash")
	}
	for _, edit := range []string{
		`<title>T!</title><link>https://x.example/a</link><description>Text</description>`,
		`<title>T</title><link>https://x.example/a</link><description>Text, more</description>`,
		`<title>T</title><link>https://x.example/b</link><description>Text</description>`,
	} {
		if onlyItem(t, rssItem(edit)).Hash == base.Hash {
			t.Errorf("the edit is not seen: %s", edit)
		}
	}
}

func TestCanonicalLink(t *testing.T) {
	for in, want := range map[string]string{
		"https://x.example/a":                                  "https://x.example/a",
		"http://www.X.example:80/a/":                           "https://x.example/a",
		"https://x.example:8443/a":                             "https://x.example:8443/a",
		"https://x.example/a?utm_source=x&utm_medium=y":        "https://x.example/a",
		"https://x.example/a?fbclid=1&id=7&at_campaign=z":      "https://x.example/a?id=7",
		"https://x.example/a?b=2&a=1#section":                  "https://x.example/a?a=1&b=2",
		"https://x.example/#!/route":                           "https://x.example#!/route",
		"https://x.example/%E4%BD%A0/index.html":               "https://x.example/%E4%BD%A0",
		"https://x.example":                                    "https://x.example",
		"mailto:a@x.example":                                   "mailto:a@x.example",
		"":                                                     "",
		"https://x.example/a?mc_cid=1&mc_eid=2&gclid=3&page=4": "https://x.example/a?page=4",
	} {
		got := CanonicalLink(in)
		if got != want {
			t.Errorf("CanonicalLink(%q) = %q, want %q", in, got, want)
		}
		if again := CanonicalLink(got); again != got {
			t.Errorf("%q becomes %q the second time", got, again)
		}
	}
}
