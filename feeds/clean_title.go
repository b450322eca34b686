package feeds

import (
	"html"
	"strings"

	"pariscall/model"
)

// looseTitle makes a title of text that does not say whether it is HTML, as
// in RSS: character references are resolved once more, and tags that only
// dress words go when they are closed; any other "<" is the author's own.
func looseTitle(s string) model.Text {
	s = clipString(s, 4*maxTitleBytes)
	if strings.IndexByte(s, '<') >= 0 {
		s = undress(s)
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return model.Line(clipString(s, maxTitleBytes))
}

// undress drops the tags that dress words. Whether a kind of tag does is found
// out once, and there are few kinds, so the time is linear.
func undress(s string) string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return s // a letter whose lower case has another length: rare, and not worth a second way
	}
	known := map[string]bool{}
	var b strings.Builder
	last := 0
	for i := 0; i < len(s); {
		n := strings.IndexByte(s[i:], '<')
		if n < 0 {
			break
		}
		i += n
		end := strings.IndexByte(s[i:], '>')
		if end < 0 {
			break
		}
		tag := lower[i+1 : i+end]
		kind := tag
		if j := strings.IndexAny(strings.TrimPrefix(tag, "/"), " \t\n/"); j >= 0 {
			kind = tag[:len(tag)-len(strings.TrimPrefix(tag, "/"))+j]
		}
		drop, asked := known[kind]
		if !asked {
			drop = dresses(kind, lower)
			if len(kind) < 16 {
				known[kind] = drop
			}
		}
		if !drop {
			i++
			continue
		}
		b.WriteString(s[last:i])
		if strings.HasPrefix(tag, "br") || strings.HasPrefix(tag, "p") || strings.HasPrefix(tag, "/p") {
			b.WriteByte(' ')
		}
		i += end + 1
		last = i
	}
	if last == 0 {
		return s
	}
	b.WriteString(s[last:])
	return b.String()
}

// dresses says whether a tag, given without attributes, is of a kind that
// dresses words and, unless it stands alone by nature, is both opened and
// closed in the text.
func dresses(tag, text string) bool {
	name, closing := strings.CutPrefix(tag, "/")
	switch name {
	case "br", "img", "wbr", "hr":
		return true
	case "b", "i", "em", "strong", "u", "s", "a", "p", "span", "font", "small", "big", "sup", "sub", "tt",
		"code", "mark", "del", "ins", "q", "cite", "abbr", "strike", "div", "h1", "h2", "h3", "nobr":
		if closing {
			return strings.Contains(text, "<"+name)
		}
		return strings.Contains(text, "</"+name+">")
	}
	return false
}
