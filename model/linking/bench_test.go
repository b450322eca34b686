package linking_test

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"pariscall/model"
	"pariscall/model/linking"
)

// prose is what feeds carry: mostly ordinary sentences, some with names.
const prose = `The company said on Tuesday that an unauthorised party had gained access to a limited number of internal systems through a compromised service account, and that it had engaged outside experts to assist with the investigation. Customers whose records may have been involved will be contacted by post over the coming weeks. There is no sign so far that payment details were taken. Security teams are advised to review their logs for unusual sign-ins, to rotate credentials, and to install the updates that were released last month.

Researchers at Microsoft and Kaspersky believe that the operators, who have been active since at least 2019, work in the interest of Russian intelligence; officials in Kyiv said that the same group, known as Sandworm, had tried to disable two substations in eastern Ukraine. The tools resemble those used in NotPetya. A spokesperson for the ministry declined to comment, and the embassy did not answer questions sent by e-mail.

In a separate advisory, agencies from the United States, the United Kingdom and Australia listed the weaknesses that were exploited most often during the past year. Most of them had been known, and fixed, for more than twelve months before they were used, which the authors call an avoidable failure of routine maintenance. `

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(prose, 20)
	l := theLinker()
	l.Find("", linking.Options{})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		l.Find(text, linking.Options{})
	}
}

func BenchmarkFindNothing(b *testing.B) {
	text := strings.Repeat(strings.SplitAfter(prose, "\n")[0], 40)
	l := theLinker()
	l.Find("", linking.Options{})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		l.Find(text, linking.Options{})
	}
}

func BenchmarkLinkArticle(b *testing.B) {
	a := &model.Article{Title: model.Line("Russian hackers target Ukrainian grid, Microsoft says"), Body: model.Doc{{Text: model.Block(prose)}}}
	l := theLinker()
	l.Find("", linking.Options{})
	b.ReportAllocs()
	for b.Loop() {
		l.Link(a)
	}
}

func BenchmarkBuild(b *testing.B) {
	a := theAtlas()
	b.ReportAllocs()
	for b.Loop() {
		linking.New(a).Find("", linking.Options{})
	}
}

// BenchmarkNameAgainAndAgain reads hostile texts of one name without end. The
// figure "growth" is how much longer a text of eight times the length takes,
// over eight: 1 is in proportion, 8 would be quadratic.
func BenchmarkNameAgainAndAgain(b *testing.B) {
	l := theLinker()
	for _, name := range []string{"インテル ", "甲骨文 ", "Oracle和甲骨文。", "Ukraine ", "Reaper ", "Stuxnet, ", "英", "米中", "/Iran", "ENTEL Fiji. ", "France IFF says. ", "«Careto» "} {
		b.Run(name, func(b *testing.B) {
			long := strings.Repeat(name, 1<<19/len(name))
			short := long[:len(long)/8/len(name)*len(name)]
			took := func(text string) time.Duration {
				begun := time.Now()
				l.Find(text, linking.Options{})
				return time.Since(begun)
			}
			took(short)
			b.SetBytes(int64(len(long)))
			var shorts, longs time.Duration
			for b.Loop() {
				shorts += took(short)
				longs += took(long)
			}
			b.ReportMetric(float64(longs)/float64(shorts)/8, "growth")
		})
	}
}

// TestLexiconIsSmall holds the memory of a built linker under its budget.
func TestLexiconIsSmall(t *testing.T) {
	a := theAtlas()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	l := linking.New(a)
	l.Find("", linking.Options{})
	runtime.GC()
	runtime.ReadMemStats(&after)
	if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > 30<<20 {
		t.Errorf("a linker holds %d bytes, want under 30 MB", held)
	}
	runtime.KeepAlive(l)
}
