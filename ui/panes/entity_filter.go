package panes

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folded makes names comparable: lower case, without accents.
func folded(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// criteria is a filter as typed: words that must all hold, "-" before one
// that must not.
type criteria []criterion

type criterion struct {
	key, value string // folded; key is "" for a plain word
	not        bool
}

func parseCriteria(s string) criteria {
	var out criteria
	for _, w := range strings.Fields(folded(s)) {
		c := criterion{value: w}
		if rest, ok := strings.CutPrefix(w, "-"); ok && rest != "" {
			c.not, c.value = true, rest
		}
		if k, v, ok := strings.Cut(c.value, ":"); ok && k != "" && v != "" {
			c.key, c.value = k, v
		}
		out = append(out, c)
	}
	return out
}

// keep says whether a thing passes: holds answers for one word.
func (cs criteria) keep(holds func(criterion) bool) bool {
	for _, c := range cs {
		if holds(c) == c.not {
			return false
		}
	}
	return true
}

// among says whether value is one of the words, each folded and with blanks
// written as hyphens.
func among(value string, words ...string) bool {
	for _, w := range words {
		if w != "" && strings.ReplaceAll(folded(w), " ", "-") == value {
			return true
		}
	}
	return false
}
