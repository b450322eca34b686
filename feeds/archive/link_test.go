package archive

import (
	"fmt"
	"testing"

	"pariscall/model"
)

func mention(id, match string) model.Mention {
	return model.Mention{Ref: model.Ref{Kind: model.KindCountry, ID: id}, Name: "The " + id, Match: match, Field: model.InBody, Start: 3, End: 9, Why: "adjective"}
}

func TestMentionsComeBackAsTheyWere(t *testing.T) {
	r := open(t, Options{})
	a := r.item("a", "A", 1)
	a.Mentions = []model.Mention{mention("FRA", "French"), mention("DEU", "German"), mention("FRA", "Paris")}
	r.put(0, a)
	got, err := r.Article(t.Context(), r.page("").Rows[0].ID)
	if err != nil || fmt.Sprint(got.Mentions) != fmt.Sprint(a.Mentions) {
		t.Errorf("%+v %v", got.Mentions, err)
	}
	if n := r.page("").Rows[0].Named; len(n) != 2 || n[0].ID != "FRA" {
		t.Errorf("%v", n)
	}
}

func TestRelinkingComesToAnEndAndMissesNothing(t *testing.T) {
	r := open(t, Options{})
	r.fill(90, 2)
	relink := func(fingerprint string) int {
		t.Helper()
		done := 0
		for range 100 {
			stale, err := r.Stale(t.Context(), fingerprint, 16)
			if err != nil {
				t.Fatal(err)
			}
			if len(stale) == 0 {
				return done
			}
			found := make(map[model.ArticleID][]model.Mention)
			for _, a := range stale {
				found[a.ID] = nil
				if a.ID%2 == 0 {
					found[a.ID] = []model.Mention{mention("NOR", fingerprint)}
				}
			}
			if err := r.SetMentions(t.Context(), fingerprint, found); err != nil {
				t.Fatal(err)
			}
			done += len(stale)
		}
		t.Fatal("there is no end")
		return 0
	}
	if n := relink("v1"); n != 90 {
		t.Errorf("%d relinked", n)
	}
	if n := len(r.every("country:NOR")); n != 45 {
		t.Errorf("%d name it", n)
	}
	r.wantTitles("country:FRA")
	r.wantSound()

	put := func(key, linked string) {
		t.Helper()
		a := r.item(key, key, 0)
		if _, err := r.Put(t.Context(), []model.FetchResult{{Feed: r.feeds[0].ID, Articles: []model.Article{a}, Linked: linked}}); err != nil {
			t.Fatal(err)
		}
	}
	put("linked", "v1")
	put("unlinked", "")
	if n := relink("v1"); n != 1 {
		t.Errorf("%d relinked, want the one that no linker saw", n)
	}
	if n := relink("v2"); n != 92 {
		t.Errorf("%d relinked under new rules", n)
	}
	if n := relink("v2"); n != 0 {
		t.Errorf("%d relinked again", n)
	}
	r.wantSound()
}

func TestRejectedMentionStaysAway(t *testing.T) {
	r := open(t, Options{})
	named := func(key string, m ...model.Mention) model.Article {
		a := r.item(key, "Title "+key, 1)
		a.Mentions = m
		return a
	}
	r.put(0, named("a", mention("TUR", "turkey"), mention("FRA", "French")), named("b", mention("TUR", "Turkey")), named("c", mention("TUR", "Ankara")))
	r.put(1, named("d", mention("TUR", "turkey")))
	id := r.page("title:a").Rows[0].ID
	if err := r.Reject(t.Context(), id, mention("FRA", "French"), false); err != nil {
		t.Fatal(err)
	}
	r.wantTitles("country:FRA")
	if err := r.Reject(t.Context(), id, mention("TUR", "turkey"), true); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(len(r.page("country:TUR").Rows)); got != "2" {
		t.Errorf("%s still named: another alias and another feed", got)
	}
	if list, err := r.Rejected(t.Context()); err != nil || len(list) != 1 || list[0].Match != "turkey" || list[0].Feed != r.feeds[0].ID {
		t.Errorf("%+v %v", list, err)
	}
	again := map[model.ArticleID][]model.Mention{id: {mention("TUR", "Turkey"), mention("FRA", "French")}}
	if err := r.SetMentions(t.Context(), "v1", again); err != nil {
		t.Fatal(err)
	}
	r.put(0, named("e", mention("TUR", "turkey")))
	if n := len(r.page("country:TUR OR country:FRA").Rows); n != 2 {
		t.Errorf("%d", n)
	}
	r.wantSound()
}

func TestARejectionIsUndoneLikeAMark(t *testing.T) {
	r := open(t, Options{})
	found := []model.Mention{mention("TUR", "turkey"), mention("FRA", "French")}
	said := model.Doc{{Text: model.Line("The Turkey of the French.")}}
	for _, key := range []string{"a", "b"} {
		a := r.item(key, "Title "+key, 1)
		a.Body, a.Mentions = said, found
		if _, err := r.Put(t.Context(), []model.FetchResult{{Feed: r.feeds[0].ID, Articles: []model.Article{a}, Linked: "v1"}}); err != nil {
			t.Fatal(err)
		}
	}
	relinked := func() int {
		t.Helper()
		stale, err := r.Stale(t.Context(), "v1", 100)
		if err != nil {
			t.Fatal(err)
		}
		again := map[model.ArticleID][]model.Mention{}
		for _, a := range stale {
			again[a.ID] = found
		}
		if err := r.SetMentions(t.Context(), "v1", again); err != nil {
			t.Fatal(err)
		}
		return len(stale)
	}
	relinked()
	id := r.page("title:a").Rows[0].ID
	if err := r.Reject(t.Context(), id, found[0], true); err != nil {
		t.Fatal(err)
	}
	if err := r.Reject(t.Context(), id, found[1], false); err != nil {
		t.Fatal(err)
	}
	r.wantTitles("country:TUR")
	r.wantTitles("country:FRA", "Title b")
	late := r.item("c", "Title c", 0) // comes while that is rejected
	late.Body, late.Mentions = said, found[:1]
	if _, err := r.Put(t.Context(), []model.FetchResult{{Feed: r.feeds[0].ID, Articles: []model.Article{late}, Linked: "v1"}}); err != nil {
		t.Fatal(err)
	}
	r.wantTitles("country:TUR")

	for _, want := range []struct {
		said string
		n    int
	}{{`undone: "French" means country:FRA again`, 1}, {`undone: "turkey" means country:TUR again`, 3}} {
		done, err := r.Undo(t.Context())
		if err != nil || done.What != want.said || !done.Relink {
			t.Errorf("%+v %v, want %q", done, err, want.said)
		}
		if n := relinked(); n != want.n {
			t.Errorf("after %s %d were linked again, want %d", want.said, n, want.n)
		}
	}
	r.wantTitles("country:TUR", "Title c", "Title b", "Title a")
	r.wantTitles("country:FRA", "Title c", "Title b", "Title a")
	if list, err := r.Rejected(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("%+v %v", list, err)
	}
	if _, err := r.Undo(t.Context()); err == nil {
		t.Error("there was one more act")
	}
	r.wantSound()
}

func TestFullTextIsKeptAndFound(t *testing.T) {
	r := open(t, Options{})
	r.put(0, r.item("a", "A", 1))
	id := r.page("").Rows[0].ID
	body := model.Doc{{Kind: model.BlockHeading, Level: 2, Text: model.Line("Part")}, {Text: model.Line("The whole glacier story")}}
	if err := r.SetBody(t.Context(), id, body, []model.Mention{mention("NOR", "x")}); err != nil {
		t.Fatal(err)
	}
	r.wantTitles("glacier country:NOR", "A")
	edited := r.item("a", "A, corrected", 1)
	if got := r.put(0, edited); got.Updated != 1 {
		t.Errorf("%+v", got)
	}
	a, err := r.Article(t.Context(), id)
	if err != nil || !a.Full || a.Body.Plain() != body.Plain() || a.Title.String() != "A, corrected" {
		t.Errorf("%+v %v", a, err)
	}
	r.wantTitles("glacier", "A, corrected")
}

func TestNamesStancesAndRegionsAreResolvedThroughTheAtlas(t *testing.T) {
	var tables model.Tables
	for i := range 120 { // more than the index is asked for at once
		c := &model.Country{
			Code: model.CountryCode(fmt.Sprintf("A%c%c", 'A'+i/26, 'A'+i%26)), ISO2: fmt.Sprintf("%c%c", 'A'+i/26, 'A'+i%26),
			Numeric: fmt.Sprintf("%03d", i+1), Name: fmt.Sprintf("Land %d", i), Region: "Europe",
			Prov: model.Provenance{Dataset: "countries", Row: i + 1, Sources: []model.Source{{URL: "https://example.com"}}},
		}
		if i%2 == 0 {
			c.Call.Status = model.Endorsed
		}
		tables.Countries = append(tables.Countries, c)
	}
	atlas, err := model.NewAtlas(tables)
	if err != nil {
		t.Fatal(err)
	}
	r := open(t, Options{Atlas: func() *model.Atlas { return atlas }})
	var doc []model.Article
	for i, c := range tables.Countries {
		a := r.item(fmt.Sprint(i), "About "+c.Name, i)
		a.Mentions = []model.Mention{{Ref: c.Ref(), Name: c.Name, Match: c.Name, End: 3}}
		doc = append(doc, a)
	}
	r.put(0, append(doc, r.item("none", "About nobody", 1))...)
	r.wantTitles(`country:"land 7"`, "About Land 7")
	for q, want := range map[string]int{
		"stance:endorsed": 60, "stance:not-endorsed": 60, "region:europe": 120, "-region:europe": 1, "stance:endorsed about": 60,
		"stance:endorsed is:starred": 0, "region:europe -stance:endorsed": 60, "stance:endorsed OR nobody": 61,
	} {
		if got := len(r.every(q)); got != want {
			t.Errorf("%s: %d hits, want %d", q, got, want)
		}
	}
	for _, q := range []string{"country:nowhere", "region:nowhere", "sector:nothing"} {
		if _, err := r.Page(t.Context(), model.PageRequest{Query: query(t, q)}); err == nil {
			t.Errorf("%s is answered", q)
		}
	}
	seven := r.every(`country:"land 7"`)[0]
	if err := r.Reject(t.Context(), seven.ID, model.Mention{Ref: atlas.Named("Land 7", model.KindCountry).Exact[0], Match: "Land 7"}, false); err != nil {
		t.Fatal(err)
	}
	if done, err := r.Undo(t.Context()); err != nil || done.What != `undone: "Land 7" means Land 7 again` {
		t.Errorf("%q, %v", done.What, err)
	}
}
