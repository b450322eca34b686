package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// step is one check. It returns what is wrong, in words for the terminal.
type step struct {
	name string
	do   func(*checker) error
}

type checker struct {
	ctx     context.Context
	out     io.Writer
	fuzzFor time.Duration
}

// run goes through all steps, also after one failed, so that one run tells
// everything, and returns the exit status.
func (c *checker) run(steps []step) int {
	var broken []string
	for _, s := range steps {
		began := time.Now()
		err := s.do(c)
		took := time.Since(began).Round(100 * time.Millisecond)
		if err == nil {
			fmt.Fprintf(c.out, "PASS  %-12s %v\n", s.name, took)
			continue
		}
		fmt.Fprintf(c.out, "FAIL  %-12s %v\n%s\n", s.name, took, indent(err.Error()))
		broken = append(broken, s.name)
		if c.ctx.Err() != nil {
			break
		}
	}
	if len(broken) > 0 {
		fmt.Fprintf(c.out, "\n%d of %d failed: %s\n", len(broken), len(steps), strings.Join(broken, ", "))
		return 1
	}
	fmt.Fprintf(c.out, "\nall %d passed\n", len(steps))
	return 0
}

// indent sets what a tool said apart from our own lines, and keeps it to a
// length that can be read.
func indent(s string) string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	if n := len(lines); n > 80 {
		lines = append(lines[:40:40], append([]string{fmt.Sprintf("… %d lines …", n-80)}, lines[n-40:]...)...)
	}
	return "      " + strings.Join(lines, "\n      ")
}

// command runs a program and returns what it printed. Its error holds that
// output.
func (c *checker) command(env []string, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(c.ctx, name, args...)
	cmd.Env = append(os.Environ(), env...)
	var b bytes.Buffer
	cmd.Stdout, cmd.Stderr = &b, &b
	if err := cmd.Run(); err != nil {
		return b.String(), fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, b.String())
	}
	return b.String(), nil
}

func (c *checker) golang(args ...string) (string, error) { return c.command(nil, "go", args...) }

// moduleRoot is the folder of go.mod, so that the command works from
// anywhere inside it.
func moduleRoot(ctx context.Context) string {
	out, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return "."
	}
	return filepath.Dir(strings.TrimSpace(string(out)))
}
