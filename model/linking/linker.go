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
	s.read(l.lex(), text, o.Language, o.Why)
	s.text = ""
	return append([]model.Mention(nil), s.found...), append([]model.Rejection(nil), s.rejected...)
}

// Link returns the mentions in an article's title and body: the body's text,
// else its summary.
func (l *Linker) Link(a *model.Article) []model.Mention {
	s := l.pool.Get().(*scan)
	defer l.pool.Put(s)
	lex := l.lex()
	s.publish(lex, a.FeedName.String())
	s.read(lex, a.Title.String(), a.Language, false)
	title := len(s.found)
	s.kept = append(s.kept[:0], s.found...)
	body := a.Body.Plain()
	if body == "" {
		body = a.Summary.String()
	}
	if body != "" {
		s.read(lex, body, a.Language, false)
		s.kept = append(s.kept, s.found...)
	}
	s.text = ""
	found := append([]model.Mention(nil), s.kept...)
	for i := range found[title:] {
		found[title+i].Field = model.InBody
	}
	return found
}

// Fingerprint changes when the data or the rules do.
func (l *Linker) Fingerprint() string {
	return l.print()
}

// publish notes who brought the texts that follow. The articles of a feed come
// together, so its name is mostly known already.
func (s *scan) publish(lex *lexicon, outlet string) {
	if s.lex == lex && s.outletName == outlet {
		return
	}
	s.outlet, s.outletName = s.outlet[:0], outlet
	s.reset(lex, outlet, "", false)
	s.run()
	for _, m := range s.found {
		s.outlet = append(s.outlet, m.Ref)
	}
}

// read leaves what a text names in found and rejected, in order.
func (s *scan) read(lex *lexicon, text, language string, why bool) {
	s.reset(lex, text, language, why)
	s.run()
	s.tell()
	byPlace := func(a, b model.Mention) int { return a.Start - b.Start }
	if !slices.IsSortedFunc(s.found, byPlace) { // an incident was told further on
		slices.SortStableFunc(s.found, byPlace)
	}
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
