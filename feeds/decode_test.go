package feeds

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"pariscall/model"
)

// encoded returns a small feed in a charset, with or without saying so.
func encoded(t *testing.T, label, title string, declare bool) []byte {
	t.Helper()
	decl := ""
	if declare {
		decl = ` encoding="` + label + `"`
	}
	s := `<?xml version="1.0"` + decl + `?><rss version="2.0"><channel><title>` + title + `</title><item><title>` + title + `</title></item></channel></rss>`
	var enc encoding.Encoding
	switch label {
	case "utf-16le":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16le bom":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf-16be":
		enc = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case "utf-16be bom":
		enc = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case "utf-32le":
		enc = utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "utf-32be bom":
		enc = utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	default:
		enc, _ = charset.Lookup(label)
	}
	b, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAnyCharsetBecomesUTF8(t *testing.T) {
	const (
		french   = "L’été à Orléans : 5 €"
		russian  = "Министерство сообщило об атаке на серверы правительства"
		japanese = "サイバー攻撃によりシステムが停止した"
		chinese  = "专家表示该漏洞影响所有版本建议立即升级"
	)
	for name, c := range map[string]struct {
		label, title, header string
		declare              bool
	}{
		"utf-8":                   {"utf-8", french, "", true},
		"windows-1252 declared":   {"windows-1252", french, "", true},
		"latin1 means 1252":       {"iso-8859-1", french, "", true},
		"1252 in the header":      {"windows-1252", french, "text/xml; charset=ISO-8859-1", false},
		"1252 by guess":           {"windows-1252", "Les données personnelles volées à l’hôpital ont été publiées sur Internet : 5 €", "", false},
		"1251 in the header":      {"windows-1251", russian, "application/rss+xml; charset=windows-1251", false},
		"1251 declared":           {"windows-1251", russian, "", true},
		"koi8 by guess":           {"koi8-r", strings.Repeat(russian+" ", 4), "", false},
		"shift_jis declared":      {"shift_jis", japanese, "", true},
		"euc-jp by guess":         {"euc-jp", strings.Repeat(japanese, 4), "", false},
		"iso-2022-jp declared":    {"iso-2022-jp", japanese, "", true},
		"gbk declared":            {"gbk", chinese, "", true},
		"big5 in the header":      {"big5", "資訊安全事件通報", "text/xml;charset=Big5", false},
		"euc-kr declared":         {"euc-kr", "사이버 공격으로 시스템이 멈췄다", "", true},
		"utf-16le":                {"utf-16le", japanese, "", false},
		"utf-16le with mark":      {"utf-16le bom", french, "", false},
		"utf-16be":                {"utf-16be", french, "", false},
		"utf-16be with mark":      {"utf-16be bom", russian, "text/xml; charset=utf-8", false},
		"utf-32le":                {"utf-32le", french, "", false},
		"utf-32be with mark":      {"utf-32be bom", french, "", false},
		"header wrong, is utf-8":  {"utf-8", french, "text/xml; charset=iso-8859-1", false},
		"header says utf-8, not":  {"windows-1251", russian, "text/xml; charset=utf-8", true},
		"header names nonsense":   {"windows-1252", french, "text/xml; charset=none", true},
		"says utf-16, is not":     {"utf-8", french, "text/xml; charset=utf-16", true},
		"mark beats a wrong name": {"utf-16le bom", chinese, "text/xml; charset=windows-1252", false},
	} {
		body := encoded(t, c.label, c.title, c.declare)
		doc, err := Parse(body, Origin{ContentType: c.header, Now: benchNow})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, want := doc.Meta.Name, model.Line(c.title); got != want {
			t.Errorf("%s: %q, want %q (read as %s)", name, got, want, doc.Charset)
		}
	}
}

func TestOneBadByteCostsOneCharacter(t *testing.T) {
	body := []byte(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><item><title>d` + "\xe9" + `j` + "\xc3\xa0" + ` vu` + "\xf0\x9f" + `!</title></item></channel></rss>`)
	doc, err := Parse(body, Origin{Now: benchNow})
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.Articles[0].Title.String(); got != "d\uFFFDjà vu\uFFFD\uFFFD!" {
		t.Errorf("title %q", got)
	}
	if len(doc.Warnings) == 0 {
		t.Error("no warning")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xef\xbb\xbf<rss/>"), "")
	f.Add([]byte("\xff\xfe<\x00r\x00"), "text/xml; charset=utf-8")
	f.Add([]byte("\xff\xfe\x00\x00<\x00\x00\x00"), "")
	f.Add([]byte("<?xml encoding='gb18030'?>\x81\x30\x81"), "")
	f.Add([]byte("<?xml encoding=\"iso-2022-jp\"?>\x1b$B"), "x; charset=\"hz-gb-2312\"")
	f.Add([]byte{0x00, 0x3c, 0x00, 0x3f, 0xd8}, "")
	f.Add([]byte("caf\xe9 \xc3\xa9"), "charset=koi8-u")
	f.Fuzz(func(t *testing.T, body []byte, header string) {
		in := bytes.Clone(body)
		d := decodeBody(body, header)
		if !utf8.Valid(d.text) {
			t.Fatalf("%q is not UTF-8 after all", d.text)
		}
		if !bytes.Equal(in, body) {
			t.Fatal("the body was changed")
		}
		if len(d.text) > 4*len(body)+4 {
			t.Fatalf("%d bytes became %d", len(body), len(d.text))
		}
	})
}
