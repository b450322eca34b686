package feeds

import (
	"net/http"
	"testing"
	"time"

	"pariscall/model"
)

func TestNextCheckIsTheLongestAsked(t *testing.T) {
	t.Parallel()
	s := DefaultSettings()
	m, h := time.Minute, time.Hour
	for name, c := range map[string]struct {
		a    asked
		want time.Duration
	}{
		"nothing known":                {asked{}, 15 * m},
		"publishes every four hours":   {asked{every: 4 * h}, 2 * h},
		"publishes all the time":       {asked{every: m}, 15 * m},
		"silent for two days":          {asked{every: 4 * h, newest: start.Add(-48 * h)}, 6 * h},
		"silent for years":             {asked{every: 4 * h, newest: start.AddDate(-3, 0, 0)}, 24 * h},
		"newest lies ahead":            {asked{every: 4 * h, newest: start.Add(48 * h)}, 2 * h},
		"ttl longer":                   {asked{every: h, ttl: 3 * h}, 3 * h},
		"ttl of a second":              {asked{ttl: time.Second}, 15 * m},
		"ttl of a year":                {asked{ttl: 8760 * h}, 24 * h},
		"max-age longer":               {asked{every: h, fresh: 5 * h}, 5 * h},
		"max-age of a year":            {asked{fresh: 8760 * h}, 24 * h},
		"the user's own":               {asked{every: 20 * h, interval: 5 * m}, 5 * m},
		"the user's own, server more":  {asked{interval: 5 * m, fresh: h}, h},
		"the user's own, beyond a day": {asked{interval: 48 * h}, 48 * h},
		"first failure":                {asked{failures: 1}, 15 * m},
		"third failure":                {asked{failures: 3}, h},
		"hundredth failure":            {asked{failures: 100}, 24 * h},
		"failures of a slow feed":      {asked{every: 10 * h, failures: 1}, 5 * h},
		"Retry-After longer":           {asked{until: start.Add(3 * h)}, 3 * h},
		"Retry-After shorter":          {asked{every: 4 * h, until: start.Add(m)}, 2 * h},
		"jitter":                       {asked{every: 4 * h, jitter: 1}, 2*h + 12*m},
		"Retry-After with jitter":      {asked{until: start.Add(3 * h), jitter: 0.5}, 3*h + 30*time.Second},
	} {
		c.a.now = start
		if got := nextCheck(s, c.a).Sub(start); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestRetryAfterForms(t *testing.T) {
	t.Parallel()
	at := func(d time.Duration) string { return start.Add(d).UTC().Format(http.TimeFormat) }
	for _, c := range []struct {
		after, date string
		want        time.Duration
	}{
		{"120", "", 2 * time.Minute},
		{" 120 ", "", 2 * time.Minute},
		{"1.5", "", 1500 * time.Millisecond},
		{at(time.Hour), "", time.Hour},
		{start.Add(time.Hour).Format(time.RFC850), "", time.Hour},
		{at(time.Hour), at(30 * time.Minute), 30 * time.Minute}, // the server's clock is ahead of ours
		{"99999999999999999999", "", 24 * time.Hour},
		{at(9999 * time.Hour), "", 24 * time.Hour},
		{"0", "", 0},
		{"-5", "", 0},
		{"NaN", "", 0},
		{"soon", "", 0},
		{"", "", 0},
		{at(-time.Hour), "", 0},
	} {
		h := http.Header{"Retry-After": {c.after}}
		if c.date != "" {
			h.Set("Date", c.date)
		}
		got := retryAfter(h, start)
		if c.want == 0 && !got.IsZero() || c.want != 0 && got.Sub(start) != c.want {
			t.Errorf("%q at %q: %v, want %v", c.after, c.date, got.Sub(start), c.want)
		}
	}
}

func TestFreshnessFromCacheHeaders(t *testing.T) {
	t.Parallel()
	at := func(d time.Duration) string { return start.Add(d).UTC().Format(http.TimeFormat) }
	for _, c := range []struct {
		h    http.Header
		want time.Duration
	}{
		{http.Header{}, 0},
		{http.Header{"Cache-Control": {"public, max-age=600"}}, 10 * time.Minute},
		{http.Header{"Cache-Control": {"public", "Max-Age=\"600\""}}, 10 * time.Minute},
		{http.Header{"Cache-Control": {"max-age=600"}, "Age": {"200"}}, 400 * time.Second},
		{http.Header{"Cache-Control": {"max-age=600"}, "Age": {"9000"}}, 0},
		{http.Header{"Cache-Control": {"max-age=99999999"}}, 24 * time.Hour},
		{http.Header{"Cache-Control": {"max-age=600, no-cache"}, "Expires": {at(time.Hour)}}, 10 * time.Minute},
		{http.Header{"Cache-Control": {"no-store"}, "Expires": {at(time.Hour)}}, 0},
		{http.Header{"Cache-Control": {"max-age=x"}}, 0},
		{http.Header{"Expires": {at(time.Hour)}}, time.Hour},
		{http.Header{"Expires": {at(time.Hour)}, "Date": {at(45 * time.Minute)}}, 15 * time.Minute},
		{http.Header{"Expires": {at(-time.Hour)}}, 0},
		{http.Header{"Expires": {"0"}}, 0},
	} {
		if got := freshFor(c.h, start); got != c.want {
			t.Errorf("%v: %v, want %v", c.h, got, c.want)
		}
	}
}

func TestPublishingRateFromDates(t *testing.T) {
	t.Parallel()
	list := func(hours ...int) (out []model.Article) {
		for _, h := range hours {
			a := model.Article{}
			if h != 0 {
				a.Published = start.Add(-time.Duration(h) * time.Hour)
			}
			out = append(out, a)
		}
		return out
	}
	every, newest := publishing(list(2, 4, 6, 8), start)
	if every != 2*time.Hour || !newest.Equal(start.Add(-2*time.Hour)) {
		t.Errorf("steady: %v, %v", every, newest)
	}
	every, newest = publishing(list(0, -400, 3, 0), start) // undated and ahead do not count
	if every != 0 || !newest.Equal(start.Add(-3*time.Hour)) {
		t.Errorf("one usable date: %v, %v", every, newest)
	}
	if every, newest = publishing(nil, start); every != 0 || !newest.IsZero() {
		t.Errorf("empty: %v, %v", every, newest)
	}
}
