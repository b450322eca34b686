package feeds

import (
	"bytes"
	"mime"
	"unicode/utf8"
)

// decoded is a body as valid UTF-8, with what it took to get there.
type decoded struct {
	text     []byte
	charset  string
	warnings []string
}

// decodeBody makes valid UTF-8 of any body: the byte order mark decides, then
// the HTTP header, then the document's own declaration, then a guess. Each
// byte that fits nothing costs one character. A declared charset that the
// bytes contradict is not believed: servers say ISO-8859-1 for UTF-8 all day.
func decodeBody(body []byte, contentType string) decoded {
	if text, name, ok := decodeUnicode(body); ok {
		return decoded{text: text, charset: name}
	}
	header, declared := headerCharset(contentType), declaredCharset(body)
	utf8Valid, multi, bad := surveyUTF8(body)
	for _, label := range []string{header, declared} {
		if label == "" {
			continue
		}
		name := charsetName(label)
		switch {
		case name == "utf-8" && utf8Valid:
			return decoded{text: body, charset: name}
		case name == "utf-8" && (multi >= bad || declared == "" || charsetName(declared) == name):
			return repairUTF8(body, bad)
		case name == "" || name == "utf-8":
			continue // unknown, or contradicted by the bytes
		case utf8Valid && multi > 0 && singleByte(name):
			return decoded{text: body, charset: "utf-8", warnings: []string{
				"says its charset is " + name + ", but is UTF-8",
			}}
		}
		if text, ok := decodeNamed(body, name, utf8Valid && multi > 0); ok {
			return decoded{text: text, charset: name}
		}
	}
	if utf8Valid {
		return decoded{text: body, charset: "utf-8"}
	}
	if multi > 2*bad {
		return repairUTF8(body, bad)
	}
	return guessCharset(body)
}

// headerCharset returns the charset of a Content-Type, or "".
func headerCharset(contentType string) string {
	if contentType == "" {
		return ""
	}
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// declaredCharset returns the encoding an XML declaration names, or "".
func declaredCharset(body []byte) string {
	head := body[:min(len(body), 1024)]
	i := bytes.Index(head, []byte("<?xml"))
	if i < 0 {
		return ""
	}
	head = head[i:]
	if end := bytes.Index(head, []byte("?>")); end >= 0 {
		head = head[:end]
	}
	_, rest, ok := bytes.Cut(head, []byte("encoding"))
	if !ok {
		return ""
	}
	rest = bytes.TrimLeft(rest, " \t\r\n=")
	if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	label, _, ok := bytes.Cut(rest[1:], rest[:1])
	if !ok || len(label) > 40 {
		return ""
	}
	return string(label)
}

// surveyUTF8 says whether the body is valid UTF-8, how many characters of
// several bytes it has, and how many bytes fit nothing.
func surveyUTF8(body []byte) (valid bool, multi, bad int) {
	valid = utf8.Valid(body)
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			multi++
			if valid {
				return valid, multi, 0
			}
		}
		i += size
	}
	return valid, multi, bad
}

// repairUTF8 replaces each bad byte by U+FFFD.
func repairUTF8(body []byte, bad int) decoded {
	out := make([]byte, 0, len(body)+2*bad)
	for len(body) > 0 {
		n := validPrefix(body)
		out = append(out, body[:n]...)
		if body = body[n:]; len(body) > 0 {
			out = utf8.AppendRune(out, utf8.RuneError)
			body = body[1:]
		}
	}
	return decoded{text: out, charset: "utf-8", warnings: []string{"holds bytes that are not UTF-8"}}
}

// validPrefix returns the length of the valid UTF-8 that b begins with.
func validPrefix(b []byte) int {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(b)
}
