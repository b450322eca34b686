package feeds

import (
	"bytes"
	"strings"
)

// space is a vocabulary of element names.
type space uint8

const (
	spaceOther space = iota
	spaceNone
	spaceRSS
	spaceAtom
	spaceDC
	spaceTerms
	spaceContent
	spaceMedia
	spaceITunes
	spaceRDF
	spaceSyndication
	spaceFeedburner
	spaceXHTML
)

// declaration binds a prefix; nil is the default namespace.
type declaration struct {
	prefix []byte
	space  space
}

// spaceOf knows a namespace by its address, however sloppily written.
func spaceOf(uri string) space {
	uri = strings.ToLower(strings.TrimSpace(uri))
	uri = strings.TrimPrefix(strings.TrimPrefix(uri, "https://"), "http://")
	uri = strings.TrimRight(uri, "/#")
	switch uri {
	case "":
		return spaceNone
	case "www.w3.org/2005/atom", "purl.org/atom/ns":
		return spaceAtom
	case "purl.org/rss/1.0", "channel.netscape.com/rdf/simple/0.9", "my.netscape.com/rdf/simple/0.9",
		"backend.userland.com/rss2", "blogs.law.harvard.edu/tech/rss", "purl.org/net/rss1.1":
		return spaceRSS
	case "purl.org/dc/elements/1.1":
		return spaceDC
	case "purl.org/dc/terms":
		return spaceTerms
	case "purl.org/rss/1.0/modules/content":
		return spaceContent
	case "search.yahoo.com/mrss":
		return spaceMedia
	case "www.itunes.com/dtds/podcast-1.0.dtd":
		return spaceITunes
	case "www.w3.org/1999/02/22-rdf-syntax-ns":
		return spaceRDF
	case "purl.org/rss/1.0/modules/syndication":
		return spaceSyndication
	case "rssnamespace.org/feedburner/ext/1.0":
		return spaceFeedburner
	case "www.w3.org/1999/xhtml":
		return spaceXHTML
	}
	return spaceOther
}

// spaceOfPrefix is for feeds that use a prefix and forgot to declare it.
func spaceOfPrefix(prefix string) space {
	switch prefix {
	case "dc":
		return spaceDC
	case "dcterms":
		return spaceTerms
	case "content":
		return spaceContent
	case "media":
		return spaceMedia
	case "itunes":
		return spaceITunes
	case "atom", "atom10":
		return spaceAtom
	case "rdf":
		return spaceRDF
	case "sy":
		return spaceSyndication
	case "feedburner":
		return spaceFeedburner
	case "xhtml":
		return spaceXHTML
	case "rss":
		return spaceRSS
	}
	return spaceOther
}

// declare binds a prefix inside the element being opened.
func (g *xmlGuard) declare(prefix, uri []byte) {
	if len(g.scope) >= maxScope {
		g.warnf("declares too many namespaces")
		return
	}
	if len(uri) > maxBaseBytes {
		uri = uri[:maxBaseBytes]
	}
	g.scope = append(g.scope, declaration{prefix, spaceOf(string(uri))})
}

// resolve returns the vocabulary of a name and leaves its local part, in lower
// case, in g.lower.
func (g *xmlGuard) resolve(name []byte) space {
	prefix, local, ok := bytes.Cut(name, []byte(":"))
	if !ok {
		prefix, local = nil, name
	}
	g.lower = append(g.lower[:0], local[:min(len(local), 32)]...)
	for i, c := range g.lower {
		if c >= 'A' && c <= 'Z' {
			g.lower[i] = c + 0x20
		}
	}
	ns := spaceNone
	if prefix != nil {
		ns = spaceOfPrefix(string(prefix))
	}
	for i := len(g.scope) - 1; i >= 0; i-- {
		if bytes.Equal(g.scope[i].prefix, prefix) {
			ns = g.scope[i].space
			break
		}
	}
	switch {
	case prefix == nil && g.opened && ns == g.native, // the root's default is the feed's own language
		g.atom && ns == spaceAtom, !g.atom && ns == spaceRSS:
		return spaceNone
	}
	return ns
}
