package panes

import (
	"strings"
	"testing"

	"pariscall/model"
	"pariscall/ui/theme"
)

// onLink moves the cursor of a page to what leads to a thing, in a block whose
// key begins so.
func onLink(t *testing.T, p *entityPage, section string, want model.Ref) {
	t.Helper()
	press(p, "g")
	for range 400 {
		if at, b, ok := p.page.Selected(); ok && at.Ref == want && strings.HasPrefix(b.Key, section) {
			return
		}
		press(p, "n")
	}
	t.Fatalf("the cursor never stands on %s in %s", want, section)
}

func TestLineOfACountryOpensAndCopiesWhatItRestsOn(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, model.Ref{Kind: model.KindCountry, ID: "FRA"}).(*entityPage)
	p.news = franceNews(3)
	p.news.Latest[0].Link = "https://news.example.org/1"
	p.rebuild()
	p.Resize(120, 400)
	incident := model.Ref{Kind: model.KindIncident, ID: "notpetya"}
	launch := model.Ref{Kind: model.KindMilestone, ID: "paris-call-launch-2018"}
	airbus := model.Ref{Kind: model.KindSupporter, ID: "airbus"}
	article := p.news.Latest[0]
	for _, c := range []struct {
		section string
		on      model.Ref
		opens   string
		copies  string
	}{
		{"Incidents", incident, env.Atlas.Incident("notpetya").Prov.Sources[0].URL, "NotPetya, When: 27 Jun 2017"},
		{"History", launch, env.Atlas.Milestone(launch.ID).Prov.Sources[0].URL, "France, History: 12 Nov 2018 Paris Call launched"},
		{"Supporters", airbus, env.Atlas.Supporters()[0].Prov.Sources[0].URL, "France, Supporters: "},
		{"News", article.ID.Ref(), article.Link, article.Link},
	} {
		onLink(t, p, c.section, c.on)
		if act, ok := press(p, "o").(Browse); !ok || act.URL != c.opens {
			t.Errorf("on %s o opens %v, not %s", c.on, act, c.opens)
		}
		act, ok := press(p, "y").(Copy)
		if !ok || !strings.Contains(act.Text, c.copies) || !strings.Contains(act.Text, c.opens) {
			t.Errorf("on %s y copies %q, not what says %q with %s", c.on, act.Text, c.copies, c.opens)
		}
	}
}

func TestWhatHasNoSourceOfItsOwnSaysSo(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	p := newEntityPage(env, compareRef([]string{"FRA", "DEU"})).(*entityPage)
	p.Resize(120, 80)
	onRow(t, p, "incidents as victim")
	for _, key := range []string{"o", "y"} {
		if act, ok := press(p, key).(Say); !ok || !strings.Contains(act.Text, "sources of its own") {
			t.Errorf("%s on a number of incidents is %v", key, act)
		}
	}
}

func TestStanceOfAStateAndOfASupporterCanBeCited(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	for r, want := range map[model.Ref]string{
		{Kind: model.KindCountry, ID: "FRA"}:         "France, Paris Call: ● endorsed at launch, 12 Nov 2018, documented\n",
		{Kind: model.KindCountry, ID: "KEN"}:         "Kenya, Paris Call: ○ not endorsed, not in the register as of ",
		{Kind: model.KindSupporter, ID: "microsoft"}: "Microsoft, Paris Call: ● supporter, on the list by 16 Sep 2019\n",
	} {
		p := newEntityPage(env, r)
		p.Resize(80, 24)
		act, ok := press(p, "y").(Copy)
		if !ok || !strings.HasPrefix(act.Text, want) || !strings.Contains(act.Text, "https://") {
			t.Errorf("on the first line of %s y copies %q", r, act.Text)
		}
		if to, ok := press(p, "enter").(Open); !ok || to.Ref.ID != callLaunch {
			t.Errorf("enter on the stance of %s leads to %v", r, to)
		}
	}
}
