package linking

// topic is what a text may be about, which decides on names that two things
// share. It is asked once for a text, however often the name stands there.
type topic uint8

const (
	topicSahel     topic = iota // Mali, or the Arabic word for financial
	topicJordan                 // Amman, or Oman
	topicBohemia                // the river Moldau, or the state
	topicPeru                   // the bank of that name
	topicAustria                // another Raiffeisen bank
	topicSafety                 // another HSE
	topicIreland                // its own HSE
	topicNorway                 // the bank of that name
	topicAustralia              // the institute of that name
	topicCaribbean              // Grenada, or the town in Spain
	topics
)

// topicWords are the words that make a text be about a topic: as they are
// folded, and as they are written when no list has them.
var topicWords = [topics][]string{
	topicSahel: {
		"باماكو", "النيجر", "بوركينا", "الساحل", "السنغال", "موريتانيا", "افريقيا", "الافريقي", "الأفريقي",
		"الافريقيه", "الأفريقية",
	},
	topicJordan:    {"الاردن", "اردني", "اردنيه", "الاردني", "الاردنيه"},
	topicBohemia:   {"prag", "prager", "böhmen", "bohmen", "tschechien", "smetana"},
	topicPeru:      {"peru", "perú", "peruvian", "peruano", "peruana"},
	topicAustria:   {"austria", "austrian", "osterreich", "österreich", "vienna", "wien", "russia", "russian", "russland"},
	topicSafety:    {"safety", "workplace", "british", "builders"},
	topicIreland:   {"irlanda", "irlande", "irland", "irish", "ireland", "dublin", "health", "hospital", "hospitals", "conti", "patients"},
	topicNorway:    {"norway", "norwegian", "oslo"},
	topicAustralia: {"australia", "australian", "canberra", "pacific", "aukus", "beijing", "taiwan"},
	topicCaribbean: {"caribe", "caribeno", "caribena", "caricom", "barbados", "jamaica", "dominica", "trinidad", "tobago", "barbuda", "lucia"},
}

// about says whether the text is about a topic.
func (s *scan) about(t topic) bool {
	const asked, isSo = 1, 2
	if s.topics[t]&asked == 0 {
		s.topics[t] = asked
		for k := range s.words[:min(len(s.words), 4000)] {
			if s.is(k, topicWords[t]...) {
				s.topics[t] |= isSo
				break
			}
		}
	}
	return s.topics[t]&isSo != 0
}
