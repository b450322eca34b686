package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"pariscall/ui"
)

func newFrame(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "frame",
		Short: "Print what the explorer shows after some keys, without a terminal",
		Long: `Print one frame of the explorer: start it at a size, press keys, let it finish
what they began. For pictures, bug reports and tests.

Keys are separated by blanks: a, tab, enter, ctrl+d, space, text:ransomware,
size:80x24. They do what they do in the explorer: what is opened is read, and o
opens the browser.`,
		Example: `  pariscall frame --size 120x36 --keys "2 down down enter"`,
		Args:    noArgs,
	}
	size := cmd.Flags().String("size", "80x24", "`COLUMNSxROWS` of the screen")
	keys := cmd.Flags().String("keys", "", "the `KEYS` to press")
	colour := cmd.Flags().Bool("color", false, "keep colours, also in a pipe")
	offline := cmd.Flags().Bool("no-news", false, "without the archive")
	cmd.RunE = func(*cobra.Command, []string) error {
		var width, height int
		if n, err := fmt.Sscanf(*size, "%dx%d", &width, &height); n != 2 || err != nil || width < 1 || height < 1 || width > 1000 || height > 400 {
			return misused(fmt.Sprintf("--size %q is not a size", *size), "want columns and rows, such as 80x24")
		}
		var room *newsroom
		if !*offline {
			var err error
			if room, err = a.open(); err != nil {
				return err
			}
		}
		d, err := a.deps(room)
		if err != nil {
			return err
		}
		d.Remember, d.Last = nil, ui.Place{}
		frame, err := ui.Headless(d, width, height, strings.Fields(*keys)...)
		if err != nil {
			return misused(err.Error())
		}
		if !*colour {
			frame = ansi.Strip(frame)
		}
		return writeAll(a.out, strings.TrimRight(frame, "\n")+"\n")
	}
	return cmd
}
