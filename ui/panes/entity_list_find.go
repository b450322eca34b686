package panes

import "strings"

// best is the row whose name is what was typed: a name in full before the
// beginning of one, and what a row is called before its other names. It is -1
// when no name begins so; of equals the row at stays before the first.
func (c *catalogue[T]) best(at int) int {
	want := typedName(c.filter)
	if want == "" || c.spec.names == nil {
		return -1
	}
	found, least := -1, len(nameMatches)
	for i, t := range c.list.Items() {
		if m := matchName(c.spec.names(t), want); m < least || m == least && i == at && found >= 0 {
			found, least = i, m
		}
	}
	return found
}

// typedName is a filter as the beginning of a name: "" when it says more than
// that.
func typedName(filter string) string {
	cs := parseCriteria(filter)
	words := make([]string, 0, len(cs))
	for _, k := range cs {
		if k.key != "" || k.not {
			return ""
		}
		words = append(words, k.value)
	}
	return strings.Join(words, " ")
}

// nameMatches are the ways in which names can be what was typed, best first.
var nameMatches = [...]func(name, want string, first bool) bool{
	func(name, want string, first bool) bool { return first && name == want },
	func(name, want string, _ bool) bool { return name == want },
	func(name, want string, first bool) bool { return first && strings.HasPrefix(name, want) },
	func(name, want string, _ bool) bool { return strings.HasPrefix(name, want) },
}

// matchName is the best way in which one of the names, a line each, is what
// was typed; as many as there are ways when none is.
func matchName(names, want string) int {
	best, first := len(nameMatches), true
	for name := range strings.SplitSeq(names, "\n") {
		for i, is := range nameMatches[:best] {
			if is(name, want, first) {
				best = i
				break
			}
		}
		first = false
	}
	return best
}
