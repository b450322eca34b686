package main

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestTableLeavesOutAndCutsColumnsUntilItFits(t *testing.T) {
	s := &sheet{cols: []column{col("id").dropped(1).cutTo(4), col("name").cutTo(8), col("summary").dropped(2).cutTo(10), col("end")}}
	s.add("identifier", "a name of twenty", strings.Repeat("word ", 20), "[1]")
	for width := 1; width < 150; width++ {
		for _, line := range strings.Split(s.table(width, paint{}), "\n") {
			if w := ansi.StringWidth(line); w > width {
				t.Fatalf("%d columns in %d: %q", w, width, line)
			}
		}
	}
	for width, want := range map[int]string{16: "name", 30: "id", 60: "id"} {
		head, _, _ := strings.Cut(s.table(width, paint{}), "\n")
		if !strings.HasPrefix(head, want) || !strings.HasSuffix(head, "end") || (width >= 60) != strings.Contains(head, "summary") {
			t.Errorf("%d columns: %q", width, head)
		}
	}
}
