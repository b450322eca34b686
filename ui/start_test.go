package ui

import "testing"

// BenchmarkNew is what the screen adds to the start of the program before the
// first frame can be painted.
func BenchmarkNew(b *testing.B) {
	d := testDeps(b, newFakeNews(10))
	b.ReportAllocs()
	for b.Loop() {
		a := New(d)
		a.settle()
		if a.frame() == "" {
			b.Fatal("empty")
		}
		a.cancel()
	}
}
