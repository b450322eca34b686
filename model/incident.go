package model

// Incident is a documented cyber incident.
type Incident struct {
	ID        string
	Name      string
	Aliases   []string
	Ambiguous []string // names that are also ordinary words
	Type      string   // espionage, wiper, ransomware, …
	Began     Date
	Ended     Date
	Disclosed Date
	Summary   string

	Victims     []CountryCode
	VictimScope string
	VictimOrgs  []VictimOrg
	Sectors     []string

	ActorName    string // as the sources name it; "" unknown
	ActorAliases []string
	Actor        Ref         // actor:… when it is one and the bundled actors hold it
	Actors       []Ref       // every actor of the bundled data that the sources name
	Suspect      CountryCode // state the actor is linked to; "" none named
	Attributions []Attribution
	Denied       bool // the state that was named has denied it
	DamageUSD    float64
	Systems      int64
	Records      int64
	ImpactNote   string
	Exploits     []string
	Principles   []int
	Confidence   string // high, medium, low
	Prov         Provenance
}

// Ref returns incident:ID.
func (i *Incident) Ref() Ref { return Ref{KindIncident, i.ID} }

// Title returns the name.
func (i *Incident) Title() string { return i.Name }

// Origin returns where the record comes from.
func (i *Incident) Origin() Provenance { return i.Prov }

// VictimOrg is an organisation hit; Supporter is set when the register holds it.
type VictimOrg struct {
	Name      string
	Supporter Ref
}

// Attribution is one public accusation: who blamed whom, when and how. By and
// To are states, or names of other parties when ByName or ToName is set; ByRef
// is set when such a party is a supporter of the Call.
type Attribution struct {
	By, To         CountryCode
	ByName, ToName string
	ByRef          Ref
	Date           Date
	How            string
	Source         Source
}

// Actor is a threat actor.
type Actor struct {
	ID         string
	Name       string
	Aliases    []string
	Ambiguous  []string    // names that are also ordinary words
	Country    CountryCode // country of origin
	Sponsor    CountryCode // suspected state sponsor; "" none named
	Confidence int         // 0–100 as the source gives it; -1 not given
	Prov       Provenance
}

// Ref returns actor:ID.
func (a *Actor) Ref() Ref { return Ref{KindActor, a.ID} }

// Title returns the name.
func (a *Actor) Title() string { return a.Name }

// Origin returns where the record comes from.
func (a *Actor) Origin() Provenance { return a.Prov }
