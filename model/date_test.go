package model

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestDateSaysHowMuchIsKnown(t *testing.T) {
	tests := []struct {
		in        string
		precision Precision
		value     string
		shown     string
	}{
		{"", PrecisionUnknown, "", "unknown"},
		{"2017", PrecisionYear, "2017", "2017"},
		{"2017-06", PrecisionMonth, "2017-06", "Jun 2017"},
		{"2017-06-27", PrecisionDay, "2017-06-27", "27 Jun 2017"},
		{"<=2019-09-16", PrecisionBy, "2019-09-16", "by 16 Sep 2019"},
		{"2024-02-29", PrecisionDay, "2024-02-29", "29 Feb 2024"},
	}
	for _, tt := range tests {
		d, err := ParseDate(tt.in)
		if err != nil {
			t.Errorf("%q: %v", tt.in, err)
		}
		if d.Precision != tt.precision || d.Value() != tt.value || d.String() != tt.shown {
			t.Errorf("%q: %s, %q, %q; want %s, %q, %q", tt.in, d.Precision, d.Value(), d.String(), tt.precision, tt.value, tt.shown)
		}
		if d.Known() != (tt.in != "") {
			t.Errorf("%q: known %t", tt.in, d.Known())
		}
	}
}

func TestDatesThatCannotBeAreRefused(t *testing.T) {
	for _, in := range []string{
		"17", "2017-6", "2017-13", "2017-00", "2017-02-29", "2100-02-29", "2017-04-31", "2017-06-00", "2017/06/27",
		"2017-06-27T00", "0000", "<=2017", "<=2017-06", "<=", "20a7", "2017-06-2x", "２０１７",
	} {
		if d, err := ParseDate(in); err == nil || !strings.Contains(err.Error(), "is not a date") {
			t.Errorf("%q: %v, %v; want an error", in, d, err)
		}
	}
}

func TestEveryDayOfTheCalendarIsRead(t *testing.T) {
	for day := time.Date(1999, 12, 31, 0, 0, 0, 0, time.UTC); day.Year() < 2005; day = day.AddDate(0, 0, 1) {
		in := day.Format("2006-01-02")
		if d, err := ParseDate(in); err != nil || d.Value() != in {
			t.Fatalf("%s: %v, %v", in, d, err)
		}
	}
}

func TestDatesSortFromEarlyToLateAndUnknownLast(t *testing.T) {
	want := []string{"2016-12-31", "2017", "2017-06", "2017-06-27", "<=2017-06-27", "2017-06-28", "2018", ""}
	var dates []Date
	for _, s := range want {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		dates = append(dates, d)
	}
	sorted := slices.Clone(dates)
	slices.Reverse(sorted)
	slices.SortFunc(sorted, Date.Compare)
	if !slices.Equal(sorted, dates) {
		t.Errorf("sorted: %v, want %v", sorted, dates)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2017", "2017-06", "2017-06-27", "<=2019-09-16", "2017-02-30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		back := d.Value()
		if d.Precision == PrecisionBy {
			back = "<=" + back
		}
		if back != s {
			t.Errorf("%q is read as %q", s, back)
		}
	})
}
