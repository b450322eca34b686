package main

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func sampleSheet() *sheet {
	s := &sheet{cols: []column{col("id"), num("count"), col("long_name")}}
	s.add("a", "7", `say "hi", <you> | *me*`)
	s.add("東京", "12,480", "=HYPERLINK(1)")
	return s
}

func TestTableAlignsByWidthOnTheScreen(t *testing.T) {
	want := "id     count  long name\n" +
		"a          7  say \"hi\", <you> | *me*\n" +
		"東京  12,480  =HYPERLINK(1)\n"
	if got := sampleSheet().table(0, paint{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, line := range strings.Split(sampleSheet().table(20, paint{}), "\n") {
		if w := ansi.StringWidth(line); w > 20 {
			t.Errorf("%d columns: %q", w, line)
		}
	}
}

func TestMarkdownLinkEndsNeitherItsCellNorItself(t *testing.T) {
	s := &sheet{cols: []column{{name: "title", title: "title", linked: true}}, href: []string{"https://example.org/a|b>c", "", `https://example.org/?q=\`}}
	s.add("one | two")
	s.add("three")
	s.add("four")
	want := "| title |\n|---|\n| [one \\| two](<https://example.org/a%7Cb%3Ec>) |\n| three |\n| [four](<https://example.org/?q=%5C>) |\n"
	if got := s.markdown(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCSVReadsBackAndCalculatesNothing(t *testing.T) {
	text := sampleSheet().csv()
	if strings.Count(text, "\r\n") != 3 {
		t.Errorf("lines do not end as RFC 4180 says: %q", text)
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if rows[0][2] != "long_name" || rows[1][2] != `say "hi", <you> | *me*` {
		t.Errorf("got %q", rows)
	}
	if rows[2][2] != "'=HYPERLINK(1)" {
		t.Errorf("a formula came through: %q", rows[2][2])
	}
	for _, number := range []string{"-12", "+4.5", "-1e3"} {
		if unformula(number) != number {
			t.Errorf("%s is a number and was changed to %q", number, unformula(number))
		}
	}
}

func TestTSVAndMarkdownKeepTheirColumns(t *testing.T) {
	s := &sheet{cols: []column{col("a"), col("b")}}
	s.add("x\ty\nz", "p|q")
	if got := s.tsv(); got != "a\tb\nx y z\tp|q\n" {
		t.Errorf("tsv %q", got)
	}
	if got := s.markdown(); got != "| a | b |\n|---|---|\n| x\ty z | p\\|q |\n" {
		t.Errorf("markdown %q", got)
	}
	if got := md("<script>[x](y)`*_"); strings.ContainsAny(strings.ReplaceAll(got, `\`, ""), "<>") {
		t.Errorf("markup came through: %q", got)
	}
}
