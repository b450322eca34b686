package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// The forms of output.
const (
	asTable = "table"
	asJSON  = "json"
	asCSV   = "csv"
	asTSV   = "tsv"
	asMD    = "md"
	asText  = "text"
)

// choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }

// Set refuses what is not among the allowed words and names them.
func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return fmt.Errorf("want one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = s
	return nil
}

// addChoice gives a command a flag that takes one of allowed, the first being
// the default, and completes it.
func addChoice(cmd *cobra.Command, name, short, usage string, allowed ...string) *choice {
	c := &choice{value: allowed[0], allowed: allowed}
	cmd.Flags().VarP(c, name, short, usage)
	must(cmd.RegisterFlagCompletionFunc(name, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return allowed, cobra.ShellCompDirectiveNoFileComp
	}))
	return c
}

// addFormat gives a command -o with the five forms of a table.
func addFormat(cmd *cobra.Command) *choice {
	return addChoice(cmd, "output", "o", "form of the answer", asTable, asJSON, asCSV, asTSV, asMD)
}

// must guards calls that fail only when the program contradicts itself.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// writeAll writes a finished answer in one call, so that a reader of a pipe
// never sees half of one.
func writeAll(w io.Writer, s string) error {
	_, err := io.WriteString(w, s)
	return err
}
