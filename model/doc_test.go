package model

import (
	"reflect"
	"strings"
	"testing"
)

func sampleDoc() Doc {
	return Doc{
		{Kind: BlockHeading, Level: 2, Text: Line("What happened")},
		{Text: Line("Attackers read the mail."), Links: []TextLink{{10, 14, "https://example.org/a"}, {19, 23, "https://example.org/b"}}},
		{Kind: BlockImage, Text: Line("A map")},
		{Kind: BlockItem, Text: Line("one")},
		{Kind: BlockItem, Level: 1, Text: Line("two")},
		{Kind: BlockRule},
		{Kind: BlockCode, Text: Block("rm -rf x\n  y")},
	}
}

func TestPlainSeparatesBlocksAndJoinsItems(t *testing.T) {
	d := sampleDoc()
	want := "What happened\n\nAttackers read the mail.\n\none\ntwo\n\nrm -rf x\n  y"
	if got := d.Plain(); got != want {
		t.Errorf("Plain = %q, want %q", got, want)
	}
	for i, at := range d.PlainOffsets() {
		if at >= 0 && !strings.HasPrefix(want[at:], d[i].Text.String()) {
			t.Errorf("block %d is not at byte %d", i, at)
		}
		if (at < 0) != (d[i].Kind == BlockImage || d[i].Kind == BlockRule) {
			t.Errorf("block %d of kind %d has offset %d", i, d[i].Kind, at)
		}
	}
}

func TestEncodedDocComesBackWhole(t *testing.T) {
	d := sampleDoc()
	got, err := DecodeDoc(d.Encode())
	if err != nil || !reflect.DeepEqual(got, d) {
		t.Fatalf("got %v, %v; want %v", got, err, d)
	}
	if got, err := DecodeDoc(Doc(nil).Encode()); err != nil || got != nil {
		t.Errorf("the empty document came back as %v, %v", got, err)
	}
}

func TestCutEncodingIsAnErrorOrShorter(t *testing.T) {
	whole := sampleDoc().Encode()
	failed := 0
	for n := 1; n < len(whole); n++ {
		if d, err := DecodeDoc(whole[:n]); err != nil {
			failed++
		} else if len(d) >= len(sampleDoc()) {
			t.Errorf("%d of %d bytes gave %d blocks", n, len(whole), len(d))
		}
	}
	if failed == 0 {
		t.Error("no cut was noticed")
	}
	if _, err := DecodeDoc([]byte{9}); err == nil {
		t.Error("an unknown version was read")
	}
}

func TestExcerptEndsAtAWord(t *testing.T) {
	d := sampleDoc()
	if got := d.Excerpt(200).String(); got != "Attackers read the mail. one two" {
		t.Errorf("Excerpt = %q", got)
	}
	if got := d.Excerpt(20).String(); got != "Attackers read the…" {
		t.Errorf("Excerpt = %q", got)
	}
	if got := (Doc{{Kind: BlockHeading, Text: Line("Only a heading")}}).Excerpt(50).String(); got != "Only a heading" {
		t.Errorf("Excerpt of a heading = %q", got)
	}
	if got := Line("影響を受けるシステムは多い").Cut(6).String(); got != "影響を受け…" {
		t.Errorf("Cut = %q", got)
	}
}

func FuzzDecodeDoc(f *testing.F) {
	f.Add(sampleDoc().Encode())
	f.Add([]byte{1, 0, 0, 200, 200, 200, 200, 15})
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := DecodeDoc(b)
		if err != nil {
			return
		}
		for _, p := range d {
			if r := forbidden(p.Text.String(), true); r != 0 {
				t.Fatalf("%q holds %U", p.Text, r)
			}
		}
		again, err := DecodeDoc(d.Encode())
		if err != nil || !reflect.DeepEqual(again, d) {
			t.Fatalf("%v came back as %v, %v", d, again, err)
		}
	})
}
