package model

import (
	"cmp"
	"strings"
)

// PlainWords is a name as it is compared: its words without case, accents and
// punctuation, parted by blanks. See [AppendWords].
func PlainWords(s string) string { return strings.TrimSpace(string(AppendWords(nil, s))) }

// Nearest returns the one of words that was most likely meant by what somebody
// typed: the same but for case, accents and punctuation, else the first that
// begins so, else the one that is fewest letters off; "" when none is near.
func Nearest(typed string, words []string) string {
	want := PlainWords(typed)
	if want == "" {
		return ""
	}
	letters := []rune(want)
	limit := allowedEdits(len(letters))
	begun, near := "", ""
	var d nameDistance
	for _, w := range words {
		plain := PlainWords(w)
		if plain == want {
			return w
		}
		if begun == "" && len(letters) > 1 && strings.HasPrefix(plain, want) {
			begun = w
		}
		if limit > 0 && plain != "" {
			if n := d.within(letters, []byte(plain), limit); n <= limit {
				near, limit = w, n-1
			}
		}
	}
	return cmp.Or(begun, near)
}
