package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"pariscall/model"
)

func TestCommandsAreCalledAsTheTableSays(t *testing.T) {
	a := newApp(stdio{})
	for _, g := range groups {
		for _, e := range g.commands {
			if name := e.make(a).Name(); name != e.name {
				t.Errorf("%s: the table has %q, the command is %q", g.id, e.name, name)
			}
		}
	}
}

// The help is made without the data, which would cost every start its time.
func TestHelpNamesTheGroupsThatTheDataHas(t *testing.T) {
	a := newApp(stdio{})
	at, err := a.atlas()
	if err != nil {
		t.Fatal(err)
	}
	var all, some []string
	for _, g := range groupsOf(at).words {
		if strings.Contains(g, " ") {
			g = strconv.Quote(g)
		}
		all = append(all, g)
		// Nearly every state is in the UN; EU and AU are codes of one state.
		if g != "UN" && len(at.Named(g, model.KindCountry).Exact) == 0 {
			some = append(some, g)
		}
	}
	if want := ": " + strings.Join(all, ", "); !strings.HasSuffix(filterUsage("member"), want) {
		t.Errorf("list --member: want %q in %q", want, filterUsage("member"))
	}
	help := strings.Join(strings.Fields(newStance(a).Long), " ")
	if want := ": " + strings.Join(some, ", ") + ";"; !strings.Contains(help, want) {
		t.Errorf("stance: want %q in %q", want, help)
	}
}

// Half a terminal beside a mail is forty columns: every list says something
// there without cutting a line short.
func TestListsFitFortyColumns(t *testing.T) {
	at, err := newApp(stdio{}).atlas()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range listable() {
		text := listText(at, kind, entitiesOf(at, kind), nil, asTable, paint{width: 40})
		shown := 0
		heading, _, _ := strings.Cut(text, "\n")
		for _, c := range strings.Split(heading, "  ") {
			if strings.TrimSpace(c) != "" {
				shown++
			}
		}
		if shown < 2 || ansi.StringWidth(heading) > 40 || strings.HasSuffix(heading, "…") {
			t.Errorf("%s: the heading is %q", kind, heading)
		}
	}
}

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
