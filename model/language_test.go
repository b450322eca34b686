package model

import "testing"

func TestLanguageCodeOfWhatFeedsWrite(t *testing.T) {
	for tag, want := range map[string]string{
		"fr": "fr", "fr-CA": "fr", "FR_ca": "fr", " fra ": "fr", "fre": "fr", "ger": "de", "deu": "de", "chi": "zh", "zh-Hant-TW": "zh",
		"swe": "sv", "rum": "ro", "": "", "french": "", "xx": "", "e1": "", "\x00": "", "fil": "", "-": "", "é": "",
	} {
		if got := LanguageCode(tag); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}
