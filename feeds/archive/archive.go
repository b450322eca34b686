package archive

import (
	"context"
	"io"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"pariscall/model"
)

// Options are what an archive needs besides its path.
type Options struct {
	// ReadOnly opens an existing archive without ever writing to it.
	ReadOnly bool
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Log takes what the reader is not shown; nil discards it.
	Log *slog.Logger
	// Atlas returns the bundled data, by which queries resolve names; it is
	// called at the first such query. Without it a name is an identifier.
	Atlas func() *model.Atlas
	// Retention is the user's rule; the zero value keeps everything.
	Retention Retention
	// Backups is the folder for backups; "" is "backups" beside the archive.
	Backups string
}

// Retention is what the user wants kept. Starred and tagged articles always
// are.
type Retention struct {
	Days    int // articles first seen longer ago may go; 0: no limit
	PerFeed int // the newest this many of a feed stay; 0: no limit
}

// DefaultRetention is a year, and 5,000 articles a feed.
func DefaultRetention() Retention { return Retention{Days: 365, PerFeed: 5000} }

// Archive is an open archive. Its methods may be called from any goroutine;
// they wait for their turn and never report a busy database.
type Archive struct {
	path string
	opts Options
	now  func() time.Time
	log  *slog.Logger

	mode     mode
	notice   atomic.Pointer[string]
	readOnly atomic.Bool
	closed   atomic.Bool
	suspect  atomic.Bool // damage was seen in the background
	quit     context.CancelFunc
	tasks    sync.WaitGroup

	// gate is held for reading by every call and for writing while the file
	// is exchanged for a rescued one.
	gate    sync.RWMutex
	opened  os.FileInfo // the file at path when it was opened
	writer  chan *conn  // one slot; nil: not yet dialled
	readers chan *conn  // readerSlots slots
	lock    *instanceLock

	settling  sync.Mutex // guards the next two
	unsettled int        // articles that came since the log was last copied
	pause     *time.Timer
	syncing   atomic.Bool // the log is on its way to the disk

	papers  sync.Pool // of *paper
	names   entityNames
	tellers tellers       // belongs to the holder of the writer, as does rows
	rows    [2][][4]int64 // room for those of a transaction
	watched watchCache
}

// mode is how the file is opened.
type mode uint8

const (
	modeFile   mode = iota // read and write, write-ahead log
	modeShared             // read and write, rollback journal: a network file system
	modeRead               // read only
	modeMemory             // nothing is kept
)

const readerSlots = 3

// State says how the archive is doing, in words for the reader. Notice is ""
// when there is nothing to tell.
type State struct {
	Path     string
	ReadOnly bool // nothing is stored in the file
	Memory   bool // news is kept until the program ends
	Notice   string
}

// State returns the present state; it can change while the archive is open.
func (a *Archive) State() State {
	s := State{Path: a.path, ReadOnly: a.readOnly.Load(), Memory: a.mode == modeMemory}
	if n := a.notice.Load(); n != nil {
		s.Notice = *n
	}
	return s
}

// readOnlyWords says why nothing can be stored.
func (a *Archive) readOnlyWords() string {
	if s := a.State(); s.Notice != "" {
		return s.Notice
	}
	return "the archive is open for reading only"
}

func (a *Archive) tell(words string) {
	a.notice.Store(&words)
	a.log.Warn("archive", "notice", words)
}

// Open opens the archive at path and makes it if there is none. It costs a
// millisecond or two however large the archive is. What stands in the way of
// writing is no error: the archive opens read-only, or in memory when there is
// none to read, and State says why. The path "" is an archive in memory.
func Open(ctx context.Context, path string, opts Options) (*Archive, error) {
	a := &Archive{
		path: path, opts: opts, now: opts.Now, log: opts.Log,
		writer: make(chan *conn, 1), readers: make(chan *conn, readerSlots),
	}
	if a.now == nil {
		a.now = time.Now
	}
	if a.log == nil {
		a.log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	a.names.ids = make(map[model.Ref]int64)
	a.names.refs = make(map[int64]model.Ref)
	if err := a.open(ctx); err != nil {
		return nil, a.explain("open the archive", err)
	}
	return a, nil
}

// Close waits for what is being written and closes the file. Calls after it
// fail with ErrClosed. It takes no longer than the longest transaction.
func (a *Archive) Close() error {
	if a.closed.Swap(true) {
		return nil
	}
	a.quit()
	a.tasks.Wait()
	a.gate.Lock()
	defer a.gate.Unlock()
	return a.shut()
}

// shut closes all connections. The gate is held for writing, so none is in use.
func (a *Archive) shut() error {
	var err error
	for range readerSlots {
		if c := <-a.readers; c != nil {
			c.close()
		}
	}
	if c := <-a.writer; c != nil {
		err = c.close()
	}
	a.lock.release()
	return err
}
