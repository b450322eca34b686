package model

import (
	"strings"
	"testing"
)

func TestAddressesReadBackAsTheyAreWritten(t *testing.T) {
	for in, want := range map[string]Ref{
		"country:FRA":         {KindCountry, "FRA"},
		" Country:fra ":       {KindCountry, "FRA"},
		"supporter:Microsoft": {KindSupporter, "microsoft"},
		"principle:3":         {KindPrinciple, "3"},
		"article:17":          {KindArticle, "17"},
	} {
		r, err := ParseRef(in)
		if err != nil || r != want {
			t.Errorf("%q: %v, %v; want %v", in, r, err, want)
		}
		if again, err := ParseRef(r.String()); err != nil || again != r {
			t.Errorf("%s reads back as %v, %v", r, again, err)
		}
	}
}

func TestWrongAddressesSayWhatWouldWork(t *testing.T) {
	for in, want := range map[string]string{
		"france": "want kind:id", "country:": "want kind:id", "": "want kind:id",
		"nation:FRA": "want one of country, supporter",
	} {
		if _, err := ParseRef(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
	if s := (Ref{}).String(); s != "" || !(Ref{}).IsZero() {
		t.Errorf("the zero address is written %q", s)
	}
}

func FuzzParseRef(f *testing.F) {
	f.Add("country:FRA")
	f.Add("supporter:a:b")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseRef(s)
		if err != nil {
			return
		}
		if r.IsZero() {
			t.Errorf("%q is the zero address", s)
		}
		if again, err := ParseRef(r.String()); err == nil && again != r {
			t.Errorf("%q: %v reads back as %v", s, r, again)
		}
	})
}
