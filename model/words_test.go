package model

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// finds says whether the words of query stand one after another in text, as a
// full-text index would find them.
func finds(text, query string) bool {
	have := strings.Fields(string(AppendWords(nil, text)))
	want, prefix := QueryWords(query)
	if len(want) == 0 {
		return false
	}
	for i := 0; i+len(want) <= len(have); i++ {
		ok := true
		for j, w := range want {
			same := have[i+j] == w
			if prefix && j == len(want)-1 {
				same = strings.HasPrefix(have[i+j], w)
			}
			ok = ok && same
		}
		if ok {
			return true
		}
	}
	return false
}

func TestWordsFindAcrossCaseAccentsAndScripts(t *testing.T) {
	for _, c := range []struct {
		text, query string
		want        bool
	}{
		{"Élysée Palace", "elysee", true},
		{"Elysee", "Élysée", true},
		{"Zürich e\u0301tat", "zurich état", true},
		{"Straße", "strasse", true},
		{"Łódź Ørsted", "lodz orsted", true},
		{"İstanbul ısparta", "istanbul isparta", true},
		{"CVE-2024-1234 exploited", "cve-2024-1234", true},
		{"CVE-2024-1234 exploited", "2024", true},
		{"CVE-2024-12345", "cve-2024-1234", false},
		{"Ёлка Йод", "елка иод", true},
		{"Кибератака на Киев", "КИБЕРАТАКА", true},
		{"Ελλάς", "ελλασ", true},
		{"أمن سيبراني إيران", "امن", true},
		{"الأمن السيبرانيّ", "السيبراني", true},
		{"کشور ایران", "كشور ايران", true},
		{"١٢٣ هجوم", "123", true},
		{"中国网络安全法", "网络", true},
		{"中国网络安全法", "网络安全", true},
		{"中国网络安全法", "法", true},
		{"中国网络安全法", "中", true},
		{"中国网络安全法", "国安", false},
		{"東京都サイバー攻撃", "サイバー", true},
		{"ｻｲﾊﾞｰ攻撃", "サイバー", true},
		{"한국은행 해킹", "한국", true},
		{"한국은행", "은행", true},
		{"\u1112\u1161\u11ab국", "한국", true},
		{"การโจมตีทางไซเบอร์", "ไซเบอร์", true},
		{"Apple公司2024年", "公司", true},
		{"Apple公司2024年", "2024年", true},
		{"Apple公司2024年", "apple公司", true},
		{"हिन्दी समाचार", "हिन्दी", true},
		{"ﬁrewall ＡＢＣ", "firewall abc", true},
		{"zero day", "day zero", false},
	} {
		if got := finds(c.text, c.query); got != c.want {
			w, p := QueryWords(c.query)
			t.Errorf("%q in %q: got %v, want %v (%q against %q %v)", c.query, c.text, got, c.want, AppendWords(nil, c.text), w, p)
		}
	}
}

func TestWordsCutOverlongOnesAlike(t *testing.T) {
	long := strings.Repeat("QUJD", 100)
	if !finds("x "+long+" y", long) {
		t.Error("a word of 400 letters does not find itself")
	}
}

func FuzzWordsFindTheirOwnText(f *testing.F) {
	for _, s := range []string{"Élysée 中国 x", "한국은행", "ｻｲﾊﾞｰ", "a\u0301\u0301", "\xff中", "१२३"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := AppendWords(nil, s)
		if !utf8.Valid(out) && utf8.ValidString(s) {
			t.Fatalf("%q gives invalid words %q", s, out)
		}
		if string(AppendWords(nil, string(out))) == "" && len(out) > 0 {
			t.Fatalf("the words %q of %q have no words", out, s)
		}
		if q, _ := QueryWords(s); len(q) > 0 && !finds(s, s) {
			t.Fatalf("%q does not find itself: %q", s, out)
		}
	})
}

func TestWordsOfEveryCharacterAreThoseOfItsPlainForm(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= 0x1ffff; r++ {
		for _, s := range []string{"a" + string(r) + "b", string(r) + "\u0301", "…" + string(r) + string(r)} {
			got, want := string(AppendWords(nil, s)), string(AppendWords(nil, norm.NFKC.String(s)))
			if got != want {
				t.Errorf("%U: %q is cut into %q, its plain form into %q", r, s, got, want)
			}
		}
	}
}

// FuzzWordsAreThoseOfThePlainForm: also where the plain form is not made.
func FuzzWordsAreThoseOfThePlainForm(f *testing.F) {
	for _, s := range []string{"wait… the ﬁrst ½ — “then”", "e\u0301te\u0301 a\u0323\u0307", "가각", "\u1100\u1161\u11a8", "ｶﾞ Å\u0301", "①②\u0300", "\xff…\xe2\x80", "‑‗․‥…‧«a»\u00a0b‹c›"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, want := string(AppendWords(nil, s)), string(AppendWords(nil, norm.NFKC.String(s)))
		if got != want {
			t.Errorf("%q is cut into %q, its plain form into %q", s, got, want)
		}
	})
}

func BenchmarkWords(b *testing.B) {
	for name, sentence := range map[string]string{
		"ascii":       "Officials in Estonia blamed an unnamed actor for the breach. ",
		"typographic": "Officials in “Estonia” blamed an unnamed actor for the breach… ",
		"mixed":       "Officials in “Estonia” — 影響を受けるシステム，é — 🎯 blamed an unnamed actor. ",
	} {
		b.Run(name, func(b *testing.B) {
			text := strings.Repeat(sentence, 40)
			var buf []byte
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				buf = AppendWords(buf[:0], text)
			}
		})
	}
}
