package archive

import (
	"golang.org/x/sys/unix"
)

// networkFileSystem returns the kind of network file system that path lies
// on, "" for a local one.
func networkFileSystem(path string) string {
	var st unix.Statfs_t
	if unix.Statfs(path, &st) != nil {
		return ""
	}
	return networkKind("", int64(st.Type))
}
