// Command check runs everything that a change must pass, the same on a
// contributor's machine and in CI:
//
//	go run ./cmd/check            all of it
//	go run ./cmd/check -quick     without races, fuzzing and cross-builds
//	go run ./cmd/check -update    rewrite golden files and generated parts first
//	go run ./cmd/check -linking   print how well the linker does
//	go run ./cmd/check -picture   draw the README's pictures anew
//
// It needs nothing but Go: the tools are pinned in go.mod. It prints a line
// for each step, PASS or FAIL, and ends with 1 when one failed.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"
)

func main() {
	quick := flag.Bool("quick", false, "leave out races, fuzzing and cross-builds")
	update := flag.Bool("update", false, "rewrite golden files and generated parts first")
	linking := flag.Bool("linking", false, "only print precision and recall of the linker")
	picture := flag.Bool("picture", false, "only draw the README's pictures, from the running program")
	only := flag.String("only", "", "only the steps whose name holds this")
	fuzz := flag.Duration("fuzztime", 3*time.Second, "how long each fuzz target runs")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := os.Chdir(moduleRoot(ctx)); err != nil {
		fmt.Fprintln(os.Stderr, "check:", err)
		os.Exit(1)
	}
	c := &checker{ctx: ctx, out: os.Stdout, fuzzFor: *fuzz}
	switch {
	case *linking:
		os.Exit(c.run([]step{{"linking", (*checker).linking}}))
	case *picture:
		os.Exit(c.run([]step{{"pictures", (*checker).pictures}}))
	case *update:
		os.Exit(c.run(selected(updates(), *only)))
	}
	os.Exit(c.run(selected(steps(*quick), *only)))
}

// selected are the steps to run, in order.
func selected(all []step, only string) []step {
	var out []step
	for _, s := range all {
		if strings.Contains(s.name, only) {
			out = append(out, s)
		}
	}
	return out
}

// steps is the table of all checks, cheapest first.
func steps(quick bool) []step {
	s := []step{
		{"format", (*checker).format},
		{"module", (*checker).module},
		{"vet", (*checker).vet},
		{"documents", (*checker).documents},
		{"staticcheck", (*checker).staticcheck},
		{"dead code", (*checker).deadcode},
	}
	if quick {
		return append(s, step{"test", (*checker).test})
	}
	return append(s,
		step{"race", (*checker).race},
		step{"fuzz", (*checker).fuzz},
		step{"cross-build", (*checker).crossBuild},
	)
}
