package feeds

import (
	"testing"
	"testing/synctest"
	"time"

	"pariscall/model"
)

func TestNewsIsStoredAtOnceAndWhatBroughtNothingInCompany(t *testing.T) {
	const step = lingerMost * 2 / 5
	synctest.Test(t, func(t *testing.T) {
		turns := make(chan turn)
		go func() {
			defer close(turns)
			for _, kind := range []turnKind{turnUnchanged, turnUnchanged, turnUnchanged, turnRead, turnFailed, turnUnchanged, turnRead} {
				turns <- turn{kind: kind}
				time.Sleep(step)
			}
		}()
		began := time.Now()
		for i, want := range []struct {
			turns int
			after time.Duration
		}{
			{3, lingerMost}, // nothing new
			{1, 3 * step},   // news
			{1, 4 * step},   // a failure
			{2, 6 * step},   // nothing new, and then news
			{0, 7 * step},   // the end
		} {
			if n := len(gather(turns)); n != want.turns {
				t.Errorf("batch %d has %d turns, want %d", i, n, want.turns)
			}
			if got := time.Since(began); got != want.after {
				t.Errorf("batch %d is ready after %v, want %v", i, got, want.after)
			}
		}
	})
}

func TestBatchIsBoundedByItsArticles(t *testing.T) {
	t.Parallel()
	turns := make(chan turn, 8)
	for range 8 {
		big := turn{kind: turnRead}
		big.result.Articles = make([]model.Article, articlesMost/2)
		turns <- big
	}
	close(turns)
	if n := len(gather(turns)); n != 2 {
		t.Errorf("a batch of %d articles", n*articlesMost/2)
	}
}
