package feeds

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// markupPieces are ways to write HTML, from which texts are put together: the
// plain ones that are read quickly, and what looks much like them and is not.
var markupPieces = []string{
	"", "word", "<p>", "</p>", "<br/>", "<br />", "<br / >", "<p \n\tid=x>", "</p >", "</p\n>", "</p/>", "</p class='a'>", "<P>", "</P>", "<pRe>", "<x:p>", "<x-p>", "<h1>", "</h1>", "<1>", "</1>", "<->", "</->",
	`<a href="https://a.example/?b=1&amp;c=2">`, `<a href='/x' title="a > b">`, `<a href="x"class="y">`, `<a href = "x">`, `<a href="/>`, `<a href="x>">`, `<a href=x/>`, `<a href=x>`, `<a href>`, `<a href=>`, `<a href="">`, `<a HREF="x">`, `<a x:href="x">`, `<a ="x">`, `<a "x">`,
	`<img src="i.png" alt="" width='1'/>`, `<img alt="1" alt="2">`, `<img alt="1" ALT="2" alt='3' src="x">`, `<img alt="&#8217;&#x27;&#39;&#0;&#">`, `<img alt="&rsquo;">`, `<img alt="&amp">`, `<img alt="&amp=">`, `<img alt="&amp;&lt=1">`, "<img alt='a\rb\r\n'>", "<img alt='\x00'>", "<\x00>", "<p\x00>", "<p \x00='1'>", "<img alt='1'/ >", "<img / alt='1'>", "<img alt='1'\fid='2'>",
	"<script>", "</script>", "<script/>", "<script src='x'></script>", "<!--<script>", "<style>", "</style>", "<title>", "</title >", "<textarea>", "</textarea>", "<iframe src=\"x\">", "</iframe>", "<noscript>", "</noscript>", "<noembed>", "<noframes>", "<xmp>", "</xmp>", "<plaintext>", "<SCRIPT>", "</scripture>",
	"<!", "<!>", "<!->", "<!-->", "<!-- a > b -->", "<!--", "-->", "--!>", "<!DOCTYPE html>", "<!DOC", "<!doctype", "<![CDATA[ a > b ]]>", "<?xml x?>", "<?", "</>", "</", "</ p>", "<", "<<", "< p>", "<p", "<p ", "<p a", "<p a=", "<p a='", "</p", "<br/", ">", "/>", "=", "\"", "'",
	"&", "&;", "&amp;", "&amp", "&amp;amp;", "&#", "&#;", "&#1", "&#1;", "&#x", "&#x;", "&#x1F600;", "&#X41", "&#128;", "&#159;", "&#55296;", "&#1114112;", "&#99999999999999999999;", "&#00000000000000000000000000000000000000000000065;", "&lt", "&notit;", "&notin;", "&not", "&lt#b;", "&semi;", "&NotEqualTilde;", "&nbsp;", "&AMP;", "&eacute;", "&#x27", ";",
	"a\rb", "\r", "\r\n", "\n", "\x00", "é", "\xff", "\u00a0", "\f", " ",
	strings.Repeat("é word &ndash; ", 300), strings.Repeat("<p class='x'>a</p>", 300), "<!--" + strings.Repeat(">", 9000) + "-->", "<i a='" + strings.Repeat(">", 5000) + "'>", "<i" + strings.Repeat(" a='b'", 20) + ">",
	`<i a1="" a2="" a3="" a4="" a5="" a6="" a7="" a8="" a9="" a10="" a11="" a12="" a13="" a14="" a15="" a16="">`, `<i a1="" a2="" a3="" a4="" a5="" a6="" a7="" a8="" a9="" a10="" a11="" a12="" a13="" a14="" a15="" a16="" a17="">`,
}

// checkMarkup fails when a text is not read as the Tokenizer reads it, also
// after a text that was not read to its end. Who is lazy asks only for tokens.
func checkMarkup(t *testing.T, s string, lazy bool) {
	t.Helper()
	src := []byte(s)
	z := html.NewTokenizer(strings.NewReader(s))
	var m markup
	for _, before := range []string{"<script>a", "<!--<p>--><p a='1' b=2>\r"} {
		m.start([]byte(before))
		m.Next()
	}
	m.start(src)
	for i := 0; ; i++ {
		want := z.Next()
		if got := m.Next(); got != want {
			t.Fatalf("%q: token %d is %v, want %v", s, i, got, want)
		}
		switch {
		case want == html.ErrorToken:
			if string(src) != s {
				t.Fatalf("%q became %q", s, src)
			}
			return
		case lazy:
		case want == html.TextToken || want == html.CommentToken || want == html.DoctypeToken:
			got := m.AppendText([]byte("before"))
			if want := z.Text(); string(got) != "before"+string(want) {
				t.Fatalf("%q: token %d is %q, want %q", s, i, got, want)
			}
		default:
			name, attrs := m.TagName()
			wantName, wantAttrs := z.TagName()
			if !bytes.Equal(name, wantName) || attrs != wantAttrs {
				t.Fatalf("%q: token %d is %q, %v, want %q, %v", s, i, name, attrs, wantName, wantAttrs)
			}
			for more := true; more; {
				var key, value, wantKey, wantValue []byte
				key, value, more = m.TagAttr()
				wantKey, wantValue, attrs = z.TagAttr()
				if !bytes.Equal(key, wantKey) || !bytes.Equal(value, wantValue) || more != attrs {
					t.Fatalf("%q: token %d has %q = %q, %v, want %q = %q, %v", s, i, key, value, more, wantKey, wantValue, attrs)
				}
			}
		}
	}
}

func TestMarkupIsReadAsTheTokenizerReadsIt(t *testing.T) {
	for _, a := range markupPieces {
		for _, b := range markupPieces {
			checkMarkup(t, a+b+"x <b>y</b> <i>z", false)
			checkMarkup(t, "v"+a+"<p>w</p>"+b, true)
		}
	}
}

func TestOnlyPlainMarkupIsReadQuickly(t *testing.T) {
	for s, want := range map[string]bool{
		"text &amp; more": true, "<p>": true, "</p>": true, "<br />": true, `<a href="/?a&amp;b" title='x > y'>`: true, "< 5": true,
		"text\r": false, "<P>": false, "<script>": false, "<!---->": false, "<a href=x>": false, "<a b='1' b='2'>": false, "<a b='&lt;'>": false, "<a": false,
	} {
		var m markup
		m.start([]byte(s))
		m.Next()
		if m.quick != want {
			t.Errorf("%q: %v", s, m.quick)
		}
	}
}

func TestMarkupIsReadQuicklyAgainAfterWhatIsNot(t *testing.T) {
	for _, odd := range []string{
		"<!-- a -->", "<!-- <p> -->b<i>", "<P>", "<a href=x>", "<script>a > b</script>", "a\rb<i>",
		"<!" + strings.Repeat("a", 9000) + ">", "<!--" + strings.Repeat("<b>", 9000) + "-->",
	} {
		var m markup
		m.start([]byte(odd + strings.Repeat("<i>x</i>", 2000) + "<p>"))
		for m.Next() != html.ErrorToken && string(m.name) != "p" {
		}
		if string(m.name) != "p" {
			t.Errorf("%.20q: the rest is read slowly", odd)
		}
	}
}

func FuzzMarkupIsReadAsTheTokenizerReadsIt(f *testing.F) {
	for _, s := range markupPieces {
		if len(s) < 256 { // the longer a text, the less there is to be found in it a second
			f.Add(s+"x<b>y</b>", false)
			f.Add("v<p>"+s, true)
		}
	}
	f.Fuzz(checkMarkup)
}

// BenchmarkClean is the way from the HTML of one article to its blocks.
func BenchmarkClean(b *testing.B) {
	src := []byte(madeHTML(1))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	var c cleaner
	for b.Loop() {
		c.clean(src, nil, 0)
	}
}
