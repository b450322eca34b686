package feeds

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestManyAreAskedAtOnceWhenTheNetworkIsSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		answer := make(chan struct{})
		var asking atomic.Int32
		done := make(chan struct{})
		go func() {
			crowd(200, func() (taken int, left bool) { return 0, true }, func() {
				asking.Add(1)
				<-answer
			})
			close(done)
		}()
		time.Sleep(10 * crowdTick)
		if n := asking.Load(); n != 200 {
			t.Errorf("%d are asked after %v without an answer, want 200", n, 10*crowdTick)
		}
		close(answer)
		<-done
	})
}

func TestFewAreAskedAtOnceWhileAnswersComeAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		leave := make(chan struct{})
		var asking atomic.Int32
		left := atomic.Bool{}
		left.Store(true)
		done := make(chan struct{})
		go func() {
			crowd(200, func() (int, bool) { return firstWorkers + 1, left.Load() }, func() {
				asking.Add(1)
				<-leave
			})
			close(done)
		}()
		time.Sleep(100 * crowdTick)
		if n := asking.Load(); n != firstWorkers {
			t.Errorf("%d workers, want the first %d", n, firstWorkers)
		}
		left.Store(false)
		close(leave)
		<-done
	})
}
