package archive

import (
	"math/bits"
	"slices"
	"strings"
	"time"
)

// Stories are found by what their articles have in common: the link, or most
// of the telling words of the headline, within storySpan. The candidates come
// from an index of a few hashes an article.
const (
	nearHashes  = 4 // the link, and the smallest hashes of telling words
	storySpan   = 72 * time.Hour
	storyDays   = 3 // days in one bucket of the index
	alikeEnough = 0.62
	fewestWords = 4 // a headline with fewer telling words is nobody's alone
)

// dull are words that headlines of this field share whatever they tell of.
var dull = map[string]bool{
	"about": true, "after": true, "against": true, "also": true, "and": true, "are": true, "attack": true, "attacks": true,
	"been": true, "breach": true, "but": true, "cyber": true, "cyberattack": true, "cybersecurity": true, "data": true,
	"for": true, "from": true, "hacker": true, "hackers": true, "has": true, "have": true, "how": true, "into": true,
	"its": true, "malware": true, "more": true, "new": true, "news": true, "not": true, "over": true, "ransomware": true,
	"says": true, "security": true, "should": true, "than": true, "that": true, "the": true, "their": true, "this": true,
	"today": true, "vulnerability": true, "vulnerabilities": true, "was": true, "week": true, "weekly": true, "what": true,
	"when": true, "why": true, "will": true, "with": true, "you": true, "your": true,
}

// distinctive returns the telling words of a headline (as model.AppendWords gives
// them), each once, sorted. Short words tell something only if they are
// numbers or not of this alphabet.
func distinctive(title string) []string {
	all := strings.Fields(title)
	out := all[:0]
	for _, w := range all {
		number := w[0] >= '0' && w[0] <= '9'
		if dull[w] || len(w) < 3 && !number {
			continue
		}
		out = append(out, w)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// nearKeys returns the hashes under which an article is found by others that
// tell the same: the link, and the smallest hashes of its telling words. Of
// two headlines that share most words one of these is nearly always the same.
func nearKeys(link string, words []string) [nearHashes]int64 {
	var out [nearHashes]int64
	if link != "" && !strings.HasSuffix(link, "/") { // a front page is no story
		out[0] = hash("near", link)
	}
	if len(words) < fewestWords {
		return out
	}
	hashes := make([]int64, len(words))
	for i, w := range words {
		hashes[i] = hash("word", w)
	}
	slices.Sort(hashes)
	copy(out[1:], hashes)
	return out
}

// alike says whether two headlines tell the same: most of the telling words
// of both are common to both.
func alike(a, b []string) bool {
	if len(a) < fewestWords || len(b) < fewestWords {
		return false
	}
	common, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			common++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return float64(common) >= alikeEnough*float64(len(a)+len(b)-common)
}

// sketch is a small picture of a headline, one bit a telling word. Headlines
// that are alike have nearly the same one, so that most candidates need not be
// read.
func sketch(words []string) int64 {
	var s uint64
	for _, w := range words {
		s |= 1 << (uint64(hash("sketch", w)) >> 58)
	}
	return int64(s)
}

// mayBeAlike is never false for headlines that are alike.
func mayBeAlike(a, b int64) bool {
	both, any := bits.OnesCount64(uint64(a&b)), bits.OnesCount64(uint64(a|b))
	return 9*both >= 5*any
}

func storyBucket(t time.Time) int64 { return t.Unix() / (storyDays * 24 * 3600) }
