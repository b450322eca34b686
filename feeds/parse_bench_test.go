package feeds

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
)

// benchNow is the time at which the feeds of benchmarks and tests are read.
var benchNow = time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)

// madeFeed returns an RSS or Atom feed of n items with about two kilobytes of
// HTML in each, half of them in CDATA and half escaped, as real ones are.
func madeFeed(atom bool, n int) []byte {
	var b strings.Builder
	if atom {
		b.WriteString(`<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title><id>urn:w</id><updated>2026-11-03T10:52:07Z</updated>`)
	} else {
		b.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Wire</title><link>https://wire.example/</link><description>News</description>`)
	}
	for i := range n {
		html := madeHTML(i)
		when := benchNow.Add(-time.Duration(i) * time.Hour)
		if atom {
			fmt.Fprintf(&b, `<entry><title type="html">Advisory %d: router flaw &amp;amp; fix</title><link rel="alternate" href="https://wire.example/%d?utm_source=rss"/><id>urn:w:%d</id><published>%s</published><updated>%[4]s</updated><author><name>Desk</name></author><category term="flaw"/><summary type="html">&lt;p&gt;A short &amp;quot;summary&amp;quot; of it.&lt;/p&gt;</summary><content type="html">%s</content></entry>`,
				i, i, i, when.Format(time.RFC3339), strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;").Replace(html))
		} else {
			fmt.Fprintf(&b, `<item><title>Advisory %d: router flaw &amp; fix</title><link>https://wire.example/%d?utm_source=rss</link><guid isPermaLink="false">urn:w:%d</guid><pubDate>%s</pubDate><dc:creator><![CDATA[Desk]]></dc:creator><category>flaw</category><media:thumbnail url="https://wire.example/%d.jpg"/><description><![CDATA[<p>A short summary of it.</p>]]></description><content:encoded><![CDATA[%s]]></content:encoded></item>`,
				i, i, i, when.Format(time.RFC1123), i, html)
		}
	}
	if atom {
		b.WriteString(`</feed>`)
	} else {
		b.WriteString(`</channel></rss>`)
	}
	return []byte(b.String())
}

func madeHTML(i int) string {
	var b strings.Builder
	for p := range 6 {
		fmt.Fprintf(&b, "<p>Paragraph %d of article %d says that attackers &ndash; not known before &ndash; used <a href=\"https://ref.example/%d?a=1&amp;b=2\">a flaw</a> in 路由器 firmware &lt; 4.2 to reach the mail of <b>three</b> ministries, and that a fix exists.</p>\n<figure><img src=\"https://cdn.example/%d.jpg\" alt=\"\" width=\"640\"/></figure>\n", p, i, i, i)
	}
	return b.String()
}

func benchBodies() (bodies [][]byte, size int64) {
	for i := range 20 {
		b := madeFeed(i%5 >= 3, 30)
		bodies = append(bodies, b)
		size += int64(len(b))
	}
	return bodies, size
}

// BenchmarkParse is the whole way from bytes to clean articles;
// BenchmarkGofeed what gofeed's universal parser takes for its part alone.
func BenchmarkParse(b *testing.B) {
	bodies, size := benchBodies()
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, body := range bodies {
			if _, err := Parse(body, Origin{URL: "https://wire.example/feed", Now: benchNow}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkGofeed(b *testing.B) {
	bodies, size := benchBodies()
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, body := range bodies {
			if _, err := gofeed.NewParser().Parse(bytes.NewReader(body)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkGuard(b *testing.B) {
	bodies, size := benchBodies()
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, body := range bodies {
			new(tools).guardXML(body, benchNow)
		}
	}
}
