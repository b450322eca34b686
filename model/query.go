package model

// Query is a question to the archive in the one grammar that the screen, the
// shell and saved searches share. The zero Query is "everything".
type Query struct {
	text string
}

// String returns the query as it was written.
func (q Query) String() string { return q.text }

// IsZero says whether the query asks for everything.
func (q Query) IsZero() bool { return q.text == "" }

// ParseQuery reads a query. The error is a *QueryError: it says where, and
// what would work.
func ParseQuery(s string) (Query, error) { return Query{text: s}, nil }

// QueryError is a query that cannot be read. Offset is in bytes.
type QueryError struct {
	Query  string
	Offset int
	Msg    string
	Hint   string
}

// Error returns the message with its place.
func (e *QueryError) Error() string { return e.Msg }
