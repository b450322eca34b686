package model

import "strings"

// Query is a question to the archive in the one grammar that the screen, the
// shell and saved searches share. The zero Query is "everything". Queries are
// equal when they are written alike.
//
// A query is made of words and "phrases", all of which must occur; of OR,
// NOT (or a dash) and parentheses; of beginnings of words (cyb*); and of
// fields:
//
//	title: author:                          words in that part only
//	feed: group: lang: tag:                 where it comes from, what it is tagged
//	is:unread is:read is:starred is:updated has:link
//	newer:7d older:2w after:2026-01-31 before:2026-02
//	country: org: incident: actor:          names something of the bundled data
//	stance:endorsed stance:not-endorsed region: sector:
//
// A value with blanks is quoted: country:"New Zealand". after: begins with
// the day it names, before: ends where that day begins; days are UTC.
type Query struct {
	text string
}

// String returns the query as it was written.
func (q Query) String() string { return q.text }

// IsZero says whether the query asks for everything.
func (q Query) IsZero() bool { return q.text == "" }

// ParseQuery reads a query. The error is a *QueryError: it says where, and
// what would work.
func ParseQuery(s string) (Query, error) {
	s = strings.TrimSpace(s)
	if _, err := parseExpr(s); err != nil {
		return Query{}, err
	}
	return Query{text: s}, nil
}

// And returns the query that finds what both find.
func (q Query) And(o Query) Query {
	switch {
	case q.IsZero() || q == o:
		return o
	case o.IsZero():
		return q
	}
	return Query{text: q.grouped() + " " + o.grouped()}
}

// grouped returns the text so that it can stand beside another.
func (q Query) grouped() string {
	if _, either := q.Expr().(Or); either {
		return "(" + q.text + ")"
	}
	return q.text
}

// Expr returns the query as a tree; nil asks for everything.
func (q Query) Expr() Expr {
	e, err := parseExpr(q.text)
	if err != nil {
		return nil // cannot be: a Query is made by ParseQuery and And only
	}
	return e
}

// QueryError is a query that cannot be read, or that asks for something that
// does not exist. Offset is in bytes.
type QueryError struct {
	Query  string
	Offset int
	Msg    string
	Hint   string // what would work; may be empty
}

// Error returns the message with its place and what would work.
func (e *QueryError) Error() string {
	s := e.Msg
	if rest := e.rest(); rest != "" {
		s += " at “" + rest + "”"
	}
	if e.Hint != "" {
		s += ": " + e.Hint
	}
	return s
}

// rest is the beginning of what could not be read.
func (e *QueryError) rest() string {
	if e.Offset < 0 || e.Offset >= len(e.Query) {
		return ""
	}
	return Line(e.Query[e.Offset:]).Cut(24).String()
}
