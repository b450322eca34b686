package main

import (
	"slices"
	"strings"
	"testing"
)

func TestALookupIsMadeAloneAndEverythingElseWhole(t *testing.T) {
	for line, want := range map[string]string{
		"show france":              "show",
		"--home /tmp show france":  "show",
		"--home=/tmp --debug list": "list",
		"--home show news":         "all", // show is a folder here
		"-h show":                  "all",
		"help show":                "all",
		"__complete show fra":      "all",
		"shwo france":              "all",
		"--unknown show":           "all",
		"news show":                "all",
		"":                         "all",
	} {
		var names []string
		for _, cmd := range newRoot(newApp(stdio{}), strings.Fields(line)).Commands() {
			names = append(names, cmd.Name())
		}
		switch {
		case want == "all" && !slices.Contains(names, "undo"), want != "all" && !slices.Equal(names, []string{want}):
			t.Errorf("%q makes %q, want %s", line, names, want)
		}
	}
}
