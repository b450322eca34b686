package panes

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"pariscall/model"
	"pariscall/model/dataset"
	"pariscall/ui/theme"
)

func testNow() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

// realEnv is the environment of panes over the bundled data.
func realEnv(t testing.TB, g theme.Glyphs) Env {
	t.Helper()
	a, err := dataset.Atlas()
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Load(theme.Default)
	if err != nil {
		t.Fatal(err)
	}
	return Env{Atlas: a, Styles: theme.Build(th, true, g), Now: testNow}
}

// everyRef lists all that has a page.
func everyRef(a *model.Atlas) []model.Ref {
	var out []model.Ref
	for _, e := range a.Countries() {
		out = append(out, e.Ref())
	}
	for _, e := range a.Supporters() {
		out = append(out, e.Ref())
	}
	for _, e := range a.Incidents() {
		out = append(out, e.Ref())
	}
	for _, e := range a.Actors() {
		out = append(out, e.Ref())
	}
	for _, e := range a.Instruments() {
		out = append(out, e.Ref())
	}
	for _, e := range a.Principles() {
		out = append(out, e.Ref())
	}
	for _, e := range a.Milestones() {
		out = append(out, e.Ref())
	}
	return out
}

func cardOf(t testing.TB, env Env, r string, n cardNews) (*card, sheet) {
	t.Helper()
	ref, err := model.ParseRef(r)
	if err != nil {
		t.Fatal(err)
	}
	c := newCard(env.Atlas, env.Styles.Glyphs)
	s, ok := c.of(ref, n)
	if !ok {
		t.Fatalf("there is no card of %s", r)
	}
	return c, s
}

// words is all that a card says, a line a block.
func words(s sheet) string {
	var out []string
	for _, b := range s.Content.Blocks {
		line := b.Label + ": " + b.Plain()
		for _, n := range b.Notes {
			line += " [" + strconv.Itoa(n) + "]"
		}
		out = append(out, strings.ReplaceAll(line, "\u00a0", " "))
	}
	return strings.Join(out, "\n")
}

func TestEveryNamedThingOfEveryCardCanBeOpened(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	for _, r := range everyRef(env.Atlas) {
		c := newCard(env.Atlas, env.Styles.Glyphs)
		s, ok := c.of(r, cardNews{})
		if !ok || s.Name == "" || len(s.Content.Blocks) == 0 {
			t.Errorf("%s has no card", r)
			continue
		}
		for _, b := range s.Content.Blocks {
			for _, sp := range b.Spans {
				checkTarget(t, env, r, sp.Target)
			}
			for _, n := range b.Notes {
				if n < 1 || n > len(s.Content.Notes) {
					t.Errorf("%s: %q points to source %d of %d", r, b.Plain(), n, len(s.Content.Notes))
				}
			}
		}
		for _, n := range s.Content.Notes {
			checkTarget(t, env, r, n.Target)
		}
	}
}

func checkTarget(t *testing.T, env Env, on model.Ref, to Target) {
	t.Helper()
	switch {
	case to == Target{}:
	case to.URL != "":
		if u, err := url.Parse(to.URL); err != nil || u.Host == "" || !strings.HasPrefix(u.Scheme, "http") {
			t.Errorf("%s leads to %q, which is no address", on, to.URL)
		}
	case !to.Ref.IsZero():
		if _, ok := env.Atlas.Resolve(to.Ref); !ok {
			t.Errorf("%s leads to %s, which is nothing", on, to.Ref)
		}
	}
}

// The lists that cards refer to must show exactly what the card counted.
func TestListsBehindACountryShowWhatItsCardCounts(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	orgs, incidents := newOrganisations(env), newIncidents(env)
	a := env.Atlas
	t.Parallel()
	for i, k := range a.Countries() {
		code := string(k.Code)
		for filter, want := range map[string]int{
			"victim:" + code:  len(a.VictimOf(k.Code)),
			"origin:" + code:  len(a.OriginOf(k.Code)),
			"accuser:" + code: len(a.AccuserIn(k.Code)),
		} {
			incidents.Narrow(filter)
			if got := incidents.list.Len(); got != want {
				t.Errorf("incidents filtered by %q are %d, want %d", filter, got, want)
			}
		}
		if i%4 > 0 && k.Code != "USA" {
			continue // the same rule over the same rows
		}
		counts := a.SupporterCounts(k.Code)
		for _, cat := range model.Categories() {
			orgs.Narrow("country:" + code + " " + string(cat))
			if got := orgs.list.Len(); got != counts[cat] {
				t.Errorf("%s of %s are %d, want %d", cat, code, got, counts[cat])
			}
		}
		orgs.Narrow("country:" + code)
		if got, want := orgs.list.Len(), len(a.SupportersOf(k.Code)); got != want {
			t.Errorf("supporters of %s are %d, want %d", code, got, want)
		}
	}
}

func TestDatesSayWhatTheyRestOn(t *testing.T) {
	day := model.Date{Year: 2019, Month: 9, Day: 16, Precision: model.PrecisionDay}
	for _, c := range []struct {
		d    model.Date
		b    model.Basis
		want string
	}{
		{day, model.BasisSigned, "signed 16 Sep 2019"},
		{day, model.BasisLaunch, "at launch, 16 Sep 2019, documented"},
		{model.Date{}, model.BasisLaunch, "at launch, documented"},
		{day, model.BasisReported, "joined 16 Sep 2019, reported"},
		{model.Date{}, model.BasisReported, "joined after the launch, day unknown"},
		{day.AsBy(), model.BasisListed, "on the list by 16 Sep 2019"},
		{day, model.BasisListed, "on the list by 16 Sep 2019"},
		{model.Date{}, model.BasisNone, "since when is unknown"},
	} {
		if got := sinceWords(c.d, c.b); got != c.want {
			t.Errorf("since %v by %s reads %q, want %q", c.d, c.b, got, c.want)
		}
	}
}

func TestCardsSayWhatLimitsThem(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	for ref, wants := range map[string][]string{
		"country:FRA":         {"● endorsed at launch, 12 Nov 2018, documented", "Pall Mall Code endorsed 4 Apr 2025 · partial list", "✗ UNGA 73/27 (OEWG) voted against"},
		"country:RUS":         {"○ not endorsed, not in the register as of 2025-12-25", "although the state has not endorsed the Call", "not on the lists of"},
		"country:NZL":         {"◐ endorsed, ", "sources contradict each other"},
		"incident:notpetya":   {"disclosed the same day", "Sandworm, linked to RUS ○ · denied", "it did not exist then", "1 Jul 2017 UKR ○", "30 Jul 2020 EUU ●", "10 billion US dollars"},
		"instrument:budapest": {"complete list, as of 10 Jan 2025", "behind the Paris Call"},
		"supporter:microsoft": {"supporter, on the list by 16 Sep 2019", "company · sector technology"},
		"principle:5":         {"that touch it"},
	} {
		_, s := cardOf(t, env, ref, cardNews{})
		for _, want := range wants {
			if !strings.Contains(words(s), want) {
				t.Errorf("the card of %s does not say %q:\n%s", ref, want, words(s))
			}
		}
	}
}

// A state on which sources contradict each other shows both sides.
func TestDisputedStanceShowsEveryClaimWithItsSource(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	found := 0
	for _, k := range env.Atlas.Countries() {
		if !k.Call.Disputed {
			continue
		}
		found++
		_, s := cardOf(t, env, k.Ref().String(), cardNews{})
		if s.Mark != env.Styles.Partly {
			t.Errorf("%s is disputed but its mark is %q", k.Name, s.Mark)
		}
		for _, claim := range k.LaunchClaims {
			if !strings.Contains(words(s), claimWords(claim)+" [") {
				t.Errorf("the card of %s does not show %q with a source", k.Name, claimWords(claim))
			}
		}
	}
	if found == 0 {
		t.Error("no disputed state in the data: this test shows nothing")
	}
}

func franceNews(n int) cardNews {
	v := model.Volume{
		Ref: model.Ref{Kind: model.KindCountry, ID: "FRA"}, Days: make([]int, newsDays), Total: 57,
		First: testNow().AddDate(-1, 0, 0), Last: testNow().Add(-3 * time.Hour),
		With: []model.Companion{
			{Ref: model.Ref{Kind: model.KindCountry, ID: "RUS"}, Articles: 12},
			{Ref: model.Ref{Kind: model.KindSupporter, ID: "microsoft"}, Articles: 3},
		},
	}
	for i := range v.Days {
		v.Days[i] = i * i % 7 % 4
	}
	news := cardNews{Asked: true, Volume: v, Now: testNow()}
	for i := range n {
		news.Latest = append(news.Latest, model.Headline{
			ID: model.ArticleID(i + 1), Title: model.Line("France names group behind attack number " + strconv.Itoa(i)),
			FeedName: model.Line("The Record"), Published: testNow().Add(-time.Duration(i) * 7 * time.Hour),
		})
	}
	return news
}

func TestNewsOfACardLeadToItsArticlesAndItsQuery(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	_, s := cardOf(t, env, "country:FRA", franceNews(2))
	for _, want := range []string{"last today", "57 articles in all, first seen 24 Nov 2025", "named with  Russia ○ 12 · Microsoft 3", "attack number 1 · The Record"} {
		if !strings.Contains(words(s), want) {
			t.Errorf("the news do not say %q:\n%s", want, words(s))
		}
	}
	var article, query bool
	for _, b := range s.Content.Blocks {
		for _, sp := range b.Spans {
			article = article || sp.Target.Ref == model.ArticleID(2).Ref()
			query = query || sp.Target == Target{List: model.KindArticle, Filter: "country:FRA"}
		}
	}
	if !article || !query {
		t.Errorf("articles can be opened: %v, all news can be opened: %v", article, query)
	}
	_, s = cardOf(t, env, "country:FRA", cardNews{Asked: true, Err: errors.New("disk \x1b[2J full")})
	if got := words(s); !strings.Contains(got, "did not answer") || strings.Contains(got, "\x1b") {
		t.Errorf("a failing archive reads %q", got)
	}
}

func TestCitationNamesTheFactItsSourceAndItsDate(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	c, s := cardOf(t, env, "country:FRA", cardNews{})
	got := c.citation(s, firstCited(s))
	for _, want := range []string{"France, Paris Call: ", "endorsed at launch, 12 Nov 2018, documented", "https://", "as of "} {
		if !strings.Contains(got, want) {
			t.Errorf("the citation lacks %q:\n%s", want, got)
		}
	}
}

func TestCardsLookAsAgreed(t *testing.T) {
	for _, ref := range []string{"country:FRA", "country:USA", "incident:notpetya", "supporter:microsoft", "actor:apt28", "instrument:budapest"} {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {140, 40}} {
			name := strings.ReplaceAll(ref, ":", "-") + "-" + strconv.Itoa(size[0])
			t.Run(name, func(t *testing.T) {
				env := realEnv(t, theme.Unicode())
				r, _ := model.ParseRef(ref)
				p := newEntityPage(env, r).(*entityPage)
				if ref == "country:FRA" {
					p.news = franceNews(3)
					p.rebuild()
				}
				p.Resize(size[0], size[1])
				p.SetFocus(true)
				golden.RequireEqual(t, []byte(p.Title()+" | "+p.Note()+"\n"+ansi.Strip(p.View())+"\n"))
			})
		}
	}
}

func TestListsLookAsAgreed(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 30}} {
		env := realEnv(t, theme.Unicode())
		all := catalogues(env)
		all["compare"] = newEntityPage(env, compareRef([]string{"BRA", "FRA", "RUS"}))
		for name, p := range all {
			t.Run(name+"-"+strconv.Itoa(size[0]), func(t *testing.T) {
				p.Resize(size[0], size[1])
				p.(Focusable).SetFocus(true)
				golden.RequireEqual(t, []byte(p.Title()+" | "+p.(Noted).Note()+"\n"+ansi.Strip(p.View())+"\n"))
			})
		}
	}
}

func BenchmarkBiggestCard(b *testing.B) {
	env := realEnv(b, theme.Unicode())
	for b.Loop() {
		cardOf(b, env, "country:USA", cardNews{})
	}
}

func BenchmarkBiggestPage(b *testing.B) {
	env := realEnv(b, theme.Unicode())
	p := newEntityPage(env, model.Ref{Kind: model.KindInstrument, ID: "unga-73-27"}).(*entityPage)
	p.Resize(140, 40)
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			p.rebuild()
		}
	})
	b.Run("view", func(b *testing.B) {
		for b.Loop() {
			_ = p.View()
		}
	})
}

func TestCardTellsWholeListsFromPartialOnesAndCitesBoth(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, model.Ref{Kind: model.KindCountry, ID: "ARG"}).(*entityPage)
	p.Resize(100, 200)
	found := 0
	for _, b := range p.sheet.Content.Blocks {
		for begin, coverage := range map[string]string{"not on the lists of ": "complete", "unknown, their lists being partial: ": "partial"} {
			if !strings.HasPrefix(b.Plain(), begin) {
				continue
			}
			found++
			for _, s := range b.Spans {
				i := env.Atlas.Instrument(s.Target.Ref.ID)
				if i == nil {
					continue
				}
				if i.Coverage != coverage {
					t.Errorf("%q has %s, whose list is %s", begin, i.Short, i.Coverage)
				}
				if n := p.card.numbers[i.Prov.Sources[0].URL]; !slices.Contains(b.Notes, n) {
					t.Errorf("%q does not cite the list of %s", begin, i.Short)
				}
			}
		}
	}
	if found != 2 {
		t.Errorf("%d of 2 lines say where nothing is recorded", found)
	}
}
