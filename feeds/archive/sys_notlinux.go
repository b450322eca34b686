//go:build !linux

package archive

// syncAhead does nothing where syncing costs more than SQLite does (macOS) or an
// open file cannot be removed (Windows): the log is then written when it must be.
func syncAhead(string) {}
