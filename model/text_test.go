package model

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestLineMakesForeignTextSafe(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"clean":               {"Ransomware hits a hospital", "Ransomware hits a hospital"},
		"white space":         {"  a\t\tb\r\n c\u00a0d\u3000e ", "a b c d e"},
		"escape":              {"a\x1b[31mb", "a\uFFFD[31mb"},
		"operating system":    {"\x1b]0;owned\x07x", "\uFFFD]0;owned\uFFFDx"},
		"8-bit csi":           {"a\u009b31mb", "a\uFFFD31mb"},
		"raw 8-bit csi":       {"a\x9b31mb", "a\uFFFD31mb"},
		"nul and del":         {"a\x00b\x7fc", "a\uFFFDb\uFFFDc"},
		"next line":           {"a\u0085b", "a b"},
		"broken utf-8":        {"a\xff\xfeb", "a\uFFFD\uFFFDb"},
		"surrogate":           {"a\xed\xa0\x80b", "a\uFFFD\uFFFD\uFFFDb"},
		"bidi override":       {"abc\u202egnp.exe", "abc\uFFFDgnp.exe"},
		"bidi isolate":        {"\u2067abc\u2069", "\uFFFDabc\uFFFD"},
		"direction marks":     {"שלום\u200f עולם\u200e", "שלום עולם"},
		"zero width":          {"pass\u200bword\ufeff", "password"},
		"soft hyphen":         {"cyber\u00adsecurity", "cybersecurity"},
		"tags":                {"hi\U000e0041\U000e0042", "hi"},
		"filler":              {"a\u3164\uffa0b", "ab"},
		"only invisible":      {"\u200b\u2060\ufeff", ""},
		"invisible in blanks": {"a \u200b b", "a b"},
		"private use":         {"a\ue000b", "a\uFFFDb"},
		"noncharacter":        {"a\ufffeb\ufdd0", "a\uFFFDb\uFFFD"},
		"family":              {"👩\u200d👧 x", "👩\u200d👧 x"},
		"heart on fire":       {"❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"},
		"keycap":              {"1\ufe0f\u20e3", "1\ufe0f\u20e3"},
		"selector on letter":  {"a\ufe0fb", "ab"},
		"joiner on latin":     {"a\u200db", "ab"},
		"persian":             {"می\u200cخواهم", "می\u200cخواهم"},
		"hindi":               {"क्\u200dष", "क्\u200dष"},
		"joiner ends word":    {"می\u200c x", "می x"},
		"accents":             {"e\u0301\u0302\u0303\u0304\u0305x", "e\u0301\u0302\u0303x"},
		"accent on nothing":   {"\u0301a", "a"},
		"accent on blank":     {"a \u0301b", "a b"},
	} {
		if got := Line(c.in).String(); got != c.want {
			t.Errorf("%s: Line(%q) = %q, want %q", name, c.in, got, c.want)
		}
	}
}

func TestBlockKeepsTheShapeOfCode(t *testing.T) {
	for in, want := range map[string]string{
		"a\n  b\n\n\tc\n": "a\n  b\n\n c",
		"\r\n\r\nx\r\ny":  "x\ny",
		"a\u2028b\x0bc":   "a\nb\nc",
		"a\x1bb":          "a\uFFFDb",
		"   \n\n":         "",
		"  a":             "  a",
	} {
		if got := Block(in).String(); got != want {
			t.Errorf("Block(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestProseMovesOffsetsWithTheText(t *testing.T) {
	in := "  See   the \x1breport\u200b\nnow  \n\n\n here"
	marks := []int{strings.Index(in, "the"), strings.Index(in, "report"), strings.Index(in, "now"), strings.Index(in, "here"), len(in)}
	got := Prose(in, marks).String()
	if want := "See the \uFFFDreport\nnow\n\nhere"; got != want {
		t.Fatalf("Prose = %q, want %q", got, want)
	}
	for i, word := range []string{"the", "report", "now", "here", ""} {
		if !strings.HasPrefix(got[marks[i]:], word) {
			t.Errorf("offset %d leads to %q, want %q", i, got[marks[i]:], word)
		}
	}
}

func TestProseFoldsBlanksAroundAnOffset(t *testing.T) {
	in := "One \tlink  é"
	marks := []int{4, 5, 9, 10}
	if got := Prose(in, marks).String(); got != "One link é" || marks[0] != 4 || marks[1] != 4 || marks[2] != 8 && marks[2] != 9 {
		t.Errorf("Prose = %q, %v", got, marks)
	}
}

func TestCleanASCIICostsNoAllocation(t *testing.T) {
	s := "A plain line of text, as most of them are."
	if n := testing.AllocsPerRun(100, func() { Line(s); Block(s); Prose(s, nil) }); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

// forbidden returns the first character of s that no Text may hold.
func forbidden(s string, breaks bool) rune {
	if !utf8.ValidString(s) {
		return utf8.RuneError
	}
	for _, r := range s {
		switch {
		case r == '\n' && breaks, r == Unpaintable:
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r),
			unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Co, r), unicode.Is(unicode.Cs, r),
			r == 0x200b, r == 0x2060, r == 0xfeff, r == 0xad, r >= 0xe0000 && r <= 0xe0fff, r&0xfffe == 0xfffe:
			return r
		}
	}
	return 0
}

func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "plain", "a\x1b]8;;http://x\x07b", "\u009b31m", "\xff\xfe", "e\u0301\u0301\u0301\u0301",
		"👩\u200d👧\ufe0f", "می\u200cخواهم", "\u202eabc\u202c", "a\r\n\r\nb", " \t\u3000 ", "\ue000\U0010ffff",
		"क\u0301\u0301\u0301\u200d\u0301x", "1\ufe0f\u20e3", "\u0085\u2028",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := []int{0, len(s) / 2, len(s)}
		texts := []Text{Line(s), Block(s), Prose(s, at)}
		for i, got := range texts {
			if r := forbidden(got.String(), i > 0); r != 0 {
				t.Fatalf("way %d: %q holds %U", i, got, r)
			}
			if again := Block(got.String()); again != got {
				t.Fatalf("way %d: %q becomes %q the second time", i, got, again)
			}
		}
		if again := Line(texts[0].String()); again != texts[0] {
			t.Fatalf("%q becomes %q the second time", texts[0], again)
		}
		for i, o := range at {
			if o < 0 || o > len(texts[2].String()) || i > 0 && o < at[i-1] {
				t.Fatalf("offsets %v do not fit %q", at, texts[2])
			}
		}
	})
}
