package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"pariscall/model"
)

// finding is one line of the doctor's report. State is ok, note or bad.
type finding struct {
	About string  `json:"about"`
	State string  `json:"state"`
	Text  string  `json:"text"`
	Hint  *string `json:"hint"`
}

func newDoctor(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say how folders, config, archive, feeds and terminal do",
		Long: `Say how the program is doing on this machine and what to do where it is not
doing well; it ends with 1 where something is wrong. With --limits, list every
limit that protects you from a feed.`,
		Args: noArgs,
	}
	form := addChoice(cmd, "output", "o", "form of the answer", asText, asJSON)
	limits := cmd.Flags().Bool("limits", false, "list the limits in force instead")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if *limits {
			return a.printLimits(form.value)
		}
		findings := a.examine(cmd.Context())
		var verdict error // the report says it; a script is told by the status
		if slices.ContainsFunc(findings, func(f finding) bool { return f.State == "bad" }) {
			verdict = &failure{status: exitFailed}
		}
		if form.value == asJSON {
			return errors.Join(writeJSON(a.out, findings), verdict)
		}
		for _, f := range findings {
			sign := map[string]string{"ok": a.paint.sign(markFor), "note": a.paint.sign(markPartly), "bad": a.paint.sign(markAgainst)}[f.State]
			fmt.Fprintf(a.out, "%s %-14s %s\n", sign, f.About, f.Text)
			if f.Hint != nil {
				fmt.Fprintf(a.out, "%s %s\n", strings.Repeat(" ", 16), *f.Hint)
			}
		}
		return verdict
	}
	return cmd
}

func (a *app) printLimits(form string) error {
	conf, _ := a.conf()
	s := &sheet{cols: []column{col("limit"), col("value"), col("setting")}}
	type jsonLimit struct {
		Limit   string  `json:"limit"`
		Value   string  `json:"value"`
		Setting *string `json:"setting"`
	}
	list := []jsonLimit{}
	for _, l := range conf.Feeds.Limits() {
		s.add(l.What, l.Value, orElse(l.Key, "fixed"))
		list = append(list, jsonLimit{l.What, l.Value, orNull(l.Key)})
	}
	if form == asJSON {
		return writeJSON(a.out, list)
	}
	return writeAll(a.out, s.table(a.paint.width, a.paint))
}

// examine looks at everything that can go wrong.
func (a *app) examine(ctx context.Context) []finding {
	v := buildVersion()
	out := []finding{{About: "version", State: "ok", Text: fmt.Sprintf("%s %s %s/%s", v.Version, v.Go, v.OS, v.Arch)}}
	out = append(out, a.examineFolders()...)
	out = append(out, a.examineConfig()...)
	out = append(out, a.examineData())
	out = append(out, a.examineNews(ctx)...)
	return append(out, a.examineTerminal()...)
}

func (a *app) examineFolders() []finding {
	p, err := a.paths()
	if err != nil {
		return []finding{{"folders", "bad", err.Error(), orNull("set HOME, or name a folder: --home DIR")}}
	}
	var out []finding
	for _, f := range []struct{ name, path string }{{"config", p.config}, {"data", p.data}, {"cache", p.cache}, {"log", p.state}} {
		finding := finding{About: f.name + " folder", State: "ok", Text: f.path}
		info, err := os.Stat(f.path)
		switch {
		case os.IsNotExist(err):
			finding.Text += " (made when needed)"
			if why := cannotMake(f.path); why != nil {
				finding.State, finding.Text = "bad", fmt.Sprintf("%s cannot be made: %v", f.path, why)
				finding.Hint = orNull("name a folder that can be written: --home DIR")
			}
		case err != nil:
			finding.State, finding.Text = "bad", err.Error()
		case !info.IsDir():
			finding.State, finding.Text = "bad", f.path+" is not a folder"
		}
		out = append(out, finding)
	}
	return out
}

// cannotMake says why a folder cannot be made, by making one where its first
// missing part would be, and taking it away again.
func cannotMake(path string) error {
	above := filepath.Dir(path)
	for {
		if _, err := os.Stat(above); !os.IsNotExist(err) {
			break
		}
		if above == filepath.Dir(above) {
			break
		}
		above = filepath.Dir(above)
	}
	probe, err := os.MkdirTemp(above, ".pariscall-probe-")
	if err != nil {
		if p, ok := errors.AsType[*os.PathError](err); ok {
			return fmt.Errorf("%s: %w", above, p.Err)
		}
		return err
	}
	return os.Remove(probe)
}

// examineConfig has a line for each setting that does not hold.
func (a *app) examineConfig() []finding {
	path, _ := a.configPath()
	_, err := a.conf()
	if bad, ok := errors.AsType[*configError](err); ok {
		hint := "the default is used in its place, and all other settings hold"
		if bad.whole != nil {
			hint = "the defaults are used until it is put right"
		}
		var out []finding
		for _, line := range bad.lines() {
			out = append(out, finding{"configuration", "bad", line, orNull(hint)})
		}
		return out
	}
	if _, err := os.Stat(path); err != nil {
		return []finding{{"configuration", "ok", "none: the defaults are used", nil}}
	}
	return []finding{{"configuration", "ok", path, nil}}
}

func (a *app) examineData() finding {
	at, err := a.atlas()
	if err != nil {
		return finding{"bundled data", "bad", err.Error(), orNull("this build is broken: report it")}
	}
	return finding{"bundled data", "ok", fmt.Sprintf("%d countries, %s supporters as of %s, %d incidents, %d actors",
		len(at.Countries()), grouped(len(at.Supporters())), datasetAsOf(at, registerName), len(at.Incidents()), len(at.Actors())), nil}
}

// examineNews looks at the archive and the health of the feeds.
func (a *app) examineNews(ctx context.Context) []finding {
	stderr := a.stdio.err
	a.stdio.err = &notices{} // what there is to warn of is said below
	room, err := a.open()
	a.stdio.err = stderr
	if err != nil {
		bad := finding{"archive", "bad", err.Error(), nil}
		if f := asFailure(err); len(f.hints) > 0 {
			bad.Hint = &f.hints[0]
		}
		return []finding{bad}
	}
	state := room.arch.State()
	archive := finding{About: "archive", State: "ok", Text: state.Path}
	if info, err := os.Stat(state.Path); err == nil {
		archive.Text += ", " + bytesWords(info.Size())
	}
	if counts, err := room.desk.Counts(ctx); err != nil {
		archive.State, archive.Text = "bad", err.Error()
	} else {
		archive.Text += fmt.Sprintf(", %s articles, %s unread", grouped(counts.Articles), grouped(counts.Unread))
	}
	if state.Notice != "" {
		archive.State, archive.Hint = "note", orNull(state.Notice)
	}
	all, err := room.desk.Feeds(ctx)
	if err != nil {
		return []finding{archive, {"feeds", "bad", err.Error(), nil}}
	}
	return append([]finding{archive, feedCounts(all)}, failingFeeds(all)...)
}

func feedCounts(all []model.FeedStatus) finding {
	states := map[string]int{}
	for _, s := range all {
		states[orElse(string(s.Health.State), string(model.FeedNew))]++
	}
	var parts []string
	for _, name := range sortedKeys(states) {
		parts = append(parts, fmt.Sprintf("%d %s", states[name], name))
	}
	return finding{"feeds", "ok", orElse(strings.Join(parts, ", "), "none asked yet"), nil}
}

// failingFeeds says why each feed that fails does.
func failingFeeds(all []model.FeedStatus) []finding {
	var out []finding
	for _, s := range all {
		if s.Health.State != model.FeedFailed && s.Health.State != model.FeedGone {
			continue
		}
		text := fmt.Sprintf("%s: %s", s.Feed.Name, s.Health.Error)
		if !s.Health.NextCheck.IsZero() {
			text += ", asked again " + s.Health.NextCheck.UTC().Format("2006-01-02 15:04Z")
		}
		out = append(out, finding{"feed", "note", text, orNull(s.Health.Hint.String())})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Text < out[j].Text })
	return out
}

func (a *app) examineTerminal() []finding {
	out := finding{About: "terminal", State: "ok"}
	if isTerminal(a.out) {
		out.Text = fmt.Sprintf("%d columns, TERM=%s", a.paint.width, a.env("TERM"))
	} else {
		out.Text = "none: output is a file or a pipe"
	}
	if a.env("NO_COLOR") != "" {
		out.Text += ", no colours (NO_COLOR)"
	}
	if !utf8Locale(a.env) {
		out.State, out.Hint = "note", orNull("the locale is not UTF-8: marks are written in ASCII")
	}
	return []finding{out}
}
