package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func newHelp(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
		Args:  withArgs(0, 2, ""),
	}
	form := addChoice(cmd, "output", "o", "md lists all commands in a table", asText, asMD)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		root := cmd.Root()
		if form.value == asMD {
			return writeAll(a.out, commandSheet(root).markdown())
		}
		target, rest, err := root.Find(args)
		if err != nil {
			return err
		}
		if len(rest) > 0 {
			return noSuchCommand(target, rest)
		}
		target.InitDefaultHelpFlag()
		return writeAll(a.out, helpText(target))
	}
	return cmd
}

// commandSheet lists every command that does something itself.
func commandSheet(root *cobra.Command) *sheet {
	s := &sheet{cols: []column{col("command"), col("does")}}
	var add func(*cobra.Command)
	add = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			if sub.Hidden {
				continue
			}
			if sub.HasSubCommands() {
				add(sub)
				continue
			}
			use := strings.TrimSuffix(sub.UseLine(), " [flags]")
			s.add(strings.TrimPrefix(use, root.Name()+" "), sub.Short)
		}
	}
	add(root)
	return s
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
		fmt.Fprintf(&b, "\nFlags:\n%s", cmd.LocalFlags().FlagUsagesWrapped(80))
	}
	if cmd.HasAvailableInheritedFlags() {
		fmt.Fprintf(&b, "\nFlags of every command:\n%s", cmd.InheritedFlags().FlagUsagesWrapped(80))
	}
	if !cmd.HasParent() {
		b.WriteString("\nExit status: 0 done, 1 not found or failed, 2 wrong usage,\n128 + n ended by signal n before it was done (news --follow: 0).\n")
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
