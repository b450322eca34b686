package archive

import (
	"time"

	"pariscall/model"
)

// tellers remembers the headlines of the days on which arrivals fall, so that
// finding the story of an article asks the archive once for some days and not
// once for each article. It belongs to whoever holds the writer. It is true
// for one revision: when another program has written, it starts afresh.
type tellers struct {
	revision int64
	days     map[int64]*tellersOfDays
	tales    map[int64]*tale
	size     int
	clock    int
}

// tellersOfDays holds the articles of storyDays days by their hashes.
type tellersOfDays struct {
	by   map[int64][]*teller
	n    int
	used int
}

// teller is one article as a candidate for a story.
type teller struct {
	id, ord, story, link, sketch int64
	feed                         model.FeedID
	words                        []string
}

// mostTellers bounds the memory: about 400 bytes each.
const mostTellers = 12000

func (t *tellers) clear() { *t = tellers{} }

// find returns the first article of another feed that tells the same within
// storySpan, or nil.
func (t *tellers) find(w *writing, d *draft) (*teller, error) {
	if d.near == [nearHashes]int64{} {
		return nil, nil
	}
	if err := t.ready(w); err != nil {
		return nil, err
	}
	bucket := storyBucket(d.sorted)
	picture := sketch(d.distinct)
	for b := bucket - 1; b <= bucket+1; b++ {
		days, err := t.load(w, b)
		if err != nil {
			return nil, err
		}
		for _, h := range d.near {
			if h == 0 {
				continue
			}
			for _, other := range days.by[h] {
				if other.sameStory(d, picture) {
					return other, nil
				}
			}
		}
	}
	return nil, nil
}

func (o *teller) sameStory(d *draft, picture int64) bool {
	if o.feed == d.feed || !(o.link != 0 && o.link == d.near[0] || mayBeAlike(o.sketch, picture)) {
		return false
	}
	apart := o.ord>>ordShift - d.sorted.Unix() // seconds
	if max(apart, -apart) > int64(storySpan/time.Second) {
		return false
	}
	return o.link != 0 && o.link == d.near[0] || alike(o.words, d.distinct)
}

// ready makes sure, once a transaction, that nothing was written behind its
// back.
func (t *tellers) ready(w *writing) error {
	if w.tellersReady {
		return nil
	}
	revision, _, err := w.get("SELECT revision FROM state")
	if err != nil {
		return err
	}
	if t.revision != revision {
		t.clear()
		t.revision = revision
		t.days = make(map[int64]*tellersOfDays)
	}
	if t.tales == nil || len(t.tales) > mostTellers/4 {
		t.tales = make(map[int64]*tale)
	}
	w.tellersReady = true
	return nil
}

// tale returns the story of an article, which becomes one if it stood alone.
func (t *tellers) tale(w *writing, o *teller) (*tale, error) {
	if o.story == 0 {
		o.story = o.id
		s := &tale{id: o.id, lead: o.ord, newest: o.ord, feeds: map[model.FeedID]bool{o.feed: true}}
		t.tales[s.id] = s
		if err := w.do("UPDATE line SET story=? WHERE ord=?", s.id, o.ord); err != nil {
			return nil, err
		}
		return s, w.do("INSERT INTO story VALUES (?,1)", s.id)
	}
	if s := t.tales[o.story]; s != nil {
		return s, nil
	}
	s := &tale{id: o.story, feeds: make(map[model.FeedID]bool)}
	t.tales[s.id] = s
	err := w.each(func(v []value) error {
		s.newest = integer(v[0]) // ascending
		s.lead = s.newest
		s.feeds[model.FeedID(integer(v[1]))] = true
		return nil
	}, "SELECT ord, feed FROM line WHERE story=? AND story>0 ORDER BY ord", s.id)
	return s, err
}

// load returns the articles of a bucket of days, from memory if they are
// there.
func (t *tellers) load(w *writing, bucket int64) (*tellersOfDays, error) {
	t.clock++
	if days := t.days[bucket]; days != nil {
		days.used = t.clock
		return days, nil
	}
	t.forgetOldest(bucket)
	days := &tellersOfDays{by: make(map[int64][]*teller), used: t.clock}
	t.days[bucket] = days
	from := time.Unix(bucket*storyDays*24*3600, 0)
	err := w.each(func(v []value) error {
		link := canonicalLink(text(v[5]))
		words := distinctive(string(model.AppendWords(nil, text(v[4]))))
		near := nearKeys(link, words)
		t.add(bucket, near, &teller{
			id: integer(v[0]), feed: model.FeedID(integer(v[1])), ord: integer(v[2]), story: integer(v[3]),
			link: near[0], sketch: sketch(words), words: words,
		})
		return nil
	}, `SELECT a.id, a.feed, a.ord, l.story, a.title, a.link FROM line l JOIN article a ON a.id=l.id
		WHERE l.ord>=? AND l.ord<? ORDER BY l.ord DESC LIMIT ?`,
		ordFloor(from), ordFloor(from.AddDate(0, 0, storyDays)), mostTellers)
	return days, err
}

// add makes an article a candidate. Days that are not in memory will bring it
// along when they are loaded.
func (t *tellers) add(bucket int64, near [nearHashes]int64, o *teller) {
	days := t.days[bucket]
	if days == nil {
		return
	}
	for _, h := range near {
		if h != 0 {
			days.by[h] = append(days.by[h], o)
		}
	}
	days.n++
	t.size++
}

// forgetOldest makes room, but keeps the neighbours of a bucket.
func (t *tellers) forgetOldest(around int64) {
	for t.size > mostTellers {
		oldest, found := int64(0), false
		for b, days := range t.days {
			if (b < around-2 || b > around+2) && (!found || days.used < t.days[oldest].used) {
				oldest, found = b, true
			}
		}
		if !found {
			return
		}
		t.size -= t.days[oldest].n
		delete(t.days, oldest)
	}
}
