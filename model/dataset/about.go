package dataset

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"pariscall/model"
)

//go:embed data/*/SOURCE.md
var about embed.FS

// Describe tells of every bundled set, in the order in which they are read.
func Describe() ([]model.Dataset, error) {
	var ds []model.Dataset
	for _, s := range sets() {
		d, err := describe(&s)
		if err != nil {
			return nil, err
		}
		ds = append(ds, d)
	}
	return ds, nil
}

// describe reads the list at the head of a set's SOURCE.md.
func describe(s *set) (model.Dataset, error) {
	path := "data/" + s.name + "/SOURCE.md"
	text, err := about.ReadFile(path)
	if err != nil {
		return model.Dataset{}, fmt.Errorf("set %s: %w", s.name, err)
	}
	d, err := parseAbout(string(text))
	if err != nil {
		return model.Dataset{}, fmt.Errorf("%s: %w", path, err)
	}
	d.Name = s.name
	return d, nil
}

func parseAbout(text string) (model.Dataset, error) {
	var d model.Dataset
	count := ""
	fields := map[string]*string{
		"Records": &count, "True as of": &d.AsOf, "Coverage": &d.Coverage,
		"Licence": &d.Licence, "Origin": &d.Origin, "SHA-256": &d.Checksum,
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "# "); ok {
			d.Title = title
		}
		if strings.HasPrefix(line, "## ") {
			break
		}
		key, value, _ := strings.Cut(strings.TrimPrefix(line, "- "), ": ")
		if f := fields[key]; f != nil {
			*f = strings.TrimSpace(value)
		}
	}
	for key, f := range fields {
		if *f == "" {
			return d, fmt.Errorf("no line %q: every set says it", "- "+key+": …")
		}
	}
	var err error
	if d.Count, err = strconv.Atoi(count); err != nil {
		return d, fmt.Errorf("records: %q is not a number", count)
	}
	return d, nil
}
