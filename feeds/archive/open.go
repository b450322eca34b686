package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// open decides how the file can be opened and opens it. It is also what
// follows a rescue.
func (a *Archive) open(ctx context.Context) error {
	background, quit := context.WithCancel(context.Background())
	a.quit = quit
	a.readOnly.Store(false)

	why, err := a.prepare()
	if err != nil {
		quit()
		return err
	}
	switch {
	case a.opts.ReadOnly || why != "":
		a.readOnly.Store(true)
		a.mode = modeRead
		if _, err := os.Stat(a.path); err != nil {
			return a.openMemory(ctx, why)
		}
		if why != "" {
			a.tell(fmt.Sprintf("reading only: %s; what you mark and what arrives is not kept", why))
		}
	default:
		a.mode = modeFile
		if kind := networkFileSystem(filepath.Dir(a.path)); kind != "" {
			if err := a.openShared(kind); err != nil {
				quit()
				return err
			}
		}
	}

	first, err := a.openFirst(ctx)
	if damaged(err) && !a.readOnly.Load() {
		if err = a.rescue(ctx, err); err == nil {
			first, err = a.openFirst(ctx)
		}
	}
	if err != nil {
		quit()
		a.lock.release()
		return err
	}
	a.fill(first)
	a.opened, _ = os.Stat(a.path)
	a.tasks.Go(func() { a.sample(background) })
	return nil
}

// prepare makes the folder and the file. Why is what forbids writing.
func (a *Archive) prepare() (why string, err error) {
	if a.path == "" {
		return "there is no folder to keep it in", nil
	}
	abs, err := filepath.Abs(a.path)
	if err != nil {
		return "", err
	}
	a.path = abs
	if a.opts.ReadOnly {
		if _, err := os.Stat(a.path); err != nil {
			return "there is no archive at " + a.path, nil
		}
		return "", nil
	}
	dir := filepath.Dir(a.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Sprintf("the folder %s cannot be made (%s)", dir, reason(err)), nil
	}
	if !writable(dir) {
		return fmt.Sprintf("the folder %s cannot be written", dir), nil
	}
	info, err := os.Stat(a.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f, err := os.OpenFile(a.path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
		if errors.Is(err, fs.ErrExist) {
			return "", nil
		}
		if err != nil {
			return fmt.Sprintf("%s cannot be made (%s)", a.path, reason(err)), nil
		}
		return "", f.Close()
	case err != nil:
		return fmt.Sprintf("%s cannot be read (%s)", a.path, reason(err)), nil
	case info.IsDir():
		return "", fmt.Errorf("%s is a folder, not an archive", a.path)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a file", a.path)
	case !writable(a.path):
		return a.path + " cannot be written", nil
	}
	return "", nil
}

// reason is the innermost cause of a failure, without the path.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// openFirst dials the first connection and brings the format up to date.
func (a *Archive) openFirst(ctx context.Context) (*conn, error) {
	if a.mode == modeRead {
		return a.dialReader()
	}
	const smallest = 512 // bytes; SQLite takes anything shorter for nothing
	if info, err := os.Stat(a.path); err == nil && info.Size() > 0 && info.Size() < smallest {
		return nil, fmt.Errorf("%w: it is too short", errDamaged)
	}
	c, err := dial(a.uri("mode=rw"), writerPragmas)
	if err != nil {
		return nil, err
	}
	have, _, err := c.number(ctx, "PRAGMA user_version")
	if err == nil && have == 0 {
		if err = empty(ctx, c); err == nil {
			err = c.set(newFile()...)
		}
	}
	if err == nil && have <= schemaVersion {
		err = c.set(a.pragmas()...)
	}
	switch {
	case err != nil:
	case int(have) > schemaVersion:
		c.close()
		a.readOnly.Store(true)
		a.mode = modeRead
		a.tell(fmt.Sprintf("reading only: %s was written by a newer version of this program (format %d, this one knows %d)", a.path, have, schemaVersion))
		return a.dialReader()
	case int(have) < schemaVersion:
		if have > 0 {
			err = a.copyBefore(ctx, c, int(have))
		}
		if err == nil {
			err = migrate(ctx, c, migrations())
		}
	default:
		err = plausible(ctx, c)
	}
	if err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// empty says whether a file without a format is a new one. Any other holds
// something of somebody's: it is set aside like a damaged archive.
func empty(ctx context.Context, c *conn) error {
	tables, _, err := c.number(ctx, "SELECT count(*) FROM sqlite_master")
	if err != nil {
		return err
	}
	have, _, err := c.number(ctx, "PRAGMA user_version")
	if err == nil && have == 0 && tables > 0 {
		return fmt.Errorf("%w: it holds no news", errDamaged)
	}
	return err // another instance may just have made it
}

// plausible is the cheap look at a file before it is trusted: its one row of
// state can be read, and the file is as long as it says.
func plausible(ctx context.Context, c *conn) error {
	_, ok, err := c.number(ctx, "SELECT revision FROM state")
	if err != nil && !isCode(err, codeError) {
		return err
	}
	if err != nil || !ok {
		return fmt.Errorf("%w: its state is missing", errDamaged)
	}
	return nil
}

// openMemory makes an archive that lasts as long as the program.
func (a *Archive) openMemory(ctx context.Context, why string) error {
	a.mode = modeMemory
	a.tell(fmt.Sprintf("news is kept in memory until you quit: %s", why))
	a.readOnly.Store(false)
	c, err := dial("file::memory:", "cache_size=-8000", "temp_store=MEMORY")
	if err != nil {
		return err
	}
	if err := migrate(ctx, c, migrations()); err != nil {
		c.close()
		return err
	}
	a.fill(c)
	return nil
}

// fill puts the first connection where it is asked for first.
func (a *Archive) fill(c *conn) {
	reader := c
	if a.mode == modeRead {
		a.writer <- nil
	} else {
		a.writer <- c
		reader = nil
	}
	a.readers <- reader
	for range readerSlots - 1 {
		a.readers <- nil
	}
}

// uri names the file for SQLite, whatever characters its path holds.
func (a *Archive) uri(params string) string {
	p := filepath.ToSlash(a.path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Path: p, RawQuery: params}).String()
}

// Sizes of caches in KiB (negative, as SQLite wants it), of the log in bytes,
// and how long one statement waits for another program's transaction. The
// file is not mapped into memory: a mapped file that another program cuts
// short ends this one with a signal. A cached page takes twice its size, in
// two pages of the system's, each of which costs when it is first touched and
// again when it is given back.
const (
	writerPragmas = "busy_timeout=4000"
	cacheSize     = "cache_size=-4000"
	journalLimit  = "journal_size_limit=33554432"
)

func (a *Archive) dialWriter() (*conn, error) {
	return dial(a.uri("mode=rw"), append([]string{writerPragmas}, a.pragmas()...)...)
}

// newFile is how a file is made. An old one is not asked for it: SQLite would
// write to it, and sync that, at each start.
func newFile() []string { return []string{"page_size=8192", "auto_vacuum=INCREMENTAL"} }

// pragmas sets up a connection for writing.
func (a *Archive) pragmas() []string {
	journal := "journal_mode=WAL"
	if a.mode == modeShared {
		journal = "journal_mode=TRUNCATE"
	}
	return []string{
		journal, "synchronous=NORMAL", journalLimit, "wal_autocheckpoint=4000", cacheSize,
		"temp_store=MEMORY", "trusted_schema=OFF", "cell_size_check=ON",
	}
}

// dialReader opens for reading. A file in a folder that cannot be written
// has no room for the log's index beside it; then it is read as it lies.
func (a *Archive) dialReader() (*conn, error) {
	pragmas := []string{writerPragmas, "query_only=ON", cacheSize, "temp_store=MEMORY", "trusted_schema=OFF", "cell_size_check=ON"}
	look := func(params string) (*conn, error) {
		c, err := dial(a.uri(params), pragmas...)
		if err != nil || a.mode != modeRead {
			return c, err
		}
		if err := plausible(context.Background(), c); err != nil {
			c.close()
			return nil, err
		}
		return c, nil
	}
	c, err := look("mode=ro")
	if a.mode == modeRead && isCode(err, codeCantOpen, codeReadOnly, codeIO, codePerm) {
		return look("mode=ro&immutable=1")
	}
	return c, err
}
