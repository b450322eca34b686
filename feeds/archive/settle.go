package archive

import "time"

// The log is brought into the file when it is long (wal_autocheckpoint) and
// when the archive is closed. So that whoever leaves need not wait for a whole
// refresh to be copied, it is also done in a pause after much has arrived. And
// because it must be on the disk before it is copied, that is seen to meanwhile,
// beside the next transaction.
const (
	settleAfter = 400 * time.Millisecond // without a further arrival
	settleWorth = 200                    // new articles
)

// arrived notes new articles and starts the wait for a pause. The caller holds
// neither the writer nor the gate.
func (a *Archive) arrived(n int) {
	if n == 0 {
		return
	}
	a.gate.RLock() // an exchange of the file writes both
	inFile, log := a.mode == modeFile, a.path+"-wal"
	a.gate.RUnlock()
	if inFile && a.syncing.CompareAndSwap(false, true) {
		go func() { // which nobody need wait for
			defer a.syncing.Store(false)
			syncAhead(log)
		}()
	}
	a.settling.Lock()
	defer a.settling.Unlock()
	a.unsettled += n
	switch {
	case a.unsettled < settleWorth:
	case a.pause == nil:
		a.pause = time.AfterFunc(settleAfter, a.settle)
	default:
		a.pause.Reset(settleAfter)
	}
}

// settle copies the log into the file, unless somebody is writing: then there
// is no pause, and the next arrival starts the wait again. It is never in the
// way of readers.
func (a *Archive) settle() {
	if !a.gate.TryRLock() { // being closed or rescued
		return
	}
	defer a.gate.RUnlock()
	if a.closed.Load() || a.mode != modeFile {
		return
	}
	select {
	case c := <-a.writer:
		defer func() { a.writer <- c }()
		if c == nil {
			return
		}
		a.settling.Lock()
		a.unsettled = 0
		a.settling.Unlock()
		if err := c.exec(background, "PRAGMA wal_checkpoint(PASSIVE)"); err != nil {
			a.log.Info("archive: the log stays as it is", "err", err)
		}
	default:
	}
}
