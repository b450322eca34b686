package feeds

import (
	"strings"
	"time"
)

// monthWords are the names of the months in English, French, German, Spanish,
// Italian, Portuguese and Dutch, in full and as they are shortened, without
// accents.
var monthWords = map[string]time.Month{}

func init() {
	for i, words := range []string{
		"jan january januar janner januari janvier janv enero ene gennaio gen janeiro",
		"feb february februar februari fevrier fevr fev febrero febbraio fevereiro",
		"mar march marz maerz mrz mars marzo marco maart mrt",
		"apr april avril avr abril abr aprile",
		"may mai mayo maggio mag maio mei",
		"jun june juni juin junio giugno giu junho",
		"jul july juli juillet juil julio luglio lug julho",
		"aug august augustus aout agosto ago",
		"sep sept september septembre septiembre settembre set setembro",
		"oct october oktober okt octobre octubre ottobre ott outubro out",
		"nov november novembre noviembre novembro",
		"dec december dezember dez decembre diciembre dic dicembre dezembro",
	} {
		for w := range strings.FieldsSeq(words) {
			monthWords[w] = time.Month(i + 1)
		}
	}
}

// zoneHours are the zones that feeds name, in hours from UTC. Where several
// places use a name, the one with the most feeds has it.
var zoneHours = map[string]float64{
	"gmt": 0, "utc": 0, "ut": 0, "wet": 0, "west": 1, "bst": 1, "ist": 5.5,
	"cet": 1, "cest": 2, "met": 1, "mest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "trt": 3,
	"sast": 2, "cat": 2, "eat": 3, "wat": 1,
	"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
	"akst": -9, "akdt": -8, "hst": -10, "ast": -4, "adt": -3, "nst": -3.5, "ndt": -2.5,
	"et": -5, "ct": -6, "mt": -7, "pt": -8, "brt": -3, "art": -3, "clt": -4, "cot": -5, "pet": -5,
	"jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "pht": 8, "myt": 8, "awst": 8, "ict": 7, "wib": 7, "pkt": 5,
	"gst": 4, "irst": 3.5, "npt": 5.75, "aest": 10, "aedt": 11, "acst": 9.5, "acdt": 10.5, "nzst": 12, "nzdt": 13,
}

// unaccented spells the accented letters of month names without accent.
var unaccented = strings.NewReplacer(
	"é", "e", "è", "e", "û", "u", "ä", "a", "ç", "c", "É", "e", "Û", "u", "Ä", "a", "Ç", "c",
)

// monthNamed returns the month that a word names, or 0.
func monthNamed(w string) time.Month {
	if m := monthWords[w]; m != 0 {
		return m
	}
	return monthWords[strings.ToLower(unaccented.Replace(w))]
}

// zoneNamed returns the offset of a named zone in seconds. Any other word of
// capital letters in the place of a zone counts as UTC.
func zoneNamed(w string) (int, bool) {
	h, ok := zoneHours[strings.ToLower(w)]
	return int(h * 3600), ok
}
