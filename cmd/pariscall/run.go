package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"pariscall/model"
)

// stdio is where a run reads and writes, and how it begins to catch signals;
// a run without catch leaves them to its caller.
type stdio struct {
	in       io.Reader
	out, err io.Writer
	catch    func()
}

// run executes one command line and returns the exit status: 0 for done, 1
// for not found or failed, 2 for wrong usage, 128 and the signal's number
// when a signal ended it.
func run(ctx context.Context, args []string, std stdio) int {
	a := newApp(std)
	defer a.close()
	root := newRoot(a, args)
	root.SetArgs(args)
	err := a.execute(ctx, root)
	if sig := signalOf(ctx); sig != 0 && err != nil {
		return 128 + sig
	}
	return report(std.err, err)
}

func (a *app) execute(ctx context.Context, root *cobra.Command) (err error) {
	defer a.recovered(&err)
	return errors.Join(root.ExecuteContext(ctx), a.helpErr)
}

// report writes what went wrong, an error and its hints a line each, and
// returns the exit status it stands for.
func report(w io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	status := exitOK
	for _, one := range flatten(err) {
		f := asFailure(one)
		status = max(status, f.status)
		if f.err == nil {
			continue
		}
		// An error may quote what came from outside.
		fmt.Fprintf(w, "pariscall: error: %s\n", model.Line(f.err.Error()))
		for _, h := range f.hints {
			fmt.Fprintf(w, "pariscall: hint: %s\n", model.Line(h))
		}
	}
	return status
}

// flatten takes joined errors apart.
func flatten(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, e := range joined.Unwrap() {
		all = append(all, flatten(e)...)
	}
	return all
}

// Exit statuses.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// failure is an error with the exit status it leads to and what to do about
// it. One without err has said what there was to say already.
type failure struct {
	status int
	err    error
	hints  []string
}

func (f *failure) Error() string {
	if f.err == nil {
		return "failed"
	}
	return f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }

// failed makes an error that ends with status 1.
func failed(err error, hints ...string) error {
	return &failure{status: exitFailed, err: err, hints: hints}
}

// misused makes an error that ends with status 2.
func misused(msg string, hints ...string) error {
	return &failure{status: exitUsage, err: errors.New(msg), hints: hints}
}

// asFailure gives any error a status; a query that cannot be read is wrong
// usage and brings its own hint.
func asFailure(err error) *failure {
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	if q, ok := errors.AsType[*model.QueryError](err); ok {
		f := &failure{status: exitUsage, err: err}
		if q.Hint != "" && !strings.Contains(err.Error(), q.Hint) {
			f.hints = []string{q.Hint}
		}
		return f
	}
	if errors.Is(err, context.Canceled) {
		return &failure{status: exitFailed, err: errors.New("interrupted")}
	}
	return &failure{status: exitFailed, err: err}
}

// quoted lists words for a sentence: "a", "b" or "c".
func quoted(words []string) string {
	q := make([]string, len(words))
	for i, w := range words {
		q[i] = fmt.Sprintf("%q", w)
	}
	if len(q) < 2 {
		return strings.Join(q, "")
	}
	return strings.Join(q[:len(q)-1], ", ") + " or " + q[len(q)-1]
}
