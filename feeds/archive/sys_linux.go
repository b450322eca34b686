package archive

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncAhead writes to the disk what a file holds. It promises nothing, so it
// does not matter whether it can. The file must not be one that SQLite holds a
// lock on, which closing it here would lose.
func syncAhead(path string) {
	if f, err := os.Open(path); err == nil {
		_ = f.Sync()
		f.Close()
	}
}

// networkFileSystem returns the kind of network file system that path lies
// on, "" for a local one.
func networkFileSystem(path string) string {
	var st unix.Statfs_t
	if unix.Statfs(path, &st) != nil {
		return ""
	}
	return networkKind("", int64(st.Type))
}
