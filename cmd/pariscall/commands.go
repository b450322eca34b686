package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// group is a section of the list of commands.
type group struct {
	id, title string
	commands  []func(*app) *cobra.Command
}

// groups is the table of all commands, in the order of the help. A command is
// a file of its own and one line here.
var groups = []group{
	{"look", "Look up, offline:", []func(*app) *cobra.Command{
		newShow, newStance, newList, newData,
	}},
	{"news", "News:", []func(*app) *cobra.Command{
		newNews, newRefresh, newFeeds, newDigest, newLink,
	}},
	{"act", "Articles:", []func(*app) *cobra.Command{
		newMark, newUndo, newOpen, newSave,
	}},
	{"more", "More:", []func(*app) *cobra.Command{
		newDoctor, newFrame, newKeys, newCompletion, newVersion,
	}},
}

// lookups are the commands that are made alone when one of them is asked for.
// To make all of them takes a millisecond of the thirty that a lookup has.
var lookups = map[string]func(*app) *cobra.Command{
	"show": newShow, "stance": newStance, "list": newList, "data": newData,
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
