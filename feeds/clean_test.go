package feeds

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"pariscall/model"
)

// sketch writes a document in short: one block a line, with its kind and level.
func sketch(d model.Doc) string {
	names := []string{"", "h", "*", ">", "code", "img", "---"}
	var b strings.Builder
	for _, p := range d {
		b.WriteString(names[p.Kind])
		if p.Level > 0 {
			fmt.Fprint(&b, p.Level)
		}
		if p.Kind != model.BlockPara {
			b.WriteByte(' ')
		}
		s := p.Text.String()
		at := 0
		for _, l := range p.Links {
			b.WriteString(s[at:l.Start])
			fmt.Fprintf(&b, "[%s](%s)", s[l.Start:l.End], l.URL)
			at = l.End
		}
		b.WriteString(s[at:])
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestHTMLBecomesBlocks(t *testing.T) {
	base, err := url.Parse("https://x.example/blog/")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ in, want string }{
		"paragraphs":         {"<p>One\n two</p><p>Three<p>Four", "One two\nThree\nFour"},
		"inline":             {"a <b>b</b><i>c</i> <span>d</span>e", "a bc de"},
		"plain":              {"One\nline\n\nTwo &amp; https://a.example/x.", "One\nline\nTwo & [https://a.example/x](https://a.example/x)."},
		"breaks":             {"a<br>b<br/> <br>c<br><br><br>d", "a\nb\nc\nd"},
		"headings":           {"<h1>A</h1>b<h3>C</h3>", "h1 A\nb\nh3 C"},
		"lists":              {"<ul><li>a<li>b<ol><li><p>c</p></ol><li>d</ul>e", "* a\n* b\n*1 c\n* d\ne"},
		"item of paragraphs": {"<ul><li><p>a</p><p>b</p></li></ul>", "* a\nb"},
		"definitions":        {"<dl><dt>a<dd>b</dl>", "a\n* b"},
		"quotes":             {"<blockquote><p>a</p><blockquote>b</blockquote></blockquote>c <q>d</q>", "> a\n>1 b\nc “d”"},
		"code":               {"<pre><code>if a &lt; b {\n\tc()\n}\n</code></pre>", "code if a < b {\n c()\n}"},
		"table":              {"<table><tr><th>CVE<th>Score<tr><td>1<td><b>9.8</b></table>", "CVE | Score\n1 | 9.8"},
		"layout table":       {"<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\nb"},
		"rule":               {"a<hr><hr>b", "a\n--- \nb"},
		"links":              {`<a href="/p">one</a>, <a href=" https://y.example/q ">two <b>three</b></a>.`, "[one](https://x.example/p), [two three](https://y.example/q)."},
		"link over blocks":   {`<a href="p">one<p>two</p></a>`, "[one](https://x.example/blog/p)\n[two](https://x.example/blog/p)"},
		"no links":           {`<a href="#n">1</a><a href="javascript:x">2</a><a href="mailto:a@b">3</a><a name=x>4</a><a href="">5</a>`, "12345"},
		"picture":            {`<p>a<img src="i.png" alt="A chart">b</p>`, "ab\nimg [A chart](https://x.example/blog/i.png)"},
		"silent picture":     {`a<img src="i.png" alt=""><img src="j.png">b`, "ab"},
		"smiley":             {`a <img class="wp-smiley" alt="🙂" src="s.png"> b`, "a 🙂 b"},
		"tracker":            {`a<img src="https://t.example/" width="1" height="1" alt="track">`, "a"},
		"unseen":             {`a<script>b</script><style>c</style><iframe>d</iframe><form>e<input></form><svg><text>f</text></svg>g<!-- h -->`, "ag"},
		"nested unseen":      {"a<object>b<object>c</object>d</object>e", "ae"},
		"unseen, not closed": {"a<form>b<p>c", "a"},
		"escape":             {"a&#27;[31mb&#x9b;c\u202ed", "a\uFFFD[31mb›c\uFFFDd"},
		"references":         {"&lt;b&gt; &eacute;&hellip;&amp;amp;&#128512;", "<b> é…&amp;😀"},
		"broken tag":         {"a < b and <b", "a < b and"},
		"comment trick":      {"a<!>b<!-->c<!--x-->d", "abcd"},
		"prefixed":           {"<x:p>a</x:p><x:p>b</x:p>", "a\nb"},
		"figure":             {"<figure><img src=i.png alt=Map><figcaption>Caption</figcaption></figure>", "img [Map](https://x.example/blog/i.png)\nCaption"},
		"only white space":   {"<p> &nbsp; </p><div>\n</div>", ""},
		"unsafe link":        {"<a href=\"https://y.example/\x1b]8;;z\">a</a>", "[a](https://y.example/]8;;z)"},
	} {
		doc, _ := new(cleaner).clean([]byte(c.in), base, 0)
		if got := sketch(doc); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestCleanedTextIsBounded(t *testing.T) {
	doc, _ := new(cleaner).clean([]byte(strings.Repeat("<p>word ", 1<<20)), nil, 0)
	if n := len(doc.Plain()); n > maxTextBytes {
		t.Errorf("%d bytes", n)
	}
}

// checkDoc fails when a document holds what no document may.
func checkDoc(t *testing.T, d model.Doc) {
	t.Helper()
	for _, p := range d {
		checkText(t, p.Text)
		last := 0
		for _, l := range p.Links {
			if l.Start < last || l.End <= l.Start || l.End > len(p.Text.String()) {
				t.Fatalf("link %v does not fit %q", l, p.Text)
			}
			last = l.End
			checkAddress(t, l.URL)
		}
	}
}

// checkText fails when a text would change if it were made again.
func checkText(t *testing.T, s model.Text) {
	t.Helper()
	if model.Block(s.String()) != s {
		t.Fatalf("%q is not safe", s)
	}
}

// checkAddress fails when an address is not absolute http(s) in ASCII.
func checkAddress(t *testing.T, s string) {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		t.Fatalf("%q is no address: %v", s, err)
	}
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f || s[i] == '"' || s[i] == '<' || s[i] == '>' {
			t.Fatalf("%q holds %#x", s, s[i])
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"<p>a</p>", "plain\n\ntext http://x.example/.", "&lt;!", "<!", "<a href='http://\x1b'>x", "<pre>\n a\n</pre>b",
		"<table><td>a<td>b<p>c", "<ul><li><a href=/x>a<li>b</a>", "<plaintext>x<b>", "<svg><title>x</svg>y", "<a href=//é.example/ü?ü>x</a>",
		"<img alt=x src='//y.example/\u202e'>", "\u202e<b>\u200d</b>", "<br><br><a href=http://a.example> <br> </a>", "<title>x</p>",
		"<math><a href=http://b.example>", "<textarea><p>", "e\u0301<b>\u0301\u0301\u0301\u0301</b>", "<a href=http://[::1]:80/>x</a>",
	} {
		f.Add(s)
	}
	base, err := url.Parse("https://base.example/a/b")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var c cleaner
		doc, image := c.clean([]byte(s), base, 0)
		checkDoc(t, doc)
		if image != "" {
			checkAddress(t, image)
		}
		checkDoc(t, c.plain([]byte(s), 0))
		checkText(t, c.inline([]byte(s)))
		checkText(t, looseTitle(s))
		stored, err := model.DecodeDoc(doc.Encode())
		if err != nil || stored.Plain() != doc.Plain() {
			t.Fatalf("%q came back from storage as %q, %v", doc.Plain(), stored.Plain(), err)
		}
	})
}
