package dataset

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pariscall/model"
)

func refs(s string) []model.Ref {
	var rs []model.Ref
	for w := range strings.FieldsSeq(s) {
		r, err := model.ParseRef(w)
		if err != nil {
			panic(err)
		}
		rs = append(rs, r)
	}
	return rs
}

func TestLookupFindsWhatIsMeant(t *testing.T) {
	tests := []struct{ name, exact, also string }{
		{"france", "country:FRA", ""},
		{"FR", "country:FRA", ""},
		{"fra", "country:FRA", ""},
		{"250", "country:FRA", ""},
		{"Frankreich", "country:FRA", ""},
		{"🇫🇷", "country:FRA", ""},
		{"🇪🇺", "country:EUU", ""},
		{"French", "country:FRA", ""},
		{"République française", "country:FRA", ""},
		{"republique  FRANCAISE", "country:FRA", ""},
		{"法国", "country:FRA", ""},
		{"フランス", "country:FRA", ""},
		{"Франция", "country:FRA", ""},
		{"فرنسا", "country:FRA", ""},
		{"country:FRA", "country:FRA", ""},
		{"country:france", "country:FRA", ""},
		{"Roumanie", "country:ROU", ""},
		{"ROM", "country:ROU", ""},
		{"ROU", "country:ROU", ""},
		{"SCG", "country:SRB", ""},
		{"MTG", "country:MNE", ""},
		{"Allemagne", "country:DEU", ""},
		{"Britain", "country:GBR", ""},
		{"U.K.", "country:GBR", ""},
		{"us", "country:USA", ""},
		{"Cote dIvoire", "country:CIV", ""},
		{"the Gambia", "country:GMB", ""},
		{"Kremlin", "country:RUS", ""},
		{"Georgia", "country:GEO", ""},
		{"European Union", "country:EUU", ""},
		{"state-fra", "country:FRA", ""},
		{"supporter:state-fra", "supporter:state-fra", ""},
		{"microsoft", "supporter:microsoft", ""},
		{"MSFT", "supporter:microsoft", ""},
		{"wannacry", "incident:wannacry", "milestone:wannacry-2017"},
		{"WannaCrypt", "incident:wannacry", ""},
		{"notpetya", "incident:notpetya", "milestone:notpetya-2017"},
		{"Fancy Bear", "actor:apt28", ""},
		{"fancybear", "actor:apt28", ""},
		{"apt-28", "actor:apt28", ""},
		{"principle 3", "principle:3", ""},
		{"principle:3", "principle:3", ""},
		{"budapest", "instrument:budapest", "country:HUN"},
		// A code wins over a name; the name is told of.
		{"BT", "country:BTN", "supporter:bt"},
		{"arm", "country:ARM", "supporter:arm"},
		// A name wins over an alias or a capital.
		{"Iridium", "actor:iridium", "actor:sandworm"},
		{"San José", "supporter:san-jose", "country:CRI"},
		{"Salt Typhoon", "incident:salt-typhoon", "actor:ghostemperor"},
		// Ambiguous.
		{"Congo", "country:COD country:COG", ""},
		{"Brussels", "country:BEL country:EUU", ""},
		{"PLA Navy", "actor:apt18 actor:apt4 actor:samurai-panda", ""},
		{"Volt Typhoon", "incident:volt-typhoon actor:volt-typhoon", ""},
		{"", "", ""},
		{"…", "", ""},
		{"no such thing at all", "", ""},
	}
	a := load(t)
	for _, tt := range tests {
		m := a.Lookup(tt.name)
		if !slices.Equal(m.Exact, refs(tt.exact)) || !slices.Equal(m.Also, refs(tt.also)) {
			t.Errorf("%q: %v, also %v; want %s, also %s", tt.name, m.Exact, m.Also, tt.exact, tt.also)
		}
	}
}

func TestLookupSuggestsTheNearestName(t *testing.T) {
	a := load(t)
	for name, want := range map[string]string{
		"Germny": "country:DEU", "Fracne": "country:FRA", "Mircosoft": "supporter:microsoft",
		"notpeyta": "incident:notpetya", "Micro": "supporter:microdata", "Fancy Baer": "actor:apt28",
		"Рoссия": "country:RUS", "Buddapest": "country:HUN",
	} {
		m := a.Lookup(name)
		if len(m.Exact) > 0 || len(m.Suggest) == 0 || m.Suggest[0].Ref.String() != want {
			t.Errorf("%q: found %v, suggests %v; want %s first", name, m.Exact, m.Suggest, want)
		}
	}
}

func TestLookupKeepsToTheKindsAskedFor(t *testing.T) {
	a := load(t)
	for _, tt := range []struct {
		name string
		kind model.Kind
		want string
	}{
		{"BT", model.KindSupporter, "supporter:bt"},
		{"France", model.KindSupporter, "supporter:state-fra"},
		{"Volt Typhoon", model.KindActor, "actor:volt-typhoon"},
		{"microsoft", model.KindCountry, ""},
		{"supporter:microsoft", model.KindCountry, ""},
	} {
		if m := a.Lookup(tt.name, tt.kind); !slices.Equal(m.Exact, refs(tt.want)) {
			t.Errorf("%q as %s: %v, want %q", tt.name, tt.kind, m.Exact, tt.want)
		}
		for _, h := range a.Lookup("germny microsft", tt.kind).Suggest {
			if h.Ref.Kind != tt.kind {
				t.Errorf("asked for a %s, suggests %s", tt.kind, h.Ref)
			}
		}
	}
}

func TestEveryCodeFindsItsCountry(t *testing.T) {
	a := load(t)
	for _, c := range a.Countries() {
		for _, code := range append([]string{string(c.Code), c.ISO2, c.Numeric, strings.ToLower(c.ISO2)}, c.AltCodes...) {
			if code == "" {
				continue
			}
			if m := a.Lookup(code); !slices.Equal(m.Exact, []model.Ref{c.Ref()}) {
				t.Errorf("%s: %v, want %s", code, m.Exact, c.Code)
			}
		}
		if m := a.Lookup(c.Name); !slices.Equal(m.Exact, []model.Ref{c.Ref()}) {
			t.Errorf("%s: %v, want %s", c.Name, m.Exact, c.Code)
		}
	}
}

// bearers lists every name with the thing that bears it, as the register, the
// galaxy and the others have it.
func bearers(a *model.Atlas) map[string][]model.Ref {
	all := map[string][]model.Ref{}
	add := func(r model.Ref, names ...string) {
		for _, n := range names {
			all[n] = append(all[n], r)
		}
	}
	for _, c := range a.Countries() {
		add(c.Ref(), c.Name, c.OfficialName, c.Capital, string(c.Code), c.ISO2)
		add(c.Ref(), slices.Concat(c.LocalNames, c.Aliases, c.Adjectives, c.Metonyms)...)
		for _, l := range slices.Concat(c.Names, c.LangAdjs) {
			add(c.Ref(), l.Words...)
		}
	}
	for _, p := range a.Supporters() {
		r := p.Ref()
		if e := a.StateEntry(p.Country); e == p {
			r = a.Country(p.Country).Ref()
		}
		add(r, p.Name, p.RegisterName)
		add(r, p.Aliases...)
	}
	for _, i := range a.Incidents() {
		add(i.Ref(), i.Name)
		add(i.Ref(), i.Aliases...)
	}
	for _, x := range a.Actors() {
		add(x.Ref(), x.Name)
		add(x.Ref(), x.Aliases...)
	}
	for _, i := range a.Instruments() {
		add(i.Ref(), i.Name, i.Short)
	}
	for _, p := range a.Principles() {
		add(p.Ref(), p.Name)
	}
	for _, m := range a.Milestones() {
		add(m.Ref(), m.Name)
	}
	return all
}

func TestSearchAndLookupFindEveryNameAndAlias(t *testing.T) {
	a := load(t)
	all := bearers(a)
	if len(all) < 7000 {
		t.Fatalf("only %d names", len(all))
	}
	n := 0
	for _, name := range slices.Sorted(maps.Keys(all)) {
		hits := a.Search(name, 100)
		for _, r := range all[name] {
			if !slices.ContainsFunc(hits, func(h model.Hit) bool { return h.Ref == r }) {
				t.Errorf("searching %q does not find %s", name, r)
			}
		}
		// Lookup reads through all names each time; every seventh will do.
		if n++; n%7 != 0 {
			continue
		}
		m := a.Lookup(name)
		for _, r := range all[name] {
			if !slices.Contains(slices.Concat(m.Exact, m.Also), r) {
				t.Errorf("looking up %q does not find %s", name, r)
			}
		}
	}
}

func TestSearchRanksWhatIsTyped(t *testing.T) {
	a := load(t)
	for query, want := range map[string]string{
		"fr": "country:FRA", "mic": "supporter:microsoft", "germ": "country:DEU", "united st": "country:USA",
		"états": "country:USA", "wanna": "incident:wannacry", "nitro": "actor:nitro", "中": "country:CHN",
		"munich": "supporter:munich-security-conference", "cybercrime on": "instrument:budapest", "россия": "country:RUS",
	} {
		hits := a.Search(query, 5)
		if len(hits) == 0 || hits[0].Ref.String() != want {
			t.Errorf("%q: %v, want %s first", query, hits, want)
		}
	}
}

func TestSearchMarksWhatMatched(t *testing.T) {
	a := load(t)
	for query, want := range map[string]string{
		"etats u": "États-U", "cote d'iv": "Côte d’Iv", "fancy b": "Fancy B", "soft": "soft",
	} {
		hits := a.Search(query, 3)
		if len(hits) == 0 {
			t.Errorf("%q finds nothing", query)
			continue
		}
		h := hits[0]
		if got := h.Name[h.Start:h.End]; !strings.EqualFold(got, want) && !strings.EqualFold(strings.ReplaceAll(got, "'", "’"), want) {
			t.Errorf("%q marks %q of %q, want %q", query, got, h.Name, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkShow is what a process needs for one card: open, look up, relate.
func BenchmarkShow(b *testing.B) {
	for b.Loop() {
		a, err := Load()
		if err != nil {
			b.Fatal(err)
		}
		r := a.Lookup("france").Exact[0]
		if len(a.RelatedTo(r)) == 0 {
			b.Fatal("nothing is related to France")
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	a := load(b)
	for _, name := range []string{"france", "Fancy Bear", "Germny"} {
		a.Lookup(name)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				a.Lookup(name)
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	a := load(b)
	for _, query := range []string{"f", "fr", "micro", "united states", "security"} {
		a.Search(query, 50)
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				a.Search(query, 50)
			}
		})
	}
}
