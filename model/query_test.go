package model

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// shape writes a tree in a form that is easy to compare.
func shape(e Expr) string {
	join := func(op string, list []Expr) string {
		parts := make([]string, len(list))
		for i := range list {
			parts[i] = shape(list[i])
		}
		return op + "(" + strings.Join(parts, " ") + ")"
	}
	switch e := e.(type) {
	case nil:
		return "all"
	case And:
		return join("and", e)
	case Or:
		return join("or", e)
	case Not:
		return "not(" + shape(e.Of) + ")"
	case Words:
		star := ""
		if e.Prefix {
			star = "*"
		}
		return fmt.Sprintf("%d[%s]%s", e.In, e.Text, star)
	case Flag:
		return fmt.Sprintf("is%d", e.Is)
	case Belongs:
		return fmt.Sprintf("by%d[%s]", e.By, e.Name)
	case When:
		return "when"
	case Named:
		return e.Field + "[" + e.Name + "]"
	}
	return "?"
}

func TestParseQueryReadsTheGrammar(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "all",
		"  ":                             "all",
		"zero day":                       "and(0[zero] 0[day])",
		`"zero day"`:                     "0[zero day]",
		"“zero day”":                     "0[zero day]",
		"cyb*":                           "0[cyb]*",
		`"zero da"*`:                     "0[zero da]*",
		"a OR b c":                       "or(0[a] and(0[b] 0[c]))",
		"(a OR b) c":                     "and(or(0[a] 0[b]) 0[c])",
		"-a b":                           "and(not(0[a]) 0[b])",
		"NOT a AND b":                    "and(not(0[a]) 0[b])",
		"--a":                            "0[a]",
		"a & b - c":                      "and(0[a] 0[b] 0[c])",
		"zero-day":                       "0[zero-day]",
		"title:botnet author:krebs":      "and(1[botnet] 2[krebs])",
		`country:"New Zealand"`:          "country[New Zealand]",
		"TITLE:x is:UNREAD":              "and(1[x] is0)",
		"is:read is:starred is:updated":  "and(is1 is2 is3)",
		"has:link feed:12 lang:fr tag:a": "and(is4 by0[12] by2[fr] by3[a])",
		"lang:FR-ca lang:fra":            "and(by2[fr] by2[fr])",
		"newer:7d before:2026-01":        "and(when when)",
		"https://example.com/x 12:30":    "and(0[https://example.com/x] 0[12:30])",
		"-(a b) OR -c":                   "or(not(and(0[a] 0[b])) not(0[c]))",
		"stance:not-endorsed or":         "and(stance[not-endorsed] 0[or])",
		"网络安全":                           "0[网络安全]",
	} {
		q, err := ParseQuery(in)
		if err != nil {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if got := shape(q.Expr()); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
		if again, err := ParseQuery(q.String()); err != nil || again != q {
			t.Errorf("%q does not come back from its text: %v", in, err)
		}
	}
}

func TestWrongQuerySaysWhereAndWhatWouldWork(t *testing.T) {
	for _, c := range []struct {
		in   string
		at   int
		hint string
	}{
		{`a "b c`, 2, `"`},
		{"(a b", 0, ")"},
		{"a b)", 3, "remove"},
		{"a OR", 4, "add"},
		{"OR a", 0, "apple OR google"},
		{"a OR OR b", 5, "apple OR google"},
		{"a AND", 5, "add"},
		{"a NOT", 2, "-apple"},
		{"()", 1, "word"},
		{"titel:x", 0, "title:"},
		{"company:x", 0, "org:"},
		{"zzzz:x", 0, "fields are"},
		{"is:open", 3, "is:unread"},
		{"has:video", 4, "has:link"},
		{"lang:french", 5, "lang:fr"},
		{"lang:\"\x00\"", 5, "lang:fr"},
		{"newer:soon", 6, "newer:7d"},
		{"older:-3d", 6, "older:2w"},
		{"after:2026-02-30", 6, "after:2026-01-31"},
		{"stance:maybe", 7, "stance:endorsed"},
		{"title:", 0, "title:botnet"},
		{"c*b", 1, "cyb*"},
		{"*", 0, "cyb*"},
		{"&", 0, "letter"},
		{strings.Repeat("(", 100) + "a", 50, "flatter"},
	} {
		_, err := ParseQuery(c.in)
		var q *QueryError
		if !errors.As(err, &q) {
			t.Errorf("%q: got %v, want a *QueryError", c.in, err)
			continue
		}
		if q.Offset != c.at || !strings.Contains(q.Hint, c.hint) || q.Msg == "" {
			t.Errorf("%q: got %q at %d, hint %q; want %d, %q", c.in, q.Msg, q.Offset, q.Hint, c.at, c.hint)
		}
	}
}

func TestBindCountsAgesFromNow(t *testing.T) {
	now := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	for in, want := range map[string]time.Time{
		"newer:7d":         time.Date(2026, 3, 24, 12, 0, 0, 0, time.UTC),
		"newer:36h":        time.Date(2026, 3, 30, 0, 0, 0, 0, time.UTC),
		"after:2026-02":    time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC),
		"after:2026-02-03": time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC),
	} {
		q, err := ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		e, err := q.Bind(nil, now)
		if err != nil {
			t.Fatal(err)
		}
		if w, ok := e.(When); !ok || !w.From.Equal(want) {
			t.Errorf("%q: got %v, want from %v", in, e, want)
		}
	}
}

func TestAndKeepsBothQueriesWhole(t *testing.T) {
	one, _ := ParseQuery("a OR b")
	two, _ := ParseQuery("is:unread")
	if got := shape(one.And(two).Expr()); got != "and(or(0[a] 0[b]) is0)" {
		t.Error(got)
	}
	if one.And(Query{}) != one || (Query{}).And(two) != two {
		t.Error("everything and something is not something")
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{`a "b c" -d OR (e f*)`, "title:x is:unread newer:7d", "((", `"`, "-", "NOT NOT a", "country:FRA", "a\xffb", "“x", "中"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := ParseQuery(s)
		if err != nil {
			var e *QueryError
			if !errors.As(err, &e) || e.Msg == "" || e.Hint == "" || e.Offset < 0 || e.Offset > len(s) {
				t.Fatalf("%q: %#v", s, err)
			}
			return
		}
		if again, err := ParseQuery(q.String()); err != nil || again != q {
			t.Fatalf("%q does not come back: %v", s, err)
		}
		if len(s) < maxQueryBytes/3 {
			if _, err := ParseQuery(q.And(Query{text: "x"}).String()); err != nil {
				t.Fatalf("%q beside another: %v", s, err)
			}
		}
	})
}
