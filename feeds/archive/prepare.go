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
	title, author   string
	body            []byte // words
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

// prepare reads one fetched article. What it makes of the text lies on p, so
// it is only good as long as p is not used for other articles.
func prepare(feed model.FeedID, art *model.Article, at time.Time, p *paper) draft {
	d := draft{art: art, feed: feed, at: at}
	d.sorted, d.basis = sortTime(art.Published.UTC(), at)

	canonical := canonicalLink(art.Link)
	key := art.Key
	if key == "" {
		key = canonical
	}
	d.title, d.body, d.author = indexedWords(art, p)

	content, sum := digestOf("content", d.title), digestOf("sum", art.Title.String())
	plain := false // there is some
	art.Body.Pieces(func(gap, text string) {
		content, sum = addToBoth(content, sum, gap)
		content, sum = addToBoth(content, sum, text)
		plain = true
	})
	d.content, d.sum = content.end().value(), sum.end().part(art.Summary.String()).part(canonical).value()
	if !plain {
		d.content = hash("content", d.title, art.Summary.String())
	}
	if key == "" {
		d.key = hash("key", "", strings.TrimSpace(d.title), art.Body.Plain())
	} else {
		d.key = hash("key", key)
	}
	d.reused = hash("key", key, canonical, d.title)
	if canonical != "" {
		d.link = hash("link", canonical)
	}
	d.long = len(d.body) > 200
	if len(art.Body) > 0 {
		d.doc = p.keep(art.Body.AppendEncoded(p.blank(art.Body.EncodedMost())))
	}
	d.distinct = distinctive(d.title)
	d.near = nearKeys(canonical, d.distinct)
	return d
}

// indexedWords returns what the index is to hold of an article, column by
// column; the body lies on p.
func indexedWords(art *model.Article, p *paper) (title string, body []byte, author string) {
	scratch := model.AppendWords(p.blank(0), art.Title.String())
	title = string(scratch)
	scratch = scratch[:0]
	for _, name := range art.Authors {
		scratch = model.AppendWords(append(scratch, between...), name.String())
	}
	author = string(scratch)

	size := 0
	summary := art.Summary.String()
	begins := summary[:min(len(summary), 60)]
	repeated := begins == "" || strings.Contains(begins, "\n") && strings.Contains(art.Body.Plain(), begins)
	art.Body.Pieces(func(_, text string) {
		size += len(text) + 1
		repeated = repeated || strings.Contains(text, begins)
	})
	body = p.blank(size + size/8 + len(summary))
	if !repeated {
		body = model.AppendWords(body, summary)
	}
	// What stands between the pieces is white space, so they can be cut one by one.
	art.Body.Pieces(func(_, text string) { body = model.AppendWords(body, text) })
	for _, c := range art.Categories {
		body = model.AppendWords(append(body, between...), c.String())
	}
	return title, p.keep(body), author
}

// between is a word that nobody can look for, so that no phrase reaches from
// one name into the next.
const between = "\ue000 "

// hash is a 64-bit FNV-1a over parts that cannot run into one another, mixed
// so that its low bits are as good as its high ones.
func hash(parts ...string) int64 { return digestOf(parts...).value() }

// digest is a hash on its way.
type digest uint64

const digestPrime = 1099511628211

// digestOf returns the digest of whole parts.
func digestOf(parts ...string) digest {
	h := digest(14695981039346656037)
	for _, p := range parts {
		h = h.part(p)
	}
	return h
}

// part adds a whole part.
func (h digest) part(s string) digest {
	for i := range len(s) {
		h = (h ^ digest(s[i])) * digestPrime
	}
	return h.end()
}

// end closes a part.
func (h digest) end() digest { return (h ^ 0xff) * digestPrime }

// addToBoth adds a piece of a part to two digests, in the time of one: each
// step of a digest waits for the one before.
func addToBoth(x, y digest, s string) (digest, digest) {
	for i := range len(s) {
		c := digest(s[i])
		x, y = (x^c)*digestPrime, (y^c)*digestPrime
	}
	return x, y
}

func (h digest) value() int64 {
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
