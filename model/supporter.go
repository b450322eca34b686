package model

// Category is the register's class of a supporter.
type Category string

// The four categories of the register.
const (
	CategoryState     Category = "state"
	CategoryAuthority Category = "public-authority"
	CategoryPrivate   Category = "private-sector"
	CategoryCivil     Category = "civil-society"
)

// Categories lists the four in the order in which they are shown.
func Categories() []Category {
	return []Category{CategoryState, CategoryAuthority, CategoryPrivate, CategoryCivil}
}

// Supporter is one entry of the official register of the Paris Call.
type Supporter struct {
	ID           string
	Name         string // as people write it, in English for states
	RegisterName string // as the register has it
	Category     Category
	Type         string      // company, university, trade association, …; "" unknown
	Country      CountryCode // "" for international bodies
	Listed       Date        // PrecisionBy for the first register, PrecisionDay after
	Signed       Date        // the day the register gives, or unknown
	Website      string
	Note         string

	Aliases   []string
	Ambiguous []string // those of Name and Aliases that are also ordinary words
	Products  []string // names that tell of the supporter but are not it
	Sector    string   // "" unknown
	Ticker    string
	Parent    string
	City      string
	Prov      Provenance
}

// Ref returns supporter:ID.
func (s *Supporter) Ref() Ref { return Ref{KindSupporter, s.ID} }

// Title returns the name.
func (s *Supporter) Title() string { return s.Name }

// Origin returns where the record comes from.
func (s *Supporter) Origin() Provenance { return s.Prov }

// Since returns the best date of support: the day the register gives, else
// the day by which the name stood on the list. Nobody says how long before
// that day the supporter had joined.
func (s *Supporter) Since() (Date, Basis) {
	if s.Signed.Known() {
		return s.Signed, BasisSigned
	}
	if s.Listed.Known() {
		return s.Listed.AsBy(), BasisListed
	}
	return Date{}, BasisNone
}
