//go:build unix

package archive

import (
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"
)

// writable asks the system rather than the mode bits, which know nothing of
// read-only mounts and access lists.
func writable(path string) bool { return unix.Access(path, unix.W_OK) == nil }

// outOfSpace says whether the disk of path is as good as full: SQLite reports
// a failed write there as a plain fault of the disk.
func outOfSpace(path string) bool {
	var st unix.Statfs_t
	if unix.Statfs(filepath.Dir(path), &st) != nil {
		return false
	}
	return uint64(st.Bavail)*uint64(st.Bsize) < 1<<20
}

// alive says whether a process of this machine exists.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || os.IsPermission(err)
}
