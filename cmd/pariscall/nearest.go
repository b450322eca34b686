package main

import (
	"strconv"
	"strings"
)

// nearestWord is the word that was most likely meant, in quotes, or "": the
// same in another case, one that begins so, else the one that is fewest
// letters off, when those are less than a third of it.
func nearestWord(typed string, words []string) string {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return ""
	}
	best, least := "", len(typed)/3+1
	for _, w := range words {
		folded := strings.ToLower(w)
		if folded == typed || len(typed) > 1 && w != "" && strings.HasPrefix(folded, typed) {
			return strconv.Quote(w)
		}
		if n := lettersOff([]rune(typed), []rune(folded)); w != "" && n < least {
			best, least = w, n
		}
	}
	if best == "" {
		return ""
	}
	return strconv.Quote(best)
}

// lettersOff counts the letters to insert, delete, replace or swap with their
// neighbour to make one word of another.
func lettersOff(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range b {
		rows[0][j+1] = j + 1
	}
	for i := range a {
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			n := min(rows[i][j]+cost, rows[i][j+1]+1, rows[i+1][j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				n = min(n, rows[i-1][j-1]+1)
			}
			rows[i+1][j+1] = n
		}
	}
	return rows[len(a)][len(b)]
}
