package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"pariscall/model"
)

// plural returns the word for many things of a kind, as list takes it.
func plural(k model.Kind) string {
	if k == model.KindCountry {
		return "countries"
	}
	return string(k) + "s"
}

// listable are the kinds of the bundled data.
func listable() []model.Kind {
	return []model.Kind{
		model.KindCountry, model.KindSupporter, model.KindIncident, model.KindActor,
		model.KindInstrument, model.KindPrinciple, model.KindMilestone,
	}
}

func kindWords() []string {
	var words []string
	for _, k := range listable() {
		words = append(words, plural(k))
	}
	return words
}

// categoryWords writes a category of supporters for people.
func categoryWords(c model.Category) string {
	switch c {
	case model.CategoryState:
		return "state"
	case model.CategoryAuthority:
		return "public authority"
	case model.CategoryPrivate:
		return "private sector"
	case model.CategoryCivil:
		return "civil society"
	default:
		return string(c)
	}
}

// counted writes a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", grouped(n), many)
}

// grouped writes a whole number with its thousands apart: 12,480.
func grouped[N int | int64](n N) string {
	if n < 0 {
		return "-" + grouped(-n)
	}
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// money writes an amount of US dollars as people say it.
func money(usd float64) string {
	switch {
	case usd >= 1e9:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", usd/1e9), ".0") + " billion US dollars"
	case usd >= 1e6:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", usd/1e6), ".0") + " million US dollars"
	default:
		return grouped(int64(usd)) + " US dollars"
	}
}

// yearOf returns the year of a date, or a question mark.
func yearOf(d model.Date) string {
	if !d.Known() {
		return "?"
	}
	return fmt.Sprintf("%04d", d.Year)
}

// span writes a period: "27 Jun 2017 – 28 Jun 2017", "since 2007" is never
// assumed, so an open end is only its begin.
func span(from, to model.Date) string {
	if !to.Known() || to == from {
		return from.String()
	}
	return from.String() + " – " + to.String()
}

// positionMark is the sign for what a party did about an instrument.
func positionMark(status string) mark {
	switch status {
	case "voted-yes":
		return markFor
	case "voted-no", "withdrew":
		return markAgainst
	case "abstained", "absent", "":
		return markNo
	default:
		return markYes
	}
}

// positionWords writes a status for people, in the explorer's words.
func positionWords(status string) string {
	switch status {
	case "voted-yes":
		return "voted for"
	case "voted-no":
		return "voted against"
	case "signatory":
		return "signed"
	}
	return strings.ReplaceAll(status, "-", " ")
}

// callMark is the sign for a stance on the Paris Call: what is disputed, or
// since when nobody knows, is not shown as plainly so.
func callMark(s model.CallStance) mark {
	switch {
	case s.Disputed, s.Status == model.Endorsed && !s.Date.Known():
		return markPartly
	case s.Status == model.Endorsed:
		return markYes
	default:
		return markNo
	}
}

// callWords says a stance with its date and what the date rests on. AsOf is
// the day up to which the register was read.
func callWords(s model.CallStance, asOf string) string {
	var words string
	switch {
	case s.Status != model.Endorsed && asOf != "":
		words = "not endorsed: not in the register as of " + asOf
	case s.Status != model.Endorsed:
		words = "not endorsed"
	case s.Basis == model.BasisSigned:
		words = "endorsed, signed " + s.Date.String()
	case s.Basis == model.BasisLaunch:
		words = "endorsed at launch, " + s.Date.String() + ", documented"
	case s.Basis == model.BasisReported:
		words = "endorsed, joined " + s.Date.String() + ", documented"
	case s.Date.Precision == model.PrecisionBy:
		words = "endorsed, on the list " + s.Date.String()
	case s.Date.Known():
		words = "endorsed, on the list since " + s.Date.String()
	default:
		words = "endorsed, since when is unknown"
	}
	if s.Disputed {
		words += "; sources disagree"
	}
	return words
}

// cut shortens a text to a width on the screen.
func cut(s string, width int) string { return ansi.Truncate(s, width, "…") }
