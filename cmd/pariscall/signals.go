package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// grace is how long a command may take to stop fetching, commit and restore
// the screen after a signal; then the process ends whatever it is doing, so
// that a closed terminal never leaves an orphan behind.
const grace = 900 * time.Millisecond

// signalled is the cause of a context that a signal ended.
type signalled struct{ sig syscall.Signal }

func (s signalled) Error() string { return fmt.Sprintf("ended by signal: %v", s.sig) }

// withSignals returns a context that ends on HUP, INT, QUIT or TERM. A second
// signal ends the process at once.
func withSignals(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	ch := make(chan os.Signal, 2)
	signal.Notify(ch, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
			return
		case s := <-ch:
			sig, _ := s.(syscall.Signal)
			cancel(signalled{sig})
			select {
			case <-done:
				return
			case <-ch:
			case <-time.After(grace):
			}
			os.Exit(128 + int(sig))
		}
	}()
	return ctx, func() {
		signal.Stop(ch)
		close(done)
		cancel(nil)
	}
}

// signalOf returns the number of the signal that ended ctx, or 0.
func signalOf(ctx context.Context) int {
	if s, ok := context.Cause(ctx).(signalled); ok {
		return int(s.sig)
	}
	return 0
}
