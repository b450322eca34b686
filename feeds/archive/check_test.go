package archive

import (
	"context"
	"slices"
	"testing"
	"time"

	"pariscall/model"
)

func TestOnlyTheQuickerOfTwoProgramsPutsAFeedOff(t *testing.T) {
	r := open(t, Options{})
	other, err := Open(context.Background(), r.path, Options{Now: r.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	health := model.Health{State: model.FeedFailed, Failures: 3, NextCheck: r.clock.t, Error: model.Line("refused")}
	if _, err := r.Put(t.Context(), []model.FetchResult{{Feed: r.feeds[0].ID, Health: health}}); err != nil {
		t.Fatal(err)
	}
	before, err := r.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	until := r.clock.t.Add(time.Minute)
	checks := []model.Check{
		{Feed: r.feeds[0].ID, From: r.clock.t, To: until},
		{Feed: r.feeds[1].ID, To: until}, // was never asked
		{Feed: 999, To: until},           // is no longer on the list
	}
	for _, c := range []struct {
		by   *Archive
		want []model.FeedID
	}{{r.Archive, []model.FeedID{r.feeds[0].ID, r.feeds[1].ID}}, {other, nil}} {
		if got, err := c.by.PutOff(t.Context(), checks); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("put off %v, %v; want %v", got, err, c.want)
		}
	}
	records, err := other.Records(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	health.NextCheck = until
	if got := records[0].Health; got != health {
		t.Errorf("%+v, want all but the next check as it was", got)
	}
	if after, err := r.Revision(t.Context()); err != nil || after != before {
		t.Errorf("revision %d, was %d: %v", after, before, err)
	}
}
