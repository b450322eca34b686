package panes

import (
	"strconv"
	"time"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// Sign is the mark of a thing without its name, and its ink: where a party
// stands on the Call, or what sort of thing it is.
func Sign(env Env, in *theme.Inks, r model.Ref) (string, theme.Ink) {
	g := env.Styles.Glyphs
	switch r.Kind {
	case model.KindCountry:
		if c := env.Atlas.Country(model.CountryCode(r.ID)); c != nil {
			return stanceMark(g, c), in.State
		}
		return g.Partly, in.State
	case model.KindSupporter:
		return g.Endorsed, supporterInk(env, in, r)
	case model.KindActor:
		return g.Actor, in.Bad
	case model.KindIncident:
		return g.Incident, in.Incident
	default:
		return g.Sep, in.Dim
	}
}

func supporterInk(env Env, in *theme.Inks, r model.Ref) theme.Ink {
	s := env.Atlas.Supporter(r.ID)
	if s == nil {
		return in.Company
	}
	switch s.Category {
	case model.CategoryState, model.CategoryAuthority:
		return in.State
	case model.CategoryCivil:
		return in.Civil
	default:
		return in.Company
	}
}

// badgeName bounds the name on a badge: the row is for the headline.
const badgeName = 20

// Badge names a thing in a few cells, with its stance: "RUS ○", "Microsoft ●",
// "APT28 ◆RUS", "▲ NotPetya". It reads without colour.
func Badge(env Env, in *theme.Inks, r model.Ref) (string, theme.Ink) {
	g := env.Styles.Glyphs
	sign, ink := Sign(env, in, r)
	short := func(s string) string { return widget.Cut(s, badgeName, g.Dots) }
	switch r.Kind {
	case model.KindCountry:
		return r.ID + " " + sign, ink
	case model.KindSupporter:
		name := r.ID
		if s := env.Atlas.Supporter(r.ID); s != nil {
			name = s.Name
		}
		return short(name) + " " + sign, ink
	case model.KindActor:
		name, from := r.ID, model.CountryCode("")
		if a := env.Atlas.Actor(r.ID); a != nil {
			name, from = a.Name, a.Sponsor
			if from == "" {
				from = a.Country
			}
		}
		return short(name) + " " + sign + string(from), ink
	case model.KindIncident:
		name := r.ID
		if i := env.Atlas.Incident(r.ID); i != nil {
			name = i.Name
		}
		return sign + short(name), ink
	default:
		return short(nameOf(env, r)), ink
	}
}

func nameOf(env Env, r model.Ref) string {
	if e, ok := env.Atlas.Resolve(r); ok {
		return e.Title()
	}
	return r.String()
}

// Badges paints as many badges as fit into w cells, how many do not, and says
// how many cells it took.
func Badges(env Env, in *theme.Inks, refs []model.Ref, w int) (painted string, used int) {
	for i, r := range refs {
		label, ink := Badge(env, in, r)
		gap, rest := 2, ""
		if used == 0 {
			gap = 0
		}
		need := used + gap + widget.Width(label)
		if left := len(refs) - i - 1; used > 0 && left > 0 && need <= w && need+2+len(strconv.Itoa(left)) > w {
			need = w + 1 // this one and no word of the others would be a lie
		}
		if need > w {
			if rest = "+" + strconv.Itoa(len(refs)-i); used > 0 && used+1+len(rest) <= w {
				painted += in.Dim.Paint(" " + rest)
				used += 1 + len(rest)
			}
			break
		}
		painted += ink.Paint(widget.Blank(gap) + label) // one ink: fewer bytes to send
		used = need
	}
	return painted, used
}

// When is a moment in a few cells: the time today, the day before that, the
// year before this one.
func When(t, now time.Time) string {
	t = t.In(now.Location())
	switch {
	case t.IsZero():
		return "undated"
	case sameDay(t, now):
		return t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("2 Jan")
	default:
		return t.Format("Jan 2006")
	}
}

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

// dayName heads the articles of a day.
func dayName(t, now time.Time) string {
	t = t.In(now.Location())
	switch {
	case t.IsZero():
		return "Undated"
	case sameDay(t, now):
		return "Today"
	case sameDay(t, now.AddDate(0, 0, -1)):
		return "Yesterday"
	case t.After(now):
		return t.Format("Monday 2 January 2006")
	case now.Sub(t) < 6*24*time.Hour:
		return t.Format("Monday 2 January")
	case t.Year() == now.Year():
		return t.Format("Mon 2 January")
	default:
		return t.Format("Mon 2 January 2006")
	}
}

// ArticleOf returns the article a reference points to.
func ArticleOf(r model.Ref) (model.ArticleID, bool) {
	if r.Kind != model.KindArticle {
		return 0, false
	}
	n, err := strconv.ParseInt(r.ID, 10, 64)
	return model.ArticleID(n), err == nil && n > 0
}

// FeedOf returns the feed a reference points to.
func FeedOf(r model.Ref) (model.FeedID, bool) {
	if r.Kind != model.KindFeed {
		return 0, false
	}
	n, err := strconv.ParseInt(r.ID, 10, 64)
	return model.FeedID(n), err == nil && n > 0
}
