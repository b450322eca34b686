package archive

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"pariscall/model"
)

// Put stores the outcomes of fetches in one transaction and says what each
// brought, in the same order. New articles get ids, first-seen times, their
// place and their story; what the archive already holds keeps its marks. A
// result for a feed that is not there any more is left out.
func (a *Archive) Put(ctx context.Context, results []model.FetchResult) ([]model.Arrivals, error) {
	drafts, done := a.draftAll(results, a.now().UTC())
	defer done()
	if err := ctx.Err(); err != nil {
		return nil, err
	}

	var out []model.Arrivals
	revision, err := a.write(ctx, "store what arrived", false, func(w *writing) error {
		out = make([]model.Arrivals, len(results))
		return w.put(results, drafts, out)
	})
	if err != nil {
		return nil, err
	}
	fresh := 0
	for i := range out {
		out[i].Revision = revision
		fresh += out[i].New
	}
	a.arrived(fresh)
	return out, nil
}

// draftAll reads what was fetched, on all processors: while one transaction
// is being made ready, none is written. The drafts are good until done.
func (a *Archive) draftAll(results []model.FetchResult, now time.Time) (drafts [][]draft, done func()) {
	drafts = make([][]draft, len(results))
	papers := make([]*paper, max(1, min(runtime.GOMAXPROCS(0), len(results))))
	var next atomic.Int32
	read := func(p *paper) {
		for i := int(next.Add(1)) - 1; i < len(results); i = int(next.Add(1)) - 1 {
			r := &results[i]
			at := r.At.UTC()
			if at.IsZero() || at.After(now) {
				at = now
			}
			drafts[i] = make([]draft, len(r.Articles))
			for j := range r.Articles {
				drafts[i][j] = prepare(r.Feed, &r.Articles[j], at, p)
				drafts[i][j].linked = r.Linked != ""
			}
		}
	}
	var others sync.WaitGroup
	for i := range papers {
		p, ok := a.papers.Get().(*paper)
		if !ok {
			p = new(paper)
		}
		papers[i] = p
		if i > 0 {
			others.Go(func() { read(p) })
		}
	}
	read(papers[0])
	others.Wait()
	return drafts, func() {
		for _, p := range papers {
			p.erase()
			a.papers.Put(p)
		}
	}
}

// arrival is a new article with the result that brought it.
type arrival struct {
	*draft
	from int
}

func (w *writing) put(results []model.FetchResult, drafts [][]draft, out []model.Arrivals) error {
	linkedUnder, err := w.word(w.ctx, "SELECT linked FROM state")
	if err != nil {
		return err
	}
	var fresh []arrival
	var edits []*draft
	for i := range results {
		r := &results[i]
		out[i].Feed = r.Feed
		if err := w.putFeed(r); errors.Is(err, ErrNotFound) {
			continue
		} else if err != nil {
			return err
		}
		if err := w.dropRejected(r.Feed, drafts[i]); err != nil {
			return err
		}
		found, err := w.identify(r.Feed, drafts[i])
		if err != nil {
			return err
		}
		for _, d := range found.fresh {
			fresh = append(fresh, arrival{d, i})
		}
		for _, d := range found.edited {
			changed, err := w.isEdit(d)
			if err != nil {
				return err
			}
			if changed {
				edits = append(edits, d)
				out[i].Updated++
			}
		}
	}

	// In the order of the index, each row id above the last: only then does
	// the full-text index gather a whole transaction before it writes.
	slices.SortFunc(edits, func(x, y *draft) int { return cmp.Compare(x.ord, y.ord) })
	for _, d := range edits {
		if err := w.edit(d); err != nil {
			return err
		}
	}
	slices.SortStableFunc(fresh, func(x, y arrival) int { return x.sorted.Compare(y.sorted) })
	return w.insertAll(fresh, out, results, linkedUnder)
}

func (w *writing) insertAll(fresh []arrival, out []model.Arrivals, results []model.FetchResult, linkedUnder string) error {
	if len(fresh) == 0 {
		return nil
	}
	last, _, err := w.get("SELECT max(last_id, coalesce((SELECT max(id) FROM article), 0)) FROM state")
	if err != nil {
		return err
	}
	w.lastID = last
	var places placer
	for _, d := range fresh {
		w.lastID++
		d.id = model.ArticleID(w.lastID)
		story, err := w.findStory(d.draft)
		if err != nil {
			return err
		}
		if err := places.put(w, d.draft, story); err != nil {
			return err
		}
		w.joinStory(d.draft, story)
		if err := w.insert(d.draft); err != nil {
			return err
		}
		if linkedUnder != "" && results[d.from].Linked != linkedUnder {
			if err := w.do("INSERT OR IGNORE INTO relink VALUES (?)", int64(d.id)); err != nil {
				return err
			}
		}
		o := &out[d.from]
		o.New++
		if o.First == 0 {
			o.First = d.id
		}
	}
	return nil
}

// putFeed stores what a fetch says about its feed.
func (w *writing) putFeed(r *model.FetchResult) error {
	state, err := json.Marshal(&r.State)
	if err != nil {
		return fmt.Errorf("feed %d: %w", r.Feed, err)
	}
	m := &r.Meta
	n, err := w.run(w.ctx, `UPDATE feed SET health=?, error=?, hint=?, fetch=?,
		name=CASE WHEN given OR ?5='' THEN name ELSE ?5 END, site=CASE WHEN ?6='' THEN site ELSE ?6 END,
		lang=CASE WHEN ?7='' THEN lang ELSE ?7 END, about=CASE WHEN ?8='' THEN about ELSE ?8 END WHERE id=?9`,
		encodeHealth(&r.Health), r.Health.Error.String(), r.Health.Hint.String(), string(state),
		m.Name.String(), m.Site, m.Language, m.Description.String(), int64(r.Feed))
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	w.changed = true
	return nil
}

// ordShift leaves room for 256 articles in a second; more go on into the next.
const ordShift = 8

// placer gives articles their order and their line. The first place of a
// second is nearly always free, so it is tried before it is looked for. The
// placer remembers where the last second had room, so that a thousand articles
// without a date do not search a thousand times.
type placer struct{ second, try int64 }

func (p *placer) put(w *writing, d *draft, story *tale) error {
	second := d.sorted.Unix()
	if p.second != second || p.try < second {
		p.second, p.try = second, second
	}
	d.ord = p.try << ordShift
	of, lead := int64(0), 1
	if story != nil {
		of, lead = story.id, 0 // for now; see writeTales
	}
	for {
		err := w.do("INSERT INTO line VALUES (?,?,?,?,?,1,0,0)", d.ord, int64(d.id), int64(d.feed), of, lead)
		if !isCode(err, codeConstraint) {
			return err
		}
		if d.ord, err = p.next(w); err != nil {
			return err
		}
	}
}

// next returns the first free order at p.try or after.
func (p *placer) next(w *writing) (int64, error) {
	for {
		base := p.try << ordShift
		top, used, err := w.get("SELECT max(ord) FROM line WHERE ord BETWEEN ? AND ?", base, base+1<<ordShift-1)
		switch {
		case err != nil:
			return 0, err
		case !used:
			return base, nil
		case top < base+1<<ordShift-1:
			return top + 1, nil
		}
		p.try++
	}
}

// ordTime is the second an order stands for.
func ordTime(ord int64) time.Time { return time.Unix(ord>>ordShift, 0).UTC() }

// listSep parts the names in a column; see groupSep.
const listSep = "\x1f"

func joinTexts(texts []model.Text) string {
	if len(texts) == 0 {
		return ""
	}
	parts := make([]string, len(texts))
	for i, t := range texts {
		parts[i] = t.String()
	}
	return strings.Join(parts, listSep)
}

func splitTexts(s string) []model.Text {
	if s == "" {
		return nil
	}
	var out []model.Text
	for p := range strings.SplitSeq(s, listSep) {
		out = append(out, model.Line(p))
	}
	return out
}

func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func fromSeconds(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(n, 0).UTC()
}
