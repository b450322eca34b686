package model

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// fieldReader makes a node of a term with a field.
type fieldReader func(*parser, token) (Expr, error)

// fieldOrder lists the fields as they are shown, each with an example.
var fieldOrder = [][2]string{
	{"title", "title:botnet"},
	{"author", "author:krebs"},
	{"feed", "feed:bleeping"},
	{"group", "group:vendors"},
	{"lang", "lang:fr"},
	{"tag", "tag:later"},
	{"is", "is:unread"},
	{"has", "has:link"},
	{"newer", "newer:7d"},
	{"older", "older:2w"},
	{"after", "after:2026-01-31"},
	{"before", "before:2026-01-31"},
	{"country", "country:france"},
	{"org", "org:microsoft"},
	{"incident", "incident:wannacry"},
	{"actor", "actor:apt28"},
	{"stance", "stance:endorsed"},
	{"region", "region:europe"},
	{"sector", "sector:finance"},
}

// QueryFields lists the fields of a query, each with an example of its use.
func QueryFields() [][2]string { return slices.Clone(fieldOrder) }

func queryFields() map[string]fieldReader {
	named := func(_ *parser, t token) (Expr, error) {
		return Named{Field: t.field, Name: strings.TrimSpace(t.text), At: t.at}, nil
	}
	source := func(by SourceKind) fieldReader {
		return func(_ *parser, t token) (Expr, error) {
			return Belongs{By: by, Name: strings.TrimSpace(t.text), At: t.at}, nil
		}
	}
	return map[string]fieldReader{
		"title":   func(p *parser, t token) (Expr, error) { return p.words(t, InTitleText) },
		"author":  func(p *parser, t token) (Expr, error) { return p.words(t, InAuthors) },
		"feed":    source(ByFeed),
		"group":   source(ByGroup),
		"lang":    readLang,
		"tag":     source(ByTag),
		"is":      readIs,
		"has":     readHas,
		"newer":   func(p *parser, t token) (Expr, error) { age, err := p.age(t); return When{Newer: age, At: t.at}, err },
		"older":   func(p *parser, t token) (Expr, error) { age, err := p.age(t); return When{Older: age, At: t.at}, err },
		"after":   func(p *parser, t token) (Expr, error) { day, err := p.day(t); return When{From: day, At: t.at}, err },
		"before":  func(p *parser, t token) (Expr, error) { day, err := p.day(t); return When{To: day, At: t.at}, err },
		"country": named, "org": named, "incident": named, "actor": named, "region": named, "sector": named,
		"stance": readStance,
	}
}

func readIs(p *parser, t token) (Expr, error) {
	states := map[string]FlagKind{"unread": IsUnread, "read": IsRead, "starred": IsStarred, "updated": IsUpdated}
	kind, ok := states[strings.ToLower(t.text)]
	if !ok {
		return nil, p.fail(t.value, "is: knows no such state", "is:unread, is:read, is:starred or is:updated")
	}
	return Flag{Is: kind, At: t.at}, nil
}

func readHas(p *parser, t token) (Expr, error) {
	if !strings.EqualFold(t.text, "link") {
		return nil, p.fail(t.value, "has: knows no such thing", "has:link")
	}
	return Flag{Is: HasLink, At: t.at}, nil
}

func readLang(p *parser, t token) (Expr, error) {
	code := LanguageCode(t.text)
	if code == "" {
		return nil, p.fail(t.value, "lang: takes the code of a language", "lang:fr, lang:en or lang:zh")
	}
	return Belongs{By: ByLang, Name: code, At: t.at}, nil
}

func readStance(p *parser, t token) (Expr, error) {
	switch s := strings.ToLower(t.text); s {
	case "endorsed", "not-endorsed":
		return Named{Field: t.field, Name: s, At: t.at}, nil
	}
	return nil, p.fail(t.value, "there is no such stance", "stance:endorsed or stance:not-endorsed")
}

// age reads 12h, 7d, 2w, 3m or 1y.
func (p *parser) age(t token) (Age, error) {
	wrong := func() (Age, error) {
		return Age{}, p.fail(t.value, "this is no age", t.field+":12h, "+t.field+":7d, "+t.field+":2w, "+t.field+":3m or "+t.field+":1y")
	}
	if len(t.text) < 2 {
		return wrong()
	}
	n, err := strconv.Atoi(t.text[:len(t.text)-1])
	if err != nil || n < 0 || n > 9999 || t.text[0] == '+' {
		return wrong()
	}
	switch t.text[len(t.text)-1] | 0x20 {
	case 'h':
		return Age{Hours: n}, nil
	case 'd':
		return Age{Days: n}, nil
	case 'w':
		return Age{Days: 7 * n}, nil
	case 'm':
		return Age{Months: n}, nil
	case 'y':
		return Age{Years: min(n, 999)}, nil
	}
	return wrong()
}

// day reads 2026, 2026-01 or 2026-01-31, and returns where it begins.
func (p *parser) day(t token) (time.Time, error) {
	d, err := ParseDate(t.text)
	if err != nil || !d.Known() {
		return time.Time{}, p.fail(t.value, "this is no day of the calendar", t.field+":2026-01-31, "+t.field+":2026-01 or "+t.field+":2026")
	}
	return d.first(), nil
}

func fieldList() string {
	names := make([]string, len(fieldOrder))
	for i, f := range fieldOrder {
		names[i] = f[0] + ":"
	}
	return strings.Join(names, " ")
}

func example(field string) string {
	for _, f := range fieldOrder {
		if f[0] == field {
			return f[1]
		}
	}
	return field + ":…"
}

// nearestField returns the field that was probably meant: what people call it
// elsewhere, or one that is nearly written so.
func nearestField(name string) string {
	also := map[string]string{
		"from": "author", "by": "author", "subject": "title", "intitle": "title", "source": "feed", "site": "feed",
		"folder": "group", "category": "group", "language": "lang", "label": "tag", "tags": "tag", "since": "after",
		"until": "before", "state": "country", "company": "org", "supporter": "org", "organisation": "org",
		"organization": "org", "attack": "incident", "group": "group", "apt": "actor", "threat": "actor",
	}
	if f, ok := also[name]; ok {
		return f
	}
	names := make([]string, len(fieldOrder))
	for i, f := range fieldOrder {
		names[i] = f[0]
	}
	return Nearest(name, names)
}
