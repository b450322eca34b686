package model

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// Precision says how much of a [Date] is known.
type Precision uint8

// From nothing known to a known day. By means "on this day or before it":
// what a dated list proves of the names that stand in it.
const (
	PrecisionUnknown Precision = iota
	PrecisionYear
	PrecisionMonth
	PrecisionDay
	PrecisionBy
)

// String returns the word used in JSON: unknown, year, month, day or by.
func (p Precision) String() string {
	switch p {
	case PrecisionYear:
		return "year"
	case PrecisionMonth:
		return "month"
	case PrecisionDay:
		return "day"
	case PrecisionBy:
		return "by"
	default:
		return "unknown"
	}
}

// Date is a calendar date that says how much of it is known. Its zero value
// is "unknown".
type Date struct {
	Year      int
	Month     time.Month
	Day       int
	Precision Precision
}

// ParseDate reads 2006, 2006-01 or 2006-01-02; the length decides the
// precision, the empty string is the unknown date. "<=2006-01-02" is a latest
// possible day. A day that the calendar does not have is an error.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	day, by := strings.CutPrefix(s, "<=")
	d, ok := parseDay(day)
	if !ok || by && d.Precision != PrecisionDay {
		return Date{}, fmt.Errorf("%q is not a date: want YYYY, YYYY-MM, YYYY-MM-DD or <=YYYY-MM-DD", s)
	}
	if by {
		return d.AsBy(), nil
	}
	return d, nil
}

// parseDay reads a date of one of three lengths. It is written out because
// the bundled data holds thousands of dates and time.Parse would take a
// tenth of the time in which all of it is read.
func parseDay(s string) (Date, bool) {
	d := Date{}
	switch len(s) {
	case 4:
		d.Precision = PrecisionYear
	case 7:
		d.Precision = PrecisionMonth
	case 10:
		d.Precision = PrecisionDay
	default:
		return Date{}, false
	}
	parts := [3]int{1: 1, 2: 1}
	part := 0
	for i := range len(s) {
		switch c := s[i]; {
		case i == 4 || i == 7:
			if c != '-' {
				return Date{}, false
			}
			part++
			parts[part] = 0
		case c < '0' || c > '9':
			return Date{}, false
		default:
			parts[part] = parts[part]*10 + int(c-'0')
		}
	}
	year, month, day := parts[0], time.Month(parts[1]), parts[2]
	if year == 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Date{}, false
	}
	d.Year = year
	if d.Precision >= PrecisionMonth {
		d.Month = month
	}
	if d.Precision >= PrecisionDay {
		d.Day = day
	}
	return d, true
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}

// AsBy returns d as a latest possible day: "on the list by d".
func (d Date) AsBy() Date {
	if d.Precision == PrecisionDay {
		d.Precision = PrecisionBy
	}
	return d
}

// Known says whether anything is known.
func (d Date) Known() bool { return d.Precision != PrecisionUnknown }

// Value returns the ISO form of what is known: 2017, 2017-06, 2017-06-27, or
// "" when nothing is. It does not show the difference between "on" and "by";
// [Date.String] does.
func (d Date) Value() string {
	switch d.Precision {
	case PrecisionYear:
		return fmt.Sprintf("%04d", d.Year)
	case PrecisionMonth:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case PrecisionDay, PrecisionBy:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	default:
		return ""
	}
}

// String returns what a reader is shown: "27 Jun 2017", "Jun 2017", "2017",
// "by 16 Sep 2019" or "unknown".
func (d Date) String() string {
	switch d.Precision {
	case PrecisionYear:
		return fmt.Sprintf("%d", d.Year)
	case PrecisionMonth:
		return d.first().Format("Jan 2006")
	case PrecisionDay:
		return d.first().Format("2 Jan 2006")
	case PrecisionBy:
		return "by " + d.first().Format("2 Jan 2006")
	default:
		return "unknown"
	}
}

// Compare orders dates from early to late. A less precise date stands before
// the more precise ones inside it, "by" after "on" the same day, and the
// unknown after all.
func (d Date) Compare(o Date) int {
	if d.Known() != o.Known() {
		if d.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(d.Year, o.Year),
		cmp.Compare(d.Month, o.Month),
		cmp.Compare(d.Day, o.Day),
		cmp.Compare(d.Precision, o.Precision),
	)
}

// first is the first instant the date can mean, in UTC.
func (d Date) first() time.Time {
	return time.Date(d.Year, max(d.Month, 1), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}
