package main

import (
	"os"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"pariscall/model"
)

// app is what the commands share. Everything in it that costs time is made
// when a command first asks for it: a lookup never opens the archive.
type app struct {
	stdio
	env   func(string) string
	now   func() time.Time
	paint paint

	home       string
	archive    string
	allowHosts []string
	logFile    string
	debug      bool

	atlas func() (*model.Atlas, error)
	conf  func() (config, error)
	open  func() (*newsroom, error)

	helpErr error // of writing what --help asks for, which cobra takes no error of
	closers []func()
}

func newApp(std stdio) *app {
	if std.catch == nil {
		std.catch = func() {}
	}
	a := &app{stdio: std, env: os.Getenv, now: time.Now}
	a.paint = newPaint(std.out, a.env)
	a.atlas = sync.OnceValues(loadAtlas)
	a.conf = sync.OnceValues(a.readConfig)
	a.open = sync.OnceValues(a.openNewsroom)
	return a
}

// close gives back what the commands opened, last first.
func (a *app) close() {
	for i := len(a.closers) - 1; i >= 0; i-- {
		a.closers[i]()
	}
	a.closers = nil
}

// paths returns the folders of this run: --home, else PARISCALL_HOME, else
// the system's.
func (a *app) paths() (paths, error) {
	home := a.home
	if home == "" {
		home = a.env("PARISCALL_HOME")
	}
	return resolvePaths(home, runtime.GOOS, a.env)
}

// newRoot makes the command tree, or as much of it as args need.
func newRoot(a *app, args []string) *cobra.Command {
	root := &cobra.Command{
		Use:   "pariscall",
		Short: "Live cybersecurity news, joined with who stands where on the Paris Call",
		Long: `pariscall joins live cybersecurity news with who stands where on the Paris
Call for Trust and Security in Cyberspace: states, companies, incidents,
threat actors and other pledges, each fact with its source.

Without a command it opens the explorer. The lookups work offline.`,
		Example: `  pariscall                     open the explorer
  pariscall show france         everything known about France
  pariscall stance FR US RU     compare three states
  pariscall news ransomware     headlines that say so`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          func(cmd *cobra.Command, args []string) error { return noSuchCommand(cmd, args) },
	}
	version := root.Flags().Bool("version", false, "print the version")
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if *version {
			return writeAll(a.out, buildVersion().line())
		}
		return a.explore(cmd.Context())
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelp(a))
	root.SetHelpCommandGroupID("more")
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.helpErr = writeAll(a.out, helpText(cmd)) })
	root.CompletionOptions.DisableDefaultCmd = true
	cobra.EnableCommandSorting = false // the table's order is the help's

	f := root.PersistentFlags()
	f.SortFlags = false
	f.StringVar(&a.home, "home", "", "keep config, data, cache and log below `DIR` (or PARISCALL_HOME)")
	f.StringVar(&a.archive, "archive", "", "use the archive in `FILE`")
	f.StringArrayVar(&a.allowHosts, "allow-host", nil, "let feeds be read from this private `HOST[:PORT]` or CIDR[:PORT]; repeatable")
	f.StringVar(&a.logFile, "log", "", "write the log to `FILE`")
	f.BoolVar(&a.debug, "debug", false, "log more")

	addCommands(root, a, args)
	return root
}

// noSuchCommand refuses words after the program's name that are no command,
// and says which one may have been meant.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hints := []string{}
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hints = append(hints, "did you mean "+quoted(near)+"?")
	} else if cmd.Parent() == nil {
		hints = append(hints, "to look something up: pariscall show "+strings.Join(args, " "))
	}
	hints = append(hints, "all commands: "+cmd.CommandPath()+" --help")
	return misused("there is no command \""+strings.TrimPrefix(cmd.CommandPath()+" ", "pariscall ")+args[0]+"\"", hints...)
}

// flagError turns what the flag parser says into our own words.
func flagError(cmd *cobra.Command, err error) error {
	msg := err.Error()
	if _, reason, ok := strings.Cut(msg, ": strconv."); ok {
		if i := strings.LastIndex(reason, ": "); i >= 0 {
			msg = strings.TrimSuffix(msg, ": strconv."+reason) + ": " + valueTrouble(reason[:i], reason[i+2:])
		}
	}
	hints := []string{"flags of this command: " + cmd.CommandPath() + " --help"}
	if typed, ok := strings.CutPrefix(msg, "unknown flag: --"); ok {
		if near := nearestFlag(cmd, typed); near != "" {
			hints = append([]string{"did you mean --" + near + "?"}, hints...)
		}
	}
	if _, word, ok := strings.Cut(msg, "unknown shorthand flag: "); ok && strings.Contains(cmd.Use, "[QUERY...]") {
		if _, word, ok = strings.Cut(word, " in "); ok {
			hints = append([]string{"words to leave out go behind --: " + cmd.CommandPath() + " -- " + word}, hints...)
		}
	}
	return misused(msg, hints...)
}

// nearestFlag returns the flag that was probably meant, or "".
func nearestFlag(cmd *cobra.Command, typed string) string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return model.Nearest(typed, names)
}

// valueTrouble says what is wrong with a value that strconv could not parse.
func valueTrouble(parse, reason string) string {
	switch {
	case strings.HasPrefix(parse, "ParseBool"):
		return "want true, false or no value"
	case reason == "invalid syntax":
		return "want a number"
	}
	return reason
}
