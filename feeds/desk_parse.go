package feeds

import (
	"errors"
	"time"

	"pariscall/model"
)

// parsed is what the desk needs of a feed's document.
type parsed struct {
	meta     model.Feed
	articles []model.Article
	ttl      time.Duration
}

// parser reads the body of an answer.
type parser func(r *reply, now time.Time) (parsed, error)

// parseFailure says why a body is not news.
func parseFailure(err error, status int) *Failure {
	var f *Failure
	if errors.As(err, &f) {
		f.Status = status
		return f
	}
	return &Failure{Kind: FailParse, Status: status, Msg: plainWords(err), Hint: "the feed is broken at its source; it is asked again later", Err: err}
}

func plainWords(err error) string {
	return model.Line(clip(err.Error(), 300)).String()
}
