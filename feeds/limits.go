package feeds

import (
	"fmt"
	"time"
)

// Limit is one promise about what a feed may cost, for the table that the
// program prints. Key is where to change it in the configuration, "" nowhere.
type Limit struct {
	What  string
	Value string
	Key   string
}

// Limits lists every limit in force.
func (s Settings) Limits() []Limit {
	s = s.filled()
	return append([]Limit{
		{"unpacked body of a feed", s.MaxFeed.String(), "feeds.max_feed, or max_size of a feed"},
		{"unpacked body of an article's page", s.MaxPage.String(), "feeds.max_page"},
		{"header of an answer", s.MaxHeader.String(), "feeds.max_header"},
		{"time to connect, and to agree on TLS", s.ConnectTimeout.String(), "feeds.connect_timeout"},
		{"time to the first byte", s.FirstByteTimeout.String(), "feeds.first_byte_timeout"},
		{"time for a whole request", s.Timeout.String(), "feeds.timeout"},
		{"redirects, each address checked", fmt.Sprint(s.MaxRedirects), "feeds.max_redirects"},
		{"feeds asked at once, by hand", fmt.Sprint(s.InFlight), "feeds.in_flight"},
		{"feeds asked at once, in the background", fmt.Sprint(s.Background), "feeds.background"},
		{"requests at once to one host", fmt.Sprintf("%d, 1 after it said 429", s.PerHost), "feeds.per_host"},
		{"memory for large answers, together", Size(largeTotal).String(), ""},
		{"shortest wait between two requests", s.MinInterval.String(), "feeds.min_interval, or interval of a feed"},
		{"longest wait", s.MaxInterval.String(), "feeds.max_interval"},
		{"a feed's own ttl", fmt.Sprintf("%v to %v", Duration(ttlLeast), Duration(ttlMost)), ""},
		{"Retry-After and cache headers", "at most " + Duration(waitMost).String(), ""},
		{"a fetch without conditions", "every " + Duration(fullEvery).String(), ""},
		{"a move (301, 308) is believed", fmt.Sprintf("after %d answers over %d days", movesNeeded, int(movesSpan/(24*time.Hour))), ""},
		{"entries of a list of feeds", fmt.Sprint(opmlOutlines), ""},
	}, readingLimits()...)
}
