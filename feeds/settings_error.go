package feeds

import (
	"fmt"
	"strconv"
	"strings"
)

// SettingError says what is wrong with one setting. Key is its path below the
// table [feeds]; Nearest is a value that would be right and is closest to what
// was set, "" where none is closer than another.
type SettingError struct {
	Key     []string
	Got     string
	Want    string
	Nearest string
}

// Error names the key as it stands in the configuration.
func (e *SettingError) Error() string {
	got := ""
	if e.Got != "" {
		got = " = " + e.Got
	}
	return e.Name() + got + ": want " + e.Want
}

// Name is the key in full, with what may be secret in an address left out.
func (e *SettingError) Name() string {
	var b strings.Builder
	b.WriteString("feeds")
	for i, k := range e.Key {
		if i == 1 && e.Key[0] == "feed" {
			k = strconv.Quote(Redact(k))
		}
		b.WriteString("." + k)
	}
	return b.String()
}

// outside makes the error of a value that is not between two others, or nil.
func outside[T int | Size | Duration](key string, got, least, most T) *SettingError {
	nearest := least
	switch {
	case got < least:
	case got > most:
		nearest = most
	default:
		return nil
	}
	return &SettingError{
		Key: []string{key}, Got: fmt.Sprint(got),
		Want: fmt.Sprintf("%v to %v", least, most), Nearest: fmt.Sprint(nearest),
	}
}
