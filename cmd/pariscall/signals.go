package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// grace is how long a command may take to stop fetching, commit and restore
// the screen after a signal; then the process ends whatever it is doing, so
// that a closed terminal never leaves an orphan behind.
const grace = 900 * time.Millisecond

// echo is how long another signal counts as the same one: who stops a program
// often tells it and its group, as timeout does, and nobody presses ctrl+c twice
// as fast.
const echo = 100 * time.Millisecond

// signalled is the cause of a context that a signal ended.
type signalled struct{ sig syscall.Signal }

func (s signalled) Error() string { return fmt.Sprintf("ended by signal: %v", s.sig) }

// signals ends a context on HUP, INT, QUIT or TERM. A second signal ends the
// process at once.
//
// Until catch is called, a signal does what it does to any program: it ends
// the process there and then. A lookup holds nothing that this could harm, and
// catching costs it a tenth of its time, for a thread to be started.
type signals struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	once   sync.Once
	ch     chan os.Signal
	done   chan struct{}
	exit   func(status int)
}

func newSignals(parent context.Context) *signals {
	s := &signals{ch: make(chan os.Signal, 2), done: make(chan struct{}), exit: os.Exit}
	s.ctx, s.cancel = context.WithCancelCause(parent)
	return s
}

// catch begins to listen. Whatever opens the archive, draws on the terminal or
// asks the network calls it first.
func (s *signals) catch() {
	s.once.Do(func() {
		signal.Notify(s.ch, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM)
		go s.listen()
	})
}

func (s *signals) listen() {
	select {
	case <-s.done:
	case got := <-s.ch:
		sig, _ := got.(syscall.Signal)
		s.cancel(signalled{sig})
		if s.hurried() {
			s.exit(128 + int(sig))
		}
	}
}

// hurried waits for the command to end by itself, and says when it is not to
// be waited for any longer.
func (s *signals) hurried() bool {
	over, deaf := time.After(grace), time.After(echo)
	for {
		select {
		case <-s.done:
			return false
		case <-over:
			return true
		case <-deaf:
			deaf = nil
		case <-s.ch:
			if deaf == nil {
				return true
			}
		}
	}
}

// stop leaves signals to the system again.
func (s *signals) stop() {
	signal.Stop(s.ch)
	close(s.done)
	s.cancel(nil)
}

// signalOf returns the number of the signal that ended ctx, or 0.
func signalOf(ctx context.Context) int {
	if s, ok := context.Cause(ctx).(signalled); ok {
		return int(s.sig)
	}
	return 0
}
