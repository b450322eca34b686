package archive

import (
	"slices"
	"strings"
	"time"

	"pariscall/model"
)

// draft is an article made ready for storing: everything that can be computed
// without the archive, so that a transaction only writes.
type draft struct {
	art  *model.Article
	feed model.FeedID
	at   time.Time // when the feed was asked

	sorted time.Time
	basis  model.DateBasis

	key, reused     int64 // hashes of the key, and of key and link together
	link            int64 // hash of the link without tracking, 0: none
	content         int64 // hash of title and text
	sum             int64 // hash of all that a reader sees and the link
	long            bool  // the text is long enough to be nobody else's
	title           string
	body, author    string
	doc             []byte
	near            [nearHashes]int64 // where its story is looked for; 0: nowhere
	distinct        []string          // the words that tell a headline from others
	id              model.ArticleID
	ord             int64
	renamed, linked bool
}

// earliest is before any feed; a date before it is a mistake.
var earliest = time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)

// sortTime decides what orders an article: the date the feed gives, unless it
// cannot be. A date in the next day (a wrong zone) counts as now, so that
// nothing sticks to the top.
func sortTime(published, now time.Time) (time.Time, model.DateBasis) {
	switch {
	case published.Before(earliest), published.After(now.Add(24 * time.Hour)):
		return now, model.DateFirstSeen
	case published.After(now):
		return now, model.DateFromFeed
	default:
		return published, model.DateFromFeed
	}
}

// prepare reads one fetched article. scratch is used for the words.
func prepare(feed model.FeedID, art *model.Article, at time.Time, scratch []byte) (draft, []byte) {
	d := draft{art: art, feed: feed, at: at}
	d.sorted, d.basis = sortTime(art.Published.UTC(), at)

	plain := art.Body.Plain()
	canonical := canonicalLink(art.Link)
	key := art.Key
	if key == "" {
		key = canonical
	}

	d.title, d.body, d.author, scratch = indexedWords(art, plain, scratch)

	d.content = hash("content", d.title, plain)
	if plain == "" {
		d.content = hash("content", d.title, art.Summary.String())
	}
	if key == "" {
		d.key = hash("key", "", strings.TrimSpace(d.title), plain)
	} else {
		d.key = hash("key", key)
	}
	d.reused = hash("key", key, canonical, d.title)
	if canonical != "" {
		d.link = hash("link", canonical)
	}
	d.sum = hash("sum", art.Title.String(), plain, art.Summary.String(), canonical)
	d.long = len(d.body) > 200
	d.doc = art.Body.Encode()
	d.distinct = distinctive(d.title)
	d.near = nearKeys(canonical, d.distinct)
	return d, scratch
}

// indexedWords returns what the index is to hold of an article, column by
// column. scratch is used and returned for the next call.
func indexedWords(art *model.Article, plain string, scratch []byte) (title, body, author string, _ []byte) {
	indexed := plain
	if s := art.Summary.String(); s != "" && !strings.Contains(plain, s[:min(len(s), 60)]) {
		indexed = s + "\n" + plain
	}
	scratch = model.AppendWords(scratch[:0], art.Title.String())
	title = string(scratch)
	scratch = model.AppendWords(scratch[:0], indexed)
	for _, c := range art.Categories {
		scratch = model.AppendWords(append(scratch, between...), c.String())
	}
	body = string(scratch)
	scratch = scratch[:0]
	for _, name := range art.Authors {
		scratch = model.AppendWords(append(scratch, between...), name.String())
	}
	return title, body, string(scratch), scratch
}

// between is a word that nobody can look for, so that no phrase reaches from
// one name into the next.
const between = "\ue000 "

// hash is a 64-bit FNV-1a over parts that cannot run into one another, mixed
// so that its low bits are as good as its high ones.
func hash(parts ...string) int64 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	h ^= h >> 29
	return int64(h)
}

// facts are the words of the index that the reader cannot type: the feed, the
// language, whether there is a link, and what the article names. They begin
// with a character that model.Words never lets through.
func facts(feed model.FeedID, lang string, hasLink bool, named []int64) string {
	b := make([]byte, 0, 48)
	b = append(b, factAny...)
	b = appendFact(append(b, ' '), 'f', int64(feed))
	if lang != "" {
		b = append(append(b, ' '), langFact(lang)...)
	}
	if hasLink {
		b = append(append(b, ' '), factLink...)
	}
	for _, e := range named {
		b = appendFact(append(b, ' '), 'e', e)
	}
	return string(b)
}

// The facts without a number.
const (
	factAny  = "\ue000a" // every article has it: what NOT starts from
	factLink = "\ue000k"
)

func appendFact(b []byte, kind byte, n int64) []byte {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	b = append(append(b, "\ue000"...), kind)
	var rev [13]byte
	i := len(rev)
	for {
		i--
		rev[i] = digits[n%36]
		if n /= 36; n == 0 {
			break
		}
	}
	return append(b, rev[i:]...)
}

func langFact(lang string) string {
	return "\ue000l" + strings.ToLower(strings.TrimSpace(lang))
}

// canonicalLink returns what an address and its variants have in common:
// without scheme, www, tracking, fragment and a slash at the end. It is only
// compared, never opened.
func canonicalLink(link string) string {
	rest, ok := strings.CutPrefix(link, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(link, "http://"); !ok {
			return ""
		}
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest, query, asked := strings.Cut(rest, "?")
	host, path, _ := strings.Cut(rest, "/")
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	host = strings.TrimSuffix(strings.TrimSuffix(host, ":80"), ":443")
	out := host + "/" + strings.TrimRight(path, "/")
	if !asked {
		return out
	}
	var kept []string
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(strings.ToLower(p), "=")
		if p == "" || model.IsTracking(name) {
			continue
		}
		kept = append(kept, p)
	}
	if len(kept) == 0 {
		return out
	}
	slices.Sort(kept)
	return out + "?" + strings.Join(kept, "&")
}
