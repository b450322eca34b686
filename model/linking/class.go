package linking

import "strings"

// class is a set of roles that a word can play beside a name.
type class uint64

const (
	clsAttack class = 1 << iota
	clsFresh
	clsGov
	clsUSState
	clsUSAbbr
	clsUSContext
	clsGeoContext
	clsAfrica
	clsMidEast
	clsPrep
	clsPrepFrom
	clsPlaceNoun
	clsTreaty
	clsGiven
	clsSurname
	clsHonor
	clsUSNoun
	clsPronPrev
	clsLangVerb
	clsFood
	clsEN
	clsFR
	clsDE
	clsES
	clsPT
	clsIT
	clsCompanyVerb
	clsCompanyNoun
	clsCompanyPrep
	clsActorNoun
	clsIntro
	clsOil
	clsBank
	clsTaylor
	clsPapua
	clsSmallHome // of Jamaica, Guyana or the Seychelles, whose capitals bear common names
	clsCongo
	clsChile
	clsBulgaria
	clsPeru
	clsCostaRica
	clsNewZealand
	clsGerman
	clsVisaNeg
	clsVisaPos
	clsIntelNeg
	clsIntelPrev
	clsThreat
	clsStateVerb // what states do and persons do not
	clsNameNoun  // makes a proper name of the country word before it
	clsNameOf    // makes one of the country word after "of"
	clsSport
	clsDish     // what is eaten and drunk, in all languages
	clsLearn    // what is done with languages
	clsNation   // set on words that begin a country's name in another language
	clsForename // names of ours that are also given names
	clsBearer   // names of ours that are also surnames
	clsHit      // what was done to a victim, as against what is said of attackers
	clsOurs     // set on words that begin a country's name
	clsTongue   // adjectives that are also the name of a language
	clsKind     // makes a breed, a plant or a custom of the country word before it
	clsKindOf   // makes one of the country word after it
	clsStreet   // streets, hotels and the like that bear a name
	clsTold     // set on words that help to tell an incident
)

var classNames = map[string]class{
	"attack": clsAttack, "fresh": clsFresh, "gov": clsGov, "usstate": clsUSState,
	"usabbr": clsUSAbbr, "usctx": clsUSContext, "geoctx": clsGeoContext,
	"africa": clsAfrica, "mideast": clsMidEast, "prep": clsPrep, "prepfrom": clsPrepFrom,
	"placenoun": clsPlaceNoun, "treaty": clsTreaty, "given": clsGiven, "surname": clsSurname,
	"honor": clsHonor, "usnoun": clsUSNoun, "pronprev": clsPronPrev,
	"languageverb": clsLangVerb, "food": clsFood, "en": clsEN, "fr": clsFR, "de": clsDE,
	"es": clsES, "pt": clsPT, "it": clsIT, "cverb": clsCompanyVerb, "cnoun": clsCompanyNoun,
	"cprep": clsCompanyPrep, "actornoun": clsActorNoun, "intro": clsIntro, "oil": clsOil,
	"bankctx": clsBank, "taylor": clsTaylor, "papua": clsPapua, "seychelles": clsSmallHome,
	"congoctx": clsCongo, "guyana": clsSmallHome,
	"jamaica": clsSmallHome, "chile": clsChile, "bulgaria": clsBulgaria, "peru": clsPeru,
	"costarica": clsCostaRica, "newzealand": clsNewZealand, "german": clsGerman,
	"visaneg": clsVisaNeg, "visapos": clsVisaPos,
	"stateverb": clsStateVerb, "namenoun": clsNameNoun, "nameof": clsNameOf, "sport": clsSport, "dish": clsDish, "learn": clsLearn,
	"forename": clsForename, "bearer": clsBearer, "threat": clsThreat, "hit": clsHit, "tongue": clsTongue, "kind": clsKind, "kindof": clsKindOf, "street": clsStreet, "intelneg": clsIntelNeg, "intelprev": clsIntelPrev,
}

func (l *lexicon) addClasses(lines string) {
	for row := range rows(lines) {
		c, ok := classNames[row[0]]
		if !ok {
			panic("linking: words.tsv: unknown class " + row[0])
		}
		for w := range strings.FieldsSeq(field(row, 1)) {
			l.mark(l.number(w), c)
		}
	}
}

func (l *lexicon) mark(id int32, c class) {
	for int(id) >= len(l.class) {
		l.class = append(l.class, 0)
	}
	l.class[id] |= c
}

// The languages whose names and adjectives are listed.
const (
	langEN uint16 = 1 << iota
	langFR
	langDE
	langES
	langPT
	langIT
	langRU
	langZH
	langJA
	langAR
)

var langBits = map[string]uint16{
	"en": langEN, "fr": langFR, "de": langDE, "es": langES, "pt": langPT,
	"it": langIT, "ru": langRU, "zh": langZH, "ja": langJA, "ar": langAR,
}

const latinLangs = langFR | langDE | langES | langPT | langIT
