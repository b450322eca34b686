package feeds

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"pariscall/model"
)

// distinct gives every draft its identity within the feed and returns the
// articles in the order of the document: the guid, else the link without
// tracking, else a hash of title and text. A guid that stands on items with
// another link and another title is no identity: those items are told apart
// by link and title. The same article twice is one, in its later form.
func (b *builder) distinct() []model.Article {
	for i := range b.drafts {
		d := &b.drafts[i]
		d.canon = CanonicalLink(d.article.Link)
		d.article.Key = d.key()
		d.article.Hash = contentHash(&d.article, d.canon)
	}
	shared := b.sharedKeys()
	at := make(map[string]int, len(b.drafts))
	out := make([]model.Article, 0, len(b.drafts))
	for i := range b.drafts {
		d := &b.drafts[i]
		a := d.article
		if shared[a.Key] {
			a.Key += " " + strconv.FormatUint(stringHash(d.canon, a.Title.String()), 16)
		}
		if a.Title.IsEmpty() {
			a.Title = a.Body.Excerpt(90)
		}
		if j, twice := at[a.Key]; twice {
			if laterForm(&a, &out[j]) {
				out[j] = a
			}
			continue
		}
		at[a.Key] = len(out)
		out = append(out, a)
	}
	return out
}

// laterForm says whether a is a newer version of b.
func laterForm(a, b *model.Article) bool {
	x, y := a.Updated, b.Updated
	if x.IsZero() {
		x = a.Published
	}
	if y.IsZero() {
		y = b.Published
	}
	return x.After(y)
}

// key returns what identifies the draft when nothing else claims the same.
func (d *draft) key() string {
	switch {
	case d.guid != "" && len(d.guid) <= maxKeyBytes:
		return model.Line(d.guid).String()
	case d.guid != "":
		sum := sha256.Sum256([]byte(d.guid))
		return "sha256:" + hex.EncodeToString(sum[:])
	case d.canon != "" && len(d.canon) <= maxKeyBytes:
		return d.canon
	case d.canon != "":
		sum := sha256.Sum256([]byte(d.canon))
		return "sha256:" + hex.EncodeToString(sum[:])
	}
	return "text:" + strconv.FormatUint(contentHash(&d.article, ""), 16)
}

// sharedKeys returns the keys that stand on different articles.
func (b *builder) sharedKeys() map[string]bool {
	type face struct{ link, title string }
	seen := make(map[string]face, len(b.drafts))
	var shared map[string]bool
	for i := range b.drafts {
		d := &b.drafts[i]
		f := face{d.canon, d.article.Title.String()}
		g, ok := seen[d.article.Key]
		if !ok {
			seen[d.article.Key] = f
			continue
		}
		sameLink := d.guid != "" && f.link == g.link && f.link != ""
		if !sameLink && f.title != g.title {
			if shared == nil {
				shared = map[string]bool{}
			}
			shared[d.article.Key] = true
		}
	}
	return shared
}

// contentHash is a digest of what a reader sees: title, text and link. It is
// the same on every machine and in every version that cleans alike.
func contentHash(a *model.Article, link string) uint64 {
	h := fnvStart.with(a.Title.String())
	for i := range a.Body {
		h = h.with("\x00").with(a.Body[i].Text.String())
	}
	return uint64(h.with("\x00\x00").with(link))
}

// stringHash is a digest of strings.
func stringHash(parts ...string) uint64 {
	h := fnvStart
	for _, p := range parts {
		h = h.with(p).with("\x00")
	}
	return uint64(h)
}

// digest is FNV-1a of 64 bits over strings. Package hash/fnv would copy each
// of them.
type digest uint64

const fnvStart digest = 14695981039346656037

func (d digest) with(s string) digest {
	for i := range len(s) {
		d = (d ^ digest(s[i])) * 1099511628211
	}
	return d
}
