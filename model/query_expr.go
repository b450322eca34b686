package model

import "time"

// Expr is a node of a query. The set is closed: And, Or, Not, Words, Flag,
// Belongs, When, Named.
type Expr interface{ expr() }

type (
	// And finds what all of its parts find. It has at least two.
	And []Expr
	// Or finds what any of its parts finds. It has at least two.
	Or []Expr
	// Not finds what its part does not find.
	Not struct{ Of Expr }
)

// Words finds articles by what is written in them. What must stand one after
// another is the words that QueryWords makes of Text.
type Words struct {
	In     TextField
	Text   string
	Prefix bool // the last word is only the beginning of one
	At     int
}

// TextField is a part of an article.
type TextField uint8

// The parts in which words can be looked for.
const (
	InAnyText TextField = iota
	InTitleText
	InAuthors
)

// Flag finds articles by their state.
type Flag struct {
	Is FlagKind
	At int
}

// FlagKind is a state of an article.
type FlagKind uint8

// The states that can be asked for.
const (
	IsUnread FlagKind = iota
	IsRead
	IsStarred
	IsUpdated
	HasLink
)

// Belongs finds articles by where they come from: a feed (part of its name or
// address), a group of feeds, a language, a tag of the reader's.
type Belongs struct {
	By   SourceKind
	Name string
	At   int
}

// SourceKind says what Belongs.Name names.
type SourceKind uint8

// What an article's origin can be asked by.
const (
	ByFeed SourceKind = iota
	ByGroup
	ByLang
	ByTag
)

// When finds articles sorted at From or later and before To; a zero time is
// no bound. Newer and Older are ages, which [Query.Bind] turns into bounds.
type When struct {
	From, To     time.Time
	Newer, Older Age
	At           int
}

// Age is a span back from now. A month is a calendar month.
type Age struct{ Years, Months, Days, Hours int }

// IsZero says whether it is no span.
func (a Age) IsZero() bool { return a == Age{} }

// Before returns the instant that long before now.
func (a Age) Before(now time.Time) time.Time {
	return now.AddDate(-a.Years, -a.Months, -a.Days).Add(-time.Duration(a.Hours) * time.Hour)
}

// Named finds articles that name at least one of the Refs. Field and Name are
// as written; Refs are filled in by [Query.Bind].
type Named struct {
	Field string
	Name  string
	Refs  []Ref
	At    int
}

func (And) expr()     {}
func (Or) expr()      {}
func (Not) expr()     {}
func (Words) expr()   {}
func (Flag) expr()    {}
func (Belongs) expr() {}
func (When) expr()    {}
func (Named) expr()   {}
