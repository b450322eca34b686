package feeds

import (
	"encoding/xml"
	"errors"
	"strings"

	"pariscall/model"
)

// readNewsboat reads the urls file of newsboat: an address a line, then tags
// in quotes or without; ~name is a title, the first other tag becomes the
// folder. Addresses that stand for commands, filters, queries or files are
// not feeds here and are returned as problems.
func readNewsboat(data []byte) (*opmlList, []Problem) {
	list := newOPML()
	var problems []Problem
	for line := range strings.Lines(string(decodeBody(data, "").text)) {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		fields := splitQuoted(line)
		address, tags := fields[0], fields[1:]
		if kind, _, ok := strings.Cut(address, ":"); ok {
			reason := ""
			switch strings.ToLower(kind) {
			case "query":
				reason = "it is a query of newsboat's own; save it as a search instead"
			case "exec", "filter":
				reason = "it runs a command; lists cannot do that here"
			case "file":
				reason = "it is a file; feeds are read from http and https only"
			}
			if reason != "" {
				problems = append(problems, Problem{model.Line(clip(line, 120)).String(), reason})
				continue
			}
		}
		u, err := parseAddress(address)
		if err == nil && !strings.Contains(address, "://") && !strings.ContainsAny(u.Host, ".:") {
			err = errors.New("a word is not an address") // of prose, or of bytes that are no text
		}
		if err != nil {
			problems = append(problems, Problem{model.Line(clip(Redact(address), 120)).String(), err.Error()})
			continue
		}
		title, folder := "", ""
		for _, t := range tags {
			switch {
			case strings.HasPrefix(t, "~"):
				title = strings.TrimPrefix(t, "~")
			case strings.HasPrefix(t, "!"): // newsboat hides the feed; we do not
			case folder == "":
				folder = t
			}
		}
		at := list.root
		if folder != "" {
			at = at.folder(folder, nil)
		}
		at.add(feedOutline(model.Feed{URL: address, Name: model.Line(title)}))
	}
	return list, problems
}

// splitQuoted splits a line at blanks, keeping "what is quoted" together.
// It returns at least one field.
func splitQuoted(line string) []string {
	var out []string
	var field strings.Builder
	quoted, escaped, any := false, false, false
	for _, c := range line {
		switch {
		case escaped:
			field.WriteRune(c)
			escaped = false
		case quoted && c == '\\':
			escaped = true
		case c == '"':
			quoted, any = !quoted, true
		case !quoted && (c == ' ' || c == '\t'):
			if any {
				out = append(out, field.String())
				field.Reset()
				any = false
			}
		default:
			field.WriteRune(c)
			any = true
		}
	}
	if any || len(out) == 0 {
		out = append(out, field.String())
	}
	return out
}

// feedOutline returns the outline that stands for a feed.
func feedOutline(f model.Feed) *outline {
	name := f.Name.String()
	if name == "" {
		name = withoutUser(f.URL)
	}
	o := &outline{}
	set := func(k, v string) {
		if v != "" {
			o.attrs = append(o.attrs, xml.Attr{Name: xml.Name{Local: k}, Value: v})
		}
	}
	set("text", name)
	set("title", name)
	set("type", "rss")
	set("xmlUrl", f.URL)
	set("htmlUrl", f.Site)
	set("language", f.Language)
	set("description", f.Description.String())
	return o
}
