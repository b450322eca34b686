package panes

import (
	"pariscall/model"
)

// Wants asks for the news of the thing: how often it was named, and the
// latest headlines. While a question is open no other is put, however often
// the archive changes.
func (p *entityPage) Wants() Action {
	if p.query == "" || p.waiting > 0 || p.asked && !p.stale {
		return nil
	}
	q, err := model.ParseQuery(p.query)
	if err != nil {
		p.asked = true
		return nil
	}
	p.asked, p.stale, p.waiting = true, false, 2
	return All{
		NeedVolume{Ref: p.ref, Days: newsDays},
		NeedPage{model.PageRequest{Query: q, Limit: newsLatest, Stories: true}},
	}
}

// Stale says that the archive has changed.
func (p *entityPage) Stale(uint64) { p.stale = true }

// SetVolume takes the volume.
func (p *entityPage) SetVolume(r model.Ref, v model.Volume, err error) {
	if r != p.ref || p.waiting == 0 {
		return
	}
	p.waiting--
	p.news.Asked, p.news.Err = true, err
	if err == nil {
		p.news.Volume = v
	}
	p.rebuild()
}

// SetPage takes the latest headlines.
func (p *entityPage) SetPage(req model.PageRequest, page model.Page, err error) {
	if req.Query.String() != p.query || p.waiting == 0 {
		return
	}
	p.waiting--
	if err == nil {
		p.news.Latest = page.Rows
	}
	p.rebuild()
}
