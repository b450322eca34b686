package archive

import (
	"context"
	"os"
)

// guarded runs fn while no rescue is going on, starts one when fn finds the
// file damaged, and runs fn once more after it.
func (a *Archive) guarded(ctx context.Context, fn func() error) error {
	attempt := func() error {
		a.gate.RLock()
		defer a.gate.RUnlock()
		if a.closed.Load() {
			return ErrClosed
		}
		return fn()
	}
	if a.suspect.Swap(false) {
		if err := a.reopen(ctx, errDamaged); err != nil {
			return err
		}
	}
	if a.exchanged() {
		if err := a.reopen(ctx, nil); err != nil {
			return err
		}
	}
	err := attempt()
	if !damaged(err) || a.readOnly.Load() || a.mode == modeMemory {
		return err
	}
	if err := a.reopen(ctx, err); err != nil {
		return err
	}
	return attempt()
}

// exchanged says whether another file lies at the path than the one that is
// open: another instance has rescued the archive, or it was replaced by hand.
func (a *Archive) exchanged() bool {
	a.gate.RLock()
	defer a.gate.RUnlock()
	if a.mode == modeMemory || a.opened == nil || a.closed.Load() {
		return false
	}
	now, err := os.Stat(a.path)
	return err == nil && !os.SameFile(a.opened, now)
}

// reopen exchanges all connections; cause is what was found wrong, nil when
// the file was exchanged by someone else.
func (a *Archive) reopen(ctx context.Context, cause error) error {
	a.gate.Lock()
	defer a.gate.Unlock()
	if a.closed.Load() {
		return ErrClosed
	}
	now, err := os.Stat(a.path)
	same := err == nil && os.SameFile(a.opened, now)
	if cause == nil && same {
		return nil // another goroutine was faster
	}
	a.quit()
	a.tasks.Wait()
	a.shut()
	a.names.forget()
	if cause != nil && same && !a.newer(ctx) {
		err = a.rescue(ctx, cause)
	} else {
		err = nil
	}
	if err == nil {
		err = a.open(ctx)
	}
	if err != nil {
		a.log.Error("archive", "reopen", err)
		a.emptySlots() // the next call tries again
	}
	return err
}

// newer says whether a newer program has changed the format of the file
// meanwhile, which looks like damage to this one and is none.
func (a *Archive) newer(ctx context.Context) bool {
	c, err := dial(a.uri("mode=ro"))
	if err != nil {
		return false
	}
	defer c.close()
	have, _, err := c.number(ctx, "PRAGMA user_version")
	return err == nil && have > schemaVersion && c.check(ctx) == nil
}

// emptySlots lets calls dial for themselves.
func (a *Archive) emptySlots() {
	a.writer <- nil
	for range readerSlots {
		a.readers <- nil
	}
}
