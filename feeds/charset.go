package feeds

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decodeUnicode recognises the forms of Unicode that a byte order mark, or
// the zero bytes around the first character of the document, give away.
func decodeUnicode(body []byte) (text []byte, name string, ok bool) {
	var enc encoding.Encoding
	switch {
	case bytes.HasPrefix(body, []byte{0xef, 0xbb, 0xbf}):
		body = bytes.TrimPrefix(body, []byte{0xef, 0xbb, 0xbf})
		if utf8.Valid(body) {
			return body, "utf-8", true
		}
		_, _, bad := surveyUTF8(body)
		return repairUTF8(body, bad).text, "utf-8", true
	case bytes.HasPrefix(body, []byte{0xff, 0xfe, 0, 0}), opens(body, 4, 0):
		name, enc = "utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case bytes.HasPrefix(body, []byte{0, 0, 0xfe, 0xff}), opens(body, 4, 3):
		name, enc = "utf-32be", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case bytes.HasPrefix(body, []byte{0xff, 0xfe}), opens(body, 2, 0):
		name, enc = "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(body, []byte{0xfe, 0xff}), opens(body, 2, 1):
		name, enc = "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	default:
		return nil, "", false
	}
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return nil, "", false
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD")), name, true
}

// opens says whether the body begins with "<", "{" or a line end written in
// units of width bytes, of which byte at holds the character and the others
// are zero, twice in a row.
func opens(body []byte, width, at int) bool {
	if len(body) < 2*width {
		return false
	}
	for i := range 2 * width {
		if (i%width == at) != (body[i] != 0) {
			return false
		}
	}
	return bytes.IndexByte([]byte("<{ \t\r\n"), body[at]) >= 0
}

// charsetName returns the canonical name of a charset label, or "" when it is
// unknown or cannot be meant: a document whose declaration can be read as
// ASCII is not UTF-16, whatever the declaration says.
func charsetName(label string) string {
	label = strings.Trim(strings.ToLower(label), " \t\"';,")
	switch label {
	case "utf-8", "utf8", "utf_8":
		return "utf-8"
	case "latin-1":
		label = "latin1"
	case "cp936":
		label = "gbk"
	}
	_, name := charset.Lookup(label)
	if name == "replacement" || name == "x-user-defined" || strings.HasPrefix(name, "utf-16") {
		return ""
	}
	return name
}

// singleByte says whether a charset has one byte a character; text in one of
// those is next to never valid UTF-8 by chance.
func singleByte(name string) bool {
	for _, p := range []string{"windows-", "iso-8859-", "koi8", "macintosh", "x-mac", "ibm"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// decodeNamed decodes by a canonical name. With strict, a body that does not
// fit the charset is refused.
func decodeNamed(body []byte, name string, strict bool) ([]byte, bool) {
	enc, _ := charset.Lookup(name)
	if enc == nil {
		return nil, false
	}
	text, err := enc.NewDecoder().Bytes(body)
	if err != nil || strict && bytes.Contains(text, []byte("\uFFFD")) {
		return nil, false
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD")), true
}

// guessCharset decodes what names no charset and is not UTF-8: by the
// statistics of its bytes when they speak clearly, else as windows-1252,
// which gives every byte a character.
func guessCharset(body []byte) decoded {
	name := "windows-1252"
	if r, err := chardet.NewHtmlDetector().DetectBest(sample(body)); err == nil && r.Confidence >= 40 {
		guess := charsetName(r.Charset)
		if r.Charset == "GB-18030" {
			guess = "gb18030"
		}
		if guess != "" && guess != "utf-8" {
			name = guess
		}
	}
	text, ok := decodeNamed(body, name, false)
	if !ok {
		text = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	return decoded{text: text, charset: name, warnings: []string{"names no charset it keeps to; read as " + name}}
}

// sample returns a stretch of the body around its first byte above ASCII.
func sample(body []byte) []byte {
	const size = 32 << 10
	at := bytes.IndexFunc(body, func(r rune) bool { return r >= utf8.RuneSelf })
	at = max(0, at-512)
	return body[at:min(len(body), at+size)]
}
