package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func newHelp(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
		Args:  withArgs(0, 2, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			target, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return noSuchCommand(root, args)
			}
			target.InitDefaultHelpFlag()
			return writeAll(a.out, helpText(target))
		},
	}
}

// helpText explains a command: what it does, how it is called, examples, what
// is below it, its flags.
func helpText(cmd *cobra.Command) string {
	var b strings.Builder
	long := cmd.Long
	if long == "" {
		long = cmd.Short + "."
	}
	fmt.Fprintf(&b, "%s\n\nUsage:\n", strings.TrimSpace(long))
	if cmd.HasAvailableSubCommands() {
		if cmd.HasParent() {
			fmt.Fprintf(&b, "  %s COMMAND\n", cmd.CommandPath())
		} else {
			fmt.Fprintf(&b, "  %s [COMMAND]\n", cmd.CommandPath())
		}
	} else {
		fmt.Fprintf(&b, "  %s\n", cmd.UseLine())
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", cmd.Example)
	}
	writeCommands(&b, cmd)
	if cmd.HasAvailableLocalFlags() {
		fmt.Fprintf(&b, "\nFlags:\n%s", cmd.LocalFlags().FlagUsagesWrapped(96))
	}
	if cmd.HasAvailableInheritedFlags() {
		fmt.Fprintf(&b, "\nFlags of every command:\n%s", cmd.InheritedFlags().FlagUsagesWrapped(96))
	}
	if !cmd.HasParent() {
		b.WriteString("\nExit status: 0 done, 1 not found or failed, 2 wrong usage.\n")
	}
	return b.String()
}

// writeCommands lists what is below a command, in its groups.
func writeCommands(b *strings.Builder, cmd *cobra.Command) {
	wide := 0
	for _, sub := range cmd.Commands() {
		wide = max(wide, len(sub.Name()))
	}
	list := func(title, id string) {
		first := true
		for _, sub := range cmd.Commands() {
			if sub.Hidden || sub.GroupID != id {
				continue
			}
			if first {
				fmt.Fprintf(b, "\n%s\n", title)
				first = false
			}
			fmt.Fprintf(b, "  %-*s  %s\n", wide, sub.Name(), sub.Short)
		}
	}
	for _, g := range cmd.Groups() {
		list(g.Title, g.ID)
	}
	list("Commands:", "")
}
