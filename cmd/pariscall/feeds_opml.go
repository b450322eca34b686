package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"pariscall/feeds"
	"pariscall/model"
)

// maxList bounds a list of feeds that is read: 10,000 entries are 2 MB.
const maxList = 64 << 20

func newFeedsImport(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Add the feeds of an OPML list, or of newsboat's urls file",
		Long: `Add the feeds of an OPML list, or of newsboat's urls file, to your own list.
What you have stays as it is; what the other list has in addition comes in its
folders. A broken file gives what was whole of it. "-" reads standard input.`,
		Args: withArgs(1, 1, "a file"),
	}
	dry := cmd.Flags().Bool("dry-run", false, "say what would be added, and add nothing")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		data, err := a.readInput(args[0], maxList)
		if err != nil {
			return failed(err)
		}
		subs, err := a.subscriptions()
		if err != nil {
			return err
		}
		report, err := subs.Import(data, *dry)
		if err != nil {
			return failed(fmt.Errorf("importing %s: %w", args[0], err))
		}
		for _, f := range report.Added {
			fmt.Fprintf(a.out, "%s  %s\n", feeds.Redact(f.URL), f.Name)
		}
		for _, p := range report.Problems {
			a.warn(fmt.Sprintf("%s: %s", p.Entry, p.Reason))
		}
		if report.Damage != "" {
			a.warn("the file is damaged: " + report.Damage)
		}
		verb := "added"
		if *dry {
			verb = "would be added"
		}
		fmt.Fprintf(a.out, "%d %s, %d known already, %d unusable\n", len(report.Added), verb, report.Known, len(report.Problems))
		return nil
	}
	return cmd
}

func newFeedsExport(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write the list of feeds as OPML",
		Long: `Write the list of feeds as OPML, to standard output or to a new file. User names
and passwords in addresses are left out unless --secrets asks for them.`,
		Args: withArgs(0, 1, ""),
	}
	secrets := cmd.Flags().Bool("secrets", false, "keep user names and passwords in addresses")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		subs, err := a.subscriptions()
		if err != nil {
			return err
		}
		if len(args) == 0 || args[0] == "-" {
			return subs.Export(a.out, *secrets)
		}
		f, err := os.OpenFile(args[0], os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) {
			return failed(fmt.Errorf("%s exists already", args[0]), "nothing is overwritten: name another file")
		}
		if err != nil {
			return failed(err)
		}
		err = subs.Export(f, *secrets)
		return errors.Join(err, f.Close())
	}
	return cmd
}

// readInput reads a file, or standard input for "-", up to a limit.
func (a *app) readInput(name string, limit int64) ([]byte, error) {
	from := a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		from = f
	}
	data, err := io.ReadAll(io.LimitReader(from, limit+1))
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%s is larger than %s", name, bytesWords(limit))
	}
	return data, err
}

// feedFailure gives an error of the feed engine its hint.
func feedFailure(err error) error {
	f, ok := errors.AsType[*feeds.Failure](err)
	if !ok || f.Hint == "" {
		return failed(err)
	}
	return failed(err, model.Line(f.Hint).String())
}
