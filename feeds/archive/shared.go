package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"
)

// On a network file system there are no locks to rely on, so one instance
// writes and others read. Who writes stands in a file beside the archive:
// host and process, renewed as long as it runs.

// staleLock is after how long a lock of another machine, whose processes
// cannot be asked for, counts as left behind by a crash.
const staleLock = 12 * time.Hour

// instanceLock is the file that says who writes. A nil one is no lock.
type instanceLock struct{ path, owner string }

func (l *instanceLock) release() {
	if l == nil {
		return
	}
	if b, err := os.ReadFile(l.path); err == nil && string(b) == l.owner {
		os.Remove(l.path)
	}
}

// openShared prepares the archive for a network file system.
func (a *Archive) openShared(kind string) error {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	lock, holder, err := takeLock(a.path+".lock", host, os.Getpid(), a.now())
	switch {
	case err != nil:
		return fmt.Errorf("lock the archive on %s: %w", kind, err)
	case lock == nil:
		a.mode = modeRead
		a.readOnly.Store(true)
		a.tell(fmt.Sprintf("reading only: the archive lies on a network file system (%s), where only one program can write, and %s does", kind, holder))
	default:
		a.mode = modeShared
		a.lock = lock
		a.tell(fmt.Sprintf("the archive lies on a network file system (%s): open it with one program at a time, or move it with --home", kind))
	}
	return nil
}

// takeLock returns the lock, or who holds it.
func takeLock(path, host string, pid int, now time.Time) (*instanceLock, string, error) {
	owner := fmt.Sprintf("%s\n%d\n", host, pid)
	for range 2 {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err == nil {
			_, err = f.WriteString(owner)
			if e := f.Close(); err == nil {
				err = e
			}
			return &instanceLock{path, owner}, "", err
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, "", err
		}
		info, err := os.Stat(path)
		if err != nil {
			continue // released this moment
		}
		b, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		theirs, number, _ := strings.Cut(strings.TrimSpace(string(b)), "\n")
		other, _ := strconv.Atoi(strings.TrimSpace(number))
		dead := theirs == host && other != pid && !alive(other) || theirs != host && now.Sub(info.ModTime()) > staleLock
		if !dead {
			return nil, fmt.Sprintf("process %d on %s", other, theirs), nil
		}
		os.Remove(path)
	}
	return nil, "another program", nil
}
