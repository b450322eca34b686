package panes

import (
	"testing"

	"pariscall/model"
	"pariscall/ui/theme"
)

// What a page asks the archive for must mean that very thing, not another
// that is called alike.
func TestNewsQueriesMeanTheThingItself(t *testing.T) {
	env := realEnv(t, theme.Unicode())
	t.Parallel()
	for i, r := range everyRef(env.Atlas) {
		if r.Kind == model.KindSupporter && i%6 > 0 {
			continue // each takes a look through all names
		}
		text := newsQuery(r)
		if text == "" {
			continue
		}
		q, err := model.ParseQuery(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		bound, err := q.Bind(env.Atlas, testNow())
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		named, ok := bound.(model.Named)
		if !ok || len(named.Refs) != 1 || named.Refs[0] != r {
			t.Errorf("%s means %v", text, bound)
		}
	}
}
