package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"pariscall/model"
)

// The types in the json_*.go files are the contract that others script
// against: a field, once there, keeps its name and meaning. Unknown is null,
// a list that holds nothing is [], and every fact has its source beside it.

// jsonDate is a date with how much of it is known: value is 2017, 2017-06 or
// 2017-06-27, null when nothing is.
type jsonDate struct {
	Value     *string `json:"value"`
	Precision string  `json:"precision"`
}

func toDate(d model.Date) jsonDate {
	return jsonDate{Value: orNull(d.Value()), Precision: d.Precision.String()}
}

// jsonSource is a page that a fact was read on.
type jsonSource struct {
	Title *string `json:"title"`
	URL   string  `json:"url"`
}

func toSources(sources []model.Source) []jsonSource {
	out := []jsonSource{}
	for _, s := range sources {
		if s.URL != "" {
			out = append(out, jsonSource{orNull(s.Title), s.URL})
		}
	}
	return out
}

// sourceURL is the first page of several, or null.
func sourceURL(sources []model.Source) *string {
	for _, s := range sources {
		if s.URL != "" {
			return &s.URL
		}
	}
	return nil
}

// jsonHead is what every thing has first.
type jsonHead struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Ref  string `json:"ref"`
	Name string `json:"name"`
}

func toHead(e model.Entity) jsonHead {
	r := e.Ref()
	return jsonHead{Kind: string(r.Kind), ID: r.ID, Ref: r.String(), Name: e.Title()}
}

// jsonTail is what every thing has last: where its record comes from and up
// to when it is true.
type jsonTail struct {
	Source  *string      `json:"source"`
	Sources []jsonSource `json:"sources"`
	Dataset string       `json:"dataset"`
	Row     int          `json:"row"`
	AsOf    *string      `json:"as_of"`
}

func toTail(at *model.Atlas, p model.Provenance) jsonTail {
	sources := provSources(at, p)
	return jsonTail{
		Source: sourceURL(sources), Sources: toSources(sources),
		Dataset: p.Dataset, Row: p.Row, AsOf: orNull(datasetAsOf(at, p.Dataset)),
	}
}

// jsonFact is one sourced sentence.
type jsonFact struct {
	Text   string   `json:"text"`
	Date   jsonDate `json:"date"`
	Source *string  `json:"source"`
}

func toFacts(facts []model.Fact) []jsonFact {
	out := []jsonFact{}
	for _, f := range facts {
		out = append(out, jsonFact{f.Text, toDate(f.Date), sourceURL([]model.Source{f.Source})})
	}
	return out
}

// orNull turns the zero value, which stands for unknown, into null.
func orNull[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// orEmpty turns a nil list into one that JSON writes as [].
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// moment writes a time as RFC 3339 in UTC, null when there is none.
func moment(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.UTC().Format(time.RFC3339)
	return &s
}

// idsOf lists identifiers.
func idsOf[E model.Entity](entities []E) []string {
	ids := []string{}
	for _, e := range entities {
		ids = append(ids, e.Ref().ID)
	}
	return ids
}

// writeJSON writes v indented.
func writeJSON(w io.Writer, v any) error { return encode(w, v, "  ") }

// writeJSONLine writes v on one line.
func writeJSONLine(w io.Writer, v any) error { return encode(w, v, "") }

// encode writes JSON without the escapes for HTML, and with escapes for what
// could steer a terminal: a reader of JSON gets the very same text.
func encode(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escapeSteering(b.Bytes()))
	return err
}

// escapeSteering escapes C1 controls, DEL and bidirectional controls, which
// JSON lets stand as they are. They can only be inside of strings.
func escapeSteering(text []byte) []byte {
	if !bytes.ContainsFunc(text, steers) {
		return text
	}
	var b bytes.Buffer
	for _, r := range string(text) {
		if steers(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.Bytes()
}

func steers(r rune) bool {
	return r >= 0x7f && r <= 0x9f || r == 0x061c || r == 0x200e || r == 0x200f ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// writeFew writes one thing as an object and several as an array.
func writeFew(w io.Writer, things []any) error {
	if len(things) == 1 {
		return writeJSON(w, things[0])
	}
	return writeJSON(w, orEmpty(things))
}

// jsonOf gives anything of the bundled data its JSON form.
func jsonOf(at *model.Atlas, e model.Entity) any {
	switch e := e.(type) {
	case *model.Country:
		return countryJSON(at, e)
	case *model.Supporter:
		return supporterJSON(at, e)
	case *model.Incident:
		return incidentJSON(at, e)
	case *model.Actor:
		return actorJSON(at, e)
	case *model.Instrument:
		return instrumentJSON(at, e)
	case *model.Principle:
		return principleJSON(at, e)
	case *model.Milestone:
		return milestoneJSON(at, e)
	case parisCall:
		return parisCallJSON(e)
	default:
		return toHead(e)
	}
}
