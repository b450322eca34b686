package feeds

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// openRoot begins the skeleton. A feed of any RSS becomes <rss><channel>,
// whatever surrounds its items; an entry that stands alone becomes a feed of one.
func (g *xmlGuard) openRoot(e element, empty bool) {
	g.native = spaceNone
	for _, d := range g.scope {
		if d.prefix == nil {
			g.native = d.space
		}
	}
	g.resolve(e.name)
	g.version = string(g.attribute("version"))
	if g.version == "" {
		for _, d := range g.scope {
			if d.space == spaceRSS {
				g.version = "1.0"
			}
		}
	}
	e.where, g.opened = inFeed, true
	switch string(g.lower) {
	case "feed":
		g.atom, e.emit = true, "feed"
		g.out = append(g.out, "<feed>"...)
	case "entry":
		g.atom = true
		g.out = append(g.out, "<feed>"...)
		g.stack = append(g.stack, element{emit: "feed", where: inFeed})
		g.open(e, empty)
		return
	default:
		e.emit = "channel></rss" // ends both
		g.out = append(g.out, "<rss><channel>"...)
	}
	g.stack = append(g.stack, e)
	if empty {
		g.pop()
		g.closed = true
	}
}

// token writes the number by which the skeleton knows a text.
func (g *xmlGuard) token(l leaf) {
	g.out = strconv.AppendInt(g.out, int64(len(g.texts)), 10)
	g.texts = append(g.texts, l)
}

// date writes a date in the one form that every parser reads at once. One
// that cannot be read, or cannot be true, stays a text, so that it can be shown.
func (g *xmlGuard) date(l leaf) {
	t, ok := parseDate(g.words(l), g.now)
	if !ok || !usableDate(t, g.now) {
		g.token(l)
		return
	}
	g.out = t.UTC().AppendFormat(g.out, time.RFC3339)
	if n := len(g.items); n > 0 && g.stack[len(g.stack)-1].where == inItem {
		g.items[n-1].newest = max(g.items[n-1].newest, t.Unix())
	}
}

// newestOf returns which of too many items to keep: the newest, in the order
// of the document. Items without a date count as older than all others.
func newestOf(items []itemSpan) []int32 {
	order := make([]int32, len(items))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(items[b].newest, items[a].newest), cmp.Compare(a, b))
	})
	kept := order[:min(maxItems, len(order))]
	slices.Sort(kept)
	return kept
}

// tooMany says in words that items were left out.
func tooMany(n int) string {
	return "has " + strconv.Itoa(n) + " items; the newest " + strconv.Itoa(maxItems) + " were kept"
}

// keepNewest leaves the newest items in the skeleton when there are too many.
func (g *xmlGuard) keepNewest() {
	if len(g.items) <= maxItems {
		return
	}
	g.warnf(tooMany(len(g.items)))
	kept := newestOf(g.items)
	out := append([]byte(nil), g.out[:g.items[0].start]...)
	last := g.items[0].start
	for i, it := range g.items {
		out = append(out, g.out[last:it.start]...) // what stands between items
		if len(kept) > 0 && kept[0] == int32(i) {
			out = append(out, g.out[it.start:it.end]...)
			kept = kept[1:]
		}
		last = it.end
	}
	g.out = append(out, g.out[last:]...)
}
