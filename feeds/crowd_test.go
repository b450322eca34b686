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
			crowd(200, func() (taken int, left, awaited bool) { return 0, true, false }, func() {
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

func TestFewAreAskedAtOnceWhereMoreWouldOnlyWait(t *testing.T) {
	t.Run("answers come at once", func(t *testing.T) {
		stayFew(t, func() (int, bool, bool) { return firstWorkers + 1, true, false })
	})
	t.Run("their hosts are full", func(t *testing.T) {
		stayFew(t, func() (int, bool, bool) { return 0, true, true })
	})
}

func stayFew(t *testing.T, moved func() (taken int, left, awaited bool)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		leave := make(chan struct{})
		var asking atomic.Int32
		left := atomic.Bool{}
		left.Store(true)
		done := make(chan struct{})
		go func() {
			crowd(200, func() (int, bool, bool) {
				taken, _, awaited := moved()
				return taken, left.Load(), awaited
			}, func() {
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
