package panes

import (
	"cmp"
	"strings"

	"pariscall/model"
	"pariscall/ui/widget"
)

// state links a country by its code and stance: "FRA ●".
func (c *card) state(code model.CountryCode) span {
	country := c.atlas.Country(code)
	if country == nil {
		return span{Text: string(code), Glue: true}
	}
	return span{
		Text: string(country.Code) + " " + stanceMark(c.g, country), Tone: widget.ToneState, Glue: true,
		Target: Target{Ref: country.Ref()},
	}
}

// named links a country by its name and stance: "France ●".
func (c *card) named(code model.CountryCode) span {
	s := c.state(code)
	if country := c.atlas.Country(code); country != nil {
		s.Text = country.Name + " " + stanceMark(c.g, country)
	}
	return s
}

// thing links anything by these words, or by its title when there are none.
// What nothing is known of is named, and leads nowhere.
func (c *card) thing(r model.Ref, words string) span {
	e, ok := c.atlas.Resolve(r)
	if !ok {
		return text(cmp.Or(words, r.String()))
	}
	if words == "" {
		words = e.Title()
	}
	s := span{Text: words, Target: Target{Ref: r}, Tone: kindTone(r.Kind)}
	switch e := e.(type) {
	case *model.Country:
		s.Text += " " + stanceMark(c.g, e)
	case *model.Supporter:
		s.Tone = categoryTone(e.Category)
	}
	return s
}

// incident links an incident by name and year.
func (c *card) incident(i *model.Incident) span {
	s := c.thing(i.Ref(), i.Name)
	if year := yearOf(incidentDate(i)); !hasYear(i.Name) {
		s.Text += year
	}
	return s
}

// hasYear says whether a name tells its year itself.
func hasYear(name string) bool {
	i := strings.Index(name, "20")
	return i >= 0 && i+4 <= len(name) && name[i+2] >= '0' && name[i+2] <= '9' && name[i+3] >= '0' && name[i+3] <= '9'
}

// yearOf is " 2017", or nothing.
func yearOf(d model.Date) string {
	if !d.Known() {
		return ""
	}
	return " " + d.Value()[:4]
}

// incidentDate is the best date to order an incident by.
func incidentDate(i *model.Incident) model.Date {
	for _, d := range []model.Date{i.Began, i.Disclosed, i.Ended} {
		if d.Known() {
			return d
		}
	}
	return model.Date{}
}

// list links to the view of a kind, narrowed down.
func list(words string, kind model.Kind, filter string) span {
	return span{Text: words, Tone: widget.ToneLink, Glue: true, Target: Target{List: kind, Filter: filter}}
}

// address links to a page of the web.
func address(words, url string) span {
	return span{Text: words, Tone: widget.ToneLink, Target: Target{URL: url}}
}

func kindTone(k model.Kind) widget.Tone {
	switch k {
	case model.KindCountry:
		return widget.ToneState
	case model.KindSupporter:
		return widget.ToneCompany
	case model.KindIncident:
		return widget.ToneIncident
	case model.KindActor:
		return widget.ToneActor
	default:
		return widget.ToneLink
	}
}
