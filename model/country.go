package model

// CountryCode is an ISO 3166-1 alpha-3 code, or EUU for the European Union.
// The codes ROM, SCG and MTG of the Paris Call register are read as ROU, SRB
// and MNE before they become one.
type CountryCode string

// Country is a state of the bundled data, or the European Union.
type Country struct {
	Code     CountryCode
	ISO2     string
	Numeric  string // ISO 3166-1 numeric, three digits; "" for the EU
	AltCodes []string

	Name         string // short English name
	OfficialName string
	LocalNames   []string
	Aliases      []string
	Adjectives   []string
	Metonyms     []string // capital or palace that stands for the government
	Capital      string

	// Ambiguous holds those of the names above that are also something else
	// (a person, a town, a food); CaseSensitive those that count only as
	// written.
	Ambiguous     []string
	CaseSensitive []string

	Names        []InLanguage // its names in other languages
	LangAdjs     []InLanguage // adjectives and peoples in other languages
	Region       string       // UN M49
	Subregion    string
	Lat, Lng     float64
	Memberships  []string // UN, EU, NATO, G7, G20, Quad, "Five Eyes", OECD, BRICS, ASEAN, AU
	Call         CallStance
	Notes        []Note
	LaunchClaims []LaunchClaim
	Prov         Provenance
}

// InLanguage is words of one language, by its ISO 639-1 code.
type InLanguage struct {
	Lang  string
	Words []string
}

// NamesIn returns the names of the country in a language.
func (c *Country) NamesIn(lang string) []string { return wordsIn(c.Names, lang) }

// PeopleIn returns the adjectives and peoples of the country in a language.
func (c *Country) PeopleIn(lang string) []string { return wordsIn(c.LangAdjs, lang) }

func wordsIn(all []InLanguage, lang string) []string {
	for _, l := range all {
		if l.Lang == lang {
			return l.Words
		}
	}
	return nil
}

// Ref returns country:CODE.
func (c *Country) Ref() Ref { return Ref{KindCountry, string(c.Code)} }

// Title returns the short English name.
func (c *Country) Title() string { return c.Name }

// Origin returns where the record comes from.
func (c *Country) Origin() Provenance { return c.Prov }

// CallStatus is a party's stance on the Paris Call.
type CallStatus uint8

// A state whose name is not in the register has not endorsed the Call.
const (
	NotEndorsed CallStatus = iota
	Endorsed
)

// String returns the word used in JSON: endorsed or not-endorsed.
func (s CallStatus) String() string {
	if s == Endorsed {
		return "endorsed"
	}
	return "not-endorsed"
}

// Basis says what a date of endorsement rests on.
type Basis string

// The kinds of evidence for a date of endorsement, from best to none.
const (
	BasisSigned   Basis = "signed"    // the register itself gives the day
	BasisLaunch   Basis = "at-launch" // named by press or officials as among the launch states
	BasisReported Basis = "reported"  // joined later, on a documented day
	BasisListed   Basis = "listed"    // stands in the register's public history by that day
	BasisNone     Basis = "none"
)

// CallStance is whether and since when a state endorses the Paris Call.
// Date.Precision keeps "signed on", "on the list by" and "unknown" apart.
// Disputed is true when sources contradict each other on when, or whether.
type CallStance struct {
	Status   CallStatus
	Date     Date
	Basis    Basis
	Disputed bool
	Sources  []Source
}

// LaunchClaim is one documented statement on whether a state was among those
// that joined at the launch (at-launch), later (joined-later), was absent
// (not-listed), or was said to be about to join (expected).
type LaunchClaim struct {
	Status string
	Date   Date
	Source Source
}

// Note is a sentence about a state and the Call, with where it was read.
type Note struct {
	Text   string
	Date   Date
	Source Source
}
