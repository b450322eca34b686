package feeds

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

// mustParse reads a feed that stands at https://site.example/feed/rss.xml.
func mustParse(t *testing.T, body string) Document {
	t.Helper()
	doc, err := Parse([]byte(body), Origin{URL: "https://site.example/feed/rss.xml", Now: benchNow})
	if err != nil {
		t.Fatalf("%v\n%.300s", err, body)
	}
	return doc
}

// onlyItem reads a feed of one item.
func onlyItem(t *testing.T, body string) model.Article {
	t.Helper()
	doc := mustParse(t, body)
	if len(doc.Articles) != 1 {
		t.Fatalf("%d items, want 1\n%.300s", len(doc.Articles), body)
	}
	return doc.Articles[0]
}

func rssItem(inside string) string {
	return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:t="http://purl.org/dc/terms/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>T</title><item>` + inside + `</item></channel></rss>`
}

func atomEntry(inside string) string {
	return `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>T</title><entry>` + inside + `</entry></feed>`
}

func TestTitlesAreReadByTheirType(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"rss plain":             {rssItem(`<title>A &amp; B</title>`), "A & B"},
		"rss escaped twice":     {rssItem(`<title>AT&amp;amp;T sues</title>`), "AT&T sues"},
		"rss html":              {rssItem(`<title>&lt;b&gt;Bold&lt;/b&gt; move</title>`), "Bold move"},
		"rss literal less-than": {rssItem(`<title>CVSS &lt; 5 and a &lt;script&gt; tag</title>`), "CVSS < 5 and a <script> tag"},
		"rss unclosed tag":      {rssItem(`<title>How to use the &lt;b&gt; tag</title>`), "How to use the <b> tag"},
		"rss cdata":             {rssItem(`<title><![CDATA[R&D <em>now</em>]]></title>`), "R&D now"},
		"rss unescaped child":   {rssItem(`<title>One <b>two</b> three</title>`), "One two three"},
		"rss spread lines":      {rssItem("<title>\n  One\n  two\n</title>"), "One two"},
		"rss unknown reference": {rssItem(`<title>AT&T &foo; &#8217; &hellip;</title>`), "AT&T &foo; ’ …"},
		"rss windows reference": {rssItem(`<title>It&#146;s</title>`), "It’s"},
		"rss control reference": {rssItem(`<title>a&#27;[31mb&#0;c</title>`), "a\uFFFD[31mb\uFFFDc"},
		"rss escape after html": {rssItem(`<title>a&amp;#27;b</title>`), "a\uFFFDb"},
		"rss media title":       {rssItem(`<media:group><media:content url="x.mp4"><media:title>Clip</media:title></media:content></media:group>`), "Clip"},
		"rss no title":          {rssItem(`<description>Just words</description>`), "Just words"},
		"atom text":             {atomEntry(`<title>&lt;b&gt; is a tag</title>`), "<b> is a tag"},
		"atom text type":        {atomEntry(`<title type="text">1 &lt; 2 &amp;amp; 3</title>`), "1 < 2 &amp; 3"},
		"atom html":             {atomEntry(`<title type="html">&lt;b&gt;AT&amp;amp;T&lt;/b&gt;&lt;script&gt;x&lt;/script&gt;</title>`), "AT&T"},
		"atom html cdata":       {atomEntry(`<title type="html"><![CDATA[<i>R&amp;D</i>]]></title>`), "R&D"},
		"atom xhtml":            {atomEntry(`<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>B</em> &lt; C</div></title>`), "A B < C"},
	} {
		if got := onlyItem(t, c.in).Title.String(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestLinksAreFoundAndMadeAbsolute(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"as it is":            {rssItem(`<link>https://a.example/x?b=1&amp;c=2</link>`), "https://a.example/x?b=1&c=2"},
		"feed address":        {rssItem(`<link>/news/1</link>`), "https://site.example/news/1"},
		"sibling of the feed": {rssItem(`<link>2.html</link>`), "https://site.example/feed/2.html"},
		"cdata and blanks":    {rssItem("<link>\n<![CDATA[ https://a.example/1 ]]>\n</link>"), "https://a.example/1"},
		"nested xml:base":     {`<rss version="2.0" xml:base="https://b.example/one/"><channel xml:base="two/"><item><link>3</link></item></channel></rss>`, "https://b.example/one/two/3"},
		"atom xml:base":       {`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/"><entry xml:base="blog/"><link href="post"/></entry></feed>`, "https://b.example/blog/post"},
		"relative xml:base":   {`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/"><entry><link href="post"/></entry></feed>`, "https://site.example/blog/post"},
		"permalink guid":      {rssItem(`<guid>https://a.example/p</guid>`), "https://a.example/p"},
		"no permalink":        {rssItem(`<guid isPermaLink="false">https://a.example/p</guid>`), ""},
		"link beats guid":     {rssItem(`<guid>https://a.example/p</guid><link>https://a.example/l</link>`), "https://a.example/l"},
		"atom link in rss":    {rssItem(`<a:link rel="self" href="https://a.example/s"/><a:link href="https://a.example/a"/>`), "https://a.example/a"},
		"enclosure":           {rssItem(`<enclosure url="https://a.example/e.mp3" type="audio/mpeg"/>`), "https://a.example/e.mp3"},
		"javascript":          {rssItem(`<link>javascript:alert(1)</link>`), ""},
		"data":                {rssItem(`<link>data:text/html,x</link>`), ""},
		"escape inside":       {rssItem(`<link>https://a.example/&#27;]8;;x</link>`), "https://a.example/]8;;x"},
		"unicode":             {rssItem(`<link>https://bücher.example/ä b?q=ü</link>`), "https://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC"},
		"atom prefers html":   {atomEntry(`<link href="https://a.example/j" type="application/json"/><link rel="alternate" type="text/html" href="https://a.example/h"/><link rel="self" href="https://a.example/s"/>`), "https://a.example/h"},
		"atom id":             {atomEntry(`<id>https://a.example/id</id>`), "https://a.example/id"},
		"atom content source": {atomEntry(`<id>urn:x</id><content src="https://a.example/c" type="text/html"/>`), "https://a.example/c"},
		"feedburner":          {`<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><link>https://feedproxy.example/x</link><feedburner:origLink>https://a.example/o</feedburner:origLink></item></channel></rss>`, "https://a.example/o"},
		"rdf about":           {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="https://a.example/r"><title>x</title></item></rdf:RDF>`, "https://a.example/r"},
		"json external":       {`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","external_url":"/e"}]}`, "https://site.example/e"},
		"stray rel in rss":    {rssItem(`<link rel="self" href="https://a.example/s"/><link>https://a.example/l</link>`), "https://a.example/l"},
		"link by href":        {rssItem(`<link href="https://a.example/l"/>`), "https://a.example/l"},
	} {
		if got := onlyItem(t, c.in).Link; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestContentLocationIsTheBaseOfRelativeLinks(t *testing.T) {
	doc, err := Parse([]byte(rssItem(`<link>p</link><description>&lt;a href="q"&gt;x&lt;/a&gt;</description>`)),
		Origin{URL: "https://cdn.example/f", ContentLocation: "https://blog.example/x/feed", Now: benchNow})
	if err != nil {
		t.Fatal(err)
	}
	a := doc.Articles[0]
	if a.Link != "https://blog.example/x/p" || a.Body[0].Links[0].URL != "https://blog.example/x/q" {
		t.Errorf("link %q, in the text %v", a.Link, a.Body[0].Links)
	}
}

func TestDatesComeFromWhateverElementHasThem(t *testing.T) {
	for name, c := range map[string]struct{ in, published, updated, claimed string }{
		"pubDate":          {rssItem(`<pubDate>Tue, 03 Nov 2026 10:00:00 +0100</pubDate>`), "2026-11-03T09:00:00Z", "", ""},
		"dc":               {rssItem(`<dc:date>2026-11-03T10:00:00+01:00</dc:date>`), "2026-11-03T09:00:00Z", "", ""},
		"dcterms":          {rssItem(`<t:created>2026-11-01</t:created><t:modified>2026-11-02</t:modified>`), "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", ""},
		"atom in rss":      {rssItem(`<a:updated>2026-11-02T01:02:03Z</a:updated>`), "2026-11-02T01:02:03Z", "2026-11-02T01:02:03Z", ""},
		"atom":             {atomEntry(`<published>2026-11-01T00:00:00Z</published><updated>2026-11-02T00:00:00Z</updated>`), "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", ""},
		"atom 0.3":         {`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><issued>2026-11-01</issued><modified>2026-11-02</modified><created>2026-10-01</created></entry></feed>`, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", ""},
		"atom created":     {`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><created>2026-10-01</created></entry></feed>`, "2026-10-01T00:00:00Z", "", ""},
		"future":           {rssItem(`<pubDate>Tue, 03 Nov 2099 10:00:00 GMT</pubDate>`), "", "", "Tue, 03 Nov 2099 10:00:00 GMT"},
		"too old":          {rssItem(`<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>`), "", "", "Thu, 01 Jan 1970 00:00:00 GMT"},
		"words":            {rssItem(`<pubDate>the day before yesterday</pubDate>`), "", "", "the day before yesterday"},
		"words, then date": {rssItem(`<pubDate>soon</pubDate><dc:date>2026-11-03</dc:date>`), "2026-11-03T00:00:00Z", "", ""},
		"json":             {`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","date_published":"2026-11-03T10:00:00-05:00"}]}`, "2026-11-03T15:00:00Z", "", ""},
		"none":             {rssItem(`<title>x</title>`), "", "", ""},
	} {
		a := onlyItem(t, c.in)
		show := func(d time.Time) string {
			if d.IsZero() {
				return ""
			}
			return d.Format(time.RFC3339)
		}
		if show(a.Published) != c.published || show(a.Updated) != c.updated || a.Claimed != c.claimed {
			t.Errorf("%s: published %q updated %q claimed %q", name, show(a.Published), show(a.Updated), a.Claimed)
		}
	}
}

func TestTitlesInBase64AreDecoded(t *testing.T) {
	for in, want := range map[string]string{
		`<title mode="base64">QSAmbHQ7IEIgPGI+</title>`:                        "A &lt; B <b>",
		`<title type="text/html" mode="base64">QSAmbHQ7IDxiPkI8L2I+</title>`:   "A < B",
		`<title mode="base64">not base64 at all</title>`:                       "not base64 at all",
		`<title mode="escaped" type="text/html">A &amp;lt; &lt;b&gt;B</title>`: "A < B",
	} {
		a := onlyItem(t, `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>`+in+`</entry></feed>`)
		if a.Title.String() != want {
			t.Errorf("%s: %q, want %q", in, a.Title, want)
		}
	}
}

func TestTextsAreFoundInEveryElement(t *testing.T) {
	b64 := base64.StdEncoding.EncodeToString([]byte("<p>From <b>base64</b></p>"))
	for name, c := range map[string]struct{ in, text, summary string }{
		"description":         {rssItem(`<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</description>`), "One\n\nTwo", "One Two"},
		"encoded":             {rssItem(`<description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>`), "Long", "Short"},
		"empty encoded":       {rssItem(`<content:encoded/><description>Short</description>`), "Short", "Short"},
		"unescaped html":      {rssItem(`<description>One <b>two</b> <br> three &amp; <![CDATA[<four>]]></description>`), "One two\nthree & <four>", "One two three & <four>"},
		"media description":   {rssItem(`<media:group><media:description>Of the clip</media:description></media:group>`), "Of the clip", "Of the clip"},
		"itunes summary":      {rssItem(`<itunes:summary>Of the show</itunes:summary>`), "Of the show", "Of the show"},
		"several cdata":       {rssItem(`<description><![CDATA[a <b>b]]><![CDATA[</b> c]]> &amp; d<!-- no --></description>`), "a b c & d", "a b c & d"},
		"atom content":        {atomEntry(`<summary>S</summary><content type="html">&lt;p&gt;C&lt;/p&gt;</content>`), "C", "S"},
		"atom xhtml":          {atomEntry(`<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <a href="x">two</a></p><ul><li>three</li></ul></div></content>`), "One & two\n\nthree", "One & two three"},
		"atom prefixed xhtml": {atomEntry(`<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>One</h:p><h:p>Two</h:p></h:div></content>`), "One\n\nTwo", "One Two"},
		"atom text": {atomEntry(`<content type="text">1 &lt; 2

next</content>`), "1 < 2\n\nnext", "1 < 2 next"},
		"atom untyped html": {atomEntry(`<content>&lt;p&gt;Yes&lt;/p&gt;</content>`), "Yes", "Yes"},
		"atom base64":       {`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><content type="text/html" mode="base64">` + b64 + `</content></entry></feed>`, "From base64", "From base64"},
		"atom picture":      {atomEntry(`<content type="image/png">iVBORw0KGgo=</content><summary>S</summary>`), "S", "S"},
		"json html":         {`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_html":"<p>H</p>","summary":"S"}]}`, "H", "S"},
		"json text":         {`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"a < b\n\nc"}]}`, "a < b\n\nc", "a < b c"},
		"xhtml body":        {`<rss version="2.0"><channel><item><body xmlns="http://www.w3.org/1999/xhtml"><p>B</p></body></item></channel></rss>`, "B", "B"},
		"doctype entities":  {`<!DOCTYPE rss [<!ENTITY nbsp "&#160;"><!ENTITY corp "Meridian &amp; Sons">]><rss version="2.0"><channel><item><description>At&nbsp;&corp;&eacute;</description></item></channel></rss>`, "At Meridian & Sonsé", "At Meridian & Sonsé"},
	} {
		a := onlyItem(t, c.in)
		if a.Body.Plain() != c.text || a.Summary.String() != c.summary {
			t.Errorf("%s: text %q summary %q, want %q and %q", name, a.Body.Plain(), a.Summary, c.text, c.summary)
		}
	}
}

func TestPeopleCategoriesPicturesAndLanguages(t *testing.T) {
	join := func(texts []model.Text) string { return strings.Join(stringsOf(texts), "|") }
	for name, c := range map[string]struct{ in, authors, categories, image, lang string }{
		"rss": {
			rssItem(`<author>jo@x.example (Jo Doe)</author><dc:creator>Ann Lee</dc:creator><dc:creator>jo doe</dc:creator><category>A &amp; B</category><category domain="d">C</category><dc:subject>a &amp;amp; b</dc:subject><media:thumbnail url="/i.jpg"/><dc:language>fr-CA</dc:language>`),
			"Jo Doe|Ann Lee", "A & B|C", "https://site.example/i.jpg", "fr",
		},
		"atom": {
			atomEntry(`<author><name>Jo</name></author><author><email>a@x.example</email></author><category term="t" label="Label"/><category term="u"/><title xml:lang="de">x</title><link rel="enclosure" type="image/png" href="/e.png"/>`),
			"Jo|a@x.example", "Label|u", "https://site.example/e.png", "de",
		},
		"atom feed author": {
			`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><author><name>House</name></author><entry><title>x</title></entry></feed>`,
			"House", "", "", "es",
		},
		"atom author in rss": {rssItem(`<a:author><a:name>Jo</a:name></a:author><itunes:author>Show</itunes:author>`), "Jo|Show", "", "", ""},
		"structured author":  {rssItem(`<author><name>Jo</name><email>j@x.example</email></author>`), "Jo", "", "", ""},
		"name and address":   {rssItem(`<author>Jo Doe &lt;jo@x.example&gt;</author>`), "Jo Doe", "", "", ""},
		"picture in text":    {rssItem(`<description>&lt;img src="https://t.example/p.gif" width="1" height="1"&gt;&lt;img src="/a.png" alt="A chart"&gt;</description>`), "", "", "https://site.example/a.png", ""},
		"media content":      {rssItem(`<media:group><media:content url="https://m.example/v.mp4" type="video/mp4"/><media:content url="https://m.example/b.jpg" medium="image"/></media:group>`), "", "", "https://m.example/b.jpg", ""},
		"json": {
			`{"version":"https://jsonfeed.org/version/1.1","language":"en-GB","authors":[null,{"name":"Jo"},"Ann"],"items":[null,{"id":7,"title":8,"tags":["a",null,2],"image":"/i.png"}]}`,
			"Jo|Ann", "a|2", "https://site.example/i.png", "en",
		},
	} {
		a := onlyItem(t, c.in)
		if join(a.Authors) != c.authors || join(a.Categories) != c.categories || a.Image != c.image || a.Language != c.lang {
			t.Errorf("%s: %q %q %q %q", name, join(a.Authors), join(a.Categories), a.Image, a.Language)
		}
	}
}
