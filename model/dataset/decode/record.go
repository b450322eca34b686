package decode

import (
	"fmt"
	"strings"
)

// field is one line of a record.
type field struct {
	key, value string
	line       int
}

// record is a run of lines "key: value".
type record struct {
	place
	fields []field
}

// readRecords calls each for every record of the set.
func readRecords(s *set, each func(*record)) error {
	r := record{place: place{set: s}, fields: make([]field, 0, 64)}
	line := 0
	for rest := s.text; rest != ""; {
		var text string
		text, rest, _ = strings.Cut(rest, "\n")
		line++
		if text != "" {
			key, value, ok := strings.Cut(text, ": ")
			if !ok || value == "" {
				return fmt.Errorf("%s:%d: want \"key: value\"", s.file, line)
			}
			r.fields = append(r.fields, field{key, value, line})
		}
		if text != "" && rest != "" || len(r.fields) == 0 {
			continue
		}
		r.row++
		r.line = r.fields[0].line
		if each(&r); r.err != nil {
			return r.err
		}
		r.fields = r.fields[:0]
	}
	return nil
}

// count says how often a key stands in the record, to make room at once.
func (r *record) count(key string) int {
	n := 0
	for _, f := range r.fields {
		if f.key == key {
			n++
		}
	}
	return n
}

// each calls take for every field, standing on its line; a key that take does
// not know is an error.
func (r *record) each(take func(key, value string) (known bool)) {
	first := r.line
	for _, f := range r.fields {
		r.line = f.line
		if !take(f.key, f.value) {
			r.fail("there is no field %q in %s", f.key, r.set.name)
		}
	}
	r.line = first
}

// records counts the records of the set, to make room at once.
func (s *set) records() int { return strings.Count(s.text, "\n\n") + 1 }
