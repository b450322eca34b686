package decode

import (
	"fmt"
	"strconv"
	"strings"

	"pariscall/model"
)

// place is where the decoder stands: file, line and record, and the first
// thing it did not understand there.
type place struct {
	set  *set
	line int
	row  int // 1-based
	err  error
}

// fail notes what is wrong; the first trouble of a record is the one told.
func (p *place) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf("%s:%d: %w", p.set.file, p.line, fmt.Errorf(format, args...))
	}
}

func (p *place) provenance(sources ...model.Source) model.Provenance {
	return model.Provenance{Dataset: p.set.name, Row: p.row, Sources: sources}
}

func (p *place) date(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		p.fail("%w", err)
	}
	return d
}

func (p *place) number(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		p.fail("%q is not a number", s)
	}
	return n
}

func (p *place) float(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		p.fail("%q is not a number", s)
	}
	return f
}

// list splits a cell that holds several names.
func (p *place) list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, " | ")
}

// code reads a country code; an empty cell is no country.
func (p *place) code(s string) model.CountryCode {
	if s != "" && !isCode(s) {
		p.fail("%q is not a country code: want three capital letters", s)
	}
	return model.CountryCode(s)
}

func (p *place) codes(s string) []model.CountryCode {
	if s == "" {
		return nil
	}
	words := strings.Split(s, " ")
	cs := make([]model.CountryCode, len(words))
	for i, w := range words {
		cs[i] = p.code(w)
	}
	return cs
}

func isCode(s string) bool {
	if len(s) != 3 {
		return false
	}
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// ref reads an address.
func (p *place) ref(s string) model.Ref {
	r, err := model.ParseRef(s)
	if err != nil {
		p.fail("%w", err)
	}
	return r
}

// named reads "Google <supporter:google>" or a bare name.
func (p *place) named(s string) (string, model.Ref) {
	name, rest, ok := strings.Cut(s, " <")
	if !ok {
		return s, model.Ref{}
	}
	addr, ok := strings.CutSuffix(rest, ">")
	if !ok {
		p.fail("%q does not end in >", s)
	}
	return name, p.ref(addr)
}

// url accepts an absolute http or https address; an empty cell is none.
func (p *place) url(s string) string {
	_, rest, ok := strings.Cut(s, "://")
	http := strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
	if s != "" && (!ok || !http || rest == "" || strings.Contains(s, " ")) {
		p.fail("%q is not a web address", s)
	}
	return s
}

// source reads "https://… Title of the page"; the title may be missing.
func (p *place) source(s string) model.Source {
	url, title, _ := strings.Cut(s, " ")
	if url == "" {
		p.fail("no source")
	}
	return model.Source{Title: title, URL: p.url(url)}
}

// oneOf accepts s when it is one of the words.
func (p *place) oneOf(s string, words ...string) string {
	for _, w := range words {
		if s == w {
			return s
		}
	}
	p.fail("%q is not one of %s", s, strings.Join(words, ", "))
	return s
}

// need complains about an empty field.
func (p *place) need(field, s string) {
	if s == "" {
		p.fail("no %s", field)
	}
}
