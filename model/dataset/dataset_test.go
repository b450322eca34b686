package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"pariscall/model"
	"pariscall/model/dataset/decode"
)

func load(t testing.TB) *model.Atlas {
	t.Helper()
	a, err := Atlas()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestFrozenTablesSayWhatTheTextFilesSay(t *testing.T) {
	decoded, err := decode.Tables(os.DirFS("data"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := model.NewAtlas(decoded)
	if err != nil {
		t.Fatal(err)
	}
	want, got := reflect.ValueOf(a.Tables()), reflect.ValueOf(tables())
	for i := range want.NumField() {
		name := want.Type().Field(i).Name
		w, g := want.Field(i), got.Field(i)
		if w.Len() != g.Len() {
			t.Errorf("%s: the text has %d records, the frozen table %d: run go generate ./model/dataset", name, w.Len(), g.Len())
			continue
		}
		for n := range w.Len() {
			if !reflect.DeepEqual(w.Index(n).Interface(), g.Index(n).Interface()) {
				t.Errorf("%s: record %d differs from the text: run go generate ./model/dataset\ntext:   %+v\nfrozen: %+v",
					name, n+1, reflect.Indirect(w.Index(n)), reflect.Indirect(g.Index(n)))
				break
			}
		}
	}
}

func TestEachSetIsTheOneItsSourceTellsOf(t *testing.T) {
	for _, d := range Describe() {
		dir := filepath.Join("data", d.Name)
		files, err := filepath.Glob(filepath.Join(dir, d.Name+".*"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: want one data file named after the set, have %v", dir, files)
		}
		data, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		if got := hex.EncodeToString(sum[:]); got != d.Checksum {
			t.Errorf("%s has the checksum %s, SOURCE.md says %s", files[0], got, d.Checksum)
		}
		about, err := os.ReadFile(filepath.Join(dir, "SOURCE.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range []string{"## Form", "## Corrections", "## Known gaps"} {
			if !strings.Contains(string(about), section) {
				t.Errorf("%s/SOURCE.md has no section %q", dir, section)
			}
		}
	}
}

func TestCountsAreThoseOfTheSources(t *testing.T) {
	want := map[string]int{
		"countries": 200, "supporters": 1222, "names": 349, "launch": 76, "notes": 54, "principles": 9,
		"instruments": 15, "positions": 1153, "incidents": 120, "actors": 476, "milestones": 70,
		"facts": 64, "feeds": 93, "feedsmore": 56,
	}
	a := load(t)
	decoded := map[string]int{
		"countries": len(a.Countries()), "supporters": len(a.Supporters()), "principles": len(a.Principles()),
		"instruments": len(a.Instruments()), "positions": len(a.Positions()), "incidents": len(a.Incidents()),
		"actors": len(a.Actors()), "milestones": len(a.Milestones()), "facts": len(a.Facts()),
		"feeds": len(outlines(t, FeedsOPML())), "feedsmore": len(outlines(t, MoreFeedsOPML())),
	}
	for _, c := range a.Countries() {
		decoded["launch"] += len(c.LaunchClaims)
		decoded["notes"] += len(c.Notes)
	}
	for _, p := range a.Supporters() {
		if p.Sector != "" {
			decoded["names"]++
		}
	}
	if len(a.Datasets()) != len(want) {
		t.Errorf("%d sets, want %d", len(a.Datasets()), len(want))
	}
	for _, d := range a.Datasets() {
		if d.Count != want[d.Name] || decoded[d.Name] != want[d.Name] {
			t.Errorf("%s: SOURCE.md says %d records, %d are decoded, want %d", d.Name, d.Count, decoded[d.Name], want[d.Name])
		}
	}
}

func outlines(t *testing.T, opml []byte) []string {
	t.Helper()
	var urls []string
	d := xml.NewDecoder(strings.NewReader(string(opml)))
	for {
		token, err := d.Token()
		if token == nil {
			return urls
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok {
			for _, attr := range e.Attr {
				if attr.Name.Local == "xmlUrl" {
					urls = append(urls, attr.Value)
				}
			}
		}
	}
}

func TestFeedsHaveWebAddressesEachOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, u := range append(outlines(t, FeedsOPML()), outlines(t, MoreFeedsOPML())...) {
		if seen[u] {
			t.Errorf("%s stands twice", u)
		}
		seen[u] = true
		checkURL(t, "feeds", u)
	}
}

func checkURL(t *testing.T, where, s string) {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || !strings.Contains(u.Hostname(), ".") ||
		strings.ContainsAny(u.Host, ": ") || u.User != nil {
		t.Errorf("%s: %q is not a web address (%v)", where, s, err)
	}
}

// walk visits every string of a value with the path to it.
func walk(path string, v reflect.Value, visit func(path, s string)) {
	switch v.Kind() {
	case reflect.String:
		visit(path, v.String())
	case reflect.Pointer:
		walk(path, v.Elem(), visit)
	case reflect.Slice:
		for i := range v.Len() {
			walk(path, v.Index(i), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			walk(path+"."+v.Type().Field(i).Name, v.Field(i), visit)
		}
	}
}

func TestEveryStringMayBePainted(t *testing.T) {
	n := 0
	walk("", reflect.ValueOf(tables()), func(path, s string) {
		n++
		if model.Line(s).String() != s {
			t.Errorf("%s: %q is not safe to paint: %q is", path, s, model.Line(s))
		}
		if !norm.NFC.IsNormalString(s) {
			t.Errorf("%s: %q is not composed (NFC)", path, s)
		}
		if strings.HasSuffix(path, "URL") || strings.HasSuffix(path, "Website") {
			if s != "" {
				checkURL(t, path, s)
			}
		}
	})
	if n < 20000 {
		t.Errorf("only %d strings were looked at", n)
	}
}

func TestEveryFactHasASource(t *testing.T) {
	a := load(t)
	named := func(what string, sources ...model.Source) {
		if len(sources) == 0 {
			t.Errorf("%s has no source", what)
		}
		for _, s := range sources {
			if s.URL == "" {
				t.Errorf("%s has a source without an address", what)
			}
		}
	}
	entity := func(e model.Entity) { named(e.Ref().String(), e.Origin().Sources...) }
	for _, c := range a.Countries() {
		entity(c)
		named(string(c.Code)+", stance", c.Call.Sources...)
		for _, n := range c.Notes {
			named(string(c.Code)+", note", n.Source)
		}
		for _, l := range c.LaunchClaims {
			named(string(c.Code)+", launch", l.Source)
		}
	}
	for _, p := range a.Supporters() {
		entity(p)
	}
	for _, i := range a.Incidents() {
		entity(i)
		if len(i.Prov.Sources) < 2 {
			t.Errorf("%s has one source, want two", i.ID)
		}
		for _, at := range i.Attributions {
			named(i.ID+", attribution", at.Source)
		}
	}
	for _, x := range a.Actors() {
		entity(x)
	}
	for _, i := range a.Instruments() {
		entity(i)
		if !i.AsOf.Known() || i.Coverage == "" {
			t.Errorf("%s does not say as of when and how complete it is", i.ID)
		}
	}
	for _, p := range a.Positions() {
		named(p.Instrument+", "+p.PartyName, p.Prov.Sources...)
	}
	for _, p := range a.Principles() {
		entity(p)
	}
	for _, m := range a.Milestones() {
		entity(m)
	}
	for _, f := range a.Facts() {
		named(f.About.String()+", fact", f.Source)
	}
}
