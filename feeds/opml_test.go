package feeds

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pariscall/model"
)

func mustRead(t *testing.T, text string) *opmlList {
	t.Helper()
	list, damage, err := readOPML([]byte(text))
	if err != nil || damage != "" {
		t.Fatalf("reading: %q, %v", damage, err)
	}
	return list
}

func written(t *testing.T, l *opmlList) string {
	t.Helper()
	var b strings.Builder
	if err := l.write(&b, true); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const richOPML = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:x="https://x.example/ns">
  <head>
    <title>R&amp;D &quot;feeds&quot;</title>
    <ownerName>Zoë</ownerName>
    <x:colour tone="dark">blue</x:colour>
  </head>
  <body>
    <outline text="Ünïcode &amp; folders" x:icon="🗂" isOpen="true">
      <outline text="Line&#xA;break" title="T" type="rss" xmlUrl="https://a.example/f?x=1&amp;y=2" htmlUrl="https://a.example/" category="/a,b" x:score="7"/>
      <outline text="Inner">
        <outline text="B" xmlUrl="https://b.example/" unknown="&lt;kept&gt;"/>
      </outline>
    </outline>
    <outline text="Top" type="rss" xmlUrl="https://c.example/feed" language="fr" description="D"/>
    <outline text="Empty folder"/>
    <outline text="A note" type="link" url="https://d.example/"/>
  </body>
</opml>
`

func TestOPMLRoundTripKeepsOrderFoldersAndUnknownAttributes(t *testing.T) {
	t.Parallel()
	if got := written(t, mustRead(t, richOPML)); strings.ReplaceAll(got, "&#34;", "&quot;") != richOPML {
		t.Errorf("got\n%s", got)
	}
	feeds, problems := mustRead(t, richOPML).feeds()
	if len(problems) != 0 || len(feeds) != 3 {
		t.Fatalf("%d feeds, problems %v", len(feeds), problems)
	}
	a, b, c := feeds[0], feeds[1], feeds[2]
	if a.URL != "https://a.example/f?x=1&y=2" || a.Name.String() != "T" || a.Site != "https://a.example/" || !slices.Equal(a.Group, []string{"Ünïcode & folders"}) {
		t.Errorf("%+v", a)
	}
	if !slices.Equal(b.Group, []string{"Ünïcode & folders", "Inner"}) || c.Language != "fr" || c.Description.String() != "D" || len(c.Group) != 0 {
		t.Errorf("%+v, %+v", b, c)
	}
}

func TestOPMLTakesWhatIsWholeOfABrokenFile(t *testing.T) {
	t.Parallel()
	one := `<opml version="1.0"><head><title>x</title></head><body>`
	feed := func(n int) string { return fmt.Sprintf(`<outline text="F%d" xmlUrl="https://f%d.example/"/>`, n, n) }
	utf16LE := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?>` + one + feed(1) + `</body></opml>`)) {
		utf16LE = append(utf16LE, byte(u), byte(u>>8))
	}
	for name, c := range map[string]struct {
		text   string
		feeds  int
		damage bool
	}{
		"whole":                 {one + feed(1) + feed(2) + "</body></opml>", 2, false},
		"cut in an outline":     {one + feed(1) + feed(2) + `<outline text="F3" xmlUrl="https://f3.ex`, 2, true},
		"cut in a folder":       {one + `<outline text="G">` + feed(1), 1, true},
		"no end":                {one + feed(1), 1, true},
		"ampersands":            {one + `<outline text="A & B" xmlUrl="https://a.example/?a=1&b=2"/>` + feed(2) + "</body></opml>", 2, false},
		"HTML entities":         {one + `<outline text="Caf&eacute;" xmlUrl="https://a.example/"/></body></opml>`, 1, false},
		"mark-up in a value":    {one + feed(1) + `<outline text="a<b" xmlUrl="https://x.example/"/>` + feed(2) + "</body></opml>", 2, true},
		"nonsense in between":   {one + feed(1) + `<outline <<>> =="/>` + feed(2) + "</body></opml>", 2, true},
		"control characters":    {one + "<outline text=\"a\x01b\x00\" xmlUrl=\"https://a.example/\"/></body></opml>", 1, false},
		"forbidden references":  {one + `<outline text="&#1;" xmlUrl="https://x.example/"/>` + feed(2) + "</body></opml>", 1, true},
		"bytes of no charset":   {one + "<outline text=\"a\xff\xfeb\" xmlUrl=\"https://a.example/\"/></body></opml>", 1, false},
		"Latin-1":               {`<?xml version="1.0" encoding="ISO-8859-1"?>` + one + "<outline text=\"Caf\xe9\" xmlUrl=\"https://a.example/\"/></body></opml>", 1, false},
		"UTF-16":                {string(utf16LE), 1, false},
		"byte order mark":       {"\ufeff" + one + feed(1) + "</body></opml>", 1, false},
		"other case":            {`<OPML><Body><Outline TEXT="x" XMLURL="https://a.example/"/></Body></OPML>`, 1, false},
		"wrong ends":            {one + `<outline text="G">` + feed(1) + "</body></outline></opml>", 1, false},
		"an address of no kind": {one + `<outline text="x" xmlUrl="file:///etc/passwd"/>` + feed(2) + "</body></opml>", 1, false},
	} {
		list, damage, err := readOPML([]byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		feeds, _ := list.feeds()
		if len(feeds) != c.feeds || (damage != "") != c.damage {
			t.Errorf("%s: %d feeds, damage %q", name, len(feeds), damage)
		}
		for _, f := range feeds {
			if strings.Contains(name, "Latin") && f.Name.String() != "Café" || strings.Contains(name, "entities") && f.Name.String() != "Café" {
				t.Errorf("%s: name %q", name, f.Name)
			}
		}
	}
}

func TestOPMLOfTenThousandFeedsAndTenThousandLevels(t *testing.T) {
	t.Parallel()
	const n = 10_000
	var wide, deep strings.Builder
	wide.WriteString(`<opml version="2.0"><body>`)
	deep.WriteString(`<opml version="2.0"><body>`)
	for i := range n {
		fmt.Fprintf(&wide, `<outline text="F" xmlUrl="https://f%d.example/"/>`, i)
		fmt.Fprintf(&deep, `<outline text="L%d"><outline text="F" xmlUrl="https://f%d.example/"/>`, i, i)
	}
	wide.WriteString(`</body></opml>`)
	deep.WriteString(strings.Repeat("</outline>", n) + `</body></opml>`)
	for name, text := range map[string]string{"wide": wide.String(), "deep": deep.String()} {
		list := mustRead(t, text)
		again := mustRead(t, written(t, list))
		feeds, problems := again.feeds()
		if len(feeds) != n || len(problems) != 0 {
			t.Errorf("%s: %d feeds", name, len(feeds))
		}
		if name == "deep" && len(feeds[n-1].Group) != groupMost {
			t.Errorf("group of %d folders", len(feeds[n-1].Group))
		}
		s := NewSubscriptions(filepath.Join(t.TempDir(), "f.opml"), nil)
		rep, err := s.Import([]byte(text), false)
		if err != nil || len(rep.Added) != n {
			t.Errorf("%s: imported %d, %v", name, len(rep.Added), err)
		}
		if got, err := s.Load(); err != nil || len(got.Feeds) != n {
			t.Errorf("%s: loaded %d, %v", name, len(got.Feeds), err)
		}
	}
}

func TestImportMergesCountsAndCanBeTriedFirst(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "feeds.opml")
	own := `<opml version="2.0"><head/><body><outline text="News"><outline text="Mine" my="1" xmlUrl="https://a.example/f"/></outline></body></opml>`
	if err := os.WriteFile(path, []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	s := NewSubscriptions(path, nil)
	in := []byte(`<opml><body><outline text="news" tone="x">
		<outline text="Theirs" xmlUrl="HTTPS://A.example:443/f#x"/><outline text="New" xmlUrl="https://b.example/" keep="me"/>
		<outline text="New again" xmlUrl="https://b.example/"/></outline>
		<outline text="Other"><outline text="C" xmlUrl="feed:https://c.example/"/></outline>
		<outline text="Bad" xmlUrl="gopher://x/"/><outline text="No address" type="rss"/></body></opml>`)
	for _, dry := range []bool{true, false} {
		rep, err := s.Import(in, dry)
		if err != nil || len(rep.Added) != 2 || rep.Known != 2 || len(rep.Problems) != 2 {
			t.Fatalf("dry %v: %+v, %v", dry, rep, err)
		}
		data, _ := os.ReadFile(path)
		if dry && string(data) != own {
			t.Fatal("a dry run wrote")
		}
	}
	list, err := s.Load()
	if err != nil || len(list.Feeds) != 3 {
		t.Fatalf("%+v, %v", list, err)
	}
	if g := list.Feeds[1].Group; !slices.Equal(g, []string{"News"}) {
		t.Errorf("a folder doubled: %v", g)
	}
	data, _ := os.ReadFile(path)
	for _, kept := range []string{`my="1"`, `keep="me"`} {
		if !strings.Contains(string(data), kept) {
			t.Errorf("%s is lost:\n%s", kept, data)
		}
	}
	if rep, err := s.Import(in, false); err != nil || len(rep.Added) != 0 || rep.Known != 4 {
		t.Errorf("twice: %+v, %v", rep, err)
	}
}

func TestImportOfNewsboatUrls(t *testing.T) {
	t.Parallel()
	s := NewSubscriptions(filepath.Join(t.TempDir(), "feeds.opml"), nil)
	rep, err := s.Import([]byte(`# my feeds
https://a.example/rss "security news" "~A \"quoted\" title"
https://b.example/rss ~B tech "!hidden"

"query:Unread:unread = \"yes\""
exec:~/bin/feed.sh
filter:cat:https://x.example/
file:///home/me/f.xml
https://a.example/rss
`), false)
	if err != nil || len(rep.Added) != 2 || rep.Known != 1 || len(rep.Problems) != 4 {
		t.Fatalf("%+v, %v", rep, err)
	}
	a, b := rep.Added[0], rep.Added[1]
	if a.Name.String() != `A "quoted" title` || !slices.Equal(a.Group, []string{"security news"}) || b.Name.String() != "B" || !slices.Equal(b.Group, []string{"tech"}) {
		t.Errorf("%+v %+v", a, b)
	}
}

func TestImportOfSomethingElseSaysWhatItIs(t *testing.T) {
	t.Parallel()
	s := NewSubscriptions(filepath.Join(t.TempDir(), "feeds.opml"), nil)
	for text, words := range map[string]string{
		"":                                    "empty",
		wireRSS("a"):                          "a feed, not a list",
		"<!DOCTYPE html><html><body>x</body>": "a web page",
		"<xml><something/></xml>":             "not an OPML list",
		"\x7fELF\x01\x01 binary":              "neither an OPML list nor a urls file",
		"°\n\x00\x01\n\xff":                   "neither an OPML list nor a urls file",
		"Dear reader\nthe list is below":      "neither an OPML list nor a urls file",
	} {
		if rep, err := s.Import([]byte(text), false); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%.20q: %+v, %v, want %q", text, rep, err, words)
		}
	}
	if _, err := os.Stat(s.path); err == nil {
		t.Error("a list was written")
	}
}

func TestOPMLListSurvivesItsDamage(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "feeds.opml")
	damaged := `<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/"/><outline text="B" xmlU`
	if err := os.WriteFile(path, []byte(damaged), 0o600); err != nil {
		t.Fatal(err)
	}
	s := NewSubscriptions(path, []byte(richOPML))
	list, err := s.Load()
	if err != nil || len(list.Feeds) != 1 || list.Damage == "" || list.Bundled {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := s.Add(model.Feed{URL: "https://c.example/"}); err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(path + ".damaged-1"); err != nil || string(kept) != damaged {
		t.Errorf("the damaged file is not kept: %v", err)
	}
	if list, err := s.Load(); err != nil || len(list.Feeds) != 2 || list.Damage != "" {
		t.Errorf("%+v, %v", list, err)
	}
	// A file of which nothing is whole leaves the archive's list alone.
	if err := os.WriteFile(path, []byte("\x00\x00\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	store := newMemory("https://a.example/")
	d, err := New(Options{Store: store, Fetcher: testFetcher(t, testSettings()), List: s})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Sync(t.Context()); err == nil || len(store.records) != 1 {
		t.Errorf("%d feeds left, %v", len(store.records), err)
	}
}

func TestBundledListIsTheUsersUntilTheyHaveTheirOwn(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "feeds.opml")
	s := NewSubscriptions(path, []byte(richOPML))
	list, err := s.Load()
	if err != nil || !list.Bundled || len(list.Feeds) != 3 || !list.Feeds[0].Default {
		t.Fatalf("%+v, %v", list, err)
	}
	gone, err := s.Remove("https://B.example")
	if err != nil || gone.Name.String() != "B" {
		t.Fatalf("%+v, %v", gone, err)
	}
	if list, err = s.Load(); err != nil || list.Bundled || len(list.Feeds) != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := s.Remove("https://b.example/"); err == nil || !strings.Contains(err.Error(), "not in your list") {
		t.Errorf("removed twice: %v", err)
	}
	if added, err := s.Add(model.Feed{URL: "c.example/feed"}); err != nil || added {
		t.Errorf("added what is there: %v, %v", added, err)
	}
}

func TestListThatIsALinkStaysOne(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.opml"), filepath.Join(dir, "feeds.opml")
	if err := os.WriteFile(real, []byte(richOPML), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	if _, err := NewSubscriptions(link, nil).Add(model.Feed{URL: "https://z.example/"}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
	if data, _ := os.ReadFile(real); !strings.Contains(string(data), "z.example") {
		t.Error("the file behind the link is not changed")
	}
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(richOPML))
	f.Add([]byte(`<opml><body><outline text="a<b" xmlUrl="https://x.example/"/><outline <<>>`))
	f.Add([]byte("<opml>\x00<outline xmlUrl='http://[::1/'>&#x0;</outline>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, _, err := readOPML(data)
		if err != nil {
			return
		}
		feeds, _ := list.feeds()
		text := written(t, list)
		again, damage, err := readOPML([]byte(text))
		if err != nil || damage != "" {
			t.Fatalf("own output: %q %v\n%s", damage, err, text)
		}
		if more, _ := again.feeds(); len(more) != len(feeds) {
			t.Fatalf("%d feeds became %d\n%s", len(feeds), len(more), text)
		}
	})
}
