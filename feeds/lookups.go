package feeds

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"
)

// How many hosts in a row must have no address, with none that has one,
// before the name server is taken to be out of reach, and how long the
// lookups that still wait may go on then.
const (
	blindAfter = 8
	blindGrace = 2 * time.Second
)

// lookups notices when no name can be looked up. Without a network a name
// server often answers the first questions at once and drops the rest, each
// of which would then hold its feed for the whole time allowed to connect.
// The first name that is found ends the suspicion. The zero value is ready.
type lookups struct {
	mu      sync.Mutex
	failed  map[string]bool // hosts without an address since one was found
	waiting map[*lookup]struct{}
	timer   *time.Timer // set while the waiting ones are about to be given up
}

// lookup is one name on its way to an address.
type lookup struct {
	all    *lookups
	host   string
	cancel context.CancelCauseFunc
}

var errBlind = errors.New("no name can be looked up")

// begin starts the lookup of host. The context ends when it is to be given
// up; end must be called.
func (l *lookups) begin(ctx context.Context, host string) (context.Context, *lookup) {
	ctx, cancel := context.WithCancelCause(ctx)
	one := &lookup{all: l, host: host, cancel: cancel}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.waiting == nil {
		l.waiting, l.failed = map[*lookup]struct{}{}, map[string]bool{}
	}
	l.waiting[one] = struct{}{}
	l.suspect()
	return ctx, one
}

// found says that the name has an address: lookups work.
func (one *lookup) found() {
	l := one.all
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.waiting, one)
	clear(l.failed)
	if l.timer != nil {
		l.timer.Stop()
		l.timer = nil
	}
}

// end takes how the connection went and returns what to say of it.
func (one *lookup) end(ctx context.Context, err error) error {
	l := one.all
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.waiting, one)
	blind, ended := errors.Is(context.Cause(ctx), errBlind), ctx.Err() != nil
	one.cancel(nil)
	if err == nil {
		return nil
	}
	if blind {
		err = &net.DNSError{Err: errBlind.Error(), Name: one.host, IsTimeout: true, IsTemporary: true}
	}
	var dns *net.DNSError
	if errors.As(err, &dns) && (blind || !ended) { // one that its caller ended tells nothing
		l.failed[one.host] = true
		l.suspect()
	}
	return err
}

// suspect gives the waiting lookups up after the grace, once enough have
// failed. The lock is held.
func (l *lookups) suspect() {
	if len(l.failed) < blindAfter || len(l.waiting) == 0 || l.timer != nil {
		return
	}
	l.timer = time.AfterFunc(blindGrace, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.timer == nil {
			return // a name was found meanwhile
		}
		l.timer = nil
		for one := range l.waiting {
			one.cancel(errBlind)
		}
	})
}
