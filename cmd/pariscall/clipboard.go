package main

import (
	"context"
	"errors"
	"os/exec"
	"runtime"
	"strings"
)

// copyText puts text into the clipboard of this machine, by the first program
// there is for it. The text goes to its standard input. Over SSH the terminal
// does it, which the screen asks at the same time.
func (a *app) copyText(ctx context.Context, text string) error {
	for _, c := range clipboards(runtime.GOOS, a.env) {
		path, err := exec.LookPath(c[0])
		if err != nil {
			continue
		}
		cmd := exec.CommandContext(ctx, path, c[1:]...)
		cmd.Stdin = strings.NewReader(text)
		return cmd.Run()
	}
	return errors.New("no clipboard program was found")
}

// clipboards are the programs that write to a system's clipboard.
func clipboards(goos string, env func(string) string) [][]string {
	switch goos {
	case "darwin":
		return [][]string{{"pbcopy"}}
	case "windows":
		return [][]string{{"clip"}}
	}
	var out [][]string
	if env("WAYLAND_DISPLAY") != "" {
		out = append(out, []string{"wl-copy"})
	}
	if env("DISPLAY") != "" {
		out = append(out, []string{"xclip", "-selection", "clipboard"}, []string{"xsel", "--clipboard", "--input"})
	}
	return out
}
