package model

import (
	"fmt"
	"strings"
)

// Kind names what a [Ref] points to.
type Kind string

// The kinds of things that have an address.
const (
	KindCountry    Kind = "country"
	KindSupporter  Kind = "supporter"
	KindIncident   Kind = "incident"
	KindActor      Kind = "actor"
	KindInstrument Kind = "instrument"
	KindPrinciple  Kind = "principle"
	KindMilestone  Kind = "milestone"
	KindArticle    Kind = "article"
	KindFeed       Kind = "feed"
)

// Kinds lists every kind in the order in which results are grouped.
func Kinds() []Kind {
	return []Kind{
		KindCountry, KindSupporter, KindIncident, KindActor, KindInstrument,
		KindPrinciple, KindMilestone, KindArticle, KindFeed,
	}
}

// Ref is the address of anything: comparable, printable and parsable. Its
// text form is "kind:id", as in country:FRA, supporter:microsoft,
// incident:wannacry, actor:apt28, instrument:budapest, principle:3.
type Ref struct {
	Kind Kind
	ID   string
}

// String returns the text form, or "" for the zero Ref.
func (r Ref) String() string {
	if r == (Ref{}) {
		return ""
	}
	return string(r.Kind) + ":" + r.ID
}

// IsZero says whether r points nowhere.
func (r Ref) IsZero() bool { return r == Ref{} }

// ParseRef reads the text form. The identifier of a country is folded to
// upper case, every other one to lower case. The error names the kinds that
// exist.
func ParseRef(s string) (Ref, error) {
	kind, id, ok := strings.Cut(strings.TrimSpace(s), ":")
	if !ok || id == "" {
		return Ref{}, fmt.Errorf("%q is not an address: want kind:id, such as country:FRA", s)
	}
	k := Kind(strings.ToLower(kind))
	for _, known := range Kinds() {
		if k != known {
			continue
		}
		if k == KindCountry {
			return Ref{Kind: k, ID: strings.ToUpper(id)}, nil
		}
		return Ref{Kind: k, ID: strings.ToLower(id)}, nil
	}
	names := make([]string, 0, len(Kinds()))
	for _, known := range Kinds() {
		names = append(names, string(known))
	}
	return Ref{}, fmt.Errorf("%q is not a kind of thing: want one of %s", kind, strings.Join(names, ", "))
}
