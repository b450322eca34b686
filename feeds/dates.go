package feeds

import (
	"strings"
	"time"
	"unicode/utf8"
)

// maxAhead is how far in the future a date may lie and still be believed:
// time zones and clocks that are off.
const maxAhead = 24 * time.Hour

// earliest is the first year of dates that are believed.
const earliest = 1990

// usableDate says whether a date can order articles.
func usableDate(t, now time.Time) bool {
	return t.Year() >= earliest && !t.After(now.Add(maxAhead))
}

// parseDate reads a date as feeds write them: RFC 822 and ISO 8601 with every
// liberty, dates in words of several languages, Unix time. A weekday is not
// compared with the date, as it is often wrong; a zone that nobody knows is
// taken as UTC. Now decides nothing but the century.
func parseDate(s string, now time.Time) (time.Time, bool) {
	if len(s) > 100 {
		return time.Time{}, false
	}
	s = strings.TrimSpace(s)
	if t, ok := allDigits(s); ok {
		return t, true
	}
	d := dateScan{s: s, zone: time.UTC}
	if !d.scan() {
		return time.Time{}, false
	}
	return d.date(now)
}

// allDigits reads 20060102, 20060102150405 and Unix time in seconds or
// milliseconds.
func allDigits(s string) (time.Time, bool) {
	n := int64(0)
	if len(s) < 8 || len(s) > 14 {
		return time.Time{}, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return time.Time{}, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	switch len(s) {
	case 8:
		t, err := time.Parse("20060102", s)
		return t, err == nil
	case 14:
		t, err := time.Parse("20060102150405", s)
		return t, err == nil
	case 9, 10, 11:
		return time.Unix(n, 0).UTC(), true
	case 12, 13:
		return time.UnixMilli(n).UTC(), true
	}
	return time.Time{}, false
}

// dateScan collects what a date is written of.
type dateScan struct {
	s     string
	i     int
	nums  [4]dateNumber
	n     int
	month time.Month // named in words

	clock            bool
	hour, min, sec   int
	nano             int
	half             byte // 'a' or 'p'
	zone             *time.Location
	offset, zoneName bool
}

// dateNumber is a number of the calendar part.
type dateNumber struct {
	v, digits int
	sep       byte // what stands before it
}

// scan reads the pieces; false means that something cannot be part of a date.
func (d *dateScan) scan() bool {
	sep := byte(0)
	for d.i < len(d.s) {
		c := d.s[d.i]
		switch {
		case c >= '0' && c <= '9':
			if !d.number(sep) {
				return false
			}
			sep = 0
		case c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf:
			d.word()
			sep = 0
		case c == '(': // a comment
			return true
		case (c == '+' || c == '-') && (d.clock || d.zoneName) && d.i+1 < len(d.s) && isDigit(d.s[d.i+1]):
			if !d.numericZone(c) {
				return false
			}
		default:
			sep = c
			d.i++
		}
	}
	return true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// digits reads a run of digits.
func (d *dateScan) digits() (v, n int) {
	for d.i < len(d.s) && isDigit(d.s[d.i]) && n < 9 {
		v = v*10 + int(d.s[d.i]-'0')
		d.i++
		n++
	}
	return v, n
}

// number reads a number of the calendar, or the time of day.
func (d *dateScan) number(sep byte) bool {
	v, n := d.digits()
	if d.i < len(d.s) && (d.s[d.i] == ':' || d.s[d.i] == 'h') && n <= 2 && !d.clock && d.i+1 < len(d.s) && isDigit(d.s[d.i+1]) {
		return d.clockTime(v)
	}
	switch {
	case !d.clock && n == 6 && d.n >= 3 || !d.clock && n == 6 && d.n == 1 && d.nums[0].digits == 8: // 20060102T150405
		d.clock, d.hour, d.min, d.sec = true, v/10000, v/100%100, v%100
		return true
	case d.n == len(d.nums):
		return d.clock // "+0000 0000"
	}
	d.nums[d.n] = dateNumber{v, n, sep}
	d.n++
	return true
}

// clockTime reads 15:04, 15:04:05 and 15:04:05.999 after the hour.
func (d *dateScan) clockTime(hour int) bool {
	d.clock, d.hour = true, hour
	d.i++
	d.min, _ = d.digits()
	if d.i+1 < len(d.s) && d.s[d.i] == ':' && isDigit(d.s[d.i+1]) {
		d.i++
		d.sec, _ = d.digits()
	}
	if d.i+1 < len(d.s) && (d.s[d.i] == '.' || d.s[d.i] == ',') && isDigit(d.s[d.i+1]) {
		d.i++
		scale := int(time.Second)
		for d.i < len(d.s) && isDigit(d.s[d.i]) {
			scale /= 10
			d.nano += int(d.s[d.i]-'0') * scale
			d.i++
		}
	}
	return true
}

// numericZone reads +0200, +02:00, +02 and -7.
func (d *dateScan) numericZone(sign byte) bool {
	d.i++
	v, n := d.digits()
	hours, minutes := v, 0
	switch {
	case n > 4:
		return false
	case n >= 3:
		hours, minutes = v/100, v%100
	case d.i+1 < len(d.s) && d.s[d.i] == ':' && isDigit(d.s[d.i+1]):
		d.i++
		minutes, _ = d.digits()
	}
	if hours > 15 || minutes > 59 {
		return true // nonsense such as +9999: the time is taken as UTC
	}
	seconds := hours*3600 + minutes*60
	if sign == '-' {
		seconds = -seconds
	}
	d.offset, d.zone = true, time.FixedZone("", seconds)
	return true
}

// word reads a name: of a month, a zone, a half of the day. Others, such as
// weekdays and "de", say nothing.
func (d *dateScan) word() {
	begin := d.i
	for d.i < len(d.s) {
		c := d.s[d.i]
		if c < utf8.RuneSelf && (c|0x20 < 'a' || c|0x20 > 'z') {
			break
		}
		d.i++
	}
	w := d.s[begin:d.i]
	if len(w) == 1 {
		d.letter(w[0] | 0x20)
		return
	}
	if d.n < len(d.nums) && len(w) == 3 && (w == "年" || w == "月") {
		return
	}
	switch strings.ToLower(w) {
	case "am":
		d.half = 'a'
		return
	case "pm":
		d.half = 'p'
		return
	}
	if m := monthNamed(w); m != 0 {
		d.month = m
		return
	}
	if seconds, ok := zoneNamed(w); ok && !d.offset {
		d.zoneName, d.zone = true, time.FixedZone(strings.ToUpper(w), seconds)
	}
}

// letter reads the T of ISO 8601, the Z of UTC and the p of p.m.
func (d *dateScan) letter(c byte) {
	switch c {
	case 'z':
		d.zoneName = true
	case 'a', 'p':
		if d.clock && d.i < len(d.s) && d.s[d.i] == '.' {
			d.half = c
		}
	}
}
