package main

import (
	"errors"
	"fmt"
)

// maxConfigWarnings is how many wrong settings a command that is about
// something else tells.
const maxConfigWarnings = 3

// warnOfConfig says what is wrong with the configuration, a line each. What is
// right in it holds all the same, and a lookup needs none of it, but it is
// what is run first after a slip of the pen.
func (a *app) warnOfConfig() {
	_, err := a.conf()
	bad, ok := errors.AsType[*configError](err)
	if !ok || bad.told {
		return
	}
	bad.told = true
	if bad.whole != nil {
		a.warn(fmt.Sprintf("the configuration is ignored until it is put right: %v", bad))
		return
	}
	for i, line := range bad.lines() {
		if i == maxConfigWarnings {
			a.warn(fmt.Sprintf("and %d more settings are ignored: pariscall doctor", len(bad.trouble)-i))
			return
		}
		a.warn(line + "; this setting is ignored")
	}
}
