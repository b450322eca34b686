// Command pariscall joins live cybersecurity news with who stands where on
// the Paris Call. Without arguments it opens the explorer; with one it
// answers in the shell.
//
// This package is wiring: it reads flags and settings, hands what they name
// to the packages that do the work, and prints their answers. What a command
// finds out goes to standard output, everything else to standard error.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(realMain())
}

// realMain exists so that deferred calls run before the process ends.
func realMain() int {
	s := newSignals(context.Background())
	defer s.stop()
	return run(s.ctx, os.Args[1:], stdio{in: os.Stdin, out: os.Stdout, err: os.Stderr, catch: s.catch})
}
