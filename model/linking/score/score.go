// Package score measures the linker on labelled texts of the project's own
// making: a set to work on, which grows with every batch of new texts once that
// was scored, and a held set, which rules are not tuned to. A third of the held
// texts were written before the rules; the others are the batches 14, 15 and 17 of
// testdata/README.md, whose faults were repaired once, by rule. So both sets
// show what is kept; what to expect of unseen texts, the first runs in that
// file tell.
package score

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"sort"
	"strings"

	"pariscall/model"
	"pariscall/model/linking"
)

//go:embed testdata/*.tsv
var sets embed.FS

// Case is one labelled text.
type Case struct {
	Set      string // work or held
	Line     int
	Language string
	Trap     bool // holds words that look like names of ours and are not
	Want     map[model.Ref]bool
	May      map[model.Ref]bool // neither asked for nor wrong: a capital that is only the place
	Text     string
}

// Cases reads a set: work or held.
func Cases(set string) ([]Case, error) {
	f, err := sets.Open("testdata/" + set + ".tsv")
	if err != nil {
		return nil, fmt.Errorf("reading the labelled set %q: %w", set, err)
	}
	defer f.Close()
	var out []Case
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		col := strings.SplitN(line, "\t", 4)
		if len(col) < 4 {
			return nil, fmt.Errorf("labelled set %q, line %d: want language, trap or plain, references, text", set, n)
		}
		c := Case{Set: set, Line: n, Language: col[0], Trap: col[1] == "trap", Want: map[model.Ref]bool{}, May: map[model.Ref]bool{}, Text: col[3]}
		for _, w := range strings.Fields(col[2]) {
			if w == "-" {
				continue
			}
			into := c.Want
			if t, ok := strings.CutPrefix(w, "?"); ok {
				w, into = t, c.May
			}
			r, err := model.ParseRef(w)
			if err != nil {
				return nil, fmt.Errorf("labelled set %q, line %d: %w", set, n, err)
			}
			into[r] = true
		}
		out = append(out, c)
	}
	return out, sc.Err()
}

// Tally counts references: found and right, found and wrong, missed.
type Tally struct{ Right, Wrong, Missed int }

// Precision is the share of what was found that is right; 1 when nothing was.
func (t Tally) Precision() float64 { return share(t.Right, t.Wrong) }

// Recall is the share of what was to be found that was; 1 when there was nothing.
func (t Tally) Recall() float64 { return share(t.Right, t.Missed) }

func share(a, b int) float64 {
	if a+b == 0 {
		return 1
	}
	return float64(a) / float64(a+b)
}

// Report is the outcome on one set.
type Report struct {
	Set       string
	Texts     int
	Traps     int
	Clean     int // traps answered without a fault
	Kinds     map[model.Kind]*Tally
	Trap      Tally
	Languages map[string]*Tally
	Faults    []string
}

// Measure compares what the linker finds in the texts with the labels, as
// sets of references per text.
func Measure(l *linking.Linker, set string, cases []Case) Report {
	r := Report{Set: set, Texts: len(cases), Kinds: map[model.Kind]*Tally{}, Languages: map[string]*Tally{}}
	for _, k := range []model.Kind{model.KindCountry, model.KindSupporter, model.KindIncident, model.KindActor} {
		r.Kinds[k] = &Tally{}
	}
	for _, c := range cases {
		got := map[model.Ref]string{}
		found, _ := l.Find(c.Text, linking.Options{})
		for _, m := range found {
			got[m.Ref] = m.Match
		}
		lang := r.Languages[c.Language]
		if lang == nil {
			lang = &Tally{}
			r.Languages[c.Language] = lang
		}
		into := []*Tally{lang}
		if c.Trap {
			r.Traps++
			into = append(into, &r.Trap)
		}
		var faults []string
		count := func(k model.Kind, f func(*Tally)) {
			f(r.Kinds[k])
			for _, t := range into {
				f(t)
			}
		}
		for ref, match := range got {
			switch {
			case c.Want[ref]:
				count(ref.Kind, func(t *Tally) { t.Right++ })
			case !c.May[ref]:
				count(ref.Kind, func(t *Tally) { t.Wrong++ })
				faults = append(faults, fmt.Sprintf("wrong %s (%q)", ref, match))
			}
		}
		for ref := range c.Want {
			if _, ok := got[ref]; !ok {
				count(ref.Kind, func(t *Tally) { t.Missed++ })
				faults = append(faults, "missed "+ref.String())
			}
		}
		if c.Trap && len(faults) == 0 {
			r.Clean++
		}
		if len(faults) > 0 {
			sort.Strings(faults)
			r.Faults = append(r.Faults, fmt.Sprintf("%s:%d %s: %s", c.Set, c.Line, strings.Join(faults, ", "), c.Text))
		}
	}
	return r
}

// Print writes the report.
func (r Report) Print(w io.Writer) {
	fmt.Fprintf(w, "%s: %d texts, %d of them traps (%d without a fault)\n", r.Set, r.Texts, r.Traps, r.Clean)
	fmt.Fprintf(w, "  %-10s %9s %7s   %s\n", "", "precision", "recall", "right, wrong, missed")
	line := func(name string, t *Tally) {
		fmt.Fprintf(w, "  %-10s %9.3f %7.3f   %d, %d, %d\n", name, t.Precision(), t.Recall(), t.Right, t.Wrong, t.Missed)
	}
	for _, k := range []model.Kind{model.KindCountry, model.KindSupporter, model.KindIncident, model.KindActor} {
		line(string(k), r.Kinds[k])
	}
	line("traps", &r.Trap)
	langs := make([]string, 0, len(r.Languages))
	for l := range r.Languages {
		langs = append(langs, l)
	}
	sort.Strings(langs)
	for _, l := range langs {
		line("in "+l, r.Languages[l])
	}
	for _, f := range r.Faults {
		fmt.Fprintf(w, "  %s\n", f)
	}
}

// Run measures both sets and writes the reports.
func Run(w io.Writer, atlas *model.Atlas) error {
	l := linking.New(atlas)
	for _, set := range []string{"work", "held"} {
		cases, err := Cases(set)
		if err != nil {
			return err
		}
		Measure(l, set, cases).Print(w)
	}
	return nil
}
