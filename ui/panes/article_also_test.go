package panes

import (
	"strings"
	"testing"

	"pariscall/model"
	"pariscall/ui/theme"
)

func TestSourcesOfAStoryAddUpToWhatTheListSays(t *testing.T) {
	p, ok := newArticle(realEnv(t, theme.Unicode()), model.ArticleID(1).Ref()).(*article)
	if !ok {
		t.Fatal("no page of an article")
	}
	p.a = model.Article{ID: 1, Feed: 1, Story: 1}
	for i := range 30 { // ten sources with three articles each, of which this is one
		p.outlets = append(p.outlets, model.Headline{ID: model.ArticleID(i + 1), Feed: model.FeedID(i%10 + 1), FeedName: model.Line("Outlet")})
	}
	words := func() string {
		var b strings.Builder
		for _, g := range p.also() {
			for _, r := range g.Runs {
				b.WriteString(r.Text)
			}
		}
		return b.String()
	}
	if got := words(); strings.Count(got, "Outlet") != alsoShown || !strings.HasSuffix(got, "and 4 more sources") {
		t.Errorf("of ten sources: %s", got)
	}
	p.all = true
	if got := strings.Count(words(), "Outlet"); got != 29 {
		t.Errorf("all shows %d articles, want the other 29", got)
	}
	p.all, p.outlets = false, p.outlets[:11]
	p.outlets = append(p.outlets[:1], p.outlets[10])
	if got := words(); got != "also: 1 more by the same" {
		t.Errorf("a second article of the same source: %q", got)
	}
}
