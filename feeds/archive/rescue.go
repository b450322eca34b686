package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// rescue is what follows when the file is found damaged: it is set aside
// under its name and the date, whatever can still be read is copied into a
// new one, and where that gives less than the last backup, the backup is
// copied in too. It says what came of it.
//
// The caller has closed all connections to the file.
func (a *Archive) rescue(ctx context.Context, cause error) (err error) {
	a.log.Error("archive: damaged", "path", a.path, "cause", cause)
	lock, holder, err := takeLock(a.path+".rescue", "rescue", os.Getpid(), a.now())
	if err != nil {
		return fmt.Errorf("rescue the archive: %w", err)
	}
	if lock == nil {
		return fmt.Errorf("the archive is damaged, and %s is rescuing it: try again in a moment", holder)
	}
	defer lock.release()

	aside, err := a.setAside()
	if err != nil {
		return fmt.Errorf("set the damaged archive aside: %w", err)
	}
	defer func() {
		if err != nil { // nothing is better where it was than lost under another name
			os.Rename(aside, a.path)
			os.Rename(aside+"-wal", a.path+"-wal")
		}
	}()
	part := a.path + ".part"
	removeDatabase(part)
	fresh := &Archive{path: part, opts: a.opts, now: a.now, log: a.log, mode: modeFile}
	c, err := fresh.dialNew(ctx)
	if err != nil {
		return fmt.Errorf("make a new archive: %w", err)
	}
	saved := a.salvage(ctx, c, aside)
	backup := ""
	if newest := a.newestBackup(); newest != "" {
		if more := a.salvage(ctx, c, newest); more.articles > 0 {
			saved.articles += more.articles
			backup = fmt.Sprintf(", %d of them from the backup of %s", more.articles, backupDay(newest))
		}
	}
	err = a.rebuild(ctx, c)
	if e := c.close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("fill the new archive: %w", err)
	}
	if err := os.Rename(part, a.path); err != nil {
		return fmt.Errorf("put the new archive in place: %w", err)
	}
	a.tell(fmt.Sprintf("the archive was damaged and has been rescued: %d articles and %d feeds kept%s; the damaged file is %s",
		saved.articles, saved.feeds, backup, aside))
	return nil
}

// setAside renames the file and its log to a name with the date.
func (a *Archive) setAside() (string, error) {
	base := fmt.Sprintf("%s.damaged-%s", a.path, a.now().UTC().Format("2006-01-02"))
	aside := base
	for n := 2; ; n++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			break
		}
		aside = fmt.Sprintf("%s-%d", base, n)
	}
	if err := os.Rename(a.path, aside); err != nil {
		return "", err
	}
	for _, suffix := range []string{"-wal", "-journal"} {
		if err := os.Rename(a.path+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			a.log.Warn("archive: set aside", "err", err)
		}
	}
	os.Remove(a.path + "-shm")
	return aside, nil
}

func removeDatabase(path string) {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		os.Remove(path + suffix)
	}
}

// dialNew makes an empty archive without a log beside it.
func (a *Archive) dialNew(ctx context.Context) (*conn, error) {
	f, err := os.OpenFile(a.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	a.mode = modeShared // a plain journal: one file to put in place
	c, err := dial(a.uri("mode=rw"), slices.Concat([]string{writerPragmas}, newFile(), a.pragmas())...)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, c, migrations()); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// backupDay reads the date in a backup's name.
func backupDay(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if len(name) >= 10 {
		return name[len(name)-10:]
	}
	return name
}
