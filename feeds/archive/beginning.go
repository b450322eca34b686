package archive

import (
	"slices"
	"strings"

	"pariscall/model"
)

// The index answers a beginning of a word by merging the hits of all words
// that begin so before it yields the first. For "c*" that is nearly every
// article several times. But where hits are that many, the newest lie close
// together: looking at a few hundred articles finds enough of them. So the
// newest articles that the rest of the query finds are read first, as long as
// that goes well.
const (
	readAtOnce = 60
	readAtMost = 900
	// goesWell is how many articles are read for one that is a hit.
	goesWell = 8
)

// best answers a branch in the way that is likely to be faster.
func (l *listing) best(b *branch, within span, n int, down bool) ([]hit, error) {
	if len(b.match.need) == 0 || !down || n > readAtMost {
		return l.branch(b, within, n, down)
	}
	loose := *b
	loose.match = exact(b.match.loose)
	rest := within
	var out []hit
	for looked := 0; looked < readAtMost; {
		rows, err := l.branch(&loose, rest, readAtOnce, true)
		if err != nil {
			return nil, err
		}
		for _, h := range rows {
			ok, err := l.begins(h.ord, b.match.need)
			if err != nil {
				return nil, err
			}
			if ok {
				out = append(out, h)
			}
			if len(out) == n {
				return out, nil
			}
		}
		if len(rows) < readAtOnce {
			return out, nil // that were all
		}
		rest.to = rows[len(rows)-1].ord
		if looked += len(rows); len(out)*goesWell < looked {
			break
		}
	}
	return l.branch(b, within, n, down)
}

// begins says whether an article has all of the beginnings.
func (l *listing) begins(ord int64, need []model.Words) (bool, error) {
	var d draft
	err := l.c.query(background, func(v []value) error {
		art := model.Article{
			Title: model.Line(text(v[0])), Authors: splitTexts(text(v[1])), Categories: splitTexts(text(v[2])),
			Summary: model.Block(text(v[3])),
		}
		art.Body, _ = model.DecodeDoc(blob(v[4]))
		d.title, d.body, d.author = indexedWords(&art, new(paper))
		return errStop
	}, "SELECT a.title, a.authors, a.topics, a.summary, a.body FROM line l JOIN article a ON a.id=l.id WHERE l.ord=?", ord)
	if err != nil {
		return false, err
	}
	for _, w := range need {
		words, _ := model.QueryWords(w.Text)
		in := []string{d.title, string(d.body), d.author}
		switch w.In {
		case model.InTitleText:
			in = in[:1]
		case model.InAuthors:
			in = in[2:]
		}
		needle := " " + strings.Join(words, " ")
		if !slices.ContainsFunc(in, func(s string) bool { return strings.Contains(" "+s, needle) }) {
			return false, nil
		}
	}
	return true, nil
}
