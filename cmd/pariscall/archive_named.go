package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// mayBeArchive refuses a file of the user's choosing that cannot be an
// archive. The archive in the data folder is ours, and what is damaged there
// is set aside and made anew; a file that somebody names may be anything, and
// nothing of it is touched.
func mayBeArchive(path string) error {
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return failed(fmt.Errorf("the archive %s cannot be made: there is no folder %s", path, dir), "make it first, or name a file in a folder that is there")
	} else if err == nil && !info.IsDir() {
		return failed(fmt.Errorf("the archive %s cannot be made: %s is no folder", path, dir))
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return nil // what opening it will say is right
	}
	foreign := failed(fmt.Errorf("%s is not an archive of this program; it was not touched", path), "name another file, which may be new: --archive FILE")
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	// The format of SQLite 3: bytes 0 to 15 are the mark of its files, 60 to
	// 63 the version that the program which made it gave it. Until a new
	// archive's journal is copied, the file itself has none.
	header := make([]byte, 64)
	if _, err := io.ReadFull(f, header); err != nil || string(header[:16]) != "SQLite format 3\x00" {
		return foreign
	}
	if _, err := os.Stat(path + "-wal"); err != nil && binary.BigEndian.Uint32(header[60:]) == 0 {
		return foreign
	}
	return nil
}
