package feeds

import "fmt"

// What is taken from one document. No limit is met by an honest feed: the
// deepest known has 11 levels, the longest archives some thousand items.
const (
	maxBodyBytes     = 16 << 20  // unpacked
	maxScope         = 256       // namespace declarations in scope at once
	maxAttributes    = 1_000     // of one element
	maxSkeletonDepth = 12        // levels of what gofeed is given
	maxTokens        = 4_000_000 // tags, comments, sections, JSON values
	maxItems         = 2_000     // the newest are kept
	maxTitleBytes    = 1 << 10
	maxLinkBytes     = 8 << 10
	maxKeyBytes      = 1 << 10 // longer ones are hashed
	maxTextBytes     = 1 << 20 // of one article
	maxCategories    = 64
	maxAuthors       = 64
	maxBaseBytes     = 2 << 10 // of one xml:base
	maxBases         = 4_096   // different xml:base in a document
	maxEntities      = 256     // declared in a DOCTYPE
	maxEntityBytes   = 256     // of one of them
	maxExpansion     = 1 << 20 // bytes that such entities may add to a document
)

// readingLimits lists what is taken from one document, for the table of
// limits.
func readingLimits() []Limit {
	return []Limit{
		{"items of one answer", fmt.Sprintf("the newest %d", maxItems), ""},
		{"text of an article", Size(maxTextBytes).String(), ""},
		{"title, link", fmt.Sprintf("%v, %v", Size(maxTitleBytes), Size(maxLinkBytes)), ""},
		{"categories, authors of an article", fmt.Sprintf("%d, %d", maxCategories, maxAuthors), ""},
		{"tags of a document", fmt.Sprint(maxTokens), ""},
		{"namespaces in scope, attributes of an element", fmt.Sprintf("%d, %d", maxScope, maxAttributes), ""},
		{"levels that the parser is given, of any depth sent", fmt.Sprint(maxSkeletonDepth), ""},
		{"text that a document's own entities may add", Size(maxExpansion).String(), ""},
		{"dates that order articles", fmt.Sprintf("%d to %v ahead", earliest, Duration(maxAhead)), ""},
	}
}
