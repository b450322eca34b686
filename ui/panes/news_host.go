package panes

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"pariscall/model"
)

// Host is the host that will be dialled for an address, as a reader should
// see it: with the letters of its language when they are all of one script,
// in punycode when scripts mix, and with a user name set off, because
// bank.example@evil.example leads to evil. Only absolute http and https
// addresses have one.
func Host(address string) (model.Text, error) {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" {
		return model.Text{}, fmt.Errorf("this link is no web address and is not opened")
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	ascii, err := idna.Lookup.ToASCII(host)
	if err != nil {
		ascii = url.PathEscape(host)
	}
	shown := ascii
	if uni, err := idna.Lookup.ToUnicode(ascii); err == nil && oneScript(uni) {
		shown = uni
	}
	if p := u.Port(); p != "" {
		shown += ":" + p
	}
	if u.User != nil {
		shown += " (as a user of it: " + url.PathEscape(u.User.Username()) + ")"
	}
	return model.Line(shown), nil
}

// oneScript says whether every label of a host keeps to one script, and
// whether a label that could be taken for Latin is not: Cyrillic and Greek
// letters look like Latin ones, so a host in which they stand alone is shown
// in punycode too when all of its letters have such a twin.
func oneScript(host string) bool {
	for label := range strings.SplitSeq(host, ".") {
		script, twins, letters := "", 0, 0
		for _, r := range label {
			s := scriptOf(r)
			if s == "" {
				continue
			}
			letters++
			if strings.ContainsRune(latinTwins, r) {
				twins++
			}
			if script != "" && s != script {
				return false
			}
			script = s
		}
		if letters > 0 && twins == letters {
			return false
		}
	}
	return true
}

// latinTwins are lower-case letters of other scripts that look like Latin
// ones in most fonts.
const latinTwins = "аеорсухіјѕӏԁһԛԝѵьοανιρυκ"

// scriptOf returns the script of a letter; "" for digits and hyphens. Kana
// and Han are written together, so they count as one.
func scriptOf(r rune) string {
	if r < 0x80 {
		if unicode.IsLetter(r) {
			return "Latin"
		}
		return ""
	}
	for _, name := range []string{"Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Devanagari", "Thai", "Hangul", "Armenian", "Georgian"} {
		if unicode.Is(unicode.Scripts[name], r) {
			return name
		}
	}
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		return "Han"
	}
	if !unicode.IsLetter(r) {
		return ""
	}
	return "other"
}
