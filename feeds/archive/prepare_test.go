package archive

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pariscall/model"
)

// What is stored of an article was once computed from its text as a whole; it
// must stay the same now that its pieces are read one by one.
func TestPreparingByPiecesIsPreparingTheWhole(t *testing.T) {
	texts := []string{
		"One paragraph with an accent, café, and CVE-2026-1234.", "\u0301begins with a mark", "专家表示，该漏洞影响 TinyPLC 的所有版本", "",
		"ﬁne ½ ﬂat", "two\nlines", "한국어 문장", "ends in 漏", "word", strings.Repeat("a", 70), "x" + strings.Repeat("\u0302", 3),
	}
	var p paper
	for n := range 200 {
		var doc model.Doc
		for i, s := range texts {
			if (n*7+i*3)%5 < 3 {
				doc = append(doc, model.Para{Kind: model.BlockKind((n + i) % 7), Text: model.Prose(s, nil)})
			}
		}
		art := model.Article{Key: "k", Title: model.Line(texts[n%len(texts)]), Body: doc, Categories: []model.Text{model.Line("Cat 漏")}}
		switch n % 3 {
		case 1:
			art.Summary = doc.Excerpt(80)
		case 2:
			art.Summary = model.Block("another\nsummary")
		}
		d := prepare(1, &art, time.Now(), &p)

		plain := doc.Plain()
		indexed := plain
		if s := art.Summary.String(); s != "" && !strings.Contains(plain, s[:min(len(s), 60)]) {
			indexed = s + "\n" + plain
		}
		words := string(model.AppendWords(append(model.AppendWords(nil, indexed), between...), "Cat 漏"))
		if string(d.body) != words {
			t.Fatalf("%d: words %q, want %q", n, d.body, words)
		}
		content := hash("content", d.title, plain)
		if plain == "" {
			content = hash("content", d.title, art.Summary.String())
		}
		if d.content != content || d.sum != hash("sum", art.Title.String(), plain, art.Summary.String(), "") {
			t.Fatalf("%d: other hashes than of the whole %q", n, plain)
		}
		if string(d.doc) != string(doc.Encode()) {
			t.Fatalf("%d: encoded as %q", n, d.doc)
		}
	}
}

func TestPaperKeepsWhatWasKept(t *testing.T) {
	var p paper
	for range 3 {
		kept := map[string][]byte{}
		for i := range 4000 {
			s := strings.Repeat(fmt.Sprint(i, " "), i%97)
			kept[fmt.Sprint(i)] = p.keep(append(p.blank(i%50), s...)) // more than asked for, often
			copy(p.blank(8)[:8], "scribble")
		}
		great := p.keep(append(p.blank(3*sheetSize), make([]byte, 3*sheetSize)...))
		for i := range 4000 {
			if want := strings.Repeat(fmt.Sprint(i, " "), i%97); string(kept[fmt.Sprint(i)]) != want {
				t.Fatalf("%d became %q", i, kept[fmt.Sprint(i)])
			}
		}
		if len(great) != 3*sheetSize {
			t.Fatal("the great one was cut")
		}
		p.erase()
	}
	if len(p.spare) == 0 {
		t.Error("no sheet is used again")
	}
}

func TestErasedPaperHoldsNoSheetMadeForOneGreatText(t *testing.T) {
	var p paper
	for range 3 {
		p.keep(p.blank(sheetSize)[:sheetSize])
	}
	p.erase()
	p.keep(p.blank(32 * sheetSize)[:1])
	p.erase()
	for _, sheets := range [][][]byte{p.full[:cap(p.full)], p.spare, {p.sheet}} {
		for _, s := range sheets {
			if cap(s) > sheetSize {
				t.Errorf("a sheet of %d bytes is held", cap(s))
			}
		}
	}
}
