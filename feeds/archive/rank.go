package archive

import (
	"math"
	"slices"
	"strings"

	"pariscall/model"
)

// rankAmong is how many of the newest hits are ranked. The full-text index
// could rank all of them, but has to read every one for it.
const rankAmong = 400

// ranked returns the best of the newest hits: those with the words in the
// headline before those with them in the text, whole phrases before words
// apart, and of equals the newer and the more widely told.
func (l *listing) ranked(q model.Query, limit int) ([]hit, bool, error) {
	rows, err := l.older(math.MaxInt64, rankAmong)
	if err != nil {
		return nil, false, err
	}
	terms := wanted(q.Expr(), nil)
	score := make(map[int64]float64, len(rows))
	for i, h := range rows {
		s := 1 - float64(i)/float64(len(rows))
		err := l.c.query(background, func(v []value) error {
			s += titleScore(plain(text(v[0])), terms) + 0.3*math.Log1p(float64(integer(v[1])))
			return errStop
		}, "SELECT a.title, coalesce(s.sources,1) FROM line l JOIN article a ON a.id=l.id LEFT JOIN story s ON s.id=l.story WHERE l.ord=?", h.ord)
		if err != nil {
			return nil, false, err
		}
		score[h.ord] = s
	}
	slices.SortStableFunc(rows, func(x, y hit) int {
		switch {
		case score[x.ord] > score[y.ord]:
			return -1
		case score[x.ord] < score[y.ord]:
			return 1
		}
		return 0
	})
	return rows[:min(len(rows), limit)], len(rows) > limit, nil
}

// wanted lists the words and phrases that an article should have.
func wanted(e model.Expr, out []model.Words) []model.Words {
	switch e := e.(type) {
	case model.And:
		for _, x := range e {
			out = wanted(x, out)
		}
	case model.Or:
		for _, x := range e {
			out = wanted(x, out)
		}
	case model.Words:
		out = append(out, e)
	}
	return out
}

// titleScore adds 3 for each term that stands in a headline, and 1 more when
// the headline begins with it.
func titleScore(title string, terms []model.Words) float64 {
	padded := " " + title + " "
	s := 0.0
	for _, t := range terms {
		words, prefix := model.QueryWords(t.Text)
		needle := " " + strings.Join(words, " ")
		if !prefix && !t.Prefix {
			needle += " "
		}
		switch i := strings.Index(padded, needle); {
		case i == 0:
			s += 4
		case i > 0:
			s += 3
		}
	}
	if len(terms) > 1 {
		s /= math.Sqrt(float64(len(terms)))
	}
	return s
}
