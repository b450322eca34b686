package main

import (
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

func TestSignalToldTwiceIsOneAndAnotherEndsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newSignals(t.Context())
		status := 0
		s.exit = func(n int) { status = n }
		go s.listen()
		s.ch <- syscall.SIGINT
		s.ch <- syscall.SIGINT // as timeout does: the process, then its group
		synctest.Wait()
		if signalOf(s.ctx) != int(syscall.SIGINT) {
			t.Error("the command is not told to end")
		}
		if status != 0 {
			t.Fatal("the same signal again ended the process before the command could")
		}
		time.Sleep(2 * echo)
		s.ch <- syscall.SIGINT
		synctest.Wait()
		if status != 130 {
			t.Errorf("a second signal ended the process with %d", status)
		}
	})
}

func TestCommandThatEndsInTimeKeepsItsStatusAndOneThatDoesNotIsEnded(t *testing.T) {
	for _, ends := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			s := newSignals(t.Context())
			status := 0
			s.exit = func(n int) { status = n }
			go s.listen()
			s.ch <- syscall.SIGTERM
			time.Sleep(grace / 2)
			if ends {
				s.stop()
			}
			time.Sleep(grace)
			synctest.Wait()
			if (status == 0) != ends || !ends && status != 143 {
				t.Errorf("a command that ends in time, %v, has status %d", ends, status)
			}
		})
	}
}
