package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// group is a section of the list of commands.
type group struct {
	id, title string
	commands  []entry
}

// entry is a command by its name.
type entry struct {
	name string
	make func(*app) *cobra.Command
}

// lookUps is the group of the commands of which the one that is asked for is
// made alone. To make all takes a millisecond of the thirty that a lookup has.
const lookUps = "look"

// groups is the table of all commands, in the order of the help. A command is
// a file of its own and one entry here.
var groups = []group{
	{lookUps, "Look up, offline:", []entry{
		{"show", newShow}, {"stance", newStance}, {"list", newList}, {"data", newData},
	}},
	{"news", "News:", []entry{
		{"news", newNews}, {"refresh", newRefresh}, {"feeds", newFeeds}, {"digest", newDigest}, {"link", newLink},
	}},
	{"act", "Articles:", []entry{
		{"mark", newMark}, {"undo", newUndo}, {"open", newOpen}, {"save", newSave},
	}},
	{"more", "More:", []entry{
		{"doctor", newDoctor}, {"frame", newFrame}, {"keys", newKeys}, {"completion", newCompletion}, {"version", newVersion},
	}},
}

// addCommands makes the commands below root: all, or where args ask for a
// lookup that one alone.
func addCommands(root *cobra.Command, a *app, args []string) {
	asked := commandIn(root, args)
	alone := slices.ContainsFunc(groups, func(g group) bool {
		return g.id == lookUps && slices.ContainsFunc(g.commands, func(e entry) bool { return e.name == asked })
	})
	for _, g := range groups {
		root.AddGroup(&cobra.Group{ID: g.id, Title: g.title})
		for _, e := range g.commands {
			if alone && e.name != asked {
				continue
			}
			cmd := e.make(a)
			cmd.GroupID = g.id
			if g.id == lookUps {
				cmd.PreRun = func(*cobra.Command, []string) { a.warnOfConfig() }
			}
			root.AddCommand(cmd)
		}
	}
}

// commandIn returns the word of args that cobra will take for a command, or
// "" when that is not plain to see.
func commandIn(root *cobra.Command, args []string) string {
	for i := 0; i < len(args); i++ {
		name, isFlag := strings.CutPrefix(args[i], "--")
		if !isFlag {
			return args[i]
		}
		name, _, given := strings.Cut(name, "=")
		flag := root.PersistentFlags().Lookup(name)
		if flag == nil {
			return ""
		}
		if !given && flag.NoOptDefVal == "" {
			i++
		}
	}
	return ""
}

// withArgs checks the number of arguments in words that say what is wanted.
func withArgs(least, most int, want string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return misused(cmd.CommandPath()+" needs "+want, "usage: "+cmd.UseLine())
		case most >= 0 && len(args) > most:
			return misused(cmd.CommandPath()+": too many arguments: "+quoted(args[most:]), "usage: "+cmd.UseLine())
		}
		return nil
	}
}

// noArgs is for commands that take none.
func noArgs(cmd *cobra.Command, args []string) error {
	return withArgs(0, 0, "")(cmd, args)
}
