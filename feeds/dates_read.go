package feeds

import "time"

// date makes a time of the pieces.
func (d *dateScan) date(now time.Time) (time.Time, bool) {
	year, month, day, ok := d.calendar(now)
	if !ok || day < 1 || day > 31 || month < 1 || month > 12 {
		return time.Time{}, false
	}
	if day > daysIn(year, month) {
		return time.Time{}, false
	}
	hour := d.hour
	switch {
	case d.half == 'p' && hour < 12:
		hour += 12
	case d.half == 'a' && hour == 12:
		hour = 0
	}
	if hour > 24 || d.min > 59 || d.sec > 60 {
		return time.Time{}, false
	}
	return time.Date(year, month, day, hour, d.min, min(d.sec, 59), d.nano, d.zone), true
}

// calendar finds out which number is what.
func (d *dateScan) calendar(now time.Time) (year int, month time.Month, day int, ok bool) {
	n := d.nums[:d.n]
	switch {
	case d.month != 0:
		return d.named(n, now)
	case len(n) >= 1 && n[0].digits == 8: // 20060102T…
		return n[0].v / 10000, time.Month(n[0].v / 100 % 100), n[0].v % 100, true
	case len(n) >= 1 && n[0].digits == 4: // 2006[-01[-02]]
		year, month, day = n[0].v, 1, 1
		if len(n) > 1 {
			month = time.Month(n[1].v)
		}
		if len(n) > 2 {
			day = n[2].v
		}
		return year, month, day, true
	case len(n) < 3:
		return 0, 0, 0, false
	}
	first, second := n[0].v, n[1].v
	year = fullYear(n[2], now)
	american := n[1].sep == '/' && d.half != 0
	if second > 12 || american && first <= 12 {
		return year, time.Month(first), second, true
	}
	return year, time.Month(second), first, true
}

// named reads the numbers of a date whose month is a word.
func (d *dateScan) named(n []dateNumber, now time.Time) (year int, month time.Month, day int, ok bool) {
	switch {
	case len(n) >= 2 && (n[0].digits >= 3 || n[0].v > 31): // 2006 January 02
		return fullYear(n[0], now), d.month, n[1].v, true
	case len(n) >= 2:
		return fullYear(n[1], now), d.month, n[0].v, true
	case len(n) == 1 && n[0].digits == 4: // January 2006
		return n[0].v, d.month, 1, true
	case len(n) == 1 && d.clock: // 02 Jan 15:04, without a year: the latest that fits
		year = now.Year()
		if time.Date(year, d.month, n[0].v, 0, 0, 0, 0, time.UTC).After(now.Add(maxAhead)) {
			year--
		}
		return year, d.month, n[0].v, true
	}
	return 0, 0, 0, false
}

// fullYear completes a year of two digits, as RFC 2822 says.
func fullYear(n dateNumber, _ time.Time) int {
	switch {
	case n.digits > 2:
		return n.v
	case n.v < 70:
		return 2000 + n.v
	}
	return 1900 + n.v
}

// daysIn returns the length of a month.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
