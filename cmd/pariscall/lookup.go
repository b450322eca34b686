package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"pariscall/model"
)

// found is what one name on the command line stands for.
type found struct {
	name string
	refs []model.Ref // several: the name is ambiguous
	also []model.Ref // what bears the name less firmly
}

// maxNameWords bounds the words of one name; the longest in the data has
// fewer.
const maxNameWords = 24

// splitNames reads arguments as names. Names of several words need no quotes:
// all words together are tried as one name first, then the fewest pieces that
// are all known. A word that belongs to no known name comes back as a name
// without refs.
func splitNames(args []string, lookup func(string) model.Match) []found {
	n := len(args)
	type step struct {
		end, unknown, pieces int
		match                model.Match
	}
	// best[i] is the best way to read args[i:]: fewest unknown words, then
	// fewest names.
	best := make([]step, n+1)
	best[n] = step{end: n}
	for i := n - 1; i >= 0; i-- {
		best[i] = step{end: i + 1, unknown: best[i+1].unknown + 1, pieces: best[i+1].pieces + 1}
		for end := i + 1; end <= min(n, i+maxNameWords); end++ {
			m := lookup(strings.Join(args[i:end], " "))
			if len(m.Exact) == 0 {
				continue
			}
			s := step{end: end, unknown: best[end].unknown, pieces: best[end].pieces + 1, match: m}
			if s.unknown < best[i].unknown || s.unknown == best[i].unknown && s.pieces <= best[i].pieces {
				best[i] = s
			}
		}
	}
	var names []found
	for i := 0; i < n; i = best[i].end {
		f := found{name: strings.Join(args[i:best[i].end], " "), refs: best[i].match.Exact, also: best[i].match.Also}
		// Unknown words in a row are one unknown name: "fancy beer", not
		// two complaints.
		if last := len(names) - 1; len(f.refs) == 0 && last >= 0 && len(names[last].refs) == 0 {
			names[last].name += " " + f.name
			continue
		}
		names = append(names, f)
	}
	return names
}

// atCommas parts a list such as FR,DE, which the filters of list take too. What
// has commas and is a name stays whole, as does what has nothing else.
func atCommas(args []string, lookup func(string) model.Match) []string {
	var out []string
	for _, arg := range args {
		parts := strings.Split(arg, ",")
		if len(parts) == 1 || strings.Trim(arg, ", ") == "" || len(lookup(arg).Exact) > 0 {
			out = append(out, arg)
			continue
		}
		for _, p := range parts {
			if p = strings.TrimSpace(p); p != "" {
				out = append(out, p)
			}
		}
	}
	return out
}

// lookUp resolves the names in args. What was found comes back even when
// something else was not; the error then speaks of the rest.
func lookUp(at *model.Atlas, command string, args []string, kinds ...model.Kind) ([]model.Entity, error) {
	return resolve(at, command, namesIn(at, args, kinds...), kinds)
}

// namesIn reads args as names of what the data holds.
func namesIn(at *model.Atlas, args []string, kinds ...model.Kind) []found {
	return splitNames(args, func(name string) model.Match {
		if len(kinds) == 0 && isTheCall(name) {
			return model.Match{Exact: []model.Ref{callRef()}}
		}
		return at.Named(name, kinds...)
	})
}

// resolve returns what the names stand for, and an error on those that stand
// for nothing or too much.
func resolve(at *model.Atlas, command string, names []found, kinds []model.Kind) ([]model.Entity, error) {
	var entities []model.Entity
	var errs []error
	add := func(e model.Entity) { // each thing once, whatever it is called
		if e != nil && !slices.Contains(entities, e) {
			entities = append(entities, e)
		}
	}
	for _, f := range names {
		switch len(f.refs) {
		case 0:
			e, err := solePrefix(at, f.name, kinds), error(nil)
			if e == nil {
				err = unknownName(at, command, f.name, kinds)
			}
			add(e)
			errs = append(errs, err)
		case 1:
			if f.refs[0] == callRef() {
				add(parisCall{at})
			} else if e, ok := at.Resolve(f.refs[0]); ok {
				add(e)
			}
		default:
			errs = append(errs, ambiguousName(at, command, f))
		}
	}
	return entities, errors.Join(errs...)
}

// leastPrefix is how many letters the beginning of a name must have to stand
// for it.
const leastPrefix = 4

// solePrefix returns the one thing whose name begins with the words that were
// given: lazarus is the Lazarus Group. With two such it returns nil.
func solePrefix(at *model.Atlas, name string, kinds []model.Kind) model.Entity {
	typed := plainWord(name)
	if len(typed) < leastPrefix {
		return nil
	}
	var sole model.Ref
	for _, h := range at.Lookup(name, kinds...).Suggest {
		if !strings.HasPrefix(plainWord(h.Name), typed+" ") {
			continue
		}
		if !sole.IsZero() && sole != h.Ref {
			return nil
		}
		sole = h.Ref
	}
	e, ok := at.Resolve(sole)
	if !ok {
		return nil
	}
	return e
}

// maxAlso is how many namesakes are told before the rest is only counted.
const maxAlso = 5

// alsoCalled tells what else bears the names that were understood, less
// firmly, with the command for each: BT is Bhutan's code and a company.
func alsoCalled(names []found) []string {
	var lines []string
	for _, f := range names {
		if len(f.refs) != 1 {
			continue
		}
		for i, r := range f.also {
			if i == maxAlso {
				lines = append(lines, fmt.Sprintf("and %d more are called %s", len(f.also)-i, f.name))
				break
			}
			lines = append(lines, fmt.Sprintf("also called %s: pariscall show %s", f.name, r))
		}
	}
	return lines
}

// unknownName says that a name leads nowhere and where one near it would.
func unknownName(at *model.Atlas, command, name string, kinds []model.Kind) error {
	what := "nothing"
	if len(kinds) == 1 {
		what = "no " + string(kinds[0])
	}
	var hints []string
	if group, members := membersOf(at, name); len(members) > 0 && command == "show" {
		return failed(fmt.Errorf("%s is called %q", what, name), fmt.Sprintf("%s is a group of %d states: pariscall list countries --member %q", group, len(members), group),
			fmt.Sprintf("compare them: pariscall stance %q", group))
	}
	if strings.Trim(name, "0123456789") == "" {
		hints = append(hints, "an article has its address: pariscall show article:"+name)
	}
	for i, h := range at.Lookup(name, kinds...).Suggest {
		if i == 5 {
			break
		}
		title := h.Title
		if h.Name != "" && h.Name != h.Title {
			title = h.Name + " (" + h.Title + ")"
		}
		hints = append(hints, fmt.Sprintf("did you mean %s? pariscall %s %s", title, command, h.Ref))
	}
	if group := model.Nearest(name, groupsOf(at).words); group != "" && command == "stance" {
		hints = append(hints, fmt.Sprintf("did you mean the group %s? pariscall stance %q", group, group))
	}
	if len(hints) == 0 {
		hints = append(hints, searchHint(at, name, kinds))
	}
	return failed(fmt.Errorf("%s is called %q", what, name), hints...)
}

// searchHint tells a name of another kind from one that nothing has.
func searchHint(at *model.Atlas, name string, kinds []model.Kind) string {
	if len(kinds) > 0 {
		if other := at.Lookup(name).Exact; len(other) > 0 {
			return fmt.Sprintf("it is a name of another kind: pariscall show %s", other[0])
		}
		return fmt.Sprintf("all of them: pariscall list %s", plural(kinds[0]))
	}
	return "search in names: pariscall list KIND WORDS, with KIND one of " + strings.Join(kindWords(), ", ")
}

// ambiguousName lists what a name may mean, each with the command for it.
func ambiguousName(at *model.Atlas, command string, f found) error {
	var hints []string
	for _, r := range f.refs {
		title := ""
		if e, ok := at.Resolve(r); ok {
			title = " for " + describe(at, e)
		}
		hints = append(hints, fmt.Sprintf("pariscall %s %s%s", command, r, title))
	}
	return failed(fmt.Errorf("%q can mean %d things", f.name, len(f.refs)), hints...)
}

// describe names a thing so that it can be told from its namesakes.
func describe(at *model.Atlas, e model.Entity) string {
	switch e := e.(type) {
	case *model.Supporter:
		return fmt.Sprintf("%s, %s", e.Title(), supporterKind(at, e))
	case *model.Incident:
		return fmt.Sprintf("the incident %s (%s)", e.Title(), yearOf(e.Began))
	case *model.Actor:
		return fmt.Sprintf("the threat actor %s", e.Title())
	default:
		return fmt.Sprintf("the %s %s", e.Ref().Kind, e.Title())
	}
}

// supporterKind says what a supporter is: "private sector, France".
func supporterKind(at *model.Atlas, s *model.Supporter) string {
	words := categoryWords(s.Category)
	if c := at.Country(s.Country); c != nil && s.Category != model.CategoryState {
		words += ", " + c.Title()
	}
	return words
}
