package decode

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"pariscall/model"
)

// describe reads the head of a set's SOURCE.md.
func describe(files fs.FS, s *set) (model.Dataset, error) {
	path := s.name + "/SOURCE.md"
	text, err := fs.ReadFile(files, path)
	if err != nil {
		return model.Dataset{}, fmt.Errorf("reading set %s: %w", s.name, err)
	}
	d, err := parseAbout(string(text))
	if err != nil {
		return model.Dataset{}, fmt.Errorf("%s: %w", path, err)
	}
	d.Name = s.name
	return d, nil
}

// parseAbout reads the title and the list below it, up to the first section.
func parseAbout(text string) (model.Dataset, error) {
	var d model.Dataset
	head, _, _ := strings.Cut(text, "\n## ")
	for line := range strings.Lines(head) {
		line = strings.TrimSuffix(line, "\n")
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "- Records":
			n, err := strconv.Atoi(value)
			if err != nil {
				return d, fmt.Errorf("records: %q is not a number", value)
			}
			d.Count = n
		case "- True as of":
			d.AsOf = value
		case "- Coverage":
			d.Coverage = value
		case "- Licence":
			d.Licence = value
		case "- Origin":
			d.Origin = value
		case "- SHA-256":
			d.Checksum = value
		default:
			if title, ok := strings.CutPrefix(line, "# "); ok {
				d.Title = title
			}
		}
	}
	for _, said := range []string{d.Title, d.AsOf, d.Coverage, d.Licence, d.Origin, d.Checksum} {
		if said == "" {
			return d, fmt.Errorf("want a title and the lines Records, True as of, Coverage, Licence, Origin and SHA-256 below it")
		}
	}
	return d, nil
}
