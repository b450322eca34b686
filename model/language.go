package model

import "strings"

// LanguageCode returns the ISO 639-1 code of a language tag, "fr" of "fr-CA",
// "FR" or "fra"; or "" where it is none. Feeds and queries are read by the same
// rule, so that what an article was filed under is found.
func LanguageCode(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_ "); i >= 0 {
		tag = tag[:i]
	}
	switch tag {
	case "eng":
		return "en"
	case "fra", "fre":
		return "fr"
	case "deu", "ger":
		return "de"
	case "spa":
		return "es"
	case "ita":
		return "it"
	case "por":
		return "pt"
	case "nld", "dut":
		return "nl"
	case "rus":
		return "ru"
	case "jpn":
		return "ja"
	case "zho", "chi":
		return "zh"
	case "kor":
		return "ko"
	case "ara":
		return "ar"
	case "ukr":
		return "uk"
	}
	if len(tag) != 2 || tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z' {
		return ""
	}
	return tag
}
