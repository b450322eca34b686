package model

// Field says in which part of an article a mention stands.
type Field uint8

// The fields that are linked.
const (
	InTitle Field = iota
	InBody        // Summary when there is no body, else Body.Plain()
)

// Mention is one place in a text that names a thing of the bundled data.
type Mention struct {
	Ref        Ref
	Name       string // the thing's own name
	Match      string // the words that matched
	Field      Field
	Start, End int    // bytes in the field's text
	Why        string // the rule that decided: name, adjective, alias, metonym, …
}

// Rejection is a match that was considered and found not to be a mention.
type Rejection struct {
	Ref   Ref
	Match string
	Start int
	End   int
	Why   string // "part of New Mexico"
}
