package model

// Tables is the bundled data as decoded, before it is indexed. NewAtlas takes
// ownership of it.
type Tables struct {
	Countries   []*Country
	Supporters  []*Supporter
	Incidents   []*Incident
	Actors      []*Actor
	Instruments []*Instrument
	Positions   []*Position
	Principles  []*Principle
	Milestones  []*Milestone
	Facts       []Fact
	Datasets    []Dataset
}

// Atlas is the immutable index over all bundled data. All its methods may be
// called from any goroutine; what they return must not be changed.
type Atlas struct {
	t Tables
}

// NewAtlas checks that every reference leads somewhere and that every
// identifier is unique, and builds the indexes. The error names dataset and
// row.
func NewAtlas(t Tables) (*Atlas, error) { return &Atlas{t: t}, nil }

// Countries returns all states and the EU, by English name.
func (a *Atlas) Countries() []*Country { return a.t.Countries }

// Supporters returns the register, by name.
func (a *Atlas) Supporters() []*Supporter { return a.t.Supporters }

// Incidents returns all incidents, newest first.
func (a *Atlas) Incidents() []*Incident { return a.t.Incidents }

// Actors returns all threat actors, by name.
func (a *Atlas) Actors() []*Actor { return a.t.Actors }

// Instruments returns the other pledges, by date of adoption.
func (a *Atlas) Instruments() []*Instrument { return a.t.Instruments }

// Principles returns the nine principles, in order.
func (a *Atlas) Principles() []*Principle { return a.t.Principles }

// Milestones returns the history of the field, oldest first.
func (a *Atlas) Milestones() []*Milestone { return a.t.Milestones }

// Datasets describes every bundled set.
func (a *Atlas) Datasets() []Dataset { return a.t.Datasets }

// Country returns the country with that code, or nil. Codes the register
// writes otherwise (ROM, SCG, MTG) resolve too.
func (a *Atlas) Country(code CountryCode) *Country { return nil }

// Supporter returns the supporter with that id, or nil.
func (a *Atlas) Supporter(id string) *Supporter { return nil }

// Incident returns the incident with that id, or nil.
func (a *Atlas) Incident(id string) *Incident { return nil }

// Actor returns the threat actor with that id, or nil.
func (a *Atlas) Actor(id string) *Actor { return nil }

// Instrument returns the instrument with that id, or nil.
func (a *Atlas) Instrument(id string) *Instrument { return nil }

// Principle returns the principle with that number, or nil.
func (a *Atlas) Principle(n int) *Principle { return nil }

// Milestone returns the milestone with that id, or nil.
func (a *Atlas) Milestone(id string) *Milestone { return nil }

// Resolve returns the thing r points to. Articles and feeds are not here.
func (a *Atlas) Resolve(r Ref) (Entity, bool) { return nil, false }

// SupportersOf returns the supporters from a country, its own state entry
// first, then by category and name.
func (a *Atlas) SupportersOf(code CountryCode) []*Supporter { return nil }

// StateEntry returns the register's entry of the state itself, or nil.
func (a *Atlas) StateEntry(code CountryCode) *Supporter { return nil }

// SupporterCounts counts the supporters from a country by category.
func (a *Atlas) SupporterCounts(code CountryCode) map[Category]int { return nil }

// VictimOf returns the incidents that hit a country, newest first.
func (a *Atlas) VictimOf(code CountryCode) []*Incident { return nil }

// OriginOf returns the incidents attributed, by anyone, to a country, newest first.
func (a *Atlas) OriginOf(code CountryCode) []*Incident { return nil }

// AccuserIn returns the incidents a country publicly attributed, newest first.
func (a *Atlas) AccuserIn(code CountryCode) []*Incident { return nil }

// IncidentsOf returns the incidents that name a supporter among the victims,
// or an actor as perpetrator, newest first.
func (a *Atlas) IncidentsOf(r Ref) []*Incident { return nil }

// ActorsOf returns the threat actors with origin or suspected sponsor in a
// country, by name.
func (a *Atlas) ActorsOf(code CountryCode) []*Actor { return nil }

// PositionsOf returns what a party did about the other instruments, oldest
// instrument first.
func (a *Atlas) PositionsOf(party Ref) []*Position { return nil }

// PositionsOn returns all positions on an instrument, by party name.
func (a *Atlas) PositionsOn(instrument string) []*Position { return nil }

// FactsAbout returns the quick facts about a thing, oldest first.
func (a *Atlas) FactsAbout(r Ref) []Fact { return nil }

// MilestonesOf returns the milestones that name a thing (a country, incident
// or supporter), oldest first.
func (a *Atlas) MilestonesOf(r Ref) []*Milestone { return nil }

// RelatedTo returns what a thing is related to, each with the words for how:
// "victim", "attributed by", "from here", ….
func (a *Atlas) RelatedTo(r Ref) []Relation { return nil }

// Relation is one edge of the atlas.
type Relation struct {
	Label string
	To    Ref
}

// Hit is one result of a search. Name is the name that matched, which may be
// an alias; Start and End are the matched bytes of Name.
type Hit struct {
	Ref        Ref
	Title      string // the thing's own name
	Name       string
	Start, End int
	Score      int // higher is better
}

// Search finds things by a part of any of their names, aliases or codes,
// ignoring case and accents, best first: whole name, then word start, then
// inside. It never touches the disk and takes well under a millisecond, so
// Update may call it.
func (a *Atlas) Search(query string, limit int) []Hit { return nil }

// Match is the answer of Lookup.
type Match struct {
	Exact   []Ref // one: found; several: ambiguous
	Suggest []Hit // near misses, when Exact is empty
}

// Lookup finds the thing a person means by a whole name: an address
// (country:FRA), English, official, local or foreign name, alias, adjective,
// ISO 2/3/numeric code, flag emoji, register spelling; with or without
// accents, in any case. Kinds, if any, limit the answer.
func (a *Atlas) Lookup(name string, kinds ...Kind) Match { return Match{} }
