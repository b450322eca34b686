package model

// Milestone is a dated event in the history of the field.
type Milestone struct {
	ID        string
	Date      Date
	End       Date
	Name      string
	Text      string
	Type      string // forum, pledge, un, incident, statement, law
	Place     string
	Countries []CountryCode
	Orgs      []string
	OrgRefs   []Ref // beside Orgs: the supporter or union meant, or zero
	Incidents []string
	Prov      Provenance
}

// Ref returns milestone:ID.
func (m *Milestone) Ref() Ref { return Ref{KindMilestone, m.ID} }

// Title returns the title.
func (m *Milestone) Title() string { return m.Name }

// Origin returns where the record comes from.
func (m *Milestone) Origin() Provenance { return m.Prov }

// Fact is one sourced sentence about a country, supporter or incident.
type Fact struct {
	About  Ref
	Text   string
	Date   Date
	Source Source
}
