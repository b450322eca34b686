package panes

import (
	"strconv"
	"strings"

	"pariscall/model"
	"pariscall/ui/theme"
	"pariscall/ui/widget"
)

// callBegan is the day the Paris Call was launched.
func callBegan() model.Date {
	return model.Date{Year: 2018, Month: 11, Day: 12, Precision: model.PrecisionDay}
}

// sinceWords says since when, and what that rests on. A day that only proves
// "by then" never reads like a day of signing.
func sinceWords(d model.Date, b model.Basis) string {
	switch {
	case b == model.BasisSigned && d.Known():
		return "signed " + d.String()
	case b == model.BasisLaunch && d.Known():
		return "at launch, " + d.String() + ", documented"
	case b == model.BasisLaunch:
		return "at launch, documented"
	case b == model.BasisReported && d.Known():
		return "joined " + d.String() + ", reported"
	case b == model.BasisReported:
		return "joined after the launch, day unknown"
	case d.Known():
		return "on the list " + d.AsBy().String()
	default:
		return "since when is unknown"
	}
}

// stanceMark is the mark of a state's stance on the Call.
func stanceMark(g theme.Glyphs, c *model.Country) string {
	switch {
	case c.Call.Disputed:
		return g.Partly
	case c.Call.Status == model.Endorsed:
		return g.Endorsed
	default:
		return g.NotEndorsed
	}
}

func stanceTone(c *model.Country) widget.Tone {
	switch {
	case c.Call.Disputed:
		return widget.ToneWarn
	case c.Call.Status == model.Endorsed:
		return widget.ToneGood
	default:
		return widget.ToneDim
	}
}

// positionWords turns the word of a list into a mark and words for a reader.
func positionWords(g theme.Glyphs, status string) (mark, words string, tone widget.Tone) {
	switch status {
	case "voted-yes":
		return g.Yes, "voted for", widget.ToneGood
	case "voted-no":
		return g.No, "voted against", widget.ToneBad
	case "abstained":
		return g.Partly, "abstained", widget.ToneWarn
	case "absent":
		return g.Absent, "absent", widget.ToneDim
	case "withdrew":
		return g.No, "withdrew", widget.ToneBad
	case "signatory":
		return g.Endorsed, "signed", widget.ToneGood
	case "published":
		return g.Endorsed, "published", widget.ToneGood
	default:
		return g.Endorsed, strings.ReplaceAll(status, "-", " "), widget.ToneGood
	}
}

// lasts says whether a status is a state that began on a day rather than an
// act of that day.
func lasts(status string) bool { return status == "party" || status == "member" }

// categoryWords names a category as a heading of several.
func categoryWords(c model.Category) string {
	switch c {
	case model.CategoryState:
		return "state"
	case model.CategoryAuthority:
		return "public authorities"
	case model.CategoryPrivate:
		return "companies"
	case model.CategoryCivil:
		return "civil society"
	default:
		return "not given"
	}
}

// categoryWord names one supporter's category.
func categoryWord(c model.Category) string {
	switch c {
	case model.CategoryAuthority:
		return "public authority"
	case model.CategoryPrivate:
		return "company"
	default:
		return categoryWords(c)
	}
}

func categoryTone(c model.Category) widget.Tone {
	switch c {
	case model.CategoryState:
		return widget.ToneState
	case model.CategoryAuthority:
		return widget.ToneAuthority
	case model.CategoryPrivate:
		return widget.ToneCompany
	case model.CategoryCivil:
		return widget.ToneCivil
	default:
		return widget.ToneText
	}
}

// capital begins a heading.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// plain makes a word of a list readable: supply-chain, supply chain.
func plain(word string) string { return strings.ReplaceAll(word, "-", " ") }

// count writes a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(int64(n)) + " " + many
}

// thousands writes a number with commas.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// money writes an amount of dollars as one says it.
func money(usd float64) string {
	unit := func(n float64, name string) string {
		return strconv.FormatFloat(n, 'f', -1, 64) + " " + name + " US dollars"
	}
	round := func(n float64) float64 { return float64(int64(n*10+0.5)) / 10 }
	switch {
	case usd >= 1e9:
		return unit(round(usd/1e9), "billion")
	case usd >= 1e6:
		return unit(round(usd/1e6), "million")
	default:
		return thousands(int64(usd)) + " US dollars"
	}
}

// spread writes when something was: one date, or from one to another.
func spread(from, to model.Date) string {
	switch {
	case !to.Known() || to == from:
		return from.String()
	case !from.Known():
		return "until " + to.String()
	default:
		return from.String() + " to " + to.String()
	}
}
