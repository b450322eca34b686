package linking

import (
	"slices"
	"sync"

	"pariscall/model"
)

// Linker finds the things of an atlas in texts. It is safe for concurrent use.
type Linker struct {
	lex   func() *lexicon
	print func() string
	pool  sync.Pool
}

// New returns a linker for the things of atlas. The lexicon is built when the
// first text arrives, so that nothing waits for it at the start.
func New(atlas *model.Atlas) *Linker {
	return &Linker{
		lex:   sync.OnceValue(func() *lexicon { return newLexicon(atlas) }),
		print: sync.OnceValue(func() string { return fingerprint(atlas) }),
		pool:  sync.Pool{New: func() any { return new(scan) }},
	}
}

// Options says what is known of a text besides its words.
type Options struct {
	Language string // ISO 639-1 of the text, "" unknown
	Outlet   string // who published it: an outlet is not a mention in its own piece
	Why      bool   // also return what was considered and rejected
}

// Find returns what text names, in order and without overlaps, and, when asked
// for, what was considered and rejected. Offsets are in bytes of text.
func (l *Linker) Find(text string, o Options) ([]model.Mention, []model.Rejection) {
	s := l.pool.Get().(*scan)
	defer l.pool.Put(s)
	s.publish(l.lex(), o.Outlet)
	return s.find(l.lex(), text, o.Language, o.Why)
}

// Link returns the mentions in an article's title and body: the body's text,
// else its summary.
func (l *Linker) Link(a *model.Article) []model.Mention {
	s := l.pool.Get().(*scan)
	defer l.pool.Put(s)
	lex := l.lex()
	s.publish(lex, a.FeedName.String())
	found, _ := s.find(lex, a.Title.String(), a.Language, false)
	body := a.Body.Plain()
	if body == "" {
		body = a.Summary.String()
	}
	if body == "" {
		return found
	}
	in, _ := s.find(lex, body, a.Language, false)
	for i := range in {
		in[i].Field = model.InBody
	}
	return append(found, in...)
}

// Fingerprint changes when the data or the rules do.
func (l *Linker) Fingerprint() string {
	return l.print()
}

// publish notes who brought the texts that follow.
func (s *scan) publish(lex *lexicon, outlet string) {
	s.outlet = s.outlet[:0]
	if outlet == "" {
		return
	}
	s.reset(lex, outlet, "", false)
	s.run()
	for _, m := range s.found {
		s.outlet = append(s.outlet, m.Ref)
	}
}

func (s *scan) find(lex *lexicon, text, language string, why bool) ([]model.Mention, []model.Rejection) {
	s.reset(lex, text, language, why)
	s.run()
	s.tell()
	return s.take()
}

func (s *scan) take() ([]model.Mention, []model.Rejection) {
	var found []model.Mention
	var rejected []model.Rejection
	byPlace := func(a, b model.Mention) int { return a.Start - b.Start }
	if !slices.IsSortedFunc(s.found, byPlace) { // an incident was told further on
		slices.SortStableFunc(s.found, byPlace)
	}
	if len(s.found) > 0 {
		found = append(make([]model.Mention, 0, len(s.found)), s.found...)
	}
	if len(s.rejected) > 0 {
		rejected = append(make([]model.Rejection, 0, len(s.rejected)), s.rejected...)
	}
	s.text = ""
	return found, rejected
}

func (s *scan) ownOutlet(r model.Ref) bool {
	if r.Kind != model.KindSupporter {
		return false
	}
	for _, o := range s.outlet {
		if o == r {
			return true
		}
	}
	return false
}
