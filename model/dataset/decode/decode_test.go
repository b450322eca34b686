package decode

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"pariscall/model"
)

// small is a world of two countries, with one record in every set.
func small() fstest.MapFS {
	files := map[string]string{
		"countries/countries.rec": "code: FRA\niso2: FR\nnumeric: 250\nname: France\nposition: 46 2\nmemberships: UN | EU\n" +
			"name-de: Frankreich\n\ncode: RUS\niso2: RU\nnumeric: 643\nname: Russia\n",
		"supporters/supporters.tsv": "id\tname\tcategory\ttype\tcountry\tlisted\tsigned\twebsite\tnote\n" +
			"state-fra\tFrance\tstate\t\tFRA\t<=2019-09-16\t\t\t\n" +
			"orange\tOrange\tprivate-sector\tcompany\tFRA\t2019-11-09\t2019-11-12\thttps://orange.example\t\n",
		"names/names.tsv": "supporter\taliases\tambiguous\tsector\tticker\tparent\tcity\n" +
			"orange\tFrance Telecom\tOrange\ttelecom\tORA.PA\t\tParis\n",
		"launch/launch.tsv":         "country\tstatus\tdate\tsource\nFRA\tat-launch\t2018-11-12\thttps://press.example/a\n",
		"notes/notes.tsv":           "country\tnote\tsource\nRUS\tStayed out.\thttps://press.example/b\n",
		"principles/principles.rec": "number: 1\nname: Protect\ngist: g\nquestion: q\nsource: https://press.example/p The text\n",
		"instruments/instruments.rec": "id: budapest\nname: Convention\nshort: Budapest\nadopted: 2001-11-23\ntype: treaty\nopen-to: states\n" +
			"as-of: 2025-01-10\ncoverage: complete\nurl: https://coe.example\nsummary: s\nsource: https://coe.example/list The list\n",
		"positions/positions.tsv": "instrument\tparty\tkind\tstatus\tdate\tnote\tsource\n" +
			"budapest\tFRA\tstate\tparty\t2006-05\t\thttps://coe.example/list\n" +
			"budapest\tOrange <supporter:orange>\tcompany\tsignatory\t\t\thttps://coe.example/other\n",
		"incidents/incidents.rec": "id: big\nname: Big\ntype: wiper\nbegan: 2017-06-27\nended: 2017\nsummary: s\nvictims: FRA\n" +
			"victim-orgs: Orange <supporter:orange> | Others\nactors: bear\nsuspect: RUS\n" +
			"attribution: 2018-02-15 | FRA | RUS | government statement | https://press.example/c\ndenied: yes\nsystems: 12\n" +
			"principles: 1\nconfidence: high\nsource: https://press.example/d One\nsource: https://press.example/e Two\n",
		"actors/actors.tsv": "id\tname\taliases\tambiguous\tcountry\tsponsor\tconfidence\tsource\nbear\tBear\tBig Bear | Small Bear\tBear\tRUS\t\t50\t\n",
		"milestones/milestones.rec": "id: launch\ndate: 2018-11-12\nname: Launch\ntext: t\ntype: pledge\ncountries: FRA\norgs: Orange <supporter:orange> | UNESCO\n" +
			"incidents: big\nsource: https://press.example/f F\n",
		"facts/facts.tsv":          "about\tdate\tfact\tsource\ncountry:RUS\t2018\tA fact.\thttps://press.example/g\n",
		"feeds/feeds.opml":         "<opml/>",
		"feedsmore/feedsmore.opml": "<opml/>",
	}
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
		dir, _, _ := strings.Cut(name, "/")
		m[dir+"/SOURCE.md"] = &fstest.MapFile{Data: []byte(
			"# " + dir + "\n\n- Records: 1\n- True as of: 2026\n- Coverage: complete\n- Licence: MIT\n- Origin: here\n- SHA-256: 00\n\n## Form\n",
		)}
	}
	return m
}

func TestSmallWorldDecodesToTheLastField(t *testing.T) {
	tables, err := Tables(small())
	if err != nil {
		t.Fatal(err)
	}
	a, err := model.NewAtlas(tables)
	if err != nil {
		t.Fatal(err)
	}
	fra := a.Country("FRA")
	if fra.Lat != 46 || len(fra.Memberships) != 2 || fra.NamesIn("de")[0] != "Frankreich" || fra.Prov.Row != 1 {
		t.Errorf("France is %+v", fra)
	}
	if s := fra.Call; s.Basis != model.BasisLaunch || s.Date.Value() != "2018-11-12" {
		t.Errorf("France's stance is %+v", s)
	}
	if s := a.Country("RUS").Call; s.Status != model.NotEndorsed || len(s.Sources) != 2 {
		t.Errorf("Russia's stance is %+v", s)
	}
	orange := a.Supporter("orange")
	if orange.Ticker != "ORA.PA" || orange.Aliases[0] != "France Telecom" || orange.Signed.Value() != "2019-11-12" {
		t.Errorf("Orange is %+v", orange)
	}
	i := a.Incident("big")
	if i.Actor.ID != "bear" || !i.Denied || i.Systems != 12 || i.VictimOrgs[0].Supporter != orange.Ref() ||
		i.VictimOrgs[1] != (model.VictimOrg{Name: "Others"}) || i.Attributions[0].By != "FRA" || len(i.Prov.Sources) != 2 {
		t.Errorf("the incident is %+v", i)
	}
	p := a.PositionsOf(fra.Ref())
	if len(p) != 1 || p[0].PartyName != "France" || p[0].Prov.Sources[0].Title != "The list" {
		t.Errorf("France's positions are %+v", p)
	}
	if m := a.Milestone("launch"); m.OrgRefs[0] != orange.Ref() || !m.OrgRefs[1].IsZero() {
		t.Errorf("the milestone is %+v", m)
	}
}

// Every mutation of the small world replaces text in one file.
func TestBrokenTablesAreNamedByFileAndLine(t *testing.T) {
	tests := []struct{ file, old, new, want string }{
		{"countries/countries.rec", "code: FRA", "code: fra", `countries.rec:1: "fra" is not a country code`},
		{"countries/countries.rec", "name: Russia", "nmae: Russia", `countries.rec:12: there is no field "nmae"`},
		{"countries/countries.rec", "name: Russia\n", "", `countries.rec:9: no name`},
		{"countries/countries.rec", "position: 46 2", "position: 46", `countries.rec:5: "" is not a number`},
		{"countries/countries.rec", "iso2: FR", "iso2 FR", `countries.rec:2: want "key: value"`},
		{"countries/countries.rec", "name-de:", "name-deu:", `countries.rec:7: there is no field "name-deu"`},
		{"supporters/supporters.tsv", "id\tname", "id\tnom", `supporters.tsv:1: the heading is`},
		{"supporters/supporters.tsv", "private-sector", "private", `supporters.tsv:3: "private" is not one of state`},
		{"supporters/supporters.tsv", "2019-11-09", "2019-11-31", `supporters.tsv:3: "2019-11-31" is not a date`},
		{"supporters/supporters.tsv", "https://orange", "https:orange", `supporters.tsv:3: "https:orange.example" is not a web address`},
		{"supporters/supporters.tsv", "\tcompany\t", "\tcompany", `supporters.tsv:3: want 9 cells`},
		{"supporters/supporters.tsv", "\tcompany\t", "\tcompany\tx\t", `supporters.tsv:3: want 9 cells`},
		{"names/names.tsv", "orange\t", "apple\t", `names.tsv:2: there is no supporter "apple"`},
		{"launch/launch.tsv", "at-launch", "launched", `launch.tsv:2: "launched" is not one of`},
		{"launch/launch.tsv", "FRA", "FRX", `launch.tsv:2: there is no country "FRX"`},
		{"notes/notes.tsv", "https://press.example/b", "", `notes.tsv:2: no source`},
		{"principles/principles.rec", "number: 1", "number: one", `principles.rec:1: "one" is not a number`},
		{"instruments/instruments.rec", "coverage: complete", "coverage: most", `instruments.rec:8: "most" is not one of complete, partial`},
		{"positions/positions.tsv", "<supporter:orange>", "<supporter:orange", `positions.tsv:3: "Orange <supporter:orange" does not end in >`},
		{"positions/positions.tsv", "<supporter:orange>", "<firm:orange>", `positions.tsv:3: "firm" is not a kind of thing`},
		{"incidents/incidents.rec", "began: 2017-06-27", "began: 27 June 2017", `incidents.rec:4: "27 June 2017" is not a date`},
		{"incidents/incidents.rec", " | RUS | gov", " | gov", `incidents.rec:11: want "date | by | to | how | page"`},
		{"incidents/incidents.rec", "denied: yes", "denied: perhaps", `incidents.rec:12: "perhaps" is not one of yes, no`},
		{"incidents/incidents.rec", "systems: 12", "systems: -12", `incidents.rec:13: "-12" is not a number`},
		{"actors/actors.tsv", "\t50\t", "\thigh\t", `actors.tsv:2: "high" is not a number`},
		{"milestones/milestones.rec", "countries: FRA", "countries: France", `milestones.rec:6: "France" is not a country code`},
		{"facts/facts.tsv", "country:RUS", "RUS", `facts.tsv:2: "RUS" is not an address`},
		{"facts/SOURCE.md", "- Licence: MIT\n", "", `facts/SOURCE.md: want a title`},
		{"facts/SOURCE.md", "- Records: 1", "- Records: some", `facts/SOURCE.md: records: "some" is not a number`},
	}
	for _, tt := range tests {
		files := small()
		text := string(files[tt.file].Data)
		if !strings.Contains(text, tt.old) {
			t.Fatalf("%s does not hold %q", tt.file, tt.old)
		}
		files[tt.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, tt.old, tt.new, 1))}
		_, err := Tables(files)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s with %q for %q: %v, want %q", tt.file, tt.new, tt.old, err, tt.want)
		}
	}
}

// What reads well but does not fit together is found by the atlas, which
// names set and row.
func TestReferencesThatLeadNowhereAreNamedBySetAndRow(t *testing.T) {
	tests := []struct{ file, old, new, want string }{
		{"supporters/supporters.tsv", "company\tFRA", "company\tDEU", `supporters, row 2 (orange): there is no country "DEU"`},
		{"actors/actors.tsv", "bear\tBear", "bear\tPanda\t\t\tRUS\t\t50\t\nbear\tBear", `actors, row 2 (Bear): the identifier "bear" is that of row 1`},
		{"supporters/supporters.tsv", "private-sector", "state", `supporters, row 2 (orange): FRA stands in the register as state-fra already`},
		{"countries/countries.rec", "iso2: RU", "iso2: FR", `countries, row 2 (Russia): France has the code "FR" already`},
		{"countries/countries.rec", "numeric: 643", "numeric: 64", `countries, row 2 (Russia): "64" is not a code of three digits`},
		{"positions/positions.tsv", "supporter:orange", "supporter:apple", `positions, row 2 (Orange): supporter:apple leads nowhere`},
		{"positions/positions.tsv", "budapest\tFRA", "vienna\tFRA", `positions, row 1 (France): there is no instrument "vienna"`},
		{"incidents/incidents.rec", "victims: FRA", "victims: DEU", `incidents, row 1 (big): there is no country "DEU"`},
		{"incidents/incidents.rec", "actors: bear", "actors: panda", `incidents, row 1 (big): actor:panda leads nowhere`},
		{"incidents/incidents.rec", "principles: 1", "principles: 7", `incidents, row 1 (big): there is no principle 7`},
		{"incidents/incidents.rec", "ended: 2017", "ended: 2016", `incidents, row 1 (big): it ended on 2016, before it began on 27 Jun 2017`},
		{"incidents/incidents.rec", "id: big", "id: Big One", `incidents, row 1 (Big): "Big One" is not an identifier`},
		{"actors/actors.tsv", "\t50\t", "\t500\t", `actors, row 1 (bear): confidence 500`},
		{"milestones/milestones.rec", "incidents: big", "incidents: small", `milestones, row 1 (launch): incident:small leads nowhere`},
		{"milestones/milestones.rec", "date: 2018-11-12", "date: 2018-11-12\nend: 2018-11", ``},
		{"milestones/milestones.rec", "date: 2018-11-12", "date: 2018-11-12\nend: 2018-10", `milestones, row 1 (launch): it ends on Oct 2018`},
		{"facts/facts.tsv", "country:RUS", "country:RU", `facts, row 1 (country:RU): country:RU is written country:RUS here`},
	}
	for _, tt := range tests {
		files := small()
		text := string(files[tt.file].Data)
		if !strings.Contains(text, tt.old) {
			t.Fatalf("%s does not hold %q", tt.file, tt.old)
		}
		files[tt.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, tt.old, tt.new, 1))}
		tables, err := Tables(files)
		if err == nil {
			_, err = model.NewAtlas(tables)
		}
		if tt.want == "" {
			if err != nil {
				t.Errorf("%s with %q for %q: %v", tt.file, tt.new, tt.old, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s with %q for %q: %v, want %q", tt.file, tt.new, tt.old, err, tt.want)
		}
	}
}

func TestMissingFileIsNamed(t *testing.T) {
	for name := range small() {
		files := small()
		delete(files, name)
		if _, err := Tables(files); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

func TestStanceWeighsContradictions(t *testing.T) {
	day := model.Date{Year: 2018, Month: 11, Day: 12, Precision: model.PrecisionDay}
	claim := func(status string, d model.Date) model.LaunchClaim {
		return model.LaunchClaim{Status: status, Date: d, Source: model.Source{URL: "https://press.example/" + status}}
	}
	entry := &model.Supporter{Listed: model.Date{Year: 2019, Month: 11, Day: 9, Precision: model.PrecisionDay}}
	tests := []struct {
		name     string
		entry    *model.Supporter
		claims   []model.LaunchClaim
		basis    model.Basis
		date     string
		disputed bool
	}{
		{"only listed", entry, nil, model.BasisListed, "by 9 Nov 2019", false},
		{"named at the launch", entry, []model.LaunchClaim{claim(claimAtLaunch, day)}, model.BasisLaunch, "12 Nov 2018", false},
		{"named and missed", entry, []model.LaunchClaim{claim(claimAtLaunch, day), claim(claimAbsent, day)}, model.BasisListed, "by 9 Nov 2019", true},
		{"missed, then joined", entry, []model.LaunchClaim{claim(claimAbsent, day), claim(claimLater, day)}, model.BasisReported, "12 Nov 2018", false},
		{"missing today is no word on the launch", entry, []model.LaunchClaim{claim(claimAtLaunch, day), claim(claimAbsent, model.Date{})}, model.BasisLaunch, "12 Nov 2018", false},
		{"not in the register", nil, []model.LaunchClaim{claim(claimAbsent, day)}, model.BasisNone, "unknown", false},
		{"reported, yet not in the register", nil, []model.LaunchClaim{claim(claimLater, day)}, model.BasisNone, "unknown", true},
		{"expected, yet not in the register", nil, []model.LaunchClaim{claim(claimExpected, day)}, model.BasisNone, "unknown", false},
	}
	for _, tt := range tests {
		s := stance(tt.entry, tt.claims)
		if s.Basis != tt.basis || s.Date.String() != tt.date || s.Disputed != tt.disputed {
			t.Errorf("%s: %+v", tt.name, s)
		}
		if len(s.Sources) != len(tt.claims)+1 {
			t.Errorf("%s: %d sources, want those of all claims and the register", tt.name, len(s.Sources))
		}
	}
}

func FuzzTables(f *testing.F) {
	for name, file := range small() {
		f.Add(name, string(file.Data))
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		files := small()
		if _, ok := files[name]; !ok {
			return
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
		tables, err := Tables(files)
		if err != nil {
			return
		}
		if a, err := model.NewAtlas(tables); err == nil {
			for _, c := range a.Countries() {
				a.RelatedTo(c.Ref())
			}
			a.Search(text, 10)
		}
	})
}

func BenchmarkTables(b *testing.B) {
	var files fs.FS = os.DirFS("../data")
	for b.Loop() {
		if _, err := Tables(files); err != nil {
			b.Fatal(err)
		}
	}
}
