package score

import (
	"bytes"
	"testing"

	"pariscall/model"
	"pariscall/model/dataset"
	"pariscall/model/linking"
)

// floors are the goals for unseen headlines; both sets must keep them.
var floors = map[model.Kind][2]float64{
	model.KindCountry:   {0.97, 0.95},
	model.KindSupporter: {0.95, 0.90},
	model.KindIncident:  {0.97, 0.90},
	model.KindActor:     {0.95, 0.90},
}

func TestBothSetsKeepTheFloors(t *testing.T) {
	atlas, err := dataset.Load()
	if err != nil {
		t.Fatal(err)
	}
	l := linking.New(atlas)
	texts, traps := 0, 0
	for _, set := range []string{"work", "held"} {
		cases, err := Cases(set)
		if err != nil {
			t.Fatal(err)
		}
		r := Measure(l, set, cases)
		texts, traps = texts+r.Texts, traps+r.Traps
		for kind, floor := range floors {
			if p, rc := r.Kinds[kind].Precision(), r.Kinds[kind].Recall(); p < floor[0] || rc < floor[1] {
				var b bytes.Buffer
				r.Print(&b)
				t.Errorf("%s, %s: precision %.3f and recall %.3f are under the floor %.2f and %.2f\n%s", set, kind, p, rc, floor[0], floor[1], b.String())
			}
		}
	}
	if texts < 600 || 3*traps < texts {
		t.Errorf("%d texts, %d of them traps: want 600, a third of them traps", texts, traps)
	}
}

func TestLabelsNameThingsThatExist(t *testing.T) {
	atlas, err := dataset.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []string{"work", "held"} {
		cases, err := Cases(set)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			for r := range c.Want {
				if _, ok := atlas.Resolve(r); !ok {
					t.Errorf("%s:%d wants %s, which is nothing", c.Set, c.Line, r)
				}
			}
		}
	}
}
