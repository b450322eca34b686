package linking

import (
	"slices"
	"strings"
)

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
	topicFootball               // Inter of Milan, or Intel in kana
	topicBones                  // the oldest Chinese script, or Oracle
	topicInsurance              // the insurer, or the town of Zurich
	topicChile                  // Entel there, or in Bolivia
	topicPortugal               // its bodies, or what else their letters mean
	topicShops                  // the federation of small firms
	topicAir                    // the group of airlines
	topicChangi                 // the caterer at that airport
	topicScent                  // eau de parfum, in letters
	topicTelly                  // the broadcaster, or what is above
	topicMoscow                 // the Russian service of the same letters
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
	topicPeru:      {"peru", "perú", "peruvian", "peruano", "peruana", "indecopi", "lima", "limeños", "limeñas", "soles"},
	topicInsurance: {"insurance", "insurer", "insurers", "reinsurance", "reinsurer", "reinsurers", "underwriters", "policyholders", "versicherer", "versicherung", "assureur", "assureurs", "assurance", "aseguradora", "aseguradoras", "seguradora", "seguradoras", "assicuratore", "assicurazione"},
	topicChile:     {"subtel", "antofagasta", "valparaíso", "valparaiso"},
	topicPortugal:  {"ibérico", "iberico", "galp", "edp", "anacom", "cncs"},
	topicShops:     {"vat", "smes", "employers", "shopkeepers", "freelancers"},
	topicAir:       {"airline", "airlines", "airways", "iberia", "vueling", "lingus", "heathrow", "barajas", "aerolínea", "flights", "passengers"},
	topicChangi:    {"changi", "temasek"},
	topicScent:     {"parfum", "perfume", "perfumes", "perfumista", "fragrance", "fragrances", "profumo", "duft"},
	topicTelly:     {"broadcaster", "subscribers", "broadband", "viewers", "channels"},
	topicMoscow:    {"kremlin", "lubyanka", "bortnikov", "gru", "svr", "putin", "spies", "spy", "treason"},
	topicAustria:   {"austria", "austrian", "osterreich", "österreich", "vienna", "wien", "russia", "russian", "russland"},
	topicSafety:    {"safety", "workplace", "british", "builders"},
	topicIreland:   {"irlanda", "irlande", "irland", "irish", "ireland", "dublin", "health", "hospital", "hospitals", "conti", "patients"},
	topicNorway:    {"norway", "norwegian", "oslo", "norges", "norsk", "aker", "equinor", "telenor"},
	topicAustralia: {"australia", "australian", "canberra", "pacific", "aukus", "beijing", "taiwan"},
	topicCaribbean: {"caribe", "caribeno", "caribena", "caricom", "barbados", "jamaica", "dominica", "trinidad", "tobago", "barbuda", "lucia"},
}

// topicParts are the same in scripts that do not part words: they may stand
// anywhere.
var topicParts = [topics][]string{
	topicFootball: {"ミラノ", "セリエ", "サッカー"},
	topicBones:    {"出土"},
}

// about says whether the text is about a topic.
func (s *scan) about(t topic) bool {
	const asked, isSo = 1, 2
	if s.topics[t]&asked == 0 {
		s.topics[t] = asked
		if slices.ContainsFunc(topicParts[t], func(part string) bool { return strings.Contains(s.text, part) }) {
			s.topics[t] |= isSo
		}
		for k := range s.words[:min(len(s.words), 4000)] {
			if s.is(k, topicWords[t]...) {
				s.topics[t] |= isSo
				break
			}
		}
	}
	return s.topics[t]&isSo != 0
}
