package archive

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"pariscall/model"
)

// groupSep parts the folders of a feed in one column; no name holds it,
// because model.Line lets no control character through.
const groupSep = "\x1f"

// Subscribe makes the list of feeds equal to feeds. A feed is known by its
// address, or by one it had before it moved. It returns them with their ids,
// in the same order; a feed that the user gave no name has its own, or its host
// until it tells one.
func (a *Archive) Subscribe(ctx context.Context, feeds []model.Feed) ([]model.Feed, error) {
	out := make([]model.Feed, len(feeds))
	copy(out, feeds)
	if same, err := a.subscribed(ctx, out); err != nil || same {
		return out, err
	}
	_, err := a.write(ctx, "store the list of feeds", true, func(w *writing) error {
		w.changed = true
		if err := w.do("UPDATE feed SET listed=0"); err != nil {
			return err
		}
		copy(out, feeds) // without the names that were filled in, by an earlier try too
		for i := range out {
			if err := w.subscribe(&out[i], i); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// subscribed fills in ids and names and says whether the list is already just so,
// which is what nearly every start finds: then nothing is written.
func (a *Archive) subscribed(ctx context.Context, feeds []model.Feed) (bool, error) {
	same := true
	err := a.read(ctx, "read the list of feeds", func(c *conn) error {
		n := 0
		at := make(map[string]int, len(feeds))
		for i := range feeds {
			at[feeds[i].URL] = i
		}
		err := c.query(ctx, func(v []value) error {
			f, place := scanFeed(v), integer(v[9])
			i, ok := at[f.URL]
			if !ok || int64(i) != place || !sameFeed(&feeds[i], &f, yes(v[10])) {
				same = false
				return errStop
			}
			feeds[i].ID, feeds[i].Name = f.ID, f.Name
			n++
			return nil
		}, "SELECT "+feedColumns+", place, given FROM feed WHERE listed=1")
		same = same && n == len(feeds)
		return err
	})
	return same || a.readOnly.Load(), err
}

// sameFeed says whether the user's entry want says what is stored.
func sameFeed(want, have *model.Feed, given bool) bool {
	if given != !want.Name.IsEmpty() || given && want.Name != have.Name || have.Name.IsEmpty() && hostOf(have.URL) != "" {
		return false
	}
	return strings.Join(want.Group, groupSep) == strings.Join(have.Group, groupSep) && want.Default == have.Default &&
		(want.Site == "" || want.Site == have.Site) && (want.Language == "" || want.Language == have.Language)
}

// hostOf is what a feed is called until it says its name.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return model.Line(u.Host).String()
}

// subscribe stores one feed. A name that the user gives stays whatever the
// feed calls itself; without one the feed's own is kept.
func (w *writing) subscribe(f *model.Feed, place int) error {
	id, ok, err := w.get("SELECT id FROM feed WHERE url=?", f.URL)
	if err == nil && !ok {
		id, ok, err = w.get("SELECT feed FROM address WHERE url=? AND feed NOT IN (SELECT id FROM feed WHERE listed=1)", f.URL)
	}
	if err != nil {
		return err
	}
	given, group := !f.Name.IsEmpty(), strings.Join(f.Group, groupSep)
	if !ok {
		if id, _, err = w.get("SELECT coalesce(max(id),0)+1 FROM feed"); err != nil {
			return err
		}
		f.ID = model.FeedID(id)
		if !given {
			f.Name = model.Line(hostOf(f.URL))
		}
		return w.do(`INSERT INTO feed(id, url, listed, place, name, given, site, grp, lang, about, bundled)
			VALUES (?,?,1,?,?,?,?,?,?,?,?)`,
			id, f.URL, place, f.Name.String(), given, f.Site, group, f.Language, f.Description.String(), f.Default)
	}
	f.ID = model.FeedID(id)
	if !given {
		own, err := w.word(w.ctx, "SELECT name FROM feed WHERE id=?", id)
		if err != nil {
			return err
		}
		f.Name = model.Line(cmp.Or(own, hostOf(f.URL)))
	}
	return w.do(`UPDATE feed SET listed=1, place=?, name=?, given=?, grp=?, bundled=?,
		site=CASE WHEN ?='' THEN site ELSE ? END, lang=CASE WHEN ?='' THEN lang ELSE ? END WHERE id=?`,
		place, f.Name.String(), given, group, f.Default, f.Site, f.Site, f.Language, f.Language, id)
}

const feedColumns = "id, url, name, site, grp, lang, about, bundled, listed"

func scanFeed(v []value) model.Feed {
	f := model.Feed{
		ID: model.FeedID(integer(v[0])), URL: text(v[1]), Name: model.Line(text(v[2])), Site: text(v[3]),
		Language: text(v[5]), Description: model.Line(text(v[6])), Default: yes(v[7]),
	}
	if g := text(v[4]); g != "" {
		f.Group = strings.Split(g, groupSep)
	}
	return f
}

// healthRow is what is kept of model.Health as JSON; its texts have columns.
type healthRow struct {
	State       model.FeedState `json:"s,omitempty"`
	LastTry     time.Time       `json:"t,omitzero"`
	LastSuccess time.Time       `json:"g,omitzero"`
	NextCheck   time.Time       `json:"n,omitzero"`
	Failures    int             `json:"f,omitempty"`
	HTTPStatus  int             `json:"h,omitempty"`
	Bytes       int64           `json:"b,omitempty"`
	Took        time.Duration   `json:"d,omitempty"`
	MovedTo     string          `json:"m,omitempty"`
}

func encodeHealth(h *model.Health) string {
	b, err := json.Marshal(healthRow{
		h.State, h.LastTry.UTC(), h.LastSuccess.UTC(), h.NextCheck.UTC(), h.Failures, h.HTTPStatus, h.Bytes, h.Took, h.MovedTo,
	})
	if err != nil {
		return ""
	}
	return string(b)
}

// decodeHealth reads what encodeHealth wrote; what cannot be read is a feed
// that was never asked, which heals with the next fetch.
func decodeHealth(health, problem, hint string) model.Health {
	var r healthRow
	if health == "" || json.Unmarshal([]byte(health), &r) != nil {
		r = healthRow{State: model.FeedNew}
	}
	return model.Health{
		State: r.State, LastTry: r.LastTry, LastSuccess: r.LastSuccess, NextCheck: r.NextCheck, Failures: r.Failures,
		HTTPStatus: r.HTTPStatus, Bytes: r.Bytes, Took: r.Took, MovedTo: r.MovedTo,
		Error: model.Line(problem), Hint: model.Line(hint),
	}
}

// Records returns health and fetch state of every subscribed feed, in the
// order of the list.
func (a *Archive) Records(ctx context.Context) ([]model.FeedRecord, error) {
	var out []model.FeedRecord
	err := a.read(ctx, "read the feeds", func(c *conn) error {
		return c.query(ctx, func(v []value) error {
			r := model.FeedRecord{Feed: scanFeed(v), Health: decodeHealth(text(v[9]), text(v[10]), text(v[11]))}
			if s := text(v[12]); s != "" && json.Unmarshal([]byte(s), &r.State) != nil {
				r.State = model.FetchState{}
			}
			out = append(out, r)
			return nil
		}, "SELECT "+feedColumns+", health, error, hint, fetch FROM feed WHERE listed=1 ORDER BY place")
	})
	return out, err
}

// Feeds returns every subscribed feed with health and counts, in the order of
// the list.
func (a *Archive) Feeds(ctx context.Context) ([]model.FeedStatus, error) {
	var out []model.FeedStatus
	err := a.read(ctx, "read the feeds", func(c *conn) error {
		return c.query(ctx, func(v []value) error {
			out = append(out, model.FeedStatus{
				Feed: scanFeed(v), Health: decodeHealth(text(v[9]), text(v[10]), text(v[11])),
				Total: int(integer(v[12])), Unread: int(integer(v[13])),
			})
			return nil
		}, "SELECT "+feedColumns+", health, error, hint, total, unread FROM feed WHERE listed=1 ORDER BY place")
	})
	return out, err
}

// Move gives a feed a new address. The old one still means it.
func (a *Archive) Move(ctx context.Context, id model.FeedID, url string) error {
	_, err := a.write(ctx, "move a feed", true, func(w *writing) error {
		old, err := w.word(w.ctx, "SELECT url FROM feed WHERE id=?", int64(id))
		switch {
		case err != nil:
			return err
		case old == "":
			return fmt.Errorf("feed %d: %w", id, ErrNotFound)
		case old == url:
			return nil
		}
		if other, taken, err := w.get("SELECT id FROM feed WHERE url=?", url); err != nil {
			return err
		} else if taken {
			return fmt.Errorf("feed %d already has the address %s", other, url)
		}
		w.changed = true
		if err := w.do("INSERT OR REPLACE INTO address VALUES (?,?)", old, int64(id)); err != nil {
			return err
		}
		return w.do("UPDATE feed SET url=? WHERE id=?", url, int64(id))
	})
	return err
}

// Counts returns the maintained totals.
func (a *Archive) Counts(ctx context.Context) (model.Counts, error) {
	var n model.Counts
	err := a.read(ctx, "read the counts", func(c *conn) error {
		return c.query(ctx, func(v []value) error {
			n = model.Counts{Articles: int(integer(v[0])), Unread: int(integer(v[1])), Starred: int(integer(v[2]))}
			return nil
		}, "SELECT articles, unread, starred FROM state")
	})
	return n, err
}

// Revision grows with every change, also one by another program.
func (a *Archive) Revision(ctx context.Context) (uint64, error) {
	var rev int64
	err := a.read(ctx, "read the archive", func(c *conn) (err error) {
		rev, _, err = c.number(ctx, "SELECT revision FROM state")
		return err
	})
	return uint64(rev), err
}
