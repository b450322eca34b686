package feeds

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// waitMost caps a Retry-After: beyond a day it is a mistake or malice.
const waitMost = 24 * time.Hour

// retryAfter reads both forms of the header. The zero time means that it is
// missing, cannot be read or lies in the past.
func retryAfter(h http.Header, now time.Time) time.Time {
	text := strings.TrimSpace(h.Get("Retry-After"))
	if text == "" {
		return time.Time{}
	}
	var wait time.Duration
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		wait = time.Duration(min(max(seconds, 0), waitMost.Seconds()) * float64(time.Second))
	} else if at, err := http.ParseTime(text); err == nil {
		wait = at.Sub(serverNow(h, now))
	}
	if !(wait > 0) {
		return time.Time{}
	}
	return now.Add(min(wait, waitMost))
}

// freshFor returns for how long an answer says it stays fresh.
func freshFor(h http.Header, now time.Time) time.Duration {
	for directive := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		switch strings.ToLower(name) {
		case "no-cache", "no-store", "must-understand":
			return 0
		}
		if !strings.EqualFold(name, "max-age") {
			continue
		}
		seconds, err := strconv.ParseInt(strings.Trim(value, `" `), 10, 64)
		if err != nil || seconds < 0 {
			return 0
		}
		left := min(seconds, int64(waitMost/time.Second))
		if age, err := strconv.ParseInt(h.Get("Age"), 10, 64); err == nil && age > 0 {
			left -= min(age, left)
		}
		return time.Duration(left) * time.Second
	}
	at, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	return min(max(at.Sub(serverNow(h, now)), 0), waitMost)
}

// serverNow is the server's own clock, to which its dates are relative: a
// clock that is wrong, there or here, then does not matter.
func serverNow(h http.Header, now time.Time) time.Time {
	if at, err := http.ParseTime(h.Get("Date")); err == nil {
		return at
	}
	return now
}
