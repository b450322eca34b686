package model

import (
	"strings"

	"golang.org/x/text/language"
)

// bibliographic are the codes of ISO 639-2 that libraries write, where they are
// not those of the language's own name, with the ISO 639-1 code of the same.
var bibliographic = map[string]string{
	"alb": "sq", "arm": "hy", "baq": "eu", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr", "geo": "ka", "ger": "de",
	"gre": "el", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms", "per": "fa", "rum": "ro", "slo": "sk", "tib": "bo", "wel": "cy",
}

// LanguageCode returns the ISO 639-1 code of a language tag, "fr" of "fr-CA",
// "FR", "fra" or "fre"; or "" where there is none. Feeds and queries are read by
// the same rule, so that what an article was filed under is found.
func LanguageCode(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_ "); i >= 0 {
		tag = tag[:i]
	}
	if code, ok := bibliographic[tag]; ok {
		return code
	}
	base, err := language.ParseBase(tag)
	if code := base.String(); err == nil && len(code) == 2 {
		return code
	}
	return ""
}
