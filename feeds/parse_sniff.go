package feeds

import (
	"bytes"
	"strings"

	"pariscall/model"
)

// recognised is where a feed begins in a body.
type recognised struct {
	json  bool
	at    int  // the byte from which the guard reads
	clean bool // nothing but white space and declarations stands before the root
}

// recognise finds the feed in a body, or says what the body is instead. It
// looks past comments of any length, declarations and stray text.
func recognise(text []byte, src Origin) (recognised, error) {
	trimmed := bytes.TrimLeft(text, " \t\r\n\v\f\x00\uFEFF")
	switch {
	case len(trimmed) == 0:
		return recognised{}, &NotFeed{Kind: EmptyBody}
	case trimmed[0] == '{' || trimmed[0] == '[':
		if trimmed[0] == '[' {
			return recognised{}, &NotFeed{Kind: OtherJSON}
		}
		return recognised{json: true}, nil
	case bytes.HasPrefix(text, []byte("PK\x03\x04")), bytes.HasPrefix(text, []byte("\x1f‹")), bytes.HasPrefix(text, []byte("\x1f\uFFFD")):
		return recognised{}, &NotFeed{Kind: Compressed}
	}
	root, at, before := rootOf(text)
	switch {
	case isFeedRoot(root):
		return recognised{at: 0, clean: before}, nil
	case root == "opml":
		return recognised{}, &NotFeed{Kind: OPMLList}
	case root == "urlset" || root == "sitemapindex":
		return recognised{}, &NotFeed{Kind: Sitemap}
	}
	page := looksLikePage(text, root)
	if i := buriedRoot(text); i >= 0 && root != "html" {
		return recognised{at: i}, nil
	}
	switch {
	case page:
		return recognised{}, describePage(text, src)
	case root != "" && at >= 0:
		return recognised{}, &NotFeed{Kind: OtherXML, Root: model.Line(root)}
	case isBinary(text):
		return recognised{}, &NotFeed{Kind: Binary}
	}
	return recognised{}, &NotFeed{Kind: PlainText}
}

// isFeedRoot knows the root elements of feeds.
func isFeedRoot(root string) bool {
	switch root {
	case "rss", "rdf", "feed", "channel", "entry":
		return true
	}
	return false
}

// rootOf returns the local name of the first element in lower case, where it
// begins, and whether nothing but mark-up stands before it.
func rootOf(b []byte) (name string, at int, clean bool) {
	clean = true
	for i := 0; ; {
		n := bytes.IndexByte(b[i:], '<')
		if n < 0 || i+n+1 >= len(b) {
			return "", -1, clean
		}
		clean = clean && len(bytes.Trim(b[i:i+n], " \t\r\n\uFEFF")) == 0
		i += n
		rest := b[i:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			end := bytes.Index(rest[4:], []byte("-->"))
			if end < 0 {
				return "", -1, clean
			}
			i += end + 7
		case rest[1] == '?':
			end := bytes.Index(rest, []byte("?>"))
			if end < 0 {
				return "", -1, clean
			}
			i += end + 2
		case rest[1] == '!' && len(rest) > 9 && bytes.EqualFold(rest[:9], []byte("<!DOCTYPE")):
			i += new(entityTable).declare(rest)
		case nameStart(rest[1]):
			end := 1
			for end < len(rest) && end < 64 && !endsName(rest[end]) {
				end++
			}
			name := rest[1:end]
			if j := bytes.IndexByte(name, ':'); j >= 0 {
				name = name[j+1:]
			}
			return strings.ToLower(string(name)), i, clean
		default:
			i++
			clean = false
		}
	}
}

// buriedRoot finds a feed behind the warnings of a broken server: a root that
// follows an XML declaration within the first bytes.
func buriedRoot(b []byte) int {
	head := b[:min(len(b), 16<<10)]
	i := bytes.Index(head, []byte("<?xml"))
	if i < 0 {
		i = 0
	}
	for _, root := range []string{"<rss", "<feed", "<rdf:RDF"} {
		if j := bytes.Index(head[i:], []byte(root)); j >= 0 && i+j+len(root) < len(b) && endsName(b[i+j+len(root)]) {
			return i + j
		}
	}
	return -1
}

// looksLikePage says whether a text is HTML.
func looksLikePage(b []byte, root string) bool {
	switch root {
	case "html", "head", "body", "script", "meta", "title", "div", "p", "br", "b", "h1", "center", "iframe", "form":
		return true
	}
	head := bytes.ToLower(b[:min(len(b), 1024)])
	return bytes.Contains(head, []byte("<!doctype html")) || bytes.Contains(head, []byte("<html"))
}

// isBinary says whether a text has more control characters than text has.
func isBinary(b []byte) bool {
	head := b[:min(len(b), 1024)]
	n := bytes.Count(head, []byte("\uFFFD"))
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			n++
		}
	}
	return n*20 > len(head)
}
